"""Print runs: which cards went to paper together, in which order, and what came out."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered


class PrintRun(Remembered):
    """One pass over a pile of cards; `printer` is empty where a PDF was saved."""

    __tablename__ = "print_run"
    __table_args__ = NEVER_REUSED

    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    paper: Mapped[str] = mapped_column(String(20))
    printer: Mapped[str] = mapped_column(String(200), default="")


class PrintedCard(Remembered):
    """A card's place in a run, counted from 1; `came_out` is what the owner said, None until asked."""

    __tablename__ = "printed_card"
    __table_args__ = (
        UniqueConstraint("print_run_id", "place"),
        UniqueConstraint("print_run_id", "card_id"),
        NEVER_REUSED,
    )

    print_run_id: Mapped[int] = mapped_column(KEY, ForeignKey("print_run.id"))
    card_id: Mapped[int] = mapped_column(KEY, ForeignKey("card.id"), index=True)
    place: Mapped[int]
    came_out: Mapped[bool | None]
