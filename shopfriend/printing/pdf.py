"""Draws laid-out pages into a PDF file: true size, every font embedded, words that can be read back.

This room and `written_font` know ReportLab. They decide nothing: every item of a page carries its place. Text goes out
as TJ arrays through `addLiteral`: ReportLab's own shaping maps glyphs to private code points and loses the words.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import IO
from zlib import crc32

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from shopfriend.handwriting.outlines import POINT
from shopfriend.language import _
from shopfriend.printing import fronts, written_font
from shopfriend.printing.casting import cast_font
from shopfriend.printing.fronts import Design
from shopfriend.printing.own_picture import fitted, printed
from shopfriend.printing.page import Cast, Colour, Drawing, Page, Picture, Plain, Progress, Rule, Written, stopped
from shopfriend.problem import Problem

# ReportLab keeps settings and fonts for the whole process: one file is drawn at a time.
_drawing = Lock()
_fonts: dict[Path, TTFont] = {}


def pdf_of(
    pages: Sequence[Page],
    *,
    title: str,
    designs: Mapping[str, Design],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The pages as a PDF file in memory; the same pages give the same bytes.

    `title` is what a viewer shows: it names no customer. Raises Problem `nothing-to-print`, `cancelled`,
    `design-missing`.
    """
    if not pages:
        raise Problem("nothing-to-print", _("There is nothing to print."))
    with _drawing:
        return _drawn(pages, title, designs, progress or (lambda done, total: None), cancelled or (lambda: False))


def save_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Put files into their places together or not at all, each as it is made; none ever bears its name half-written.

    Raises Problem `folder-missing`, `disk-full`, `not-written`, and whatever is raised while they are made.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            with _told_of(path), _hidden_beside(path) as file:
                written.append((Path(file.name), path))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for temporary, path in written:
            with _told_of(path):
                temporary.chmod(0o600)
                temporary.replace(path)
    finally:
        for temporary, _path in written:
            temporary.unlink(missing_ok=True)


def _hidden_beside(path: Path) -> IO[bytes]:
    return NamedTemporaryFile(dir=path.parent, prefix=".shopfriend-", suffix=".part", delete=False)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise _not_written(path, fault) from fault


def _not_written(path: Path, fault: OSError) -> Problem:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("disk-full", _("There is no room left on the disk for {file}."), file=path.name)
    if not path.parent.is_dir():
        return Problem("folder-missing", _("There is no folder {folder}."), folder=path.parent)
    return Problem(
        "not-written", _("The file {file} cannot be written in {folder}."), file=path.name, folder=path.parent
    )


def _drawn(
    pages: Sequence[Page],
    title: str,
    designs: Mapping[str, Design],
    progress: Progress,
    cancelled: Callable[[], bool],
) -> bytes:
    ascii_before = rl_config.useA85
    rl_config.useA85 = 0  # a quarter smaller; read while pages are closed, so it holds for this file alone
    try:
        canvas, fonts = _canvas(title), written_font.Fonts()
        for done, page in enumerate(pages, 1):
            if cancelled():
                raise stopped()
            _draw_page(canvas, page, designs, fonts)
            progress(done, len(pages))
        return bytes(canvas.getpdfdata())
    finally:
        rl_config.useA85 = ascii_before


def _canvas(title: str) -> Canvas:
    pdfmetrics.registerFont(_NoFont())
    canvas = Canvas(BytesIO(), invariant=1, pageCompression=1, initialFontName=_NoFont.fontName)
    canvas.setTitle(title)
    canvas.setAuthor("Shopfriend")
    canvas.setCreator("Shopfriend")
    canvas.setSubject("")
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


class _NoFont:
    """What a page begins with; without it ReportLab begins with a Helvetica that is not embedded."""

    fontName = name = "none"  # noqa: N815 (ReportLab's name)
    _dynamicFont = _multiByte = True  # noqa: N815

    @property
    def face(self) -> "_NoFont":
        """Its own face: ReportLab asks for its name."""
        return self


