"""Opens the font that a hand is made from, refuses what cannot be used, and leaves only what writing a card takes."""

import logging
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib.instancer import instantiateVariableFont

from shopfriend.language import _
from shopfriend.problem import Problem

# What it finds odd about a font would go to standard error, where only our own sentences belong.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

NEEDED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?"
"""What a hand must write at the least."""

_OF_INTEREST = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x24F),  # Latin, with Extended-A and -B; without the soft hyphen
    (0x259, 0x259),
    (0x2B0, 0x2DD),  # spacing marks, which lend themselves to letters that lack
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Additional: Welsh, Irish, Vietnamese
    (0x2010, 0x2044),
    (0x20A0, 0x20BF),
    (0x2116, 0x2122),
    (0x2212, 0x2212),
    (0xFB01, 0xFB02),
)
_FEATURES = ["liga", "clig", "calt", "rlig", "rclt", "ccmp", "locl", "kern"]
_TABLES = frozenset(
    ("GlyphOrder", "head", "hhea", "maxp", "hmtx", "cmap", "glyf", "loca", "GSUB", "GPOS", "GDEF", "kern")
)
_VARYING = frozenset(("fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "cvar"))
_RESTRICTED, _PRINTABLE, _NO_PART, _PICTURES_ONLY = 0x0002, 0x000C, 0x0100, 0x0200
_FINEST_GRID, _USUAL_GRID = 500, 1000


def opened(ttf: bytes) -> TTFont:
    """A font with TrueType outlines, reduced to the letters of Europe and their kerning and ligatures, unhinted.

    Raises Problem `font-collection`, `font-outlines` or `font-locked`, and for a damaged file whatever
    fontTools raises.
    """
    if ttf[:4] == b"ttcf":
        raise Problem("font-collection", _("This file holds several fonts; please choose a file with just one (.ttf)."))
    font = TTFont(BytesIO(ttf), lazy=False, recalcTimestamp=False)
    _refuse_what_may_not(font)
    _readable(font)
    return _reduced(font)


def _refuse_what_may_not(font: TTFont) -> None:
    if "glyf" not in font and ("CFF " in font or "CFF2" in font):
        raise Problem(
            "font-outlines", _("A font of this kind (.otf) cannot be used; please choose a TrueType font (.ttf).")
        )
    if "glyf" not in font:
        raise ValueError("glyf")
    rights = font["OS/2"].fsType if "OS/2" in font else 0
    # Bits of fsType: OpenType specification, OS/2; where several are set, the most generous one counts.
    restricted = rights & _RESTRICTED and not rights & _PRINTABLE
    if restricted or rights & _NO_PART or rights & _PICTURES_ONLY:
        raise Problem(
            "font-locked",
            _("The makers of this font do not allow it inside files for printing; please choose another."),
        )


def _readable(font: TTFont) -> None:
    """Gives the font one plain table from characters to glyphs, also where old fonts have but a symbol or Mac one."""
    table = font["cmap"]
    best = table.getBestCmap()
    if best is None:
        old = table.getcmap(3, 0) or table.getcmap(1, 0)
        if old is None:
            raise ValueError("cmap")
        symbol = old.platformID == 3
        best = {
            (code & 0xFF if symbol else ord(bytes([code & 0xFF]).decode("mac_roman"))): name
            for code, name in old.cmap.items()
        }
    plain = CmapSubtable.newSubtable(4)
    plain.platformID, plain.platEncID, plain.language = 3, 1, 0
    plain.cmap = {code: name for code, name in best.items() if code < 0x10000}
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [plain]


def _reduced(font: TTFont) -> TTFont:
    options = subset.Options()
    options.layout_features = _FEATURES
    options.hinting = False
    options.glyph_names = False
    options.legacy_kern = True
    options.notdef_outline = True
    options.recalc_timestamp = False
    kept = _TABLES | _VARYING if "fvar" in font else _TABLES
    options.drop_tables += [tag for tag in font.keys() if tag not in kept]
    wanted = {code for first, last in _OF_INTEREST for code in range(first, last + 1)}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted & font["cmap"].getBestCmap().keys())
    subsetter.subset(font)
    if "fvar" in font:
        font["name"] = newTable("name")
        font["name"].names = []
        font = instantiateVariableFont(font, {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes})
    if font["head"].unitsPerEm < _FINEST_GRID:
        scale_upem(font, _USUAL_GRID)
    for tag in set(font.keys()) - _TABLES:
        del font[tag]
    return font


def without_outlines(font: TTFont) -> bytes:
    """The font as HarfBuzz takes it: which glyph a letter has, how wide it is, kerning and ligatures, but no ink."""
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    for tag in ("glyf", "loca"):
        if tag in font:
            del font[tag]
    file = BytesIO()
    font.flavor = None
    font.save(file, reorderTables=True)
    return file.getvalue()
