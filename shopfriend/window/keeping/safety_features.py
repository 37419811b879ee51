"""What the screen of backups asks for, as callables. Free of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopfriend.keeping.safety_views import Held, LockedAnew, Safety
    from shopfriend.printing.following import Step
    from shopfriend.printing.job import Printer
    from shopfriend.records.backup import Backup


@dataclass(frozen=True, slots=True)
class SafetyFeatures:
    """All of it takes long. `daily` backs up when that is due, and gives a reminder or "".

    `save_sheet` puts today's sheet into a folder and gives the file, `print_sheet` lets a printer have it; both make
    one with a code to come where the second word is true. `asked_back` holds what was typed from the paper, by number
    of the group, against it, after which `change_code` may lock the shop with it. `look` and `put_back` take the code
    of an older sheet, or "". `put_back` restores, and gives the file in which today's shop is kept; that and
    `change_code` are done while nobody else asks the shop.
    """

    daily: Callable[[], str]
    overview: "Callable[[], Safety]"
    choose_place: Callable[[str], None]
    look: "Callable[[Backup, str], Held]"
    put_back: "Callable[[Backup, str], Path | None]"
    printers: "Callable[[], Sequence[Printer]]"
    save_sheet: Callable[[Path, bool], Path]
    print_sheet: "Callable[[Printer, bool, Callable[[Step], None], Callable[[], bool]], None]"
    asked_back: Callable[[Mapping[int, str]], bool]
    change_code: "Callable[[], LockedAnew]"
    day: Callable[[], date]
