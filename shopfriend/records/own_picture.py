"""A picture or logo of the owner's own, to stand on the front of cards."""

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import BULKY, NEVER_REUSED, Remembered, not_blank


class OwnPicture(Remembered):
    """A PNG or JPEG as fine as a card shows it; the name tells it from all other fronts."""

    __tablename__ = "own_picture"
    __table_args__ = (not_blank("name"), UniqueConstraint("name"), NEVER_REUSED)

    name: Mapped[str] = mapped_column(String(100))
    content: Mapped[bytes] = mapped_column(LargeBinary, info=BULKY)
