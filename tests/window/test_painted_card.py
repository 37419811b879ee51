"""The preview is the card: what the screen paints and what the PDF draws lie on one another."""

from pathlib import Path

import pytest

from shopfriend.handwriting.hand import Hand, hands
from shopfriend.printing.card_layout import CardToPrint, finished
from shopfriend.printing.fronts import load_designs
from shopfriend.printing.making import Workshop
from shopfriend.printing.plain_type import plain_type
from tests.handwriting.pictures import difference, previewed, printed_as
from tests.printing.files import print_flat_cards
from tests.window.conftest import RESOURCES

HANDS = hands(RESOURCES / "hands")
WORKSHOP = Workshop(HANDS, plain_type(RESOURCES / "fonts", HANDS), load_designs(RESOURCES / "cards"))
WORDS = (
    "Happy birthday! May the day begin slowly, with a proper breakfast and nobody in a hurry.",
    "The seed labels you asked for are coming on Thursday, and a set is put by for you.",
)


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("width", [280, 560, 1240])
def test_preview_and_paper_agree(tmp_path: Path, hand: Hand, side: int, width: int) -> None:
    card = CardToPrint(
        number=1, beginning="Dear Zoë,", paragraphs=WORDS, ending="Yours,", title="Happy birthday",
        design="birthday_cake", language="en", hand=hand, seed=11, shop_name="Marlow",
    )  # fmt: skip
    print_flat_cards([card], tmp_path / "card.pdf", WORKSHOP)
    screen = previewed(finished(card, HANDS)[side], WORKSHOP.designs, width)
    paper = printed_as(screen, tmp_path / "card.pdf", side + 1)
    found = difference(paper, screen)
    assert (255 - paper.astype(int)).sum() > 100_000
    assert found.shift == (0, 0)
    assert found.ink < (0.1 if width < 300 else 0.06)
