"""Live of an environment from where it is configured: a file, a server, or saved answers (formats.md 1)."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.commands.common.access import access_for
from tak_gitops.commands.common.progress import working
from tak_gitops.errors import fail
from tak_gitops.live.cache import CatalogueCache
from tak_gitops.live.load import find_export, load_export
from tak_gitops.model.web_address import without_secrets
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import ConnectionPoint, Environment, LiveSource
    from tak_gitops.model.web_address import Origin

SERVERS = frozenset({"tak_services", "tak_api"})
"""The kinds of source that are asked over HTTP."""


def load_path(app: App, path: Path, shown: str, platform: str, point: Callable[[], ConnectionPoint]) -> Catalogue:
    """The catalogue of a platform from an export file, or from a folder with saved answers of the TAK-api.

    `point` tells its connection point where that is needed. Raises TakError for what cannot be used (formats.md 5).
    """
    with working(app, msg("state.reading", path=shown)):
        if path.is_dir():
            from tak_gitops.live.takapi.load import are_saved_answers, load_saved_answers

            if are_saved_answers(path):
                return load_saved_answers(path, point(), shown=shown, cache=_cache(app))
        return load_export(path, shown=shown, cache=_cache(app), platform=platform)


def load_exported(app: App, environment: Environment, export: str) -> Catalogue:
    """Live of an environment from the path that a command names. Raises TakError as `load_path` does."""
    return load_path(app, app.folder / export, export, environment.platform, lambda: _point(environment))


def load_configured(
    app: App, root: Path, environment: Environment, approved: Container[Origin] | None = None
) -> Catalogue:
    """Live of an environment from where its file says; `approved` are the servers that may have secrets (None = any).

    Raises TakError where the file does not say, and for a source that cannot be used (formats.md 5).
    """
    live = _source(environment)
    if live.kind not in SERVERS:
        path, shown = _path(root, environment, live)
        if live.kind == "tak_api_files":
            from tak_gitops.live.takapi.load import load_saved_answers

            with working(app, msg("state.reading", path=shown)):
                return load_saved_answers(path, _point(environment), shown=shown, cache=_cache(app))
        return load_path(app, path, shown, environment.platform, lambda: _point(environment))
    access = access_for(app, environment.key, live.location, approved)
    with working(app, msg("state.fetching", url=without_secrets(live.location))):
        if live.kind == "tak_services":
            from tak_gitops.live.http.export import load_from_server

            return load_from_server(live.location, access, cache=_cache(app), platform=environment.platform)
        from tak_gitops.live.takapi.load import load_from_api

        return load_from_api(live.location, _point(environment), access, cache=_cache(app))


def save_configured(app: App, environment: Environment, target: Path, approved: Container[Origin] | None) -> None:
    """Fetch live of an environment and keep it: an export as a file, answers of the TAK-api as a folder.

    Raises TakError where live comes from no server, and for all that can be wrong with it; OSError.
    """
    live = _source(environment)
    if live.kind not in SERVERS:
        raise fail("state.nothing_to_fetch", environment=environment.key, path=environment.path)
    access = access_for(app, environment.key, live.location, approved)
    with working(app, msg("state.fetching", url=without_secrets(live.location))):
        if live.kind == "tak_services":
            from tak_gitops.live.http.export import fetch_export
            from tak_gitops.repository.files import write_whole

            content = fetch_export(live.location, access)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
        else:
            from tak_gitops.live.takapi.answers import fetch_answers, save_answers

            save_answers(fetch_answers(live.location, _point(environment), access), target)


def _source(environment: Environment) -> LiveSource:
    if environment.live is None:
        raise fail("state.no_live", environment=environment.key, path=environment.path)
    return environment.live


def _point(environment: Environment) -> ConnectionPoint:
    from tak_gitops.live.takapi.points import connection_point

    return connection_point(environment)


def _path(root: Path, environment: Environment, live: LiveSource) -> tuple[Path, str]:
    """Where a file or folder is, and its path as messages show it."""
    pattern = posixpath.normpath(posixpath.join(posixpath.dirname(environment.path), live.location))
    if live.kind != "glob":
        return root / pattern, pattern
    path = find_export(root, pattern)
    return path, str(path)


def _cache(app: App) -> CatalogueCache:
    return CatalogueCache(app.cache_folder / "exports")
