"""Who works in the shop: they come, get a hand of their own, and leave; the shop remembers whom they knew.

Nothing here counts or compares what anybody does: no figure ranks staff.
"""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.keeping.views import Member
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState
from shopfriend.records.shop import Shop
from shopfriend.records.staff import Staff
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_KNOWN_SHOWN = 4
_LONGEST_NAME = 200


def members(session: Session) -> tuple[Member, ...]:
    """Everybody, those who have left last; each with the first few of the regulars whom they know best."""
    known: dict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Customer.known_best_by_id, Customer.name)
        .where(Customer.known_best_by_id.is_not(None), Customer.gone.is_(None))
        .order_by(Customer.name)
    )
    for key, name in rows:
        if key is not None and len(known[key]) <= _KNOWN_SHOWN:
            known[key].append(name)
    staff = session.scalars(select(Staff).order_by(Staff.left, Staff.id))
    return tuple(
        Member(row.uid, row.name, row.hand, row.left, (*known[row.id][:_KNOWN_SHOWN], *["…"][: _more(known[row.id])]))
        for row in staff
    )


def _more(names: list[str]) -> int:
    return int(len(names) > _KNOWN_SHOWN)


def add(database: Database, name: str) -> Changes:
    """Somebody works here from now on. Raises Problem "no-name", or "works-here" for a name that serves already."""
    tidied = " ".join(name.split())[:_LONGEST_NAME]
    if not tidied:
        raise Problem("no-name", _("Who is it? A first name is enough."))
    with database.writing() as session:
        names = session.scalars(select(Staff.name).where(Staff.left.is_(False)))
        if tidied.casefold() in (each.casefold() for each in names):
            raise Problem("works-here", _("{name} works here already."), name=tidied)
        session.add(Staff(name=tidied))
    return changes_of(session)


def give_hand(database: Database, uid: str, hand: str) -> Changes:
    """Cards for those whom they know best are written in this hand from now on; "" for the shop's usual one."""
    with database.writing() as session:
        _member(session, uid).hand = hand
    return changes_of(session)


def leave(database: Database, uid: str) -> Changes:
    """They do not work here any more: they are offered nowhere, and their hand is retired.

    Cards that have not gone to paper yet are written in the shop's usual hand instead. What they noted, and whom they
    know best, stays.
    """
    with database.writing() as session:
        _member(session, uid).left = True
        session.flush()
        gone, usual = retired(session), session.scalars(select(Shop.hand).order_by(Shop.id).limit(1)).one()
        drafts = select(Card).where(Card.hand.in_(gone), Card.state.in_((CardState.SUGGESTED, CardState.WAITING)))
        for card in session.scalars(drafts):
            card.hand = usual
    return changes_of(session)


def come_back(database: Database, uid: str) -> Changes:
    """They work here again, with the hand that was theirs."""
    with database.writing() as session:
        _member(session, uid).left = False
    return changes_of(session)


def retired(session: Session) -> frozenset[str]:
    """The hands of those who have left, unless the shop or somebody who works here writes in them, too."""
    rows = session.execute(select(Staff.hand, Staff.left).where(Staff.hand != "")).all()
    usual = session.scalars(select(Shop.hand)).all()
    return frozenset(hand for hand, left in rows if left) - {hand for hand, left in rows if not left} - set(usual)


def _member(session: Session, uid: str) -> Staff:
    return session.scalars(select(Staff).where(Staff.uid == uid)).one()
