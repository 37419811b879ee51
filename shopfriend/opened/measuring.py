"""Measuring a printer, behind the window: its page, printed as the printer would, and what was read off it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.language import _

if TYPE_CHECKING:
    from shopfriend.printing.calibration import Calibration, Measured
    from shopfriend.printing.following import Step, Way
    from shopfriend.printing.job import Printer
    from shopfriend.printing.paper import Size
    from shopfriend.window.keeping.measuring_features import Cancelled, MeasuringFeatures


def measuring_features(here: Surroundings, way: "Way | None" = None) -> "MeasuringFeatures":
    """What the screen asks for; `way` stands for the printers of this computer where others are meant."""
    from shopfriend.keeping import this_computer
    from shopfriend.window.keeping.measuring_features import MeasuringFeatures

    def printers() -> "Sequence[Printer]":
        from shopfriend.printing import printer

        return printer.printers(way)

    def drawn(printer: "Printer") -> "Measured":
        from shopfriend.printing import calibration

        return calibration.drawn(usual_paper(printer))

    def print_page(printer: "Printer", progress: "Callable[[Step], None]", cancelled: "Cancelled") -> None:
        from shopfriend.printing import calibration, making
        from shopfriend.printing import printer as printers

        workshop = app.workshop(here)
        page = calibration.page(usual_paper(printer), workshop.type)
        pdf = making.pdf_of([page], _("True to size?"), workshop)
        printers.print_pdf(pdf, printer.name, progress=progress, cancelled=cancelled, way=way)

    def measured(printer: "Printer", found: "Measured | None") -> "Calibration":
        from shopfriend.printing import calibration

        told = calibration.TRUE if found is None else calibration.measured(usual_paper(printer), found)
        kept = this_computer.load(here.settings)
        habits = replace(kept.habits(printer.name), calibration=told)
        this_computer.store(here.settings, replace(kept, printers={**kept.printers, printer.name: habits}))
        return told

    return MeasuringFeatures(
        printers=printers,
        kept=lambda name: this_computer.load(here.settings).habits(name).calibration,
        drawn=drawn,
        print_page=print_page,
        measured=measured,
    )


def usual_paper(printer: "Printer") -> "Size":
    """A4, or letter where the printer has no A4."""
    from shopfriend.printing.formats import LETTER
    from shopfriend.printing.job import paper_for
    from shopfriend.printing.paper import A4
    from shopfriend.problem import Problem

    try:
        paper_for(printer, A4)
    except Problem:
        return LETTER
    return A4
