"""Building the window: fonts and colours first, then the screens, and only after the first paint the shop itself."""

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
from shopfriend.open_shop import OpenShop
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.main_window import MainWindow
from shopfriend.window.one_copy import OneCopy

if TYPE_CHECKING:
    from shopfriend.window.asking import Asking
    from shopfriend.window.background import Workers
    from shopfriend.window.features import Features
    from shopfriend.window.screens import Screens


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


def furnish(
    here: Surroundings,
    window: MainWindow,
    features: "Features",
    workers: "Workers",
    colours: theme.Colours,
    asking: "Asking | None" = None,
) -> "Screens":
    """Bring the look, fonts and icons, rail and screens into a window; `asking` is by dialogs where not given."""
    from shopfriend.window import icons
    from shopfriend.window.asking import by_dialog
    from shopfriend.window.screens import Screens

    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme.load_fonts(here.resources / "fonts")
    theme.dress(qt, colours, (here.resources / "style.qss").read_text(encoding="utf-8"))
    icons.use(here.resources / "icons")
    screens = Screens(colours, features, workers, asking or by_dialog(window))
    window.fill(screens)
    return screens


class Opening(QObject):
    """Brings a furnished window from its first paint to the counter: the shop, or the first day, or the code."""

    def __init__(
        self, here: Surroundings, window: MainWindow, screens: "Screens", workers: "Workers", shop: OpenShop
    ) -> None:
        super().__init__(window)
        self._here = here
        self._window = window
        self.screens = screens
        self._workers = workers
        self._shop = shop
        self._sample: OpenShop | None = None
        self._connect()

    def begin(self) -> None:
        """Open the shop; what comes then depends on what is there."""
        self._workers.storing.run(self._shop.prepare, self._opened, self._refused)

    def close(self) -> None:
        """Let go of the sample shop, and of its folder."""
        if self._sample is not None:
            self._sample.close()
            self._folder.cleanup()

    def _connect(self) -> None:
        self.screens.redressed.connect(self._redress)
        self.screens.shop_wanted.connect(lambda: self._in_a_shop(self.screens.bring))

    def _opened(self, there: bool) -> None:
        if there:
            self._show_counter(self._shop)
            return
        first = self.screens.show_first_day()
        first.begun.connect(lambda name: self._in_a_shop(lambda: self._add(name)))
        first.list_wanted.connect(self.screens.choose_list)
        first.sample_wanted.connect(self._open_sample)

    def _show_counter(self, shop: OpenShop) -> None:
        self._shop = shop
        self.screens.show_counter(self._window.typed_early)
        self._window.typed_early = ""
        self._workers.reading.run(shop.build_index)

    def _in_a_shop(self, then: Callable[[], None]) -> None:
        """Do something with a shop; where there is none yet, a new one.

        Its code comes to paper before anything is stored: who closes the window here has locked nothing away.
        """
        if self._shop.is_open:
            then()
            return

        def begin() -> None:
            self._workers.storing.run(self._shop.make, lambda _made: then())

        def show(code: str) -> None:
            if code:
                self.screens.show_code(code).written_down.connect(begin)
            else:
                begin()

        self._workers.storing.run(self._shop.new_key, show)

    def _add(self, name: str) -> None:
        self._show_counter(self._shop)
        self._workers.storing.run(lambda: self._shop.add(name), self.screens.counter.open_page)

    def _open_sample(self) -> None:
        import tempfile

        self._folder = tempfile.TemporaryDirectory(prefix="shopfriend-sample-")
        self._sample = sample = OpenShop(self._here, Path(self._folder.name) / "sample.shopfriend")

        def opened(_made: object) -> None:
            self.screens.use(sample.features())
            self._show_counter(sample)

        self._workers.storing.run(sample.make_sample, opened)

    def _refused(self, problem: Problem) -> None:
        asking = self.screens.show_asking()
        if problem.code != "no-key":
            asking.refuse(str(problem))
        asking.typed.connect(
            lambda code: self._workers.storing.run(
                lambda: self._shop.prepare(code), self._opened, lambda why: asking.refuse(str(why))
            )
        )

    def _redress(self, chosen: ThisComputer) -> None:
        """Other colours, letters or words: the screens are built anew around what is half typed."""
        from shopfriend import language

        language.use(self._here.resources / "translations", chosen.language or "en")
        _qt, colours = application(chosen)
        self.screens = furnish(self._here, self._window, self._shop.features(), self._workers, colours)
        self.screens.show_counter()
        self.screens.show_settings()
        self._connect()


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
    chosen = this_computer.load(here.settings)
    if chosen.language:
        from shopfriend import language

        language.use(here.resources / "translations", chosen.language)
    qt, colours = application(chosen)
    copy = None if alone or measure else OneCopy(paths.running(), shop.path)
    if copy is not None and not copy.is_first() and copy.call():
        return 0
    window = MainWindow(colours)
    at_work: list[Callable[[], None]] = [shop.close]

    def after_the_first_paint() -> None:
        if measure:
            _measure("painted")
        from shopfriend.window.background import Workers

        workers = Workers.at_work()
        for worker in workers.all:
            worker.broken.connect(lambda fault: window.say(crash.report(fault, paths.logs())))
        screens = furnish(here, window, shop.features(), workers, colours)
        opening = Opening(here, window, screens, workers, shop)
        at_work[:] = [workers.finish, shop.close, opening.close]
        crash.watch(window.say, paths.logs())
        if measure:
            workers.storing.run(shop.prepare, lambda _there: workers.looking.run(lambda: shop.find("a"), _measured))
            return
        opening.begin()
        if copy is not None:
            copy.called.connect(lambda: _come_up(window))
            copy.listen()

    FirstPaint(window).painted.connect(after_the_first_paint)
    window.resize(1440, 900)
    window.show()
    status = qt.exec()
    for end in at_work:
        end()
    if copy is not None:
        copy.leave()
    return status


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
