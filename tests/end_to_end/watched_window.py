"""The window as it always is, in an application that writes down whose page each typed word opened; run as a module."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

WRITTEN_TO = "SHOPFRIEND_OPENED_PAGES"
OFTEN = 10
"""Milliseconds between two looks at the screen."""


class WatchedApplication(QApplication):
    """Looks again and again who is on the screen; `opened` tells by what was typed whose page it is, by uid."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.opened: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(OFTEN)

    def _look(self) -> None:
        from shopfriend.window.counter.screen import CounterScreen

        for window in self.topLevelWidgets():
            for counter in window.findChildren(CounterScreen):
                if counter.page.isVisible() and counter.search.text():
                    self.opened[counter.search.text()] = counter._jotting.uid


def main() -> int:
    application = WatchedApplication(sys.argv[:1])
    from shopfriend import cli

    status = cli.main(sys.argv[1:])
    Path(os.environ[WRITTEN_TO]).write_text(json.dumps(application.opened), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
