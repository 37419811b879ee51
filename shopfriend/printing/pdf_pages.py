"""Reads a finished PDF: how large its pages are, and how they look at a printer's resolution. The one door to PDFium.

PDFium comes as pypdfium2 and not with Qt: the command line prints without Qt, and Qt's own PDF module is a wheel more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from shopfriend.handwriting.outlines import POINT
from shopfriend.language import _
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem


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
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        document = None
    if document is None or len(document) == 0:
        raise Problem("not-a-pdf", _("The file {file} is no PDF that can be printed."), file=pdf.name)
    try:
        yield document
    finally:
        document.close()
