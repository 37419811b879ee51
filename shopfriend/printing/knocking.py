"""Knocks at a network printer while it prints: its spooler does not tell when it was switched off in the middle."""

import socket
import time
from contextlib import closing
from urllib.parse import urlsplit

# Printers that speak IPP take several callers at once. Those on a bare port take one, and that is the job.
_PORTS = {"ipp": 631, "ipps": 631}

BETWEEN = 5.0
"""Seconds between two knocks, so that no printer is kept busy by them."""

PATIENCE = 2.0
"""Seconds in which a printer opens."""


class Door:
    """Remembers the last knock, so that whoever looks often knocks seldom."""

    def __init__(self) -> None:
        self._knocked = ("", 0.0, True)

    def answers(self, device: str) -> bool:
        """Whether the printer behind a CUPS device URI takes a connection; true of every kind that is not asked."""
        parts = urlsplit(device)
        if parts.scheme not in _PORTS or not parts.hostname:
            return True
        which, when, opened = self._knocked
        if which == device and time.monotonic() - when < BETWEEN:
            return opened
        opened = _opens(parts.hostname, parts.port or _PORTS[parts.scheme])
        self._knocked = (device, time.monotonic(), opened)
        return opened


def _opens(host: str, port: int) -> bool:
    try:
        with closing(socket.create_connection((host, port), PATIENCE)):
            return True
    except OSError:
        return False
