"""Lays out an envelope: the recipient in the hand, town and postcode in plain capitals that sorting machines read.

The number that matches envelope and card stands where the stamp will hide it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shopfriend.handwriting.hand import Hand, letters_missing, missing
from shopfriend.handwriting.legible import cleaned
from shopfriend.handwriting.writing import write_line
from shopfriend.printing.card_layout import of_card
from shopfriend.printing.inks import Ink
from shopfriend.printing.page import GREY, Colour, Drawing, Item, Page, Written
from shopfriend.printing.paper import C6, Size
from shopfriend.printing.plain_type import Type, set_line, unprintable
from shopfriend.problem import Problem

_ADDRESS_FROM = 64 / 162
"""Where the address begins, as a share of the width: on a C6 64 mm from the left."""
_ADDRESS_MARGIN = 10.0
_X_HEIGHT = 2.55
_LEADING = 8.9
_LAST_BASELINE = 20.0
"""From the lower edge: sorting machines want the lowest 15 mm empty."""
_STAMP = 50.0
"""From the upper edge: the address keeps below the stamp and its mark."""
_CAPITALS = 13.0
_CAPITALS_SPACE = 0.6
_CAPITALS_LEADING = 7.2
_FEW_LINES, _LIFT = 4, 6.0
_HANDED_OVER_LIFT = 30.0
"""A name alone, on an envelope that no machine reads, stands in the middle."""
_SENDER_LEFT, _SENDER_TOP, _SENDER_WIDE = 12.0, 12.0, 46.0
_SENDER_X_HEIGHT, _SENDER_LEADING = 1.6, 4.6
_SENDER_BESIDE_MARK = 24.0
_MARK_LEFT, _MARK_BOTTOM, _MARK_SCALE = 9.0, 19.0, 0.75
_NUMBER_RIGHT, _NUMBER_TOP = 12.0, 12.0


@dataclass(frozen=True, slots=True)
class EnvelopeToPrint:
    """An envelope in the order of its card. `recipient` is written in the hand, `place` (town, postcode, country of
    destination) set in plain capitals, a line each; empty lines are left out. `number` matches card and list.
    """

    number: int
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    sender: tuple[str, ...]
    hand: Hand
    seed: int
    ink: Ink = Ink.BLUE_BLACK
    size: Size = C6


def lay_out(envelope: EnvelopeToPrint, hands: Sequence[Hand], fonts: Type, mark: str = "") -> Page:
    """The face of the envelope. A line the hand cannot write is written by another, or set in plain type.

    `mark` names the drawing beside the sender, if there is one. Raises Problem `letters-missing`, with the card's
    number, where nothing shipped has the letters.
    """
    try:
        items = [*_sender(envelope, hands, fonts, mark), *_address(envelope, hands, fonts)]
    except Problem as problem:
        raise of_card(envelope.number, problem) from problem
    right, top = envelope.size.width - _NUMBER_RIGHT, envelope.size.height - _NUMBER_TOP
    number = set_line(str(envelope.number), fonts, right, top, 7, colour=GREY, align="right")
    return Page(envelope.size, (*items, *number))


def _lines(lines: Sequence[str]) -> list[str]:
    return [" ".join(cleaned(line).split()) for line in lines if cleaned(line).strip()]


def _sender(envelope: EnvelopeToPrint, hands: Sequence[Hand], fonts: Type, mark: str) -> list[Item]:
    lines = _lines(envelope.sender)
    if not lines:
        return []
    items: list[Item] = []
    left = _SENDER_LEFT
    if mark:
        items.append(
            Drawing(mark, _MARK_LEFT, envelope.size.height - _MARK_BOTTOM, _MARK_SCALE, envelope.ink.of_drawings)
        )
        left = _SENDER_BESIDE_MARK
    y = envelope.size.height - _SENDER_TOP
    for number, line in enumerate(lines):
        measure = (_SENDER_WIDE, _SENDER_X_HEIGHT)
        items += _line(line, envelope, hands, fonts, (left, y), measure, number, envelope.ink.of_drawings)
        y -= _SENDER_LEADING
    return items


def _address(envelope: EnvelopeToPrint, hands: Sequence[Hand], fonts: Type) -> list[Item]:
    """The block stands on its last line; five lines and more draw together rather than climb towards the stamp."""
    written, place = _lines(envelope.recipient), [line.upper() for line in _lines(envelope.place)]
    steps = [_LEADING] * max(len(written) - (not place), 0) + [_CAPITALS_LEADING] * max(len(place) - 1, 0)
    left = round(envelope.size.width * _ADDRESS_FROM, 3)
    wide = envelope.size.width - left - _ADDRESS_MARGIN
    highest = envelope.size.height - _STAMP
    shrink = min(1.0, (highest - _LAST_BASELINE) / max(sum(steps), 1))
    lift = 0.0 if len(steps) >= _FEW_LINES else _LIFT if place else _HANDED_OVER_LIFT
    y = _LAST_BASELINE + lift + sum(steps) * shrink
    items: list[Item] = []
    for number, line in enumerate(written):
        seed = envelope.seed + 101 * (number + 1)
        measure = (wide, _X_HEIGHT * shrink)
        at = (left, round(y, 3))
        items += _line(line, envelope, hands, fonts, at, measure, seed, envelope.ink.colour)
        y -= _LEADING * shrink
    for line in place:
        _refuse_unprintable(line, envelope.hand, fonts)
        items += set_line(
            line,
            fonts,
            left,
            y,
            _CAPITALS * shrink,
            colour=envelope.ink.of_drawings,
            space=_CAPITALS_SPACE,
            width=wide,
            least=0.4,
        )
        y -= _CAPITALS_LEADING * shrink
    return items


def _line(
    line: str,
    envelope: EnvelopeToPrint,
    hands: Sequence[Hand],
    fonts: Type,
    at: tuple[float, float],
    measure: tuple[float, float],
    seed: int,
    ink: Colour,
) -> list[Item]:
    """One line in the first hand that has its letters, else in plain type; `measure` is width and x-height in mm."""
    width, x_height = measure
    for hand in (envelope.hand, *hands):
        if not missing(hand, line):
            return [Written(write_line(line, hand, width=width, seed=seed, x_height=x_height, least=0.3), *at, ink)]
    _refuse_unprintable(line, envelope.hand, fonts)
    return [*set_line(line, fonts, *at, x_height * 5.2, colour=ink, width=width, least=0.4)]


def _refuse_unprintable(line: str, hand: Hand, fonts: Type) -> None:
    lacks = unprintable(line, fonts)
    if lacks:
        raise letters_missing(hand, lacks)
