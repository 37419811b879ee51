"""Building the window: fonts and colours first, then the screens, and only after the first paint the shop itself."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from shopfriend import crash, paths
from shopfriend.app import Surroundings
from shopfriend.open_shop import OpenShop
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Worker
from shopfriend.window.main_window import MainWindow


def application(here: Surroundings, colours: theme.Colours | None = None) -> tuple[QApplication, theme.Colours]:
    """The Qt application with its colours; fonts and icons come with `furnish`."""
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("Shopfriend")
    chosen = colours or theme.system_colours()
    theme.dress(qt, chosen, (here.resources / "style.qss").read_text(encoding="utf-8"))
    return qt, chosen


@dataclass(frozen=True, slots=True)
class Workers:
    """Three threads: one looks people up, one reads and stores everything else, one builds the index meanwhile."""

    looking: Worker
    storing: Worker
    building: Worker

    def finish(self) -> None:
        """Wait until all work is done."""
        for worker in (self.building, self.looking, self.storing):
            worker.finish()


def silence_qt() -> None:
    """Keep Qt's remarks from standard error, where only sentences for the owner belong; tests listen to them."""
    qInstallMessageHandler(lambda _kind, _context, _words: None)


def furnish(here: Surroundings, window: MainWindow, shop: OpenShop) -> Workers:
    """Bring fonts, icons, rail and screens into a window, and the workers that answer them."""
    from shopfriend.window import icons

    theme.load_fonts(here.resources / "fonts")
    icons.use(here.resources / "icons")
    workers = Workers(Worker(), Worker(), Worker())
    window.furnish(shop.features(), (workers.looking, workers.storing))
    for worker in (workers.looking, workers.storing, workers.building):
        worker.broken.connect(lambda fault: window.say(crash.report(fault, paths.logs())))
    return workers


def window_on(here: Surroundings, shop: OpenShop, colours: theme.Colours) -> tuple[MainWindow, Workers]:
    """A furnished window on a shop, not yet shown."""
    window = MainWindow(colours)
    return window, furnish(here, window, shop)


def begin(window: MainWindow, workers: Workers, shop: OpenShop, sample: OpenShop) -> None:
    """After the first paint: the counter where the shop opens, else the first day or the code to type."""
    storing = workers.storing

    def opened(there: bool) -> None:
        if there:
            window.show_counter()
            workers.building.run(shop.build_index)
            return
        first = window.show_first_day()
        first.begun.connect(lambda name: storing.run(shop.make, lambda code: made(code, name)))
        first.sample_wanted.connect(lambda: storing.run(sample.make_sample, lambda _done: on_sample()))

    def on_sample() -> None:
        window.use(sample.features())
        window.show_counter()
        workers.building.run(sample.build_index)

    def made(code: str, name: str) -> None:
        if code:
            window.show_code(code).written_down.connect(lambda: add(name))
        else:
            add(name)

    def add(name: str) -> None:
        window.show_counter()
        workers.building.run(shop.build_index)
        storing.run(lambda: shop.add(name), window.counter.open_page)

    def refused(problem: Problem) -> None:
        asking = window.show_asking()
        if problem.code != "no-key":
            asking.refuse(str(problem))
        asking.typed.connect(
            lambda code: storing.run(lambda: shop.prepare(code), opened, lambda why: asking.refuse(str(why)))
        )

    storing.run(shop.prepare, opened, refused)


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


def run(here: Surroundings, shop: OpenShop, *, measure: bool = False) -> int:
    """Show the window on a shop until it is closed. Where `measure` is on it says how long things took, and ends."""
    silence_qt()
    qt, colours = application(here)
    window = MainWindow(colours)
    at_work: list[Callable[[], None]] = [shop.close]

    def after_the_first_paint() -> None:
        if measure:
            _measure("painted")
        import tempfile

        workers = furnish(here, window, shop)
        folder = tempfile.TemporaryDirectory(prefix="shopfriend-sample-")
        sample = OpenShop(here, Path(folder.name) / "sample.shopfriend")
        at_work[:] = [workers.finish, shop.close, sample.close, folder.cleanup]
        sys.excepthook = lambda _kind, fault, _trace: window.say(crash.report(fault, paths.logs()))
        if measure:
            workers.storing.run(shop.prepare, lambda _there: workers.looking.run(lambda: shop.find("a"), _measured))
        else:
            begin(window, workers, shop, sample)

    FirstPaint(window).painted.connect(after_the_first_paint)
    window.resize(1440, 900)
    window.show()
    status = qt.exec()
    for end in at_work:
        end()
    return status


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
