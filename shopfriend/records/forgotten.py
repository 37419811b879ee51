"""The list of the forgotten: fingerprints by which an import or a backup is kept from bringing somebody back.

It is no noun: it goes into no export, and no change of it is logged.
"""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, Base


class Forgotten(Base):
    """One fingerprint (`records/fingerprint.py`) under the key `key`, of somebody who was forgotten at this instant.

    Until it is `swept`, the free room of the file may still hold what was deleted before then.
    """

    __tablename__ = "forgotten"
    __table_args__ = (Index("uq_forgotten_mark", "mark", unique=True),)

    id: Mapped[int] = mapped_column(KEY, primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    mark: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    swept: Mapped[bool] = mapped_column(default=True)
