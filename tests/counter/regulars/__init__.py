"""The people and queries by which finding is measured: two files and how they are read."""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
PEOPLE, QUERIES = FOLDER / "people.tsv", FOLDER / "queries.tsv"
COLUMNS = tuple("language name given family called town street phone email around days times".split())
"""`days`: since she was last noted, 0 if never; `times`: how often in all."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the place of whom it means in the file of people."""

    kind: str
    typed: str
    means: int


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def queries() -> list[Query]:
    return [Query(row["kind"], row["typed"], int(row["means"])) for row in rows(QUERIES)]
