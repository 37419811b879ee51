"""Lays out an envelope: the recipient in the hand, town and postcode in plain capitals that sorting machines read.

The number that matches envelope and card stands where the stamp will hide it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shopfriend.handwriting.hand import Hand
from shopfriend.language import _
from shopfriend.printing.address import Address, block, one_line, tidied
from shopfriend.printing.card_layout import of_card
from shopfriend.printing.inks import Ink
from shopfriend.printing.page import GREY, Drawing, Item, Page, Rule, moved
from shopfriend.printing.paper import C6, Size
from shopfriend.printing.plain_type import Type, set_line
from shopfriend.problem import Problem

_ADDRESS_FROM = 64 / 162
"""Where the address begins, as a share of the width: on a C6 64 mm from the left."""
_ADDRESS_MARGIN = 10.0
_LAST_BASELINE = 20.0
"""From the lower edge: sorting machines want the lowest 15 mm empty."""
_STAMP = 50.0
"""From the upper edge: the address keeps below the stamp and its mark."""
_FEW_LINES, _LIFT = 4, 6.0
_HANDED_OVER_LIFT = 30.0
"""A name alone, on an envelope that no machine reads, stands in the middle."""
_SENDER_LEFT, _SENDER_TOP, _SENDER_WIDE = 12.0, 12.0, 46.0
_SENDER_X_HEIGHT, _SENDER_LEADING = 1.6, 4.6
_SENDER_BESIDE_MARK = 24.0
_MARK_LEFT, _MARK_BOTTOM, _MARK_SCALE = 9.0, 19.0, 0.75
_NUMBER_RIGHT, _NUMBER_TOP = 12.0, 12.0
_DASH, _DASH_WIDTH = 2.0, 0.5
"""A dash of an outline and the gap after it are about so long, in mm; its width is in points."""
_SAID_BELOW, _SAID_SIZE = 9.0, 12.0


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

    @property
    def is_posted(self) -> bool:
        """Whether it has an address, and not a name alone."""
        return any(self.place) or len(self.recipient) > 1

    @property
    def address(self) -> Address:
        """What is written for the post."""
        return Address(self.recipient, self.place, self.hand, self.seed, self.ink)


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


def _sender(envelope: EnvelopeToPrint, hands: Sequence[Hand], fonts: Type, mark: str) -> list[Item]:
    lines = tidied(envelope.sender)
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
        ink = envelope.ink.of_drawings
        items += one_line(line, envelope.hand, hands, fonts, (left, y), measure, number, ink)
        y -= _SENDER_LEADING
    return items


def _address(envelope: EnvelopeToPrint, hands: Sequence[Hand], fonts: Type) -> list[Item]:
    """The block stands on its last line; five lines and more draw together rather than climb towards the stamp."""
    address = envelope.address
    steps = address.steps
    left = round(envelope.size.width * _ADDRESS_FROM, 3)
    wide = envelope.size.width - left - _ADDRESS_MARGIN
    highest = envelope.size.height - _STAMP
    shrink = min(1.0, (highest - _LAST_BASELINE) / max(sum(steps), 1))
    lift = 0.0 if len(steps) >= _FEW_LINES else _LIFT if tidied(address.place) else _HANDED_OVER_LIFT
    y = _LAST_BASELINE + lift + sum(steps) * shrink
    return block(address, hands, fonts, (left, y), wide, shrink)


def on_plain_paper(face: Page, sheet: Size, fonts: Type) -> Page:
    """The face of an envelope at true size on a sheet of plain paper, to try a printer before envelopes are spent.

    The sheet lies as the envelope does, so that spooler and printer turn both alike. The outline stands where a feeder
    takes the envelope: in the middle of its width, at the right end. That edge goes in first, since pages that lie are
    turned to the left for paper that stands (IPP's landscape, RFC 8011, 5.2.10; `pdf_pages.lying_as`).
    """
    size = Size(*sorted(sheet, reverse=face.size.width > face.size.height))
    left, foot = size.width - face.size.width, (size.height - face.size.height) / 2
    corners = ((size.width, foot), (left, foot), (left, foot + face.size.height), (size.width, foot + face.size.height))
    outline = [rule for start, end in pairwise(corners) for rule in _dashed(start, end)]
    words = _("Hold an envelope over it: the address should stand as here.")
    said = set_line(words, fonts, left, foot - _SAID_BELOW, _SAID_SIZE, width=face.size.width - _ADDRESS_MARGIN)
    return Page(size, (*outline, *moved(face.items, left, foot), *said))


def _dashed(start: tuple[float, float], end: tuple[float, float]) -> list[Rule]:
    """Dashes from corner to corner, beginning and ending with a whole one."""
    across, down = end[0] - start[0], end[1] - start[1]
    parts = 2 * round((abs(across) + abs(down)) / _DASH / 2) + 1
    at = [(round(start[0] + across * n / parts, 3), round(start[1] + down * n / parts, 3)) for n in range(parts + 1)]
    return [Rule(*at[n], *at[n + 1], _DASH_WIDTH, GREY) for n in range(0, parts, 2)]
