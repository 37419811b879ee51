"""Points of contact, cycle by cycle: looked at one by one, rated, and kept as they are in this very shop."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.our_shop import heard, improvements
from shopfriend.our_shop.dots import heard_dots
from shopfriend.our_shop.views import MOST_DOTS, Cycle, Cycles, ExampleCycle, Point, PointPage, Rated
from shopfriend.problem import Problem
from shopfriend.records.audience import Heard
from shopfriend.records.point_of_contact import Improvement, ImprovementStep, PointOfContact, PointRating
from shopfriend.records.typed_words import clean, tidy
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def cycles(session: Session, today: date) -> Cycles:
    """Every cycle in the order in which they were begun, each point with its dots, and what is being improved."""
    improving = improvements.under_way(session)
    shown = _shown(session, today, improving.point_uid if improving else "")
    found: dict[str, list[Point]] = {}
    first: dict[str, int] = {}
    rows = session.execute(
        select(PointOfContact.id, PointOfContact.uid, PointOfContact.cycle).order_by(
            PointOfContact.place, PointOfContact.id
        )
    )
    for key, uid, cycle in rows:
        found.setdefault(cycle, []).append(shown[uid])
        first[cycle] = min(key, first.get(cycle, key))
    in_order = sorted(found, key=lambda cycle: first[cycle])
    return Cycles(tuple(Cycle(name, tuple(found[name])) for name in in_order), improving)


def point_page(session: Session, uid: str, today: date) -> PointPage:
    """All about one point of contact. Raises Problem "no-such-point"."""
    row = named(session, uid)
    improving = improvements.under_way(session)
    shown = _shown(session, today, improving.point_uid if improving else "")
    rated = session.execute(
        select(PointRating.day, PointRating.dots)
        .where(PointRating.point_of_contact_id == row.id)
        .order_by(PointRating.day)
    )
    return PointPage(
        uid=row.uid,
        cycle=row.cycle,
        name=row.name,
        today=row.today,
        near_perfect=row.near_perfect,
        point=shown[row.uid],
        rated=tuple(Rated(day, dots) for day, dots in rated),
        better=improvements.of_point(session, row.id),
        heard=heard.of_point(session, row.id),
    )


def _shown(session: Session, today: date, improving: str) -> dict[str, Point]:
    rated = select(PointRating.point_of_contact_id, PointRating.dots).order_by(PointRating.day)
    latest = {point: dots for point, dots in session.execute(rated)}  # noqa: C416 (rows are no pairs to a type checker)
    said: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    counted = (
        select(Heard.point_of_contact_id, Heard.is_complaint, func.count())
        .where(Heard.point_of_contact_id.is_not(None), Heard.day > today - heard.COUNTED_FOR)
        .group_by(Heard.point_of_contact_id, Heard.is_complaint)
    )
    for of, is_complaint, count in session.execute(counted):
        said[of or 0][int(is_complaint)] = count
    return {
        row.uid: Point(
            uid=row.uid,
            name=row.name,
            icon=row.icon,
            dots=latest.get(row.id),
            heard_dots=heard_dots(*said[row.id]),
            praised=said[row.id][0],
            blamed=said[row.id][1],
            is_improving=row.uid == improving,
        )
        for row in session.scalars(select(PointOfContact))
    }


def rate(database: Database, uid: str, dots: int, today: date) -> Changes:
    """We give a point one to five dots today; what was given today before is replaced. Raises "no-such-point"."""
    if not 1 <= dots <= MOST_DOTS:
        raise Problem("dots-out-of-range", _("A point gets one to five dots."))
    with database.writing() as session:
        point = named(session, uid)
        before = session.scalars(
            select(PointRating).where(PointRating.point_of_contact_id == point.id, PointRating.day == today)
        ).one_or_none()
        if before is None:
            session.add(PointRating(point_of_contact_id=point.id, day=today, dots=dots))
        else:
            before.dots = dots
    return changes_of(session)


def describe(database: Database, uid: str, today_is: str, near_perfect: str) -> Changes:
    """How a point is today, and what near perfect would be. Raises Problem "no-such-point"."""
    with database.writing() as session:
        point = named(session, uid)
        point.today, point.near_perfect = clean(today_is), clean(near_perfect)
    return changes_of(session)


def add_cycles(database: Database, examples: Iterable[ExampleCycle]) -> Changes:
    """Begin with these cycles; one whose name is there already stays as it is.

    Raises Problem "empty-cycle" where a name is blank.
    """
    with database.writing() as session:
        there = set(session.scalars(select(PointOfContact.cycle)))
        for example in examples:
            name = _cycle_name(example.name)
            if name in there:
                continue
            for place, (icon, point, near_perfect) in enumerate(example.points, 1):
                session.add(PointOfContact(cycle=name, place=place, name=point, near_perfect=near_perfect, icon=icon))
                session.flush()
    return changes_of(session)


def keep_cycle(database: Database, cycle: str, name: str, points: Sequence[tuple[str, str]]) -> Changes:
    """A cycle as the owner has put it: its name, and its points (uid, or "" for a new one, and name) in order.

    A point that is not among them goes, with its dots and improvements; what was heard of it stays, of no point.
    `cycle` is the name until now, "" for a new cycle. Raises Problem "empty-cycle", "empty-point",
    "cycle-there" where another one has that name, "no-such-point".
    """
    called = _cycle_name(name)
    if not points:
        raise Problem("empty-point", _("A cycle needs a point: the first thing that somebody meets."))
    with database.writing() as session:
        if called != cycle and session.scalar(select(PointOfContact.id).where(PointOfContact.cycle == called).limit(1)):
            raise Problem("cycle-there", _("There is a cycle called {name} already."), name=called[:40])
        there = {row.uid: row for row in session.scalars(select(PointOfContact).where(PointOfContact.cycle == cycle))}
        for place, (uid, words) in enumerate(points, 1):
            point = tidy(words)
            if not point:
                raise Problem("empty-point", _("What does the customer meet here? Please give the point a name."))
            if not uid:
                session.add(PointOfContact(cycle=called, place=place, name=point))
                session.flush()
                continue
            row = there.pop(uid, None)
            if row is None:
                raise no_such_point()
            row.cycle, row.place, row.name = called, place, point
        for row in there.values():
            _remove(session, row)
    return changes_of(session)


def remove_cycle(database: Database, cycle: str) -> Changes:
    """A cycle goes with its points; undo brings all of it back."""
    with database.writing() as session:
        for row in session.scalars(select(PointOfContact).where(PointOfContact.cycle == cycle)).all():
            _remove(session, row)
    return changes_of(session)


def _remove(session: Session, point: PointOfContact) -> None:
    for said in session.scalars(select(Heard).where(Heard.point_of_contact_id == point.id)):
        said.point_of_contact_id = None
    session.flush()
    ours = select(Improvement).where(Improvement.point_of_contact_id == point.id)
    for better in session.scalars(ours).all():
        for step in session.scalars(select(ImprovementStep).where(ImprovementStep.improvement_id == better.id)).all():
            session.delete(step)
        session.flush()
        session.delete(better)
    for rating in session.scalars(select(PointRating).where(PointRating.point_of_contact_id == point.id)).all():
        session.delete(rating)
    session.flush()
    session.delete(point)
    session.flush()


def _cycle_name(name: str) -> str:
    called = tidy(name)
    if not called:
        raise Problem("empty-cycle", _("Please give the cycle a name, such as “A visit to us”."))
    return called


def named(session: Session, uid: str) -> PointOfContact:
    """The point with that uid. Raises Problem "no-such-point"."""
    found = session.scalars(select(PointOfContact).where(PointOfContact.uid == uid)).one_or_none()
    if found is None:
        raise no_such_point()
    return found


def no_such_point() -> Problem:
    """That a point is not there any more."""
    return Problem("no-such-point", _("This point is no longer there: another window has taken it out."))
