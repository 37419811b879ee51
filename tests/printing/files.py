"""Paper as files, for tests that look at it with programs: what production makes in memory, and saves in stacks."""

from collections.abc import Sequence
from pathlib import Path

from shopfriend.handwriting.hand import Hand
from shopfriend.printing import making
from shopfriend.printing.card_layout import CardToPrint, laid_out
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.lists import ListRow
from shopfriend.printing.making import PagesOfCards, Workshop
from shopfriend.printing.page import Page
from shopfriend.printing.paper import Flip


def save_pages(pages: Sequence[Page], path: Path, workshop: Workshop) -> None:
    """Put pages into a file, whole or not at all."""
    making.save(making.pdf_of(pages, "Paper", workshop), path)


def print_cards(
    cards: Sequence[CardToPrint], path: Path, workshop: Workshop, *, flip: Flip = Flip.LONG_EDGE
) -> PagesOfCards:
    """Cards on their sheets; gives the pages that each stands on."""
    save_pages(making.card_pages(cards, workshop, flip=flip), path, workshop)
    return making.places_of(len(cards), cards[0].form)


def flat_pages(card: CardToPrint, hands: Sequence[Hand]) -> Sequence[Page]:
    """Front and inside of a finished card."""
    return laid_out(card, hands).finished


def print_flat_cards(cards: Sequence[CardToPrint], path: Path, workshop: Workshop) -> None:
    """Finished cards, two pages each."""
    save_pages([page for card in cards for page in flat_pages(card, workshop.hands)], path, workshop)


def print_envelopes(envelopes: Sequence[EnvelopeToPrint], path: Path, workshop: Workshop) -> None:
    """Envelopes, a page each."""
    save_pages(making.envelope_pages(envelopes, workshop), path, workshop)


def print_list(rows: Sequence[ListRow], path: Path, workshop: Workshop, *, title: str) -> None:
    """The list for the pile."""
    save_pages(making.list_pages(rows, workshop, title=title), path, workshop)
