"""The server: uvicorn on the loopback address, and nowhere else."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from tak_gitops.errors import fail
from tak_gitops.sandbox.tak.faults import TRANSPORT

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from starlette.types import ASGIApp

HOST = "127.0.0.1"
_GRACE = 2
"""Seconds in which answers that have begun may end when the server stops."""


class _Protocol(H11Protocol):
    """HTTP/1.1 that shows the connection to the application, so that a fault can end it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, TRANSPORT: transport}


def listen(port: int) -> socket.socket:
    """A socket that takes connections from this machine; port 0 is any that is free. Raises TakError."""
    # asyncio sends small answers without delay only where the protocol is named
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen(128)
    except OSError as problem:
        made.close()
        raise fail("sandbox.port", port=str(port), problem=problem.strerror or str(problem)) from None
    return made


def server(app: ASGIApp, *, certificate: Path | None = None, key: Path | None = None) -> uvicorn.Server:
    """A server of `app`, not yet begun; with a certificate it speaks TLS."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=True,
            timeout_graceful_shutdown=_GRACE,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
    )
