"""What a sandbox says when it begins: where everything is, and how to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.sandbox.tak.settings import DEFAULT_API_USER, DEFAULT_USERS
from tak_gitops.sandbox.tak.takapi import BASE, connection_point
from tak_gitops.sandbox.tak.takservices import DUMPS, EXPORT, dump_name
from tak_gitops.sandbox.tak.takweb import HOME
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.sandbox.tak.settings import Settings
    from tak_gitops.sandbox.tak.start import State
    from tak_gitops.texts import Message


def greeting(address: str, settings: Settings, state: State, authority: Path | None, *, kept: bool) -> str:
    """The text; its first line ends with the address. `kept` = the state survives the sandbox."""
    platform, environment = connection_point(settings.platform)
    day = settings.today().isoformat()
    open_to = msg("sandbox.start.open") if settings.api_user is None else _who(*settings.api_user)
    messages: list[Message | str] = [
        msg("sandbox.start", platform=settings.platform, day=day, address=f"{address}/"),
        *_loaded(state),
        msg("sandbox.start.kept", path=str(state.database.path)) if kept else msg("sandbox.start.temporary"),
        *([msg("sandbox.start.authority", path=str(authority))] if authority else []),
        *([msg("sandbox.start.faults", count=len(settings.faults))] if settings.faults else []),
        "",
        msg("sandbox.start.takweb", url=f"{address}{HOME}", who=_users(settings)),
        msg("sandbox.start.services", url=f"{address}{EXPORT}"),
        msg("sandbox.start.dump", url=f"{address}{DUMPS}/{dump_name(settings.platform)}"),
        msg("sandbox.start.api", url=f"{address}{BASE}", who=open_to),
        "",
        msg("sandbox.start.live"),
        f'live: {{tak_services: "{address}{EXPORT}"}}',
        f'live: {{tak_api: "{address}{BASE}"}}',
        f'connection_point: {{platform: "{platform}", environment: "{environment}"}}',
        *_variables(settings),
        "",
        msg("sandbox.start.stop"),
    ]
    return "".join(f"{each if isinstance(each, str) else render(each, settings.language)}\n" for each in messages)


def _loaded(state: State) -> list[Message]:
    loaded = state.loaded
    if loaded is None:
        return []
    told = [msg("sandbox.start.loaded", routings=loaded.rows["routing"], permissions=loaded.rows["permission"])]
    if loaded.unreadable:
        told.append(msg("sandbox.start.unreadable", count=loaded.unreadable))
    if loaded.guessed:
        told.append(msg("sandbox.start.guessed", count=loaded.guessed))
    return told


def _users(settings: Settings) -> Message | str:
    if settings.users == DEFAULT_USERS:
        return ", ".join(f"{user}/{password}" for user, password in DEFAULT_USERS.items())
    return ", ".join(settings.users)


def _variables(settings: Settings) -> list[str]:
    """What lets this program ask the TAK-api."""
    if settings.api_user is None:
        return []
    user, password = settings.api_user
    shown = password if settings.api_user == DEFAULT_API_USER else "…"
    return [f"export TAK_GITOPS_LIVE_USER={user} TAK_GITOPS_LIVE_PASSWORD={shown}"]


def _who(user: str, password: str) -> str:
    """Who may ask; a password that somebody chose is not shown."""
    return f"{user}/{password}" if (user, password) == DEFAULT_API_USER else user
