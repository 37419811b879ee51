"""The paper and the backups in the window, on real files: asked back, brought back, locked anew, reminded."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.keeping import arrangements, backups
from shopfriend.keeping.arrangements import Arrangements
from shopfriend.opened.safety import OpenSafety
from shopfriend.opened.shop import OpenShop
from shopfriend.printing.job import JobState, Look, Paper, Printer
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.store import cipher, recovery_code, upgrade
from shopfriend.store.key import fits
from shopfriend.window.keeping.safety_screen import SafetyScreen
from shopfriend.window.keeping.welcome import CodeToType
from tests.window.conftest import TODAY, AtTheCounter, surroundings
from tests.window.test_counter import open_margit, texts
from tests.window.test_printing import DUPLEX, Queue


@pytest.fixture
def screen(at_the_counter: AtTheCounter, tmp_path: Path) -> SafetyScreen:
    (tmp_path / "paper").mkdir()
    at_the_counter.shop.database.back_up(TODAY, Why.DAY)
    at_the_counter.window.show_safety()
    at_the_counter.settle()
    return at_the_counter.window.safety


def click(at: AtTheCounter, qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    at.settle()


def type_groups(at: AtTheCounter, qtbot: QtBot, screen: SafetyScreen, code: str) -> None:
    groups = code.split("-")
    for number, field in zip(screen.paper._wanted, screen.paper.fields, strict=True):
        field.setText(groups[number - 1].lower())
    click(at, qtbot, screen.paper.check)


def code_of(at: AtTheCounter) -> str:
    return recovery_code.code_of(at.shop.secret())


def test_the_sheet_is_made_and_asked_back(
    at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    assert screen.paper.which.text() == "Sheet 1 of 24 November 2026 opens your shop."
    click(at_the_counter, qtbot, screen.paper.save)
    assert (tmp_path / "paper" / "Recovery sheet 1.pdf").read_bytes().startswith(b"%PDF")
    type_groups(at_the_counter, qtbot, screen, "0000-0000-0000-0000-0000-0000-0001")
    assert "compare it with the paper" in screen.paper.line.text()
    assert not at_the_counter.window._features.safety.overview().asked_back
    type_groups(at_the_counter, qtbot, screen, code_of(at_the_counter))
    assert screen.paper.line.text().startswith("Right.")
    assert at_the_counter.window._features.safety.overview().asked_back


def test_a_day_is_brought_back_and_the_window_shows_it(
    at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot
) -> None:
    at, shop = at_the_counter, at_the_counter.shop
    uid = shop.add("Somebody of today")
    assert shop.find("Somebody of today")[0].uid == uid
    screen.reload()
    at.settle()
    assert screen.days.restore.isHidden()
    click(at, qtbot, screen.days._look)
    assert screen.days.held.text().startswith("It is whole: 65 customers and")
    click(at, qtbot, screen.days.restore)
    assert at.window.counter.isVisible()
    at.settle()
    assert not [hit for hit in shop.find("Somebody of today") if hit.uid == uid]
    open_margit(at, qtbot)
    assert [each.why for each in backups.of_shop(shop.path)] == [Why.RESTORE, Why.DAY]


def test_another_code_is_asked_back_before_it_locks_the_shop(
    at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot
) -> None:
    at, shop = at_the_counter, at_the_counter.shop
    old = shop.secret()
    click(at, qtbot, screen.paper.change)
    assert "Nothing has changed yet" in screen.paper.line.text()
    click(at, qtbot, screen.paper.save)
    assert "Nothing has changed yet" in screen.paper.line.text()
    type_groups(at, qtbot, screen, code_of(at))
    assert fits(shop.path, old)
    new_sheet = screen._features.asked_back.__self__._paper  # type: ignore[attr-defined]
    type_groups(at, qtbot, screen, new_sheet.code)
    at.settle()
    assert screen.paper.line.text() == "The new code opens your shop and 2 backups."
    assert screen.paper.which.text().startswith("Sheet 2 ")
    assert not fits(shop.path, old)
    at.window.show_counter()
    at.settle()
    open_margit(at, qtbot)
    assert shop.find("mag")


def test_the_second_place_gets_todays_backup_and_is_missed_after_two_weeks(
    at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    at, stick = at_the_counter, tmp_path / "paper"
    click(at, qtbot, screen.days._choose)
    assert len(list(stick.iterdir())) == 1
    safety = at.window._features.safety
    assert (safety.overview().place, safety.overview().reached) == (str(stick), TODAY)
    assert safety.daily() == ""
    salt, file = cipher.salt_of(at.shop.path), surroundings(tmp_path).arrangements
    for days, reminded in ((13, False), (14, True)):
        for backup in backups.of_shop(at.shop.path):
            backup.file.unlink()
        arrangements.store(file, salt, Arrangements(str(tmp_path / "gone"), TODAY - timedelta(days), 1))
        assert bool(safety.daily()) == reminded
        assert len(backups.of_shop(at.shop.path)) == 1
    arrangements.store(file, salt, Arrangements())
    backups.of_shop(at.shop.path)[0].file.unlink()
    assert "recovery sheet" in safety.daily()
    assert safety.daily() == ""
    arrangements.store(file, salt, Arrangements(str(stick), TODAY))
    screen.reload()
    at.settle()
    click(at, qtbot, screen.days._none)
    assert safety.overview().place == ""


@pytest.mark.parametrize("damage", ["emptied", "its first page spoilt"])
def test_a_file_that_does_not_open_is_replaced_by_the_newest_backup_and_kept(
    at_the_counter: AtTheCounter, sample_file: tuple[Path, str], tmp_path: Path, qtbot: QtBot, damage: str
) -> None:
    at, path = at_the_counter, tmp_path / "broken"
    broken = OpenShop(surroundings(tmp_path), Path(shutil.copy(sample_file[0], path)), sample_file[1])
    broken.prepare()
    broken.database.back_up(TODAY, Why.DAY)
    broken.close()
    path.write_bytes(b"" if damage == "emptied" else path.read_bytes()[:16] + bytes(path.stat().st_size - 16))
    spoilt = path.read_bytes()
    again = OpenShop(surroundings(tmp_path), path, sample_file[1])
    opening = at.opening(surroundings(tmp_path), again)
    opening.begin()
    at.settle()
    asking = at.window.findChildren(CodeToType)[-1]
    qtbot.waitUntil(asking.backup.isVisible)
    click(at, qtbot, asking.backup)
    qtbot.waitUntil(at.window.counter.isVisible)
    at.settle()
    assert len(backups.of_shop(path)) == 1
    (aside,) = path.with_name("broken backups").glob("broken damaged*")
    assert aside.read_bytes() == spoilt
    assert again.find("Margit")
    again.close()


def test_what_the_daily_backup_cannot_do_is_said_once(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    at = at_the_counter
    at.shop.path.with_name(f"{at.shop.path.stem} backups").write_text("dear to somebody")
    said: list[str] = []
    at.window._daily.told.connect(said.append)
    for _ in range(2):
        at.window._daily.ask()
        at.settle()
    assert len(said) == 1
    assert said[0].startswith("No backup can be made in")
    with pytest.raises(Problem):
        at.window._features.safety.daily()


def test_a_shop_in_a_synchronised_folder_is_warned_of_once_and_the_screen_says_what_to_do(
    at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot
) -> None:
    at, safety = at_the_counter, at_the_counter.window._features.safety
    assert screen.warning.isHidden()
    (at.shop.path.parent / ".stfolder").mkdir()
    said = safety.daily()
    assert "Syncthing" in said
    assert "what to do" in said
    assert safety.daily() == ""
    screen.reload()
    at.settle()
    assert screen.warning.isVisible()
    assert "second place" in screen.warning.text()


@pytest.fixture
def queue(at_the_counter: AtTheCounter, tmp_path: Path) -> Queue:
    """Two printers that behave, before the screen of backups asks for them."""
    at, queue = at_the_counter, Queue()
    safety = OpenSafety(surroundings(tmp_path), at.shop, queue).features()
    at.window.use(replace(at.shop.features(), safety=safety))
    return queue


def test_the_sheet_goes_to_a_printer_from_memory_and_is_asked_back(
    queue: Queue, at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    at = at_the_counter
    assert screen.paper.printer.isVisible()
    before = sorted(tmp_path.rglob("*"))
    click(at, qtbot, screen.paper.print)
    qtbot.waitUntil(lambda: screen.paper.line.text().startswith("It is printed."), timeout=10_000)
    (ticket,) = queue.sent
    assert ticket.printer == DUPLEX
    assert code_of(at).split("-")[0] in PdfReader(BytesIO(ticket.pdf)).pages[0].extract_text()
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before and path.suffix == ".pdf"] == []
    type_groups(at, qtbot, screen, code_of(at))
    assert at.window._features.safety.overview().asked_back


def test_a_printer_without_paper_is_told_and_the_sheet_can_be_cancelled(
    queue: Queue, at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot
) -> None:
    queue.says = lambda: Look(JobState.WAITING, "out of paper")
    screen.paper.change.click()
    screen.paper.print.click()
    qtbot.waitUntil(screen.paper.progress.isVisible)
    assert not screen.paper.print.isVisible()
    qtbot.wait(600)
    screen.paper.progress.cancelled.emit()
    qtbot.waitUntil(screen.paper.print.isVisible, timeout=20_000)
    assert screen.paper.line.text()
    assert not screen.paper.fields[0].isVisible()
    assert at_the_counter.window._features.safety.overview().sheet.number == 1


def test_without_a_printer_the_sheet_is_saved(screen: SafetyScreen, at_the_counter: AtTheCounter) -> None:
    at_the_counter.settle()
    assert not screen.paper.print.isVisible()
    assert screen.paper.save.isVisible()


def test_a_letter_printer_gets_a_letter_page(
    queue: Queue, at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot
) -> None:
    queue.there = (Printer("Letter", (Paper("na_letter_8.5x11in", Size(215.9, 279.4)),)),)
    screen.reload()
    at_the_counter.settle()
    click(at_the_counter, qtbot, screen.paper.print)
    qtbot.waitUntil(lambda: bool(queue.sent), timeout=10_000)
    page = PdfReader(BytesIO(queue.sent[0].pdf)).pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (612, 792)


def test_a_backup_of_an_older_sheet_asks_for_the_code_of_that_sheet(
    at_the_counter: AtTheCounter, screen: SafetyScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    at, shop = at_the_counter, at_the_counter.shop
    (old,) = backups.of_shop(shop.path)
    old_code, away = code_of(at), tmp_path / "away"
    old.file.rename(away)
    shop.database.back_up(TODAY, Why.DAY)
    click(at, qtbot, screen.paper.change)
    click(at, qtbot, screen.paper.save)
    type_groups(at, qtbot, screen, screen._features.asked_back.__self__._paper.code)  # type: ignore[attr-defined]
    at.settle()
    new = shop.secret()
    away.rename(old.file.with_name(old.file.name.replace(" 00001 ", " 00009 ")))
    shop.add("Somebody of today")
    screen.reload()
    at.settle()
    days = screen.days
    assert "opened by sheet 1" in days.choice.accessibleName()
    click(at, qtbot, days._look)
    assert days.held.text().startswith("Sheet 1 of 24 November 2026 opens this backup.")
    assert not days.restore.isVisible()
    for typed, said in ((code_of(at), "does not open"), ("ABCD", "7 groups of 4"), (old_code.lower(), "It is whole")):
        days.code.setText(typed)
        qtbot.keyClick(days.code, Qt.Key.Key_Return)
        at.settle()
        assert said in days.held.text()
    click(at, qtbot, days.restore)
    qtbot.waitUntil(at.window.counter.isVisible)
    at.settle()
    assert shop.secret() == new
    assert fits(shop.path, new)
    assert not fits(shop.path, recovery_code.secret_of(old_code))
    assert not [hit for hit in shop.find("Somebody of today") if hit.name == "Somebody of today"]


def test_a_shop_of_a_newer_program_is_not_asked_for_its_code_and_can_be_tried_again(
    at_the_counter: AtTheCounter, sample_file: tuple[Path, str], tmp_path: Path, qtbot: QtBot
) -> None:
    at, path = at_the_counter, Path(shutil.copy(sample_file[0], tmp_path / "newer"))
    key = cipher.raw_key(recovery_code.secret_of(sample_file[1]), cipher.salt_of(path))
    with closing(cipher.connect(path, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = OpenShop(surroundings(tmp_path), path, sample_file[1])
    at.opening(surroundings(tmp_path), newer).begin()
    at.settle()
    asking = at.window.findChildren(CodeToType)[-1]
    qtbot.waitUntil(asking.opens.isVisible)
    assert not asking.code.isVisible()
    assert "made by a newer Shopfriend" in texts(asking)
    click(at, qtbot, asking.opens)
    assert "made by a newer Shopfriend" in texts(asking)
    with closing(cipher.connect(path, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (upgrade.NEWEST,))
    click(at, qtbot, asking.opens)
    qtbot.waitUntil(at.window.counter.isVisible)
    newer.close()
