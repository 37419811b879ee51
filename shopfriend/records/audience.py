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
    """What somebody said of us, on a local date; who said it may be a customer, a name, or nobody known."""

    __tablename__ = "heard"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    audience_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("audience.id"))
    customer_id: Mapped[int | None] = mapped_column(
        KEY,
        to_customer(Merging.FOLLOW, Forgetting.DETACH, Exporting.WITH_CUSTOMER, Moving.STAYS),
        index=True,
    )
    text: Mapped[str]
    day: Mapped[date]
