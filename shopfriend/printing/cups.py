"""Printing through CUPS, the spooler of Linux and macOS, which takes a finished PDF and prints it at true size."""

import getpass
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from socket import gaierror
from typing import Any
from urllib.parse import quote, urlsplit

from shopfriend.language import _
from shopfriend.printing import ipp
from shopfriend.printing.ipp import Attribute, Spooler
from shopfriend.printing.job import (
    TITLE,
    JobState,
    Look,
    Printer,
    PrinterState,
    Sides,
    Ticket,
    any_size_of,
    paper_named,
)
from shopfriend.printing.knocking import Door
from shopfriend.printing.reasons import does_not_answer, reason_of, unreachable
from shopfriend.problem import Problem

_SOCKETS = (Path("/run/cups/cups.sock"), Path("/private/var/run/cupsd"))
_CLIENT_FILES = (Path(".cups/client.conf"), Path("/etc/cups/client.conf"))

# RFC 8011, 4 and 5.4.15; those from 0x4001 on are of CUPS (https://www.cups.org/doc/spec-ipp.html).
_CREATE_JOB, _SEND_DOCUMENT, _CANCEL_JOB, _LOOK_AT_JOB, _JOBS, _LOOK_AT_PRINTER = 0x05, 0x06, 0x08, 0x09, 0x0A, 0x0B
_DEFAULT, _PRINTERS = 0x4001, 0x4002
_NOT_FOUND, _NOT_UNDERSTOOD = 0x0406, (0x040A, 0x0411)

_PRINTING, _STOPPED = 4, 5
_JOB_STATES = {
    3: JobState.WAITING,
    4: JobState.STOPPED,
    5: JobState.PRINTING,
    6: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.DONE,
}
_ENDED = {JobState.DONE, JobState.CANCELLED, JobState.FAILED}

_ABOUT_PRINTERS = (
    "printer-name",
    "printer-uri-supported",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "media-supported",
    "sides-supported",
)


def spooler_of(environment: Mapping[str, str], home: Path) -> Spooler:
    """Where CUPS listens, found as its own programs find it: CUPS_SERVER, client.conf, the local socket, port 631."""
    named = environment.get("CUPS_SERVER") or _named_in_files(home)
    if named.startswith("/"):
        return Spooler(socket=Path(named))
    if named:
        parts = urlsplit("//" + named)
        return Spooler(host=parts.hostname or "localhost", port=parts.port or 631)
    for socket in _SOCKETS:
        if socket.exists():
            return Spooler(socket=socket)
    return Spooler()


def _named_in_files(home: Path) -> str:
    for file in _CLIENT_FILES:
        with suppress(OSError):
            for line in (home / file).read_text(encoding="utf-8", errors="replace").splitlines():
                key, _blank, value = line.strip().partition(" ")
                if key.lower() == "servername" and value.strip():
                    return value.strip()
    return ""


