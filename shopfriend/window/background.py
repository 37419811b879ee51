"""Work that must not keep the window waiting: serial workers, whose answers come back to the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from shopfriend.problem import Problem


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

    `failed` tells a Problem that nobody else took; `broken` anything that is a bug.
    """

    failed = Signal(object)
    broken = Signal(object)
    _reported = Signal(object, object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stopped = False

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do `work` later, then give its answer to `then` in the window's thread, or a Problem to `otherwise`."""
        self._pool.start(_Task(work, lambda answer, fault: self._report(answer, fault, then, otherwise)))

    def finish(self) -> None:
        """Wait until all work is done."""
        self._pool.waitForDone()

    def stop(self) -> None:
        """Wait until all work is done, and give no more answers: whoever asked may be gone."""
        self._stopped = True
        self.finish()

    def _report(self, answer: Any, fault: BaseException | None, then: Any, otherwise: Any) -> None:
        self._reported.emit(answer, fault, then, otherwise)

    @Slot(object, object, object, object)
    def _deliver(self, answer: Any, fault: BaseException | None, then: Any, otherwise: Any) -> None:
        if self._stopped:
            return
        if fault is None:
            if then is not None:
                then(answer)
        elif isinstance(fault, Problem):
            (otherwise or self.failed.emit)(fault)
        else:
            self.broken.emit(fault)


@dataclass(frozen=True, slots=True)
class Workers:
    """Four threads: one looks people up, one stores, one reads, and one does what takes longest.

    Finding and opening never wait for storing, nor does a list on the screen; `paper` makes pages and previews, and at
    the beginning the index of everybody.
    """

    looking: Worker
    storing: Worker
    reading: Worker
    paper: Worker

    @classmethod
    def at_work(cls) -> "Workers":
        """New ones, each with a thread of its own as soon as there is work for it."""
        return cls(Worker(), Worker(), Worker(), Worker())

    @property
    def all(self) -> tuple[Worker, ...]:
        """Each of them, the one that others wait for last."""
        return self.reading, self.paper, self.looking, self.storing

    def finish(self) -> None:
        """Wait until all work is done."""
        for worker in self.all:
            worker.finish()

    def stop(self) -> None:
        """Wait until all work is done, and give no more answers, as when the window is closed."""
        for worker in self.all:
            worker.stop()
