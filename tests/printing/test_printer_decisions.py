"""What is decided before a job is sent and while it is followed; printers and time are stand-ins that behave."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from shopfriend.printing import printer
from shopfriend.printing.cups import printer_of, spooler_of
from shopfriend.printing.following import Clock, Patience, Step, follow
from shopfriend.printing.ipp import Spooler
from shopfriend.printing.job import (
    JobState,
    Look,
    Paper,
    Printer,
    PrinterState,
    Sides,
    Ticket,
    any_size_of,
    page_size_of,
    paper_for,
    paper_named,
    sides_for,
)
from shopfriend.printing.paper import Flip, Size
from shopfriend.printing.reasons import reason_of, unreachable
from shopfriend.problem import Problem
from tests.end_to_end.command import refused
from tests.printing.spooler import square

A4, A6 = Paper("iso_a4_210x297mm", Size(210, 297)), Paper("iso_a6_105x148mm", Size(105, 148))
OFFICE = Printer("Office", (A4, A6), frozenset({Sides.ONE, Sides.LONG_EDGE}))
HALF_A_SECOND = Patience(stopped=3, unreachable=25, unchanged=60, between=0.5, ending=2)


@dataclass
class Queue:
    """A queue that behaves as it is told: a look after the other, the last one again and again."""

    looks: list[Look | Problem]
    after_cancel: Look | None = None
    sent: list[Ticket] = field(default_factory=list)
    cancelled: bool = False

    def printers(self) -> tuple[Printer, ...]:
        return (OFFICE,)

    def send(self, ticket: Ticket, cancelled: Callable[[], bool]) -> int:
        self.sent.append(ticket)
        return 7

    def look(self, printer: Printer, job: int) -> Look:
        if self.cancelled and self.after_cancel:
            return self.after_cancel
        look = self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]
        if isinstance(look, Problem):
            raise look
        return look

    def cancel(self, printer: Printer, job: int) -> None:
        self.cancelled = True


class Time:
    """A clock that moves only where somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def clock(self) -> Clock:
        return Clock(lambda: self.seconds, self.wait)

    def wait(self, seconds: float) -> None:
        self.seconds += seconds


def followed(queue: Queue, cancelled: Callable[[], bool] = lambda: False) -> tuple[list[Step], Problem | None, float]:
    steps: list[Step] = []
    time = Time()
    try:
        follow(
            queue,
            OFFICE,
            7,
            progress=steps.append,
            cancelled=cancelled,
            patience=HALF_A_SECOND,
            clock=time.clock(),
        )
    except Problem as problem:
        return steps, problem, time.seconds
    return steps, None, time.seconds


def test_every_change_is_told_once() -> None:
    waiting, printing = Look(JobState.WAITING), Look(JobState.PRINTING, sheets=1)
    steps, problem, _seconds = followed(Queue([waiting, waiting, printing, printing, Look(JobState.DONE)]))
    assert [step.state for step in steps] == [JobState.WAITING, JobState.PRINTING, JobState.DONE]
    assert problem is None


def test_out_of_paper_for_a_moment_is_told_and_waited_for() -> None:
    empty = Look(JobState.STOPPED, "it is out of paper")
    steps, problem, _seconds = followed(Queue([empty, empty, Look(JobState.PRINTING), Look(JobState.DONE)]))
    assert steps[0].reason == "it is out of paper"
    assert problem is None


@pytest.mark.parametrize(
    ("look", "code", "seconds"),
    [
        (Look(JobState.STOPPED, "it is out of paper"), "printer-stopped", 3),
        (Look(JobState.PRINTING, "it does not answer", unreachable=True), "printer-stopped", 25),
        (Look(JobState.PRINTING), "printer-stopped", 60),
        (Look(JobState.CANCELLED), "job-cancelled", 0),
        (Look(JobState.FAILED, "it cannot read the file"), "job-failed", 0),
    ],
)
def test_a_job_that_comes_to_nothing_is_a_problem(look: Look, code: str, seconds: float) -> None:
    _steps, problem, waited = followed(Queue([look]))
    assert problem is not None
    assert (problem.code, waited) == (code, seconds)
    assert "7" in str(problem)
    assert look.reason in str(problem)


