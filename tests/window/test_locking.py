"""Locked: one field, and nothing of anybody in the window, in its objects or on its way to them; then all is there."""

import gc
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopfriend.app import Surroundings
from shopfriend.counter.followed_index import FollowedIndex
from shopfriend.counter.views import Hit, Opened, Today
from shopfriend.keeping import pin, this_computer
from shopfriend.keeping.views import ThisComputer
from shopfriend.open_screens import Opening
from shopfriend.opened.shop import OpenShop
from shopfriend.store import cipher, recovery_code
from shopfriend.store.database import Database
from shopfriend.window import theme
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.keeping.lock_features import Way
from shopfriend.window.keeping.lock_screen import LockScreen
from shopfriend.window.screens import Screens
from tests.keeping.test_opening import DrawerKeychain
from tests.window.conftest import TODAY, AtTheCounter, activate
from tests.window.test_counter import open_margit, texts

PERSONAL = (Hit, Opened, Today, FollowedIndex, Database, Screens, PageView)
NAMES = ("Margit", "Sørensen", "Emil", "Clara", "Swansea")


class WithDrawer(Surroundings):
    """Surroundings with a keychain in memory."""

    @property
    def keychain(self) -> DrawerKeychain:
        return DRAWER


DRAWER = DrawerKeychain()


def personal() -> list[object]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, PERSONAL)]


@pytest.fixture(autouse=True)
def of_others() -> set[int]:
    """What tests before this one have left behind, until Python or Qt clears it away."""
    return {id(each) for each in personal()}


@pytest.fixture
def drawer(at_the_counter: AtTheCounter) -> DrawerKeychain:
    DRAWER.kept.clear()
    DRAWER.takes = True
    DRAWER.keep(cipher.salt_of(at_the_counter.shop.path), at_the_counter.shop.secret())
    return DRAWER


@pytest.fixture
def here(tmp_path: Path) -> Surroundings:
    return WithDrawer(Path("resources").absolute(), None, TODAY, tmp_path / "window.json")


@pytest.fixture
def opening(at_the_counter: AtTheCounter, drawer: DrawerKeychain, here: Surroundings) -> Opening:
    at_the_counter.shop._here = here
    return at_the_counter.opening(here, at_the_counter.shop)


def cover(opening: Opening) -> LockScreen:
    found = opening.locking._cover
    assert found is not None
    return found


def lock(at: AtTheCounter, qtbot: QtBot, opening: Opening) -> LockScreen:
    """Lock, and wait until all is let go of; the test holds nothing of it, either."""
    opening.screens.lock_wanted.emit()
    qtbot.waitUntil(lambda: opening.locking.has_let_go and not at.shop.is_open, timeout=10_000)
    at.window = None  # type: ignore[assignment]
    qtbot.waitUntil(lambda: cover(opening).way is not None)
    for _ in range(3):
        at.settle()
    return cover(opening)


def unlock(at: AtTheCounter, qtbot: QtBot, opening: Opening, typed: str = "") -> None:
    screen = cover(opening)
    screen.field.setText(typed)
    qtbot.mouseClick(screen.opens, Qt.MouseButton.LeftButton)
    at.settle()


def opened_again(at: AtTheCounter, qtbot: QtBot, opening: Opening) -> None:
    qtbot.waitUntil(lambda: not opening.locking.is_locked and opening.screens.counter.isVisible(), timeout=10_000)
    at.window = opening.screens
    qtbot.waitUntil(at.window._daily._timer.isActive, timeout=10_000)
    at.settle()


def words_in_widgets() -> str:
    found: list[str] = []
    for widget in QApplication.allWidgets():
        found += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        if isinstance(widget, QMenu):
            found += [action.text() for action in widget.actions()]
    return "\n".join(found)


