"""What there is to print on, what is asked of a printer, and what became of it: the words that every door shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from shopfriend.language import _
from shopfriend.printing.paper import Flip, Size
from shopfriend.problem import Problem

TITLE = "Shopfriend"
"""What a job is called in queues that others read: it names no customer."""

TOLERANCE = 2.0
"""How far, in mm, a page and a paper may differ on each side and still be the same paper."""

_NAMES_TOLD = 6
_MM_OF = {"mm": 1.0, "in": 25.4}
_MEDIA = re.compile(r"^(?:[a-z]+_)?(?P<name>.+?)_(?P<wide>[\d.]+)x(?P<high>[\d.]+)(?P<unit>mm|in)(?P<rest>.*)$")


class PrinterState(StrEnum):
    """Whether a printer would print now."""

    IDLE = "idle"
    PRINTING = "printing"
    STOPPED = "stopped"
    OFFLINE = "offline"


class JobState(StrEnum):
    """Where a job is on its way."""

    WAITING = "waiting"
    PRINTING = "printing"
    STOPPED = "stopped"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Sides(StrEnum):
    """How a sheet is printed; the names of RFC 8011, 5.2.8. The edge is that of the paper, held upright."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a printer has: the printer's own name for it, and its size as the printer takes it in."""

    name: str
    size: Size

    @property
    def label(self) -> str:
        """What a person calls it: A4, Letter; for a paper without a name its millimetres."""
        found = _MEDIA.match(self.name)
        name = found["name"] if found else self.name
        if not found or self.name.startswith("custom_"):
            return name if not found else f"{self.size.width:g} × {self.size.height:g} mm"
        return name.upper() if len(name) <= 3 else name.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as its queue tells it; `any_size` are the least and the most mm where it takes any size between."""

    name: str
    papers: tuple[Paper, ...]
    sides: frozenset[Sides] = frozenset({Sides.ONE})
    state: PrinterState = PrinterState.IDLE
    reason: str = ""
    is_default: bool = False
    accepts: bool = True
    any_size: tuple[Size, Size] | None = None
    address: str = field(default="", repr=False)

    @property
    def duplex(self) -> bool:
        """Whether it prints on both sides by itself."""
        return bool(self.sides & {Sides.LONG_EDGE, Sides.SHORT_EDGE})


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is asked of a printer. Nothing says a scale: there is only true size."""

    pdf: bytes = field(repr=False)
    printer: Printer
    paper: Paper
    sides: Sides


