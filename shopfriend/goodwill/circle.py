"""Reading Circle for the screen, in a few statements however many customers there are."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.goodwill.brought import brought, referrals
from shopfriend.goodwill.month import month_and_the_one_before
from shopfriend.goodwill.quiet import quiet
from shopfriend.goodwill.stages import suggested
from shopfriend.goodwill.views import Circle, Standing
from shopfriend.goodwill.year import Year, year_of
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.kinds import Stage
from shopfriend.records.need import Need


def circle(session: Session, today: date) -> Circle:
    """All that the screen shows; nobody who has died or is no longer."""
    alive = Customer.gone.is_(None)
    rows = session.execute(select(Customer.id, Customer.uid, Customer.name, Customer.stage).where(alive)).all()
    year = year_of(session, today, [each for each, _row in referrals(session)])
    people = [_standing(key, uid, name, stage, year, today) for key, uid, name, stage in rows]
    silent, has_rhythms = quiet(session, today)
    given, before = month_and_the_one_before(session, today)
    wishes = select(func.count()).select_from(Need).join(Customer, Customer.id == Need.customer_id)
    return Circle(
        people=tuple(sorted(people, key=lambda person: (person.perhaps is None, fold(person.name), person.uid))),
        brought=brought(session, {key: (uid, name) for key, uid, name, _stage in rows}),
        quiet=silent,
        has_rhythms=has_rhythms,
        month=today.replace(day=1),
        given=given,
        before=before,
        wishes=session.scalar(wishes.where(Need.met_on.is_(None), alive)) or 0,
    )


def _standing(key: int, uid: str, name: str, stage: Stage, year: Year, today: date) -> Standing:
    perhaps = suggested(year.known(key, stage, today), today)
    return Standing(
        uid,
        name,
        stage,
        None if perhaps is None else perhaps.stage,
        "" if perhaps is None else perhaps.reason,
        year.gave[key],
        year.came[key],
        year.sent.get(key, 0),
    )
