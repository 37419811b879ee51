"""Which recovery sheet opens a file: kept in SQLite's user_version, which backups copy and a change of code writes
in the same transaction as the new key.
"""

from datetime import date
from typing import Any

from shopfriend.records.backup import Sheet

_FIRST_DAY = date(2000, 1, 1)
_DAYS = 1 << 16


def sheet_of(connection: Any) -> Sheet:
    """The sheet of an open file; until its code is changed the first, of the day on which the shop was made."""
    (kept,) = connection.execute("PRAGMA user_version").fetchone()
    if kept:
        return Sheet(kept // _DAYS, date.fromordinal(_FIRST_DAY.toordinal() + kept % _DAYS))
    made = connection.execute("SELECT min(created) FROM shop").fetchone()[0]
    return Sheet(1, date.fromisoformat(made[:10]) if made else _FIRST_DAY)


def name_sheet(connection: Any, sheet: Sheet) -> None:
    """Say that this sheet opens the file, as part of the open transaction where there is one."""
    since = min(max(sheet.day.toordinal() - _FIRST_DAY.toordinal(), 0), _DAYS - 1)
    connection.execute(f"PRAGMA user_version = {sheet.number * _DAYS + since}").close()
