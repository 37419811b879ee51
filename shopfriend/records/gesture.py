"""Gestures: what the shop gave without being asked. Loyalty is something a shop gives, so it is counted here."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank, own, words_of
from shopfriend.records.kinds import GestureKind


class Gesture(Remembered):
    """A favour, an extra mile, a gift or an introduction, on a local date."""

    __tablename__ = "gesture"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    kind: Mapped[GestureKind] = mapped_column(words_of(GestureKind))
    text: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    staff_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))
