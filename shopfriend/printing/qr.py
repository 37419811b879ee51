"""A QR code as rows of squares: ReportLab works out which of them are dark, the layout says where they lie."""

from collections.abc import Iterator
from itertools import groupby

QUIET = 4
"""Squares of white that a reader needs around a code."""


def squares(text: str) -> list[list[bool]]:
    """The code for a text, row by row from the top, dark where True; a quarter of it may be stained."""
    # ReportLab would delay whoever only wants to know that there is such a page.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(text)
    code.make()
    number = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in number] for row in number]


def stretches(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where in a row dark squares stand side by side: the first, and the one after the last."""
    column = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield column, column + length
        column += length
