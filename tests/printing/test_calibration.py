"""A printer that is off, a page, a ruler: whatever it does to lengths and margins, the next page comes out true."""

from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from shopfriend.printing import calibration
from shopfriend.printing.calibration import TRUE, Calibration, Measured, calibrated, drawn, measured, plausible
from shopfriend.printing.formats import LETTER
from shopfriend.printing.job import Sides
from shopfriend.printing.page import Plain, Rule
from shopfriend.printing.paper import A4, A6, Size
from shopfriend.printing.pdf_pages import Matrix, moved, page_sizes
from shopfriend.problem import Problem
from tests.printing.files import print_cards
from tests.printing.shop import WORKSHOP, card
from tests.printing.spooler import MM

SIZES = (A4, LETTER, Size(148, 210), A6)
Box = tuple[float, float, float, float]


class WrongPrinter(NamedTuple):
    """It puts what belongs at x, y (mm from the lower left of standing paper) elsewhere, always in the same way."""

    wide: float = 1.0
    high: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def matrix(self, page: Size, *, on_head: bool = False) -> Matrix:
        """A page that stands on its head in the printer is turned, put wrong, and turned back by who looks at it."""
        if not on_head:
            return (self.wide, 0, 0, self.high, self.x, self.y)
        e, f = page.width * (1 - self.wide) - self.x, page.height * (1 - self.high) - self.y
        return (self.wide, 0, 0, self.high, e, f)

    def printed(self, pdf: bytes, sides: Sides = Sides.ONE) -> bytes:
        def put(number: int, page: Size) -> tuple[Size, Matrix]:
            return page, self.matrix(page, on_head=number % 2 == 1 and sides is Sides.LONG_EDGE)

        return moved(pdf, put)

    def measured(self, size: Size, tenths: int) -> Measured:
        """What a ruler tells that is read to so many tenths of a millimetre."""
        lines = [item for item in calibration.page(size, WORKSHOP.type).items if isinstance(item, Rule)]
        across = max(lines, key=lambda line: line.to_x - line.x)
        down = max(lines, key=lambda line: line.y - line.to_y)
        found = (
            self.wide * (across.to_x - across.x),
            self.high * (down.y - down.to_y),
            self.wide * down.x + self.x,
            size.height - (self.high * across.y + self.y),
        )
        return Measured(*(round(length * 10 / tenths) * tenths / 10 for length in found))


@st.composite
def wrong_printers(draw: st.DrawFn, size: Size = A4) -> WrongPrinter:
    wide, high = (draw(st.floats(0.972, 1.028)) for _side in range(2))
    left, top = (draw(st.floats(-9.7, 9.7)) for _side in range(2))
    true = drawn(size)
    x = true.left + left - wide * true.left
    line = size.height - true.top
    return WrongPrinter(wide, high, x, line - top - high * line)


