"""Compares pictures of a page: every program that prints or shows a card must put its ink in the same place."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

from shopfriend.printing.fronts import Design
from shopfriend.printing.page import Page
from shopfriend.window.cards.painted_card import painted

Grey = NDArray[np.uint8]
"""Rows from the top, columns from the left; 0 is black, 255 white."""

_DARK = 140
"""A dot darker than this is ink: halfway between paper and the blue of the pen."""


def _poppler(path: Path, dpi: float, page: int) -> bytes:
    return _output("pdftoppm", "-gray", "-r", dpi, "-f", page, "-l", page, path)


def _ghostscript(path: Path, dpi: float, page: int) -> bytes:
    smooth = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")
    only = (f"-dFirstPage={page}", f"-dLastPage={page}")
    return _output("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pnggray", f"-r{dpi}", *smooth, *only, "-o-", path)


def _mutool(path: Path, dpi: float, page: int) -> bytes:
    return _output("mutool", "draw", "-q", "-N", "-r", dpi, "-c", "gray", "-F", "png", "-o", "-", path, page)


def _output(*command: object) -> bytes:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True, timeout=120)
    if done.stderr.strip():
        raise RuntimeError(f"{command[0]}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


_PROGRAMS: Mapping[str, tuple[str, Callable[[Path, float, int], bytes]]] = {
    "poppler": ("pdftoppm", _poppler),
    "ghostscript": ("gs", _ghostscript),
    "mutool": ("mutool", _mutool),
}
PROGRAMS = (*_PROGRAMS, "pdfium")
"""The names of the programs that `rendered` knows."""


def installed(program: str) -> bool:
    """Whether the program is on this machine; pdfium comes with the tests."""
    return program == "pdfium" or shutil.which(_PROGRAMS[program][0]) is not None


def rendered(path: Path, dpi: float, program: str, page: int = 1, *, finer: int = 4) -> Grey:
    """A page (from 1) of a PDF as the program shows it. Raises RuntimeError where it complains of the file.

    It is drawn `finer` times as fine and reduced, because programs put small letters on whole dots. They also round
    the size of a page each in its way: at 254 dpi, 10 dots a mm, there is nothing to round.
    """
    if program == "pdfium":
        return _reduced(_by_pdfium(path, dpi * finer / 72, page), finer)
    with Image.open(io.BytesIO(_PROGRAMS[program][1](path, dpi * finer, page))) as picture:
        return _reduced(picture.convert("L"), finer)


def _reduced(picture: Image.Image, finer: int) -> Grey:
    return np.asarray(picture.reduce(finer))


def _by_pdfium(path: Path, scale: float, page: int, size: tuple[int, int] | None = None) -> Image.Image:
    """Drawn at exactly that scale, the foot of the page at the foot of the picture (pdfium would stretch the page)."""
    with pypdfium2.PdfDocument(path) as document:
        opened = document[page - 1]
        across, up = (side * scale for side in opened.get_size())
        wide, high = size or (round(across), round(up))
        bitmap = pypdfium2.PdfBitmap.new_native(wide, high, raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
        matrix = raw.FS_MATRIX(scale, 0, 0, scale, 0, high - up)
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, opened, matrix, raw.FS_RECTF(0, 0, wide, high), raw.FPDF_ANNOT)
        return bitmap.to_pil().convert("L")


def previewed(page: Page, drawings: Mapping[str, Design], width: int, paper: str = "#ffffff") -> Grey:
    """A laid-out page as the screen paints it, `width` pixels wide."""
    picture = painted(page, drawings, width, paper).convertToFormat(QImage.Format.Format_RGB888)
    size = (picture.width(), picture.height())
    rows = Image.frombytes("RGB", size, bytes(picture.constBits()), "raw", "RGB", picture.bytesPerLine())
    return np.asarray(rows.convert("L"))


def printed_as(preview: Grey, path: Path, page: int = 1, *, finer: int = 4) -> Grey:
    """A page (from 1) of a PDF as pdfium shows it, as large as a preview that it is to be held beside."""
    high, wide = preview.shape
    with pypdfium2.PdfDocument(path) as document:
        scale = wide / document[page - 1].get_width()
    return _reduced(_by_pdfium(path, scale * finer, page, (wide * finer, high * finer)), finer)


@dataclass(frozen=True, slots=True)
class Difference:
    """How two pictures differ, at the best shift of at most one dot: `shift` (rows, columns).

    `ink` is the share of the ink that lies elsewhere, after softening; `overlap` is that of the dark dots, intersection
    over union.
    """

    ink: float
    overlap: float
    shift: tuple[int, int]


def difference(one: Grey, two: Grey) -> Difference:
    """Compare two pictures of the same page, whose sizes may differ by a dot that was rounded up or down.

    Programs smooth edges each in its way; softened, what they make darker here is lighter there, and what is left is
    ink in another place.
    """
    high, wide = np.minimum(one.shape, two.shape)
    if np.abs(np.subtract(one.shape, two.shape)).max() > 2:
        raise ValueError(f"pictures of different sizes: {one.shape} and {two.shape}")
    one, two = one[:high, :wide], two[:high, :wide]
    shifts = [(down, along) for down in (0, -1, 1) for along in (0, -1, 1)]
    overlaps = [_overlap(one < _DARK, _shifted(two, shift) < _DARK) for shift in shifts]
    best = int(np.argmax(overlaps))
    soft, other = _softened(255.0 - one), _softened(255.0 - _shifted(two, shifts[best]))
    ink = float(np.abs(soft - other).sum() / max(soft.sum(), other.sum(), 1.0))
    return Difference(ink, overlaps[best], shifts[best])


def _shifted(picture: Grey, shift: tuple[int, int]) -> Grey:
    return np.roll(picture, shift, axis=(0, 1))


def _overlap(one: NDArray[np.bool_], two: NDArray[np.bool_]) -> float:
    either = int((one | two).sum())
    return int((one & two).sum()) / either if either else 1.0


def _softened(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each dot as the weighted mean of itself and its neighbours, twice over."""
    for axis in (0, 1, 0, 1):
        picture = (np.roll(picture, 1, axis) + 2 * picture + np.roll(picture, -1, axis)) / 4
    return picture
