"""How much the benchmarks measure: what takes minutes is for the full run."""

from pathlib import Path

from shopfriend.handwriting.hand import hands
from tests.end_to_end.how_often import FULL

SIZES = (20_000, 100_000) if FULL else (20_000,)
"""Customers in the shops that people are found in."""

HANDS = hands(Path(__file__).parents[2] / "resources" / "hands")
MEASURED = HANDS if FULL else HANDS[::3]
"""The hands that are measured."""
