"""How often chance is tried: a few times in every run, and as often as it takes with SHOPFRIEND_TESTS=full."""

import os

FULL = os.environ.get("SHOPFRIEND_TESTS") == "full"


def times(few: int, many: int) -> int:
    """`few` in every run, `many` in the full form."""
    return many if FULL else few
