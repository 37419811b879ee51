"""A month's file stays small enough to be mailed to a copy shop: 45,000 bytes a card with its front."""

import pytest

from shopfriend.printing.own_picture import FrontPicture, to_keep

from . import brought_pictures as brought
from . import files
from .shop import WORKSHOP, card

CARDS, LETTERS, MOST = 40, 500, 45_000
PARAGRAPHS = ("Thank you for the parcel that you carried home through all that rain, and for the seeds. " * 3,) * 2
DRAWINGS = [name for name, design in WORKSHOP.designs.items() if design.occasions]
PICTURES = {"photograph": brought.saved(brought.photograph(), "JPEG", quality=95), "logo": brought.logo()}


def bytes_a_card(folder, **front):
    words = [tuple(words[number % 3 : LETTERS // 2] for words in PARAGRAPHS) for number in range(CARDS)]
    cards = [card(number, paragraphs=words[number], **front) for number in range(CARDS)]
    files.print_cards(cards, folder / "cards.pdf", WORKSHOP)
    return (folder / "cards.pdf").stat().st_size / CARDS


@pytest.mark.parametrize("design", DRAWINGS)
def test_cards_with_a_drawing_stay_small(tmp_path, design):
    assert bytes_a_card(tmp_path, design=design) <= MOST


@pytest.mark.parametrize("picture", PICTURES)
def test_cards_with_a_picture_stay_small(tmp_path, picture):
    assert bytes_a_card(tmp_path, picture=FrontPicture(picture, to_keep(PICTURES[picture], picture))) <= MOST
