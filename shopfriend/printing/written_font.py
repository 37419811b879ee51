"""Puts handwriting into a PDF as text: a font made for each piece of writing, one glyph for each letter in it.

A composite font with identity encoding (ISO 32000-1, 9.7): the codes are the glyphs in the order they were written, so
a word is a stretch of counting numbers, and a table beside it tells readers and searches which letters they are.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import Z_HUFFMAN_ONLY, compress, compressobj, crc32

import numpy as np
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from shopfriend.handwriting.outlines import POINT, PlacedWriting
from shopfriend.handwriting.truetype import ASCENT, DESCENT, EM, truetype
from shopfriend.printing.page import Colour

_THOUSAND = 1000 // EM
_SHADES = 64
_BLOCK = 100
"""So many entries may stand in one block of a table of letters (Adobe Technical Note 5014)."""


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An indirect object from bytes as they will stand, and other objects that it refers to."""

    __RefOnly__ = 1

    def __init__(self, *parts: object) -> None:
        self._parts = parts

    def format(self, document: object) -> bytes:
        """The bytes, now that every object has a number."""
        parts = (part if isinstance(part, bytes) else pdfdoc.format(part, document) for part in self._parts)
        return b"".join(parts)


class _PageFonts(pdfdoc.PDFObject):  # type: ignore[misc]
    """The fonts of one page: those of its own writing, and the plain ones that the file shares."""

    def __init__(self, own: dict[str, pdfdoc.PDFObject]) -> None:
        self._own = own

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The dictionary of fonts; the shared ones are complete only when the file is closed."""
        shared = document.idToObject[pdfdoc.BasicFonts].dict
        return bytes(pdfdoc.format(pdfdoc.PDFDictionary({**shared, **self._own}), document))


def font_of(writing: PlacedWriting) -> pdfdoc.PDFObject:
    """The font of a piece of writing, to be named in the resources of its page."""
    outlines = writing.outlines
    data = truetype(outlines)
    name = _tag(crc32(data)) + b"+Hand"
    widths = " ".join(map(str, (outlines.advances * _THOUSAND).tolist())).encode()
    descriptor = _Object(
        b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV 50/FontFile2 "
        % (name, -EM * 4, -EM * 4, EM * 8, EM * 8, ASCENT * _THOUSAND, DESCENT * _THOUSAND, ASCENT * _THOUSAND),
        _stream(_pressed(data), b"/Length1 %d" % len(data)),
        b">>",
    )
    descendant = _Object(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0"
        b">>/CIDToGIDMap/Identity/DW 0/W[1[%b]]/FontDescriptor " % (name, widths),
        descriptor,
        b">>",
    )
    return _Object(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[" % name,
        descendant,
        b"]/ToUnicode ",
        _stream(compress(_letters(outlines.letters), 1)),
        b">>",
    )


def show(canvas: Canvas, writing: PlacedWriting, name: str, x: float, y: float, ink: Colour) -> None:
    """Write with the font of that name, the first baseline beginning at x, y (mm from the lower left)."""
    outlines = writing.outlines
    unit = writing.unit / POINT
    codes = np.arange(1, len(outlines.letters) + 1, dtype=">u2").tobytes().hex()
    shades = _shades(ink)
    parts = ["BT", f"/{name} {EM * unit:.4f} Tf"]
    for line in writing.lines:
        first = line[0].glyphs.start
        across, up = outlines.origins[first].tolist()
        parts.append(f"1 0 0 1 {x / POINT + across * unit:.4f} {y / POINT + up * unit:.4f} Tm")
        # Each word with the blank before it, so that readers part the words.
        for word in line:
            last = word.glyphs.stop
            parts.append(f"{shades[int(word.tone * _SHADES)]} rg <{codes[4 * first : 4 * last]}> Tj")
            first = last
    parts.append("ET")
    canvas.addLiteral("\n".join(parts))


@lru_cache(maxsize=16)
def _shades(ink: Colour) -> list[str]:
    """The ink of no strength, of 1 / `_SHADES`, and so on up to twice its strength, as PDF writes it."""
    tones = (step / _SHADES for step in range(2 * _SHADES + 1))
    return [" ".join(f"{max(0.0, 1 - (1 - part) * tone):.3f}" for part in ink) for tone in tones]


def give(canvas: Canvas, fonts: dict[str, pdfdoc.PDFObject]) -> None:
    """Put the fonts into the resources of the page just finished, beside the plain ones, and into no other page's."""
    page = canvas._doc.Pages.pages[-1]
    resources = pdfdoc.PDFResourceDictionary()
    resources.Font = _PageFonts(fonts)
    if page.XObjects:
        resources.XObject = page.XObjects
    page.Resources = resources


def _pressed(outlines: bytes) -> bytes:
    """Without looking for repetitions: outlines of noise hardly have any, and it would take three times as long."""
    press = compressobj(strategy=Z_HUFFMAN_ONLY)
    return press.compress(outlines) + press.flush()


def _stream(packed: bytes, more: bytes = b"") -> _Object:
    return _Object(b"<</Filter/FlateDecode/Length %d%b>>stream\n%b\nendstream" % (len(packed), more, packed))


def _tag(number: int) -> bytes:
    """Six capitals, as before the name of every font that holds only some letters."""
    return bytes(65 + number // 26**place % 26 for place in range(6))


def _letters(letters: Sequence[str]) -> bytes:
    """The table from codes to letters."""
    parts = [
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
        b"/Supplement 0>>def/CMapName/Hand def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange"
    ]
    ranges = list(_ranges(letters))
    for first in range(0, len(ranges), _BLOCK):
        block = ranges[first : first + _BLOCK]
        parts.append(b"%d beginbfrange\n%b\nendbfrange" % (len(block), b"\n".join(block)))
    parts.append(b"endcmap CMapName currentdict/CMap defineresource pop end end")
    return b"\n".join(parts)


def _ranges(letters: Sequence[str]) -> Iterator[bytes]:
    """Stretches of codes with the same high byte, each with the letters that its glyphs stand for."""
    place = 0
    while place < len(letters):
        if not letters[place]:
            place += 1
            continue
        end = min((place + 1) // 256 * 256 + 255, len(letters))
        stretch = letters[place:end]
        if "" in stretch:
            stretch = stretch[: stretch.index("")]
        texts = "".join(stretch).encode("utf-16-be")
        if len(texts) == 2 * len(stretch):
            written = texts.hex(" ", 2).replace(" ", "><")
        else:
            written = "><".join(letter.encode("utf-16-be").hex() for letter in stretch)
        yield b"<%04x><%04x>[<%b>]" % (place + 1, place + len(stretch), written.encode())
        place += len(stretch)
