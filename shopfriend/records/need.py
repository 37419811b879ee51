"""Needs: what somebody would like to have, once it is in."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank, own


class Need(Remembered):
    """Something wished for, such as Kenyan beans: open until `met_on`."""

    __tablename__ = "need"
    __table_args__ = (not_blank("text"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    text: Mapped[str]
    since: Mapped[date]
    met_on: Mapped[date | None]
