"""The way to hand a file over to the window that has the workspace open. It routes only; the lock protects the data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500
"""Milliseconds that a second start waits for the first."""


def server_name(data: Path) -> str:
    """Return the name that the window of a workspace listens to; the socket is the user's alone."""
    return "gf-desktop-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]


def hand_over(data: Path, files: Sequence[str]) -> bool:
    """Ask the window that has the workspace open to come to the front and open ``files``; False if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(data))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps([str(Path(file).absolute()) for file in files]).encode() + b"\n")
    if socket.bytesToWrite():
        socket.waitForBytesWritten(PATIENCE)
    heard = socket.bytesAvailable() > 0 or socket.waitForReadyRead(PATIENCE)
    socket.disconnectFromServer()
    return heard


class Receiver(QObject):
    """Listens for second starts.

    Signals:
        asked: A second start asks for the window; the files (tuple of text) it was to open, maybe none.
    """

    asked = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = server_name(data)
        if not self._server.listen(name):
            # The lock is ours, so whoever left this socket is dead.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        try:
            files = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            files = None
        if isinstance(files, list) and all(isinstance(file, str) for file in files):
            socket.write(b"ok\n")
            socket.flush()
            self.asked.emit(tuple(files))
