"""The window as it always is, in an application that times every call on its thread; tests run it as a module."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

WRITTEN_TO = "SHOPFRIEND_LONGEST_CALLS"


class TimedApplication(QApplication):
    """Keeps the longest calls; one within another counts for the outer one, one that waits for a dialog not at all."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.calls: list[tuple[float, str]] = []
        self._depth = 0
        self._asks = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            self._asks = self._asks or self.activeModalWidget() is not None
            return super().notify(receiver, event)
        self._depth += 1
        begun = time.perf_counter()
        kind, whom = event.type().name, type(receiver).__name__
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if not self._asks:
                self.calls.append((time.perf_counter() - begun, f"{kind} to {whom}"))
            self._asks = False


def main() -> int:
    application = TimedApplication(sys.argv[:1])
    from shopfriend import cli

    status = cli.main(sys.argv[1:])
    longest = sorted(application.calls, reverse=True)[:20]
    Path(os.environ[WRITTEN_TO]).write_text(
        "".join(f"{seconds * 1000:.1f} {what}\n" for seconds, what in longest), encoding="utf-8"
    )
    return status


if __name__ == "__main__":
    sys.exit(main())
