"""Two rows that were one customer, and two customers who only look like one: both are remembered."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank, own, to_customer
from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving


class Merged(Remembered):
    """Somebody who was found to be `customer`: the name and uid she had until then, and the action that merged them."""

    __tablename__ = "merged"
    __table_args__ = (not_blank("name"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    gone_uid: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(16))


class Apart(Remembered):
    """The owner said that `customer` and `other` are two people, so that nobody asks again."""

    __tablename__ = "apart"
    __table_args__ = NEVER_REUSED

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    other_id: Mapped[int] = mapped_column(
        KEY, to_customer(Merging.FOLLOW, Forgetting.DELETE, Exporting.AS_REFERENCE, Moving.STAYS), index=True
    )
