"""Reads a finished PDF: how large its pages are, and how they look at a printer's resolution. The one door to PDFium.

PDFium comes as pypdfium2 and not with Qt: the command line prints without Qt, and Qt's own PDF module is a wheel more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

import pypdfium2
from pypdfium2 import raw

from shopfriend.handwriting.outlines import POINT
from shopfriend.language import _
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem

POINTS_PER_INCH = 72

BAND_HEIGHT = 512
"""Dots: how high the strips are in which a page is drawn."""

# PDFium serves one thread at a time.
_reading = RLock()


def page_sizes(pdf: Path) -> tuple[Size, ...]:
    """The size of every page in mm as it is looked at. Raises Problem `no-file`, `not-a-pdf`."""
    with _opened(pdf) as document:
        return tuple(
            Size(*(round(side * POINT, 2) for side in document.get_page_size(number)))
            for number in range(len(document))
        )


@contextmanager
def _opened(pdf: Path) -> Iterator[pypdfium2.PdfDocument]:
    if not pdf.is_file():
        raise Problem("no-file", _("There is no file {file}."), file=pdf)
    with _reading:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, OSError):
            document = None
        if document is None or len(document) == 0:
            raise Problem("not-a-pdf", _("The file {file} is no PDF that can be printed."), file=pdf.name)
        try:
            yield document
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of a page as a picture on white: where it begins, its measures in dots, four bytes a dot (BGRx)."""

    top: int
    width: int
    height: int
    stride: int
    dots: bytes


def bands(pdf: Path, number: int, dpi: int) -> Iterator[Band]:
    """A page (from 0) at a resolution in dots an inch, strip by strip: a whole A4 page at 600 would take 140 MB.

    Raises Problem as `page_sizes`.
    """
    with _opened(pdf) as document:
        page = document[number]
        width, height = (round(side * dpi / POINTS_PER_INCH) for side in page.get_size())
        for top in range(0, height, BAND_HEIGHT):
            high = min(BAND_HEIGHT, height - top)
            bitmap = pypdfium2.PdfBitmap.new_native(width, high, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, high)
            # The whole page in full size, pushed up: so no strip is rounded by itself.
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, raw.FPDF_ANNOT | raw.FPDF_PRINTING)
            yield Band(top, width, high, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