class Cups:
    """The spooler on this computer. Every call ends within the spooler's time limit, or raises Problem.

    Problem codes: `no-spooler` where none runs, `spooler-silent`, `spooler-refused`, `format-refused`, `job-lost`.
    """

    def __init__(self, spooler: Spooler) -> None:
        self._spooler = spooler
        self._user = getpass.getuser()
        self._door = Door()

    def printers(self) -> tuple[Printer, ...]:
        """The queues there are, in the order CUPS tells them; none where CUPS has none."""
        default = self._found(_DEFAULT, _wanted("printer-name"))
        names = default.all(ipp.PRINTER)[0].get("printer-name", [""]) if default.all(ipp.PRINTER) else [""]
        answer = self._found(_PRINTERS, _wanted(*_ABOUT_PRINTERS))
        return tuple(printer_of(told, names[0]) for told in answer.all(ipp.PRINTER))

    def send(self, ticket: Ticket, cancelled: Callable[[], bool]) -> int:
        """Put the pages into the queue and give the job's number; a job whose pages did not arrive is taken back."""
        # All that may be set in a queue's own defaults and would change the size is said outright.
        asked = (
            Attribute(ipp.KEYWORD, "media", (ticket.paper.name,)),
            Attribute(ipp.KEYWORD, "sides", (ticket.sides.value,)),
            Attribute(ipp.KEYWORD, "print-scaling", ("none",)),
            Attribute(ipp.BOOLEAN, "fit-to-page", (False,)),
            Attribute(ipp.INTEGER, "number-up", (1,)),
            Attribute(ipp.INTEGER, "copies", (1,)),
        )
        about = (
            Attribute(ipp.NAME, "job-name", (TITLE,)),
            Attribute(ipp.BOOLEAN, "ipp-attribute-fidelity", (True,)),
        )
        created = self._done(_CREATE_JOB, ticket.printer, about, asked)
        job = int(created.all(ipp.JOB)[0]["job-id"][0])
        document = (
            Attribute(ipp.INTEGER, "job-id", (job,)),
            Attribute(ipp.NAME, "document-name", (TITLE,)),
            Attribute(ipp.FORMAT, "document-format", ("application/pdf",)),
            Attribute(ipp.BOOLEAN, "last-document", (True,)),
        )
        try:
            if not cancelled():
                self._done(_SEND_DOCUMENT, ticket.printer, document, document=ticket.pdf)
                return job
        except BaseException:
            with suppress(Problem):
                self.cancel(ticket.printer, job)
            raise
        self.cancel(ticket.printer, job)
        return job

    def look(self, printer: Printer, job: int) -> Look:
        """How the job stands, and what keeps its printer from printing it."""
        about_job = _wanted("job-state", "job-state-reasons", "job-media-sheets-completed")
        wanted = (Attribute(ipp.INTEGER, "job-id", (job,)), about_job)
        told = self._done(_LOOK_AT_JOB, printer, wanted).all(ipp.JOB)[0]
        state = _JOB_STATES.get(told["job-state"][0], JobState.WAITING)
        reasons = told.get("job-state-reasons", [])
        sheets = told.get("job-media-sheets-completed", [0])[0]
        if state in _ENDED:
            return Look(state, reason_of(reasons), sheets=sheets)
        about_printer = _wanted("printer-state", "printer-state-reasons", "device-uri")
        about = self._done(_LOOK_AT_PRINTER, printer, (about_printer,))
        of_printer = about.all(ipp.PRINTER)[0]
        why = of_printer.get("printer-state-reasons", [])
        if of_printer["printer-state"][0] == _STOPPED:
            return Look(JobState.STOPPED, reason_of(why), sheets=sheets)
        # CUPS goes on asking a network printer that was switched off while it printed, and tells nobody.
        if state is JobState.PRINTING and not self._door.answers(of_printer.get("device-uri", [""])[0]):
            return Look(state, does_not_answer(), unreachable=True, sheets=sheets)
        return Look(state, reason_of(why) or reason_of(reasons), unreachable(why), sheets)

    def cancel(self, printer: Printer, job: int) -> None:
        """Take the job back; one that has ended stays as it is."""
        with suppress(ipp.Refused):
            self._ask(_CANCEL_JOB, printer, (Attribute(ipp.INTEGER, "job-id", (job,)),))

    def address(self, name: str) -> str:
        """The URI of the queue of that name."""
        return f"ipp://localhost/printers/{quote(name)}"

    def newest(self, printer: Printer) -> int:
        """The number of the last job of ours in the queue, finished or not; 0 where there is none."""
        asked = (
            Attribute(ipp.BOOLEAN, "my-jobs", (True,)),
            Attribute(ipp.KEYWORD, "which-jobs", ("all",)),
            _wanted("job-id", "job-name"),
        )
        jobs = self._done(_JOBS, printer, asked).all(ipp.JOB)
        return max((int(job["job-id"][0]) for job in jobs if job.get("job-name") == [TITLE]), default=0)

    def _found(self, operation: int, wanted: Attribute) -> ipp.Answer:
        """What there is of a kind; CUPS says "not found" where there is nothing."""
        try:
            return self._ask(operation, None, (wanted,))
        except ipp.Refused as fault:
            if fault.status == _NOT_FOUND:
                return ipp.Answer(fault.status, ())
            raise _refused(fault) from fault

    def _done(
        self,
        operation: int,
        printer: Printer,
        asked: Sequence[Attribute],
        job: Sequence[Attribute] = (),
        document: bytes = b"",
    ) -> ipp.Answer:
        try:
            return self._ask(operation, printer, asked, job, document)
        except ipp.Refused as fault:
            raise _refused(fault) from fault

    def _ask(
        self,
        operation: int,
        printer: Printer | None,
        asked: Sequence[Attribute],
        job: Sequence[Attribute] = (),
        document: bytes = b"",
    ) -> ipp.Answer:
        # The printer must come before all else (RFC 8011, 4.1.5).
        whom = () if printer is None else (Attribute(ipp.URI, "printer-uri", (printer.address,)),)
        path = "/" if printer is None else urlsplit(printer.address).path
        user = Attribute(ipp.NAME, "requesting-user-name", (self._user,))
        request = ipp.encode(operation, (*whom, user, *asked), job)
        try:
            return ipp.ask(self._spooler, path, request, document, user=self._user)
        except (FileNotFoundError, ConnectionRefusedError, gaierror) as fault:
            raise Problem(
                "no-spooler",
                _("The printing system of this computer (CUPS) is not running, so nothing can be printed."),
            ) from fault
        except (OSError, ipp.Garbled) as fault:
            raise Problem(
                "spooler-silent", _("The printing system of this computer (CUPS) does not answer. Please try again.")
            ) from fault


def printer_of(told: Mapping[str, Sequence[Any]], default: str) -> Printer:
    """A printer from the attributes of its queue."""
    media = told.get("media-supported", ())
    why = told.get("printer-state-reasons", ())
    state = told["printer-state"][0]
    return Printer(
        name=told["printer-name"][0],
        papers=tuple(paper for name in media if (paper := paper_named(name))),
        sides=frozenset(side for side in Sides if side.value in told.get("sides-supported", ()))
        or frozenset({Sides.ONE}),
        state=_state(state, why),
        reason=reason_of(why),
        is_default=told["printer-name"][0] == default,
        accepts=bool(told.get("printer-is-accepting-jobs", (True,))[0]),
        any_size=any_size_of(media),
        address=told["printer-uri-supported"][0],
    )


def _state(state: int, reasons: Sequence[str]) -> PrinterState:
    if state == _STOPPED:
        return PrinterState.STOPPED
    if unreachable(reasons):
        return PrinterState.OFFLINE
    return PrinterState.PRINTING if state == _PRINTING else PrinterState.IDLE


def _wanted(*names: str) -> Attribute:
    return Attribute(ipp.KEYWORD, "requested-attributes", names)


def _refused(fault: ipp.Refused) -> Problem:
    if fault.status == _NOT_FOUND:
        return Problem("job-lost", _("The queue no longer knows this job. Please look at what came out."))
    if fault.status in _NOT_UNDERSTOOD:
        return Problem("format-refused", _("The printing system cannot read this file."))
    return Problem(
        "spooler-refused",
        _("The printing system refused the job (IPP status {status})."),
        status=f"{fault.status:#06x}",
    )
