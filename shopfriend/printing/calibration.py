"""How far a printer is off, and how a page must be drawn so that it comes out true all the same.

Loaded before the first paint, since what is set on this computer holds a `Calibration`; paper is made elsewhere.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopfriend.language import _
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.printing.job import Sides
    from shopfriend.printing.page import Page
    from shopfriend.printing.plain_type import Type

MOST_STRETCHED = 0.03
"""No printer stretches or shrinks by more than this share; what does is a page that was fitted, or a slip."""

MOST_SHIFTED = 10.0
"""No margin is off by more than this, in mm."""

_FITTED_ALIKE = 0.012
"""Two lengths that are off by shares as near as this were fitted to the paper together..."""
_FITTED = (0.8, 1.25)
"""... and by no more than this: one that is less was measured in inches."""
_MARGIN = 20.0
_FREE_ACROSS, _FREE_DOWN = 30.0, 45.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a printer does to a page, seen on paper that stands as it goes through the printer.

    Lengths come out `wide` and `high` times what they should be, and the middle of the upper edge lies `right` and `up`
    mm too far. That point, because most printers count from the edge that goes first and hold paper by its middle: so
    what was measured on A4 serves an envelope too.
    """

    wide: float = 1.0
    high: float = 1.0
    right: float = 0.0
    up: float = 0.0


TRUE = Calibration()
"""A printer that does what it is told, and one of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Four lengths on the page, in mm: the line across (A), the line down (B), from the left edge of the paper to the
    line down (C), from its upper edge to the line across (D).
    """

    across: float
    down: float
    left: float
    top: float


def page(size: Size, fonts: "Type") -> "Page":
    """The page that is measured, for paper of that size, standing; print it without any calibration."""
    from shopfriend.printing.calibration_page import lay_out

    return lay_out(size, fonts)


def drawn(size: Size) -> Measured:
    """The lengths as they are drawn on the page for that paper: whole centimetres, as long as the paper allows."""
    width, height = sorted(size)
    across, down = ((side - free) // 10 * 10 for side, free in ((width, _FREE_ACROSS), (height, _FREE_DOWN)))
    return Measured(across, down, _MARGIN, _MARGIN)


def measured(size: Size, found: Measured) -> Calibration:
    """How far off the printer is, from what was measured on the page for that paper.

    Raises Problem, nothing of which is then to be believed: `scaled-to-fit` where both lengths are off alike,
    `measured-wrong` with the `line` (A, B, C, D) that is probably a slip, and what it should be about.
    """
    true = drawn(size)
    wide, high = found.across / true.across, found.down / true.down
    _check_lengths(found, true, wide, high)
    for line, is_now, should_be in (("C", found.left, true.left), ("D", found.top, true.top)):
        if not abs(is_now - should_be) <= MOST_SHIFTED:
            raise _slip(line, is_now, should_be)
    middle = min(size) / 2
    right = found.left - middle + wide * (middle - true.left)
    return Calibration(round(wide, 5), round(high, 5), round(right, 3), round(high * true.top - found.top, 3))


def plausible(calibration: Calibration) -> bool:
    """Whether a printer may be off like that: figures that were stored and damaged must spoil no page."""
    stretched = (calibration.wide - 1, calibration.high - 1)
    return all(abs(share) <= MOST_STRETCHED for share in stretched) and all(
        abs(shift) <= 2 * MOST_SHIFTED for shift in (calibration.right, calibration.up)
    )


def _check_lengths(found: Measured, true: Measured, wide: float, high: float) -> None:
    wrong = [
        (line, is_now, should_be)
        for line, is_now, should_be, share in (
            ("A", found.across, true.across, wide),
            ("B", found.down, true.down, high),
        )
        if not abs(share - 1) <= MOST_STRETCHED
    ]
    if len(wrong) == 2 and abs(wide - high) <= _FITTED_ALIKE and _FITTED[0] <= wide <= _FITTED[1]:
        raise Problem(
            "scaled-to-fit",
            _(
                "A and B are both {percent} % of what they should be: the page was fitted to the paper. Please set the"
                " printer to 100 %, then print it again."
            ),
            percent=f"{(wide + high) * 50:.0f}",
        )
    if wrong:
        raise _slip(*wrong[0])


def _slip(line: str, is_now: float, should_be: float) -> Problem:
    return Problem(
        "measured-wrong",
        _("{line} should be about {true} mm, not {found}. Please measure it once more, in millimetres."),
        line=line,
        true=f"{should_be:g}",
        found=f"{is_now:g}",
    )


def calibrated(pdf: bytes, calibration: Calibration, sides: "Sides | None" = None) -> bytes:
    """The PDF drawn wrong by just as much, so that it comes out true; page sizes and words stay.

    The pages must lie as their paper does (`pdf_pages.lying_as`). The back of a sheet: to turn it, a printer sends it
    through a second time, the other end first, and errs in the same direction as before. Turned on the long edge, that
    page stands on its head in the printer, so the error is turned by 180 degrees; turned on the short edge, it goes
    through as the first one did. Raises Problem `not-a-pdf`.
    """
    from shopfriend.printing.job import Sides
    from shopfriend.printing.pdf_pages import Matrix, moved

    if calibration == TRUE:
        return pdf

    def against(number: int, page: Size) -> tuple[Size, Matrix]:
        on_head = number % 2 == 1 and sides is Sides.LONG_EDGE
        middle, edge, way = page.width / 2, 0.0 if on_head else page.height, -1 if on_head else 1
        wide, high = 1 / calibration.wide, 1 / calibration.high
        e = middle - (middle + way * calibration.right) * wide
        f = edge - (edge + way * calibration.up) * high
        return page, (wide, 0, 0, high, e, f)

    return moved(pdf, against)
