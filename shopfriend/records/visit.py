"""Visits: one a day and customer, noted with or without words; and the rhythm they show."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, to_customer
from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving

VISITS_THAT_TELL = 6
"""Fewer noted visits say nothing of how often somebody comes: they may have come unseen."""

_RHYTHMS_UNTIL_MISSED = 3
_NO_HOLIDAY = timedelta(days=21)
"""Whoever comes every day may be away for three weeks without being missed in writing."""


class Visit(Remembered):
    """A customer was in on a local date."""

    __tablename__ = "visit"
    __table_args__ = (UniqueConstraint("customer_id", "day"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(
        KEY, to_customer(Merging.FOLLOW_UNLESS_THERE, Forgetting.DELETE, Exporting.WITH_CUSTOMER, Moving.ALONG)
    )
    day: Mapped[date] = mapped_column(index=True)
    staff_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))


def rhythm(days: Iterable[date]) -> float | None:
    """The usual number of days between two visits (the median gap), or None with fewer than three visits.

    The median, because one long holiday says nothing about how often somebody comes.
    """
    visits = sorted(set(days))
    if len(visits) < 3:
        return None
    return float(median((later - earlier).days for earlier, later in pairwise(visits)))


def patience(days: Iterable[date]) -> timedelta | None:
    """How long a silence after the last noted visit is nothing unusual: three times the usual gap.

    Never less than three weeks; None with fewer than six visits, which say nothing.
    """
    visits = sorted(set(days))
    usual = rhythm(visits)
    if usual is None or len(visits) < VISITS_THAT_TELL:
        return None
    return max(_NO_HOLIDAY, timedelta(days=round(_RHYTHMS_UNTIL_MISSED * usual)))


def missed_on(days: Iterable[date]) -> date | None:
    """The day on which the silence after the last noted visit has lasted as long as is usual (`patience`).

    None with fewer than six visits, or where the calendar ends before.
    """
    visits = set(days)
    usual = patience(visits)
    if usual is None:
        return None
    try:
        return max(visits) + usual
    except OverflowError:
        return None
