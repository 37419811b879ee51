"""Conversations: what was said, and the question it leaves behind."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, folds, not_blank, to_customer
from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving


class Conversation(Remembered):
    """Words in one or several customers' presence. `ask` is what to ask next time, `asked_on` when that was done.

    `between_us` keeps it out of hits, greetings and cards; `kindness` marks that they did the shop a kindness, which
    deserves a card. `folded` is the text with the question made comparable, which full
    text search reads.
    """

    __tablename__ = "conversation"
    __table_args__ = (not_blank("text"), Index("ix_conversation_day", "day"), NEVER_REUSED)

    day: Mapped[date]
    text: Mapped[str] = mapped_column(String)
    ask: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date | None]
    between_us: Mapped[bool] = mapped_column(default=False)
    kindness: Mapped[bool] = mapped_column(default=False)
    folded: Mapped[str] = mapped_column(default="", info=folds("text", "ask"))
    staff_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))

    present: Mapped[list["Present"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Present.id")


class Present(Remembered):
    """That a customer was there when something was said, and, where `told`, that the shop told it."""

    __tablename__ = "present"
    __table_args__ = (UniqueConstraint("conversation_id", "customer_id"), NEVER_REUSED)

    conversation_id: Mapped[int] = mapped_column(KEY, ForeignKey("conversation.id"))
    customer_id: Mapped[int] = mapped_column(
        KEY,
        to_customer(Merging.FOLLOW_UNLESS_THERE, Forgetting.DELETE, Exporting.WITH_CUSTOMER, Moving.ALONG),
        index=True,
    )
    told: Mapped[bool] = mapped_column(default=False)
