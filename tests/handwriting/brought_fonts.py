"""Fonts as owners bring them, made from a shipped one: small, so that they are learned quickly, or with a fault."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from shopfriend.handwriting.font_file import NEEDED

REENIE = Path(__file__).parents[2] / "resources" / "hands" / "reenie_beanie" / "ReenieBeanie_400Regular.ttf"
FAMILY, STYLE, WHOLE, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 1, 2, 4, 16, 17
"""Numbers of names: OpenType specification, name."""

LEAST = NEEDED + " '"


def bytes_of(font: TTFont) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()


@lru_cache(maxsize=4)
def _reduced(letters: str) -> bytes:
    font = TTFont(REENIE, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = []
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return bytes_of(font)


@lru_cache(maxsize=32)
def font(
    family: str = "Anna's hand",
    style: str = "Regular",
    *,
    letters: str = LEAST,
    change: Callable[[TTFont], object] | None = None,
) -> bytes:
    """A font that writes these letters and calls itself so."""
    made = TTFont(BytesIO(_reduced(letters)), recalcTimestamp=False)
    call(made, {FAMILY: family, STYLE: style, WHOLE: f"{family} {style}"})
    if change is not None:
        change(made)
    return bytes_of(made)


def call(made: TTFont, names: dict[int, str]) -> None:
    """Give a font these names and no others."""
    made["name"].names = []
    for number, name in names.items():
        made["name"].setName(name, number, 3, 1, 0x409)


def locked() -> bytes:
    return font(change=_lock)


def _lock(made: TTFont) -> None:
    made["OS/2"].fsType = 2


def half() -> bytes:
    return font(letters=LEAST.replace("q", ""))


def damaged() -> bytes:
    return font()[: len(font()) // 2]


def with_other_outlines() -> bytes:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap({97: "a"})
    builder.setupCFF("Plain", {}, {name: T2CharStringPen(500, None).getCharString() for name in (".notdef", "a")}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Plain"})
    builder.setupOS2()
    builder.setupPost()
    return bytes_of(builder.font)


FAULTS = {
    "font-damaged": damaged,
    "font-outlines": with_other_outlines,
    "font-locked": locked,
    "font-half": half,
}
"""Each fault for which a font is refused, and a font that has it."""
