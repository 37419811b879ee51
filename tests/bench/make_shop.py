"""A shop of many regulars with ten conversations each, encrypted: made in bulk, once for all benchmarks of finding.

Names are those of the test of finding (`tests/counter/regulars`), then the same names put together otherwise; talks are
the sample shop's, filled from its lists of words, told day by day by whoever came in. The change log alone is left out:
of what is measured, nothing reads more of it than its end.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import chain
from math import gcd
from pathlib import Path
from typing import Any

from shopfriend.counter.roster import Entry
from shopfriend.records.base import Remembered
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.shop import Shop
from shopfriend.records.visit import Visit
from shopfriend.store import cipher, recovery_code, upgrade
from tests.counter.finding import crowd, entries
from tests.counter.make_people import Chance
from tests.end_to_end.command import CODE, TODAY

TALKS = 10
SALT = b"salt of one shop"
KEY = cipher.raw_key(recovery_code.secret_of(CODE), SALT)
SLOT = re.compile(r"{(\w+)}")
DIFFERENT = 50_000
"""So many talks are different from one another; then they come again, each to somebody else."""
BETWEEN_US = 50
"""One talk in so many."""
DAYS = 1095
UNTIL = date.fromisoformat(TODAY)
NOON = f"{TODAY} 12:00:00.000000"


def make(path: Path, number: int, resources: Path) -> None:
    """A new shop of so many, that opens with the tests' recovery code."""
    words = tomllib.loads((resources / "sample" / "names.toml").read_text(encoding="utf-8"))
    upgrade.make(path, KEY)
    with closing(cipher.connect(path, KEY)) as connection:
        for pragma in ("synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        _store(connection, Shop, "name region", [(1, "Many", "GB")])
        people = entries()[:number]
        with _searched_afterwards(connection):
            _people(connection, list(chain(people, crowd(number - len(people)))), words)
            _talks(connection, number, words)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _searched_afterwards(connection: Any) -> Iterator[None]:
    """Full text search is filled at the end and at once, with what its triggers would have entered one by one."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _statement in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for table, which in (("conversation", "NOT between_us"), ("detail", "gone IS NULL AND kind != 'allergy'")):
        connection.execute(f"INSERT INTO {table}_search (rowid, folded) SELECT id, folded FROM {table} WHERE {which}")
    for _name, statement in triggers:
        connection.execute(statement)


def _store(connection: Any, noun: type[Remembered], columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows that begin with their key; columns that are not named get what is usual for the noun."""
    told = {"id": "?1", "uid": "printf('%016x', ?1)", "version": "1", "created": f"'{NOON}'", "changed": f"'{NOON}'"}
    told |= {name: f"?{place}" for place, name in enumerate(columns.split(), 2)}
    for column in noun.__table__.columns:
        if column.name not in told and not column.nullable:
            told[column.name] = _sql(column.default)
    connection.executemany(
        f"INSERT INTO {noun.__tablename__} ({', '.join(told)}) VALUES ({', '.join(told.values())})", rows
    )


def _sql(default: Any) -> str:
    usual = default.arg(None) if default.is_callable else default.arg
    if isinstance(usual, dict):
        return "'{}'"
    return f"'{usual}'" if isinstance(usual, str) else str(int(usual))


def _people(connection: Any, people: list[Entry], words: dict[str, Any]) -> None:
    chance = Chance(5)
    everybody = list(enumerate(people, 1))
    _store(
        connection,
        Customer,
        "name given family called birth_day birth_month reference",
        (
            (key, one.name, one.given, one.family, one.called, *birthday, f"C-{key}")
            for key, one in everybody
            for birthday in ((chance.number(1, 28), chance.number(1, 12)),)
        ),
    )
    _store(
        connection,
        Address,
        "customer_id street town postal",
        ((key, key, one.street, one.town, 1) for key, one in everybody),
    )
    phones = ((key, key, phone) for key, one in everybody for phone in one.phones)
    _store(connection, Phone, "customer_id number", phones)
    emails = ((key, key, email) for key, one in everybody for email in one.emails)
    _store(connection, Email, "customer_id address", emails)
    _store(
        connection,
        Detail,
        "customer_id kind name relation text folded",
        _around(chance, [key for key, _one in everybody], people, words["slots"]),
    )


def _around(
    chance: Chance, keys: list[int], people: list[Entry], slots: dict[str, list[str]]
) -> Iterator[tuple[Any, ...]]:
    """A pet or somebody of the family for each, and what she takes up in her free time."""
    for key in keys:
        kind = "pet" if chance.happens(0.5) else "family"
        name = chance.pick(slots["pet_name"]) if kind == "pet" else chance.pick(people).given
        relation = chance.pick(slots["pet" if kind == "pet" else "relation"])
        yield 2 * key, key, kind, name, relation, "", fold(f"{name} {relation}")
        hobby = chance.pick(slots["hobby"])
        yield 2 * key + 1, key, "topic", "", "", hobby, fold(hobby)


def _talks(connection: Any, number: int, words: dict[str, Any]) -> None:
    """Talks in the order of their days: in each tenth of the time everybody comes in once, in an order of its own."""
    texts = list(_texts(words))
    step = next(step for step in range(number * 5 // 8, number) if gcd(step, number) == 1)

    def told() -> Iterator[tuple[int, int, str]]:
        for talk in range(number * TALKS):
            turn, place = divmod(talk, number)
            day = UNTIL - timedelta(DAYS - DAYS * talk // (number * TALKS))
            yield talk + 1, (place * step + turn * 7919) % number + 1, day.isoformat()

    _store(
        connection,
        Conversation,
        "day text between_us folded",
        (
            (talk, day, text, talk % BETWEEN_US == 0, folded)
            for talk, _key, day in told()
            for text, folded in (texts[talk * 31 % len(texts)],)
        ),
    )
    _store(connection, Present, "conversation_id customer_id", ((talk, talk, key) for talk, key, _day in told()))
    _store(connection, Visit, "customer_id day", ((talk, key, day) for talk, key, day in told()))


def _texts(words: dict[str, Any]) -> Iterator[tuple[str, str]]:
    chance = Chance(6)
    given = [name for group in words["names"] for name in group["given"]]
    places = words["places"]
    slots = {
        **words["slots"],
        "given": given,
        "street": places["streets"],
        "town": [town["town"] for town in places["towns"]],
    }
    for _ in range(DIFFERENT):
        text = SLOT.sub(lambda slot: chance.pick(slots[slot[1]]), chance.pick(words["talk"])["text"])
        yield text, fold(text)
