"""The door to paper: cards, envelopes and lists in, finished PDF files out."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from shopfriend.handwriting.hand import Hand, letters_missing, missing
from shopfriend.handwriting.legible import refusal
from shopfriend.language import _
from shopfriend.printing import card_layout, envelope, labels, lists, notice, recovery_sheet, story_pages
from shopfriend.printing.card_layout import CardToPrint
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.formats import FORMATS, USUAL, Format
from shopfriend.printing.fronts import Design
from shopfriend.printing.imposition import sheets
from shopfriend.printing.inks import Ink
from shopfriend.printing.labels import LabelSheet
from shopfriend.printing.letter_post import LetterPost
from shopfriend.printing.lists import DrawerRow, ListRow
from shopfriend.printing.notice import Notice
from shopfriend.printing.own_picture import FrontPicture
from shopfriend.printing.page import Page, Progress
from shopfriend.printing.paper import A4, Flip, Size
from shopfriend.printing.plain_type import Type
from shopfriend.printing.recovery_sheet import SheetToPrint
from shopfriend.printing.story_pages import AllKnown

_MARK = "mark"
_STEPS = 1000
"""Of a task whose parts are told as one."""

PagesOfCards = tuple[tuple[int, ...], ...]
"""For each card, in order, the pages it stands on, counted from 1."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What paper is made with: the hands (the usual one first), plain type, drawings and the owner's own pictures by
    name, ink and format.

    `letter_post` is what the letter post of each country takes.
    """

    hands: tuple[Hand, ...]
    type: Type
    designs: Mapping[str, Design] = field(default_factory=dict)
    pictures: Mapping[str, FrontPicture] = field(default_factory=dict)
    ink: Ink = Ink.BLUE_BLACK
    form: Format = FORMATS[USUAL]
    letter_post: LetterPost = field(default_factory=dict)
    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None

    @property
    def mark(self) -> str:
        """The name of the shop's mark among the designs; empty where there is none."""
        return _MARK if _MARK in self.designs else ""

    def part(self, begin: float, end: float) -> "Workshop":
        """The same workshop, whose progress is that of a part of a task, from one share of the whole to another."""
        if self.progress is None:
            return self
        told = self.progress

        def progress(done: int, total: int) -> None:
            told(round(_STEPS * (begin + (end - begin) * done / total)), _STEPS)

        return replace(self, progress=progress)


def pdf_of(pages: Sequence[Page], title: str, workshop: Workshop) -> bytes:
    """Pages as a PDF file in memory; `title` is what a viewer shows: it names no customer.

    Raises Problem `nothing-to-print`, `cancelled`, `design-missing`.
    """
    # Loaded when paper is made and not before: ReportLab would delay the first paint and every look-up.
    from shopfriend.printing import pdf

    return pdf.pdf_of(
        pages,
        title=title,
        designs=workshop.designs,
        progress=workshop.progress,
        cancelled=workshop.cancelled,
    )


def save(data: bytes, path: Path) -> None:
    """Put a PDF into a file, whole or not at all. Raises Problem `folder-missing`, `disk-full`, `not-written`."""
    save_all([(path, data)])


def save_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Put PDFs into their files as they are made, all of them or none. Raises Problem as `save`."""
    from shopfriend.printing import pdf

    pdf.save_all(files)


def card_pages(cards: Sequence[CardToPrint], workshop: Workshop, *, flip: Flip = Flip.LONG_EDGE) -> list[Page]:
    """Cards of one format on their sheets (two A6 on an A4, 1 above 13 of 24), outside and inside in turn.

    Raises Problem, naming the card by its number, where words do not fit or letters are missing.
    """
    return card_layout.laid_on_sheets(cards, workshop.hands, flip, workshop.mark)


def places_of(cards: int, form: Format) -> PagesOfCards:
    """Where each of so many cards stands among `card_pages`."""
    on_sheet = {place.card: number for number, sheet in enumerate(sheets(cards, form)) for place in sheet}
    return tuple((2 * on_sheet[n] + 1, 2 * on_sheet[n] + 2) for n in range(cards))


def envelope_pages(envelopes: Sequence[EnvelopeToPrint], workshop: Workshop) -> list[Page]:
    """Envelopes, a page each, in the order given. Raises Problem where an address has letters no font has."""
    return [envelope.lay_out(each, workshop.hands, workshop.type, workshop.mark) for each in envelopes]


def envelope_test_page(tried: EnvelopeToPrint, sheet: Size, workshop: Workshop) -> Page:
    """One envelope on a sheet of plain paper, to be held against a real one. Raises Problem as `envelope_pages`."""
    return envelope.on_plain_paper(envelope_pages([tried], workshop)[0], sheet, workshop.type)


def label_pages(
    envelopes: Sequence[EnvelopeToPrint], workshop: Workshop, sheet: LabelSheet, *, first: int = 1
) -> list[Page]:
    """Labels in the order given, from the first that is free (from 1). Raises Problem as `labels.lay_out`."""
    return labels.lay_out(envelopes, sheet, workshop.hands, workshop.type, first)


def list_pages(rows: Sequence[ListRow], workshop: Workshop, *, title: str, note: str = "") -> list[Page]:
    """The list for the pile on A4, as many pages as it needs."""
    return lists.lay_out(rows, workshop.type, title=title, note=note)


def drawer_pages(rows: Sequence[DrawerRow], workshop: Workshop, *, title: str, note: str = "") -> list[Page]:
    """The list of what is handed over on A4, as many pages as it needs."""
    return lists.lay_out_drawer(rows, workshop.type, title=title, note=note)


def recovery_sheet_pdf(sheet: SheetToPrint, workshop: Workshop, size: Size = A4) -> bytes:
    """The paper that opens the shop, in memory: one page. Its title in a viewer does not tell the code."""
    return pdf_of([recovery_sheet.lay_out(sheet, workshop.type, size)], _("Recovery sheet"), workshop)


def print_recovery_sheet(sheet: SheetToPrint, path: Path, workshop: Workshop) -> None:
    """The same as a file, A4."""
    save(recovery_sheet_pdf(sheet, workshop), path)


def print_notice(said: Notice, path: Path, workshop: Workshop, size: Size = A4) -> None:
    """One page to be read standing, into a file. Raises Problem as `save`."""
    save(pdf_of([notice.lay_out(said, workshop.type, size)], said.title, workshop), path)


def print_story(known: AllKnown, plain: Mapping[str, object], path: Path, workshop: Workshop) -> tuple[int, Path]:
    """All that is known about a customer, into a file, and `plain` beside it as JSON.

    Gives the number of pages, and that other file. Raises Problem as `save`.
    """
    pages = story_pages.lay_out(known, workshop.type)
    beside = path.with_suffix(".json")
    written = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    save_all([(path, pdf_of(pages, _("All that is remembered"), workshop)), (beside, written.encode())])
    return len(pages), beside


def write_copies(words: str, hand: Hand, path: Path, workshop: Workshop, *, seed: int, copies: int = 1) -> int:
    """One text as finished A6 pages, copy n (from 0) with seed + n; gives the number of pages.

    Raises Problem where the words do not fit the page or the hand lacks letters, naming the hands that have them.
    """
    lacks = missing(hand, words)
    if lacks:
        raise refusal(words) or letters_missing(hand, lacks, workshop.hands)
    pages = [card_layout.one_page(words, hand, seed + copy, workshop.ink) for copy in range(copies)]
    save(pdf_of(pages, _("Written by Shopfriend"), workshop), path)
    return len(pages)
