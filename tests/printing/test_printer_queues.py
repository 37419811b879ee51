"""Real queues: what a PDF printer and a simulated network printer receive, and what is told when something fails."""

import os
import tempfile
import threading
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdf
import pytest

from shopfriend.keeping import this_computer
from shopfriend.keeping.views import PrinterHabits, ThisComputer
from shopfriend.printing import printer
from shopfriend.printing.calibration import Calibration
from shopfriend.printing.cups import Cups
from shopfriend.printing.following import Patience, Step
from shopfriend.printing.ipp import Spooler
from shopfriend.printing.job import JobState, PrinterState, Sides
from shopfriend.printing.paper import Flip, Size
from shopfriend.printing.qt_printer import QtPrinting
from shopfriend.problem import Problem
from tests.end_to_end.command import done, refused
from tests.printing.measuring import black
from tests.printing.spooler import Queues, running, square, until
from tests.printing.test_calibration import WrongPrinter

pytestmark = pytest.mark.slow

A4 = "iso_a4_210x297mm"
A4_PAGE = Size(210, 297)
HASTY = Patience(stopped=0.5, unreachable=1)


@pytest.fixture(scope="module")
def queues() -> Iterator[Queues]:
    with tempfile.TemporaryDirectory(prefix="cups") as folder, running(Path(folder)) as started:
        yield started


@pytest.fixture
def way(queues: Queues) -> Iterator[Cups]:
    yield Cups(Spooler(socket=Path(queues.address)))
    queues.slow(0)
    queues.command("cancel", "-a")
    queues.command("cupsenable", "EVE", "PDF")


def is_true_size(path: Path) -> bool:
    _left, _bottom, width, height = black(path)
    return abs(width - 50) <= 0.1 and abs(height - 50) <= 0.1


def problem_of(pdf: Path, name: str, way: Cups, **more: object) -> Problem:
    with pytest.raises(Problem) as raised:
        printer.print_file(pdf, name, way=way, **more)  # type: ignore[arg-type]
    return raised.value


def test_the_printers_tell_their_papers_and_sides(way: Cups, queues: Queues) -> None:
    queues.command("lpadmin", "-d", "EVE")
    pdf, eve = sorted(printer.printers(way), key=lambda each: each.name == "EVE")
    assert (pdf.name, pdf.duplex, pdf.is_default, pdf.state) == ("PDF", False, False, PrinterState.IDLE)
    assert (eve.name, eve.duplex, eve.is_default, eve.state) == ("EVE", True, True, PrinterState.IDLE)
    assert eve.any_size is None
    assert ("A4", Size(210, 297)) in [(paper.label, paper.size) for paper in eve.papers]


def test_both_sides_at_true_size_on_a_network_printer(way: Cups, queues: Queues, tmp_path: Path) -> None:
    steps: list[Step] = []
    page = square(tmp_path / "Margit.pdf", 210, 297)
    printed = printer.print_file(page, "EVE", duplex=True, flip=Flip.SHORT_EDGE, way=way, progress=steps.append)
    assert (printed.state, printed.paper.name, printed.sides) == (JobState.DONE, A4, Sides.SHORT_EDGE)
    assert steps[-1].state is JobState.DONE
    assert {step.job for step in steps} == {printed.job}
    left, bottom, width, height = black(queues.received()[-1])
    assert (left, bottom, width, height) == pytest.approx((20, 30, 50, 50), abs=0.1)
    assert len(pypdf.PdfReader(queues.received()[-1]).pages) == 2
    jobs = queues.command("ipptool", "-tv", f"ipp://localhost:{port_of(queues)}/printers/EVE", job_test(tmp_path))
    assert "sides (keyword) = two-sided-short-edge" in jobs
    names = [line.split("=")[1].strip() for line in jobs.splitlines() if line.strip().startswith("job-name ")]
    assert set(names) == {"Shopfriend"}
    assert "Margit" not in jobs


def port_of(queues: Queues) -> int:
    return int((queues.folder / "root/cupsd.conf").read_text().partition("127.0.0.1:")[2].split()[0])


