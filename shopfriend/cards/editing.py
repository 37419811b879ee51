"""What the owner decides about a card before it goes to paper: its words, the personal line, how it looks, or none."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards import wording
from shopfriend.cards.views import Draft, ToWriteAbout
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, DetailKind, PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_ON_THE_DESK = (CardState.SUGGESTED, CardState.WAITING)
_TOLD = (DetailKind.FAMILY, DetailKind.PET, DetailKind.FAVOURITE, DetailKind.TOPIC)
"""What may stand on a screen that customers see: no allergy, no size, no age."""
_FACTS = 8


def words_of(draft: Draft) -> wording.Words:
    """The finished words of a draft."""
    return wording.fill(draft.text, draft.beginning, draft.ending, draft.known, draft.personal_line)


def write(database: Database, card: str, draft: Draft, *, ready: bool) -> Changes:
    """Store a card as drafted; `ready` lets it wait for paper, else it stays a suggestion.

    Raises Problem "card-away" where it is on paper already.
    """
    words = words_of(draft)
    with database.writing() as session:
        row = _on_the_desk(session, card)
        row.text_key, row.language = draft.text.key, draft.text.language
        row.paragraphs, row.personal_line = list(words.paragraphs), draft.personal_line.strip()
        row.hand, row.design, row.seed = draft.hand, draft.design, draft.seed
        row.state = CardState.WAITING if ready else CardState.SUGGESTED
    return changes_of(session)


def skip(database: Database, card: str) -> Changes:
    """No card this year. Raises Problem "card-away" where it is on paper already."""
    with database.writing() as session:
        _on_the_desk(session, card).state = CardState.SKIPPED
    return changes_of(session)


def put_back(database: Database, card: str) -> Changes:
    """A card that was skipped is suggested again; any other stays as it is."""
    with database.writing() as session:
        row = session.scalars(select(Card).where(Card.uid == card)).one()
        if row.state is CardState.SKIPPED:
            row.state = CardState.SUGGESTED
    return changes_of(session)


def _on_the_desk(session: Session, card: str) -> Card:
    row = session.scalars(select(Card).where(Card.uid == card)).one_or_none()
    if row is None or row.state not in _ON_THE_DESK:
        raise Problem("card-away", _("This card has gone to paper already; its words stay as they are."))
    return row


def to_write_about(session: Session, customer_uid: str) -> ToWriteAbout:
    """What is remembered of a customer for the personal line; the last talk is apart, to be shown when asked for.

    Nothing said between us, nobody who has gone, and no allergy.
    """
    key = select(Customer.id).where(Customer.uid == customer_uid).scalar_subquery()
    details = session.scalars(
        select(Detail)
        .where(Detail.customer_id == key, Detail.kind.in_(_TOLD), Detail.gone.is_(None))
        .order_by(Detail.id.desc())
    )
    kept = session.scalars(
        select(Promise.text)
        .outerjoin(Conversation, Conversation.id == Promise.conversation_id)
        .where(Promise.customer_id == key, Promise.state == PromiseState.KEPT, Promise.kind != PromiseKind.CALL_BACK)
        .where(Conversation.id.is_(None) | Conversation.between_us.is_(False))
        .order_by(Promise.settled_on.desc(), Promise.id.desc())
        .limit(2)
    )
    given = session.scalars(
        select(Gesture.text).where(Gesture.customer_id == key).order_by(Gesture.day.desc(), Gesture.id.desc()).limit(2)
    )
    facts = [*map(_told, details), *kept, *given]
    talk = session.execute(
        select(Conversation.text, Conversation.day)
        .join(Present, Present.conversation_id == Conversation.id)
        .where(Present.customer_id == key, Conversation.between_us.is_(False))
        .order_by(Conversation.day.desc(), Conversation.id.desc())
        .limit(1)
    ).first()
    words, day = talk or ("", None)
    return ToWriteAbout(tuple(dict.fromkeys(filter(None, facts)))[:_FACTS], words, day)


def _told(detail: Detail) -> str:
    return ", ".join(filter(None, (detail.name or detail.text, detail.relation)))


def sent(database: Database, cards: list[str], today: date) -> Changes:
    """Printed cards have been posted or handed over; those that are not printed stay as they are."""
    with database.writing() as session:
        for row in session.scalars(select(Card).where(Card.uid.in_(cards), Card.state == CardState.PRINTED)):
            row.state, row.sent_on = CardState.SENT, today
    return changes_of(session)
