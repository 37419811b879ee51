"""Improvements: one thing at a time is made better at one point, step by step, until it is done or set aside."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.our_shop.views import Better, NewImprovement, Step
from shopfriend.problem import Problem
from shopfriend.records.point_of_contact import Improvement, ImprovementStep, PointOfContact
from shopfriend.records.typed_words import clean, tidy
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_OPEN = (Improvement.done_on.is_(None), Improvement.set_aside_on.is_(None))


def under_way(session: Session) -> Better | None:
    """The improvement that is under way: the one decided last, should an older shop have several."""
    found = session.scalars(
        select(Improvement.id).where(*_OPEN).order_by(Improvement.decided_on.desc(), Improvement.id.desc()).limit(1)
    ).one_or_none()
    return None if found is None else _shown(session, [found])[0]


def of_point(session: Session, key: int) -> tuple[Better, ...]:
    """The improvements of a point, the latest first."""
    wanted = select(Improvement.id).where(Improvement.point_of_contact_id == key)
    return tuple(_shown(session, session.scalars(wanted).all()))


def _shown(session: Session, keys: object) -> list[Better]:
    steps: dict[int, list[Step]] = defaultdict(list)
    wanted = select(ImprovementStep).where(ImprovementStep.improvement_id.in_(keys))  # type: ignore[arg-type]
    for step in session.scalars(wanted.order_by(ImprovementStep.place, ImprovementStep.id)):
        steps[step.improvement_id].append(Step(step.uid, step.text, step.done_on is not None))
    rows = session.execute(
        select(Improvement, PointOfContact.name, PointOfContact.uid)
        .join(PointOfContact, PointOfContact.id == Improvement.point_of_contact_id)
        .where(Improvement.id.in_(keys))  # type: ignore[arg-type]
        .order_by(Improvement.decided_on.desc(), Improvement.id.desc())
    )
    return [
        Better(
            uid=row.uid,
            point=name,
            point_uid=uid,
            text=row.text,
            who=row.who,
            due=row.due,
            decided_on=row.decided_on,
            done_on=row.done_on,
            set_aside_on=row.set_aside_on,
            steps=tuple(steps[row.id]),
        )
        for row, name, uid in rows
    ]


def begin(database: Database, point: str, new: NewImprovement, today: date) -> Changes:
    """Begin to make a point better.

    Raises Problem "empty-improvement", "one-at-a-time" while another one is under way, "no-such-point".
    """
    text = clean(new.text)
    if not text:
        raise Problem("empty-improvement", _("What shall be better here? Please write it down."))
    with database.writing() as session:
        before = under_way(session)
        if before is not None:
            raise Problem(
                "one-at-a-time",
                _("One thing at a time: finish “{what}” first, or set it aside."),
                what=before.text[:60],
            )
        where = session.scalars(select(PointOfContact.id).where(PointOfContact.uid == point)).one_or_none()
        if where is None:
            raise Problem("no-such-point", _("This point is no longer there: another window has taken it out."))
        row = Improvement(point_of_contact_id=where, text=text, who=tidy(new.who), due=new.due, decided_on=today)
        session.add(row)
        session.flush()
        for place, words in enumerate(filter(None, map(tidy, new.steps)), 1):
            session.add(ImprovementStep(improvement_id=row.id, place=place, text=words))
            session.flush()
    return changes_of(session)


def add_step(database: Database, improvement: str, text: str) -> Changes:
    """One more step. Raises Problem "empty-step", "improvement-over"."""
    words = tidy(text)
    if not words:
        raise Problem("empty-step", _("What is the next step? Please write it down."))
    with database.writing() as session:
        row = _open(session, improvement)
        last = session.scalars(
            select(ImprovementStep.place)
            .where(ImprovementStep.improvement_id == row.id)
            .order_by(ImprovementStep.place.desc())
            .limit(1)
        ).one_or_none()
        session.add(ImprovementStep(improvement_id=row.id, place=(last or 0) + 1, text=words))
    return changes_of(session)


def tick(database: Database, step: str, done: bool, today: date) -> Changes:
    """A step is done, or is not after all. Raises Problem "improvement-over"."""
    with database.writing() as session:
        row = session.scalars(
            select(ImprovementStep)
            .join(Improvement, Improvement.id == ImprovementStep.improvement_id)
            .where(ImprovementStep.uid == step, *_OPEN)
        ).one_or_none()
        if row is None:
            raise _over()
        row.done_on = today if done else None
    return changes_of(session)


def finish(database: Database, improvement: str, today: date) -> Changes:
    """It is better now. Steps that were not ticked stay as they are. Raises Problem "improvement-over"."""
    with database.writing() as session:
        _open(session, improvement).done_on = today
    return changes_of(session)


def set_aside(database: Database, improvement: str, today: date) -> Changes:
    """Something else matters more now. Raises Problem "improvement-over"."""
    with database.writing() as session:
        _open(session, improvement).set_aside_on = today
    return changes_of(session)


def _open(session: Session, uid: str) -> Improvement:
    found = session.scalars(select(Improvement).where(Improvement.uid == uid, *_OPEN)).one_or_none()
    if found is None:
        raise _over()
    return found


def _over() -> Problem:
    return Problem("improvement-over", _("This was finished or set aside already, perhaps in another window."))
