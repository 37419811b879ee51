"""What every table shares: keys, versions, times, and how a row belongs to a customer."""

import secrets
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, DateTime, Dialect, Enum, ForeignKey, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving

KEY = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only for a column of type INTEGER."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. SQLite keeps no zone, so UTC is stored there and put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC. Raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back from the engine, with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_uid() -> str:
    """A random name for a row, 16 hex digits: the only name it has outside the file."""
    return secrets.token_hex(8)


def words_of(kinds: type[StrEnum]) -> Enum:
    """A column type for an enumeration: its values as text with a check, which any engine can hold and extend."""
    return Enum(
        kinds,
        native_enum=False,
        create_constraint=True,
        name=kinds.__name__.lower(),
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, date: Date, str: String}  # noqa: RUF012 (SQLAlchemy reads a class attribute)


class Remembered(Base):
    """A row of any noun: an integer key inside the file, a uid outside it, a version, and when it was written (UTC)."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(KEY, primary_key=True, sort_order=-5)
    uid: Mapped[str] = mapped_column(String(16), unique=True, default=new_uid, sort_order=-4)
    version: Mapped[int] = mapped_column(sort_order=-3)
    created: Mapped[datetime] = mapped_column(sort_order=-2)
    changed: Mapped[datetime] = mapped_column(sort_order=-1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 (SQLAlchemy passes the class)
        return {"version_id_col": cls.version}


BULKY = {"bulky": True}
"""Column info: bytes that may be megabytes, which the change log tells by their size and hash alone."""

NEVER_REUSED = {"sqlite_autoincrement": True}
"""Table arguments: SQLite would give a deleted row's number to a new row, which the images in the change log forbid."""


def folds(*columns: str) -> dict[str, tuple[str, ...]]:
    """Column info: the text holds what these columns say, made comparable by `folding.fold`.

    Whoever writes leaves it alone: it is filled in where the change log is written, by every way to write.
    """
    return {"folds": columns}


def to_customer(merging: Merging, forgetting: Forgetting, exporting: Exporting, moving: Moving) -> ForeignKey:
    """A reference to a customer that declares what each of the four great changes of a customer does with the row."""
    return ForeignKey(
        "customer.id",
        info={"merging": merging, "forgetting": forgetting, "exporting": exporting, "moving": moving},
    )


def own() -> ForeignKey:
    """A reference to the one customer whose the row is: it goes wherever she goes, and goes when she is forgotten."""
    return to_customer(Merging.FOLLOW, Forgetting.DELETE, Exporting.WITH_CUSTOMER, Moving.ALONG)


def not_blank(column: str) -> CheckConstraint:
    """A check that the text of `column` has something in it."""
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_not_blank")


def day_and_month(prefix: str = "") -> tuple[CheckConstraint, ...]:
    """Checks for a day of the year that may lack its day or its year: a day needs a month, and both must exist."""
    day, month = f"{prefix}day", f"{prefix}month"
    return (
        CheckConstraint(f"{month} IS NULL OR {month} BETWEEN 1 AND 12", name=f"{month}_exists"),
        CheckConstraint(f"{day} IS NULL OR ({month} IS NOT NULL AND {day} BETWEEN 1 AND 31)", name=f"{day}_exists"),
    )
