"""From a painted desk to the counter: the look, the screens, and the shop, or the first day, or the code."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from shopfriend.app import Surroundings
from shopfriend.keeping import this_computer
from shopfriend.keeping.views import ThisComputer
from shopfriend.language import _
from shopfriend.open_window import application
from shopfriend.opened.lock import OpenLock
from shopfriend.opened.safety import OpenSafety
from shopfriend.opened.shop import OpenShop
from shopfriend.problem import Problem
from shopfriend.window import icons, theme
from shopfriend.window.asking import Asking, by_dialog
from shopfriend.window.background import Workers
from shopfriend.window.between_events import between_events, classes_of_qt
from shopfriend.window.counter.half_typed import HalfTyped
from shopfriend.window.features import Features
from shopfriend.window.half_typed_on import put_back_on
from shopfriend.window.locking import Locking
from shopfriend.window.main_window import MainWindow
from shopfriend.window.screens import Screens
from shopfriend.window.theme import Colours

if TYPE_CHECKING:
    from shopfriend.keeping.checking import Health


def furnish(
    here: Surroundings,
    window: MainWindow,
    features: Features,
    workers: Workers,
    colours: Colours,
    asking: Asking | None = None,
) -> Screens:
    """Bring the look, rail and screens into a window at once; `asking` is by dialogs where not given."""
    dress(here, colours)
    return fill(window, features, workers, colours, asking)


def dress(here: Surroundings, colours: Colours) -> None:
    """Give the application its fonts, colours and icons."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme.load_fonts(here.resources / "fonts")
    theme.dress(qt, colours, (here.resources / "style.qss").read_text(encoding="utf-8"))
    icons.use(here.resources / "icons")


def fill(
    window: MainWindow, features: Features, workers: Workers, colours: Colours, asking: Asking | None = None
) -> Screens:
    """Put rail and screens into a window that is dressed."""
    screens = Screens(colours, features, workers, asking or by_dialog(window))
    window.fill(screens)
    return screens


def load_the_rest() -> None:
    """Import the screens that are not seen yet, and make what understands a talk: a worker does it before it is wanted.

    All classes of Qt must have been made in the window's thread before.
    """
    from shopfriend.counter.said import offers
    from shopfriend.window.cards import screen  # noqa: F401
    from shopfriend.window.counter import page_form, promises_screen  # noqa: F401
    from shopfriend.window.goodwill import screen as circle  # noqa: F401
    from shopfriend.window.keeping import settings_screen  # noqa: F401

    offers.ready()


