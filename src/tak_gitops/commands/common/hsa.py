"""The HSA tree of an environment: from the files that the command names, else from where the environment says."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tak_gitops.commands.common.progress import working
from tak_gitops.reach.steps import Terms
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.repository_files import Environment


def terms_of(app: App, root: Path, environment: Environment, files: Sequence[str] = ()) -> Terms:
    """What the platform of an environment goes by; the tree is None where nobody says where its files are.

    Raises TakError for a file that cannot be used.
    """
    lookup = environment.hsa.lookup
    if files:
        paths = [(app.folder / each, each) for each in files]
    else:
        home = posixpath.dirname(environment.path)
        shown = [posixpath.normpath(posixpath.join(home, each)) for each in environment.hsa.files]
        paths = [(root / each, each) for each in shown]
    if not paths or not lookup.climbs:
        return Terms(lookup)
    from tak_gitops.live.hsa_cache import HsaCache
    from tak_gitops.live.hsa_file import load_hsa_tree

    with working(app, msg("state.reading", path=paths[0][1])):
        tree = load_hsa_tree(paths, HsaCache(app.cache_folder / "hsa"))
    if tree.skipped:
        app.tell(msg("hsa.skipped", count=tree.skipped))
    return Terms(lookup, tree)
