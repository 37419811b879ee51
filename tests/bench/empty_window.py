"""The yardstick of everything that is seen: an empty QMainWindow, and how long a process takes to paint its window."""

import subprocess
import time
from collections.abc import Mapping

EMPTY = """
import sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def event(self, event):
        if event.type() is QEvent.Type.Paint and not self.property("seen"):
            self.setProperty("seen", True)
            QTimer.singleShot(0, self.told)
        return super().event(event)
    def told(self):
        print("painted", file=sys.stderr, flush=True)
        QTimer.singleShot(STAYS, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
""".replace("STAYS", "100")


def told_after(*command: str, env: Mapping[str, str]) -> dict[str, float]:
    """Seconds from the start of a process until it says each thing ("painted 0.1") on standard error."""
    begun, found = time.perf_counter(), {}
    with subprocess.Popen(command, env=dict(env), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        for line in process.stderr:
            found[line.rstrip("0123456789. \n")] = time.perf_counter() - begun
    assert process.returncode == 0
    return found


def painted_after(*command: str, env: Mapping[str, str], times: int = 5) -> float:
    """The shortest of several times to the first paint."""
    return min(told_after(*command, env=env)["painted"] for _ in range(times))
