"""Points of contact: every place where a customer meets the shop, and how each is being made better."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank


class PointOfContact(Remembered):
    """A step of a service cycle ("coming in", "waiting", "paying"): how it is today, and what near perfect would be.

    `icon` names the drawing it is shown with; "" for its number.
    """

    __tablename__ = "point_of_contact"
    __table_args__ = (not_blank("name"), NEVER_REUSED)

    cycle: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    today: Mapped[str] = mapped_column(default="")
    near_perfect: Mapped[str] = mapped_column(default="")
    icon: Mapped[str] = mapped_column(String(20), default="")


class PointRating(Remembered):
    """How good we found a point on a local date, from 1 (poor) to 5 (near perfect); the last one of a day counts."""

    __tablename__ = "point_rating"
    __table_args__ = (
        UniqueConstraint("point_of_contact_id", "day"),
        CheckConstraint("dots BETWEEN 1 AND 5", name="dots_in_range"),
        NEVER_REUSED,
    )

    point_of_contact_id: Mapped[int] = mapped_column(KEY, ForeignKey("point_of_contact.id"))
    day: Mapped[date]
    dots: Mapped[int]


class Improvement(Remembered):
    """One thing decided to make a point of contact better, by whom and until when.

    Open until it was done, or set aside because something else matters more.
    """

    __tablename__ = "improvement"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    point_of_contact_id: Mapped[int] = mapped_column(KEY, ForeignKey("point_of_contact.id"))
    text: Mapped[str]
    who: Mapped[str] = mapped_column(String(200), default="")
    due: Mapped[date | None]
    decided_on: Mapped[date]
    done_on: Mapped[date | None]
    set_aside_on: Mapped[date | None]


class ImprovementStep(Remembered):
    """One step of an improvement, open until `done_on`."""

    __tablename__ = "improvement_step"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    improvement_id: Mapped[int] = mapped_column(KEY, ForeignKey("improvement.id"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    done_on: Mapped[date | None]
