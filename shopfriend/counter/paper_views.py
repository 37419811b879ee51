"""What is chosen before a customer's story goes to paper: whom else it names. Free of SQLAlchemy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else of whom the story tells: the name as shown, all words that name them, and in how many things."""

    name: str
    words: tuple[str, ...]
    things: int
