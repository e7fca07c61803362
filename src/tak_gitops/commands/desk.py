"""`tak desk`: TAK-web fetches orders by number from here, over mutual TLS."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from tak_gitops.commands.app import ZONE, App
from tak_gitops.commands.options import command, option
from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.orders.channels.desk_server import Visit

_LARGEST_PORT = 65535


@command
@option("--host", metavar="NAME", default="127.0.0.1", help="cli.option.desk_host")
@option("--port", type=click.IntRange(0, _LARGEST_PORT), default=8443, help="cli.option.desk_port")
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
    from tak_gitops.commands.desk_orders import LedgerOrders
    from tak_gitops.commands.ledger import ledger_settings, open_ledger
    from tak_gitops.commands.stopping import stoppable
    from tak_gitops.orders.channels.desk import admitted_names
    from tak_gitops.orders.channels.desk_server import DeskServer, server_context

    given = {"--cert": cert, "--client-ca": client_ca, "--client": clients}
    missing = [name for name, value in given.items() if not value]
    if missing or cert is None or client_ca is None:
        raise UsageError(msg("desk.incomplete", names=", ".join(missing)))
    files = [None if each is None else str(app.folder / each) for each in (key, client_crl)]
    context = server_context(str(app.folder / cert), files[0], str(app.folder / client_ca), files[1])
    root, settings = ledger_settings(app)
    orders = LedgerOrders(open_ledger(app, root, settings))
    server = DeskServer(
        (host, port),
        context,
        orders,
        admitted_names(clients),
        now=lambda: datetime.now(UTC),
        log=lambda visit: _tell(app, visit),
    )
    with stoppable(), server:
        shown = f"[{host}]" if ":" in host else host
        app.out(app.render(msg("desk.begun", url=f"https://{shown}:{server.port}", clients=", ".join(clients))) + "\n")
        sys.stdout.flush()
        server.serve_forever()
    return ExitCode.OK


def _tell(app: App, visit: Visit) -> None:
    """A line on the screen for each connection; what went wrong behind it too."""
    at = visit.at.astimezone(ZoneInfo(ZONE)).isoformat(timespec="seconds")
    about = {"at": at, "peer": visit.peer, "client": visit.client or msg("desk.visit.nobody")}
    if visit.status is None:
        app.tell(msg("desk.visit.none", **about, reason=visit.refusal))
    else:
        app.tell(msg("desk.visit", **about, line=visit.line or "–", status=str(visit.status), size=visit.size))
    if visit.problem is not None:
        app.tell_findings(visit.problem.findings)
        app.tell(visit.problem.message)
