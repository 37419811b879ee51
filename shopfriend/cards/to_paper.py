"""From the pile to the printing room: each card, its envelope and its line on the list, in one order.

Cards that cannot be written are set aside with the reason, so that one name in unknown letters never holds up a month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from shopfriend.cards.front import front_of
from shopfriend.cards.pile import row_of
from shopfriend.cards.views import PileCard
from shopfriend.handwriting.hand import Hand, able
from shopfriend.printing import envelope
from shopfriend.printing.card_layout import CardToPrint, LaidCard, laid_out
from shopfriend.printing.casting import Foundry
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.lists import ListRow
from shopfriend.printing.making import Workshop
from shopfriend.printing.page import Page, stopped
from shopfriend.problem import Problem


@dataclass(frozen=True, slots=True)
class Sender:
    """The shop as it stands on the back of a card and on an envelope."""

    name: str
    lines: tuple[str, ...]


class LaidEnvelope(NamedTuple):
    """What is written on an envelope, and its face as it is printed."""

    envelope: EnvelopeToPrint
    face: Page


@dataclass(frozen=True, slots=True)
class Ready:
    """What goes to paper, laid out, in one order and numbered anew without gaps; and the cards set aside with why."""

    pile: Sequence[PileCard]
    cards: Sequence[LaidCard]
    envelopes: Sequence[LaidEnvelope]
    rows: Sequence[ListRow]
    set_aside: tuple[tuple[PileCard, str], ...]


def ready(
    pile: Sequence[PileCard],
    workshop: Workshop,
    hands: Mapping[str, Hand],
    sender: Sender,
    today: date,
) -> Ready:
    """Lay out each card and its envelope, once for all the files that they go to; `hands` are the hands by name.

    The workshop's format is that of the cards; one without an envelope gives none: the address stands on the card.
    Raises Problem `cancelled` where the workshop is told to stop.
    """
    taken, laid, foundry = list[PileCard](), list[LaidCard](), Foundry()
    envelopes, rows, set_aside = list[LaidEnvelope](), list[ListRow](), list[tuple[PileCard, str]]()
    for done, card in enumerate(pile, 1):
        if workshop.cancelled is not None and workshop.cancelled():
            raise stopped()
        try:
            numbered = replace(card, number=len(taken) + 1)
            hand = able(hands.get(card.hand, workshop.hands[0]), workshop.hands, _all_words(card))
            to_print = laid_out(_card(numbered, hand, workshop, sender), workshop.hands, workshop.mark)
            in_envelope = _envelope(numbered, hand, workshop, sender)
        except Problem as problem:
            set_aside.append((card, str(problem)))
        else:
            taken.append(numbered)
            laid.append(foundry.card(to_print))
            envelopes += [LaidEnvelope(each, foundry.page(face)) for each, face in in_envelope]
            rows.append(ListRow(numbered.number, card.name, *row_of(card, today)))
        if workshop.progress is not None:
            workshop.progress(done, len(pile))
    return Ready(taken, laid, envelopes, rows, tuple(set_aside))


def _all_words(card: PileCard) -> str:
    return "\n".join((card.beginning, *card.paragraphs, card.ending))


def _card(card: PileCard, hand: Hand, workshop: Workshop, sender: Sender) -> CardToPrint:
    front = front_of(workshop, card.design, card.occasion, card.language, card.seed)
    return CardToPrint(
        number=card.number,
        beginning=card.beginning,
        paragraphs=card.paragraphs,
        ending=card.ending,
        title=front.title,
        design=front.design,
        language=card.language,
        hand=hand,
        seed=card.seed,
        shop_name=sender.name,
        ink=workshop.ink,
        form=workshop.form,
        address=() if workshop.form.envelope else card.addressed,
        opting_out=workshop.designs[workshop.mark].title(card.language) if workshop.mark else "",
        picture=front.picture,
    )


def _envelope(card: PileCard, hand: Hand, workshop: Workshop, sender: Sender) -> list[LaidEnvelope]:
    if workshop.form.envelope_size is None:
        return []
    street, place = card.address or ((), ())
    made = EnvelopeToPrint(
        number=card.number,
        recipient=(card.name, *street),
        place=place,
        sender=sender.lines,
        hand=hand,
        seed=card.seed,
        ink=workshop.ink,
        size=workshop.form.envelope_size,
    )
    return [LaidEnvelope(made, envelope.lay_out(made, workshop.hands, workshop.type, workshop.mark))]
