"""The regular: who she is, how to reach her, and what she would rather not have."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, day_and_month, not_blank, own, to_customer, words_of
from shopfriend.records.birthday import Birthday
from shopfriend.records.kinds import Exporting, Forgetting, Gone, Merging, Moving, Occasion, Reach, Stage


class Customer(Remembered):
    """A person who comes to the shop, or may come.

    `name` is the name as shown, `given` and `family` as typed, `called` what she is called to her face, `beginning`
    how a card begins where it is not the usual "Dear ...". `reference` is the number that another program gave her.
    `sources` tells where each fact came from, by column name. `gone` silences everything about her. `knows_on` is the
    day on which the owner said that she knows of the cards; None where nobody has said so.
    """

    __tablename__ = "customer"
    __table_args__ = (
        not_blank("name"),
        *day_and_month("birth_"),
        # PostgreSQL's half of this condition stands in the migration alone: named here, it loads that dialect at each
        # start, which takes 50 ms and 2 MB.
        Index(
            "uq_customer_household_address",
            "household_id",
            unique=True,
            sqlite_where=text("takes_household_post"),
        ),
        Index("ix_customer_gone", "gone", sqlite_where=text("gone IS NOT NULL")),
        NEVER_REUSED,
    )

    name: Mapped[str] = mapped_column(String(200))
    given: Mapped[str] = mapped_column(String(200), default="")
    family: Mapped[str] = mapped_column(String(200), default="")
    called: Mapped[str] = mapped_column(String(200), default="")
    sounds_like: Mapped[str] = mapped_column(String(200), default="")
    beginning: Mapped[str] = mapped_column(String(200), default="")
    reference: Mapped[str] = mapped_column(String(100), default="", index=True)
    stage: Mapped[Stage] = mapped_column(words_of(Stage), default=Stage.CUSTOMER)
    birth_day: Mapped[int | None]
    birth_month: Mapped[int | None]
    birth_year: Mapped[int | None]
    language: Mapped[str] = mapped_column(String(20), default="")
    reach: Mapped[Reach] = mapped_column(words_of(Reach), default=Reach.POST)
    since: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="")
    sources: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    gone: Mapped[Gone | None] = mapped_column(words_of(Gone))
    gone_on: Mapped[date | None]
    household_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("household.id"), index=True)
    takes_household_post: Mapped[bool] = mapped_column(default=False)
    known_best_by_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))
    knows_on: Mapped[date | None]

    phones: Mapped[list["Phone"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Phone.id")
    emails: Mapped[list["Email"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Email.id")
    addresses: Mapped[list["Address"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Address.id")
    tags: Mapped[list["Tag"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Tag.id")
    wishes: Mapped[list["Wish"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Wish.id")

    @property
    def birthday(self) -> Birthday | None:
        """Her birthday as far as it is known."""
        return Birthday.of(self.birth_day, self.birth_month, self.birth_year)

    @property
    def called_or_given(self) -> str:
        """What to call her: the name she goes by, else her given name, else the name as shown."""
        return called_or_given(self.called, self.given, self.name)


def called_or_given(called: str, given: str, name: str) -> str:
    """What to call somebody of whom only these columns were read."""
    return called or given or name


class Phone(Remembered):
    """A telephone number as typed, and in the international form where it can be read."""

    __tablename__ = "phone"
    __table_args__ = (not_blank("number"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    number: Mapped[str] = mapped_column(String(100))
    international: Mapped[str] = mapped_column(String(20), default="")
    source: Mapped[str] = mapped_column(String(200), default="")


class Email(Remembered):
    """An e-mail address."""

    __tablename__ = "email"
    __table_args__ = (not_blank("address"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    address: Mapped[str] = mapped_column(String(320))
    source: Mapped[str] = mapped_column(String(200), default="")


class Address(Remembered):
    """Where she lives; `postal` marks the one that envelopes use."""

    __tablename__ = "address"
    __table_args__ = (
        Index(
            "uq_address_postal",
            "customer_id",
            unique=True,
            sqlite_where=text("postal"),
        ),
        NEVER_REUSED,
    )

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    street: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(20), default="")
    town: Mapped[str] = mapped_column(String(100), default="")
    region: Mapped[str] = mapped_column(String(100), default="")
    country: Mapped[str] = mapped_column(String(100), default="")
    postal: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(String(200), default="")


def _only_once() -> Any:
    return to_customer(Merging.FOLLOW_UNLESS_THERE, Forgetting.DELETE, Exporting.WITH_CUSTOMER, Moving.ALONG)


class Tag(Remembered):
    """A word that the owner sorts customers by."""

    __tablename__ = "tag"
    __table_args__ = (not_blank("word"), UniqueConstraint("customer_id", "word"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, _only_once())
    word: Mapped[str] = mapped_column(String(100))


class Photo(Remembered):
    """A small picture of her, JPEG or PNG; apart from the customer, so that no list ever loads it."""

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("customer_id"), NEVER_REUSED)

    customer_id: Mapped[int] = mapped_column(KEY, _only_once())
    picture: Mapped[bytes] = mapped_column(LargeBinary)
    source: Mapped[str] = mapped_column(String(200), default="")


class Wish(Remembered):
    """What she would rather not have: cards for `occasion` (None: all) in `year` (None: ever)."""

    __tablename__ = "wish"
    __table_args__ = NEVER_REUSED

    customer_id: Mapped[int] = mapped_column(KEY, own(), index=True)
    occasion: Mapped[Occasion | None] = mapped_column(words_of(Occasion))
    year: Mapped[int | None]
    said: Mapped[str] = mapped_column(default="")

    def forbids(self, occasion: Occasion, year: int) -> bool:
        """Whether a card for that occasion in that year would go against this wish."""
        return forbids(self.occasion, self.year, occasion, year)


def forbids(wished: Occasion | None, when: int | None, occasion: Occasion, year: int) -> bool:
    """Whether a wish for no card of the occasion `wished` in the year `when` (None: all, ever) forbids such a card."""
    return wished in (None, occasion) and when in (None, year)
