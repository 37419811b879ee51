"""One window for one shop: a second start by the same user raises the window that is there already.

A lock in the user's runtime folder says that a window is open; a local socket beside it carries the call to come up.
"""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QLockFile, QObject, QThread, Signal

_ANSWERS_WITHIN = 2000
"""Milliseconds that a window which listens has to answer in."""
_LISTENS_WITHIN = 10_000
"""Milliseconds that a window has from its mark until it listens, or from its end until its mark is gone."""
_ASKED_EVERY = 50
"""Milliseconds."""


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

    def gives_way(self) -> bool:
        """Whether another window has this shop, and comes up. If not, this one has it from now on.

        A window that has only just begun does not listen yet, and one that is being closed lets go soon: both are
        waited for. A dead window's mark does not count, and one that stays silent does not keep its owner out.
        """
        silent = QDeadlineTimer(_LISTENS_WITHIN)
        while not self._lock.tryLock(0):
            if self._call():
                return True
            if silent.hasExpired():
                return False
            QThread.msleep(_ASKED_EVERY)
        return False

    def _call(self) -> bool:
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

    def hear_no_more(self) -> None:
        """The window is being closed: whoever starts now waits for its end instead of calling what cannot come up."""
        self._server.close()

    def leave(self) -> None:
        """The window is closed, and the shop with it."""
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().disconnected.connect(self.called)
