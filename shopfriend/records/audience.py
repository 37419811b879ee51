"""Audiences: who holds a reputation of the shop, what they should say of it, and what they were heard to say."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank, to_customer
from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving


class Audience(Remembered):
    """People with an opinion of us ("regulars", "neighbours"), and the seven steps of the reputation plan for them."""

    __tablename__ = "audience"
    __table_args__ = (not_blank("name"), NEVER_REUSED)

    name: Mapped[str] = mapped_column(String(200))
    should_say: Mapped[str] = mapped_column(default="")
    how_we_tell: Mapped[str] = mapped_column(default="")
    behaviour: Mapped[str] = mapped_column(default="")
    every_day: Mapped[str] = mapped_column(default="")
    how_we_hear: Mapped[str] = mapped_column(default="")
    standard: Mapped[str] = mapped_column(default="")


class Heard(Remembered):
    """What somebody said of us, on a local date; who said it may be a customer, or nobody known.

    Praise or a complaint, perhaps about a point of contact. A complaint became the promise `promise_uid` where its
    customer is known ("" otherwise), or was answered on a day without one.
    """

    __tablename__ = "heard"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    audience_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("audience.id"))
    customer_id: Mapped[int | None] = mapped_column(
        KEY,
        to_customer(Merging.FOLLOW, Forgetting.DETACH, Exporting.WITH_CUSTOMER, Moving.STAYS),
        index=True,
    )
    point_of_contact_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("point_of_contact.id"))
    text: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    is_complaint: Mapped[bool] = mapped_column(default=False)
    promise_uid: Mapped[str] = mapped_column(String(16), default="")
    answered_on: Mapped[date | None]
