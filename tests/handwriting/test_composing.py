from collections.abc import Iterable
from unicodedata import normalize

import numpy as np
import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from shopfriend.handwriting.compiling import compiled
from shopfriend.handwriting.draft import drafted
from shopfriend.handwriting.fitting import Contour, sampled
from shopfriend.handwriting.font_file import opened
from shopfriend.handwriting.glyphs import saved
from shopfriend.handwriting.hand import Hand, hands

from .looking import BELLE, HANDS, changed, contours, glyph_number, painted

COMPOSED = "ÀÂÃÄÅÇÉËÎÑÕÖÙŸàâãäåçéëîñõöùÿĀăĄąćČčĎďđĒėĘęěĞğĢģħĪįİıķĹĺļĽľŁłŃņňŌőŔŗřśŞşŠţťŪŭůűŲųŵŷźŻžȘșȚțẁẃẅỳ"
SIGNS = "’‘”“„–—…·¡¿€"


def box(outline: Iterable[Contour]) -> tuple[np.ndarray, np.ndarray]:
    places = np.vstack([sampled(contour, 10) for contour in outline])
    return places.min(axis=0), places.max(axis=0)


def ink(outline: list[Contour]) -> float:
    low, high = box(outline)
    size = tuple(np.ceil((high - low + 40) / 8).astype(int))
    return float(painted(outline, 1 / 8, low - 20, size).sum())


@pytest.fixture(scope="module")
def plain() -> Hand:
    """A hand made from a font that has nothing but the letters and signs of ASCII."""

    def ascii_alone(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap = {code: name for code, name in table.cmap.items() if 32 <= code < 127}

    return Hand("Plain", True, compiled_bytes(changed(ascii_alone)))


def compiled_bytes(ttf: bytes) -> bytes:
    return saved(compiled(ttf, joined=True))


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_the_letters_of_europe_have_ink_in_every_hand(hand: Hand):
    assert set(COMPOSED + SIGNS) <= hand.coverage


@pytest.mark.parametrize("letter", "čďňşąģőůėńâ")
@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_an_accent_adds_ink_and_takes_none(hand: Hand, letter: str):
    """An accent that runs against its letter would leave a hole where they cross."""
    base = contours(hand.glyphs, normalize("NFD", letter)[0])
    whole = contours(hand.glyphs, letter)
    assert ink(whole) > 1.02 * ink(base)


def test_all_of_it_can_be_made_from_plain_letters(plain: Hand):
    assert set(COMPOSED + SIGNS) <= plain.coverage
    x_height = plain.glyphs.x_height
    for letter in "čéôñāğżäåő":
        base, whole = box(contours(plain.glyphs, normalize("NFD", letter)[0])), box(contours(plain.glyphs, letter))
        assert 0.1 < (whole[1][1] - base[1][1]) / x_height < 0.9, letter
        assert ink(contours(plain.glyphs, letter)) > 1.04 * ink(contours(plain.glyphs, normalize("NFD", letter)[0]))
    for letter in "çąșņ":
        base, whole = box(contours(plain.glyphs, normalize("NFD", letter)[0])), box(contours(plain.glyphs, letter))
        assert 0.08 < (base[0][1] - whole[0][1]) / x_height < 0.9, letter


def test_an_accent_stands_over_the_middle_of_the_letter(plain: Hand):
    for letter in "čéôñāżäů":
        body, accent = [], []
        first, end = plain.glyphs.spans[glyph_number(plain.glyphs, letter), :2]
        for contour, apart in zip(contours(plain.glyphs, letter), plain.glyphs.dots[first:end], strict=True):
            (accent if apart else body).append(contour)
        letter_box, mark_box = box(body), box(accent)
        middle = (mark_box[0][0] + mark_box[1][0]) / 2
        assert letter_box[0][0] < middle < letter_box[1][0], letter
        assert mark_box[0][1] > letter_box[1][1]


def test_the_dot_goes_where_an_accent_comes(plain: Hand):
    dots = {letter: int(sum(1 for _ in contours(plain.glyphs, letter))) for letter in "iıíïĵj"}
    assert dots["ı"] == dots["i"] - 1
    assert dots["í"] == dots["i"]
    assert dots["ï"] == dots["i"] + 1


def test_the_dot_of_the_ogonek_letter_stays(plain: Hand):
    assert len(contours(plain.glyphs, "į")) == len(contours(plain.glyphs, "i")) + 1


def test_a_tall_letter_takes_its_caron_as_an_apostrophe(plain: Hand):
    for letter in "ďľť":
        _low, high = box(contours(plain.glyphs, letter))
        _base_low, base_high = box(contours(plain.glyphs, normalize("NFD", letter)[0]))
        assert high[1] == pytest.approx(base_high[1], abs=3)
        assert high[0] > base_high[0] or letter == "ť"


def test_a_letter_that_the_font_leaves_blank_is_written():
    """Some fonts have a glyph for Z-caron, and nothing in it."""

    def blank(font: TTFont) -> None:
        name = font.getBestCmap()[ord("Ž")]
        font["glyf"][name].__dict__.clear()
        font["glyf"][name].numberOfContours = 0

    hand = Hand("Blank", True, compiled_bytes(changed(blank)))
    assert "Ž" in hand.coverage
    assert ink(contours(hand.glyphs, "Ž")) > 1.02 * ink(contours(hand.glyphs, "Z"))


def test_letters_that_the_font_has_are_left_alone():
    font = drafted(opened(BELLE.file.read_bytes()))
    for letter in "éŽçłĽ":
        assert np.abs(np.array(box(contours(BELLE.glyphs, letter))) - box(font.of(letter))).max() < 12, letter


def test_a_font_without_a_blank_gets_one():
    def crowded(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(32, None)
            table.cmap.pop(160, None)

    glyphs = compiled(changed(crowded), joined=True)
    font = hb.Font(hb.Face(glyphs.font))
    for blank in " \u00a0":
        buffer = hb.Buffer()
        buffer.add_str(f"a{blank}b")
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        number = buffer.glyph_infos[1].codepoint
        assert number
        assert glyphs.spans[number, 2] == glyphs.spans[number, 3]
        assert buffer.glyph_positions[1].x_advance > 0.3 * glyphs.x_height
