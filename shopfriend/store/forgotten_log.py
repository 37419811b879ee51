"""What the change log keeps of somebody who is forgotten: her rows go, and in those of others her name is covered."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from shopfriend.store.covering import cover_row, naming
from shopfriend.store.takings_back import takings_back_in

_AMONG = "(SELECT value FROM json_each(?))"
_OTHER_COLUMNS = (("referral", "other_id"), ("apart", "other_id"))
"""References to a customer that are not the one by which the log names whose history a row belongs to."""
_OF_THE_HOUSE = (
    ("household", "id", None),
    ("card", "household_id", None),
    ("customer", "household_id", ("beginning",)),
)
"""Where the names of a house stand together."""
_ROW = "coalesce(after, before)"


def purge(
    connection: Any,
    uids: Collection[str],
    whole: Collection[str],
    short: Collection[str],
    rows: Iterable[tuple[str, str]],
) -> None:
    """Take out of the log, in the open transaction, all that was written of the customer who had these uids.

    `rows` are those that go with her, by table and uid. A talk in which others were, and the house, stay in it with
    her names covered: `short` ones there, `whole` ones anywhere.
    """
    mine = json.dumps(sorted(uids))
    keys = json.dumps(_values(connection, "customer", "id", f"row_uid IN {_AMONG}", mine))
    talks, houses = talks_of(connection, uids), houses_of(connection, uids)
    shared = _values(
        connection,
        "present",
        "conversation_id",
        f"json_extract({_ROW}, '$.conversation_id') IN {_AMONG} AND customer_uid NOT IN {_AMONG}",
        json.dumps(talks),
        mine,
    )
    alone = json.dumps(sorted(set(talks) - set(shared)))
    rows = list(rows)
    for table, uid in rows:
        _run(connection, "DELETE FROM change WHERE table_name = ? AND row_uid = ?", table, uid)
    _run(connection, f"DELETE FROM change WHERE customer_uid IN {_AMONG}", mine)
    _run(
        connection,
        f"DELETE FROM change WHERE table_name = 'conversation' AND json_extract({_ROW}, '$.id') IN {_AMONG}",
        alone,
    )
    for table, column in _OTHER_COLUMNS:
        _run(
            connection,
            f"DELETE FROM change WHERE table_name = ? AND json_extract({_ROW}, '$.{column}') IN {_AMONG}",
            table,
            keys,
        )
    near = {*short, *whole}
    _cover(
        connection,
        near,
        f"table_name = 'conversation' AND json_extract({_ROW}, '$.id') IN {_AMONG}",
        json.dumps(shared),
    )
    about = json.dumps([*uids, *(uid for _table, uid in rows)])
    _cover(connection, near, f"table_name = 'card' AND json_extract({_ROW}, '$.subject_uid') IN {_AMONG}", about)
    for table, column, only in _OF_THE_HOUSE:
        where = f"table_name = '{table}' AND json_extract({_ROW}, '$.{column}') IN {_AMONG}"
        _cover(connection, near, where, json.dumps(houses), columns=only)
    said = [like(json.dumps(name)[1:-1]) for name in sorted(whole)]
    if said:
        anywhere = " OR ".join("before LIKE ? ESCAPE '!' OR after LIKE ? ESCAPE '!'" for _name in said)
        _cover(connection, set(whole), anywhere, *(each for name in said for each in (name, name)))


def deleted_before(connection: Any, at: str) -> list[tuple[str, bool]]:
    """The uids of customers who were deleted before an instant and are not there, each with whether by hand.

    Who went because a list was taken back was not deleted by hand. Who became one with somebody is not among them.
    """
    asked = (
        "SELECT row_uid, action FROM change WHERE table_name = 'customer' AND after IS NULL AND before IS NOT NULL "
        "AND at < ? AND row_uid NOT IN (SELECT uid FROM customer) "
        "AND action NOT IN (SELECT action FROM change WHERE table_name = 'merged' AND before IS NULL)"
    )
    taken_back = takings_back_in(connection)
    return [(uid, action not in taken_back) for uid, action in connection.execute(asked, (at,)).fetchall()]


def talks_of(connection: Any, uids: Collection[str]) -> list[int]:
    """The keys of all talks in which the customer who had these uids ever was, by the log."""
    return _values(connection, "present", "conversation_id", f"customer_uid IN {_AMONG}", json.dumps(sorted(uids)))


def houses_of(connection: Any, uids: Collection[str]) -> list[int]:
    """The keys of all households to which she ever belonged, by the log."""
    return _values(connection, "customer", "household_id", f"row_uid IN {_AMONG}", json.dumps(sorted(uids)))


def like(words: str) -> str:
    """A pattern for LIKE (with ESCAPE '!') that finds these words wherever they stand."""
    return "%" + "".join(f"!{letter}" if letter in "!%_" else letter for letter in words) + "%"


def _values(connection: Any, table: str, name: str, where: str, *values: str) -> list[int]:
    """All that this column of a noun ever held, in rows of the log of which that is true."""
    asked = f"SELECT before, after FROM change WHERE table_name = ? AND {where}"
    found = (
        image.get(name)
        for row in connection.execute(asked, (table, *values)).fetchall()
        for image in map(json.loads, filter(None, row))
    )
    return sorted({value for value in found if value is not None})


def images_of(connection: Any, uids: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every image in the history of the customer who had these uids, with the table that it is of."""
    asked = f"SELECT table_name, before, after FROM change WHERE customer_uid IN {_AMONG}"
    for table, *images in connection.execute(asked, (json.dumps(sorted(uids)),)).fetchall():
        for image in filter(None, images):
            yield table, json.loads(image)


def _cover(
    connection: Any, names: Collection[str], where: str, *values: str, columns: Collection[str] | None = None
) -> None:
    pattern = naming(names)
    if pattern is None:
        return
    asked = f"SELECT sequence, table_name, before, after FROM change WHERE {where}"
    for sequence, table, *images in connection.execute(asked, values).fetchall():
        told = []
        for image in images:
            row = json.loads(image) if image else None
            told.append(image if row is None else json.dumps({**row, **cover_row(table, row, pattern, columns)}))
        if told != images:
            _run(connection, "UPDATE change SET before = ?, after = ? WHERE sequence = ?", *told, sequence)


def _run(connection: Any, statement: str, *values: Any) -> None:
    connection.execute(statement, values).close()