def test_cancel_that_comes_too_late_is_no_cancel() -> None:
    queue = Queue([Look(JobState.PRINTING)], after_cancel=Look(JobState.DONE))
    assert followed(queue, lambda: True)[1] is None


def test_a_printer_that_does_not_let_go_is_told() -> None:
    queue = Queue([Look(JobState.PRINTING)])
    _steps, problem, seconds = followed(queue, lambda: True)
    assert problem is not None
    assert (problem.code, str(problem), seconds) == ("cancelled", "Stopped, but job 7 is still with Office.", 2)


def test_a_spooler_may_be_silent_once() -> None:
    silent = Problem("spooler-silent", "silent")
    assert followed(Queue([silent, Look(JobState.DONE)]))[1] is None
    lost = followed(Queue([silent]))[1]
    assert lost is not None
    assert lost.code == "spooler-lost"


def test_a_file_goes_out_on_its_own_paper(tmp_path: Path) -> None:
    queue = Queue([Look(JobState.DONE)])
    pdf = square(tmp_path / "card.pdf", 105, 148)
    printed = printer.print_file(pdf, "Office", duplex=True, way=queue)
    assert queue.sent == [Ticket(pdf.read_bytes(), OFFICE, A6, Sides.LONG_EDGE)]
    assert (printed.job, printed.state, printed.paper) == (7, JobState.DONE, A6)


def test_an_interrupt_takes_the_job_back(tmp_path: Path) -> None:
    queue = Queue([Look(JobState.PRINTING)])

    def interrupted(step: Step) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        printer.print_file(square(tmp_path / "a4.pdf", 210, 297), "Office", way=queue, progress=interrupted)
    assert queue.cancelled


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "words.pdf").write_text("Dear Margit")
    for name, code in (("empty", "not-a-pdf"), ("words", "not-a-pdf"), ("none", "no-file")):
        with pytest.raises(Problem) as raised:
            printer.print_file(tmp_path / f"{name}.pdf", "Office", way=Queue([Look(JobState.DONE)]))
        assert raised.value.code == code


def test_no_spooler_is_one_sentence(tmp_path: Path) -> None:
    pdf = square(tmp_path / "a4.pdf", 210, 297)
    for address in (str(tmp_path / "nobody"), "localhost:1"):
        said = refused(tmp_path, "print", pdf, "--printer", "Office", CUPS_SERVER=address)
        assert said == "The printing system of this computer (CUPS) is not running, so nothing can be printed."


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        (Size(210, 297), A4),
        (Size(297, 210), A4),
        (Size(211.9, 295.1), A4),
        (Size(148, 105), A6),
        (Size(105, 148.5), A6),
    ],
)
def test_the_paper_of_a_page(page: Size, paper: Paper) -> None:
    assert paper_for(OFFICE, page) == paper


def test_of_papers_alike_the_nearest_and_then_the_plain_one() -> None:
    near, bare = Paper("custom_x_211x297mm", Size(211, 297)), Paper("iso_a4_210x297mm.borderless", Size(210, 297))
    several = replace(OFFICE, papers=(near, bare, A4))
    assert paper_for(several, Size(210, 297)) == A4
    assert paper_for(several, Size(210, 297), bare.name) == bare


@pytest.mark.parametrize("page", [Size(207, 297), Size(162, 114)])
def test_a_paper_that_it_lacks(page: Size) -> None:
    with pytest.raises(Problem) as raised:
        paper_for(OFFICE, page)
    assert raised.value.code == "paper-missing"


def test_any_size_between_bounds_is_a_paper() -> None:
    bounds = any_size_of(["custom_min_3x5in", "iso_a4_210x297mm", "custom_max_216x356mm"])
    assert bounds == (Size(76.2, 127), Size(216, 356))
    free = replace(OFFICE, any_size=bounds)
    assert paper_for(free, Size(162, 114)) == Paper("custom_114x162mm_114x162mm", Size(114, 162))
    with pytest.raises(Problem):
        paper_for(free, Size(60, 90))


