"""The preview is the card: what the screen paints and what the PDF draws lie on one another."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtGui import QImage

from shopfriend.handwriting.hand import hands
from shopfriend.printing.card_layout import CardToPrint, finished
from shopfriend.printing.fronts import load_designs
from shopfriend.printing.making import Workshop, print_flat_cards
from shopfriend.printing.plain_type import plain_type
from shopfriend.window.cards.painted_card import painted
from tests.window.conftest import RESOURCES

HANDS = hands(RESOURCES / "hands")
WORKSHOP = Workshop(HANDS, plain_type(RESOURCES / "fonts", HANDS), load_designs(RESOURCES / "cards"))
WIDTH = 620


def picture(painted_page: QImage) -> Image.Image:
    grey = painted_page.convertToFormat(QImage.Format.Format_Grayscale8)
    return Image.frombytes("L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
@pytest.mark.parametrize("side", [0, 1])
def test_preview_and_paper_agree(tmp_path: Path, qapp: object, hand: object, side: int) -> None:
    card = CardToPrint(
        1, "Dear Maggie,", ("Happy birthday! May the day begin slowly.",), "Yours,", "Happy birthday",
        "birthday_cake", "en", hand, 11, "Marlow",  # type: ignore[arg-type]
    )  # fmt: skip
    print_flat_cards([card], tmp_path / "card.pdf", WORKSHOP)
    with pypdfium2.PdfDocument(tmp_path / "card.pdf") as document:
        page = document[side]
        paper = page.render(scale=WIDTH / page.get_width()).to_pil().convert("L")
    screen = picture(painted(finished(card, HANDS)[side], WORKSHOP.designs, WIDTH, "#ffffff")).resize(paper.size)
    # Renderers differ in how dark they make the edge of a stroke; where it stands shows in a softened picture.
    paper, screen = (each.filter(ImageFilter.GaussianBlur(1.5)) for each in (paper, screen))
    ink = sum(255 - value for value in paper.tobytes())
    difference = sum(ImageChops.difference(paper, screen).tobytes())
    assert ink > 100_000
    assert difference < 0.15 * ink
