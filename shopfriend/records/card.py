"""Cards: from a suggestion to an envelope in the letter box, with the words that were sent."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, to_customer, words_of
from shopfriend.records.kinds import CardState, Exporting, Forgetting, Merging, Moving, Occasion, SubjectKind


class Card(Remembered):
    """A card for a customer or for a household.

    `subject_uid` names what it is about (for yearly occasions the person), so that nobody is thanked twice for one
    thing: a recipient has one card an occasion, subject and year. `day` is the day it is for. `seed` is the chance
    from which its writing comes: the same seed writes the same card again. `paragraphs` are the words between
    `beginning` and `ending` with the personal line in its place. `on_purpose`: the owner wanted these words for many.
    """

    __tablename__ = "card"
    __table_args__ = (
        CheckConstraint("(customer_id IS NULL) <> (household_id IS NULL)", name="one_recipient"),
        UniqueConstraint("recipient_uid", "occasion", "subject_uid", "year"),
        Index("ix_card_state_day", "state", "day"),
        NEVER_REUSED,
    )

    customer_id: Mapped[int | None] = mapped_column(
        KEY,
        to_customer(Merging.FOLLOW_UNLESS_THERE, Forgetting.DELETE, Exporting.WITH_CUSTOMER, Moving.ALONG),
        index=True,
    )
    household_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("household.id"), index=True)
    recipient_uid: Mapped[str] = mapped_column(String(16))
    occasion: Mapped[Occasion] = mapped_column(words_of(Occasion))
    subject: Mapped[SubjectKind] = mapped_column(words_of(SubjectKind))
    subject_uid: Mapped[str] = mapped_column(String(16))
    day: Mapped[date]
    year: Mapped[int]
    state: Mapped[CardState] = mapped_column(words_of(CardState), default=CardState.SUGGESTED)
    language: Mapped[str] = mapped_column(String(20), default="")
    text_key: Mapped[str] = mapped_column(String(100), default="")
    beginning: Mapped[str] = mapped_column(default="")
    paragraphs: Mapped[list[str]] = mapped_column(JSON, default=list)
    personal_line: Mapped[str] = mapped_column(default="")
    ending: Mapped[str] = mapped_column(default="")
    hand: Mapped[str] = mapped_column(String(100), default="")
    design: Mapped[str] = mapped_column(String(100), default="")
    format: Mapped[str] = mapped_column(String(20), default="a6")
    seed: Mapped[int] = mapped_column(KEY, default=0)
    sent_on: Mapped[date | None]
    on_purpose: Mapped[bool] = mapped_column(default=False)
