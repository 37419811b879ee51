"""Three cards as a shop would write them, long enough to fill one: what the measures of writing are taken on."""

from random import Random

ENGLISH = """Dear Margaret,
thank you for coming in last Tuesday in all that rain, and for carrying the two big parcels home yourself. I have \
thought about what you told us of your garden ever since: the old apple tree, the robin at the kitchen window, and \
your neighbour with his ladder.
The blue tea bowls that you asked for will be here before Christmas, and one set is put by with your name on it. Do \
tell me how the quince jam came out, and whether your sister also liked the small surprise. It is people like you \
who make this shop such a good place to work. We hope that the new year brings you many long and quiet evenings by \
the fire, with a very good book."""

GERMAN = """Liebe Françoise, lieber Jürgen,
herzlichen Dank, dass ihr am Samstag trotz des Schneetreibens zu uns gekommen seid! Die Geschichte von eurer Zoë und \
dem großen Kürbis erzählen wir hier immer noch, und Frau Müller lacht jedes Mal Tränen.
Die französische Kaffeemühle ist bestellt; sie müsste übernächste Woche eintreffen. Für Łukasz und seine Schwester \
Małgorzata legen wir die süßen Plätzchen zurück, die beide so gern mögen.
Übrigens: Der kleine Björn aus der Höhenstraße hat nach euch gefragt. Schaut bald wieder herein, der Tee ist heiß, \
und ein schöner Platz am Ofen gehört euch."""

FRENCH = """Chère Hélène, cher Benoît,
merci d’être passés mardi, malgré la pluie. Votre récit du voyage à Besançon, avec la vieille fenêtre et le garçon \
qui cherchait son âne, nous a fait rire toute la soirée.
Les bols bleus arriveront avant Noël; un service est déjà mis de côté pour Siân, Václav et Inés. Dites-nous si la \
confiture de coings a plu à votre sœur aînée.
C’est grâce à des clients comme vous que cette maison reste un lieu où l’on aime travailler. À très bientôt, près du \
poêle, autour d’un bon thé."""

TEXTS = (ENGLISH, GERMAN, FRENCH)

_NAMES = ("Margaret", "Theo", "Josephine", "Ned", "Beatrice", "Hal", "Winifred", "Agnes", "Dorothy", "Rupert")


def another(number: int) -> str:
    """The English card to someone else, its sentences in another order: as long, but no two numbers alike for long."""
    sentences = ENGLISH.partition("\n")[2].replace("\n", " ").removesuffix(".").split(". ")
    Random(number).shuffle(sentences)
    told = [sentence[0].upper() + sentence[1:] + "." for sentence in sentences]
    return f"Dear {_NAMES[number % len(_NAMES)]},\n{' '.join(told[:2])}\n{' '.join(told[2:])}"
