"""The tour of what lies behind Settings: backups, lists brought and taken along, doubles, and the locked window."""

from collections.abc import Iterator
from pathlib import Path

from shopfriend.exchange import importing, reading
from shopfriend.keeping.where_it_lies import Shared
from shopfriend.opened.shop import OpenShop
from shopfriend.printing.job import Printer
from shopfriend.problem import Problem
from shopfriend.store.undoing import undo
from shopfriend.tour.camera import LOOKS, Camera
from shopfriend.tour.words import TWICE
from shopfriend.window.exchange.doubles_screen import DoublesScreen
from shopfriend.window.keeping.lock_features import Way
from shopfriend.window.keeping.lock_screen import LockScreen
from shopfriend.window.theme import Colours


def settings(camera: Camera, shop: OpenShop) -> Iterator[str]:
    """The settings, and what lies behind them: sheet and backups, measuring."""
    window = camera.window
    for word in ("Wyebridge", "Bríd", "stollen", "mercery"):
        shop.features().cards.spelling.keep(word)
    window.show_settings()
    yield camera.picture("shop", screen="settings")
    shop.features().safety.daily()
    window.show_safety()
    camera.settle()
    window.safety.paper.show_printers([Printer("Office", ()), Printer("Kitchen", ())])
    window.safety.days.picked.emit()
    window.safety.paper.ask_back(Path("/media/stick/Recovery sheet 1.pdf"), new=False)
    yield camera.picture("recovery_sheet_and_backups", screen="settings")
    backup = window.safety.days.chosen
    if backup is not None:
        window.safety.days.refuse(backup, Problem("wrong-key", ""))
    window.safety.paper.change.click()
    yield camera.picture("older_backup_and_new_code", screen="settings")
    lies = Shared("Dropbox")
    window.safety.warn(f"{lies.reason} {lies.way_on}")
    yield camera.picture("shop_in_a_synchronised_folder", screen="settings")
    window.safety.warn("")
    window.show_measuring()
    yield camera.picture("true_to_size", screen="settings")


def a_list(camera: Camera, list_file: Path) -> Iterator[str]:
    """A list that is brought: one that is fine, and one to be looked through."""
    importing = camera.window.importing
    importing.look_at(list_file)
    yield camera.picture("bring_a_list", screen="settings")
    importing.look_at(list_file)
    camera.settle()
    importing.page.choose(1)
    yield camera.picture("bring_a_list_to_check", screen="settings")


def many_at_once(camera: Camera, shop: OpenShop) -> Iterator[str]:
    """Taking along, and doubles: somebody is brought twice for the picture, and taken back after it."""
    window = camera.window
    window.settings.customers.taking_wanted.emit()
    yield camera.picture("take_along", screen="settings")
    database = shop.database
    twice = TWICE.format(number=camera.frame.width() + LOOKS.index(camera.look))
    read = reading.read_bytes(twice.encode(), "twice.csv", "GB", today=shop.features().counter.day())
    done = importing.store(database, read)
    window.settings.customers.doubles_wanted.emit()
    yield camera.picture("doubles", screen="settings")
    doubles = window.findChild(DoublesScreen)
    assert doubles is not None
    doubles.which.chosen.emit(1)
    yield camera.picture("made_one", screen="settings")
    doubles.which.chosen.emit(0)
    undo(database, done.changes.action)
    doubles.reload()
    yield camera.picture("no_doubles", screen="settings")


def locked(camera: Camera, colours: Colours) -> Iterator[str]:
    """Each way of asking who is there again."""
    for way in Way:
        cover = LockScreen(colours)
        camera.frame.cover(cover)
        cover.ask(way)
        yield camera.picture(f"locked_{way.name.lower()}", screen="settings")
