"""The sheet for people to look at holds as many cards as were asked for, each in its place."""

import pytest

from tests.handwriting.contact_sheet import contact_sheet
from tests.handwriting.pictures import rendered


@pytest.mark.slow
def test_cards_lie_side_by_side(tmp_path):
    contact_sheet(tmp_path / "sheet.pdf", hand="Caveat", count=7)
    sheet = rendered(tmp_path / "sheet.pdf", 50.8, "pdfium") < 200
    assert sheet.shape == (2 * 296, 5 * 210)
    cards = [
        sheet[296 * row : 296 * (row + 1), 210 * column : 210 * (column + 1)] for row in (0, 1) for column in range(5)
    ]
    assert [bool(card.any()) for card in cards] == [True] * 7 + [False] * 3
