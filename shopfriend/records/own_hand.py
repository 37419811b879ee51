"""A handwriting of the owner's: the font that was added, and what Shopfriend made of it to write with."""

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import BULKY, NEVER_REUSED, Remembered, not_blank


class OwnHand(Remembered):
    """A TrueType font as it was given, and its compiled form, which is made anew from it where it is outdated.

    The name tells it from all other hands; `joined` where the letters of a word hang together.
    """

    __tablename__ = "own_hand"
    __table_args__ = (not_blank("name"), UniqueConstraint("name"), NEVER_REUSED)

    name: Mapped[str] = mapped_column(String(100))
    joined: Mapped[bool]
    font: Mapped[bytes] = mapped_column(LargeBinary, info=BULKY)
    compiled: Mapped[bytes] = mapped_column(LargeBinary, info=BULKY)
