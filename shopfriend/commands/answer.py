"""An answer of a command, for programs and for people."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `data` as a JSON object of its own line, `text` as a person reads it."""

    data: dict[str, Any]
    text: str
