import io
from random import Random

import numpy as np
import pytest
import uharfbuzz as hb
from fontTools.fontBuilder import addFvar
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from shopfriend.handwriting.compiling import compiled, share_touching
from shopfriend.handwriting.draft import area, drafted
from shopfriend.handwriting.fitting import sampled
from shopfriend.handwriting.font_file import opened
from shopfriend.handwriting.glyphs import loaded, saved
from shopfriend.handwriting.hand import Hand, hands
from shopfriend.problem import Problem
from tests.handwriting.brought_fonts import with_other_outlines

from .looking import BELLE, HANDS, changed, contours, glyph_number, painted

SMALL = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_a_small_letter_takes_few_points(hand: Hand):
    spans = [hand.glyphs.spans[glyph_number(hand.glyphs, letter)] for letter in SMALL]
    assert np.mean([end - begin for _first, _last, begin, end in spans]) <= 26


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_the_letters_look_as_the_font_draws_them(hand: Hand):
    """At 600 dpi and an x-height of 2 mm an edge strays by a third of a dot at most in the mean; no stroke thins.

    That of a rough pen may stray by two thirds: its roughness is what is smoothed.
    """
    font = drafted(opened(hand.file.read_bytes()))
    scale = 2 / 25.4 * 600 / font.x_height
    rough = hand.name == "Homemade Apple"
    for letter in SMALL:
        before, after = font.of(letter), contours(hand.glyphs, letter)
        every = np.vstack([c.points for c in before + after])
        low = every.min(axis=0) - 20
        size = tuple(np.ceil((every.max(axis=0) + 20 - low) * scale).astype(int))
        one, two = painted(before, scale, low, size), painted(after, scale, low, size)
        edge = sum(np.hypot(*np.diff(sampled(c, 8), axis=0).T).sum() for c in before) * scale
        assert np.abs(one - two).sum() / edge < (0.66 if rough else 0.35), letter
        assert 0.93 < two.sum() / one.sum() < 1.05, letter


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_every_contour_begins_on_the_curve_and_runs_the_way_it_ran(hand: Hand):
    glyphs = hand.glyphs
    begins = np.concatenate(([0], glyphs.contour_ends[:-1]))
    assert glyphs.on[begins].all()
    font = drafted(opened(hand.file.read_bytes()))
    for letter in SMALL:
        ways = [area(sampled(c, 20)) > 0 for c in font.of(letter)]
        assert [area(sampled(c, 20)) > 0 for c in contours(glyphs, letter)] == ways, letter


def test_long_straight_lines_keep_points_so_that_they_can_bend():
    for hand in hands(HANDS):
        glyphs = hand.glyphs
        for letter in "HILTtlfk":
            for contour in contours(glyphs, letter):
                sides = np.hypot(*(contour.points - np.roll(contour.points, 1, axis=0)).T)
                assert sides.max() < 1.15 * glyphs.x_height, (hand.name, letter)


def test_dots_stand_apart_and_bodies_do_not():
    for hand in hands(HANDS):
        glyphs = hand.glyphs
        for letter, dots in (("i", 1), ("o", 0), ("ü", 2), ("é", 1), ("x", 0), (":", 0), ("!", 0)):
            first, end = glyphs.spans[glyph_number(glyphs, letter), :2]
            assert glyphs.dots[first:end].sum() in range(dots, 3 * dots + 1), (hand.name, letter)


def test_the_small_letters_are_measured():
    glyphs = BELLE.glyphs
    assert 400 < glyphs.x_height < 500
    assert 0.09 < glyphs.pen / glyphs.x_height < 0.18


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_whether_letters_hang_together_is_measured(hand: Hand):
    assert (share_touching(hand.glyphs) > 0.45) is hand.joined


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_words_are_shaped_as_the_font_shapes_them(hand: Hand):
    whole, ours = hb.Font(hb.Face(hand.file.read_bytes())), hb.Font(hb.Face(hand.glyphs.font))
    orders = TTFont(hand.file).getGlyphOrder(), opened(hand.file.read_bytes()).getGlyphOrder()
    assert whole.face.upem == ours.face.upem
    for word in "AVATAR Toffee office fluffy Yours, Tell letter 1,234 Ву Привет Γεια Straße «ça» “Wow!”".split():
        if any(letter not in hand.coverage for letter in word):
            continue
        shaped = []
        for font in (whole, ours):
            buffer = hb.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            hb.shape(font, buffer, {"liga": True, "calt": True, "kern": True, "dlig": False})
            shaped.append((buffer.glyph_infos, [p.position for p in buffer.glyph_positions]))
        assert shaped[0][1] == shaped[1][1], word
        assert [i.cluster for i in shaped[0][0]] == [i.cluster for i in shaped[1][0]], word
        drawn = [[order[i.codepoint] for i in infos] for order, (infos, _places) in zip(orders, shaped, strict=True)]
        assert drawn[0] == drawn[1], word


