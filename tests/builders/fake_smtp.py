"""A mail server that answers as it is told, and breaks as it is told, over a real socket."""

import socket
import threading
from contextlib import suppress
from typing import BinaryIO, Self

_LONGEST = 10.0
GREETING = b"220 mail.region.example ESMTP\r\n"
EHLO = b"250-mail.region.example\r\n250 8BITMIME\r\n"


class FakeSmtp:
    """Answers to commands by their first word, `.` being the end of a mail; None ends the connection there.

    `heard` is every line but those of the mail, `mails` what came up to its final dot, `begun` what came without one.
    """

    def __init__(self, **answers: bytes | None) -> None:
        self.answers: dict[str, bytes | None] = {
            "greeting": GREETING,
            "EHLO": EHLO,
            "HELO": EHLO,
            "MAIL": b"250 ok\r\n",
            "RCPT": b"250 ok\r\n",
            "DATA": b"354 go on\r\n",
            ".": b"250 2.0.0 queued as 4711\r\n",
            "QUIT": b"221 bye\r\n",
            **answers,
        }
        self.cut_mail_after: int | None = None
        """How many bytes of a mail are read before the connection ends."""
        self.heard: list[str] = []
        self.mails: list[bytes] = []
        self.begun: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(_LONGEST)

    def _serve(self) -> None:
        # a client that goes away is part of the play
        with suppress(OSError):
            connection, _ = self._listening.accept()
            connection.settimeout(_LONGEST)
            with connection, connection.makefile("rb") as lines:
                if not self._says(connection, "greeting"):
                    return
                while line := lines.readline():
                    word = line.split()[0].decode().upper()
                    self.heard.append(line.decode().rstrip())
                    if not self._says(connection, word):
                        return
                    goes_on = (self.answers.get(word) or b"").startswith(b"354")
                    if goes_on and not self._takes(connection, lines):
                        return

    def _takes(self, connection: socket.socket, lines: BinaryIO) -> bool:
        mail = b""
        while line := lines.readline():
            if line == b".\r\n":
                self.mails.append(mail)
                return self._says(connection, ".")
            mail += line
            if self.cut_mail_after is not None and len(mail) >= self.cut_mail_after:
                break
        self.begun.append(mail)
        return False

    def _says(self, connection: socket.socket, word: str) -> bool:
        told = self.answers.get(word, b"500 unknown\r\n")
        if told is not None:
            connection.sendall(told)
        return told is not None
