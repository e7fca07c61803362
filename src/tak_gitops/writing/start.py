"""The files of a repository that begins: settings, environments, and what makes editors and Git treat them well."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tak_gitops.sources.yaml_text import scalar
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARTS = re.compile(r"(?P<platform>[A-Z0-9]+)-(?P<environment>[A-Z0-9]+)")
_NOT_IN_KEYS = re.compile(r"[^a-z0-9._-]+")


def environment_key(platform: str) -> str:
    """The name of the folder of an environment: `NTJP-QA` is `ntjp-qa`; empty where nothing of it may stand there."""
    return _NOT_IN_KEYS.sub("-", platform.lower()).strip("._-")


def start_files(ordered_by: str, platforms: Sequence[str], language: Language) -> dict[str, str]:
    """Path, relative to the root, and content of every file of a new repository; texts for people in `language`."""
    environments = {environment_key(each): _environment(each, language) for each in platforms}
    return {
        "tak-gitops.yaml": _settings(ordered_by, language),
        **{f"environments/{key}/environment.yaml": text for key, text in environments.items()},
        ".gitignore": "/outbox/\n",
        ".gitattributes": "* text=auto eol=lf\n*.gz binary\n*.zip binary\n*.xlsx binary\n",
        ".editorconfig": _EDITORCONFIG,
        ".pre-commit-config.yaml": _PRE_COMMIT,
        ".vscode/settings.json": _editor_settings(),
        "README.md": render(msg("init.readme", environment=environment_key(platforms[0])), language) + "\n",
    }


def export_path(platform: str) -> str:
    """Where the export of a platform is looked for, relative to the root (domain.md 2)."""
    return f"exports/takdump_{environment_key(platform).replace('-', '_')}.json"


def _settings(ordered_by: str, language: Language) -> str:
    return (
        "# yaml-language-server: $schema=schema/settings.json\n"
        f"language: {language}\n"
        f"ordered_by: {scalar(ordered_by)} # {render(msg('init.note.ordered_by'), language)}\n"
        f"branch: main # {render(msg('init.note.branch'), language)}\n"
    )


def _environment(platform: str, language: Language) -> str:
    return "".join(f"{line}\n" for line in _environment_lines(platform, language))


def _environment_lines(platform: str, language: Language) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../schema/environment.json"
    yield f"platform: {scalar(platform)} # {render(msg('init.note.platform'), language)}"
    parts = _PARTS.fullmatch(platform)
    if parts:
        yield f"connection_point: {{platform: {parts['platform']}, environment: {parts['environment']}}}"
    yield f"# {render(msg('init.note.live'), language)}"
    yield f"live: {{file: ../../{export_path(platform)}}}"
    yield f"# {render(msg('init.note.channel'), language)}"
    yield "channel: {kind: file, folder: ../../outbox}"


def _editor_settings() -> str:
    """Which schema is for which files, for editors with yaml-language-server: so files need no line that says it."""
    schemas = {
        "schema/settings.json": "tak-gitops.yaml",
        "schema/system.json": "systems/*.yaml",
        "schema/environment.json": "environments/*/environment.yaml",
        "schema/allow.json": "orders/*/allow-*.yaml",
        "schema/entry.json": "environments/*/*/**/*.yaml",
    }
    return json.dumps({"yaml.schemas": schemas}, indent=2) + "\n"


_EDITORCONFIG = """\
root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true
trim_trailing_whitespace = true
indent_style = space
indent_size = 2
"""

_PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: tak-fmt
        name: tak fmt
        entry: tak fmt
        language: system
        files: ^(tak-gitops\\.yaml|(systems|environments|orders)/.*\\.(ya?ml|csv))$
      - id: tak-validate
        name: tak validate
        entry: tak validate
        language: system
        pass_filenames: false
        files: ^(tak-gitops\\.yaml|(systems|environments|orders)/)
"""
