"""Measures what stands on a printed page."""

from pathlib import Path

import pypdfium2

DPI = 600


def black(path: Path, page: int = 0) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in mm of what is black on a page (from 0)."""
    with pypdfium2.PdfDocument(path) as document:
        picture = document[page].render(scale=DPI / 72, grayscale=True).to_pil()
    left, top, right, bottom = picture.point(lambda grey: 255 * (grey < 128)).getbbox() or (0, 0, 0, 0)
    mm = 25.4 / DPI
    return left * mm, (picture.height - bottom) * mm, (right - left) * mm, (bottom - top) * mm
