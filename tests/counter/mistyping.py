"""The ways in which a name that was heard, half remembered or hurried over arrives in the search box."""

import re

NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}

NICKNAMES = [
    (nick, tuple(names.split("/")))
    for nick, names in (
        pair.split("=")
        for pair in """
Peggy=Margaret Maggie=Margaret Meg=Margaret/Megan Greta=Margarete/Margareta Gretel=Margarete Toni=Antonia/Anton
Tony=Anthony/Antonio Bob=Robert Rob=Robert Bobby=Robert Sepp=Josef Joe=Joseph Pepe=José Paco=Francisco Pancho=Francisco
Sascha=Alexander/Alexandra Sasha=Aleksandr/Alexander Alex=Alexander/Alexandra Xandi=Alexandra Zuzia=Zuzanna
Kasia=Katarzyna Gosia=Małgorzata Basia=Barbara Asia=Joanna Jurek=Jerzy Wojtek=Wojciech Tomek=Tomasz Marysia=Maria
Hania=Hanna Ola=Aleksandra Ania=Anna Agnieszka=Agnieszka Krzysiek=Krzysztof Bill=William Will=William Billy=William
Liam=William Liz=Elizabeth Beth=Elizabeth Betty=Elizabeth Lisa=Elisabeth Sissi=Elisabeth Dick=Richard Rick=Richard
Jim=James Jimmy=James Jack=John Johnny=John Ted=Edward/Theodore Ned=Edward Ed=Edward/Edwin Kate=Katherine/Catherine
Kathy=Katherine/Kathleen Cathy=Catherine Katja=Katharina Käthe=Katharina Kathi=Katharina Sue=Susan Susie=Susanne/Susan
Susi=Susanne Sanne=Susanne Steffi=Stefanie/Stephanie Uschi=Ursula Uli=Ulrich Ulli=Ulrike Heinz=Heinrich Hannes=Johannes
Hans=Johannes Fritz=Friedrich Willi=Wilhelm Klaus=Nikolaus Rudi=Rudolf Wolfi=Wolfgang Franzi=Franziska Gabi=Gabriele
Geli=Angelika Moni=Monika Vroni=Veronika Resi=Theresia Lena=Magdalena/Helena Leni=Magdalena/Helene Max=Maximilian
Basti=Sebastian Matze=Matthias Michi=Michael Mike=Michael Mick=Michael Micha=Michael Gerd=Gerhard Bernd=Bernhard
Chuy=Jesús Nacho=Ignacio Lola=Dolores Concha=Concepción Conchita=Concepción Pilar=Pilar Charo=Rosario Maite=María
Quique=Enrique Kike=Enrique Manolo=Manuel Lupe=Guadalupe Chema=José Paquita=Francisca Perico=Pedro Nando=Fernando
Beto=Alberto/Roberto Tere=Teresa Mila=Milagros/Ludmila Gigi=Luigi Beppe=Giuseppe Peppe=Giuseppe Pino=Giuseppe
Sandro=Alessandro Gianni=Giovanni Nino=Antonino Mimmo=Domenico Lella=Raffaella Checco=Francesco Tonino=Antonio
Pippo=Filippo Enzo=Vincenzo/Lorenzo Zé=José Chico=Francisco Tó=António Xico=Francisco Bia=Beatriz Duda=Eduarda/Eduardo
Kaas=Nicolaas Jan=Johannes Wim=Willem Piet=Pieter Kees=Cornelis Sjaak=Jacques Bram=Abraham Jaap=Jacob Anneke=Anna
Misha=Mikhail Vanya=Ivan Volodya=Vladimir Katya=Ekaterina Natasha=Natalya/Nataliya Tanya=Tatyana Dima=Dmitry/Dmitriy
Kolya=Nikolay Lyuba=Lyubov Pasha=Pavel Seryozha=Sergey Zhenya=Yevgeny/Evgeniy Honza=Jan Pepík=Josef Jirka=Jiří
Franta=František Zdena=Zdeňka Mirek=Miroslav Slávek=Miroslav Kuba=Jakub Vašek=Václav Kačka=Kateřina Terka=Tereza
Andi=Andreas Pista=István Laci=László Józsi=József Gyuri=György Zsuzsi=Zsuzsanna Kati=Katalin Erzsi=Erzsébet
Jani=János Sanyi=Sándor Feri=Ferenc Bandi=András Lasse=Lars Kalle=Karl Nisse=Nils Pelle=Per Maja=Maria Lotta=Charlotta
Lotte=Charlotte Kicki=Kristina Stina=Kristina Jussi=Juhani Matti=Matias Pekka=Pietari Heikki=Henrik Lauri=Laurentius
Fred=Alfred/Frederick Sam=Samuel/Samantha Ben=Benjamin Dan=Daniel Danny=Daniel Dave=David Andy=Andrew/Andreas
Drew=Andrew Chris=Christopher/Christine/Christian Tina=Christina/Martina Nick=Nicholas Nicky=Nicole/Nicholas
Becky=Rebecca Jenny=Jennifer Sandy=Sandra Vicky=Victoria Pat=Patricia/Patrick Patsy=Patricia Trish=Patricia
Paddy=Patrick Tom=Thomas Tommy=Thomas Matt=Matthew Greg=Gregory Tim=Timothy Phil=Philip/Philippa Ron=Ronald
Ken=Kenneth Larry=Lawrence Harry=Harold/Henry Hal=Harold Hank=Henry Gus=August/Augustus Frank=Francis Molly=Mary
Polly=Mary Nan=Anne/Nancy Nell=Eleanor/Helen Ellie=Eleanor Dolly=Dorothy Dot=Dorothy Gerry=Gerald/Gerard Jeff=Jeffrey
Geoff=Geoffrey Abby=Abigail Maddie=Madeleine/Madison Mandy=Amanda Debbie=Deborah Jo=Joanne/Joanna Kim=Kimberly
Babs=Barbara Barb=Barbara Cindy=Cynthia Connie=Constance Izzy=Isabel/Isabelle Josie=Josephine Mo=Maureen Ali=Alison
Mehmet=Muhammed Memo=Mehmet Ibo=İbrahim Nuri=Nurettin Fatoş=Fatma Ayşe=Ayşegül
""".split()
    )
]

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g".split(" "),
        strict=True,
    )
)
_PLAIN_CYRILLIC = {latin: letter for letter, latin in _CYRILLIC.items() if latin and letter not in "ыэієґї"}
_TO_CYRILLIC = sorted(
    (_PLAIN_CYRILLIC | {"h": "х", "j": "й", "c": "ц", "w": "в", "x": "кс", "q": "к"}).items(),
    key=lambda pair: -len(pair[0]),
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o".split(),
        strict=True,
    )
)
_GREEK_PLAIN = str.maketrans("άέήίόύώϊϋΐΰς", "αεηιουωιυιυσ")


