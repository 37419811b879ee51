"""What the command about printers does: a finished file onto paper, through the same door as the window."""

import argparse
from collections.abc import Iterator

from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _


def print_pdf(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Print a file, put right where that printer was measured, and tell what became of the job.

    An interrupt takes it back.
    """
    from shopfriend.keeping import this_computer
    from shopfriend.printing import printer
    from shopfriend.printing.job import Sides

    known = this_computer.load(here.settings).habits(asked.printer)
    printed = printer.print_file(asked.file, asked.printer, duplex=asked.duplex, calibration=known.calibration)
    said = (
        _("Job {job} is done: {paper}, one side. Please look at what came out.")
        if printed.sides is Sides.ONE
        else _("Job {job} is done: {paper}, both sides. Please look at what came out.")
    )
    yield Answer(
        {
            "job": printed.job,
            "state": printed.state.value,
            "paper": printed.paper.name,
            "sides": printed.sides.value,
        },
        said.format(job=printed.job, paper=printed.paper.label),
    )
