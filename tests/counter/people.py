"""Invented people of many languages, the same for the same number."""

import random
from collections.abc import Iterator

from shopfriend.counter.roster import Entry

GIVEN = """
Margit Margaret Johanna Josef Jürgen Łucja Zoë François Björn Søren Ana María José Agnieszka
Katarzyna Tomasz Giulia Marco Ayşe Kerem Omar Salma Priya Arjun Nguyễn Linh Wei Chiamaka Abel Ngozi
Siobhán Niamh Eoin Rhys Siân Elif Jakub Ondřej Klára István Zsófia Ioana Andrei Milica Nikola
Dimitra Yannis Oksana Taras Ingrid Astrid Leif Henrik Pekka Aino Kärt Jānis Rasa Beatriz João Inês
Pau Montserrat Iker Nerea Clara Hugo Louis Camille Élodie
""".split()
FAMILY_BEGINNINGS = """
Sør Mül Łod Schnei Ober Hoff Ras Mac O'Bri Fitz Van Del Kov Nov Pet Ziel Wój Gar Mar Fer Rod Okaf
Had
""".split()
FAMILY_ENDINGS = """
ensen ler zki der meier mann mussen donald en gerald dam gado ač ák rov iński cik cía tínez nández
or ad
""".split()
TOWNS = """
Wyebridge Sundby Little-Marden Ross Hay Ledbury Málaga Łódź Århus Köln
""".split()
STREETS = (
    "Mill Lane",
    "High Street",
    "Church Road",
    "Station Parade",
    "Bahnhofstraße",
    "Rue de l'Église",
    "Calle Mayor",
    "Storgata",
    "Ulica Długa",
    "Harbour Walk",
)


def people(number: int) -> list[Entry]:
    return list(one_after_the_other(number))


def one_after_the_other(number: int) -> Iterator[Entry]:
    chance = random.Random(7)
    family = [
        a + b + c for a in FAMILY_BEGINNINGS for b in FAMILY_ENDINGS for c in ("", "a", "son", "ek", "i", "stein")
    ]
    for n in range(number):
        given, name = chance.choice(GIVEN), chance.choice(family)
        yield Entry(
            uid=f"{n:016x}",
            name=f"{given} {name}",
            given=given,
            family=name,
            reference=f"C-{n}",
            town=chance.choice(TOWNS),
            street=f"{n % 90 + 1} {STREETS[n // 90 % len(STREETS)]}",
            phones=(f"+44 20 {chance.randrange(10**7, 10**8)}",),
            emails=(f"guest{n}@example.org",),
            last_noted=chance.randrange(739_000, 739_900),
        )


KNOWN = (
    Entry("maggie", "Margit Sørensen", "Margit", "Sørensen", "Maggie", town="Wyebridge", street="3 Orchard Cottages"),
    Entry("sepp", "Josef Obermayr", "Josef", "Obermayr", phones=("+49 89 1234 4107",), last_noted=739_950),
    Entry("lodzki", "Marek Łódzki", "Marek", "Łódzki", reference="R-77", emails=("marek.l@example.net",)),
    Entry("mueller", "Jürgen Müllerschön", "Jürgen", "Müllerschön", last_noted=739_950),
    Entry("mac", "Fiona MacAllisterby", "Fiona", "MacAllisterby"),
    Entry("klee", "Ann Klee-Winterbourne", "Ann", "Klee-Winterbourne", town="Ullapool"),
)
