"""Who the test of finding looks for: thousands of invented people of many languages, always the same.

Run by hand where Faker is installed (its lists of names are under the MIT licence); what it writes is committed:
    python -m tests.counter.make_people
"""

import csv
import importlib
from pathlib import Path
from random import Random

from shopfriend.records.folding import fold
from tests.counter.mistyping import NICKNAMES, from_cyrillic
from tests.counter.regulars import COLUMNS, PEOPLE

SEED = 2026
A_LANGUAGE = 165
LATIN = """
az_AZ cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_US es_CO es_ES es_MX et_EE fi_FI fr_BE fr_FR
ga_IE hr_HR hu_HU id_ID it_IT lv_LV nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR
""".split()
CYRILLIC = ["bg_BG", "ru_RU", "uk_UA"]
GREEK = ["el_GR"]
FAMILY_FIRST = {"hu_HU"}
POLISH = """
Nowak Kowalska Wiśniewski Wójcik Kowalczyk Kamińska Lewandowski Zielińska Szymański Woźniak Dąbrowska Kozłowski
Jankowska Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowska Grabowski Zając Pawłowska Michalski Król Wieczorek Jabłoński
Wróbel Nowakowska Majewski Olszewska Stępień Malinowski Jaworska Adamczyk Dudek Nowicka Pawlak Górski Witkowska Walczak
Sikora Baran Rutkowski Michalak Szewczyk Ostrowska Tomaszewski Pietrzak Zalewska Wróblewski Marciniak Jasińska Łuczak
""".split()
TOWNS = """
Wyebridge Wyebridge Wyebridge Wyebridge Little-Marden Little-Marden Sundby Ross Ross Ledbury Ledbury Hay-on-Wye Colwall
Bromyard Monmouth Fownhope Hereford Hereford Malvern Tewkesbury Upton Newent Kington Leominster Presteigne Abergavenny
""".split()
STREETS = """
Mill Lane;High Street;Church Road;Station Parade;Orchard Cottages;Harbour Walk;Castle Hill;Bridge Street;Meadow Rise;
Chapel Row;Priory Gardens;Tanyard Lane;Beech Avenue;Quarry Bank;Foundry Yard;Riverside;Weir End;Gloucester Road;
Alma Terrace;Kyrle Street;Copse Cross;Brampton Road;Palmerston Way;Duxmere Drive;Redhill;Vine Tree Close;Walford Road;
Cawdor;Trenchard Street;Eastfield;Fernbank;Goodrich View;Ashfield Park;The Avenue;Nursery Road;Broad Street;New Street
"""
MAIL = ("example.org", "example.com", "example.net", "mail.example", "post.example")
PETS = ("dachshunds", "budgerigars", "kittens", "donkeys", "greyhounds", "tortoises", "canaries", "lurchers", "alpacas")
HOW_MANY = ("two", "three", "four", "seven")
FAMILY = ("brother", "daughter", "grandson", "twin sister", "godson", "aunt")
WHERE = ("Cardiff", "Lisbon", "Melbourne", "Aberdeen", "Toronto", "Bergen", "Nairobi", "Kraków", "Dunedin", "Trieste")


class Chance:
    """Draws that stay the same: only `Random.random` is promised not to change from one Python to the next."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def happens(self, share: float) -> bool:
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))

    def pick(self, things):
        return things[int(self._random.random() * len(things))]

    def part(self) -> float:
        return self._random.random()


def names_of(language: str) -> tuple[list[str], list[str]]:
    """Given and family names of a language, each once and in order."""
    listed = importlib.import_module(f"faker.providers.person.{language}").Provider
    given = {name for kind in ("first_names", "first_names_male", "first_names_female") for name in _all(listed, kind)}
    family = {name for kind in ("last_names", "last_names_male", "last_names_female") for name in _all(listed, kind)}
    if language == "pl_PL":
        family = set(POLISH)
    return sorted(given), sorted(family)


def _all(listed: type, kind: str) -> list[str]:
    names = getattr(listed, kind, ())
    return [] if isinstance(names, property) else [name.strip() for name in names if fold(name)]


def person(chance: Chance, language: str, given: str, family: str) -> dict[str, str]:
    """Everything about somebody, as a row of the file."""
    short = [nick for nick, long in NICKNAMES if fold(given) in (fold(name) for name in long)]
    noted = 0 if chance.happens(0.15) else 1 + int(1100 * chance.part() ** 2)
    times = 1 + int(120 * chance.part() ** 3) if noted else 0
    plain = fold(given).replace(" ", ""), fold(family).replace(" ", "")
    address = chance.pick((".".join(plain), plain[0][0] + plain[1], plain[1] + "." + plain[0][0]))
    streets = [street.strip() for street in STREETS.split(";")]
    around = ""
    if chance.happens(0.05):
        around = chance.pick(
            (
                f"{chance.pick(HOW_MANY)} {chance.pick(PETS)} at home",
                f"{chance.pick(FAMILY)} in {chance.pick(WHERE)}",
            )
        )
    return {
        "language": language,
        "name": f"{family} {given}" if language in FAMILY_FIRST else f"{given} {family}",
        "given": given,
        "family": family,
        "called": chance.pick(short) if short and chance.happens(0.4) else "",
        "town": chance.pick(TOWNS) if chance.happens(0.8) else "",
        "street": f"{chance.number(1, 90)} {chance.pick(streets)}" if chance.happens(0.7) else "",
        "phone": "000 " + "".join(str(chance.number(0, 9)) for _ in range(8)) if chance.happens(0.85) else "",
        "email": f"{address}@{chance.pick(MAIL)}" if chance.happens(0.5) else "",
        "around": around,
        "days": str(noted),
        "times": str(times),
    }


def people() -> list[dict[str, str]]:
    """As many of each language, no name twice in a language."""
    chance = Chance(SEED)
    rows = []
    for language in [*LATIN, *CYRILLIC, *CYRILLIC, *GREEK]:
        given, family = names_of(language)
        romanized = language in CYRILLIC and any(row["language"] == language for row in rows)
        taken = set()
        while len(taken) < A_LANGUAGE // (2 if language in CYRILLIC else 1):
            pair = chance.pick(given), chance.pick(family)
            if pair not in taken:
                taken.add(pair)
                first, last = (from_cyrillic(name) for name in pair) if romanized else pair
                rows.append(person(chance, language, first, last))
    return rows


def write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write(PEOPLE, COLUMNS, people())
