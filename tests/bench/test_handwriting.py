"""Whether each hand looks written, beside what was measured on real writers (46 pairs of letters by 8 people)."""

import numpy as np
import pytest

from shopfriend.handwriting.hand import Hand, missing
from tests.bench.how_many import MEASURED
from tests.handwriting.card_texts import TEXTS
from tests.handwriting.likeness import baseline, heights, joins, likeness, widths
from tests.handwriting.written_card import written

pytestmark = pytest.mark.bench
COPIES, ALIKE = 0.98, 0.9
"""Letters that overlap by more are copies; by more than the second, of a pen they are rare."""
MOST_ALIKE = 0.02
LEAST_DISTANCE = 0.03
BASELINE = (0.06, 0.11)


@pytest.mark.parametrize("hand", MEASURED, ids=lambda hand: hand.name)
def test_a_card_looks_written(hand: Hand) -> None:
    texts = [words for words in TEXTS if not missing(hand, words)]
    cards = [written(words, hand) for words in texts]
    alike = likeness(*cards)
    feet, high, wide = (float(np.mean([measure(card) for card in cards])) for measure in (baseline, heights, widths))
    kept = [joins(written(words, hand, designed=True), card) for words, card in zip(texts, cards, strict=True)]
    designed, broken = sum(card.designed for card in kept), [join for card in kept for join in card.where]
    print(
        f"\n{hand.name}: {alike}; baseline {feet:.3f}; heights {high:.3f}; widths {wide:.3f};"
        f" joins broken {len(broken)} of {designed}"
        f"{': ' if broken else ''}{' '.join(broken)}",
        flush=True,
    )
    assert alike.above(COPIES) == 0
    assert alike.above(ALIKE) <= MOST_ALIKE
    assert alike.distance >= LEAST_DISTANCE
    assert BASELINE[0] <= feet <= BASELINE[1]
    assert not hand.joined or broken == []
