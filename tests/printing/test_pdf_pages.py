"""Pages picked and turned in memory: none carries what others need, and words stay words."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from shopfriend.printing.paper import A4, Size
from shopfriend.printing.pdf_pages import lying_as, page_sizes, read, some_pages
from shopfriend.problem import Problem
from tests.printing.files import print_cards
from tests.printing.measuring import black
from tests.printing.shop import WORKSHOP, card
from tests.printing.spooler import MM, square


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("cards") / "cards.pdf"
    print_cards([card(n, design="thanks_posy") for n in range(40)], path, WORKSHOP)
    return path.read_bytes()


def words(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def fonts(pdf: bytes) -> list[bool]:
    """Of every font in the file, whether it lies in it."""
    found = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            described = descendant.get("/FontDescriptor", {})
            found.append(descendant["/Subtype"] == "/Type3" or "/FontFile2" in described or "/CharProcs" in descendant)
    return found


def test_insides_come_in_packs_in_the_order_asked(cards: bytes) -> None:
    told = words(cards)
    assert len(told) == 40
    picked = some_pages(cards, [7, 3, 1])
    assert words(picked) == [told[7], told[3], told[1]]
    assert "Dear" in told[7]
    assert all(fonts(picked))
    assert page_sizes(picked) == (A4,) * 3
    catalogue = pypdf.PdfReader(BytesIO(picked)).trailer["/Root"]
    assert catalogue["/ViewerPreferences"]["/PrintScaling"] == "/None"


def test_a_pack_carries_its_own_pages_and_no_others(cards: bytes) -> None:
    insides = range(1, 40, 2)
    packs = [some_pages(cards, insides[start : start + 10]) for start in (0, 10)]
    outsides = some_pages(cards, range(0, 40, 2))
    assert sum(map(len, (*packs, outsides))) < len(cards) * 1.05
    assert len(some_pages(cards, [1])) < len(packs[0]) / 9


@pytest.mark.parametrize(
    ("size", "paper"), [((297, 210), A4), ((162, 114), Size(114, 162)), ((210, 297), Size(297, 210))]
)
def test_a_page_is_turned_to_the_left(size: tuple[float, float], paper: Size, tmp_path: Path) -> None:
    lying = square(tmp_path / "page.pdf", *size)
    (tmp_path / "turned.pdf").write_bytes(lying_as(lying.read_bytes(), paper))
    assert page_sizes(lying_as(lying.read_bytes(), paper)) == (paper, paper)
    for number in (0, 1):
        found = black(tmp_path / "turned.pdf", number)
        assert found == pytest.approx((paper.width - 80, 20, 50, 50), abs=0.1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_of_others_is_turned_as_it_is_looked_at(rotation: int, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    canvas = Canvas(str(file), pagesize=(500 * MM, 400 * MM), cropBox=(100 * MM, 80 * MM, 310 * MM, 377 * MM))
    canvas.rect(120 * MM, 110 * MM, 50 * MM, 30 * MM, fill=1)
    canvas.setPageRotation(rotation)
    canvas.showPage()
    canvas.save()
    left, bottom, wide, high = black(file)
    size = page_sizes(file.read_bytes())[0]
    turned = lying_as(file.read_bytes(), Size(size.height, size.width))
    (tmp_path / "turned.pdf").write_bytes(turned)
    assert page_sizes(turned)[0] == Size(size.height, size.width)
    assert black(tmp_path / "turned.pdf") == pytest.approx((size.height - bottom - high, left, high, wide), abs=0.1)


def test_what_lies_as_its_paper_stays_byte_for_byte(tmp_path: Path) -> None:
    pdf = square(tmp_path / "page.pdf", 210, 297).read_bytes()
    assert lying_as(pdf, A4) is pdf


def test_words_stay_words_on_a_page_that_is_turned(cards: bytes) -> None:
    turned = lying_as(cards, Size(297, 210))
    assert [each.split() for each in words(turned)] == [each.split() for each in words(cards)]
    assert all(fonts(turned))
    assert len(turned) < len(cards) * 1.05


@pytest.mark.parametrize("pdf", [b"", b"Dear Margit", b"%PDF-1.4\n%%EOF"])
def test_what_is_no_pdf_is_refused(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(pdf)
    for asked in (lambda: page_sizes(pdf), lambda: some_pages(pdf, [0]), lambda: read(tmp_path / "page.pdf")):
        with pytest.raises(Problem) as raised:
            asked()
        assert raised.value.code == "not-a-pdf"
    assert "page.pdf" in str(raised.value)