def job_test(folder: Path) -> str:
    file = folder / "jobs.test"
    file.write_text(
        "{ OPERATION Get-Jobs\nGROUP operation-attributes-tag\nATTR charset attributes-charset utf-8\n"
        "ATTR language attributes-natural-language en\nATTR uri printer-uri $uri\n"
        "ATTR keyword which-jobs all\nATTR keyword requested-attributes all }\n"
    )
    return str(file)


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        ((210, 297), A4),
        ((297, 210), A4),
        ((162, 114), "custom_114x162mm_114x162mm"),
        ((105, 148), "custom_105x148mm_105x148mm"),
    ],
)
def test_true_size_whichever_way_the_page_lies(
    size: tuple[float, float], paper: str, way: Cups, queues: Queues, tmp_path: Path
) -> None:
    printed = printer.print_file(square(tmp_path / "page.pdf", *size), "PDF", way=way)
    assert (printed.paper.name, printed.sides) == (paper, Sides.ONE)
    received = queues.of_pdf_queue(printed.job)
    assert is_true_size(received)
    box = pypdf.PdfReader(received).pages[0].mediabox
    assert sorted((float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72)) == pytest.approx(sorted(size), abs=0.5)


def test_pages_that_lie_go_out_turned_to_the_left_whatever_the_queue_would_do(
    way: Cups, queues: Queues, tmp_path: Path
) -> None:
    # By itself, CUPS turns them to the left for the PDF printer, and to the right for the network printer.
    pdf = square(tmp_path / "page.pdf", 297, 210).read_bytes()
    for name, sides in (("PDF", Flip.LONG_EDGE), ("EVE", Flip.LONG_EDGE), ("EVE", Flip.SHORT_EDGE)):
        printed = printer.print_pdf(pdf, name, duplex=name == "EVE", flip=sides, way=way)
        received = queues.of_pdf_queue(printed.job) if name == "PDF" else queues.received()[-1]
        for number in (0, 1):
            assert black(received, number) == pytest.approx((130, 20, 50, 50), abs=0.1)


@pytest.mark.parametrize(
    ("page", "sides"),
    [*product((A4_PAGE, Size(297, 210)), Sides), (Size(162, 114), Sides.ONE)],
)
def test_what_a_wrong_printer_puts_on_paper_is_true_once_it_was_measured(
    page: Size, sides: Sides, way: Cups, queues: Queues, tmp_path: Path
) -> None:
    name = "PDF" if sides is Sides.ONE else "EVE"
    paper = Size(*sorted(page))
    off = Calibration(1.01, 0.985, right=2.0, up=-1.5)
    wrong = WrongPrinter(off.wide, off.high, paper.width / 2 * (1 - off.wide) + 2, paper.height * (1 - off.high) - 1.5)
    flip = Flip.SHORT_EDGE if sides is Sides.SHORT_EDGE else Flip.LONG_EDGE
    pdf = square(tmp_path / "page.pdf", *page).read_bytes()
    printed = printer.print_pdf(pdf, name, duplex=sides is not Sides.ONE, flip=flip, calibration=off, way=way)
    assert printed.sides is sides
    received = queues.of_pdf_queue(printed.job) if name == "PDF" else queues.received()[-1]
    assert black(received)[2:] == pytest.approx((50 / 1.01, 50 / 0.985), abs=0.1)
    on_paper = tmp_path / "paper.pdf"
    on_paper.write_bytes(wrong.printed(received.read_bytes(), sides))
    left = 20 if page == paper else paper.width - 80
    foot = 30 if page == paper else 20
    for number in (0, 1):
        found = black(on_paper, number)
        assert found[2:] == pytest.approx((50, 50), abs=0.1)
        # The PDF printer makes pages of whole points, which moves what stands on them by as much.
        assert found[:2] == pytest.approx((left, foot), abs=0.25)


