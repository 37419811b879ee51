"""What is told about people's rights: frozen, and free of what would delay the first paint."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Forgot:
    """What went: rows by table, on which day; `swept` where also the file's free room is written anew.

    `unreached` are places for backups that the list of the forgotten could not be carried to, `alike` the names of
    those who are still there with the same name and one fact more: perhaps the same person twice.
    """

    day: date
    rows: Mapping[str, int]
    swept: bool
    unreached: tuple[Path, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def entries(self) -> int:
        """How many rows went in all."""
        return sum(self.rows.values())
