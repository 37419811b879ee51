"""The change log: every write, with what stood there before and after. Undo, bin, history and live screens read it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, Base

_TAKES_BACK = text("undoes IS NOT NULL")


class Change(Base):
    """One row written in one action.

    `sequence` only ever grows, so that other processes read on from the last they saw. `before` is None for a row
    that was new, `after` for one that was deleted; both map column names to plain JSON values. `customer_uid` is
    the customer whose history it belongs to, if any. `undoes` names the action that this one took back, if any.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_row", "table_name", "row_uid"),
        # Few writes take something back: an import pays nothing for this one.
        Index("ix_change_undoes", "undoes", "action", sqlite_where=_TAKES_BACK),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(KEY, primary_key=True)
    action: Mapped[str] = mapped_column(String(16), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[str] = mapped_column(String(16))
    customer_uid: Mapped[str | None] = mapped_column(String(16), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    staff_uid: Mapped[str | None] = mapped_column(String(16))
    undoes: Mapped[str | None] = mapped_column(String(16))
    at: Mapped[datetime]