@pytest.mark.usefixtures("qapp")
def test_no_page_is_left_in_a_file_whatever_becomes_of_the_job(
    way: Cups, queues: Queues, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = square(tmp_path / "page.pdf", 210, 297).read_bytes()
    (tmp_path / "page.pdf").unlink()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CUPS_SERVER", queues.address)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = len(queues.received())
    # Asked before all, and then where CUPS would take the pages, or while Qt draws them.
    for each, answers in ((way, [False]), (QtPrinting(way), [False] * 3)):
        with pytest.raises(Problem, match="Stopped"):
            printer.print_pdf(pdf, "EVE", way=each, cancelled=lambda left=answers: not left or left.pop())
        assert queues.command("lpstat", "-o") == ""
        assert list(tmp_path.iterdir()) == []
    assert len(queues.received()) == before
    for each in (way, QtPrinting(way)):
        printer.print_pdf(pdf, "EVE", way=each, calibration=Calibration(1.01, 1.01))
        assert list(tmp_path.iterdir()) == []


def test_a_queue_that_fits_by_itself_prints_true_size_too(way: Cups, queues: Queues, tmp_path: Path) -> None:
    spoilt = ("fit-to-page-default=true", "print-scaling-default=fit", "number-up-default=2")
    for option in spoilt:
        queues.command("lpadmin", "-p", "EVE", "-o", option)
    printer.print_file(square(tmp_path / "page.pdf", 210, 297), "EVE", way=way)
    for option in spoilt:
        queues.command("lpadmin", "-p", "EVE", "-R", option.partition("=")[0])
    assert black(queues.received()[-1]) == pytest.approx((20, 30, 50, 50), abs=0.1)


def test_what_a_printer_lacks_is_said_before_anything_is_sent(way: Cups, queues: Queues, tmp_path: Path) -> None:
    before = queues.command("lpstat", "-W", "all", "-o")
    a6 = problem_of(square(tmp_path / "a6.pdf", 105, 148), "EVE", way)
    assert (a6.code, "105 × 148" in str(a6), "DL" in str(a6)) == ("paper-missing", True, True)
    a4 = square(tmp_path / "a4.pdf", 210, 297)
    assert problem_of(a4, "PDF", way, duplex=True).code == "duplex-missing"
    unknown = problem_of(a4, "Epson", way)
    assert unknown.code == "unknown-printer"
    assert str(unknown) in {f"There is no printer “Epson”. There are: {names}." for names in ("EVE, PDF", "PDF, EVE")}
    assert problem_of(a4, "EVE", way, cancelled=lambda: True).code == "cancelled"
    queues.command("cupsdisable", "EVE")
    stopped = problem_of(a4, "EVE", way)
    assert (stopped.code, str(stopped)) == (
        "printer-stopped",
        "The printer EVE is stopped: somebody paused it. Nothing was sent.",
    )
    queues.command("cupsenable", "EVE")
    queues.command("cupsreject", "EVE")
    assert problem_of(a4, "EVE", way).code == "printer-refuses"
    queues.command("cupsaccept", "EVE")
    assert queues.command("lpstat", "-W", "all", "-o") == before


def test_cancel_takes_the_job_back(way: Cups, queues: Queues, tmp_path: Path) -> None:
    queues.slow(10)
    steps: list[Step] = []
    wanted = lambda: any(step.state is JobState.PRINTING for step in steps)  # noqa: E731
    told = problem_of(square(tmp_path / "a4.pdf", 210, 297), "EVE", way, progress=steps.append, cancelled=wanted)
    assert (told.code, told.values["state"]) == ("cancelled", "cancelled")
    assert queues.command("lpstat", "-o") == ""


def in_the_middle(way: Cups, pdf: Path, happens: object) -> tuple[Problem, list[Step]]:
    steps: list[Step] = []

    def progress(step: Step) -> None:
        if not steps:
            threading.Timer(0.3, happens).start()  # type: ignore[arg-type]
        steps.append(step)

    return problem_of(pdf, "EVE", way, progress=progress, patience=HASTY), steps


def test_a_printer_stopped_in_the_middle_is_told_and_the_job_waits(way: Cups, queues: Queues, tmp_path: Path) -> None:
    queues.slow(10)
    pdf = square(tmp_path / "a4.pdf", 210, 297)
    told, steps = in_the_middle(way, pdf, lambda: queues.command("cupsdisable", "EVE"))
    job = steps[0].job
    assert str(told) == (
        f"The printer EVE stopped: somebody paused it. Job {job} waits in its queue and goes on when the printer does."
    )
    assert steps[-1].state is JobState.STOPPED
    assert f"EVE-{job}" in queues.command("lpstat", "-o")


def test_a_job_that_somebody_else_cancels_is_told(way: Cups, queues: Queues, tmp_path: Path) -> None:
    queues.slow(10)
    pdf = square(tmp_path / "a4.pdf", 210, 297)
    told, _steps = in_the_middle(way, pdf, lambda: queues.command("cancel", "-a"))
    assert (told.code, told.values["state"]) == ("job-cancelled", "cancelled")


def test_a_printer_that_is_switched_off_in_the_middle_is_told(way: Cups, queues: Queues, tmp_path: Path) -> None:
    queues.slow(30)
    try:
        told, _steps = in_the_middle(way, square(tmp_path / "a4.pdf", 210, 297), queues.stop_eve)
        assert (told.code, told.values["reason"]) == ("printer-stopped", "it does not answer")
    finally:
        queues.command("cancel", "-a")
        queues.start_eve()
    until(lambda: "EVE is idle" in queues.command("lpstat", "-p", "EVE"))


def test_the_command_answers_in_a_line(queues: Queues, tmp_path: Path) -> None:
    pdf = square(tmp_path / "card.pdf", 210, 297)
    ended = done(tmp_path, "print", pdf, "--printer", "EVE", "--duplex", "--json", CUPS_SERVER=queues.address)
    assert ended.answer == {
        "job": ended.answer["job"],
        "state": "done",
        "paper": A4,
        "sides": "two-sided-long-edge",
    }
    said = done(tmp_path, "print", pdf, "--printer", "EVE", CUPS_SERVER=f"localhost:{port_of(queues)}").out
    assert said.endswith("is done: A4, one side. Please look at what came out.\n")
    assert "Epson" in refused(tmp_path, "print", pdf, "--printer", "Epson", CUPS_SERVER=queues.address)


@pytest.mark.parametrize("through", ["", "qt"])
def test_the_command_puts_right_a_printer_that_was_measured(through: str, queues: Queues, tmp_path: Path) -> None:
    pdf = square(tmp_path / "card.pdf", 210, 297)
    measured = {"EVE": PrinterHabits(Calibration(0.98, 1.02, right=3))}
    this_computer.store(tmp_path / ".config" / "Shopfriend" / "window.json", ThisComputer(printers=measured))
    asked = {"CUPS_SERVER": queues.address, "SHOPFRIEND_PRINT_THROUGH": through}
    done(tmp_path, "print", pdf, "--printer", "EVE", **asked)
    left, foot, wide, high = black(queues.received()[-1])
    assert (wide, high) == pytest.approx((50 / 0.98, 50 / 1.02), abs=0.1)
    assert (left, foot) == pytest.approx((105 - (105 + 3 - 20) / 0.98, 297 - (297 - 30) / 1.02), abs=0.2)


def test_the_door_of_windows_prints_true_size_into_a_queue(queues: Queues, tmp_path: Path) -> None:
    pdf = square(tmp_path / "card.pdf", 210, 297)
    through = {"CUPS_SERVER": queues.address, "SHOPFRIEND_PRINT_THROUGH": "qt"}
    answer = done(tmp_path, "print", pdf, "--printer", "EVE", "--duplex", "--json", **through).answer
    assert (answer["state"], answer["paper"], answer["sides"]) == ("done", "A4", "two-sided-long-edge")
    assert is_true_size(queues.received()[-1])
    a6 = refused(tmp_path, "print", square(tmp_path / "a6.pdf", 105, 148), "--printer", "EVE", **through)
    assert "has no paper of 105 × 148 mm" in a6
    assert "Epson" in refused(tmp_path, "print", pdf, "--printer", "Epson", **through)
