import io

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from shopfriend.printing import measures
from shopfriend.printing.card_layout import finished, front
from shopfriend.printing.formats import FORMATS
from shopfriend.printing.own_picture import FrontPicture, fitted, printed, seen, to_keep
from shopfriend.printing.page import Picture
from shopfriend.problem import Problem
from shopfriend.window.cards.painted_card import painted

from . import brought_pictures as brought
from . import files
from .brought_pictures import BLUE, RED, halves, saved
from .shop import HANDS, WORKSHOP, card

BOX = (84.0, 92.0)


def kept(content):
    return Image.open(io.BytesIO(to_keep(content, "own.png")))


def own(content, name="own"):
    return FrontPicture(name, to_keep(content, name))


def images(path):
    """The pictures that lie in a file."""
    reader = PdfReader(path)
    every = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return [each for each in every if isinstance(each, dict) and each.get("/Subtype") == "/Image"]


@pytest.mark.parametrize(
    ("size", "expected"), [((840, 920), (0, 0, 84, 92)), ((100, 50), (0, 25, 84, 42)), ((50, 100), (19, 0, 46, 92))]
)
def test_a_picture_fills_its_box_as_far_as_its_shape_allows(size, expected):
    assert fitted(*size, *BOX) == pytest.approx(expected)


def test_a_large_picture_is_kept_as_fine_as_the_largest_card_shows_and_a_small_one_as_it_is():
    largest = max(measures.picture(form).width for form in FORMATS.values())
    assert kept(saved(halves((3000, 1500)))).width == round(largest / 25.4 * 300) == 1403
    assert kept(saved(halves((1500, 3000)))).height == 1537
    assert kept(saved(halves((40, 20)))).size == (40, 20)


def test_a_page_takes_it_no_finer_than_a_printer_shows():
    picture = own(saved(halves((3000, 1500))))
    assert Image.open(io.BytesIO(printed(picture, *BOX))).size == (992, 496)
    small = own(saved(halves((40, 20))))
    assert printed(small, *BOX) == small.content


def test_a_screen_takes_it_no_finer_than_it_shows_and_once():
    picture = own(saved(halves((3000, 1500))))
    found = seen(picture, *BOX, 72)
    assert (found.width, found.height) == (238, 119)
    assert seen(FrontPicture("own", bytes(picture.content)), *BOX, 72) is found
    assert seen(FrontPicture("other", picture.content), *BOX, 72) is not found


def test_a_photograph_is_turned_as_the_camera_meant_it():
    found = kept(brought.with_place(halves((80, 40)), turned=6))
    assert found.size == (40, 80)
    assert found.getpixel((20, 10)) == pytest.approx(RED, abs=8)
    assert found.getpixel((20, 70)) == pytest.approx(BLUE, abs=8)


def test_nothing_is_kept_of_where_and_by_whom_it_was_taken():
    content = brought.with_place(brought.photograph((600, 400)))
    assert b"Margit" in content
    found = kept(content)
    assert not found.getexif()
    assert found.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    left = to_keep(content, "own.jpg")
    assert not any(words in left for words in (b"Margit", b"Mill Lane", b"Exif", b"ICC_PROFILE"))
    noted = io.BytesIO()
    words = PngInfo()
    words.add_text("Author", "Margit Marlow")
    halves().save(noted, "PNG", pnginfo=words)
    assert b"Margit" in noted.getvalue()
    assert b"Margit" not in to_keep(noted.getvalue(), "own.png")


def test_what_is_clear_is_paper():
    found = kept(saved(halves((40, 20), "RGBA", (0, 0, 0, 0), (0, 0, 200, 255))))
    assert found.getpixel((5, 5)) == (255, 255, 255)
    assert found.getpixel((35, 5)) == BLUE


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_grey_and_numbered_colours_are_read_as_they_look(mode):
    if mode == "I;16":
        image = Image.fromarray(np.tile(np.array([0, 65535], np.uint16).repeat(20), (20, 1)))
    else:
        image = halves((40, 20), "RGB", (0, 0, 0), (255, 255, 255)).convert(mode)
    found = kept(saved(image))
    assert found.mode == "RGB"
    assert (found.getpixel((5, 5)), found.getpixel((35, 5))) == ((0, 0, 0), (255, 255, 255))
    if mode == "I;16":
        middle = Image.fromarray(np.full((20, 20), 32768, np.uint16))
        assert kept(saved(middle)).getpixel((5, 5)) == pytest.approx((127, 127, 127), abs=1)


def test_colours_that_are_noted_otherwise_are_those_of_screens_then():
    image = halves((40, 20))
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    assert kept(saved(image, icc_profile=usual)).getpixel((5, 5)) == pytest.approx(RED, abs=1)
    assert kept(saved(image, icc_profile=swapped)).getpixel((5, 5)) == pytest.approx(BLUE, abs=1)
    for_other_inks = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for unfit in (for_other_inks, usual[:200], b"no profile"):
        assert kept(saved(image, icc_profile=unfit)).getpixel((5, 5)) == RED


