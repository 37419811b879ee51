"""How well an index finds: by kind of query, how high the one who is meant stands and after how many keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import mean

from shopfriend.counter.lookup import Index
from shopfriend.counter.roster import Entry
from tests.counter import regulars
from tests.counter.make_people import TOWNS, Chance
from tests.counter.regulars import Query

TODAY = 740_000
TEXT = "around them"


@dataclass(frozen=True, slots=True)
class Found:
    """How one query fared. `keys`: until she stood first, and among the first five; twice its length if never."""

    query: Query
    place: int | None
    keys: tuple[int, int]


def entries() -> list[Entry]:
    """The regulars of the test; each has her place in the file as uid."""
    return [
        Entry(
            uid=str(number),
            name=row["name"],
            given=row["given"],
            family=row["family"],
            called=row["called"],
            town=row["town"],
            street=row["street"],
            phones=(row["phone"],) if row["phone"] else (),
            emails=(row["email"],) if row["email"] else (),
            last_noted=TODAY - int(row["days"]) if row["days"] != "0" else 0,
            times=int(row["times"]),
        )
        for number, row in enumerate(regulars.rows(regulars.PEOPLE))
    ]


def crowd(number: int) -> Iterator[Entry]:
    """So many more, of the same names put together otherwise: an old list of addresses, nobody ever noted."""
    chance, people = Chance(99), regulars.rows(regulars.PEOPLE)
    taken = {(row["given"], row["family"]) for row in people}
    while number:
        given, family = chance.pick(people)["given"], chance.pick(people)["family"]
        if (given, family) in taken:
            continue
        taken.add((given, family))
        number -= 1
        yield Entry(
            uid=f"crowd {number}",
            name=f"{given} {family}",
            given=given,
            family=family,
            town=chance.pick(TOWNS),
            phones=("000 " + "".join(str(chance.number(0, 9)) for _ in range(8)),),
        )


def place_of(index: Index, typed: str, means: str) -> int | None:
    """Where she stands, the first place being 1."""
    return next((place for place, hit in enumerate(index.find(typed), 1) if hit.uid == means), None)


def fared(index: Index, query: Query) -> Found:
    """Type a query letter by letter."""
    keys = [2 * len(query.typed)] * 2
    for typed in range(len(query.typed), 0, -1):
        place = place_of(index, query.typed[:typed], str(query.means)) or 99
        keys = [typed if place <= enough else before for enough, before in zip((1, 5), keys, strict=True)]
    return Found(query, place_of(index, query.typed, str(query.means)), (keys[0], keys[1]))


def measured(index: Index) -> list[Found]:
    """All queries but those for the full-text search."""
    return [fared(index, query) for query in regulars.queries() if query.kind != TEXT]


@dataclass(frozen=True, slots=True)
class Figures:
    """Share in first place and among the first five, and mean keys to either."""

    first: float
    five: float
    keys_first: float
    keys_five: float

    def __str__(self) -> str:
        return f"first {self.first:.3f}  five {self.five:.3f}  keys {self.keys_first:.2f} {self.keys_five:.2f}"


def figures(found: Iterable[Found]) -> Figures:
    rows = list(found)
    return Figures(
        mean(row.place == 1 for row in rows),
        mean((row.place or 99) <= 5 for row in rows),
        mean(row.keys[0] for row in rows),
        mean(row.keys[1] for row in rows),
    )


def table(found: list[Found]) -> str:
    """The figures of each kind, and of all."""
    kinds = defaultdict(list)
    for row in found:
        kinds[row.query.kind].append(row)
    lines = [f"{kind:30} {figures(rows)}" for kind, rows in kinds.items()]
    return "\n".join(["", *lines, f"{'all':30} {figures(found)}"])
