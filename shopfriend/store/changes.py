"""What a write returns: which rows it touched, so that screens reload only what concerns them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows of one action: tables by name, customers by uid. Nothing was written where `sequence` is 0.

    `sequence` is the last number in the change log, `action` the uid under which undo will find the action.
    """

    action: str = ""
    sequence: int = 0
    tables: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()
