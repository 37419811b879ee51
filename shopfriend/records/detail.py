"""Details: the small things a friend knows, from a favourite to the name of the dog."""

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, day_and_month, folds, own, words_of
from shopfriend.records.birthday import Birthday
from shopfriend.records.kinds import DetailKind, Gone


class Detail(Remembered):
    """One thing known about a customer.

    A person or pet has `name`, `relation` and perhaps a birthday in `day`, `month`, `year`; an anniversary has its
    date there. `allowed_by` says who allowed an allergy to be noted. `gone` silences the person or pet. `folded` is all
    that is said, made comparable, which full text search reads.
    """

    __tablename__ = "detail"
    __table_args__ = (
        *day_and_month(),
        CheckConstraint("length(trim(text)) > 0 OR length(trim(name)) > 0 OR month IS NOT NULL", name="says_something"),
        NEVER_REUSED,
    )

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    kind: Mapped[DetailKind] = mapped_column(words_of(DetailKind))
    text: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    relation: Mapped[str] = mapped_column(String(100), default="")
    day: Mapped[int | None]
    month: Mapped[int | None]
    year: Mapped[int | None]
    gets_cards: Mapped[bool] = mapped_column(default=False)
    allowed_by: Mapped[str] = mapped_column(String(200), default="")
    gone: Mapped[Gone | None] = mapped_column(words_of(Gone))
    gone_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(200), default="")
    folded: Mapped[str] = mapped_column(default="", server_default=sql("''"), info=folds("name", "relation", "text"))

    @property
    def date(self) -> Birthday | None:
        """The birthday or anniversary, as far as it is known."""
        return Birthday.of(self.day, self.month, self.year)
