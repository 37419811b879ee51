"""The door to paper: cards, envelopes and lists in, finished PDF files out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shopfriend.handwriting.hand import Hand, letters_missing, missing
from shopfriend.handwriting.legible import refusal
from shopfriend.language import _
from shopfriend.printing import card_layout, envelope, labels, lists
from shopfriend.printing.card_layout import CardToPrint
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.formats import FORMATS, USUAL, Format
from shopfriend.printing.fronts import Design
from shopfriend.printing.imposition import sheets
from shopfriend.printing.inks import Ink
from shopfriend.printing.labels import LabelSheet
from shopfriend.printing.lists import ListRow
from shopfriend.printing.page import Page, Progress
from shopfriend.printing.paper import Flip
from shopfriend.printing.plain_type import Type

_MARK = "mark"

PagesOfCards = tuple[tuple[int, ...], ...]
"""For each card, in order, the pages it stands on, counted from 1."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What paper is made with: the hands (the usual one first), plain type, the drawings by name, ink and format."""

    hands: tuple[Hand, ...]
    type: Type
    designs: Mapping[str, Design] = field(default_factory=dict)
    ink: Ink = Ink.BLUE_BLACK
    form: Format = FORMATS[USUAL]
    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None

    @property
    def mark(self) -> str:
        """The name of the shop's mark among the designs; empty where there is none."""
        return _MARK if _MARK in self.designs else ""


def print_cards(
    cards: Sequence[CardToPrint], path: Path, workshop: Workshop, *, flip: Flip = Flip.LONG_EDGE
) -> PagesOfCards:
    """Cards of one format on their sheets (two A6 on an A4, 1 above 13 of 24), outside and inside in turn.

    Raises Problem, naming the card by its number, where words do not fit or letters are missing; then no file is made.
    """
    _write(card_layout.laid_on_sheets(cards, workshop.hands, flip, workshop.mark), path, _("Cards"), workshop)
    laid = sheets(len(cards), cards[0].form)
    on_sheet = {place.card: number for number, sheet in enumerate(laid) for place in sheet}
    return tuple((2 * on_sheet[n] + 1, 2 * on_sheet[n] + 2) for n in range(len(cards)))


def print_flat_cards(cards: Sequence[CardToPrint], path: Path, workshop: Workshop) -> PagesOfCards:
    """Finished cards, two pages each: drawing and title, then the words. Raises Problem as `print_cards`."""
    pages = [page for card in cards for page in card_layout.flat_pages(card, workshop.hands)]
    _write(pages, path, _("Cards"), workshop)
    return tuple((2 * n + 1, 2 * n + 2) for n in range(len(cards)))


def print_envelopes(envelopes: Sequence[EnvelopeToPrint], path: Path, workshop: Workshop) -> None:
    """C6 envelopes, a page each, in the order given. Raises Problem where an address has letters no font has."""
    pages = [envelope.lay_out(each, workshop.hands, workshop.type, workshop.mark) for each in envelopes]
    _write(pages, path, _("Envelopes"), workshop)


def print_labels(
    envelopes: Sequence[EnvelopeToPrint], path: Path, workshop: Workshop, sheet: LabelSheet, *, first: int = 1
) -> None:
    """Labels in the order given, from the first that is free (from 1). Raises Problem as `labels.lay_out`."""
    _write(labels.lay_out(envelopes, sheet, workshop.hands, workshop.type, first), path, _("Labels"), workshop)


def print_list(rows: Sequence[ListRow], path: Path, workshop: Workshop, *, title: str, note: str = "") -> None:
    """The list for the pile on A4, as many pages as it needs."""
    _write(lists.lay_out(rows, workshop.type, title=title, note=note), path, title, workshop)


def write_copies(words: str, hand: Hand, path: Path, workshop: Workshop, *, seed: int, copies: int = 1) -> int:
    """One text as finished A6 pages, copy n (from 0) with seed + n; gives the number of pages.

    Raises Problem where the words do not fit the page or the hand lacks letters, naming the hands that have them.
    """
    lacks = missing(hand, words)
    if lacks:
        raise refusal(words) or letters_missing(hand, lacks, workshop.hands)
    pages = [card_layout.one_page(words, hand, seed + copy, workshop.ink) for copy in range(copies)]
    _write(pages, path, _("Written by Shopfriend"), workshop)
    return len(pages)


def _write(pages: Sequence[Page], path: Path, title: str, workshop: Workshop) -> None:
    # Loaded when paper is made and not before: ReportLab would delay the first paint and every look-up.
    from shopfriend.printing.pdf import write_pdf

    write_pdf(
        pages,
        path,
        title=title,
        designs=workshop.designs,
        progress=workshop.progress,
        cancelled=workshop.cancelled,
    )
