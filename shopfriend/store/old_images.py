"""Images of the shop's own rows leave the log after a while; only what it keeps of customers is a history for good."""

import json
from collections.abc import Sequence
from typing import Any

OF_THE_SHOP = frozenset(
    (
        "audience",
        "check_up",
        "column_meaning",
        "heard",
        "improvement",
        "improvement_step",
        "own_hand",
        "own_picture",
        "own_words",
        "point_of_contact",
        "point_rating",
        "print_run",
        "shop",
        "staff",
    )
)
"""Nouns that belong to no customer; what was heard of one belongs to her, and stands in the log as hers."""


def old(connection: Any, at: str) -> Sequence[int]:
    """The writes (by sequence) of the shop's own rows before an instant of which the log still keeps an image."""
    asked = (
        "SELECT sequence FROM change WHERE table_name IN (SELECT value FROM json_each(?)) AND customer_uid IS NULL "
        "AND at < ? AND coalesce(before, after) IS NOT NULL"
    )
    return [sequence for (sequence,) in connection.execute(asked, (json.dumps(sorted(OF_THE_SHOP)), at)).fetchall()]


def empty(connection: Any, writes: Sequence[int]) -> None:
    """Keep no image of these writes; that something was written, when and by whom stays."""
    emptying = "UPDATE change SET before = NULL, after = NULL WHERE sequence IN (SELECT value FROM json_each(?))"
    connection.execute(emptying, (json.dumps(writes),)).close()
