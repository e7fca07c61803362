"""What every command is given: where it runs, in which language, and how it may write."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.log_commands import for_the_log
from tak_gitops.commands.common.secrets import without_values
from tak_gitops.errors import TakError, UsageError
from tak_gitops.findings import Finding, in_order
from tak_gitops.model.swedish_time import SWEDEN
from tak_gitops.reports.findings_report import finding_lines
from tak_gitops.reports.found import Lines
from tak_gitops.reports.style import WIDTH, Style
from tak_gitops.repository.source_lines import lines_at
from tak_gitops.repository.trees import find_root
from tak_gitops.rules.levels import adjusted
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tak_gitops.model.repository_files import Environment, Settings
    from tak_gitops.repository.trees import Tree
    from tak_gitops.rules.levels import Levels


@dataclass
class App:
    """The surroundings of one run.

    `language` is what flag or variable say (then `fixed_language`), else what the settings say once they are
    read, else the locale's. `colour` is None where the output decides.
    """

    folder: Path
    language: Language
    fixed_language: bool
    colour: bool | None
    cache_folder: Path
    levels: Levels = ()
    """What rules weigh in this run, once settings are read."""
    tree: Tree | None = None
    """The files that findings are about, once they are read: their lines are shown."""

    @property
    def root(self) -> Path:
        """The folder with `tak-gitops.yaml`. Raises TakError where there is none."""
        if not self.folder.is_dir():
            raise UsageError(msg("cli.no_folder", folder=str(self.folder)))
        root = find_root(self.folder)
        if root is None:
            raise TakError(msg("cli.no_root", folder=str(self.folder.resolve())))
        return root

    def speak(self, settings: Settings) -> None:
        """Go on in the language of the settings, unless flag or variable chose one."""
        if settings.language and not self.fixed_language:
            self.language = settings.language

    def style(self) -> Style:
        """Width and colour of standard output: 80 columns where it is no terminal."""
        width = WIDTH
        if sys.stdout.isatty():
            import shutil

            width = max(shutil.get_terminal_size((WIDTH, 24)).columns, 40)
        return Style(width, self.colour if self.colour is not None else sys.stdout.isatty(), sys.stdout.isatty())

    def render(self, message: Message) -> str:
        """A message in the language of this run."""
        return render(message, self.language)

    def out(self, text: str, *, commands: bool = False) -> None:
        """Write a result to standard output; `commands` says that its commands to GitHub's runner are meant."""
        click.echo(text if commands else for_the_log(text), nl=False, color=True)

    def tell(self, message: Message) -> None:
        """Say something beside the result, on standard error."""
        click.echo(for_the_log(without_values(self.render(message))), err=True)

    def tell_lines(self, text: str) -> None:
        """Say lines beside the result, as they stand."""
        click.echo(for_the_log(without_values(text)), nl=False, err=True, color=True)

    def tell_findings(self, findings: Iterable[Finding]) -> None:
        """Say findings, by place, on standard error, each with its line of the files that were read."""
        style = Style(colour=self.colour if self.colour is not None else sys.stderr.isatty())
        told = in_order(adjusted(findings, self.levels))
        lines = self.lines_of(told)
        for finding in told:
            for line in finding_lines(finding, lines.of(finding), self.language, style):
                click.echo(for_the_log(without_values(line)), err=True, color=True)

    def lines_of(self, findings: Iterable[Finding]) -> Lines:
        """The lines that findings are about, of the files that were read."""
        places = [finding.place for finding in findings if finding.place]
        return Lines(lines_at(self.tree, places) if self.tree and places else {})


def app_for(folder: str | None, language: Language | None, color: str | None, fallback: Language) -> App:
    """The surroundings of a run, from the global flags and the environment variables."""
    return App(
        folder=Path(folder or "."),
        language=language or fallback,
        fixed_language=bool(language),
        colour=_colour(color),
        cache_folder=_cache_folder(),
    )


def _cache_folder() -> Path:
    """Where to keep what may be deleted; where this user has no home, a place in which nothing can be kept."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if named:
        return Path(named) / "tak-gitops"
    try:
        return Path.home() / ".cache" / "tak-gitops"
    except RuntimeError:
        return Path(os.devnull) / "tak-gitops"


def _colour(flag: str | None) -> bool | None:
    """Whether to colour; None = where the output is a terminal (NO_COLOR, FORCE_COLOR)."""
    if flag in {"always", "never"}:
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def today() -> date:
    """The Swedish day now."""
    return datetime.now(SWEDEN).date()


def day_or_today(value: str | None) -> date:
    """The day that `--as-of` names, today where it is not given. Raises UsageError."""
    return parse_day(value) if value else today()


def moment(as_of: str | None) -> datetime:
    """The moment, in UTC, that the age of an export counts to: now, or noon of the Swedish day that `--as-of` names.

    Noon, so that the export of the night before is half a day old on any machine. Raises UsageError.
    """
    if not as_of:
        return datetime.now(UTC)
    return datetime.combine(parse_day(as_of), time(12), SWEDEN).astimezone(UTC)


def entered_at(as_of: str | None) -> datetime:
    """The moment, in UTC, at which a step is entered into the ledger: now, or the one that `--as-of` names.

    Whoever is told the day keeps to it, so that the ledger's clock never goes back between two steps; but a moment
    that has not come is never entered: nobody decides about an attempt whose run may be at work. Raises UsageError.
    """
    return min(moment(as_of), datetime.now(UTC)).replace(microsecond=0)


def parse_day(value: str) -> date:
    """A day written YYYY-MM-DD. Raises UsageError."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    # Python takes other forms too, such as 20261123, and not the same ones in every version
    if day is None or day.isoformat() != value:
        raise UsageError(msg("cli.not_a_day", value=value))
    return day


def day_or_moment(value: str | None) -> date | datetime:
    """The day that `--as-of` names, or the moment by Swedish clocks; today where it is not given. Raises UsageError."""
    day, _, clock = (value or "").partition("T")
    if not clock:
        return day_or_today(value)
    try:
        found = datetime.strptime(f"{parse_day(day)} {clock}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone comes next
    except (UsageError, ValueError):
        raise UsageError(msg("cli.not_a_moment", value=value)) from None
    return found.replace(tzinfo=SWEDEN)


def chosen(environments: dict[str, Environment], names: Sequence[str]) -> list[Environment]:
    """The environments called `names`, all of them where none is named. Raises UsageError for others."""
    if not environments:
        raise TakError(msg("cli.no_environments"))
    require_environments(names, environments)
    return [environments[name] for name in sorted(set(names) or environments)]


def require_environments(names: Iterable[str], known: Collection[str]) -> None:
    """Hold names to the environments that are `known`. Raises UsageError, with the nearest one or all of them."""
    for name in names:
        if name not in known:
            from tak_gitops.sources.judge import nearest

            near = nearest(name, known)
            if near:
                raise UsageError(msg("cli.no_environment.nearest", name=name, nearest=near))
            raise UsageError(msg("cli.no_environment", name=name, known=", ".join(sorted(known))))
