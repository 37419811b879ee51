"""Reads and rearranges a finished PDF in memory: sizes, some of its pages, where they lie, how they look in dots.

The one door to PDFium. It comes as pypdfium2 and not with Qt: the command line prints without Qt, and Qt's own PDF
module is a wheel more. Only `read` knows of files: what a customer is called never lies in one that nobody asked for.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
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

Matrix = tuple[float, float, float, float, float, float]
"""Where a point goes, as PDF writes it: (a, b, c, d, e, f) takes x, y to a x + c y + e, b x + d y + f; in mm."""

# PDFium serves one thread at a time.
_reading = RLock()


def read(file: Path) -> bytes:
    """A PDF file as it is. Raises Problem `no-file`, `not-a-pdf`."""
    if not file.is_file():
        raise Problem("no-file", _("There is no file {file}."), file=file)
    try:
        pdf = file.read_bytes()
        with _opened(pdf):
            return pdf
    except (OSError, Problem) as fault:
        raise Problem("not-a-pdf", _("The file {file} is no PDF that can be printed."), file=file.name) from fault


def page_sizes(pdf: bytes) -> tuple[Size, ...]:
    """The size of every page in mm as it is looked at. Raises Problem `not-a-pdf`."""
    with _opened(pdf) as document:
        return tuple(_size(document, number) for number in range(len(document)))


def some_pages(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """A PDF of some pages (from 0), in this order, and of nothing that other pages need. Raises as `page_sizes`."""
    with _opened(pdf) as document:
        picked = pypdfium2.PdfDocument.new()
        try:
            picked.import_pages(document, list(numbers))
            raw.FPDF_CopyViewerPreferences(picked, document)
            return _saved(picked)
        finally:
            picked.close()


def moved(pdf: bytes, whither: Callable[[int, Size], tuple[Size, Matrix] | None]) -> bytes:
    """A PDF in which all that stands on a page goes elsewhere; words stay words.

    `whither` is asked with the number of each page (from 0) and its size, and tells the new size and where a point
    goes, in mm from the lower left of the page as it is looked at; None for a page that stays. Raises as `page_sizes`.
    """
    with _opened(pdf) as document:
        changes = [whither(number, _size(document, number)) for number in range(len(document))]
        if not any(changes):
            return pdf
        for number, change in enumerate(changes):
            if change is not None:
                _move(document[number], *change)
        return _saved(document)


def lying_as(pdf: bytes, paper: Size) -> bytes:
    """The pages turned a quarter to the left where they lie and their paper stands, or the other way round.

    Spoolers turn such pages by themselves, each its own way; so what goes in first, and on which side the printer errs,
    would hang on the driver. Raises as `page_sizes`.
    """

    def left(number: int, page: Size) -> tuple[Size, Matrix] | None:
        if (page.width > page.height) == (paper.width > paper.height):
            return None
        return Size(page.height, page.width), (0, 1, -1, 0, page.height, 0)

    return moved(pdf, left)


def _size(document: pypdfium2.PdfDocument, number: int) -> Size:
    return Size(*(round(side * POINT, 2) for side in document.get_page_size(number)))


def _move(page: pypdfium2.PdfPage, size: Size, matrix: Matrix) -> None:
    """Moved by numbers that stand before the page's own, whose signs and fonts are not touched."""
    a, b, c, d, e, f = _times(_as_seen(page), (*matrix[:4], matrix[4] / POINT, matrix[5] / POINT))
    everything = raw.FS_MATRIX(a, b, c, d, e, f)
    raw.FPDFPage_TransFormWithClip(page, ctypes.byref(everything), None)
    raw.FPDFPage_TransformAnnots(page, a, b, c, d, e, f)
    page.set_rotation(0)
    for box in (page.set_mediabox, page.set_cropbox):
        box(0, 0, size.width / POINT, size.height / POINT)


def _as_seen(page: pypdfium2.PdfPage) -> Matrix:
    """From the page's own numbers to those of the page as it is looked at: files of others lie on all sides."""
    left, foot, right, top = page.get_cropbox()
    match page.get_rotation():
        case 90:
            return (0, -1, 1, 0, -foot, right)
        case 180:
            return (-1, 0, 0, -1, right, top)
        case 270:
            return (0, 1, -1, 0, top, -left)
        case _:
            return (1, 0, 0, 1, -left, -foot)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    room = BytesIO()
    document.save(room)
    return room.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _reading:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            document = None
        if document is None or len(document) == 0:
            raise Problem("not-a-pdf", _("This is no PDF that can be printed."))
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


def bands(pdf: bytes, number: int, dpi: int) -> Iterator[Band]:
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
