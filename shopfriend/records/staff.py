"""The people who serve: every write may say who made it, and may leave it open."""

from sqlalchemy import String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import NEVER_REUSED, Remembered, not_blank


class Staff(Remembered):
    """Somebody who works in the shop; `left` once she no longer does.

    Cards for those whom she knows best are written in her `hand`, where she has one.
    """

    __tablename__ = "staff"
    __table_args__ = (not_blank("name"), NEVER_REUSED)

    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200), default="")
    left: Mapped[bool] = mapped_column(default=False)
    hand: Mapped[str] = mapped_column(String(100), default="", server_default=sql("''"))
