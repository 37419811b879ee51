"""Is there a display to show a window on? Asked before Qt is loaded, which would end the process without a word."""

import ctypes
import sys
from collections.abc import Mapping

from shopfriend.language import _
from shopfriend.problem import Problem

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"
_WINDOW_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def there_is_one(environment: Mapping[str, str]) -> bool:
    """Whether a window would be seen by somebody."""
    if sys.platform != "linux":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def check(environment: Mapping[str, str]) -> None:
    """Raises Problem "no-display", or "library-missing" with the line that installs what an X display needs."""
    if environment.get("QT_QPA_PLATFORM"):
        return
    if not there_is_one(environment):
        raise Problem("no-display", _("There is no display here to show the window on. See shopfriend --help."))
    if sys.platform == "linux" and not environment.get("WAYLAND_DISPLAY"):
        missing = [package for library, package in _WINDOW_PACKAGES.items() if not _loads(library)]
        if missing:
            raise Problem(
                "library-missing",
                _("The window needs more of this system: sudo apt-get install {packages}"),
                packages=" ".join(missing),
            )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