@dataclass(frozen=True, slots=True)
class Look:
    """A job as it is just now; `reason` is plain, `sheets` have come out as far as the printer tells, and
    `unreachable` says that the printer does not answer.
    """

    state: JobState
    reason: str = ""
    unreachable: bool = False
    sheets: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of it. Done means that the spooler has handed everything over: look at what came out."""

    job: int
    state: JobState
    paper: Paper
    sides: Sides


def paper_named(media: str) -> Paper | None:
    """The paper behind a self-describing media name (PWG 5101.1) such as iso_a4_210x297mm; None for any other name."""
    found = _MEDIA.match(media)
    if found is None or media.startswith(("custom_min_", "custom_max_", "roll_")):
        return None
    return Paper(media, _size(found))


def any_size_of(media: Sequence[str]) -> tuple[Size, Size] | None:
    """The bounds of papers of any size, which printers give as two names (PWG 5101.1, 5.3): custom_min, custom_max."""
    bounds = [
        _size(found)
        for bound in ("custom_min_", "custom_max_")
        for name in media
        if name.startswith(bound) and (found := _MEDIA.match(name))
    ]
    return (bounds[0], bounds[1]) if len(bounds) == 2 else None


def _size(found: re.Match[str]) -> Size:
    unit = _MM_OF[found["unit"]]
    return Size(round(float(found["wide"]) * unit, 2), round(float(found["high"]) * unit, 2))


def chosen(printers: Sequence[Printer], name: str) -> Printer:
    """The printer of that name. Raises Problem `no-printer`, `unknown-printer`."""
    if not printers:
        raise Problem(
            "no-printer", _("This computer knows no printer yet. Add one in the system's settings, then try again.")
        )
    for printer in printers:
        if printer.name == name:
            return printer
    raise Problem(
        "unknown-printer",
        _("There is no printer “{name}”. There are: {names}."),
        name=name[:60],
        names=_some([printer.name for printer in printers]),
    )


def paper_for(printer: Printer, page: Size, name: str | None = None) -> Paper:
    """The paper on which a page stands at true size, upright or on its side: of several alike the nearest.

    With `name` that paper and no other. Raises Problem `paper-missing`: such a job would be dropped without a word.
    """
    fitting = [
        paper for paper in printer.papers if _misfit(paper.size, page) <= TOLERANCE and name in (None, paper.name)
    ]
    if fitting:
        return min(fitting, key=lambda paper: (round(_misfit(paper.size, page), 1), len(paper.name)))
    if printer.any_size and name is None:
        wide, high = (round(side, 1) for side in sorted(page))
        least, most = printer.any_size
        if least.width <= wide <= most.width and least.height <= high <= most.height:
            return Paper(f"custom_{wide:g}x{high:g}mm_{wide:g}x{high:g}mm", Size(wide, high))
    raise Problem(
        "paper-missing",
        _("The printer {printer} has no paper of {width} × {height} mm, so nothing was sent. It has: {papers}."),
        printer=printer.name,
        width=f"{page.width:.0f}",
        height=f"{page.height:.0f}",
        papers=_some([each.label for each in sorted(printer.papers, key=lambda each: _misfit(each.size, page))])
        or _("none that it names"),
    )


def _misfit(paper: Size, page: Size) -> float:
    """The larger of the two differences, in mm, whichever way the page lies."""
    (short, long), (narrow, wide) = sorted(paper), sorted(page)
    return max(abs(short - narrow), abs(long - wide))


def page_size_of(pages: Sequence[Size]) -> Size:
    """The one size of all pages, some of which may lie on their side. Raises Problem `several-sizes`.

    No spooler tells whether its printer changes the paper within a job, so a file of several sizes is refused.
    """
    first = pages[0]
    for page in pages:
        if _misfit(page, first) > TOLERANCE:
            raise Problem(
                "several-sizes",
                _("The pages have several sizes ({first} and {other} mm). Please print a file for each size."),
                first=f"{first.width:.0f} × {first.height:.0f}",
                other=f"{page.width:.0f} × {page.height:.0f}",
            )
    return first


def sides_for(printer: Printer, *, duplex: bool, flip: Flip) -> Sides:
    """How the sheet is printed. Raises Problem `duplex-missing`: spoolers would drop the wish without a word."""
    if not duplex:
        return Sides.ONE
    wanted = Sides.LONG_EDGE if flip is Flip.LONG_EDGE else Sides.SHORT_EDGE
    if wanted in printer.sides:
        return wanted
    sentence = (
        _("The printer {printer} cannot turn the sheet on this edge, so nothing was sent.")
        if printer.duplex
        else _("The printer {printer} cannot print on both sides by itself, so nothing was sent.")
    )
    raise Problem("duplex-missing", sentence, printer=printer.name)


def check_ready(printer: Printer) -> None:
    """Raises Problem `printer-stopped` or `printer-refuses` where a job would only lie and wait."""
    if printer.state is PrinterState.STOPPED:
        raise Problem(
            "printer-stopped",
            _("The printer {printer} is stopped: {reason}. Nothing was sent."),
            printer=printer.name,
            reason=printer.reason or _("it does not say why"),
        )
    if not printer.accepts:
        raise Problem(
            "printer-refuses", _("The printer {printer} takes no jobs. Nothing was sent."), printer=printer.name
        )


def _some(names: Sequence[str]) -> str:
    """A few names for a sentence that must stay short; each once."""
    told = list(dict.fromkeys(name[:40] for name in names))
    more = ", …" if len(told) > _NAMES_TOLD else ""
    return ", ".join(told[:_NAMES_TOLD]) + more
