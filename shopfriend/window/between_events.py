"""Work that only the window's own thread may do and that can wait: taken a bite at a time, while no event waits.

PySide makes a class of Qt when it is first named, and two threads that make the same one end the process without a
word, or stop it for ever. So until all are made, a worker loads nothing that names one: the window's thread does.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_BITE = 0.004
"""Seconds after which the window looks for events again; what one step takes longer comes on top."""


def between_events(asker: QObject, steps: Iterable[object], then: Callable[[], object]) -> None:
    """Take `steps` in the window's thread while nothing else is to be done there, and `then` after the last.

    They end with `asker`, and with a step that fails, which is told as any bug of a slot is.
    """
    timer = QTimer(asker)
    timer.setSingleShot(True)
    rest = iter(steps)

    def take() -> None:
        full = perf_counter() + _BITE
        for _step in rest:
            if perf_counter() >= full:
                timer.start()
                return
        timer.deleteLater()
        then()

    timer.timeout.connect(take)
    timer.start()


def loaded(*modules: str) -> Iterator[None]:
    """Import these modules, one a step."""
    for module in modules:
        import_module(module)
        yield


def classes_of_qt() -> Iterator[None]:
    """Make all classes of the modules that screens are made of, one a step: from then on workers may name them."""
    from PySide6 import QtCore, QtGui, QtWidgets

    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield
