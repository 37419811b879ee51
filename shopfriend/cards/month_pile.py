"""The month's pile as the screen shows it: who gets a card and why, in which words, and what is ready."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards import wording
from shopfriend.cards.pile import pile
from shopfriend.cards.queue import key_of, known_of
from shopfriend.cards.suggestions import suggest
from shopfriend.cards.views import Choice, Draft, MonthCard, MonthPile, PileCard, Suggestion
from shopfriend.cards.wording import Text, Texts, Tone
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState
from shopfriend.records.shop import Shop

_OPENING = 6
"""Words by which one text is told from another."""


def month_pile(session: Session, month: date, texts: Texts) -> MonthPile | None:
    """The pile of a month's end; None while a suggestion has no card yet (`queue.lay_out` makes them).

    Raises Problem where the texts are damaged.
    """
    suggestions = suggest(session, month)
    recipients = {found.customer_uid for found in suggestions}
    of_pile = select(Card).where(Card.recipient_uid.in_(recipients))
    cards = {
        key_of(card.recipient_uid, card.occasion, card.subject, card.subject_uid, card.year): card
        for card in session.scalars(of_pile)
    }
    found_cards: list[tuple[Suggestion, Card]] = []
    for found in suggestions:
        key = key_of(found.customer_uid, found.occasion, found.subject, found.subject_uid, found.day.year)
        if key not in cards:
            return None
        found_cards.append((found, cards[key]))
    return MonthPile(month, tuple(_month_cards(session, found_cards, texts)))


def _month_cards(session: Session, found_cards: Sequence[tuple[Suggestion, Card]], texts: Texts) -> list[MonthCard]:
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    to_paper = pile(session, [card.uid for _found, card in found_cards])
    recipients = {found.customer_uid for found, _card in found_cards}
    customers = {
        customer.uid: customer for customer in session.scalars(select(Customer).where(Customer.uid.in_(recipients)))
    }
    shown = []
    for (found, card), on_paper in zip(found_cards, to_paper, strict=True):
        known = known_of(customers[found.customer_uid], shop, found)
        shown.append(_month_card(found, card, on_paper, known, texts))
    return shown


def _month_card(found: Suggestion, card: Card, on_paper: PileCard, known: dict[str, str], texts: Texts) -> MonthCard:
    text = wording.named(texts, card.text_key, card.language) or _as_it_stands(card)
    fitting = wording.fitting(texts, found.occasion, found.kind, card.language, known)
    draft = Draft(
        text=text,
        beginning=card.beginning,
        ending=card.ending,
        known=known,
        personal_line=card.personal_line,
        hand=card.hand,
        design=card.design,
        seed=card.seed,
    )
    return MonthCard(
        uid=card.uid,
        customer_uid=found.customer_uid,
        name=found.name,
        occasion=found.occasion,
        day=card.day,
        by_month_only=on_paper.by_month_only,
        state=card.state,
        reason=found.reason,
        posted=on_paper.address is not None,
        draft=draft,
        choices=tuple(
            Choice(each, _opening(draft, each)) for each in (fitting if text in fitting else (text, *fitting))
        ),
    )


def _opening(draft: Draft, text: Text) -> str:
    words = wording.fill(text, draft.beginning, draft.ending, draft.known)
    return " ".join(" ".join(words.paragraphs).split()[:_OPENING])


def _as_it_stands(card: Card) -> Text:
    """The card's own words as a text: the one they came from is no longer in the file."""
    words = "\n".join(card.paragraphs)
    if card.personal_line and card.personal_line in words:
        words = words.replace(card.personal_line, "{personal}", 1)
    return Text(card.text_key, card.language, card.occasion, "", Tone.WARM, words, frozenset())


def still_to_do(session: Session, month: date) -> int:
    """How many cards of a month's end have not gone to paper yet; nothing is laid out for the count."""
    suggestions = suggest(session, month)
    recipients = {found.customer_uid for found in suggestions}
    away = {
        key_of(card.recipient_uid, card.occasion, card.subject, card.subject_uid, card.year)
        for card in session.scalars(
            select(Card).where(
                Card.recipient_uid.in_(recipients), Card.state.in_((CardState.PRINTING, CardState.PRINTED))
            )
        )
    }
    return sum(
        key_of(found.customer_uid, found.occasion, found.subject, found.subject_uid, found.day.year) not in away
        for found in suggestions
    )
