"""Points of contact: every place where a customer meets the shop, and how each is being made better."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank


class PointOfContact(Remembered):
    """A step of a service cycle ("coming in", "waiting", "paying"), with what is good and what is poor today."""

    __tablename__ = "point_of_contact"
    __table_args__ = (not_blank("name"), NEVER_REUSED)

    cycle: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    today: Mapped[str] = mapped_column(default="")


class Improvement(Remembered):
    """One thing decided to make a point of contact better; open until `done_on`."""

    __tablename__ = "improvement"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    point_of_contact_id: Mapped[int] = mapped_column(KEY, ForeignKey("point_of_contact.id"))
    text: Mapped[str]
    decided_on: Mapped[date]
    done_on: Mapped[date | None]
    staff_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))
