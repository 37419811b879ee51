"""Forgetting a customer for ever, in an open file: her rows and what leans on them, her names elsewhere, her log.

All of it on a bare connection, so that a backup is made to forget with the same words as a shop. What becomes of a row
that points to her is declared where the row is (`Forgetting`); what she shares with others stays theirs, without her
name: a talk with two, the envelope of a house, a card that thanked somebody for sending her.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import JSON, Column

from shopfriend.records.everything import METADATA
from shopfriend.records.house_names import without
from shopfriend.records.kinds import CardState, Forgetting
from shopfriend.store import forgotten_log, soundness
from shopfriend.store.covering import WORDS, cover_row, naming

Rows = dict[str, set[int]]
_CUSTOMER = "customer"
_NOT_YET_MADE = (CardState.SUGGESTED.value, CardState.WAITING.value)


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to forget. `uids` are all that she had (also as somebody who was merged into her), `whole` what names her
    wherever it stands (full names, e-mails, telephones), `short` what names her among those who were there.
    """

    key: int
    uid: str
    uids: frozenset[str]
    whole: frozenset[str]
    short: frozenset[str]


def forget_rows(connection: Any, person: Person, action: str, at: str) -> Mapping[str, int]:
    """Forget somebody in the open transaction of a bare connection; how many rows of each noun went, by table.

    `at` is the instant as SQLite keeps it. The log tells others only that this customer is no longer there.
    """
    ever = forgotten_log.talks_of(connection, person.uids), forgotten_log.houses_of(connection, person.uids)
    talks = set(_ids(connection, "SELECT conversation_id FROM present WHERE customer_id = ?", person.key))
    houses = set(_ids(connection, "SELECT household_id FROM customer WHERE id = ?", person.key))
    talks |= set(_ids(connection, f"SELECT id FROM conversation WHERE id IN {_AMONG}", _told(ever[0])))
    houses |= set(_ids(connection, f"SELECT id FROM household WHERE id IN {_AMONG}", _told(ever[1])))
    going = _going(connection, person, houses)
    uids = {(table, uid) for table, keys in going.items() for uid in _texts(connection, table, "uid", keys)}
    subjects = [uid for _table, uid in uids] + list(person.uids)
    _cover_shared(connection, person, talks - going["conversation"], houses - going["household"], subjects)
    _cover_everywhere(connection, person, going)
    _loosen(connection, going)
    for table in reversed(METADATA.sorted_tables):
        if going.get(table.name):
            _run(connection, f"DELETE FROM {table.name} WHERE id IN {_AMONG}", _told(going[table.name]))
    forgotten_log.purge(connection, person.uids, person.whole, person.short, uids)
    _run(
        connection,
        "INSERT INTO change (action, table_name, row_uid, customer_uid, at) VALUES (?, ?, ?, ?, ?)",
        action,
        _CUSTOMER,
        person.uid,
        person.uid,
        at,
    )
    return {table: len(keys) for table, keys in going.items() if keys}


_FOR_READERS = 1000
"""Milliseconds to wait for those who read the journal that is to be emptied."""


@contextmanager
def all_or_nothing(connection: Any, path: Path) -> Iterator[None]:
    """One transaction on a bare connection; what goes wrong in it is raised as the Problem that it means.

    What is deleted is overwritten at once: also where the power fails before the file is written anew.
    """
    with soundness.faults_told(path):
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("BEGIN IMMEDIATE").close()
        try:
            yield
            connection.execute("COMMIT").close()
        except BaseException:
            with suppress(sqlcipher.DatabaseError):
                connection.execute("ROLLBACK").close()
            raise


def sweep(connection: Any) -> bool:
    """Write the file anew without what was deleted, and empty its journal.

    Takes about as long as a backup, and as much room once more. False where there is no room, or another program reads
    the shop meanwhile.
    """
    with suppress(sqlcipher.OperationalError):
        connection.execute("VACUUM").close()
        connection.execute(f"PRAGMA busy_timeout = {_FOR_READERS}").fetchall()
        busy, _all, _done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    return False


_AMONG = "(SELECT value FROM json_each(?))"


def _going(connection: Any, person: Person, houses: Collection[int]) -> Rows:
    """All rows that go, by table."""
    going: Rows = defaultdict(set, {_CUSTOMER: {person.key}})
    for column in _pointing_to(_CUSTOMER):
        if _fate(column) is Forgetting.DELETE:
            going[column.table.name] |= set(
                _ids(connection, f"SELECT id FROM {column.table.name} WHERE {column.name} = ?", person.key)
            )
    alone = (
        "SELECT id FROM conversation WHERE id IN (SELECT conversation_id FROM present WHERE customer_id = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM present WHERE conversation_id = conversation.id AND customer_id <> ?1)"
    )
    going["conversation"] |= set(_ids(connection, alone, person.key))
    empty = (
        f"SELECT id FROM household WHERE id IN {_AMONG} AND NOT EXISTS "
        "(SELECT 1 FROM customer WHERE household_id = household.id AND customer.id <> ?)"
    )
    going["household"] |= set(_ids(connection, empty, _told(houses), person.key))
    to_them = f"SELECT id FROM card WHERE household_id IN {_AMONG}"
    going["card"] |= set(_ids(connection, to_them, _told(going["household"])))
    uids = [uid for table, keys in list(going.items()) for uid in _texts(connection, table, "uid", keys)]
    unwritten = f"SELECT id FROM card WHERE state IN (?, ?) AND subject_uid IN {_AMONG}"
    going["card"] |= set(_ids(connection, unwritten, *_NOT_YET_MADE, _told([*uids, *person.uids])))
    found = True
    while found:
        found = False
        for table, keys in list(going.items()):
            for column in _pointing_to(table) if table != _CUSTOMER and keys else ():
                if not column.nullable:
                    leaning = f"SELECT id FROM {column.table.name} WHERE {column.name} IN {_AMONG}"
                    more = set(_ids(connection, leaning, _told(keys))) - going[column.table.name]
                    going[column.table.name] |= more
                    found = found or bool(more)
    return going


