"""Whatever is clicked and typed, in whatever order and however fast, the window makes no mistake.

A locked one shows the lock alone, and one that hides everything names nobody. Hands that know nothing of the program do
what comes; the seed decides. In the full form there are many of them, and they do not wait for what they have done.
"""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from shopfriend.counter.views import Jotted
from shopfriend.open_screens import Opening
from shopfriend.opened.shop import OpenShop
from shopfriend.problem import Problem
from shopfriend.window.keeping.lock_screen import LockScreen
from tests.end_to_end.how_often import FULL, times
from tests.window.conftest import AtTheCounter

STEPS = times(120, 1500)
SEEDS = range(times(1, 40))
WORDS = (
    *("mar", "margit", "promised to ring on Friday", "@mar", "#bread", "11 December", "29 February", "x" * 60),
    *("1604", "Her niece Wilma would like beans", "before Christmas", "-1", "99999999999", "<b>bold</b>", "%s {x}"),
)
SHORTCUTS = (
    *(f"Ctrl+{place}" for place in range(1, 7)),
    *"Ctrl+Z Ctrl+E Ctrl+N Ctrl+H Ctrl+R Ctrl+J Ctrl+I Ctrl+P Ctrl+D Ctrl+K Ctrl+Return Ctrl+Shift+V".split(),
    *"Ctrl++ Ctrl+- Ctrl+0 Ctrl+Backspace Return Esc Tab Backtab Down Up Left Right Space Home End Backspace".split(),
    *"Y N K T L A Delete F8 F11".split(),
)
LOCKS = 0.02
"""How often the lock is chosen where it can be: it stands in sight all the time."""
SURNAMES = ("Sørensen", "O'Shea", "Haddad", "Çağlar", "Mudge", "Bexley", "Papadaki", "Kovalenko", "Okafor")


class Hands:
    """Somebody at the window who knows nothing of it; `did` tells what was done last, for whoever looks for a fault."""

    def __init__(self, at: AtTheCounter, opening: Opening, seed: int) -> None:
        self._at = at
        self._opening = opening
        self._chance = random.Random(seed)
        self._elsewhere: OpenShop | None = None
        self.did: list[str] = []

    def act(self) -> None:
        """Do one thing, and wait for all of it; in the full form for a moment, or not at all."""
        self._close_what_dropped_down()
        cover = self._opening.locking._cover
        if cover is not None and cover.way is not None and self._chance.random() < 0.5:
            self._unlock(cover)
        does = self._click, self._click, self._type, self._press, self._press, self._point, self._write_elsewhere
        self._chance.choices(does, (4, 4, 4, 4, 4, 2, 1))[0]()
        patience = self._chance.random() if FULL else 0.0
        if patience < 0.4:
            self._at.settle()
        elif patience < 0.7:
            QTest.qWait(self._chance.choice((0, 1, 5, 20)))

    def close(self) -> None:
        """Leave the other window, too."""
        if self._elsewhere is not None:
            self._elsewhere.close()

    def _seen(self, *kinds: type[QWidget]) -> list[QWidget]:
        found = [widget for kind in kinds for widget in self._at.frame.findChildren(kind)]
        return [each for each in found if each.isVisible() and each.isEnabled() and not each.visibleRegion().isEmpty()]

    def _click(self) -> None:
        buttons = [
            each
            for each in self._seen(QAbstractButton)
            if each.text().strip() != "Lock" or self._chance.random() < LOCKS  # type: ignore[attr-defined]
        ]
        if buttons:
            button = self._chance.choice(buttons)
            self.did.append(f"click {button.text()!r}")  # type: ignore[attr-defined]
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _type(self) -> None:
        fields = self._seen(QLineEdit, QPlainTextEdit)
        if fields:
            field, words = self._chance.choice(fields), self._chance.choice(WORDS)
            self.did.append(f"type {words!r}")
            field.setFocus()
            if self._chance.random() < 0.3:
                field.clear()  # type: ignore[attr-defined]
            QTest.keyClicks(field, words)

    def _press(self) -> None:
        keys = self._chance.choice(SHORTCUTS)
        self.did.append(f"press {keys}")
        stroke = QKeySequence(keys)[0]
        QTest.keyClick(QApplication.focusWidget() or self._at.frame, stroke.key(), stroke.keyboardModifiers())

    def _point(self) -> None:
        widget = self._chance.choice([each for each in self._seen(QWidget) if min(each.width(), each.height()) > 3])
        place = QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))
        self.did.append(f"point at {type(widget).__name__}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def _write_elsewhere(self) -> None:
        """What another window on the same shop does meanwhile."""
        if self._elsewhere is None:
            self._elsewhere = OpenShop(self._at.shop._here, self._at.shop.path, self._at.shop._code)
            self._elsewhere.prepare()
        hits = self._elsewhere.names(self._chance.choice(("mar", "a", "jo", "tom"))).hits
        if not hits:
            return
        uid = self._chance.choice(hits).uid
        deletes = self._chance.random() < 0.2
        self.did.append("delete elsewhere" if deletes else "remember elsewhere")
        try:
            if deletes:
                self._elsewhere.features().counter.rights.delete(uid)
            else:
                self._elsewhere.remember(uid, Jotted("Said elsewhere", promise="Ring on Friday"))
        except Problem:
            self.did.append("refused elsewhere")

    def _unlock(self, cover: LockScreen) -> None:
        self.did.append("unlock")
        if cover.to_code.isVisible():
            cover.to_code.click()
        cover.field.setText(self._at.shop._code)
        QTest.mouseClick(cover.opens, Qt.MouseButton.LeftButton)

    def _close_what_dropped_down(self) -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu) and popup.actions() and self._chance.random() < 0.6:
            action = self._chance.choice(popup.actions())
            self.did.append(f"choose {action.text()!r}")
            action.trigger()
        if popup is not None:
            popup.close()


def words_seen(window: QWidget) -> Iterator[str]:
    """The words that stand in the window and were not typed into it."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget.accessibleName()
            if isinstance(widget, QLabel | QAbstractButton):
                yield widget.text()


def nobody_is_named(window: QWidget) -> bool:
    return not any(name in words for words in words_seen(window) for name in SURNAMES)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_hands_do_makes_a_mistake(at_the_counter: AtTheCounter, no_keychain: None, seed: int) -> None:
    at, broken = at_the_counter, list[BaseException]()
    opening = at.opening(at.shop._here, at.shop)
    for worker in at.workers.all:
        worker.broken.connect(broken.append)
    closing = QTimer(interval=20)
    closing.timeout.connect(lambda: isinstance(found := QApplication.activeModalWidget(), QDialog) and found.reject())
    closing.start()
    hands = Hands(at, opening, seed)
    for _step in range(STEPS):
        hands.act()
        told = hands.did[-20:]
        assert broken == [], told
        if opening.locking.is_locked:
            assert isinstance(at.frame.centralWidget(), LockScreen), told
            assert nobody_is_named(at.frame), told
        elif hands.did[-1] == "press Esc":
            at.settle()
            QTest.qWait(150)
            at.settle()
            counter = opening.screens.counter
            assert not (counter.isVisible() and counter.is_hidden) or nobody_is_named(at.frame), told
    at.settle()
    hands.close()
