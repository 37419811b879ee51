"""A card as it will be printed, laid out before anything is stored, for the screen to paint from the same numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from shopfriend.cards.editing import words_of
from shopfriend.cards.front import front_of
from shopfriend.cards.views import Draft
from shopfriend.handwriting.hand import Hand, able, missing
from shopfriend.printing import card_layout
from shopfriend.printing.card_layout import CardToPrint, finished
from shopfriend.printing.making import Workshop
from shopfriend.printing.page import Page


@dataclass(frozen=True, slots=True)
class Preview:
    """Front and inside of a card; the personal line is the words from place `line[0]` on, up to `line[1]`.

    `hand` is the one that wrote it: another than was wished where that lacks letters, which `lacking` tells.
    """

    front: Page
    inside: Page
    line: tuple[int, int]
    hand: str
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class FrontAlone:
    """A card's front by the name of what stands on it: another than was wished where that has been taken out."""

    name: str
    page: Page


def preview(draft: Draft, workshop: Workshop, hands: Mapping[str, Hand]) -> Preview:
    """Lay out a draft. Raises Problem where its words do not fit, or no hand has its letters."""
    words = words_of(draft)
    spoken = "\n".join((words.beginning, *words.paragraphs))
    wished, every_word = hands.get(draft.hand, workshop.hands[0]), f"{spoken}\n{words.ending}"
    hand = able(wished, workshop.hands, every_word)
    front, inside = finished(_card(draft, workshop, hand), workshop.hands)
    line = _place_of(draft.personal_line, spoken)
    return Preview(front, inside, line, hand.name, missing(wished, every_word))


def front_alone(draft: Draft, workshop: Workshop, hands: Mapping[str, Hand]) -> FrontAlone:
    """Lay out the front of a draft, whether or not its words can be written. Raises Problem where its title cannot."""
    card = _card(draft, workshop, hands.get(draft.hand, workshop.hands[0]))
    return FrontAlone(card.picture.name if card.picture else card.design, card_layout.front(card, workshop.hands))


def _card(draft: Draft, workshop: Workshop, hand: Hand) -> CardToPrint:
    words, language = words_of(draft), draft.text.language
    front = front_of(workshop, draft.design, draft.text.occasion, language, draft.seed)
    return CardToPrint(
        number=1,
        beginning=words.beginning,
        paragraphs=words.paragraphs,
        ending=words.ending,
        title=front.title,
        design=front.design,
        language=language,
        hand=hand,
        seed=draft.seed,
        shop_name="",
        ink=workshop.ink,
        form=workshop.form,
        address=() if workshop.form.envelope else draft.addressed,
        picture=front.picture,
    )


def _place_of(line: str, words: str) -> tuple[int, int]:
    """The words of the personal line, counted from 0 in all the words; an empty span where it is not there."""
    wanted, there = line.split(), words.split()
    for start in range(len(there) - len(wanted) + 1):
        if wanted and there[start : start + len(wanted) - 1] == wanted[:-1]:
            last = there[start + len(wanted) - 1]
            if last.rstrip(".") == wanted[-1].rstrip("."):
                return start, start + len(wanted)
    return 0, 0
