"""One window for one shop: a second start by the same user raises the window that is there already.

A lock in the user's runtime folder says that a window is open; a local socket beside it carries the call to come up.
"""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

_ANSWERS_WITHIN = 2000
"""Milliseconds that a running window has to answer in."""


class OneCopy(QObject):
    """The mark of one shop's window; `called` when a second start asks it to come up."""

    called = Signal()

    def __init__(self, folder: Path, shop: Path) -> None:
        super().__init__()
        whole = str(shop.resolve()).encode(errors="surrogateescape")
        name = QCryptographicHash.hash(whole, QCryptographicHash.Algorithm.Blake2b_160).toHex().toStdString()[:16]
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._address = str(folder / name)

    def is_first(self) -> bool:
        """Whether no other window has this shop; from then on this one has it. A dead window's mark does not count."""
        return self._lock.tryLock(0)

    def call(self) -> bool:
        """Ask the running window to come up; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_ANSWERS_WITHIN):
            return False
        socket.write(b"come up")
        socket.waitForBytesWritten(_ANSWERS_WITHIN)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Hear second starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._address)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._address)

    def leave(self) -> None:
        """The window is closed."""
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().disconnected.connect(self.called)
