"""What the measuring of a printer asks for, as callables that run on the printers' worker. Free of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopfriend.printing.calibration import Calibration, Measured
    from shopfriend.printing.following import Step
    from shopfriend.printing.job import Printer

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class MeasuringFeatures:
    """`drawn` tells what a true printer would give, in mm; `measured` keeps what was read off, and None forgets it.

    `print_page` prints the page to be measured as the printer would print it by itself.
    """

    printers: "Callable[[], Sequence[Printer]]"
    kept: "Callable[[str], Calibration]"
    drawn: "Callable[[Printer], Measured]"
    print_page: "Callable[[Printer, Callable[[Step], None], Cancelled], None]"
    measured: "Callable[[Printer, Measured | None], Calibration]"