class Opening:
    """Brings a window from its first paint to the counter: the shop, or the first day, or the code."""

    def __init__(self, here: Surroundings, window: MainWindow, workers: Workers, shop: OpenShop) -> None:
        self._here = here
        self._window = window
        self._workers = workers
        self._shop = shop
        self._sample: OpenShop | None = None
        self._ready: Callable[[], None] | None = None
        self._answer: Callable[[], None] | None = None
        self._taken = False
        self._looks_later: ThisComputer | None = None
        self.locking = Locking(window, workers)
        self.locking.let_go.connect(lambda: delattr(self, "screens"))
        self.locking.opened.connect(self._unlocked)
        self.locking.refused.connect(self._refused)
        self.locking.uncovered.connect(self._look_as_chosen)

    def begin(self, ready: Callable[[], None] | None = None) -> None:
        """Open the shop; what is seen then depends on what is there.

        The screens may be built meanwhile; an answer that comes before they are there waits for them. `ready` is called
        as soon as the shop can be asked, before anything else is asked of it.
        """
        self._ready = ready

        def once_there_are_screens(answer: Callable[[], None]) -> None:
            if self._taken:
                answer()
            else:
                self._answer = answer

        self._workers.storing.run(
            OpenLock(self._here, self._shop).prepare,
            lambda there: once_there_are_screens(lambda: self._opened(there)),
            lambda problem: once_there_are_screens(lambda: self._refused(problem)),
        )

    def take(self, screens: Screens) -> None:
        """Show everything on these screens."""
        self.screens = screens
        screens.begun.connect(lambda: self._workers.paper.run(self._shop.prepare_index))
        screens.begun.connect(self._go_on_loading)
        screens.redressed.connect(self._redress)
        screens.shop_wanted.connect(lambda: self._in_a_shop(self.screens.bring))
        screens.lock_wanted.connect(self._lock)
        screens.lock_after(this_computer.load(self._here.settings).lock_after)
        self._taken = True
        answer, self._answer = self._answer, None
        if answer is not None:
            answer()

    def _go_on_loading(self) -> None:
        """Load and build what a click will want, once the readers have nothing more to do: they would slow it down."""

        def make_classes(_idle: object) -> None:
            between_events(self._window, classes_of_qt(), lambda: self._workers.paper.run(load_the_rest, build))

        def build(_loaded: object) -> None:
            self._workers.reading.run(lambda: None, lambda _idle: self._build_ahead())

        self._workers.paper.run(lambda: None, make_classes)

    def _build_ahead(self) -> None:
        """Locked meanwhile, there are no screens: those that come after the lock are built ahead in their turn."""
        if hasattr(self, "screens"):
            self.screens.build_ahead()

    def close(self) -> None:
        """Let go of the sample shop, and of its folder."""
        if self._sample is not None:
            self._sample.close()
            self._folder.cleanup()

    def _opened(self, there: bool) -> None:
        if there:
            self._show_counter(self._shop)
            return
        self._show_first_day()

    def _show_first_day(self) -> None:
        first = self.screens.show_first_day()
        first.begun.connect(lambda name: self._in_a_shop(lambda: self._add(name)))
        first.list_wanted.connect(self.screens.choose_list)
        first.sample_wanted.connect(self._open_sample)
        first.backup_chosen.connect(lambda file: self._ask_for_backup(Path(file)))

    def _ask_for_backup(self, file: Path) -> None:
        asking = self.screens.show_asking()
        asking.ask_for_backup(file.stem)
        asking.left.connect(self._show_first_day)

        def bring_back(code: str) -> None:
            asking.wait()
            self._workers.storing.run(
                lambda: self._shop.bring_back(file, code), self._brought_back, lambda why: asking.refuse(str(why))
            )

        asking.typed.connect(bring_back)

    def _brought_back(self, held: "Health") -> None:
        self._show_counter(self._shop)
        self.screens.say(
            _("Your shop is back: {customers} customers, {conversations} conversations.").format(
                customers=held.customers, conversations=held.conversations
            )
        )

    def _show_counter(self, shop: OpenShop) -> None:
        self._shop = shop
        if self._ready is not None:
            self._ready()
            self._ready = None
        self.screens.show_counter(self._window.typed_early)
        self._window.typed_early = ""

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

    def _lock(self) -> None:
        self.locking.lock(self.screens, OpenLock(self._here, self._shop).features(), self._colours)

    @property
    def _colours(self) -> Colours:
        return application(this_computer.load(self._here.settings))[1]

    def _unlocked(self, typed: HalfTyped | None) -> None:
        """The screens were let go of with all that stood in them: new ones, on the shop that is open again."""
        self.take(furnish(self._here, self._window, self._shop.features(), self._workers, self._colours))
        if typed is not None:
            put_back_on(self.screens, typed)
        if self._shop.is_open:
            self._show_counter(self._shop)

    def _refused(self, problem: Problem) -> None:
        if problem.code == "pin-wanted":
            self.locking.begin_locked(OpenLock(self._here, self._shop).features(), self._colours)
            return
        asking = self.screens.show_asking()
        asking.explain(problem)
        if problem.code in ("damaged", "empty-file", "not-a-shop", "wrong-key"):
            self._workers.storing.run(OpenSafety(self._here, self._shop).has_backups, asking.backup.setVisible)
        asking.again_wanted.connect(
            lambda: self._workers.storing.run(
                OpenLock(self._here, self._shop).prepare, self._opened, lambda why: asking.refuse(str(why))
            )
        )
        asking.backup_wanted.connect(
            lambda: self._workers.storing.run(
                self._shop.open_newest_backup, self._restored, lambda why: asking.refuse(str(why))
            )
        )
        asking.typed.connect(
            lambda code: self._workers.storing.run(
                lambda: self._shop.prepare(code), self._opened, lambda why: asking.refuse(str(why))
            )
        )

    def _restored(self, there: bool) -> None:
        self._opened(there)
        self.screens.say(_("This is the newest backup. The file that did not open is kept beside it."))

    def _redress(self, chosen: ThisComputer) -> None:
        """Other colours, letters or words: the screens are built anew around what is half typed.

        Chosen a moment before the lock, they wait for whoever may see the screens: new ones would take the cover away.
        """
        from shopfriend import language

        if self.locking.is_locked:
            self._looks_later = chosen
            return

        language.use(self._here.resources / "translations", chosen.language or "en")
        where = self.screens.whereabouts()
        _qt, colours = application(chosen)
        self.take(furnish(self._here, self._window, self._shop.features(), self._workers, colours))
        self.screens.come_back(where)

    def _look_as_chosen(self) -> None:
        chosen, self._looks_later = self._looks_later, None
        if chosen is not None:
            self._redress(chosen)