def _font(file: Path) -> TTFont:
    """The font as ReportLab holds it, named by its content, so that no path decides any byte of the PDF."""
    if file not in _fonts:
        name = f"{file.stem}-{crc32(file.read_bytes()):08x}"
        try:
            font = TTFont(name, str(file), shapable=False)
        except TTFError as fault:
            raise Problem("font-unreadable", _("The font file {file} cannot be read."), file=file.name) from fault
        pdfmetrics.registerFont(font)
        _fonts[file] = font
    return _fonts[file]


def _draw_page(canvas: Canvas, page: Page, designs: Mapping[str, Design], fonts: written_font.Fonts) -> None:
    canvas.setPageSize((page.size.width / POINT, page.size.height / POINT))
    if page.turned:
        canvas.translate(page.size.width / POINT, page.size.height / POINT)
        canvas.rotate(180)
    own: dict[str, pdfdoc.PDFObject] = {}
    for item in page.items:
        match item:
            case Written() | Cast():
                cast = item.font if isinstance(item, Cast) else cast_font(item.writing, item.ink)
                name = f"W{len(own) + 1}"
                own[name] = fonts.of(cast)
                written_font.show(canvas, cast, name, item.x, item.y)
            case Plain():
                _draw_plain(canvas, item)
            case Rule():
                canvas.setStrokeColorRGB(*item.colour)
                canvas.setLineWidth(item.width)
                canvas.line(item.x / POINT, item.y / POINT, item.to_x / POINT, item.to_y / POINT)
            case Drawing():
                _draw_drawing(canvas, item, designs)
            case Picture():
                _draw_picture(canvas, item)
    canvas.showPage()
    if own:
        written_font.give(canvas, own)


def _draw_drawing(canvas: Canvas, item: Drawing, designs: Mapping[str, Design]) -> None:
    if item.design not in designs:
        raise Problem("design-missing", _("There is no card design called {name}."), name=item.design)
    fronts.draw(canvas, designs[item.design], item.x, item.y, item.scale, item.ink, item.variant)


def _draw_picture(canvas: Canvas, item: Picture) -> None:
    """Each picture is stored once in a file, as a form that all the cards share."""
    form = f"picture-{sha256(item.picture.content).hexdigest()[:16]}-{item.width:g}-{item.height:g}"
    if not canvas.hasForm(form):
        found = ImageReader(BytesIO(printed(item.picture, item.width, item.height)))
        across, up = found.getSize()
        left, bottom, wide, high = (side / POINT for side in fitted(across, up, item.width, item.height))
        canvas.beginForm(form, 0, 0, item.width / POINT, item.height / POINT)
        canvas.drawImage(found, left, bottom, wide, high)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(item.x / POINT, item.y / POINT)
    canvas.doForm(form)
    canvas.restoreState()


def _draw_plain(canvas: Canvas, item: Plain) -> None:
    font = _font(item.file)
    parts = ["BT", _fill(item.colour), f"{_numbers((item.space,))} Tc"]
    parts.append(_numbers((1, 0, 0, 1, item.x / POINT, item.y / POINT)) + " Tm")
    parts += _shown(canvas, font, item.text, item.kerns, item.size)
    parts += ("0 Tc", "ET")
    canvas.addLiteral("\n".join(parts))


def _shown(canvas: Canvas, font: TTFont, text: str, kerns: Sequence[int], size: float) -> Iterator[str]:
    """The operators that show a text: a TJ array for each subset of the font, kerns between its letters."""
    place = 0
    for subset, codes in font.splitString(text, canvas._doc):
        yield f"{font.getSubsetInternalName(subset, canvas._doc)} {_numbers((size,))} Tf"
        shown, stretch = "", ""
        for code in codes:
            stretch += f"{code:02x}"
            kern = kerns[place] if place < len(kerns) else 0
            if kern:
                shown += f"<{stretch}>{-kern}"
                stretch = ""
            place += 1
        yield f"[{shown}<{stretch}>] TJ" if stretch else f"[{shown}] TJ"


def _fill(colour: Colour | tuple[float, ...]) -> str:
    return _numbers(colour) + " rg"


def _numbers(numbers: Sequence[float]) -> str:
    """Numbers as PDF writes them: no exponent, four places, no idle zeros."""
    return " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers)
