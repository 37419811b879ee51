"""Visits: one a day and customer, noted with or without words; and the rhythm they show."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, to_customer
from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving


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