def from_cyrillic(name: str) -> str:
    """As it stands in a passport."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in name.lower())
    return latin.replace("iy", "y").title() if latin.endswith("iy") else latin.title()


def to_cyrillic(name: str) -> str:
    """As somebody with a Russian or Bulgarian keyboard types it."""
    typed = name.lower()
    typed = re.sub(r"(?<=[bcdfghklmnpqrstvwxz])y\b", "ий", typed)
    for latin, letter in _TO_CYRILLIC:
        typed = typed.replace(latin, letter)
    return typed


def from_greek(name: str) -> str:
    """As it is heard."""
    plain = name.lower().translate(_GREEK_PLAIN)
    for pair, latin in (("ου", "ou"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("ει", "i"), ("αυ", "av"), ("ευ", "ev")):
        plain = plain.replace(pair, latin)
    return "".join(_GREEK.get(letter, letter) for letter in plain)


def swapped(word: str, place: int) -> str:
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def missing(word: str, place: int) -> str:
    return word[:place] + word[place + 1 :]


def doubled(word: str, place: int) -> str:
    return word[: place + 1] + word[place:]


def neighbouring(word: str, place: int) -> str:
    beside = NEIGHBOURS.get(word[place], "")
    return word[:place] + beside[place % max(1, len(beside)) :][:1] + word[place + 1 :] if beside else word


TYPOS = (swapped, missing, doubled, neighbouring)

SOUNDS = [
    (re.compile(left), right)
    for left, right in (
        (r"(?<=[bfmghk])[ae][iy](?=er)", "ei"),
        (r"(?<=[bfmghk])ei(?=er)", "ey"),
        (r"(?<=[bfmghk])ei(?=er)", "ay"),
        (r"ph", "f"),
        (r"f(?=[aio])", "ph"),
        (r"\bc(?=[aour])", "k"),
        (r"\bk(?=[aour])", "c"),
        (r"(?<=[aeiou])ck", "k"),
        (r"th(?!om)", "t"),
        (r"dt\b", "t"),
        (r"tz\b", "z"),
        (r"(?<=[a-z]{3})y\b", "ie"),
        (r"ie\b", "y"),
        (r"(?<=[nlr])y\b", "i"),
        (r"sch", "sh"),
        (r"sz", "sh"),
        (r"cz", "ch"),
        (r"w(?=[aio])", "v"),
        (r"v(?=a)", "w"),
        (r"ks", "x"),
        (r"x\b", "ks"),
        (r"\bj(?=[ou])", "y"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
        (r"ou", "u"),
        (r"ee", "i"),
        (r"oo", "u"),
        (r"mann\b", "man"),
        (r"sson\b", "son"),
        (r"sen\b", "son"),
        (r"nn", "n"),
        (r"ll", "l"),
        (r"tt", "t"),
        (r"qu", "kw"),
        (r"gh?e", "ge"),
    )
]
"""What is written differently and sounds alike, to English, German or Polish ears."""

LONG_WAY = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ø", "oe"), ("å", "aa"), ("æ", "ae"))
"""Letters and how they are typed where a keyboard lacks them."""
