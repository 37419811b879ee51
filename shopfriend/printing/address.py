"""The block of an address: names and street in the hand, town and postcode in plain capitals that machines can read."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopfriend.handwriting.hand import Hand, letters_missing, missing
from shopfriend.handwriting.legible import cleaned
from shopfriend.handwriting.writing import write_line
from shopfriend.printing.inks import Ink
from shopfriend.printing.page import Colour, Item, Written
from shopfriend.printing.plain_type import Type, set_line, unprintable

X_HEIGHT = 2.55
LEADING = 8.9
CAPITALS = 13.0
_CAPITALS_SPACE = 0.6
CAPITALS_LEADING = 7.2
"""Of a block at its usual size: x-height and leading of the hand in mm, capitals in points, their leading in mm."""


@dataclass(frozen=True, slots=True)
class Address:
    """Whose it is: `recipient` is written in the hand, `place` (town, postcode, country of destination) set in plain
    capitals, a line each; empty lines are left out.
    """

    recipient: tuple[str, ...]
    place: tuple[str, ...]
    hand: Hand
    seed: int
    ink: Ink

    @property
    def steps(self) -> list[float]:
        """From each baseline to the next, in mm at the usual size."""
        written, place = len(tidied(self.recipient)), len(tidied(self.place))
        return [LEADING] * max(written - (not place), 0) + [CAPITALS_LEADING] * max(place - 1, 0)


def tidied(lines: Sequence[str]) -> list[str]:
    """The lines that have words, without idle blanks."""
    return [" ".join(cleaned(line).split()) for line in lines if cleaned(line).strip()]


def block(
    address: Address, hands: Sequence[Hand], fonts: Type, at: tuple[float, float], width: float, shrink: float
) -> list[Item]:
    """The block with its first baseline beginning at `at` (mm), no wider than `width`, at `shrink` of its usual size.

    A line the hand cannot write is written by another, or set in plain type. Raises Problem `letters-missing` where
    nothing shipped has the letters.
    """
    (left, y), items = at, list[Item]()
    for number, line in enumerate(tidied(address.recipient)):
        seed = address.seed + 101 * (number + 1)
        measure = (width, X_HEIGHT * shrink)
        items += one_line(line, address.hand, hands, fonts, (left, round(y, 3)), measure, seed, address.ink.colour)
        y -= LEADING * shrink
    for line in (place.upper() for place in tidied(address.place)):
        refuse_unprintable(line, address.hand, fonts)
        items += set_line(
            line,
            fonts,
            left,
            y,
            CAPITALS * shrink,
            colour=address.ink.of_drawings,
            space=_CAPITALS_SPACE * shrink,
            width=width,
            least=0.4,
        )
        y -= CAPITALS_LEADING * shrink
    return items


def one_line(
    line: str,
    hand: Hand,
    hands: Sequence[Hand],
    fonts: Type,
    at: tuple[float, float],
    measure: tuple[float, float],
    seed: int,
    ink: Colour,
) -> list[Item]:
    """One line in the first hand that has its letters, else in plain type; `measure` is width and x-height in mm."""
    width, x_height = measure
    for able in (hand, *hands):
        if not missing(able, line):
            return [Written(write_line(line, able, width=width, seed=seed, x_height=x_height, least=0.3), *at, ink)]
    refuse_unprintable(line, hand, fonts)
    return [*set_line(line, fonts, *at, x_height * 5.2, colour=ink, width=width, least=0.4)]


def refuse_unprintable(line: str, hand: Hand, fonts: Type) -> None:
    """Raise Problem `letters-missing` where no font has the letters of a line."""
    lacks = unprintable(line, fonts)
    if lacks:
        raise letters_missing(hand, lacks)