def test_locked_there_is_one_field_and_nobody(
    of_others: set[int], at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    at = at_the_counter
    open_margit(at, qtbot)
    at.window.show_promises()
    at.window.show_cards()
    at.settle()
    assert any(name in words_in_widgets() for name in NAMES)
    screen = lock(at, qtbot, opening)
    assert at.frame.centralWidget() is screen
    assert [each for each in at.frame.findChildren(QLineEdit) if each.isVisible()] == []
    assert {name for name in NAMES if name in words_in_widgets()} == set()
    assert [type(each).__name__ for each in personal() if id(each) not in of_others] == []
    shop = at.shop
    assert (shop.raw_key, shop._database, shop._code) == ("", None, None)
    assert (shop.looking._connection, shop.looking._index, shop.looking._raw) == (None, None, "")
    unlock(at, qtbot, opening)
    opened_again(at, qtbot, opening)
    open_margit(at, qtbot)
    assert "Margit" in texts(at.window.counter)


def test_the_key_locks_and_what_was_half_typed_comes_back(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    at = at_the_counter
    open_margit(at, qtbot)
    activate(at, qtbot)
    qtbot.keyClicks(at.window.counter.talk.words, "Half a thou")
    qtbot.keyClick(at.window.counter.talk.words, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert at.frame.centralWidget() is cover(opening)
    assert "Half a thou" not in texts(at.frame)
    qtbot.waitUntil(lambda: opening.locking.has_let_go, timeout=10_000)
    at.settle()
    unlock(at, qtbot, opening)
    opened_again(at, qtbot, opening)
    open_margit(at, qtbot)
    assert at.window.counter.talk.words.text() == "Half a thou"


def test_a_pin_opens_and_five_wrong_ones_want_the_code(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain
) -> None:
    at, salt = at_the_counter, cipher.salt_of(at_the_counter.shop.path)
    code = recovery_code.code_of(at.shop.secret())
    pin.choose(drawer, salt, "2468")
    assert lock(at, qtbot, opening).way is Way.PIN
    assert cover(opening).field.echoMode() is QLineEdit.EchoMode.Password
    unlock(at, qtbot, opening, "1111")
    assert "4 more tries" in texts(cover(opening))
    assert not at.shop.is_open
    unlock(at, qtbot, opening, "2468")
    opened_again(at, qtbot, opening)
    lock(at, qtbot, opening)
    for _ in range(5):
        unlock(at, qtbot, opening, "1111")
    assert cover(opening).way is Way.CODE
    unlock(at, qtbot, opening, "2468")
    assert "7 groups of 4" in texts(cover(opening))
    unlock(at, qtbot, opening, recovery_code.code_of(b"another secret!!"))
    assert "does not open" in texts(cover(opening))
    assert not at.shop.is_open
    unlock(at, qtbot, opening, code)
    opened_again(at, qtbot, opening)
    assert lock(at, qtbot, opening).way is Way.PIN
    unlock(at, qtbot, opening, "2468")
    opened_again(at, qtbot, opening)


def test_a_keychain_that_does_not_answer_any_more_wants_the_code(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain
) -> None:
    code = recovery_code.code_of(at_the_counter.shop.secret())
    assert lock(at_the_counter, qtbot, opening).way is Way.KEYCHAIN
    drawer.kept.clear()
    unlock(at_the_counter, qtbot, opening)
    assert cover(opening).way is Way.CODE
    assert "keychain has no key" in texts(cover(opening))
    unlock(at_the_counter, qtbot, opening, code)
    opened_again(at_the_counter, qtbot, opening)
    assert drawer.kept


def test_a_window_that_starts_asks_for_its_pin_first(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain, here: Surroundings
) -> None:
    at = at_the_counter
    pin.choose(drawer, cipher.salt_of(at.shop.path), "2468")
    again = OpenShop(here, at.shop.path)
    fresh = at.opening(here, again)
    fresh.begin()
    qtbot.waitUntil(lambda: fresh.locking.is_locked and cover(fresh).way is Way.PIN)
    assert not again.is_open
    unlock(at, qtbot, fresh, "2468")
    opened_again(at, qtbot, fresh)
    assert again.find("Margit")
    again.close()


def test_answers_that_come_late_never_show_on_a_locked_window(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    """A page, hits, today and a list are on their way, and somebody is storing for long."""
    at = at_the_counter
    margit = at.shop.find("margit")[0].uid
    released: list[bool] = []

    def long() -> str:
        while not released:
            time.sleep(0.01)
        return "Margit Sørensen was stored"

    for worker in at.workers.all:
        worker.run(long, at.frame.say)
    at.window.counter.open_page(margit)
    at.window.counter.type_query("mar")
    at.window.show_promises()
    opening.screens.lock_wanted.emit()
    screen = cover(opening)
    qtbot.wait(200)
    assert not opening.locking.has_let_go
    at.window = None  # type: ignore[assignment]
    released.append(True)
    qtbot.waitUntil(lambda: opening.locking.has_let_go and not at.shop.is_open, timeout=10_000)
    at.settle()
    assert at.frame.centralWidget() is screen
    assert {name for name in NAMES if name in texts(at.frame)} == set()
    assert {name for name in NAMES if name in words_in_widgets()} == set()
    unlock(at, qtbot, opening)
    opened_again(at, qtbot, opening)


def test_while_something_is_under_way_the_same_screens_come_back_to_whoever_has_the_key(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain
) -> None:
    at = at_the_counter
    pin.choose(drawer, cipher.salt_of(at.shop.path), "2468")
    at.window.cards.ways.under_way = True
    before = at.window
    before.lock_wanted.emit()
    at.settle()
    qtbot.wait(200)
    assert opening.locking.is_locked
    assert not opening.locking.has_let_go
    unlock(at, qtbot, opening, "1234")
    assert opening.locking.is_locked
    unlock(at, qtbot, opening, "2468")
    qtbot.waitUntil(lambda: not opening.locking.is_locked)
    assert at.frame.centralWidget() is before
    assert before.isVisible()
    before.cards.ways.under_way = False
    at.settle()
    open_margit(at, qtbot)


def test_what_others_write_meanwhile_is_shown_only_to_whoever_has_the_key(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    """The question is on its way as the window is locked, cards are on their way to paper, and the answer is yes."""
    at, before = at_the_counter, at_the_counter.window
    before.show_promises()
    at.settle()
    before.cards.ways.under_way = True
    at.shop.others_wrote()
    moved: list[bool] = []
    before._following.moved.connect(lambda: moved.append(before.isVisible()))
    other = OpenShop(at.shop._here, at.shop.path, at.shop._code)
    other.prepare()
    other.add("Xerxes Ptak")
    other.close()
    before._following.ask()
    before.lock_wanted.emit()
    at.settle()
    assert moved == []
    unlock(at, qtbot, opening)
    qtbot.waitUntil(lambda: not opening.locking.is_locked)
    at.settle()
    assert moved == [True]
    before.cards.ways.under_way = False


def test_what_could_not_be_stored_is_not_let_go_of(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    at = at_the_counter
    opening.screens.lock_wanted.emit()
    from shopfriend.problem import Problem

    def refuse() -> None:
        raise Problem("no-room", "The disk is full.")

    at.workers.storing.run(refuse)
    at.settle()
    qtbot.wait(200)
    assert not opening.locking.has_let_go
    unlock(at, qtbot, opening)
    qtbot.waitUntil(lambda: not opening.locking.is_locked)
    assert at.window.isVisible()


def test_a_list_that_drops_down_goes_out_of_sight_too(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    at_the_counter.window.show_settings()
    at_the_counter.settle()
    at_the_counter.window.settings.region.open_list()
    assert QApplication.activePopupWidget() is not None
    opening.screens.lock_wanted.emit()
    assert QApplication.activePopupWidget() is None


def test_it_locks_by_itself_and_any_key_puts_that_off(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    at, watch = at_the_counter, at_the_counter.window._watch
    watch.lock_after(5)
    assert watch.away.isActive()
    watch.away.setInterval(300)
    watch._live()
    for _ in range(4):
        qtbot.wait(150)
        qtbot.keyClick(at.window.counter.search, "a")
        assert not opening.locking.is_locked
    qtbot.waitUntil(lambda: opening.locking.is_locked, timeout=3000)


def test_a_computer_that_slept_too_long_wakes_up_locked(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening
) -> None:
    watch = at_the_counter.window._watch
    watch.lock_after(5)
    watch._last -= 6 * 60
    qtbot.keyClick(at_the_counter.window.counter.search, "m")
    assert opening.locking.is_locked
    assert at_the_counter.window.counter.search.text() == ""


def test_never_is_never(at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening) -> None:
    watch = at_the_counter.window._watch
    watch.lock_after(0)
    watch._last -= 600 * 60
    qtbot.keyClick(at_the_counter.window.counter.search, "m")
    assert not watch.away.isActive()
    assert not opening.locking.is_locked


def test_settings_choose_the_time_and_the_pin(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain, here: Surroundings
) -> None:
    at, salt = at_the_counter, cipher.salt_of(at_the_counter.shop.path)
    at.window.use(at.shop.features())
    at.window.show_settings()
    at.settle()
    part = at.window.settings.lock
    assert "anybody who is logged in" in texts(part)
    qtbot.mouseClick(part.minutes.button(2), Qt.MouseButton.LeftButton)
    at.settle()
    assert this_computer.load(here.settings) == ThisComputer(lock_after=15)
    assert at.window._watch.away.interval() == 15 * 60_000
    qtbot.mouseClick(part.choose, Qt.MouseButton.LeftButton)
    for typed, kept in (("12", False), ("123456", True)):
        part.field.setText(typed)
        qtbot.keyClick(part.field, Qt.Key.Key_Return)
        at.settle()
        assert pin.is_set(drawer, salt) == kept
    assert "no key to the file" in texts(part)
    qtbot.mouseClick(part.none, Qt.MouseButton.LeftButton)
    at.settle()
    assert not pin.is_set(drawer, salt)


def test_the_sample_shop_opens_again_though_nobody_has_its_code(
    at_the_counter: AtTheCounter, qtbot: QtBot, here: Surroundings, tmp_path: Path
) -> None:
    DRAWER.kept.clear()
    sample = OpenShop(here, tmp_path / "sample")
    sample.make_sample()
    at = at_the_counter
    at.window.use(sample.features())
    fresh = at.opening(here, sample)
    at.shop = sample
    assert lock(at, qtbot, fresh).way is Way.KEYCHAIN
    unlock(at, qtbot, fresh)
    opened_again(at, qtbot, fresh)
    sample.close()


def test_a_locked_shop_answers_nothing(at_the_counter: AtTheCounter, here: Surroundings) -> None:
    from shopfriend.problem import Problem

    at_the_counter.shop.lock()
    for ask in (at_the_counter.shop.today, lambda: at_the_counter.shop.find("mar")):
        with pytest.raises(Problem) as problem:
            ask()
        assert problem.value.code == "locked"


def test_screens_that_are_let_go_of_begin_nothing_more(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    """What was typed just now would be looked for later, and the answer find nobody."""
    screens = at_the_counter.window
    screens.show_promises()
    screens.promises.show_what_came_in()
    at_the_counter.settle()
    qtbot.keyClicks(screens.promises.came_in.what, "beans")
    assert any(timer.isActive() for timer in screens.findChildren(QTimer))
    at_the_counter.frame.let_go()
    assert not any(timer.isActive() for timer in screens.findChildren(QTimer))


def test_what_is_loaded_while_the_window_locks_builds_nothing(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain
) -> None:
    """Locked a moment after its start, or after a lock: what was to be built ahead is gone by then."""
    lock(at_the_counter, qtbot, opening)
    qtbot.waitUntil(lambda: opening.locking.has_let_go, timeout=10_000)
    opening._build_ahead()
    unlock(at_the_counter, qtbot, opening)
    opened_again(at_the_counter, qtbot, opening)


@pytest.mark.parametrize("moves", [True, False], ids=["the same screens come back", "new screens come"])
def test_other_letters_chosen_a_moment_before_do_not_take_the_cover_away(
    at_the_counter: AtTheCounter, qtbot: QtBot, opening: Opening, drawer: DrawerKeychain, *, moves: bool
) -> None:
    at, before = at_the_counter, at_the_counter.window
    before.cards.ways.under_way = moves
    before.lock_wanted.emit()
    chosen = replace(this_computer.load(opening._here.settings), text_size=125)
    before.redressed.emit(chosen)
    assert opening.locking.is_locked
    assert isinstance(at.frame.centralWidget(), LockScreen)
    qtbot.waitUntil(lambda: cover(opening).way is not None)
    before.cards.ways.under_way = False
    if not moves:
        qtbot.waitUntil(lambda: opening.locking.has_let_go and not at.shop.is_open, timeout=10_000)
    unlock(at, qtbot, opening)
    opened_again(at, qtbot, opening)
    assert opening.screens is not before
    assert theme.text(17).pixelSize() > 17
