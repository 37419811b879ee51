"""Printing through Qt, where the spooler takes no PDF: each page goes out as a picture at the printer's resolution.

The picture is as large as the page, in dots, and the printer's margins are laid aside: so 50 mm stay 50 mm. Windows
takes it as it is drawn; only where CUPS stands behind it, Qt keeps it in a file of its own until all is handed over.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QMarginsF, QPoint, QSizeF, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from shopfriend.language import _
from shopfriend.printing.job import TITLE, JobState, Look, Paper, Printer, PrinterState, Sides, Ticket
from shopfriend.printing.paper import Size
from shopfriend.printing.pdf_pages import bands, page_sizes
from shopfriend.problem import Problem

FINEST = 600
"""Dots an inch: handwriting gains nothing from more, and the spooler would swell."""

_SIDES = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}
_STATES = {
    QPrinter.PrinterState.Idle: PrinterState.IDLE,
    QPrinter.PrinterState.Active: PrinterState.PRINTING,
    QPrinter.PrinterState.Aborted: PrinterState.STOPPED,
    QPrinter.PrinterState.Error: PrinterState.STOPPED,
}

# Held for the life of the program: Qt asks it for the printers, and it may not be made twice.
_kept: list[QGuiApplication] = []


class Spooler(Protocol):
    """What stands behind Qt and knows what became of a job, which Qt does not."""

    def address(self, name: str) -> str:
        """How the spooler calls the printer of that name."""
        ...

    def newest(self, printer: Printer) -> int:
        """The number of the last job of ours in the queue; 0 where there is none."""
        ...

    def look(self, printer: Printer, job: int) -> Look:
        """How the job stands."""
        ...

    def cancel(self, printer: Printer, job: int) -> None:
        """Take the job back."""
        ...


class QtPrinting:
    """The printers as Qt knows them, and the spooler behind them to follow the jobs."""

    def __init__(self, spooler: Spooler) -> None:
        self._spooler = spooler

    def printers(self) -> tuple[Printer, ...]:
        """The printers there are."""
        _application()
        return tuple(self._told(info) for info in QPrinterInfo.availablePrinters())

    def _told(self, info: QPrinterInfo) -> Printer:
        name = info.printerName()
        bounds = (info.minimumPhysicalPageSize(), info.maximumPhysicalPageSize())
        return Printer(
            name=name,
            papers=tuple(Paper(size.key(), _mm(size)) for size in info.supportedPageSizes()),
            sides=frozenset(side for side, mode in _SIDES.items() if mode in info.supportedDuplexModes())
            or frozenset({Sides.ONE}),
            state=_STATES.get(info.state(), PrinterState.IDLE),
            is_default=info.isDefault(),
            any_size=(_mm(bounds[0]), _mm(bounds[1])) if info.supportsCustomPageSizes() else None,
            address=self._spooler.address(name),
        )

    def send(self, ticket: Ticket, cancelled: Callable[[], bool]) -> int:
        """Draw every page into the spooler and give the job's number; 0 where it has left the queue already."""
        _application()
        before = self._spooler.newest(ticket.printer)
        info = QPrinterInfo.printerInfo(ticket.printer.name)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDuplex(_SIDES[ticket.sides])
        known = next((size for size in info.supportedPageSizes() if size.key() == ticket.paper.name), None)
        try:
            draw(ticket.pdf, printer, ticket.paper, cancelled, size=known)
        except BaseException:
            # Through CUPS, Qt hands over what was drawn so far even where it was told to drop it.
            with suppress(Problem):
                self.cancel(ticket.printer, self._since(before, ticket.printer))
            raise
        return self._since(before, ticket.printer)

    def _since(self, before: int, printer: Printer) -> int:
        newest = self._spooler.newest(printer)
        return newest if newest > before else 0

    def look(self, printer: Printer, job: int) -> Look:
        """How the job stands; one that had left the queue before anybody could look is done."""
        return self._spooler.look(printer, job) if job else Look(JobState.DONE)

    def cancel(self, printer: Printer, job: int) -> None:
        """Take the job back."""
        if job:
            self._spooler.cancel(printer, job)


def draw(
    pdf: bytes, printer: QPrinter, paper: Paper, cancelled: Callable[[], bool], *, size: QPageSize | None = None
) -> None:
    """Draw the pages of a PDF at true size, one dot of the picture on one dot of the printer.

    Raises Problem `cancelled`, and `printer-failed` where the printer cannot be opened or breaks off.
    """
    pages = page_sizes(pdf)
    printer.setDocName(TITLE)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(True)
    _lay(printer, paper, pages[0], size)
    painter = QPainter()
    if not painter.begin(printer):
        raise _failed(printer)
    try:
        # Fine strokes must not pass through JPEG.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for number, page in enumerate(pages):
            if number:
                _lay(printer, paper, page, size)
                if not printer.newPage():
                    raise _failed(printer)
            for band in bands(pdf, number, printer.resolution()):
                if cancelled():
                    raise Problem("cancelled", _("Stopped. Nothing was sent to the printer."))
                image = QImage(band.dots, band.width, band.height, band.stride, QImage.Format.Format_RGB32)
                painter.drawImage(QPoint(0, band.top), image)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise _failed(printer)


def _lay(printer: QPrinter, paper: Paper, page: Size, size: QPageSize | None) -> None:
    """The paper as the page lies, without margins."""
    chosen = size or QPageSize(
        QSizeF(*paper.size), QPageSize.Unit.Millimeter, paper.name, QPageSize.SizeMatchPolicy.ExactMatch
    )
    turned = (page.width > page.height) != (paper.size.width > paper.size.height)
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(chosen, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def _failed(printer: QPrinter) -> Problem:
    return Problem(
        "printer-failed",
        _("The printer {printer} could not be opened. Please see whether it prints from another program."),
        printer=printer.printerName(),
    )


def _mm(size: QPageSize) -> Size:
    millimetres = size.size(QPageSize.Unit.Millimeter)
    return Size(round(millimetres.width(), 2), round(millimetres.height(), 2))


def _application() -> None:
    if QGuiApplication.instance() is None:
        if sys.platform == "linux":
            # Nothing is shown, and a display that is missing would end the program without a word.
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # The command line says one sentence, and Qt would add its own.
        qInstallMessageHandler(lambda kind, context, text: None)
        _kept.append(QGuiApplication([]))
