"""What the screen of backups is told: frozen, and free of what would delay the first paint."""

from dataclasses import dataclass
from datetime import date

from shopfriend.records.backup import Backup, Sheet


@dataclass(frozen=True, slots=True)
class Safety:
    """How safe the shop is: the sheet that opens it, whether its code was asked back, its backups, the second place.

    Backups come newest first; `place` is "" where there is no second one, `reached` the day on which it was there last.
    `warning` says why the shop's file does not lie well, and what to do; "" where it does.
    """

    sheet: Sheet
    asked_back: bool
    backups: tuple[Backup, ...]
    place: str
    reached: date | None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What is in a backup, and the days of its latest conversations, never their words."""

    customers: int
    conversations: int
    latest: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class LockedAnew:
    """What another code opens from now on: the shop, so many backups, and not the files named here."""

    backups: int
    left: tuple[str, ...]
