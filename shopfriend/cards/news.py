"""What happened to somebody: a wedding, a baby, or no word for long. Only ever offered: the owner knows more."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.cards.occasions import next_month
from shopfriend.cards.views import Suggestion
from shopfriend.cards.who import WHO
from shopfriend.language import _, day_in_words
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Occasion, SubjectKind
from shopfriend.records.visit import VISITS_THAT_TELL, Visit, missed_on

_NOT_LONG = timedelta(days=61)
"""A wedding or a birth is often heard of weeks after the day, a wedding also before."""
_AT_ONCE = 500
"""Customers that one question names: thousands would take longer to name than to read."""


def news(session: Session, month: date) -> Iterator[Suggestion]:
    """Weddings and births that were noted in `month` with their date, not long after the day or before it."""
    begin, end = month - _NOT_LONG, next_month(month) + _NOT_LONG
    dated = (
        select(WHO, Detail.uid, Detail.kind, Detail.name, Detail.created, Detail.day, Detail.month, Detail.year)
        .join(Customer, Customer.id == Detail.customer_id)
        .where(Detail.year.between(begin.year, end.year), Detail.day.is_not(None), Detail.gone.is_(None))
        .where(Detail.kind.in_((DetailKind.FAMILY, DetailKind.ANNIVERSARY)), Customer.gone.is_(None))
        .order_by(Detail.id)
    )
    for whom, uid, kind, name, created, day, month_, year in session.execute(dated):
        noted, on = created.date(), date(year, month_, day)
        if noted.replace(day=1) != month or abs(on - noted) > _NOT_LONG:
            continue
        said = day_in_words(on, month)
        if kind is DetailKind.ANNIVERSARY:
            reason, occasion = _("Wedding on {day}").format(day=said), Occasion.WEDDING
        elif on <= noted:
            reason, occasion = _("{name} was born on {day}").format(name=name, day=said), Occasion.NEW_BABY
        else:
            continue
        yield Suggestion(
            whom.uid, whom.name, occasion, "", SubjectKind.PERSON, uid, on, reason.strip(), only_offered=True
        )


def missed(session: Session, month: date) -> Iterator[Suggestion]:
    """Whose silence became long in `month`: three times their own rhythm, after six noted visits at least.

    The card is about the last visit, so that one silence is asked about once.
    """
    end = next_month(month)
    seen = (
        select(Visit.customer_id, func.count(), func.min(Visit.day), func.max(Visit.day))
        .group_by(Visit.customer_id)
        .having(func.count() >= VISITS_THAT_TELL, func.max(Visit.day) < end)
    )
    away = [key for key, number, first, last in session.execute(seen) if _may_be_missed(number, first, last, month)]
    newest = select(func.max(Visit.day)).where(Visit.customer_id == Customer.id).correlate(Customer).scalar_subquery()
    silent = {}
    for key, days in _noted(session, away):
        on = missed_on(days)
        if on is not None and month <= on < end:
            silent[key] = on, len(days)
    for some in _at_once(sorted(silent)):
        last_visits = (
            select(WHO, Visit.uid, Visit.day)
            .join(Visit, Visit.customer_id == Customer.id)
            .where(Customer.id.in_(some), Customer.gone.is_(None))
            .where(Visit.day == newest)
            .order_by(Customer.id)
        )
        for whom, uid, day in session.execute(last_visits):
            on, number = silent[whom.id]
            reason = _("Last noted on {day}, after {n} visits. Do you know why?").format(
                day=day_in_words(day, month), n=number
            )
            yield Suggestion(
                whom.uid,
                whom.name,
                Occasion.MISSED_YOU,
                "",
                SubjectKind.VISIT,
                uid,
                on,
                reason,
                only_offered=True,
            )


def _noted(session: Session, customers: Sequence[int]) -> Iterator[tuple[int, list[date]]]:
    """The days on which each of these customers (keys) was in."""
    for some in _at_once(customers):
        visits = select(Visit.customer_id, Visit.day).where(Visit.customer_id.in_(some)).order_by(Visit.customer_id)
        for key, rows in groupby(session.execute(visits), key=itemgetter(0)):
            yield key, [day for _key, day in rows]


def _at_once(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """So many as one question may name."""
    return (keys[begin : begin + _AT_ONCE] for begin in range(0, len(keys), _AT_ONCE))


def _may_be_missed(number: int, first: date, last: date, month: date) -> bool:
    """Whether the silence can have become long as late as `month`: half of the gaps are the median or longer.

    So that of those who stayed away years ago nothing more is read.
    """
    longest_median = (last - first).days / max(1, number // 2)
    return last + max(timedelta(days=22), timedelta(days=3 * longest_median + 1)) >= month
