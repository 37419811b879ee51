"""What the papers of a printer allow: a stock or an envelope that it lacks is told before, never silently dropped."""

from dataclasses import dataclass

from shopfriend.language import _
from shopfriend.printing import formats
from shopfriend.printing.formats import Format
from shopfriend.printing.job import Printer, paper_for
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem


@dataclass(frozen=True, slots=True)
class OnPrinter:
    """How cards lie on this printer's paper, whether it takes their envelopes, and what the owner should know of it."""

    form: Format
    envelopes: bool
    note: str = ""


def on_printer(form: Format, printer: Printer | None) -> OnPrinter:
    """Cards on ready-cut stock lie on whole sheets where the printer has no such paper. None stands for files."""
    notes = []
    if form.cut and not _takes(printer, form.sheet):
        notes.append(
            _("{printer} has no paper of {width} × {height} mm: the cards lie on whole sheets, to be cut.").format(
                printer=printer.name if printer else "",
                width=f"{form.sheet.width:.0f}",
                height=f"{form.sheet.height:.0f}",
            )
        )
        form = formats.named(form.name)
    envelopes = form.envelope_size is None or _takes(printer, form.envelope_size)
    if not envelopes:
        notes.append(
            _("{printer} takes no {envelope} envelopes: choose labels, or write them by hand.").format(
                printer=printer.name if printer else "", envelope=form.envelope
            )
        )
    return OnPrinter(form, envelopes, " ".join(notes))


def _takes(printer: Printer | None, size: Size) -> bool:
    if printer is None:
        return True
    try:
        paper_for(printer, size)
    except Problem:
        return False
    return True
