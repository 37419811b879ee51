"""Addresses on sheets of labels, begun at the first label that is still there.

The measures are those of the gLabels template database, as the makers print them on their packs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from shopfriend.handwriting.hand import Hand
from shopfriend.language import _
from shopfriend.printing.address import X_HEIGHT, block
from shopfriend.printing.card_layout import of_card
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.formats import INCH, LETTER
from shopfriend.printing.page import Item, Page
from shopfriend.printing.paper import A4, Size
from shopfriend.printing.plain_type import Type
from shopfriend.problem import Problem

_MARGIN = 4.0
_MOST = 1.0
"""A label's address keeps so far from its edges, in mm, and is never larger than on an envelope."""


class LabelSheet(NamedTuple):
    """A sheet of labels: the label, how many across and down, the first label's left and top, and from one to the next.

    All in mm; left and top from the upper left corner of the sheet.
    """

    name: str
    sheet: Size
    label: Size
    across: int
    down: int
    first: tuple[float, float]
    pitch: tuple[float, float]

    @property
    def labels(self) -> int:
        """How many labels a sheet has."""
        return self.across * self.down

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a label, counted from 0 along the rows, in mm from the lower left of the sheet."""
        row, column = divmod(place, self.across)
        left = self.first[0] + column * self.pitch[0]
        return left, self.sheet.height - self.first[1] - row * self.pitch[1] - self.label.height


def _letter(
    name: str, label: tuple[float, float], grid: tuple[int, int], first: tuple[float, float], pitch: tuple[float, float]
) -> LabelSheet:
    width, left, along = (pair[0] * INCH for pair in (label, first, pitch))
    height, top, step = (pair[1] * INCH for pair in (label, first, pitch))
    return LabelSheet(name, LETTER, Size(width, height), *grid, (left, top), (along, step))


def _a4(
    name: str, label: tuple[float, float], grid: tuple[int, int], first: tuple[float, float], pitch: tuple[float, float]
) -> LabelSheet:
    return LabelSheet(name, A4, Size(*label), *grid, first, pitch)


LABELS: dict[str, LabelSheet] = {
    each.name: each
    for each in (
        _letter("5160", (2 + 5 / 8, 1), (3, 10), (0.156, 0.5), (2.781, 1)),
        _letter("5161", (4, 1), (2, 10), (0.156, 0.5), (4.1875, 1)),
        _letter("5162", (4, 4 / 3), (2, 7), (0.156, 0.833), (4.1875, 4 / 3)),
        _letter("5163", (4, 2), (2, 5), (0.1625, 0.5), (4.1875, 2)),
        _letter("5167", (1.75, 0.5), (4, 20), (0.281, 0.5), (2.0625, 0.5)),
        _a4("L7160", (64, 38.1), (3, 7), (7.5, 15.5), (66, 38.1)),
        _a4("L7162", (99.1, 33.9), (2, 8), (4, 13), (102.5, 33.9)),
        _a4("L7163", (99.1, 38.1), (2, 7), (3.4, 15.2), (103, 38.1)),
        _a4("L7165", (99.1, 67.7), (2, 4), (4.7, 13), (101.6, 67.7)),
        _a4("L7651", (38.1, 21.2), (5, 13), (4.7, 10.9), (40.6, 21.2)),
        _a4("3474", (70, 37), (3, 8), (0, 0), (70, 37)),
    )
}


def named(name: str, first: int = 1) -> LabelSheet:
    """The label sheet of that number, to be begun at label `first` (from 1).

    Raises Problem `labels-unknown`, listing those there are, or `label-first` where it has no such label.
    """
    found = LABELS.get(name.strip().upper())
    if found is None:
        raise Problem(
            "labels-unknown",
            _("There is no label sheet {name}. There are: {names}."),
            name=name[:40],
            names=", ".join(LABELS),
        )
    if not 1 <= first <= found.labels:
        raise Problem("label-first", _("A sheet {name} has {count} labels."), name=found.name, count=found.labels)
    return found


def lay_out(
    envelopes: Sequence[EnvelopeToPrint], sheet: LabelSheet, hands: Sequence[Hand], fonts: Type, first: int = 1
) -> list[Page]:
    """A label for each envelope, in their order, on as many sheets as it takes; `first` (from 1) is the first free one.

    Raises Problem `letters-missing`, with the card's number, where nothing shipped has the letters.
    """
    pages: list[list[Item]] = []
    for place, envelope in enumerate(envelopes, first - 1):
        number, on_sheet = divmod(place, sheet.labels)
        while len(pages) <= number:
            pages.append([])
        try:
            pages[number] += _label(envelope, sheet.corner(on_sheet), sheet.label, hands, fonts)
        except Problem as problem:
            raise of_card(envelope.number, problem) from problem
    return [Page(sheet.sheet, tuple(items)) for items in pages]


def _label(
    envelope: EnvelopeToPrint, corner: tuple[float, float], label: Size, hands: Sequence[Hand], fonts: Type
) -> list[Item]:
    """The address in the middle of its label's height, as large as the label lets it be."""
    address = envelope.address
    margin = min(_MARGIN, label.height / 7)
    # Above the first baseline rise capitals of twice an x-height, below the last hang tails of one.
    high = sum(address.steps) + 3 * X_HEIGHT
    shrink = min(_MOST, (label.height - 2 * margin) / high)
    below = (label.height - high * shrink) / 2 + X_HEIGHT * shrink
    at = (corner[0] + margin, corner[1] + below + sum(address.steps) * shrink)
    return block(address, hands, fonts, at, label.width - 2 * margin, shrink)