def in_the_corners(size: Size, inset: float, pages: int = 1) -> bytes:
    """Pages with a square of 4 mm in each corner, so far from its edges."""
    room = BytesIO()
    canvas = Canvas(room, pagesize=(size.width * MM, size.height * MM))
    for _page in range(pages):
        for x in (inset, size.width - inset - 4):
            for y in (inset, size.height - inset - 4):
                canvas.rect(x * MM, y * MM, 4 * MM, 4 * MM, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return room.getvalue()


def boxes(pdf: bytes, page: int = 0) -> list[Box]:
    """Where the squares lie, in mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = [thing.get_bounds() for thing in document[page].get_objects()]
    return sorted(tuple(side / MM for side in box) for box in found)  # type: ignore[misc]


def furthest(found: list[Box], true: list[Box]) -> float:
    assert len(found) == len(true)
    return max(abs(a - b) for one, other in zip(found, true, strict=True) for a, b in zip(one, other, strict=True))


@settings(max_examples=60)
@given(wrong_printers())
def test_measured_to_the_tenth_every_corner_comes_out_true(wrong: WrongPrinter) -> None:
    page = in_the_corners(A4, 6)
    put_right = calibrated(page, measured(A4, wrong.measured(A4, 1)))
    assert furthest(boxes(wrong.printed(put_right)), boxes(page)) <= 0.25
    assert page_sizes(put_right) == (A4,)


@settings(max_examples=40)
@given(wrong_printers())
def test_measured_to_the_half_millimetre_it_is_true_to_one(wrong: WrongPrinter) -> None:
    page = in_the_corners(A4, 20)
    put_right = calibrated(page, measured(A4, wrong.measured(A4, 5)))
    assert furthest(boxes(wrong.printed(put_right)), boxes(page)) <= 0.5


@settings(max_examples=20)
@given(wrong_printers(), st.sampled_from(Sides))
def test_both_sides_of_a_sheet_come_out_true(wrong: WrongPrinter, sides: Sides) -> None:
    page = in_the_corners(A4, 6, pages=4)
    put_right = calibrated(page, measured(A4, wrong.measured(A4, 1)), sides)
    for number in range(4):
        assert furthest(boxes(wrong.printed(put_right, sides), number), boxes(page, number)) <= 0.25


def test_what_was_measured_on_a4_serves_an_envelope() -> None:
    # Paper is held by its middle and counted from the edge that goes first, as most printers do.
    off = Calibration(1.01, 0.99, right=1.5, up=-2)
    envelope = Size(114, 162)
    wrong = WrongPrinter(1.01, 0.99, 57 - 1.01 * 57 + 1.5, 162 - 0.99 * 162 - 2)
    page = in_the_corners(envelope, 6)
    assert furthest(boxes(wrong.printed(calibrated(page, off))), boxes(page)) <= 0.01


@pytest.mark.parametrize("size", SIZES)
def test_a_printer_that_is_true_is_left_alone(size: Size) -> None:
    assert measured(size, drawn(size)) == TRUE
    page = in_the_corners(size, 6)
    assert calibrated(page, TRUE) is page


@pytest.mark.parametrize("size", SIZES)
def test_the_lines_are_as_long_as_is_said_and_everything_can_be_printed(size: Size) -> None:
    page = calibration.page(size, WORKSHOP.type)
    assert page.size == size
    assert calibration.page(Size(size.height, size.width), WORKSHOP.type) == page
    assert WrongPrinter().measured(size, 1) == drawn(size)
    for item in page.items:
        across, up = ((item.x, item.to_x), (item.y, item.to_y)) if isinstance(item, Rule) else ((item.x,), (item.y,))
        assert all(5 <= x <= size.width - 5 for x in across)
        assert all(5 <= y <= size.height - 5 for y in up)
    words = " ".join(item.text for item in page.items if isinstance(item, Plain))
    assert "Measure A, B, C and D with a ruler" in words


def test_words_stay_words_and_the_file_stays_small(tmp_path) -> None:
    print_cards([card(n, design="thanks_posy") for n in range(4)], tmp_path / "cards.pdf", WORKSHOP)
    cards = (tmp_path / "cards.pdf").read_bytes()
    put_right = calibrated(cards, Calibration(1.01, 0.99, 1, 1), Sides.LONG_EDGE)
    read, before = (pypdf.PdfReader(BytesIO(pdf)) for pdf in (put_right, cards))
    assert [page.extract_text().split() for page in read.pages] == [
        page.extract_text().split() for page in before.pages
    ]
    assert read.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert len(put_right) < len(cards) * 1.05


A4_TRUE = drawn(A4)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            replace(A4_TRUE, across=810),
            "A should be about 180 mm, not 810. Please measure it once more, in millimetres.",
        ),
        (replace(A4_TRUE, down=25.0), "B should be about 250 mm, not 25. Please measure it once more, in millimetres."),
        (replace(A4_TRUE, left=31), "C should be about 20 mm, not 31. Please measure it once more, in millimetres."),
        (replace(A4_TRUE, top=9.5), "D should be about 20 mm, not 9.5. Please measure it once more, in millimetres."),
        (replace(A4_TRUE, top=float("nan")), "D should be about 20 mm, not nan."),
        (
            Measured(7.1, 9.8, 0.8, 0.8),
            "A should be about 180 mm, not 7.1. Please measure it once more, in millimetres.",
        ),
        (
            Measured(174.0, 241.5, 23, 24),
            "A and B are both 97 % of what they should be: the page was fitted to the paper. Please set the printer to"
            " 100 %, then print it again.",
        ),
    ],
)
def test_what_cannot_be_is_said(found: Measured, said: str) -> None:
    with pytest.raises(Problem, match=said[:40]) as raised:
        measured(A4, found)
    assert str(raised.value).startswith(said)


@given(wrong_printers())
def test_what_was_measured_is_plausible_when_it_is_read_back(wrong: WrongPrinter) -> None:
    assert plausible(measured(A4, wrong.measured(A4, 1)))


@pytest.mark.parametrize(
    "damaged",
    [Calibration(wide=0), Calibration(high=float("nan")), Calibration(right=80), Calibration(up=float("inf"))],
)
def test_what_no_printer_does_is_not_plausible(damaged: Calibration) -> None:
    assert not plausible(damaged)
