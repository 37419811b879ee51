"""A day in the window, with a list, talks, cards and envelopes printed, backups, a lock, a PIN and a mistake of ours:

no file that was written holds a name or a sentence that can be read, while the window is open and after it was closed.
"""

import sys
import tempfile
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend import crash
from shopfriend.counter.views import Fact, Jotted
from shopfriend.keeping import pin
from shopfriend.opened.safety import OpenSafety
from shopfriend.printing.job import Printer
from shopfriend.store import cipher
from tests.end_to_end.test_nothing_in_plain_text import PEOPLE, SAID, SECRETS, nothing_can_be_read, written
from tests.window.conftest import AtTheCounter, surroundings
from tests.window.test_locking import DRAWER, WithDrawer, opened_again, unlock
from tests.window.test_printing import DUPLEX, Office, office  # noqa: F401 (a fixture)

HALF_TYPED = "Nobody else may ever know that"
PIN = "73918264"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Wherever a program may leave something without being asked."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return home


def day(at: AtTheCounter, qtbot: QtBot, office: Office, folder: Path) -> None:  # noqa: F811
    """What an owner does; `folder` is where she has her list and her stick."""
    window = at.window
    rows = "\n".join(",".join((*person, "2026-12-05")) for person in PEOPLE)
    (folder / "list.csv").write_text("First Name,Last Name,Email,Notes,Birthday\n" + rows, encoding="utf-8")
    office.print("The cards")
    office.go("One envelope on plain paper")
    office.go("Please look at it")
    office.go("Envelopes 1 to")
    office.steps.stopped.emit()
    office.is_asked_what_came_out()
    window.choose_list()
    at.settle()
    window.importing.bring()
    qtbot.waitUntil(window.counter.isVisible, timeout=20_000)
    at.settle()
    uid = at.shop.find("quendoline")[0].uid
    window.counter.open_page(uid)
    at.settle()
    window.counter.talk.put_back(Jotted(*SAID))
    qtbot.keyClick(window.counter.talk.words, Qt.Key.Key_Return)
    at.settle()
    at.shop.features().counter.edit.change(uid, {Fact.CALLED: "Quenny"}, {})
    window.counter.talk.put_back(Jotted(HALF_TYPED))


def keep_it_safe(at: AtTheCounter, office: Office, folder: Path) -> None:  # noqa: F811
    safety = OpenSafety(surroundings(folder), at.shop, office.queue).features()
    safety.daily()
    safety.choose_place(str(folder / "stick"))
    for new in (False, True):
        safety.print_sheet(DUPLEX, new, lambda _step: None, lambda: False)
    backup = safety.overview().backups[0]
    safety.look(backup, "")


def test_a_day_in_the_window_leaves_nothing_to_read(
    home: Path,
    office: Office,  # noqa: F811
    at_the_counter: AtTheCounter,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    at = at_the_counter
    (tmp_path / "stick").mkdir()
    cards = at.shop.features().cards
    names = [card.name for card in cards.month(cards.day().replace(day=1)).cards[:5]]
    code = at.shop.secret()
    DRAWER.kept.clear()
    DRAWER.keep(cipher.salt_of(at.shop.path), code)
    here = WithDrawer(Path("resources").absolute(), None, surroundings(tmp_path).today, tmp_path / "window.json")
    at.shop._here = here
    opening = at.opening(here, at.shop)
    pin.choose(DRAWER, cipher.salt_of(at.shop.path), PIN)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    crash.watch(at.frame.say, home / "logs")
    try:
        day(at, qtbot, office, tmp_path)
        keep_it_safe(at, office, tmp_path)
        words = (*SECRETS, *names, HALF_TYPED, PIN, "Quenny")
        (tmp_path / "list.csv").unlink()
        sys.excepthook(ValueError, ValueError(SAID[0]), None)
        assert any("crash" in path.name for path in written(home))
        assert [path for path in written(tmp_path) if path.name.endswith("-wal")]
        nothing_can_be_read(tmp_path, words)
        opening.screens.lock_wanted.emit()
        qtbot.waitUntil(lambda: opening.locking.has_let_go and not at.shop.is_open, timeout=10_000)
        at.settle()
        nothing_can_be_read(tmp_path, words)
        unlock(at, qtbot, opening, "1111")
        unlock(at, qtbot, opening, PIN)
        opened_again(at, qtbot, opening)
        at.frame.close()
        at.workers.finish()
        at.shop.close()
        nothing_can_be_read(tmp_path, words)
        assert isinstance(office.queue.sent[0].printer, Printer)
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
