"""A backup of the shop, as its file name tells: which one, of which day, why, and which recovery sheet opens it.

All of it stands in the name, so that somebody with a stick in one hand and two papers in the other knows what fits.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

ENDING = ".shopfriend"
DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months keep their newest backup."""

_LAST_DAYS, _AT_MOST = 2, 20


class Why(StrEnum):
    """What a backup was made for, as its file name says."""

    DAY = "daily"
    UPGRADE = "before upgrade"
    IMPORT = "before import"
    RESTORE = "before restore"
    CODE = "before new code"


class Sheet(NamedTuple):
    """The paper that opens a file: recovery sheets of a shop are numbered from 1, each with the day of its code."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup; a higher number is newer, whatever the clock said."""

    file: Path
    number: int
    day: date
    why: Why
    sheet: Sheet


_NAME = re.compile(
    rf"(?P<shop>.+) (?P<number>\d{{5,}}) (?P<day>\d{{4}}-\d\d-\d\d) (?P<why>{'|'.join(Why)}), "
    rf"sheet (?P<sheet>\d+) of (?P<made>\d{{4}}-\d\d-\d\d){re.escape(ENDING)}",
    re.ASCII,
)


def name_of(shop: str, number: int, day: date, why: Why, sheet: Sheet) -> str:
    """The file name of a backup of the shop whose file is called so."""
    return f"{shop} {number:05} {day.isoformat()} {why}, sheet {sheet.number} of {sheet.day.isoformat()}{ENDING}"


def read_name(file: Path) -> Backup | None:
    """What a file name tells; None where it is not that of a backup."""
    found = _NAME.fullmatch(file.name)
    if found is None:
        return None
    try:
        day, made = date.fromisoformat(found["day"]), date.fromisoformat(found["made"])
    except ValueError:
        return None
    return Backup(file, int(found["number"]), day, Why(found["why"]), Sheet(int(found["sheet"]), made))


def kept(backups: Iterable[Backup]) -> set[Backup]:
    """Those worth their room: the newest of each of 7 days, 4 weeks and 12 months, and all of the last two days.

    Counted are days on which there are backups, never days that have gone by: neither a shop that was shut for a year
    nor a clock that was wrong for a day makes any of them go.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    days = list(dict.fromkeys(backup.day for backup in newest_first))[:_LAST_DAYS]
    keep = {backup for backup in newest_first[:_AT_MOST] if backup.day in days}
    periods: tuple[tuple[Callable[[date], object], int], ...] = (
        (lambda day: day, DAYS),
        (lambda day: day.isocalendar()[:2], WEEKS),
        (lambda day: (day.year, day.month), MONTHS),
    )
    for period_of, most in periods:
        newest: dict[object, Backup] = {}
        for backup in newest_first:
            newest.setdefault(period_of(backup.day), backup)
        keep.update(list(newest.values())[:most])
    return keep
