"""Takes pictures of a window for the tour, once everything that it asked for has arrived."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtTest import QTest

from shopfriend.keeping.views import Theme
from shopfriend.window.background import Workers
from shopfriend.window.main_window import MainWindow
from shopfriend.window.screens import Screens

LOOKS = (Theme.LIGHT, Theme.DARK)


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures of one window in one size and look into `folder`."""

    window: Screens
    frame: MainWindow
    workers: Workers
    folder: Path
    look: Theme

    def settle(self, turns: int = 1) -> None:
        """Let every worker finish what it was asked, and what its answers ask in turn."""
        for _turn in range(8 * turns):
            self.workers.finish()
            QTest.qWait(2)

    def picture(self, state: str, screen: str = "counter") -> str:
        """Keep what the window shows; gives the file's name."""
        self.settle()
        name = f"{screen}_{state}_{self.look}_{self.frame.width()}.png"
        self.frame.grab().save(str(self.folder / name))
        return name

    def open(self, words: str) -> None:
        """Open the page of whoever stands first for these words."""
        self.window.counter.type_query(words)
        self.settle()
        self.window.counter.enter()
