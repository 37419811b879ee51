"""What the owner decides about a card before it goes to paper: its words, the personal line, how it looks, or none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards import wording
from shopfriend.cards.first_card import first_to_somebody
from shopfriend.cards.repeats import said_before
from shopfriend.cards.views import Draft, ToWriteAbout
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, DetailKind, PromiseKind, PromiseState
from shopfriend.records.private_words import is_private
from shopfriend.records.promise import Promise
from shopfriend.records.silence import names_one, silent_words
from shopfriend.store.by_uid import card_of, customer_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_ON_THE_DESK = (CardState.SUGGESTED, CardState.WAITING)
_TOLD = (DetailKind.FAMILY, DetailKind.PET, DetailKind.FAVOURITE, DetailKind.TOPIC)
"""What may stand on a screen that customers see: no allergy, no size, no age."""
_LOOKS = ("hand", "design", "seed")
_TOLD_AT_MOST = 120
_FACTS = 8
_TALKS = 10
"""Talks that are looked through for one that is nobody's private business."""


def words_of(draft: Draft) -> wording.Words:
    """The finished words of a draft."""
    return wording.fill(draft.text, draft.beginning, draft.ending, draft.known, draft.personal_line)


def write(database: Database, card: str, draft: Draft, *, ready: bool, seen: Draft | None = None) -> Changes:
    """Store a card as drafted; `ready` lets it wait for paper, else it stays a suggestion.

    `seen` is how it stood before: where that is told, only what differs is stored, and a card that another window has
    called ready meanwhile stays so. Raises Problem "changed-meanwhile" where somebody else has changed the same thing
    since, with what it is `now`, and "card-away" where it is on paper already; of one that is to be ready, "no-words"
    where it has none, "first-card" where it was not and nobody has said that whoever it is for knows of the cards, and
    "line-wanted" where its text was told before and no personal line makes it another card. Then nothing is stored.
    """
    with database.writing() as session:
        row = _on_the_desk(session, card)
        if seen is None or _words_changed(row, draft, seen):
            words = words_of(draft)
            row.on_purpose = row.on_purpose and row.text_key == draft.text.key
            row.beginning, row.ending = words.beginning, words.ending
            row.text_key, row.language = draft.text.key, draft.text.language
            row.paragraphs, row.personal_line = list(words.paragraphs), draft.personal_line.strip()
        for look in _LOOKS:
            if seen is None or _changed(getattr(row, look), getattr(draft, look), getattr(seen, look)):
                setattr(row, look, getattr(draft, look))
        if ready and row.state is CardState.SUGGESTED and first_to_somebody(session, [card]):
            raise Problem("first-card", _("This is a first card. Please say first that whoever it is for knows of it."))
        if ready or seen is None:
            row.state = CardState.WAITING if ready else CardState.SUGGESTED
        if ready and not row.paragraphs:
            raise Problem("no-words", _("This card has no words yet. Please write a line."))
        if ready and not row.personal_line:
            session.flush()
            if said_before(session, [card]):
                raise Problem(
                    "line-wanted",
                    _("These words were sent before, here or next door. Please add a line of your own."),
                )
    return changes_of(session)


def _words_changed(row: Card, draft: Draft, seen: Draft) -> bool:
    """Whether the draft says something else than was seen; text, line, beginning and ending make one whole."""
    words = words_of(draft)
    now = row.text_key, row.personal_line, row.beginning, row.ending
    mine = draft.text.key, draft.personal_line.strip(), words.beginning, words.ending
    before = seen.text.key, seen.personal_line.strip(), seen.beginning, seen.ending
    return _changed(now, mine, before, row.personal_line or " ".join(row.paragraphs))


def _changed(now: object, mine: object, seen: object, told: str = "") -> bool:
    """Whether something was changed here; raises Problem where it was changed elsewhere, too, and not alike."""
    if mine == seen:
        return False
    if now not in (seen, mine):
        words = (told or str(now))[:_TOLD_AT_MOST]
        raise Problem(
            "changed-meanwhile",
            _(
                "This card was changed in another window meanwhile. There it is “{now}”; "
                "“Ready”, or one more change, stores yours."
            ),
            now=words,
        )
    return True


def to_all(database: Database, drafts: Mapping[str, Draft]) -> Changes:
    """Give each card (uid) the text of its draft, the same on purpose; those on paper already stay as they are.

    None is ready by that, or no longer: each has its own look.
    """
    with database.writing() as session:
        wanted = select(Card).where(Card.uid.in_(drafts), Card.state.in_(_ON_THE_DESK))
        for row in session.scalars(wanted):
            # Another window may have written the line meanwhile: the text is given, and nothing else.
            draft = replace(drafts[row.uid], personal_line=row.personal_line)
            row.text_key, row.on_purpose = draft.text.key, True
            row.paragraphs = list(words_of(draft).paragraphs)
    return changes_of(session)


def skip(database: Database, card: str) -> Changes:
    """No card this year. Raises Problem "card-away" where it is on paper already."""
    with database.writing() as session:
        _on_the_desk(session, card).state = CardState.SKIPPED
    return changes_of(session)


def put_back(database: Database, card: str) -> Changes:
    """A card that was skipped is suggested again; any other stays as it is."""
    with database.writing() as session:
        row = card_of(session, card)
        if row.state is CardState.SKIPPED:
            row.state = CardState.SUGGESTED
    return changes_of(session)


def _on_the_desk(session: Session, card: str) -> Card:
    row = card_of(session, card)
    if row.state not in _ON_THE_DESK:
        raise Problem("card-away", _("This card has gone to paper already; its words stay as they are."))
    return row


def to_write_about(session: Session, customer_uid: str) -> ToWriteAbout:
    """What is remembered of a customer for the personal line; the last talk is apart, to be shown when asked for.

    Nothing said between us, nobody who has gone, no allergy, and nothing that is private: illness and grief do not
    belong on a card by way of a list.
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
    silent = _silent(session, customer_uid)
    facts = [
        fact for fact in (*map(_told, details), *kept, *given) if not is_private(fact) and not names_one(silent, fact)
    ]
    talks = session.execute(
        select(Conversation.text, Conversation.day)
        .join(Present, Present.conversation_id == Conversation.id)
        .where(Present.customer_id == key, Conversation.between_us.is_(False))
        .order_by(Conversation.day.desc(), Conversation.id.desc())
        .limit(_TALKS)
    )
    open_to_all = ((text, on) for text, on in talks if not is_private(text) and not names_one(silent, text))
    words, day = next(open_to_all, ("", None))
    return ToWriteAbout(tuple(dict.fromkeys(filter(None, facts)))[:_FACTS], words, day)


def _silent(session: Session, customer_uid: str) -> frozenset[str]:
    customer = customer_of(session, customer_uid)
    lives_there = Customer.id == customer.id
    if customer.household_id is not None:
        lives_there = Customer.household_id == customer.household_id
    details = session.scalars(select(Detail).where(Detail.customer_id == customer.id))
    return silent_words(details, session.scalars(select(Customer).where(lives_there)))


def _told(detail: Detail) -> str:
    return ", ".join(filter(None, (detail.name or detail.text, detail.relation)))


def sent(database: Database, cards: list[str], today: date) -> Changes:
    """Printed cards have been posted or handed over; those that are not printed stay as they are."""
    with database.writing() as session:
        for row in session.scalars(select(Card).where(Card.uid.in_(cards), Card.state == CardState.PRINTED)):
            row.state, row.sent_on = CardState.SENT, today
    return changes_of(session)
