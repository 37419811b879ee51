"""One window for one shop, also where two are started at one moment, or one while the other is being closed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from shopfriend.window import one_copy
from shopfriend.window.one_copy import OneCopy


def test_a_second_calls_the_first_and_gives_way_and_another_shop_has_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, other = (OneCopy(tmp_path, tmp_path / name) for name in ("shop", "shop", "other"))
    assert not first.gives_way()
    assert not other.gives_way()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert second.gives_way()
    first.hear_no_more()
    first.leave()
    assert not second.gives_way()


def test_a_second_waits_for_a_first_that_does_not_listen_yet(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneCopy(tmp_path, tmp_path / "shop")
    assert not first.gives_way()
    with ThreadPoolExecutor(1) as beside:
        second = beside.submit(lambda: OneCopy(tmp_path, tmp_path / "shop").gives_way())
        with qtbot.waitSignal(first.called):
            QTimer.singleShot(300, first.listen)
        assert second.result(timeout=5)


def test_a_second_takes_over_from_a_first_that_is_being_closed(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneCopy(tmp_path, tmp_path / "shop"), OneCopy(tmp_path, tmp_path / "shop")
    assert not first.gives_way()
    first.listen()
    first.hear_no_more()
    with ThreadPoolExecutor(1) as beside:
        begun = beside.submit(second.gives_way)
        qtbot.wait(200)
        assert not begun.done()
        first.leave()
        assert not begun.result(timeout=5)
    assert not second._lock.tryLock(0)


def test_a_first_that_stays_silent_keeps_nobody_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_copy, "_LISTENS_WITHIN", 200)
    first, second = OneCopy(tmp_path, tmp_path / "shop"), OneCopy(tmp_path, tmp_path / "shop")
    assert not first.gives_way()
    assert not second.gives_way()