def test_the_inks_of_a_printing_house_are_read():
    image = halves((64, 32), "CMYK", (0, 255, 255, 0), (255, 255, 0, 0))
    red, green, blue = kept(saved(image, "JPEG", quality=95)).getpixel((5, 5))
    assert red > 200 > 60 > max(green, blue)


def test_a_logo_keeps_its_edges_and_a_photograph_is_kept_small():
    assert kept(brought.logo()).format == "PNG"
    photograph = saved(brought.photograph())
    assert kept(photograph).format == "JPEG"
    assert len(to_keep(photograph, "own.png")) < 400_000 < len(photograph)


@pytest.mark.parametrize("fault", brought.SPOILT)
def test_a_damaged_or_foreign_file_is_refused_by_name(fault):
    with pytest.raises(Problem, match=r"shop\.jpg") as caught:
        to_keep(brought.SPOILT[fault](), "shop.jpg")
    assert caught.value.code == "picture-damaged"


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_whatever_bytes_are_read_or_refused_in_a_sentence(noise, place):
    whole = SMALL_JPEG if place % 2 else SMALL_PNG
    place %= len(whole)
    try:
        found = to_keep(whole[:place] + noise + whole[place + len(noise) :], "own.png")
    except Problem as problem:
        assert problem.code in ("picture-damaged", "picture-too-large")
    else:
        assert Image.open(io.BytesIO(found)).format in ("PNG", "JPEG")


SMALL_JPEG, SMALL_PNG = saved(halves((40, 20)), "JPEG"), saved(halves((40, 20)))


def test_a_giant_picture_is_refused_before_it_is_read():
    for content in (saved(Image.new("1", (20_000, 10_000))), bytes(60_000_001)):
        with pytest.raises(Problem, match=r"giant\.png is too large") as caught:
            to_keep(content, "giant.png")
        assert caught.value.code == "picture-too-large"


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_it_stands_on_the_front_of_every_format_clear_of_the_title(form):
    page = front(card(1, form=form, picture=own(SMALL_PNG)), HANDS)
    (item,) = (item for item in page.items if isinstance(item, Picture))
    assert min(item.x, item.y) >= 4
    assert item.x + item.width <= page.size.width - 4
    assert item.y + item.height <= page.size.height - 4
    title = [each for each in page.items if not isinstance(each, Picture)]
    assert title
    for each in title:
        below, beside = each.y + each.writing.x_height <= item.y, each.x >= item.x + item.width
        assert below or beside


def test_cards_bear_it_at_true_size_and_the_preview_shows_the_same(tmp_path):
    cards = [card(n, picture=own(saved(halves()))) for n in range(1, 5)]
    for name in ("one", "two"):
        files.print_flat_cards(cards, tmp_path / f"{name}.pdf", WORKSHOP)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert len(images(tmp_path / "one.pdf")) == 1
    paper = pypdfium2.PdfDocument(tmp_path / "one.pdf")[0].render(scale=254 / 72).to_pil().convert("RGB")
    screen = painted(finished(cards[0], HANDS)[0], WORKSHOP.designs, 1050, "#ffffff")
    for x, y, expected in (
        (110, 610, RED), (940, 610, BLUE), (100, 610, (255, 255, 255)), (950, 610, (255, 255, 255)),
        (110, 405, RED), (110, 395, (255, 255, 255)), (940, 815, BLUE), (940, 825, (255, 255, 255)),
    ):  # fmt: skip
        assert paper.getpixel((x, y)) == pytest.approx(expected, abs=3)
        assert screen.pixelColor(x, y).getRgb()[:3] == pytest.approx(expected, abs=3)


def test_a_file_holds_each_picture_once_however_many_cards_bear_it(tmp_path):
    first, other = own(saved(brought.photograph(), "JPEG")), own(brought.logo(), "logo")
    bare = size_of(tmp_path, [card(n) for n in range(1, 51)])
    one = size_of(tmp_path, [card(1, picture=first)]) - size_of(tmp_path, [card(1)])
    fifty = size_of(tmp_path, [card(n, picture=first) for n in range(1, 51)])
    assert len(images(tmp_path / "cards.pdf")) == 1
    assert fifty - bare < one + 50 * 200
    both = size_of(tmp_path, [card(n, picture=(first, other)[n % 2]) for n in range(1, 51)])
    assert len(images(tmp_path / "cards.pdf")) == 2
    assert both / 50 < 45_000
    assert {"/DCTDecode", "/FlateDecode"} == {str(each["/Filter"][-1]) for each in images(tmp_path / "cards.pdf")}


def size_of(folder, cards):
    files.print_cards(cards, folder / "cards.pdf", WORKSHOP)
    return (folder / "cards.pdf").stat().st_size


def test_a_picture_that_is_damaged_in_the_shops_file_is_told_by_its_name(tmp_path):
    with pytest.raises(Problem, match="our shop front"):
        files.print_cards([card(1, picture=FrontPicture("our shop front", b"x"))], tmp_path / "card.pdf", WORKSHOP)
    assert list(tmp_path.iterdir()) == []
