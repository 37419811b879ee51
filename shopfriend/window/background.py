"""Work that must not keep the window waiting: serial workers, whose answers come back to the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from shopfriend.problem import Problem

Answer = TypeVar("Answer")


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], report: Callable[[Any, BaseException | None], None]) -> None:
        super().__init__()
        self._work = work
        self._report = report

    def run(self) -> None:
        try:
            answer = self._work()
        except BaseException as fault:
            self._report(None, fault)
        else:
            self._report(answer, None)


class Worker(QObject):
    """Does one thing after the other in a thread of its own.

    `failed` tells a Problem that nobody else took; `broken` anything that is a bug. `is_late` is true while an answer
    is given that was asked for before `hush`: whoever gets it shows nothing personal.
    """

    failed = Signal(object)
    broken = Signal(object)
    _reported = Signal(object, object, object, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stopped = False
        self._counting = Lock()
        self._unanswered = 0
        self._hushed = 0
        self.is_late = False

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked is done and its answers are given. Known in the window's thread alone."""
        return self._unanswered == 0

    def hush(self) -> None:
        """What was asked for until now is answered late: people look on since."""
        self._hushed += 1

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do `work` later, then give its answer to `then` in the window's thread, or a Problem to `otherwise`."""
        self._count(1)
        asked = self._hushed
        self._pool.start(_Task(work, lambda answer, fault: self._report(answer, fault, then, otherwise, asked)))

    def finish(self) -> None:
        """Wait until all work is done."""
        self._pool.waitForDone()

    def stop(self) -> None:
        """Wait until all work is done, and give no more answers: whoever asked may be gone."""
        self._stopped = True
        self.finish()

    def _report(self, answer: Any, fault: BaseException | None, then: Any, otherwise: Any, asked: int) -> None:
        self._reported.emit(answer, fault, then, otherwise, asked)

    def _count(self, one: int) -> None:
        with self._counting:
            self._unanswered += one

    @Slot(object, object, object, object, int)
    def _deliver(self, answer: Any, fault: BaseException | None, then: Any, otherwise: Any, asked: int) -> None:
        self.is_late = asked < self._hushed
        try:
            if not self._stopped:
                self._give(answer, fault, then, otherwise)
        finally:
            self.is_late = False
            # Counted last: what an answer asks for in its turn is then counted already.
            self._count(-1)

    def _give(self, answer: Any, fault: BaseException | None, then: Any, otherwise: Any) -> None:
        if fault is None:
            if then is not None:
                then(answer)
        elif isinstance(fault, Problem):
            (otherwise or self.failed.emit)(fault)
        else:
            self.broken.emit(fault)


@dataclass(slots=True)
class Stop:
    """Whether somebody asked to stop, or went and left the work to itself: written by the window, read by a worker."""

    asked: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Workers:
    """Six threads: one looks people up, one stores, one reads, one makes pages, one waits for printers, one backs up.

    Finding and opening never wait for storing, nor does a list on the screen; `paper` makes pages and previews, and at
    the beginning the index of everybody; `printing` follows a job for as long as paper moves.
    """

    looking: Worker
    storing: Worker
    reading: Worker
    paper: Worker
    printing: Worker
    keeping: Worker

    @classmethod
    def at_work(cls) -> "Workers":
        """New ones, each with a thread of its own as soon as there is work for it."""
        return cls(Worker(), Worker(), Worker(), Worker(), Worker(), Worker())

    @property
    def all(self) -> tuple[Worker, ...]:
        """Each of them, those that others wait for last."""
        return self.reading, self.printing, self.paper, self.looking, self.storing, self.keeping

    @property
    def are_idle(self) -> bool:
        """Whether there is nothing that is still done or answered."""
        return all(worker.is_idle for worker in self.all)

    def alone(self, work: Callable[[], Answer]) -> Answer:
        """Do `work` while none of the others does anything, as where the file is replaced. Asked on `keeping`."""
        others = self.reading, self.printing, self.paper, self.looking, self.storing
        arrived, done = [Event() for _worker in others], Event()

        def wait(arrives: Event) -> None:
            arrives.set()
            done.wait()

        try:
            for worker, arrives in zip(others, arrived, strict=True):
                worker.run(partial(wait, arrives))
            for arrives in arrived:
                arrives.wait()
            return work()
        finally:
            done.set()

    @property
    def answer_late(self) -> bool:
        """Whether one of them is just now giving an answer that was asked for before everything was hidden."""
        return any(worker.is_late for worker in self.all)

    def hush(self) -> None:
        """People look on: what was asked for until now is answered late."""
        for worker in self.all:
            worker.hush()

    def finish(self) -> None:
        """Wait until all work is done."""
        for worker in self.all:
            worker.finish()

    def stop(self) -> None:
        """Wait until all work is done, and give no more answers, as when the window is closed."""
        for worker in self.all:
            worker.stop()
