"""All paper for some cards as PDF files in memory: what customers are called never lies in temporary files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shopfriend.cards.drawer import rows_of_drawer
from shopfriend.cards.to_paper import Ready
from shopfriend.cards.views import PileCard
from shopfriend.language import _, month_in_words
from shopfriend.printing import making
from shopfriend.printing.card_layout import on_sheets
from shopfriend.printing.envelope import on_plain_paper
from shopfriend.printing.formats import Format, plain_sheet
from shopfriend.printing.imposition import sheets
from shopfriend.printing.labels import LabelSheet
from shopfriend.printing.making import Workshop
from shopfriend.printing.page import Page
from shopfriend.printing.paper import Flip


class Kind(StrEnum):
    """The papers that there may be for some cards."""

    CARDS = "cards"
    FINISHED = "finished cards"
    ENVELOPES = "envelopes"
    LABELS = "labels"
    LIST = "list"
    DRAWER = "drawer"
    ENVELOPE_TEST = "envelope test"


@dataclass(frozen=True, slots=True)
class PaperStack:
    """All that goes to paper for some cards, each a PDF file.

    `cards` are laid on `sheets` sheets of `form`, outside and inside in turn. `envelopes` and `envelope_test`, `labels`
    and `drawer` are empty where there are none. `names` is how each card addresses its recipient, in the order of the
    pile, and `first_inside` are those on the first sheet; so many are `posted`. `set_aside`: cards that could not be
    written, with why.
    """

    cards: bytes
    sheets: int
    form: Format
    envelopes: bytes
    labels: bytes
    its_list: bytes
    drawer: bytes
    envelope_test: bytes
    names: tuple[str, ...]
    first_inside: tuple[str, ...]
    posted: int
    set_aside: tuple[tuple[PileCard, str], ...]


class StartedLabels(NamedTuple):
    """A sheet of labels to print addresses on instead of envelopes, from its `first` free one (from 1) on."""

    sheet: LabelSheet
    first: int


class Paper(NamedTuple):
    """The pages of one file, and the title that a viewer shows."""

    title: str
    pages: list[Page]


def papers_of(
    done: Ready,
    month: date,
    today: date,
    started: StartedLabels | None,
    workshop: Workshop,
    flip: Flip = Flip.LONG_EDGE,
) -> dict[Kind, Paper]:
    """The pages of each paper that there is; there are none where no card could be written."""
    if not done.cards:
        return {}
    papers = {Kind.CARDS: Paper(_("Cards"), on_sheets(done.cards, flip))}
    if started is not None:
        # What is handed over needs no label; its envelope bears a name, written by hand.
        addressed = [each for each, _face in done.envelopes if each.is_posted]
        if addressed:
            pages = making.label_pages(addressed, workshop, started.sheet, first=started.first)
            papers[Kind.LABELS] = Paper(_("Labels"), pages)
    elif done.envelopes:
        faces = [face for _envelope, face in done.envelopes]
        tried = next((face for each, face in done.envelopes if any(each.place)), faces[0])
        test = on_plain_paper(tried, plain_sheet(workshop.form), workshop.type)
        papers[Kind.ENVELOPES] = Paper(_("Envelopes"), faces)
        papers[Kind.ENVELOPE_TEST] = Paper(_("Envelope test"), [test])
    title = _("Cards at the end of {month}").format(month=month_in_words(month))
    note = _NOTES[len(workshop.form.places)]()
    papers[Kind.LIST] = Paper(title, making.list_pages(done.rows, workshop, title=title, note=note))
    to_hand_over = rows_of_drawer(done.pile, today)
    if to_hand_over:
        title = _("Cards to hand over, from {month}").format(month=month_in_words(month))
        note = _("Lay them in the drawer in this order.")
        papers[Kind.DRAWER] = Paper(title, making.drawer_pages(to_hand_over, workshop, title=title, note=note))
    return papers


_NOTES = {
    1: lambda: _("Cards, envelopes and list lie in the same order."),
    2: lambda: _("Cut the sheets once and put the lower stack under the upper: then cards, envelopes and list agree."),
    3: lambda: _("Cut the sheets and put each stack under the one above it: then cards, envelopes and list agree."),
}


def files_of(papers: Mapping[Kind, Paper], workshop: Workshop) -> Iterator[tuple[Kind, bytes]]:
    """The papers as PDF files, one after the other; progress is told as of one task.

    Raises Problem `cancelled`, `design-missing`.
    """
    total, before = sum(len(paper.pages) for paper in papers.values()), 0
    for kind, paper in papers.items():
        after = before + len(paper.pages)
        yield kind, making.pdf_of(paper.pages, paper.title, workshop.part(before / total, after / total))
        before = after


def stack_of(done: Ready, files: Mapping[Kind, bytes], form: Format) -> PaperStack:
    """The files of what was laid out, and what must be known to print them in turn."""
    laid, names = sheets(len(done.pile), form), tuple(card.called for card in done.pile)
    return PaperStack(
        cards=files.get(Kind.CARDS, b""),
        sheets=len(laid),
        form=form,
        envelopes=files.get(Kind.ENVELOPES, b""),
        labels=files.get(Kind.LABELS, b""),
        its_list=files.get(Kind.LIST, b""),
        drawer=files.get(Kind.DRAWER, b""),
        envelope_test=files.get(Kind.ENVELOPE_TEST, b""),
        names=names,
        first_inside=tuple(names[place.card] for place in laid[0]) if laid else (),
        posted=sum(each.is_posted for each, _face in done.envelopes),
        set_aside=done.set_aside,
    )
