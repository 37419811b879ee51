"""What the screen of settings is told: frozen, and free of what would delay the first paint."""

from dataclasses import dataclass
from enum import StrEnum

from shopfriend.store.changes import Changes


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Name and address as on an envelope, and the customs of the region (ISO 3166).

    `language` is that of the cards, `hand` the usual handwriting ("" for the first there is), `ink` the value of a
    `printing.inks.Ink`, `card_format` the name of one of `printing.formats`; in years without one, 29 February is kept
    on the day before or, with `leap_day_to_march`, on the day after.
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
    leap_day_to_march: bool


@dataclass(frozen=True, slots=True)
class OfferedHand:
    """A handwriting to choose; `own` where the owner added it and may take it out again."""

    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """A handwriting that was added; `languages` are codes, `replaced` where the shop had one of that name."""

    name: str
    joined: bool
    letters: int
    languages: tuple[str, ...]
    replaced: bool
    changes: Changes


class Theme(StrEnum):
    """Light or dark, or as the system is set."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


TEXT_SIZES = (100, 112, 125)
"""How large the window's letters may be, in percent."""


@dataclass(frozen=True, slots=True)
class ThisComputer:
    """How the window looks on this computer; `language` is "" where none was chosen."""

    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    language: str = ""
