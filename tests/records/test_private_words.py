import pytest

from shopfriend.records.folding import plain
from shopfriend.records.private_words import is_private


@pytest.mark.parametrize(
    "said",
    [
        "Ring about the hip operation",
        "Chemo on Friday",
        "After the funeral",
        "Votes Labour",
        "Going to church",
        "Is pregnant",
        "Getting divorced",
        "Blumen ins Krankenhaus",
        "Nach der Beerdigung",
        "Ist schwanger",
        "Après l'enterrement",
        "À l'hôpital",
        "Está embarazada",
        "Después del entierro",
    ],
)
def test_what_is_nobody_elses_business_is_told(said: str) -> None:
    assert is_private(said)
    assert is_private(said.upper())


@pytest.mark.parametrize(
    "said",
    [
        "Keep a stollen aside till today",
        "Two pains au chocolat",
        "I'll ring about the lamp",
        "Die Lampe bestellen",
        "Den Riesling trocken",
        "Ich glaube, am Freitag",
        "Deux pains de seigle, une fois par mois",
        "Votre thé, à droite",
        "Todos los quesos",
        "Her son Christian drove straight home",
        "A mortadella sandwich and a casserole",
        "Une photo du pique-nique",
        "Emil passed the driving test",
        "Jude likes rye bread",
    ],
)
def test_and_what_anybody_may_hear_is_not(said: str) -> None:
    assert not is_private(said)


def test_letters_keep_their_places_without_accents() -> None:
    assert plain("Łódź, ÜBER’s Zoë ß") == "łodz, uber's zoe ß"
