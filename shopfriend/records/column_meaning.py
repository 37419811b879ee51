"""What a column of customer lists holds, as the owner once picked it."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import NEVER_REUSED, Remembered, not_blank


class ColumnMeaning(Remembered):
    """A header without accents, capitals, blanks and signs, and what stands below it: the value of a column's kind."""

    __tablename__ = "column_meaning"
    __table_args__ = (not_blank("header"), NEVER_REUSED)

    header: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
