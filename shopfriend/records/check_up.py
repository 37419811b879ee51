"""Check-ups: a month's figures and the owner's answers to the month's questions."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import NEVER_REUSED, Remembered


class CheckUp(Remembered):
    """One a month, named by the month's first day. `compelled`: whether customers want to come, or have to be won.

    While that is not said, the answers are only noted, and the month is not checked yet.
    """

    __tablename__ = "check_up"
    __table_args__ = (
        CheckConstraint("compelled IS NULL OR compelled BETWEEN 1 AND 5", name="compelled_in_range"),
        NEVER_REUSED,
    )

    month: Mapped[date] = mapped_column(unique=True)
    figures: Mapped[dict[str, float]] = mapped_column(JSON, default=dict)
    answers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    compelled: Mapped[int | None]
