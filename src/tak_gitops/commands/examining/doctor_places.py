"""What `tak doctor` tries outside of GitHub: where live comes from, how orders leave, and certificates."""

from __future__ import annotations

import os
import posixpath
import re
import ssl
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.commands.common.access import access_for
from tak_gitops.commands.common.live_source import SERVERS
from tak_gitops.commands.common.state import live_of
from tak_gitops.errors import TakError
from tak_gitops.findings import Place, error, warning
from tak_gitops.model.swedish_time import swedish_day
from tak_gitops.model.web_address import without_secrets
from tak_gitops.reports.doctor_report import Checkup
from tak_gitops.reports.live_name import live_name
from tak_gitops.sources.certificate import last_day, names_in
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.state import State
    from tak_gitops.findings import Finding
    from tak_gitops.model.repository_files import Declared, Environment

SOON = timedelta(days=30)
"""So long before its end a certificate is told of (reliability.md 4)."""
_CERTIFICATE = re.compile(r"TAK_GITOPS_(?:[A-Z0-9_]+_)?(?:LIVE|TAKWEB|SMTP)_CERT|TAK_GITOPS_CERT")
DESK_CERTIFICATE = "TAK_GITOPS_CERT"
"""Where it is set, the order desk is this machine's, and its certificate is looked at by itself."""
_LARGEST = 1024 * 1024
_FEW = 5
"""As many names of a certificate are told."""


def live_checkup(
    app: App, state: State, environment: Environment, now: datetime, export: str | None, *, offline: bool
) -> Checkup:
    """Whether live of an environment can be read, and is fresh enough to order by."""
    key = environment.key
    place = Place(environment.path)
    if offline and export is None and environment.live and environment.live.kind in SERVERS:
        return Checkup("live", key, unchecked=msg("doctor.offline"))
    try:
        catalogue = live_of(app, state, environment, export)
    except TakError as problem:
        return Checkup("live", key, findings=(error("TG709", place, problem=problem.message),))
    said = msg("doctor.live", export=live_name(catalogue.snapshot, dates_known=catalogue.dates_known))
    age = now - catalogue.snapshot if catalogue.snapshot else None
    if age and age > timedelta(hours=environment.limits.snapshot_hours):
        about = {"hours": int(age.total_seconds() // 3600), "limit": environment.limits.snapshot_hours}
        return Checkup("live", key, said, (error("TG709.old", place, **about),))
    return Checkup("live", key, said)


def channel_checkup(app: App, root: Path, environment: Environment, *, offline: bool) -> Checkup:
    """Whether orders of an environment could leave: the log-in is tried, and nothing is ordered by it."""
    channel, place = environment.channel, Place(environment.path)
    if channel is None:
        return Checkup("channel", environment.key, findings=(error("TG710.none", place),))
    where = msg("doctor.channel", kind=channel.kind, where=without_secrets(channel.location) or "–")
    if channel.kind == "file":
        relative = posixpath.normpath(posixpath.join(posixpath.dirname(environment.path), channel.location))
        return Checkup("channel", environment.key, where, tuple(_unwritable(root / relative, relative, place)))
    if channel.kind == "desk":
        elsewhere = None if os.environ.get(DESK_CERTIFICATE) else msg("doctor.desk", variable=DESK_CERTIFICATE)
        return Checkup("channel", environment.key, where, unchecked=elsewhere)
    if offline:
        return Checkup("channel", environment.key, unchecked=msg("doctor.offline"))
    try:
        if channel.kind == "takweb":
            from tak_gitops.orders.channels.takweb import visit

            visit(channel.location, access_for(app, environment.key, channel.location, purpose="TAKWEB"))
        elif channel.mailbox is not None:
            from tak_gitops.orders.channels.smtp import try_log_in

            access = access_for(app, environment.key, f"smtp://{channel.location}", purpose="SMTP")
            try_log_in(channel.location, channel.mailbox, access)
    except TakError as problem:
        return Checkup("channel", environment.key, where, (error("TG710", place, problem=problem.message),))
    return Checkup("channel", environment.key, where)


def certificate_checkups(declared: Declared, environments: Sequence[Environment], now: datetime) -> Iterator[Checkup]:
    """How long the certificates last that we show, and the function certificates of systems."""
    day = swedish_day(now)
    for name in sorted(each for each in os.environ if _CERTIFICATE.fullmatch(each)):
        yield _certificate(name, Path(os.environ[name]), now)
    findings: list[Finding] = []
    keys = {each.key for each in environments}
    for system in declared.systems.values():
        for each in system.certificates:
            if each.environment in keys and each.valid_to and day <= each.valid_to < day + SOON:
                about = {"name": system.name, "day": each.valid_to.isoformat()}
                findings.append(warning("TG711", Place(system.path, each.line), **about))
    count = sum(len(each.certificates) for each in declared.systems.values())
    if count:
        yield Checkup("certificates", said=msg("doctor.certificates", count=count), findings=tuple(findings))


def _certificate(variable: str, path: Path, now: datetime) -> Checkup:
    """One that we show, or that `tak desk` does; the name of its variable, whose it is and its days are told."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        return Checkup("certificate", variable, findings=(error("TG712", None, name=variable, problem=reason),))
    found = last_day(content, variable)
    if not isinstance(found, date):
        return Checkup("certificate", variable, unchecked=found)
    about = {"name": variable, "day": found.isoformat()}
    key = f"{variable.removesuffix('CERT')}KEY"
    if not _is_pair(path, os.environ.get(key)):
        return Checkup("certificate", variable, findings=(error("TG712.key", None, name=variable, key=key),))
    day = swedish_day(now)
    if found < day:
        return Checkup("certificate", variable, findings=(error("TG712.ended", None, **about),))
    soon = (warning("TG711", None, **about),) if found < day + SOON else ()
    days = {"day": about["day"], "count": (found - day).days}
    names = names_in(content)[:_FEW]
    said = (
        msg("doctor.certificate.named", names=", ".join(names), **days) if names else msg("doctor.certificate", **days)
    )
    return Checkup("certificate", variable, said, soon)


def _is_pair(certificate: Path, key: str | None) -> bool:
    """Whether the key, or the file of the certificate itself, has the private key of the certificate."""
    try:
        # without a password of ours, OpenSSL would ask for one on the terminal
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(certificate, key or None, password="")
    except (OSError, ssl.SSLError):
        return False
    return True


def _unwritable(folder: Path, shown: str, place: Place) -> Iterator[Finding]:
    """Whether files could be put into a folder, or it could be made; nothing is written."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if not there.is_dir() or not os.access(there, os.W_OK):
        yield error("TG710.folder", place, path=shown)
