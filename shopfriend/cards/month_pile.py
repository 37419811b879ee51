"""The month's pile as the screen shows it: who gets a card and why, in which words, and what is ready."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards import wording
from shopfriend.cards.first_card import first_to_somebody
from shopfriend.cards.own_words import OwnFirst
from shopfriend.cards.pile import pile, wants_by
from shopfriend.cards.queue import cards_of, key_of, key_of_found, known_of
from shopfriend.cards.repeats import said_before
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
    cards = cards_of(session, suggestions)
    found_cards: list[tuple[Suggestion, Card]] = []
    for found in suggestions:
        card = cards.get(key_of_found(found))
        if card is None:
            return None
        found_cards.append((found, card))
    return MonthPile(month, tuple(_month_cards(session, found_cards, texts)))


def _month_cards(session: Session, found_cards: Sequence[tuple[Suggestion, Card]], texts: Texts) -> list[MonthCard]:
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
    own_first = OwnFirst(session, texts)
    to_paper = pile(session, [card.uid for _found, card in found_cards])
    recipients = {found.customer_uid for found, _card in found_cards}
    customers = {
        customer.uid: customer for customer in session.scalars(select(Customer).where(Customer.uid.in_(recipients)))
    }
    uids = [card.uid for _found, card in found_cards]
    again, first = said_before(session, uids), first_to_somebody(session, uids)
    shown = []
    together = zip(found_cards, to_paper, strict=True)
    for (found, card), on_paper in sorted(together, key=lambda both: wants_by(both[1])):
        customer = customers[found.customer_uid]
        known, theirs = known_of(customer, shop, found), own_first.texts(customer.known_best_by_id)
        shown.append(_month_card(found, card, on_paper, known, theirs, card.uid in again, card.uid in first))
    return shown


def _month_card(
    found: Suggestion,
    card: Card,
    on_paper: PileCard,
    known: dict[str, str],
    texts: Texts,
    said_before: bool,
    is_first: bool,
) -> MonthCard:
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
        addressed=on_paper.addressed,
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
        post_by=on_paper.post_by,
        said_before=said_before,
        is_first=is_first,
    )


def _opening(draft: Draft, text: Text) -> str:
    needed = tuple((name, draft.known[name]) for name in sorted(text.needs) if name in draft.known)
    return _first_words(text, needed, draft.beginning[-1:])


@lru_cache(maxsize=4096)
def _first_words(text: Text, known: tuple[tuple[str, str], ...], mark: str) -> str:
    """How a text begins after a greeting that ends with that mark. Two hundred cards choose among the same texts."""
    return " ".join(" ".join(wording.fill(text, mark, "", dict(known)).paragraphs).split()[:_OPENING])


def _as_it_stands(card: Card) -> Text:
    """The card's own words as a text: the one they came from is no longer in the file."""
    words = "\n".join(card.paragraphs)
    if card.personal_line and card.personal_line in words:
        words = words.replace(card.personal_line, "{personal}", 1)
    return Text(card.text_key, card.language, card.occasion, "", Tone.WARM, words, frozenset())


def still_to_do(session: Session, month: date) -> int:
    """How many cards of a month's end have not gone to paper yet; nothing is laid out for the count."""
    suggestions = suggest(session, month)
    columns = (Card.recipient_uid, Card.occasion, Card.subject, Card.subject_uid, Card.year)
    on_paper = select(*columns).where(Card.state.in_((CardState.PRINTING, CardState.PRINTED)))
    away = {key_of(*row) for row in session.execute(on_paper)}
    return sum(key_of_found(found) not in away for found in suggestions)
