"""From the pile to the printing room: each card, its envelope and its line on the list, in one order.

Cards that cannot be written are set aside with the reason, so that one name in unknown letters never holds up a month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shopfriend.cards.pile import row_of
from shopfriend.cards.views import PileCard
from shopfriend.handwriting.hand import Hand, able
from shopfriend.printing import card_layout, envelope
from shopfriend.printing.card_layout import CardToPrint
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.formats import FORMATS, Format
from shopfriend.printing.lists import ListRow
from shopfriend.printing.making import Workshop
from shopfriend.problem import Problem


@dataclass(frozen=True, slots=True)
class Sender:
    """The shop as it stands on the back of a card and on an envelope."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """What goes to paper, numbered anew without gaps, and the cards set aside with why."""

    pile: tuple[PileCard, ...]
    cards: tuple[CardToPrint, ...]
    envelopes: tuple[EnvelopeToPrint, ...]
    rows: tuple[ListRow, ...]
    set_aside: tuple[tuple[PileCard, str], ...]


def ready(
    pile: Sequence[PileCard],
    workshop: Workshop,
    hands: Mapping[str, Hand],
    sender: Sender,
    today: date,
    form: Format = FORMATS["a6"],
) -> Ready:
    """Lay each card out once to see that it can be written; `hands` are the hands by name.

    A format without an envelope gives none: the address stands on the card.
    """
    done = Ready((), (), (), (), ())
    for card in pile:
        try:
            numbered = replace(card, number=len(done.pile) + 1)
            hand = able(hands.get(card.hand, workshop.hands[0]), workshop.hands, _all_words(card))
            to_print = _card(numbered, hand, workshop, sender, form)
            in_envelope = _envelope(numbered, hand, workshop, sender, form)
            card_layout.check(to_print, workshop.hands)
            for each in in_envelope:
                envelope.lay_out(each, workshop.hands, workshop.type)
        except Problem as problem:
            done = replace(done, set_aside=(*done.set_aside, (card, str(problem))))
        else:
            done = Ready(
                (*done.pile, numbered),
                (*done.cards, to_print),
                (*done.envelopes, *in_envelope),
                (*done.rows, ListRow(numbered.number, card.name, *row_of(card, today))),
                done.set_aside,
            )
    return done


def _all_words(card: PileCard) -> str:
    return "\n".join((card.beginning, *card.paragraphs, card.ending))


def _card(card: PileCard, hand: Hand, workshop: Workshop, sender: Sender, form: Format) -> CardToPrint:
    designs = workshop.designs
    street, place = card.address or ((), ())
    return CardToPrint(
        number=card.number,
        beginning=card.beginning,
        paragraphs=card.paragraphs,
        ending=card.ending,
        title=designs[card.design].title(card.language) if card.design in designs else "",
        design=card.design if card.design in designs else "",
        language=card.language,
        hand=hand,
        seed=card.seed,
        shop_name=sender.name,
        ink=workshop.ink,
        form=form,
        address=() if form.envelope else (card.name, *street, *place),
        opting_out=designs[workshop.mark].title(card.language) if workshop.mark else "",
    )


def _envelope(
    card: PileCard, hand: Hand, workshop: Workshop, sender: Sender, form: Format
) -> tuple[EnvelopeToPrint, ...]:
    if form.envelope_size is None:
        return ()
    street, place = card.address or ((), ())
    made = EnvelopeToPrint(
        number=card.number,
        recipient=(card.name, *street),
        place=place,
        sender=sender.lines,
        hand=hand,
        seed=card.seed,
        ink=workshop.ink,
        size=form.envelope_size,
    )
    return (made,)
