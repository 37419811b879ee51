"""The reputation we want to deserve: among whom, in which words, and what we do for it; the plan of the seven steps."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.our_shop import heard
from shopfriend.our_shop.seven_steps import steps_of, thin_step
from shopfriend.our_shop.views import PLAN_STEPS, Plan, Reputation
from shopfriend.problem import Problem
from shopfriend.records.audience import Audience, Heard
from shopfriend.records.shop import Shop
from shopfriend.records.typed_words import clean, tidy
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_LATELY = timedelta(days=92)


def reputation(session: Session, today: date) -> Reputation:
    """The whole plan, and what was heard."""
    rows = session.scalars(select(Audience).order_by(Audience.id)).all()
    counts: dict[int | None, list[int]] = {}
    lately: set[int | None] = set()
    said = (
        select(Heard.audience_id, Heard.is_complaint, func.count(), func.max(Heard.day))
        .where(Heard.day > today - heard.COUNTED_FOR)
        .group_by(Heard.audience_id, Heard.is_complaint)
    )
    for key, is_complaint, count, last in session.execute(said):
        counts.setdefault(key, [0, 0])[int(is_complaint)] = count
        if last > today - _LATELY:
            lately.add(key)
    plans = tuple(
        Plan(
            uid=row.uid,
            **{name: getattr(row, name) for name in PLAN_STEPS},
            praised=counts.get(row.id, [0, 0])[0],
            blamed=counts.get(row.id, [0, 0])[1],
            heard_lately=row.id in lately,
        )
        for row in rows
    )
    steps = steps_of(plans)
    wanted = session.scalars(select(Shop.reputation).order_by(Shop.id).limit(1)).one_or_none()
    lines = heard.latest(session, today)
    waiting = heard.waiting(lines)
    lines = (*waiting, *(line for line in lines if line not in waiting))
    return Reputation(wanted or "", plans, steps, thin_step(steps), lines)


def want(database: Database, sentence: str) -> Changes:
    """What people shall say of us, in one sentence."""
    with database.writing() as session:
        shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one_or_none()
        if shop is None:
            session.add(Shop(reputation=tidy(sentence)))
        else:
            shop.reputation = tidy(sentence)
    return changes_of(session)


def add_group(database: Database, name: str) -> str:
    """A group more that holds a reputation of us; gives its uid. Raises Problem "empty-group", "group-there"."""
    called = tidy(name)
    if not called:
        raise _empty()
    with database.writing() as session:
        if session.scalar(select(Audience.id).where(Audience.name == called).limit(1)):
            raise Problem("group-there", _("There is a group called {name} already."), name=called[:40])
        row = Audience(name=called)
        session.add(row)
    return row.uid


def keep_plan(database: Database, uid: str, said: Mapping[str, str]) -> Changes:
    """What the steps say for a group now, by the names of `PLAN_STEPS`; what is not given stays.

    Raises Problem "empty-group", "no-such-group".
    """
    with database.writing() as session:
        row = _named(session, uid)
        for name in PLAN_STEPS:
            if name in said:
                words = tidy(said[name]) if name == "name" else clean(said[name])
                if name == "name" and not words:
                    raise _empty()
                setattr(row, name, words)
    return changes_of(session)


def remove_group(database: Database, uid: str) -> Changes:
    """A group goes; what was heard from it stays, of no group. Raises Problem "no-such-group"."""
    with database.writing() as session:
        row = _named(session, uid)
        for said in session.scalars(select(Heard).where(Heard.audience_id == row.id)):
            said.audience_id = None
        session.flush()
        session.delete(row)
    return changes_of(session)


def _empty() -> Problem:
    return Problem("empty-group", _("Who is it? A word is enough, such as “regulars” or “the street”."))


def _named(session: Session, uid: str) -> Audience:
    found = session.scalars(select(Audience).where(Audience.uid == uid)).one_or_none()
    if found is None:
        raise Problem("no-such-group", _("This group is no longer there: another window has taken it out."))
    return found
