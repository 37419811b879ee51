"""How soon the window is there, and how much memory it takes, beside an empty QMainWindow in the same run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measure import report
from tests.end_to_end.command import environment

pytestmark = pytest.mark.bench
PAINTED, READY = 1.3, 3.0
RUNS = 7
EMPTY = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def event(self, event):
        if event.type() is QEvent.Type.Paint and not self.property("seen"):
            self.setProperty("seen", True)
            QTimer.singleShot(0, self.told)
        return super().event(event)
    def told(self):
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        began = time.time() - float(Path("/proc/uptime").read_text().split()[0]) + ticks / os.sysconf("SC_CLK_TCK")
        print(f"painted {time.time() - began:.3f}", file=sys.stderr, flush=True)
        QTimer.singleShot(100, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""


def told(home: Path, *command: str) -> dict[str, float]:
    """The least of several runs for each thing that is told."""
    found: dict[str, float] = {}
    for _ in range(RUNS):
        ended = subprocess.run(
            [sys.executable, *command],
            env=environment(home, QT_QPA_PLATFORM="offscreen", SHOPFRIEND_MEASURE="1"),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        for what, seconds in re.findall(r"(painted|search ready) ([\d.]+)", ended.stderr):
            found[what] = min(found.get(what, 99.0), float(seconds))
    return found


def test_the_window_is_there_almost_as_soon_as_an_empty_one(large_shop: Path) -> None:
    home = large_shop.parent
    empty = told(home, "-c", EMPTY)["painted"]
    ours = told(home, "-m", "shopfriend", "--shop", str(large_shop))
    report("window painted, 20,000 customers", ours["painted"], PAINTED * empty, "an empty QMainWindow", empty)
    report("search ready, 20,000 customers", ours["search ready"], READY * empty, "an empty QMainWindow", empty)
