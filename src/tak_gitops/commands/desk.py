"""`tak desk`: TAK-web fetches orders by number from here, over mutual TLS."""

from __future__ import annotations

import socket
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import command, option
from tak_gitops.errors import ExitCode, TakError, UsageError, fail
from tak_gitops.model.swedish_time import swedish_day
from tak_gitops.texts import msg

if TYPE_CHECKING:
    import ssl

    from tak_gitops.commands.serving.desk_orders import LedgerOrders
    from tak_gitops.texts import Message

_LARGEST_PORT = 65535
_ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - named, not listened on
_SOON = timedelta(days=30)
"""How long before it runs out a certificate is warned of (reliability.md 4)."""


@command
@option("--host", metavar="NAME", default="127.0.0.1", help="cli.option.desk_host")
@option("--port", metavar="N", type=click.IntRange(0, _LARGEST_PORT), default=8443, help="cli.option.desk_port")
@option("--cert", metavar="FILE", help="cli.option.desk_cert")
@option("--key", metavar="FILE", help="cli.option.desk_key")
@option("--client-ca", metavar="FILE", help="cli.option.desk_client_ca")
@option("--client-crl", metavar="FILE", help="cli.option.desk_client_crl")
@option("--client", "clients", metavar="ID", multiple=True, help="cli.option.desk_client")
def desk(
    app: App,
    *,
    host: str,
    port: int,
    cert: str | None,
    key: str | None,
    client_ca: str | None,
    client_crl: str | None,
    clients: tuple[str, ...],
) -> ExitCode:
    """Serve until somebody stops it."""
    from tak_gitops.commands.common.opened_ledger import ledger_settings, open_ledger
    from tak_gitops.commands.common.stopping import stoppable
    from tak_gitops.commands.serving.desk_orders import LedgerOrders
    from tak_gitops.commands.serving.desk_visits import visit_told
    from tak_gitops.model.web_address import is_loopback
    from tak_gitops.orders.channels.desk import admitted_names
    from tak_gitops.orders.channels.desk_server import DeskServer
    from tak_gitops.orders.channels.desk_tls import server_context

    given = {"--cert": cert, "--client-ca": client_ca, "--client": all(map(str.strip, clients)) and clients}
    missing = [name for name, value in given.items() if not value]
    if missing or cert is None or client_ca is None:
        raise UsageError(msg("desk.incomplete", names=", ".join(missing)))
    root, settings = ledger_settings(app)
    shown_by = str(app.folder / cert)
    files = [None if each is None else str(app.folder / each) for each in (key, client_crl)]
    context = server_context(shown_by, files[0], str(app.folder / client_ca), files[1])
    _require_valid(app, context, shown_by)
    orders = LedgerOrders(open_ledger(app, root, settings))
    server = DeskServer(
        (host, port),
        context,
        orders,
        admitted_names(clients),
        now=lambda: datetime.now(UTC),
        log=lambda visit: visit_told(app, visit),
    )
    with stoppable(), server:
        begun = msg("desk.begun", url=f"https://{_shown(host)}:{server.port}", clients=", ".join(clients))
        reach = (msg("desk.loopback"),) if is_loopback(host) else ()
        for each in (begun, *reach, _open(app, orders), msg("desk.end")):
            app.out(app.render(each) + "\n")
        sys.stdout.flush()
        server.serve_forever()
    return ExitCode.OK


def _shown(host: str) -> str:
    """The host in an address that somebody else can use."""
    if host in _ANY:
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _open(app: App, orders: LedgerOrders) -> Message:
    """What can be fetched now; a ledger that cannot be read keeps nobody from beginning."""
    try:
        found = orders.open()
    except TakError as problem:
        app.tell_findings(problem.findings)
        app.tell(problem.message)
        return msg("desk.open.unknown")
    numbers = [app.render(msg("desk.open.number", seq=str(seq), environment=where)) for seq, where in found]
    return msg("desk.open", numbers=", ".join(numbers)) if numbers else msg("desk.open.none")


def _require_valid(app: App, context: ssl.SSLContext, path: str) -> None:
    """Hold the desk's certificate to being valid, and warn while there is time. Raises TakError."""
    from tak_gitops.orders.channels.desk_tls import certificate_end

    end = certificate_end(context, path)
    left = end - datetime.now(UTC) if end else _SOON
    if end is None or left >= _SOON:
        return
    day = swedish_day(end).isoformat()
    if left <= timedelta(0):
        raise fail("desk.ended", path=path, day=day)
    app.tell(msg("desk.ends", path=path, day=day, days=left.days))
