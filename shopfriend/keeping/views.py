"""What the screen of settings is told: frozen, and free of what would delay the first paint."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from shopfriend.printing.calibration import TRUE, Calibration
from shopfriend.printing.turning import Turning

if TYPE_CHECKING:
    from shopfriend.store.changes import Changes


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Name and address as on an envelope, and the customs of the region (ISO 3166).

    `language` is that of the cards, `hand` the usual handwriting ("" for the first there is), `ink` the value of a
    `printing.inks.Ink`, `card_format` the name of one of `printing.formats` and `paper` the value of a
    `printing.formats.Stock`; in years without one, 29 February is kept on the day before or, with
    `leap_day_to_march`, on the day after.
    """

    name: str
    street: str
    postcode: str
    town: str
    country: str
    region: str
    language: str
    hand: str
    ink: str
    card_format: str
    paper: str
    leap_day_to_march: bool


@dataclass(frozen=True, slots=True)
class OfferedHand:
    """A handwriting to choose; `own` where the owner added it and may take it out again."""

    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works in the shop, or did; `hand` is "" for the shop's usual one, `knows` are a few regulars."""

    uid: str
    name: str
    hand: str = ""
    left: bool = False
    knows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """A handwriting that was added; `languages` are codes, `replaced` where the shop had one of that name."""

    name: str
    joined: bool
    letters: int
    languages: tuple[str, ...]
    replaced: bool
    changes: "Changes"


@dataclass(frozen=True, slots=True)
class AddedPicture:
    """A picture that was added for the fronts of cards; `replaced` where the shop had one of that name."""

    name: str
    replaced: bool
    changes: "Changes"


class Theme(StrEnum):
    """Light or dark, or as the system is set."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


LOCK_AFTER = (0, 5, 15, 30)
"""Minutes without anybody there, after which the window locks itself; 0 for never."""

TEXT_SIZES = (100, 112, 125)
"""How large the window's letters may be, in percent."""


ADDRESSES = ("envelopes", "labels", "nothing")
"""What addresses are printed on."""

LARGEST_PACK = 100
"""Sheets: no feeder that a shop has holds more heavy paper."""


@dataclass(frozen=True, slots=True)
class PrinterHabits:
    """What was found out about a printer, and how it is used.

    `turning` is None until two sheets have shown how a stack goes back in; `pack` how many sheets of heavy paper go in
    at a time; `by_hand` where the owner turns the stack though the printer could. `face_up` tells how its pages come
    out, None until it was asked.
    """

    calibration: Calibration = TRUE
    turning: Turning | None = None
    pack: int = 10
    by_hand: bool = False
    face_up: bool | None = None


@dataclass(frozen=True, slots=True)
class ThisComputer:
    """How the window looks on this computer, `language` being "" where none was chosen, and how it prints.

    `printers` holds habits by the names of the printers, `last_printer` the one used last ("" for none). `addresses` is
    one of `ADDRESSES`, `label_sheet` the name of one of `printing.labels`, `first_label` its first free one (from 1).
    `staff` is who of the staff noted a talk last (uid), "" for nobody.
    `lock_after` is one of `LOCK_AFTER`.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    language: str = ""
    printers: Mapping[str, PrinterHabits] = field(default_factory=dict)
    last_printer: str = ""
    addresses: str = "envelopes"
    label_sheet: str = "L7163"
    first_label: int = 1
    staff: str = ""
    lock_after: int = 0

    def habits(self, printer: str) -> PrinterHabits:
        """The habits of a printer; the usual ones where nothing is known of it."""
        return self.printers.get(printer, PrinterHabits())
