"""The shop itself: what its cards and envelopes say, and the customs of its region. One row a file."""

from datetime import date

from sqlalchemy import String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import NEVER_REUSED, Remembered


class Shop(Remembered):
    """Name and address as on an envelope; `region` is an ISO 3166 code that phones and dates are read by.

    `paper` is what cards are printed on: "a4", a whole sheet of A4 or letter from which they are cut, or "ready-cut".
    Customers of whom nothing was noted for `forget_after` years are offered for forgetting once a year (0: never), last
    on `forget_asked_on`.
    """

    __tablename__ = "shop"
    __table_args__ = NEVER_REUSED

    name: Mapped[str] = mapped_column(String(200), default="")
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(20), default="")
    town: Mapped[str] = mapped_column(String(100), default="")
    country: Mapped[str] = mapped_column(String(100), default="")
    region: Mapped[str] = mapped_column(String(2), default="GB")
    language: Mapped[str] = mapped_column(String(20), default="en")
    paper: Mapped[str] = mapped_column(String(20), default="a4")
    hand: Mapped[str] = mapped_column(String(100), default="")
    card_format: Mapped[str] = mapped_column(String(20), default="a6")
    ink: Mapped[str] = mapped_column(String(20), default="blue-black")
    reputation: Mapped[str] = mapped_column(default="")
    leap_day_to_march: Mapped[bool] = mapped_column(default=False)
    forget_after: Mapped[int] = mapped_column(default=3, server_default=sql("3"))
    forget_asked_on: Mapped[date | None]
