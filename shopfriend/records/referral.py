"""Referrals: who sent whom, either way."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, own, to_customer, words_of
from shopfriend.records.kinds import Direction, Exporting, Forgetting, Merging, Moving, ReferralStep


class Referral(Remembered):
    """`customer` sent somebody to us, or was sent by us to somebody.

    That somebody is the customer `other`, or `other_name` where not (yet) a customer. A card may have thanked for it.
    """

    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint("other_id IS NOT NULL OR length(trim(other_name)) > 0", name="names_somebody"),
        NEVER_REUSED,
    )

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    other_id: Mapped[int | None] = mapped_column(
        KEY,
        to_customer(Merging.FOLLOW, Forgetting.DELETE, Exporting.AS_REFERENCE, Moving.STAYS),
        index=True,
    )
    other_name: Mapped[str] = mapped_column(String(200), default="")
    direction: Mapped[Direction] = mapped_column(words_of(Direction))
    step: Mapped[ReferralStep] = mapped_column(words_of(ReferralStep), default=ReferralStep.NAME_PASSED)
    day: Mapped[date]
    thanked_by_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("card.id"))
