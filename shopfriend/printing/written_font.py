"""Puts handwriting into a PDF as text: a font made for each piece of writing, one glyph for each letter in it.

A composite font with identity encoding (ISO 32000-1, 9.7): the codes are the glyphs in the order they were written, so
a word is a stretch of counting numbers, and a table beside it tells readers and searches which letters they are.
"""

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from shopfriend.handwriting.outlines import POINT
from shopfriend.handwriting.truetype import ASCENT, DESCENT, EM
from shopfriend.printing.casting import THOUSAND
from shopfriend.printing.page import CastFont
from shopfriend.printing.pdf_objects import PdfObject, stream

_ASCENT = ASCENT * THOUSAND


class _PageFonts(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The fonts of one page: those of its own writing, and the plain ones that the file shares."""

    def __init__(self, own: dict[str, pdfdoc.PDFObject]) -> None:
        self._own = own

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The dictionary of fonts; the shared ones are complete only when the file is closed."""
        shared = document.idToObject[pdfdoc.BasicFonts].dict
        return bytes(pdfdoc.format(pdfdoc.PDFDictionary({**shared, **self._own}), document))


class Fonts:
    """The fonts of one file: a piece of writing that stands on several pages has one."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes], PdfObject] = {}

    def of(self, cast: CastFont) -> PdfObject:
        """The font of a piece of writing, to be named in the resources of its pages."""
        key = cast.outlines, cast.letters
        if key not in self._known:
            self._known[key] = _font_of(cast)
        return self._known[key]


def _font_of(cast: CastFont) -> PdfObject:
    descriptor = PdfObject(
        b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV 50/FontFile2 "
        % (cast.name, -EM * 4, -EM * 4, EM * 8, EM * 8, _ASCENT, DESCENT * THOUSAND, _ASCENT),
        stream(cast.outlines, b"/Length1 %d" % cast.length),
        b">>",
    )
    descendant = PdfObject(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0"
        b">>/CIDToGIDMap/Identity/DW 0/W[1[%b]]/FontDescriptor " % (cast.name, cast.widths),
        descriptor,
        b">>",
    )
    return PdfObject(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[" % cast.name,
        descendant,
        b"]/ToUnicode ",
        stream(cast.letters),
        b">>",
    )


def show(canvas: Canvas, cast: CastFont, name: str, x: float, y: float) -> None:
    """Write with the font of that name, the first baseline beginning at x, y (mm from the lower left)."""
    at = f"1 0 0 1 {x / POINT:.4f} {y / POINT:.4f} cm"
    canvas.addLiteral(f"q {at} BT /{name} {cast.size:.4f} Tf\n{cast.shown}\nET Q")


def give(canvas: Canvas, fonts: dict[str, pdfdoc.PDFObject]) -> None:
    """Put the fonts into the resources of the page just finished, beside the plain ones, and into no other page's."""
    page = canvas._doc.Pages.pages[-1]
    resources = pdfdoc.PDFResourceDictionary()
    resources.Font = _PageFonts(fonts)
    if page.XObjects:
        resources.XObject = page.XObjects
    page.Resources = resources
