"""Reading what was given to each customer in a year, what came back, and which stage that speaks for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from shopfriend.goodwill.referrals import Sent, how_many_sent
from shopfriend.goodwill.stages import Known
from shopfriend.records.card import Card
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import CardState, PromiseKind, PromiseState, Stage
from shopfriend.records.promise import Promise
from shopfriend.records.visit import VISITS_THAT_TELL, Visit

YEAR = timedelta(days=365)


@dataclass(slots=True)
class Year:
    """Numbers by the customer's key: what was given, on how many days they were in, whom they sent (ever)."""

    gave: Counter[int] = field(default_factory=Counter)
    came: Counter[int] = field(default_factory=Counter)
    sent: Mapping[int, int] = field(default_factory=dict)
    days: dict[int, list[date]] = field(default_factory=dict)
    renewals: Counter[int] = field(default_factory=Counter)
    was_in: frozenset[int] = frozenset()

    def known(self, key: int, stage: Stage, today: date) -> Known:
        """What speaks for a stage of one customer."""
        visits = self.days.get(key, [today] if key in self.was_in else [])
        return Known(stage, visits, self.renewals[key], self.sent.get(key, 0))


def year_of(session: Session, today: date, sent: Iterable[Sent[tuple[int, str]]]) -> Year:
    """The 365 days until today, counted in the database; the days themselves only of whoever was in six times."""
    since = today - YEAR
    lately = Visit.day > since, Visit.day <= today
    year = Year()
    year.came = _counted(session, Visit.customer_id, *lately)
    year.gave = (
        _counted(session, Gesture.customer_id, Gesture.day > since, Gesture.day <= today)
        + _counted(session, Promise.customer_id, Promise.state == PromiseState.KEPT, Promise.settled_on > since)
        + _counted(session, Card.customer_id, Card.state == CardState.SENT, Card.sent_on > since)
    )
    year.sent = {person[0]: number for person, number in how_many_sent(sent).items()}
    renewed = Promise.state == PromiseState.KEPT, Promise.kind == PromiseKind.RENEWAL
    year.renewals = _counted(session, Promise.customer_id, *renewed)
    often = select(Visit.customer_id).where(*lately).group_by(Visit.customer_id)
    often = often.having(func.count() >= VISITS_THAT_TELL)
    days = defaultdict(list)
    chosen = select(Visit.customer_id, Visit.day).where(*lately, Visit.customer_id.in_(often))
    for key, day in session.execute(chosen):
        days[key].append(day)
    year.days = dict(days)
    year.was_in = frozenset(session.scalars(select(Visit.customer_id).distinct()))
    return year


def _counted(session: Session, whose: InstrumentedAttribute[Any], *which: ColumnElement[bool]) -> Counter[int]:
    rows = session.execute(select(whose, func.count()).where(*which, whose.is_not(None)).group_by(whose))
    return Counter(dict(iter(rows)))
