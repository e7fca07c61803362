"""`tak sandbox`: a TAK that runs on this machine and speaks the real protocols."""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.app import App, parse_day
from tak_gitops.commands.common.options import command, option
from tak_gitops.commands.common.progress import working
from tak_gitops.commands.common.stopping import stoppable
from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.sandbox.tak.settings import OrderSource, Settings
    from tak_gitops.sandbox.tak.start import State

_LARGEST_PORT = 65535


@command
@option("--export", metavar="FILE", help="cli.option.sandbox_export")
@option("--platform", metavar="NAME", help="cli.option.sandbox_platform")
@option("--today", metavar="DAY", help="cli.option.sandbox_today")
@option("--port", metavar="N", type=click.IntRange(0, _LARGEST_PORT), default=8300, help="cli.option.sandbox_port")
@option("--state", metavar="FILE", help="cli.option.sandbox_state")
@option("--reset", is_flag=True, help="cli.option.sandbox_reset")
@option("--user", metavar="NAME", help="cli.option.sandbox_user")
@option("--password", metavar="TEXT", help="cli.option.sandbox_password")
@option("--api-user", metavar="NAME", help="cli.option.sandbox_api_user")
@option("--api-password", metavar="TEXT", help="cli.option.sandbox_api_password")
@option("--api-open", is_flag=True, help="cli.option.sandbox_api_open")
@option("--fault", "faults", metavar="FAULT", multiple=True, help="cli.option.sandbox_fault")
@option("--tls", is_flag=True, help="cli.option.sandbox_tls")
@option("--order-source", metavar="URL", help="cli.option.sandbox_order_source")
@option("--order-cert", metavar="FILE", help="cli.option.sandbox_order_cert")
@option("--order-key", metavar="FILE", help="cli.option.sandbox_order_key")
@option("--order-ca", metavar="FILE", help="cli.option.sandbox_order_ca")
def sandbox(
    app: App,
    *,
    export: str | None,
    platform: str | None,
    today: str | None,
    port: int,
    state: str | None,
    reset: bool,
    user: str | None,
    password: str | None,
    api_user: str | None,
    api_password: str | None,
    api_open: bool,
    faults: tuple[str, ...],
    tls: bool,
    order_source: str | None,
    order_cert: str | None,
    order_key: str | None,
    order_ca: str | None,
) -> ExitCode:
    """Serve until somebody stops it."""
    from tak_gitops.sandbox.extra import require_extra

    require_extra()
    from tak_gitops.sandbox.tak.faults import parse_fault
    from tak_gitops.sandbox.tak.settings import DEFAULT_API_USER, DEFAULT_USERS, Settings
    from tak_gitops.sandbox.tak.start import kept_platform, open_state, platform_of

    if (user is None) != (password is None) or (api_user is None) != (api_password is None):
        raise UsageError(msg("sandbox.user.half"))
    path = None if state is None else app.folder / state
    kept = kept_platform(path) if path and not reset and platform is None else None
    named = (api_user, api_password) if api_user and api_password else DEFAULT_API_USER
    settings = Settings(
        platform=platform or kept or platform_of(export),
        language=app.language,
        day=parse_day(today) if today else None,
        users={user: password} if user and password else DEFAULT_USERS,
        api_user=None if api_open else named,
        faults=[parse_fault(each) for each in faults],
        order_source=_order_source(app, order_source, order_cert, order_key, order_ca),
    )
    with stoppable(), tempfile.TemporaryDirectory(prefix="tak-sandbox-") as temporary:
        file = path or Path(temporary) / "state.sqlite"
        with working(app, msg("state.reading", path=export or settings.platform)):
            source = None if export is None else app.folder / export
            opened = open_state(file, source, export or settings.platform, settings, reset=reset)
        _serve(app, opened, settings, port, file.with_name(f"{file.name}.tls") if tls else None, kept=path is not None)
    return ExitCode.OK


def _serve(app: App, opened: State, settings: Settings, port: int, tls: Path | None, *, kept: bool) -> None:
    from tak_gitops.sandbox.tak.app import application
    from tak_gitops.sandbox.tak.greeting import greeting
    from tak_gitops.sandbox.tak.server import HOST, listen, server

    # the program turns the collector off for runs that end
    gc.enable()
    listening = listen(port)
    try:
        address = f"{'https' if tls else 'http'}://{HOST}:{listening.getsockname()[1]}"
        serving = application(opened.database, settings)
        if tls is None:
            runner, authority = server(serving), None
        else:
            from tak_gitops.sandbox.tak.tls import make_certificates

            made = make_certificates(tls)
            runner, authority = server(serving, certificate=made.certificate, key=made.key), made.authority
        app.out(greeting(address, settings, opened, authority, kept=kept))
        sys.stdout.flush()
        runner.run(sockets=[listening])
    finally:
        listening.close()


def _order_source(app: App, url: str | None, *files: str | None) -> OrderSource | None:
    """Where orders are fetched by number. Raises UsageError where something of it is missing."""
    from tak_gitops.sandbox.tak.settings import OrderSource

    if url is None and not any(files):
        return None
    if url is None or not all(files) or not url.startswith("https://"):
        raise UsageError(msg("sandbox.source.half"))
    certificate, key, authority = (app.folder / str(file) for file in files)
    for file in (certificate, key, authority):
        if not file.is_file():
            raise UsageError(msg("sandbox.source.no_file", path=str(file)))
    return OrderSource(url, certificate, key, authority)
