"""The language of the settings, for commands that need nothing else of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.repository_files import Settings
from tak_gitops.repository.trees import SETTINGS, find_root

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App


def speak_as_settings(app: App) -> None:
    """Go on in the language of `tak-gitops.yaml`, where there is one that can be read, unless flag or variable chose.

    What is wrong with the settings is for those commands to tell that act on them.
    """
    root = None if app.fixed_language else find_root(app.folder)
    path = next((name for name in SETTINGS if root and (root / name).is_file()), None)
    if root is None or path is None:
        return
    from tak_gitops.sources.compile import compile_file

    value = compile_file(path, (root / path).read_bytes()).value
    if isinstance(value, Settings):
        app.speak(value)
