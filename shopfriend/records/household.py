"""People who live together: one envelope, one beginning, one of their addresses."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import NEVER_REUSED, Remembered, not_blank


class Household(Remembered):
    """`envelope_name` ("Marek & Ola Zieliński") and `beginning` ("Dear Marek and Ola"); members point here."""

    __tablename__ = "household"
    __table_args__ = (not_blank("envelope_name"), NEVER_REUSED)

    envelope_name: Mapped[str] = mapped_column(String(200))
    beginning: Mapped[str] = mapped_column(String(200), default="")


class Member(NamedTuple):
    """Somebody of a household: whether a card may name them, and whether the house's post goes to their address."""

    uid: str
    may_be_named: bool
    takes_post: bool


def addressed(members: Sequence[Member]) -> tuple[str, ...]:
    """Whom one card for a house greets: all of them, or one alone where another has gone or would rather not.

    The names of a house stand together on its envelope, so that they cannot be told apart there. Of those who may be
    named the one who takes the post comes first; nobody where none may.
    """
    named = sorted((member for member in members if member.may_be_named), key=lambda member: not member.takes_post)
    return tuple(member.uid for member in (named if len(named) == len(members) else named[:1]))