def _loosen(connection: Any, going: Rows) -> None:
    """What stays no longer points to what goes."""
    for table, keys in list(going.items()):
        for column in _pointing_to(table):
            if column.nullable and keys:
                name = column.table.name
                _run(
                    connection,
                    f"UPDATE {name} SET {column.name} = NULL, version = version + 1 "
                    f"WHERE {column.name} IN {_AMONG} AND id NOT IN {_AMONG}",
                    _told(keys),
                    _told(going.get(name, ())),
                )


def _cover_shared(
    connection: Any, person: Person, talks: Collection[int], houses: Collection[int], subjects: Collection[str]
) -> None:
    for talk in talks:
        others = _all(
            connection,
            "SELECT name, given, family, called FROM customer JOIN present ON customer_id = customer.id "
            "WHERE conversation_id = ? AND customer_id <> ?",
            talk,
            person.key,
        )
        theirs = {word.casefold() for row in others for name in row for word in (name, *name.split())}
        names = {name for name in person.short if name.casefold() not in theirs}
        _cover(connection, "conversation", "id = ?", (talk,), names | person.whole)
    for house in houses:
        _readdress(connection, person, house)
    about = f"subject_uid IN {_AMONG}"
    _cover(connection, "card", about, (_told(subjects),), person.short | person.whole)


def _readdress(connection: Any, person: Person, house: int) -> None:
    """The envelope and the beginning of the house are written anew without her; one who is left is named alone."""
    members = _all(
        connection, "SELECT id, name, beginning FROM customer WHERE household_id = ? AND id <> ?", house, person.key
    )
    ((envelope, beginning),) = _all(connection, "SELECT envelope_name, beginning FROM household WHERE id = ?", house)
    names = sorted(person.short, key=len, reverse=True)
    envelope = members[0][1] if len(members) == 1 else without(envelope, names)
    beginning = without(beginning, names)
    named = naming(person.short)
    if named is not None and named.search(beginning):
        beginning = ""
    _run(
        connection,
        "UPDATE household SET envelope_name = ?, beginning = ?, version = version + 1 WHERE id = ?",
        envelope,
        beginning,
        house,
    )
    for key, _name, own in members:
        _run(
            connection,
            "UPDATE customer SET beginning = ?, version = version + 1 WHERE id = ? AND beginning <> ?1",
            without(own, names),
            key,
        )
    _cover(connection, "card", "household_id = ?", (house,), person.short | person.whole)


def _cover_everywhere(connection: Any, person: Person, going: Rows) -> None:
    """Her whole name, her e-mail and her telephone, in whatever was written of others or of the shop."""
    for table, columns in WORDS.items():
        like = " OR ".join(f"{column} LIKE ? ESCAPE '!'" for column in columns for _name in person.whole)
        told = [
            forgotten_log.like(as_json(name) if _is_json(table, column) else name)
            for column in columns
            for name in sorted(person.whole)
        ]
        if like:
            where = f"({like}) AND id NOT IN {_AMONG}"
            _cover(connection, table, where, (*told, _told(going.get(table, ()))), person.whole)


def _cover(connection: Any, table: str, where: str, values: tuple[Any, ...], names: Collection[str]) -> None:
    pattern = naming(names)
    if pattern is None:
        return
    columns = [column for column in METADATA.tables[table].columns if column.name in (*WORDS[table], "id", "folded")]
    asked = ", ".join(column.name for column in columns)
    for found in _all(connection, f"SELECT {asked} FROM {table} WHERE {where}", *values):
        row = {
            column.name: json.loads(value) if isinstance(column.type, JSON) and value else value
            for column, value in zip(columns, found, strict=True)
        }
        changed = cover_row(table, row, pattern)
        if changed:
            told = [json.dumps(each) if isinstance(each, list | dict) else each for each in changed.values()]
            puts = ", ".join(f"{name} = ?" for name in changed)
            _run(connection, f"UPDATE {table} SET {puts}, version = version + 1 WHERE id = ?", *told, row["id"])


def as_json(words: str) -> str:
    """Words as they stand within JSON."""
    return json.dumps(words)[1:-1]


def _is_json(table: str, column: str) -> bool:
    return isinstance(METADATA.tables[table].c[column].type, JSON)


def _fate(column: Column[Any]) -> Forgetting | None:
    return next((key.info.get("forgetting") for key in column.foreign_keys), None)


def _pointing_to(table: str) -> Iterator[Column[Any]]:
    for other in METADATA.sorted_tables:
        for column in other.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                yield column


def _told(keys: Iterable[Any]) -> str:
    return json.dumps(list(keys))


def _all(connection: Any, asked: str, *values: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.execute(asked, values).fetchall()
    return found


def _ids(connection: Any, asked: str, *values: Any) -> list[int]:
    return [key for (key,) in _all(connection, asked, *values) if key is not None]


def _texts(connection: Any, table: str, column: str, keys: Iterable[int]) -> list[str]:
    return [text for (text,) in _all(connection, f"SELECT {column} FROM {table} WHERE id IN {_AMONG}", _told(keys))]


def _run(connection: Any, statement: str, *values: Any) -> None:
    connection.execute(statement, values).close()
