"""What this computer is told about a shop's safety: the second place for backups, and which sheet lies in a drawer.

A plain file for all shops of this computer, each under its id; nothing about a customer ever stands in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shopfriend.keeping import plain_file


@dataclass(frozen=True, slots=True)
class Arrangements:
    """`place` is the second folder, "" where there is none; `reached` the day on which it was there last.

    `sheet` is the number of the recovery sheet whose code was asked back, 0 before that; `warned` the words with which
    the owner was warned of where the shop lies.
    """

    place: str = ""
    reached: date | None = None
    sheet: int = 0
    warned: str = ""

    def is_away_too_long(self, today: date, longest: int) -> bool:
        """Whether the second place has not been there for `longest` days."""
        return bool(self.place) and self.reached is not None and (today - self.reached).days >= longest


def load(file: Path, shop: bytes) -> Arrangements:
    """What was arranged for the shop with this id; nothing where the file cannot be understood."""
    kept = plain_file.read(file).get(shop.hex())
    if not isinstance(kept, Mapping):
        return Arrangements()
    place, sheet, warned = kept.get("place"), kept.get("sheet"), kept.get("warned")
    try:
        reached = date.fromisoformat(kept["reached"])
    except (KeyError, TypeError, ValueError):
        reached = None
    return Arrangements(
        place if isinstance(place, str) else "",
        reached,
        sheet if type(sheet) is int and sheet > 0 else 0,
        warned if isinstance(warned, str) else "",
    )


def store(file: Path, shop: bytes, chosen: Arrangements) -> None:
    """Store it, whole or not at all. Raises Problem "settings-not-stored"."""
    everything = plain_file.read(file)
    reached = chosen.reached.isoformat() if chosen.reached else None
    everything[shop.hex()] = {
        "place": chosen.place,
        "reached": reached,
        "sheet": chosen.sheet,
        "warned": chosen.warned,
    }
    plain_file.store(file, everything)
