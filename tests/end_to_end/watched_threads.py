"""The window as it always is, telling what its workers load until everything is loaded; tests run it as a module."""

import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

CLASSES_MADE = "shopfriend.window.cards.screen"
"""The first module of the window that a worker may load: it is asked for when all classes of Qt have been made."""


def main() -> int:
    loaded: list[str] = []

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "import" and threading.current_thread() is not threading.main_thread():
            loaded.append(arguments[0])

    sys.addaudithook(heard)
    application = QApplication(sys.argv[:1])
    looking = QTimer(application)
    looking.timeout.connect(lambda: application.quit() if CLASSES_MADE in loaded else None)
    looking.start(20)
    from shopfriend import cli

    status = cli.main(sys.argv[1:])
    for name in loaded[: loaded.index(CLASSES_MADE)]:
        if names_qt(name):
            print(name)
    return status


def names_qt(name: str) -> bool:
    """Whether a module is of PySide, or names it."""
    if name.startswith("PySide6"):
        return True
    file = getattr(sys.modules.get(name), "__file__", None)
    return name.startswith("shopfriend") and file is not None and "PySide6" in Path(file).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
