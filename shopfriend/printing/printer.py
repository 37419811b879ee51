"""The door to the printers: which there are, and a finished PDF onto paper at true size, followed to its end.

Linux and macOS print through CUPS, which takes the PDF itself. Windows prints through Qt, which draws each page as a
picture at the printer's resolution; so does any system where SHOPFRIEND_PRINT_THROUGH is "qt".
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict, Unpack

from shopfriend.printing import following, job
from shopfriend.printing.calibration import TRUE, Calibration, calibrated
from shopfriend.printing.following import Clock, Patience, Step, Way
from shopfriend.printing.job import JobState, Printed, Printer, Ticket
from shopfriend.printing.paper import Flip

THROUGH = "SHOPFRIEND_PRINT_THROUGH"
"""The environment variable that chooses Qt where CUPS would serve."""


def printers(way: Way | None = None) -> tuple[Printer, ...]:
    """The printers of this computer with their papers, sides and state.

    Raises Problem `no-spooler`, `spooler-silent`, `spooler-refused`.
    """
    return (way or way_here(os.environ)).printers()


class How(TypedDict, total=False):
    """How a file is printed: the words of `print_pdf`."""

    duplex: bool
    flip: Flip
    paper: str | None
    calibration: Calibration
    progress: Callable[[Step], None] | None
    cancelled: Callable[[], bool] | None
    patience: Patience | None
    way: Way | None


def print_file(file: Path, printer: str, **how: Unpack[How]) -> Printed:
    """Print a PDF file. Raises Problem `no-file`, and what `print_pdf` raises."""
    from shopfriend.printing.pdf_pages import read

    return print_pdf(read(file), printer, **how)


def print_pdf(
    pdf: bytes,
    printer: str,
    *,
    duplex: bool = False,
    flip: Flip = Flip.LONG_EDGE,
    paper: str | None = None,
    calibration: Calibration = TRUE,
    progress: Callable[[Step], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    patience: Patience | None = None,
    way: Way | None = None,
) -> Printed:
    """Print a PDF at true size on the paper of its page size, and come back when the queue has done it.

    Pages that lie go out on standing paper turned a quarter to the left: their left edge comes lowest. `paper` is the
    name of one of the printer's papers where several have that size; `calibration` says how far the printer is off.
    `progress` hears of every change; `cancelled` is asked before sending and between looks, and takes the job back.

    Raises Problem, with nothing sent: `not-a-pdf`, `several-sizes`, `no-printer`, `unknown-printer`, `paper-missing`,
    `duplex-missing`, `printer-stopped`, `printer-refuses`, `cancelled`, and what `printers` raises.
    Raises Problem with a job's number: what `following.follow` raises.
    """
    from shopfriend.printing.pdf_pages import lying_as, page_sizes

    cancelled = cancelled or (lambda: False)
    page = job.page_size_of(page_sizes(pdf))
    way = way or way_here(os.environ)
    chosen = job.chosen(way.printers(), printer)
    on, sides = job.paper_for(chosen, page, paper), job.sides_for(chosen, duplex=duplex, flip=flip)
    job.check_ready(chosen)
    following.check_wanted(cancelled)
    pdf = calibrated(lying_as(pdf, on.size), calibration, sides)
    number = way.send(Ticket(pdf, chosen, on, sides), cancelled)
    try:
        following.follow(
            way,
            chosen,
            number,
            progress=progress or (lambda step: None),
            cancelled=cancelled,
            patience=patience or Patience(),
            clock=Clock(),
        )
    except KeyboardInterrupt:
        way.cancel(chosen, number)
        raise
    return Printed(number, JobState.DONE, on, sides)


def way_here(environment: Mapping[str, str]) -> Way:
    """The way to paper on this system."""
    if sys.platform == "win32":
        from shopfriend.printing.qt_printer import QtPrinting
        from shopfriend.printing.windows_spooler import WindowsSpooler

        return QtPrinting(WindowsSpooler())
    from shopfriend.printing.cups import Cups, spooler_of

    cups = Cups(spooler_of(environment, Path.home()))
    if environment.get(THROUGH) == "qt":
        from shopfriend.printing.qt_printer import QtPrinting

        return QtPrinting(cups)
    return cups
