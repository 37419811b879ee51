"""The window's first moments: a painted desk at once, then its screens and the shop, and the watch over mistakes."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from shopfriend import crash, paths
from shopfriend.app import Surroundings
from shopfriend.keeping import this_computer
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.opened.shop import OpenShop
from shopfriend.window import theme
from shopfriend.window.main_window import MainWindow
from shopfriend.window.one_copy import OneCopy

if TYPE_CHECKING:
    from shopfriend.window.background import Workers

_SCREENS = (
    "shopfriend.window.icons",
    "shopfriend.window.widgets",
    "shopfriend.window.counter.hit_list",
    "shopfriend.window.counter.page_view",
    "shopfriend.window.counter.screen",
    "shopfriend.window.screens",
    "shopfriend.open_screens",
)
"""Modules that the counter is made of; each brings along what it needs, so that none takes long after those before."""
TURN = 0.0001
"""Seconds for which a worker may keep Python to itself: at the usual 0.005 each call to Qt could wait that long."""


def application(chosen: ThisComputer) -> tuple[QApplication, theme.Colours]:
    """The Qt application, and the colours of this computer; its look comes with `furnish`."""
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("Shopfriend")
    theme.use_text_size(chosen.text_size)
    return qt, {Theme.LIGHT: theme.LIGHT, Theme.DARK: theme.DARK}.get(chosen.theme) or theme.system_colours()


def silence_qt() -> None:
    """Keep Qt's remarks from standard error, where only sentences for the owner belong; tests listen to them."""
    qInstallMessageHandler(lambda _kind, _context, _words: None)


class FirstPaint(QObject):
    """Tells once that a window has been painted."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Wait for the first paint event; what it paints is on the screen when the next event comes."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


def run(here: Surroundings, shop: OpenShop, *, measure: bool = False, alone: bool = False) -> int:
    """Show the window on a shop until it is closed; where its window is open already, that one comes up instead.

    `alone` opens one in any case; `measure` says how long things took, and ends.
    """
    silence_qt()
    sys.setswitchinterval(TURN)
    chosen = this_computer.load(here.settings)
    if chosen.language:
        from shopfriend import language

        language.use(here.resources / "translations", chosen.language)
    qt, colours = application(chosen)
    copy = None if alone or measure else OneCopy(paths.running(), shop.path)
    if copy is not None and copy.gives_way():
        return 0
    window = MainWindow(colours)
    at_work: list[Callable[[], None]] = [shop.close]

    def after_the_first_paint() -> None:
        if measure:
            _measure("painted")
        from shopfriend.window.background import Workers
        from shopfriend.window.between_events import between_events, loaded

        workers = Workers.at_work()
        for worker in workers.all:
            worker.broken.connect(lambda fault: window.say(crash.report(fault, paths.logs())))
        at_work[:] = [workers.stop, shop.close]
        crash.watch(window.say, paths.logs())
        # Importing all at once takes longer than a key press may wait: the window goes on listening meanwhile.
        workers.reading.run(
            _load_features,
            lambda _loaded: between_events(window, loaded(*_SCREENS), lambda: furnish(workers)),
        )
        if copy is not None:
            copy.called.connect(lambda: _come_up(window))
            copy.listen()
            at_work.insert(0, copy.hear_no_more)

    def furnish(workers: "Workers") -> None:
        from shopfriend.open_screens import Opening, dress, fill

        opening = Opening(here, window, workers, shop)
        at_work.append(opening.close)
        opening.begin((lambda: workers.looking.run(lambda: shop.find("a"), _measured)) if measure else None)
        dress(here, colours)
        shop.region = _region_of_the_system() or shop.region
        features = shop.features()
        QTimer.singleShot(0, window, lambda: opening.take(fill(window, features, workers, colours)))

    FirstPaint(window).painted.connect(after_the_first_paint)
    window.resize(1440, 900)
    window.show()
    status = qt.exec()
    for end in at_work:
        end()
    if copy is not None:
        copy.leave()
    return status


def _region_of_the_system() -> str:
    """The country (ISO 3166) that this computer is set to; "" where it does not say."""
    from PySide6.QtCore import QLocale

    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if len(code) == 2 and code.isalpha() and code != "ZZ" else ""


def _load_features() -> None:
    from shopfriend.counter import views  # noqa: F401 (only to have them at hand; they name nothing of Qt)
    from shopfriend.window import features  # noqa: F401


def _come_up(window: QWidget) -> None:
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _measure(what: str) -> None:
    print(f"{what} {time.time() - _process_began():.3f}", file=sys.stderr, flush=True)


def _measured(_hits: object) -> None:
    _measure("search ready")
    QTimer.singleShot(500, QApplication.quit)


def _process_began() -> float:
    """When this process began, in seconds since the epoch; where the system does not tell, when it loaded this."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        up = float(Path("/proc/uptime").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return _LOADED
    return time.time() - up + ticks / os.sysconf("SC_CLK_TCK")


_LOADED = time.time()
