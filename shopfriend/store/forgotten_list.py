"""Who was forgotten, in an open file: noted as fingerprints, and found again among those who are there.

The list also lies as a small file beside the backups, wherever they are carried: encrypted as they are, with the same
key. So a backup that is older than the wish to be forgotten forgets when it is brought back, also on another computer.
Of a backup that lies alone, without the list, nothing can know.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from shopfriend.problem import Problem
from shopfriend.records import fingerprint
from shopfriend.records.fingerprint import Traits, name_trait
from shopfriend.records.ways import address_key, phone_key
from shopfriend.store import cipher, copies
from shopfriend.store.forgetting import Person
from shopfriend.store.forgotten_log import images_of

BEFORE_ALL = "2000-01-01 00:00:00.000000"
"""The instant of those who were only deleted: no list brings them back, but a backup may, restored for just that."""
_ENDING = " forgotten.list"
_LEAST_DIGITS = 6
_TABLE = "CREATE TABLE forgotten (key TEXT NOT NULL, mark TEXT NOT NULL UNIQUE, at TEXT NOT NULL, swept INT NOT NULL)"
_PUT = (
    "INSERT INTO forgotten (key, mark, at, swept) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (mark) DO UPDATE SET at = max(at, excluded.at)"
)
_ROWS = "SELECT key, mark, at FROM forgotten"


class Row(NamedTuple):
    """A fingerprint, the key that it was made with, and the instant of the forgetting as SQLite keeps it (UTC)."""

    key: str
    mark: str
    at: str


def instant(now: datetime) -> str:
    """An instant as SQLite keeps it."""
    return now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def rows_of(connection: Any) -> set[Row]:
    """The whole list of an open file; of one that an older program made, none."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'forgotten'").fetchone()
    return {Row(*row) for row in connection.execute(_ROWS)} if there else set()


def take_over(connection: Any, rows: Iterable[Row]) -> None:
    """Add to the list of an open file what another list holds."""
    _add(connection, rows, swept=True)


def _add(connection: Any, rows: Iterable[Row], *, swept: bool) -> None:
    told = ((*row, swept) for row in rows)
    connection.executemany(_PUT, told).close()


def is_swept(connection: Any) -> bool:
    """Whether nothing of those who were forgotten is left in the free room of the file."""
    return bool(connection.execute("SELECT NOT EXISTS (SELECT 1 FROM forgotten WHERE NOT swept)").fetchone()[0])


def name_swept(connection: Any) -> None:
    """Say that."""
    connection.execute("UPDATE forgotten SET swept = 1").close()


def note(connection: Any, traits: Traits, at: str) -> None:
    """Put somebody on the list. A key is made for the first; all later ones have the same."""
    (known,) = connection.execute("SELECT max(key) FROM forgotten").fetchone()
    key = known or fingerprint.new_key()
    _add(connection, (Row(key, mark, at) for mark in sorted(fingerprint.all_of(key, traits))), swept=False)


def person(connection: Any, uid: str) -> tuple[Person, Traits] | None:
    """Whom to forget, and by what she is known: as she is, and as she ever was by the log. None where nobody has that
    uid.
    """
    found = connection.execute("SELECT id, name, given, family, called FROM customer WHERE uid = ?", (uid,)).fetchone()
    if found is None:
        return None
    key, *names = found
    merged = connection.execute("SELECT gone_uid, name FROM merged WHERE customer_id = ?", (key,)).fetchall()
    uids = frozenset([uid, *(gone for gone, _name in merged)])
    known = _Known()
    known.learn("customer", dict(zip(("name", "given", "family", "called"), names, strict=True)))
    for _gone, name in merged:
        known.learn("customer", {"name": name})
    for table, row in (*_rows_now(connection, key), *images_of(connection, uids)):
        known.learn(table, row)
    others = _others(connection, key)
    whole = {name for name in known.full if name_trait(name) not in others}
    theirs = _ways_of_others(connection, key)
    whole |= {way for way in known.ways if way not in theirs}
    return Person(key, uid, uids, frozenset(whole), frozenset(known.short)), known.traits(uids)


def traits_in_log(connection: Any, uid: str) -> Traits:
    """By what somebody was known who was deleted, as the log still tells it; also as who had become one with her."""
    known, merged = _Known(), {row["gone_uid"] for table, row in images_of(connection, [uid]) if table == "merged"}
    uids = frozenset([uid, *merged])
    for table, row in images_of(connection, uids):
        known.learn(table, row)
    return known.traits(uids)


class _Known:
    """What is gathered of one customer from rows and images of rows."""

    def __init__(self) -> None:
        self.full: set[str] = set()
        self.short: set[str] = set()
        self.ways: set[str] = set()
        self._facts: dict[str, set[str]] = defaultdict(set)

    def learn(self, table: str, row: dict[str, Any]) -> None:
        """Take in what a row says by which somebody is known."""
        facts = self._facts
        if table == "customer":
            name, given, family, called = (row.get(each) or "" for each in ("name", "given", "family", "called"))
            said = [name, f"{given} {family}", f"{called} {family}"]
            facts["names"] |= {name_trait(each) for each in said if len(each.split()) > 1 or each == name} - {""}
            self.full |= {
                each.strip() for each in (*said, f"{family} {given}", f"{family}, {given}") if len(each.split()) > 1
            }
            self.short |= {word for each in (name, given, called) for word in (each, *each.split()) if word}
            facts["references"].add(row.get("reference") or "")
            if row.get("birth_day") and row.get("birth_month"):
                facts["birthdays"].add(f"{row['birth_month']}-{row['birth_day']}")
        elif table == "phone":
            facts["phones"].add(phone_key(row["international"] or row["number"]))
            self._way(row["number"], _LEAST_DIGITS)
            self._way(row["international"], _LEAST_DIGITS)
        elif table == "email":
            facts["emails"].add(row["address"].casefold())
            self._way(row["address"], 1)
        elif table == "address":
            facts["addresses"].add(address_key(row["street"], row["postcode"], row["town"]))

    def _way(self, said: str, least: int) -> None:
        if len(said) >= least:
            self.ways.add(said)

    def traits(self, uids: frozenset[str]) -> Traits:
        """All of it as it is compared."""
        kinds = ("names", "phones", "emails", "addresses", "references", "birthdays")
        return Traits(**{kind: frozenset(self._facts[kind] - {""}) for kind in kinds}, uids=uids)


_PARTS = {
    "customer": "uid, name, given, family, called, reference, birth_day, birth_month, created",
    "phone": "number, international",
    "email": "address",
    "address": "street, postcode, town",
}


