"""Promises: orders with their steps, favours, calls and renewals, until they are kept or let go."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank, own, words_of
from shopfriend.records.kinds import PromiseKind, PromiseState


class Promise(Remembered):
    """Something the shop said it would do, perhaps by `due`.

    An order passes the steps ordered, come, told, handed over, each with its date. A renewal comes again after
    `every_months`. `settled_on` is the day it was kept or let go, `why` the reason for letting it go; an open promise
    with such a reason will not be kept, and is let go once they have been told. Something else than an order that has
    a `come_on` was wished for, is in since that day, and is kept by telling so.
    """

    __tablename__ = "promise"
    __table_args__ = (
        not_blank("text"),
        CheckConstraint("(state = 'open') = (settled_on IS NULL)", name="settled_when_not_open"),
        CheckConstraint("every_months IS NULL OR every_months > 0", name="every_months_forward"),
        NEVER_REUSED,
    )

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    conversation_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("conversation.id"))
    staff_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))
    kind: Mapped[PromiseKind] = mapped_column(words_of(PromiseKind), default=PromiseKind.FAVOUR)
    text: Mapped[str]
    made_on: Mapped[date]
    due: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[PromiseState] = mapped_column(words_of(PromiseState), default=PromiseState.OPEN)
    settled_on: Mapped[date | None]
    why: Mapped[str] = mapped_column(default="")
    ordered_on: Mapped[date | None]
    come_on: Mapped[date | None]
    told_on: Mapped[date | None]
    handed_over_on: Mapped[date | None]
    every_months: Mapped[int | None]
