"""People who live together: one envelope, one beginning, one of their addresses."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import NEVER_REUSED, Remembered, not_blank


class Household(Remembered):
    """`envelope_name` ("Marek & Ola Zieliński") and `beginning` ("Dear Marek and Ola"); members point here."""

    __tablename__ = "household"
    __table_args__ = (not_blank("envelope_name"), NEVER_REUSED)

    envelope_name: Mapped[str] = mapped_column(String(200))
    beginning: Mapped[str] = mapped_column(String(200), default="")
