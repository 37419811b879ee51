"""What the screen of settings is told: frozen, and free of what would delay the first paint."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Name and address as on an envelope, and the customs of the region (ISO 3166).

    `language` is that of the cards, `hand` the usual handwriting ("" for the first there is); in years without one,
    29 February is kept on the day before or, with `leap_day_to_march`, on the day after.
    """

    name: str
    street: str
    postcode: str
    town: str
    country: str
    region: str
    language: str
    hand: str
    leap_day_to_march: bool


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
