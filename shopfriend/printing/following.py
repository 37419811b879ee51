"""Follows a job to its end, since handing it over says nothing about paper, and a queue may drop it without a word."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from shopfriend.language import _
from shopfriend.printing.job import JobState, Look, Printer, Ticket
from shopfriend.problem import Problem


class Way(Protocol):
    """A way to paper: CUPS, or Qt with the spooler behind it."""

    def printers(self) -> tuple[Printer, ...]:
        """The printers there are."""
        ...

    def send(self, ticket: Ticket, cancelled: Callable[[], bool]) -> int:
        """Hand the pages over and give the job's number."""
        ...

    def look(self, printer: Printer, job: int) -> Look:
        """How the job stands."""
        ...

    def cancel(self, printer: Printer, job: int) -> None:
        """Take the job back; one that has ended stays as it is."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """What is told of a job whenever it changes; `reason` in plain words where something is the matter."""

    job: int
    state: JobState
    reason: str
    sheets: int = 0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, in seconds, until the owner is told: of a printer that stands still, and of one that does not answer
    (it may be waking up), of one that says it prints while nothing changes. `between` lies between two looks; a
    cancelled job gets `ending` to be gone.
    """

    stopped: float = 3.0
    unreachable: float = 25.0
    unchanged: float = 600.0
    between: float = 0.4
    ending: float = 10.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Time that passes: seconds that only grow, and how to wait for some."""

    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


def follow(
    way: Way,
    printer: Printer,
    job: int,
    *,
    progress: Callable[[Step], None],
    cancelled: Callable[[], bool],
    patience: Patience,
    clock: Clock,
) -> None:
    """Look after the job until the queue has done it; a spooler that is silent for a moment is asked again.

    Raises Problem: `cancelled` where `cancelled` said so, `job-cancelled` and `job-failed` where others ended it,
    `printer-stopped` where it stands still: then the job stays in its queue, and the sentence says so.
    """
    told: Look | None = None
    standing_since = stopping_since = None
    changed = clock.now()
    while True:
        if stopping_since is None and cancelled():
            stopping_since = clock.now()
            way.cancel(printer, job)
        look = _patient_look(way, printer, job, patience, clock)
        if look != told:
            told, changed = look, clock.now()
            progress(Step(job, look.state, look.reason, look.sheets))
        if look.state is JobState.DONE:
            return
        if look.state in (JobState.CANCELLED, JobState.FAILED):
            raise _ended(printer, job, look, by_owner=stopping_since is not None)
        now = clock.now()
        if stopping_since is not None:
            if now - stopping_since >= patience.ending:
                raise _ended(printer, job, look, by_owner=True)
        elif look.state is JobState.STOPPED or look.unreachable:
            standing_since = now if standing_since is None else standing_since
            if now - standing_since >= (patience.stopped if look.state is JobState.STOPPED else patience.unreachable):
                raise _standing(printer, job, look)
        elif look.state is JobState.PRINTING and now - changed >= patience.unchanged:
            raise _standing(printer, job, look)
        else:
            standing_since = None
        clock.wait(patience.between)


def check_wanted(cancelled: Callable[[], bool]) -> None:
    """Raises Problem `cancelled` where the owner has thought better of it before anything was sent."""
    if cancelled():
        raise Problem("cancelled", _("Stopped. Nothing was sent to the printer."))


def _patient_look(way: Way, printer: Printer, job: int, patience: Patience, clock: Clock) -> Look:
    try:
        return way.look(printer, job)
    except Problem as silent:
        if silent.code not in ("no-spooler", "spooler-silent"):
            raise
    # A spooler that restarts keeps its jobs.
    clock.wait(patience.stopped)
    with suppress(Problem):
        return way.look(printer, job)
    raise Problem(
        "spooler-lost",
        _("The printing system fell silent. {printer} may still print job {job}: please look before you repeat it."),
        job=job,
        printer=printer.name,
    )


def _ended(printer: Printer, job: int, look: Look, *, by_owner: bool) -> Problem:
    if by_owner:
        sentence = (
            _("Stopped. Job {job} was taken back from {printer}; please look at what had come out.")
            if look.state is JobState.CANCELLED
            else _("Stopped, but job {job} is still with {printer}.")
        )
        return Problem("cancelled", sentence, job=job, printer=printer.name, state=look.state.value)
    code, sentence = (
        ("job-cancelled", _("Job {job} was cancelled before {printer} had printed it all: {reason}."))
        if look.state is JobState.CANCELLED
        else ("job-failed", _("Job {job} failed on {printer}: {reason}."))
    )
    reason = look.reason or _("the queue does not say why")
    return Problem(code, sentence, job=job, printer=printer.name, reason=reason, state=look.state.value)


def _standing(printer: Printer, job: int, look: Look) -> Problem:
    return Problem(
        "printer-stopped",
        _("The printer {printer} stopped: {reason}. Job {job} waits in its queue and goes on when the printer does."),
        printer=printer.name,
        reason=look.reason or _("it does not say why"),
        job=job,
        state=look.state.value,
    )