@pytest.mark.parametrize(
    ("media", "label"),
    [
        ("iso_a4_210x297mm", "A4"),
        ("na_letter_8.5x11in", "Letter"),
        ("na_number-10_4.125x9.5in", "Number 10"),
        ("iso_dl_110x220mm", "DL"),
        ("custom_148.52x209.9mm_148.52x209.9mm", "148.52 × 209.9 mm"),
    ],
)
def test_papers_have_names_for_people(media: str, label: str) -> None:
    paper = paper_named(media)
    assert paper is not None
    assert paper.label == label


@pytest.mark.parametrize("media", ["custom_min_3x5in", "roll_max_8x90in", "stationery", "auto"])
def test_what_is_no_paper(media: str) -> None:
    assert paper_named(media) is None


def test_pages_that_lie_differently_are_of_one_size_and_others_are_refused() -> None:
    assert page_size_of((Size(210, 297), Size(297, 210))) == Size(210, 297)
    with pytest.raises(Problem) as raised:
        page_size_of((Size(210, 297), Size(162, 114)))
    assert raised.value.code == "several-sizes"
    assert "210 × 297 and 162 × 114 mm" in str(raised.value)


def test_sides_are_never_dropped() -> None:
    assert sides_for(OFFICE, duplex=True, flip=Flip.LONG_EDGE) is Sides.LONG_EDGE
    assert sides_for(OFFICE, duplex=False, flip=Flip.SHORT_EDGE) is Sides.ONE
    for each, flip in ((OFFICE, Flip.SHORT_EDGE), (replace(OFFICE, sides=frozenset({Sides.ONE})), Flip.LONG_EDGE)):
        with pytest.raises(Problem) as raised:
            sides_for(each, duplex=True, flip=flip)
        assert raised.value.code == "duplex-missing"


@pytest.mark.parametrize(
    ("keywords", "reason"),
    [
        (["none"], ""),
        (["cups-waiting-for-job-completed"], ""),
        (["media-empty-error"], "it is out of paper"),
        (["toner-empty-warning", "media-jam-error"], "paper is jammed"),
        (["com.maker-lamp-cold-warning"], "com.maker lamp cold"),
        (["offline-report"], "it does not answer"),
    ],
)
def test_reasons_in_plain_words(keywords: list[str], reason: str) -> None:
    assert reason_of(keywords) == reason


def test_who_does_not_answer() -> None:
    assert unreachable(["offline-report"])
    assert not unreachable(["media-empty-error", "none"])


@pytest.mark.parametrize(
    ("state", "why", "accepted"),
    [
        (3, "none", PrinterState.IDLE),
        (4, "none", PrinterState.PRINTING),
        (5, "paused", PrinterState.STOPPED),
        (3, "offline-report", PrinterState.OFFLINE),
    ],
)
def test_a_queue_that_tells_little_is_a_printer_all_the_same(state: int, why: str, accepted: PrinterState) -> None:
    told = {
        "printer-name": ["Old"],
        "printer-uri-supported": ["ipp://localhost:631/printers/Old"],
        "printer-state": [state],
        "printer-state-reasons": [why],
    }
    old = printer_of(told, "")
    assert (old.state, old.papers, old.duplex, old.is_default, old.accepts) == (accepted, (), False, False, True)


@pytest.mark.parametrize(
    ("named", "spooler"),
    [
        ("/run/other.sock", Spooler(socket=Path("/run/other.sock"))),
        ("printers.shop", Spooler(host="printers.shop")),
        ("printers.shop:8631/version=1.1", Spooler(host="printers.shop", port=8631)),
        ("[::1]:631", Spooler(host="::1")),
    ],
)
def test_where_the_spooler_is(named: str, spooler: Spooler, tmp_path: Path) -> None:
    assert spooler_of({"CUPS_SERVER": named}, tmp_path) == spooler
    (tmp_path / ".cups").mkdir()
    (tmp_path / ".cups/client.conf").write_text(f"# the shop's\nServerName {named}\n")
    assert spooler_of({}, tmp_path) == spooler
