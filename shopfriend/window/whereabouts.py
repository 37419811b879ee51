"""Where one is in the window, so that screens that are built anew show the same again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place of the rail; at the counter the customer (uid) whose page is open, or that nobody may be seen."""

    place: str
    page: str = ""
    is_hidden: bool = False
