"""Cards on stock that is cut to the open card: nothing to cut, nothing left over, and the same card as ever."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from shopfriend.printing import measures
from shopfriend.printing.card_layout import finished, laid_on_sheets
from shopfriend.printing.formats import FORMATS, INCH, Format, Stock, ready_cut, stock_called
from shopfriend.printing.imposition import marks, sheets, turned_inside
from shopfriend.printing.page import Rule, Written
from shopfriend.printing.paper import Flip

from . import files
from .shop import HANDS, NAMES, WORKSHOP, card

ALL = [ready_cut(form) for form in FORMATS.values()]
ids = {"ids": lambda form: form.name}
SHEETS = {
    "a6": (210, 148),
    "a5": (297, 210),
    "dl": (198, 210),
    "us-a2": (8.5 * INCH, 5.5 * INCH),
    "us-a6": (9 * INCH, 6.25 * INCH),
    "us-a7": (10 * INCH, 7 * INCH),
    "us-a9": (11 * INCH, 8.5 * INCH),
    "us-postcard": (6 * INCH, 4 * INCH),
    "us-note": (8.5 * INCH, 11 * INCH / 3),
}


@pytest.mark.parametrize("form", ALL, **ids)
def test_the_sheet_is_the_open_card_without_a_mark(form: Format) -> None:
    assert form.sheet == form.open_size == pytest.approx(SHEETS[form.name])
    assert marks(form) == []
    assert [[place.card for place in sheet] for sheet in sheets(3, form)] == [[0], [1], [2]]
    (place,) = sheets(1, form)[0]
    assert place.inside == place.outside == (0, 0)


@pytest.mark.parametrize("form", ALL, **ids)
def test_every_page_has_true_size_and_every_card_its_name(form: Format, tmp_path: Path) -> None:
    cards = [card(n, form=form, design="thanks_posy") for n in range(1, 4)]
    pages = files.print_cards(cards, tmp_path / "cards.pdf", WORKSHOP)
    assert pages == ((1, 2), (3, 4), (5, 6))
    read = PdfReader(tmp_path / "cards.pdf").pages
    for number, (_outside, inside) in enumerate(pages, 1):
        assert f"Dear {NAMES[number]}," in " ".join(read[inside - 1].extract_text().split())
    for page in read:
        size = [float(side) / 72 * INCH for side in page.mediabox[2:]]
        assert size == pytest.approx(SHEETS[form.name], abs=0.05)


@pytest.mark.parametrize("form", ALL, **ids)
def test_everything_stays_on_its_sheet(form: Format) -> None:
    outside, inside = laid_on_sheets([card(1, form=form, design="thanks_posy")], HANDS, mark="mark")
    assert not any(isinstance(item, Rule) for item in outside.items + inside.items)
    for item in outside.items + inside.items:
        wide = item.writing.width if isinstance(item, Written) else measures.DRAWING[0] * item.scale
        assert 0 <= item.x <= item.x + min(wide, 16) <= form.sheet.width
        assert 0 <= item.y <= form.sheet.height


@pytest.mark.parametrize("form", FORMATS.values(), **ids)
def test_the_card_in_the_hand_is_the_same_whatever_it_was_cut_from(form: Format) -> None:
    def of(form: Format) -> list[object]:
        pages = finished(card(1, form=form, design="thanks_posy"), HANDS)
        return [(page.size, page.items) for page in pages]

    assert of(ready_cut(form)) == of(form)


@pytest.mark.parametrize("form", ALL, **ids)
def test_the_inside_is_turned_where_the_sheet_lies(form: Format) -> None:
    """A printer holds paper upright: its long edge is that of a book where the sheet stands, and not where it lies."""
    lies = form.sheet.width > form.sheet.height
    assert lies == (form.name != "dl")
    assert turned_inside(form, Flip.LONG_EDGE) == lies
    assert turned_inside(form, Flip.SHORT_EDGE) != lies
    _outside, inside = laid_on_sheets([card(1, form=form)], HANDS, Flip.LONG_EDGE)
    assert inside.turned == lies


@pytest.mark.parametrize("form", [form for form in ALL if form.folded], **ids)
def test_front_and_words_are_the_right_half_of_either_side(form: Format) -> None:
    outside, inside = laid_on_sheets([card(1, form=form, design="thanks_posy")], HANDS)
    back, drawing, _title = outside.items
    assert drawing.x > form.size.width > back.x + back.writing.width
    (words,) = inside.items
    assert words.x > form.size.width


def test_a_stock_that_nobody_knows_is_whole_sheets() -> None:
    assert [stock_called(value) for value in ("ready-cut", "a4", "letter", "")] == [
        Stock.READY_CUT,
        *[Stock.WHOLE_SHEET] * 3,
    ]
    assert ready_cut(ready_cut(FORMATS["a6"])) == ready_cut(FORMATS["a6"])