def _rows_now(connection: Any, key: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for table, columns in _PARTS.items():
        owner = "id" if table == "customer" else "customer_id"
        asked = connection.execute(f"SELECT {columns} FROM {table} WHERE {owner} = ?", (key,))
        yield from ((table, dict(zip(columns.split(", "), row, strict=True))) for row in asked.fetchall())


def _others(connection: Any, key: int) -> set[str]:
    return {name_trait(name) for (name,) in connection.execute("SELECT name FROM customer WHERE id <> ?", (key,))}


def _ways_of_others(connection: Any, key: int) -> set[str]:
    asked = (
        "SELECT number FROM phone WHERE customer_id <> ?1 UNION SELECT international FROM phone "
        "WHERE customer_id <> ?1 UNION SELECT address FROM email WHERE customer_id <> ?1"
    )
    return {way for (way,) in connection.execute(asked, (key,))}


def come_back(connection: Any) -> list[str]:
    """The uids of those in an open file who are on its list, and were in it before they were forgotten.

    Known by their uid, or by name with one fact more; who was added afterwards came by her own wish, and stays.
    """
    return [uid for uid, _name in _listed(connection, rows_of(connection), later_too=False)]


def alike(connection: Any, uid: str) -> tuple[str, ...]:
    """The names of those who have a name with one fact more in common with this customer: perhaps the same twice."""
    found = person(connection, uid)
    if found is None:
        return ()
    key = fingerprint.new_key()
    rows = {Row(key, mark, "") for mark in fingerprint.named(key, found[1])}
    return tuple(name for other, name in _listed(connection, rows, later_too=True) if other != uid)


def _listed(connection: Any, rows: Iterable[Row], *, later_too: bool) -> list[tuple[str, str]]:
    """Uids and names of those in an open file whom these rows mean; also those who came afterwards, or not."""
    by_key: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        by_key[row.key][row.mark] = row.at
    if not by_key:
        return []
    everybody: dict[int, _Known] = defaultdict(_Known)
    known: dict[int, tuple[str, str, str]] = {}
    for table, columns in _PARTS.items():
        owner = "id" if table == "customer" else "customer_id"
        for key, *values in connection.execute(f"SELECT {owner}, {columns} FROM {table}"):
            told = dict(zip(columns.split(", "), values, strict=True))
            everybody[key].learn(table, told)
            if table == "customer":
                known[key] = told["uid"], told["name"], "" if later_too else told["created"]
    return [
        (uid, name)
        for key, (uid, name, created) in known.items()
        if any(_is_listed(mark_key, listed, uid, created, everybody[key]) for mark_key, listed in by_key.items())
    ]


def _is_listed(key: str, listed: dict[str, str], uid: str, created: str, known: _Known) -> bool:
    marks = (fingerprint.of_uid(key, uid), *fingerprint.named(key, known.traits(frozenset())))
    return any(created <= listed[mark] for mark in marks if mark in listed)


def file_in(folder: Path, stem: str) -> Path:
    """Where the list of a shop lies beside its backups; `stem` is the name of the shop's file."""
    return folder / f"{stem}{_ENDING}"


def lay_in(folder: Path, stem: str, key: str, rows: Collection[Row]) -> bool:
    """Write the list beside the backups in a folder, whole or not at all, encrypted as they are.

    What lies there already and opens with the key is kept as well. False where the folder does not take it.
    """
    target = file_in(folder, stem)
    there = read(target, key)
    everything = {*rows, *(there or ())}
    if not everything or everything == there:
        return True
    partial = copies.partial_of(target)
    with suppress(OSError, Problem, sqlcipher.Error):
        copies.discard(partial)
        with closing(cipher.connect(partial, key, create=True)) as connection:
            connection.execute(_TABLE).close()
            take_over(connection, sorted(everything))
        copies.put_in_place(partial, target)
        return True
    return False


def read(file: Path, key: str) -> set[Row] | None:
    """The list in such a file; None where there is none that this key opens."""
    if not file.exists():
        return None
    with suppress(Problem, sqlcipher.DatabaseError), closing(cipher.connect(file, key, at_rest=True)) as connection:
        return rows_of(connection)
    return None


class Found(NamedTuple):
    """What the lists in some folders tell together, and whether there is one of this shop that no key opened."""

    rows: set[Row]
    is_whole: bool


def found_in(folders: Iterable[Path], shop: bytes, keys: Collection[str]) -> Found:
    """What the lists of the shop with this id tell that lie in these folders, each opened by one of the keys."""
    rows: set[Row] = set()
    is_whole = True
    for file in sorted({file for folder in folders for file in _lists_in(folder, shop)}):
        read_by = next((found for key in keys if (found := read(file, key)) is not None), None)
        rows |= read_by or set()
        is_whole = is_whole and read_by is not None
    return Found(rows, is_whole)


def _lists_in(folder: Path, shop: bytes) -> Iterator[Path]:
    with suppress(OSError):
        for file in folder.glob(f"*{_ENDING}"):
            with suppress(Problem):
                if cipher.salt_of(file) == shop:
                    yield file
