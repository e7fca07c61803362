"""An import before anything is written: the new files, the additions to others, and what there is to tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tak_gitops.diff.live_view import LiveView
from tak_gitops.errors import fail
from tak_gitops.importing.additions import Additions
from tak_gitops.importing.files import Writer, system_file
from tak_gitops.importing.grouping import Layout, Owners, group
from tak_gitops.importing.growth import grow
from tak_gitops.importing.later import ended_rows, later_rows
from tak_gitops.importing.names import Taken
from tak_gitops.importing.obstacles import Obstacles
from tak_gitops.importing.remarks import BESIDE, Remarks, told_in
from tak_gitops.importing.rows import declared_in, read_rows
from tak_gitops.importing.selection import Patterns, select
from tak_gitops.importing.systems import Systems
from tak_gitops.texts import LANGUAGES, msg, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.repository_files import Declared


@dataclass(frozen=True)
class Repository:
    """The repository that an import adds to: what its files say, their paths, and how to read one of them.

    `beside` is what `not-imported.txt` of the environment holds already.
    """

    declared: Declared
    desired: Desired
    paths: Iterable[str]
    read: Callable[[str], bytes]
    beside: str = ""


@dataclass(frozen=True)
class Draft:
    """What an import would write, by path relative to the root: `new` files, and the whole of `changed` ones.

    `routings` and `permissions` are rows that files declare from now on, `managed` those that did before; `refused`
    rows in force cannot be declared, `skipped` ones were not asked for, `later` ones are not in force yet or end on
    this day, `ended` ones have ended. `tells_beside` is whether `not-imported.txt` has anything to say, now or before.
    """

    environment: str
    new: Mapping[str, bytes]
    changed: Mapping[str, bytes]
    routings: int
    permissions: int
    managed: int
    refused: int
    skipped: int
    later: int
    ended: int
    tells_beside: bool

    @property
    def files(self) -> dict[str, bytes]:
        """Every file that is written, by path."""
        return dict(sorted({**self.new, **self.changed}.items()))


def make_draft(
    repository: Repository,
    catalogue: Catalogue,
    day: date,
    *,
    patterns: Patterns | None = None,
    layout: Layout = Layout.PRODUCER,
) -> Draft:
    """The files that make a repository declare what live has on `day` and no file declares yet.

    Same repository, same export, same day: same bytes. Raises TakError for a pattern that finds nothing, and for live
    state that shows no URL at all.
    """
    declared, desired = repository.declared, repository.desired
    language = declared.settings.language or LANGUAGES[0]
    view = LiveView(catalogue, day)
    additions = Additions(repository.read, desired.environment)
    systems = Systems(catalogue, declared.systems, desired.environment, additions.may_join, _words(declared))
    selection = select(catalogue, patterns or Patterns(), systems.name)
    if selection.routings and catalogue.routings.targets and not any(target.url for target in catalogue.targets):
        raise fail("importing.no_urls")
    obstacles = Obstacles(catalogue)
    rows = read_rows(view, selection, declared_in(desired, catalogue), obstacles)
    later = later_rows(view, selection, rows.routes)
    routings, permissions = rows.count()
    writer = Writer(catalogue, systems, desired.environment, Taken(repository.paths))
    grow(desired.blocks, rows, view, lambda growth: additions.grow(growth, catalogue, systems, writer))
    owners = Owners(catalogue, layout, systems, obstacles.consumers)
    files = writer.files(group(rows, catalogue, owners))
    remarks = Remarks(catalogue, language, _told(repository) if rows.remarks or later else set())
    remarks.place([*rows.remarks, *later], files, owners, rows.routes)
    new: dict[str, bytes] = {}
    for file in files:
        new[file.path] = (file.text + remarks.comments(file.path)).encode()
        if file.csv and file.listed:
            new[file.csv] = file.listed.encode()
    comment = render(msg("importing.no_organisation"), language)
    for each in systems.new():
        new[f"systems/{each.key}.yaml"] = system_file(each, desired.environment, comment).encode()
    for system in systems.joined():
        additions.join(system)
    beside = f"environments/{desired.environment}/{BESIDE}"
    if remarks.beside():
        home = additions.contents if repository.beside else new
        home[beside] = (repository.beside + remarks.beside()).encode()
    return Draft(
        environment=desired.environment,
        new=new,
        changed=additions.contents,
        routings=routings,
        permissions=permissions,
        managed=rows.managed,
        refused=sum(remark.rows for remark in rows.remarks),
        skipped=rows.skipped,
        later=len(later),
        ended=ended_rows(view),
        tells_beside=bool(repository.beside or remarks.beside()),
    )


def _words(declared: Declared) -> set[str]:
    """Every word that a file writes for a producer or a consumer."""
    every = (each for several in declared.declarations.values() for each in several)
    return {word.text for each in every for word in (each.producer, *each.consumers) if word}


def _told(repository: Repository) -> set[str]:
    """The comments of the environment's files."""
    folder = f"environments/{repository.desired.environment}/"
    mine = (path for path in repository.paths if path.startswith(folder) and path.endswith((".yaml", ".yml")))
    texts = (repository.read(path).decode("utf-8", "replace") for path in mine)
    return told_in([*texts, repository.beside])
