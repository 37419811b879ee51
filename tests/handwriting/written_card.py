"""Words as a hand writes them in the frame of a card, ready to be measured."""

from shopfriend.handwriting.hand import Hand
from shopfriend.handwriting.outlines import PlacedWriting
from shopfriend.handwriting.writing import LIVELINESS, write

_HIGH = 200.0
"""Room for any card, in mm, so that letters keep their size."""


def written(words: str, hand: Hand, *, seed: int = 1, designed: bool = False) -> PlacedWriting:
    """Words in the hand; `designed` as the outlines are, undistorted."""
    return write(words, hand, width=82, height=_HIGH, seed=seed, liveliness=0.0 if designed else LIVELINESS)