def test_the_shipped_hand_is_what_compiling_gives():
    anew, shipped = compiled(BELLE.file.read_bytes(), joined=BELLE.joined), BELLE.glyphs
    assert anew.letters == shipped.letters
    assert anew.font == shipped.font
    assert (anew.contour_ends == shipped.contour_ends).all()
    assert (anew.on == shipped.on).all()
    # A machine that sums in another order may round a coordinate the other way.
    assert np.abs(anew.points.astype(int) - shipped.points).max() <= 1
    assert (loaded(saved(anew)).advances == shipped.advances).all()


def test_a_variable_font_is_taken_as_it_is_drawn_at_first():
    def varied(font):
        addFvar(font, [("wght", 100, 400, 900, "Weight")], [])
        table = font["gvar"] = newTable("gvar")
        table.version, table.reserved, table.variations = 1, 0, {}
        for name in font.getGlyphOrder():
            count = len(font["glyf"][name].getCoordinates(font["glyf"])[0]) + 4
            if not font["glyf"][name].isComposite():
                table.variations[name] = [TupleVariation({"wght": (0.0, 1.0, 1.0)}, [(40, 40)] * count)]

    taken = compiled(changed(varied), joined=True)
    assert (taken.points == compiled(BELLE.file.read_bytes(), joined=True).points).all()
    assert {"fvar", "gvar"}.isdisjoint(TTFont(io.BytesIO(taken.font)).keys())


def refused(ttf: bytes) -> str:
    with pytest.raises(Problem) as fault:
        compiled(ttf)
    assert "{" not in str(fault.value)
    return fault.value.code


def test_what_is_no_font_is_refused():
    whole = BELLE.file.read_bytes()
    for content in (b"", b"no font", whole[:90], whole[: len(whole) // 2], bytes(4000)):
        assert refused(content) == "font-damaged"


def test_a_font_with_wrong_bytes_is_refused_or_taken_but_never_breaks():
    whole = BELLE.file.read_bytes()
    for seed in range(12):
        content = bytearray(whole)
        chance = Random(seed)
        for _ in range(40):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            assert compiled(bytes(content), joined=True).letters
        except Problem as fault:
            assert fault.code in ("font-damaged", "font-half", "font-locked", "font-outlines")


def test_a_collection_is_refused(tmp_path):
    collection = TTCollection()
    collection.fonts = [TTFont(BELLE.file), TTFont(BELLE.file)]
    collection.save(tmp_path / "two.ttc")
    assert refused((tmp_path / "two.ttc").read_bytes()) == "font-collection"


def test_outlines_of_another_kind_are_refused():
    assert refused(with_other_outlines()) == "font-outlines"


@pytest.mark.parametrize(("rights", "code"), [(2, "font-locked"), (0x100, "font-locked"), (0x200, "font-locked")])
def test_a_font_that_may_not_be_embedded_is_refused(rights: int, code: str):
    assert refused(changed(lambda font: setattr(font["OS/2"], "fsType", rights))) == code


def test_a_font_that_may_be_printed_is_taken():
    assert compiled(changed(lambda font: setattr(font["OS/2"], "fsType", 4)), joined=True).letters == BELLE.coverage


def test_an_accented_letter_that_is_drawn_without_its_accent_is_drawn_anew():
    def bare(font):
        for table in font["cmap"].tables:
            table.cmap[ord("é")] = table.cmap[ord("e")]

    glyphs = compiled(changed(bare), joined=True)
    assert len(contours(glyphs, "é")) > len(contours(glyphs, "e"))


def test_half_an_alphabet_is_refused_and_what_lacks_is_named():
    def without_q(font):
        for table in font["cmap"].tables:
            table.cmap.pop(ord("q"), None)
            table.cmap.pop(ord("7"), None)

    with pytest.raises(Problem, match="q 7") as fault:
        compiled(changed(without_q))
    assert fault.value.code == "font-half"


def test_old_fonts_with_a_symbol_table_alone_are_taken():
    def as_symbols(font):
        table = font["cmap"].getcmap(3, 1)
        table.platEncID = 0
        table.cmap = {0xF000 + code: name for code, name in table.cmap.items() if code < 0x100}
        font["cmap"].tables = [table]

    assert set(SMALL) < compiled(changed(as_symbols), joined=True).letters
