import io

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from shopfriend.printing import making, own_picture
from shopfriend.printing.card_layout import finished
from shopfriend.printing.own_picture import fitted
from shopfriend.problem import Problem
from shopfriend.window.cards.painted_card import painted

from .shop import HANDS, WORKSHOP, card

BOX = (84.0, 92.0)


def half(size, mode="RGB", left="red", right="blue"):
    image = Image.new(mode, size, left)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=right)
    return image


def dot(picture, x, y):
    begin = 3 * (y * picture.width + x)
    return tuple(picture.dots[begin : begin + 3])


@pytest.mark.parametrize(
    ("size", "expected"), [((840, 920), (0, 0, 84, 92)), ((100, 50), (0, 25, 84, 42)), ((50, 100), (19, 0, 46, 92))]
)
def test_a_picture_fills_its_box_as_far_as_its_shape_allows(size, expected):
    assert fitted(*size, *BOX) == pytest.approx(expected)


def test_a_large_picture_is_kept_no_finer_than_a_printer_shows_and_a_small_one_as_it_is(tmp_path):
    half((3000, 1500)).save(tmp_path / "large.png")
    large = own_picture.own_picture(tmp_path / "large.png", *BOX)
    assert (large.width, large.height) == (992, 496)
    half((40, 20)).save(tmp_path / "small.png")
    assert own_picture.own_picture(tmp_path / "small.png", *BOX).width == 40


def test_a_photograph_is_turned_as_the_camera_meant_it(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    half((80, 40)).save(tmp_path / "turned.jpg", exif=exif, quality=95)
    found = own_picture.own_picture(tmp_path / "turned.jpg", *BOX)
    assert (found.width, found.height) == (40, 80)
    assert dot(found, 20, 10)[0] > 200 > 60 > dot(found, 20, 10)[2]


def test_what_is_clear_is_paper(tmp_path):
    half((40, 20), "RGBA", (0, 0, 0, 0), (0, 0, 255, 255)).save(tmp_path / "logo.png")
    found = own_picture.own_picture(tmp_path / "logo.png", *BOX)
    assert dot(found, 5, 5) == (255, 255, 255)
    assert dot(found, 35, 5) == (0, 0, 255)


@pytest.mark.parametrize("damage", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", "half", "gif"])
def test_a_damaged_or_foreign_file_is_refused_by_name(tmp_path, damage):
    out = io.BytesIO()
    half((400, 200)).save(out, "GIF" if damage == "gif" else "JPEG")
    data = out.getvalue()[: None if damage == "gif" else 900] if isinstance(damage, str) else damage
    (tmp_path / "shop.jpg").write_bytes(data)
    with pytest.raises(Problem, match=r"shop\.jpg") as caught:
        own_picture.own_picture(tmp_path / "shop.jpg", *BOX)
    assert caught.value.code == "picture-damaged"
    with pytest.raises(Problem, match=r"gone\.png") as caught:
        own_picture.own_picture(tmp_path / "gone.png", *BOX)
    assert caught.value.code == "picture-missing"


def test_a_giant_picture_is_refused_before_it_is_read(tmp_path):
    Image.new("1", (20_000, 10_000)).save(tmp_path / "giant.png")
    with pytest.raises(Problem, match=r"giant\.png is too large") as caught:
        own_picture.own_picture(tmp_path / "giant.png", *BOX)
    assert caught.value.code == "picture-too-large"


def test_cards_bear_it_at_true_size_stored_once_and_the_preview_shows_the_same(tmp_path):
    half((800, 400)).save(tmp_path / "own.png")
    cards = [card(n, picture=tmp_path / "own.png") for n in range(1, 5)]
    for name in ("one", "two"):
        making.print_flat_cards(cards, tmp_path / f"{name}.pdf", WORKSHOP)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    pages = PdfReader(tmp_path / "one.pdf").pages
    stored = {each.idnum for page in pages for each in dict.values(page["/Resources"].get("/XObject", {}))}
    assert len(stored) == 1
    paper = pypdfium2.PdfDocument(tmp_path / "one.pdf")[0].render(scale=254 / 72).to_pil().convert("RGB")
    screen = painted(finished(cards[0], HANDS)[0], WORKSHOP.designs, 1050, "#ffffff")
    for x, y, expected in (
        (110, 610, (255, 0, 0)), (940, 610, (0, 0, 255)), (100, 610, (255, 255, 255)), (950, 610, (255, 255, 255)),
        (110, 405, (255, 0, 0)), (110, 395, (255, 255, 255)), (940, 815, (0, 0, 255)), (940, 825, (255, 255, 255)),
    ):  # fmt: skip
        assert paper.getpixel((x, y)) == pytest.approx(expected, abs=3)
        assert screen.pixelColor(x, y).getRgb()[:3] == pytest.approx(expected, abs=3)
