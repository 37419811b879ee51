"""The door of Windows on any system: Qt draws into a PDF file, and what it drew is measured."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from shopfriend.printing import qt_printer
from shopfriend.printing.job import JobState, Look, Paper
from shopfriend.printing.paper import Size
from shopfriend.printing.pdf_pages import BAND_HEIGHT, bands
from shopfriend.printing.windows_spooler import JobInfo, look_of
from shopfriend.problem import Problem
from tests.printing.measuring import black
from tests.printing.spooler import square

pytestmark = pytest.mark.usefixtures("qapp")


def into_a_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        ((210, 297), Paper("A4", Size(210, 297))),
        ((162, 114), Paper("custom", Size(114, 162))),
        ((162, 114), Paper("custom", Size(162, 114))),
    ],
)
def test_fifty_millimetres_stay_fifty(page: tuple[float, float], paper: Paper, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.pdf"
    pdf = square(tmp_path / "Margit.pdf", *page)
    qt_printer.draw(pdf.read_bytes(), into_a_file(drawn), paper, lambda: False)
    # Qt's PDF file has pages of whole points, which moves what stands on them by a third of a millimetre at most.
    assert black(drawn)[:2] == pytest.approx((20, 30), abs=0.35)
    assert black(drawn)[2:] == pytest.approx((50, 50), abs=0.1)
    assert black(drawn, 1)[2:] == pytest.approx((50, 50), abs=0.1)
    read = pypdf.PdfReader(drawn)
    box = read.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx([side * 72 / 25.4 for side in page], abs=1)
    assert len(read.pages) == 2
    assert b"Margit" not in drawn.read_bytes()


def test_cancel_leaves_nothing(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.pdf"
    pdf = square(tmp_path / "a4.pdf", 210, 297)
    with pytest.raises(Problem) as raised:
        qt_printer.draw(pdf.read_bytes(), into_a_file(drawn), Paper("A4", Size(210, 297)), lambda: True)
    assert raised.value.code == "cancelled"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    pdf = square(tmp_path / "a4.pdf", 210, 297).read_bytes()
    with pytest.raises(Problem) as raised:
        qt_printer.draw(pdf, into_a_file(tmp_path / "none" / "drawn.pdf"), Paper("A4", Size(210, 297)), lambda: False)
    assert raised.value.code == "printer-failed"


def test_strips_make_the_page(tmp_path: Path) -> None:
    pdf = square(tmp_path / "a4.pdf", 210, 297)
    strips = list(bands(pdf.read_bytes(), 0, 300))
    assert [strip.top for strip in strips] == list(range(0, 3508, BAND_HEIGHT))
    assert sum(strip.height for strip in strips) == 3508
    rows = [strip.dots[at : at + strip.stride] for strip in strips for at in range(0, len(strip.dots), strip.stride)]
    inked = [number for number, row in enumerate(rows) if row.count(b"\0\0\0") > 500]
    assert inked == list(range(inked[0], inked[-1] + 1))
    assert len(inked) == pytest.approx(50 * 300 / 25.4, abs=1)
    assert rows[0].count(0xFF) == strips[0].stride


@pytest.mark.parametrize(
    ("job", "last", "printer", "look"),
    [
        (0x8, 0, 0, Look(JobState.WAITING)),
        (0x10, 0, 0x400, Look(JobState.PRINTING, sheets=3)),
        (0x10, 0, 0x10, Look(JobState.STOPPED, "it is out of paper", sheets=3)),
        (0x2, 0, 0, Look(JobState.STOPPED, "", sheets=3)),
        (0x1, 0, 0, Look(JobState.STOPPED, "somebody paused it", sheets=3)),
        (None, 0x10, 0, Look(JobState.DONE)),
        (None, 0x4, 0, Look(JobState.CANCELLED)),
    ],
)
def test_what_windows_tells(job: int | None, last: int, printer: int, look: Look) -> None:
    assert look_of(job, last, printer, look.sheets) == look


def test_the_job_lies_in_memory_as_windows_lays_it() -> None:
    import ctypes

    assert JobInfo.status.offset == 8 + 6 * ctypes.sizeof(ctypes.c_void_p) - (8 - ctypes.sizeof(ctypes.c_void_p))
    assert JobInfo.came.offset == JobInfo.status.offset + 20
