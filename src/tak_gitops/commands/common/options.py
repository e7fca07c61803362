"""Options and commands as click wants them, with help from the catalogue and variables `TAK_GITOPS_<FLAG>`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from tak_gitops.commands.common.completing import completed
from tak_gitops.commands.common.words import spoken_words
from tak_gitops.errors import UsageError
from tak_gitops.texts import LANGUAGES, Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.shell_completion import CompletionItem

    from tak_gitops.commands.common.app import App

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

PREFIX = "TAK_GITOPS_"
GLOBAL = ("directory", "language", "color", "debug")


def spoken(ctx: click.Context) -> Language:
    """The language of help and usage errors: chosen before any file is read."""
    language: Language = ctx.find_root().obj.language
    return language


@dataclass
class Run:
    """One run of the command line: its first language, and the surroundings once a command has begun."""

    language: Language
    app: App | None = None
    debug: bool = False


class TakOption(click.Option):
    """An option whose help is a key of the catalogue and whose variable is `TAK_GITOPS_<FLAG>`."""

    def __init__(self, *declarations: Any, **attributes: Any) -> None:
        super().__init__(*declarations, **attributes)
        if self.envvar is None and self.name not in {"help", "version"}:
            flag = max(self.opts, key=len).lstrip("-")
            self.envvar = PREFIX + flag.replace("-", "_").upper()

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help."""
        record = super().get_help_record(ctx)
        language = spoken(ctx)
        return record and (spoken_words(record[0], language), render(msg(str(self.help)), language))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the shell proposes for the value."""
        found = completed(ctx, self.metavar, incomplete)
        return super().shell_complete(ctx, incomplete) if found is None else found


class TakArgument(click.Argument):
    """An argument that the shell can complete."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the shell proposes for the value."""
        found = completed(ctx, self.metavar, incomplete)
        return super().shell_complete(ctx, incomplete) if found is None else found


def argument(*declarations: str, **attributes: Any) -> Decorator:
    """An argument of a command; its `metavar` says what it stands for."""
    return click.argument(*declarations, cls=TakArgument, **attributes)


def option(*declarations: str, help: str, **attributes: Any) -> Decorator:  # noqa: A002 - click's own word
    """An option of a command; `help` is a key of the catalogue."""
    return click.option(*declarations, cls=TakOption, help=help, **attributes)


def format_option(*formats: str, help: str = "cli.option.format") -> Decorator:  # noqa: A002 - click's own word
    """How a result is written: the first of `formats` unless another is asked for."""
    return option("-f", "--format", "form", type=click.Choice(formats), default=formats[0], help=help)


def global_options() -> list[click.Parameter]:
    """The options that stand before or after the verb."""
    return [
        TakOption(["-C", "directory"], metavar="DIR", help="cli.option.folder", envvar=PREFIX + "FOLDER"),
        TakOption(["--language"], type=click.Choice(LANGUAGES), help="cli.option.language"),
        TakOption(["--color"], type=click.Choice(["auto", "always", "never"]), help="cli.option.color"),
        TakOption(["--debug"], is_flag=True, help="cli.option.debug"),
    ]


class Spoken(click.Command):
    """What group and commands have in common: help and usage errors in the language of the run."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; what is wrong with them is told of this very command."""
        with placed(ctx):
            return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, with its help in the language of the run."""
        return help_option(self, ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under their heading."""
        write_options(self, ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The kinds of a verb, where it has any, and the options: all that the shell proposes beside values."""
        from click.shell_completion import CompletionItem

        language = spoken(ctx)
        names = self.list_commands(ctx) if isinstance(self, click.Group) else []
        kinds = [
            CompletionItem(name, help=render(msg(_help_key(ctx, name)), language))
            for name in names
            if name.startswith(incomplete)
        ]
        flags = click.Command.shell_complete(self, ctx, incomplete)
        for each in flags:
            each.help = render(msg(str(each.help)), language)
        return [*kinds, *flags]


class TakCommand(Spoken):
    """A command that takes the global options after its verb too, and is called with the `App` of the run."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.allow_extra_args = True
        self.params += global_options()

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(render(msg(_help_key(ctx)), spoken(ctx)))

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command, with the global options taken out of its parameters."""
        from tak_gitops.commands.common.app import app_for

        if ctx.args:
            raise click.UsageError(render(msg("cli.extra", words=" ".join(ctx.args)), spoken(ctx)), ctx)

        own = {name: ctx.params.pop(name) for name in GLOBAL}
        before = ctx.find_root().params
        # a variable gives both the same value: what is written after the verb wins, else what is written before it
        written = {name for name in GLOBAL if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
        flags = {name: own[name] if name in written else before.get(name) for name in GLOBAL}
        run: Run = ctx.find_root().obj
        run.debug = bool(flags["debug"])
        run.app = ctx.obj = app_for(flags["directory"], flags["language"], flags["color"], run.language)
        return super().invoke(ctx)


class TakSubgroup(Spoken, click.Group):
    """A verb with kinds, such as `tak new connection`: each kind is a command of its own."""

    command_class = TakCommand

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the verb is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(render(msg(_help_key(ctx)), spoken(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The kinds, then the options."""
        language = spoken(ctx)
        with formatter.section(render(msg("cli.commands"), language)):
            rows = [(name, render(msg(_help_key(ctx, name)), language)) for name in self.list_commands(ctx)]
            formatter.write_dl(rows)
        write_options(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The kind that the words ask for. Raises UsageError that knows the right ones."""
        if ctx.resilient_parsing or args[0] in self.commands or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        raise UsageError(msg("cli.no_kind", name=args[0], known=", ".join(self.list_commands(ctx))))


def group(name: str) -> TakSubgroup:
    """A verb with kinds, which its `command(…)` gives it."""
    return TakSubgroup(name)


def _help_key(ctx: click.Context, *kind: str) -> str:
    """The key of the help of a command, or of one of its kinds: `cli.help.new.connection`."""
    return ".".join(["cli", "help", *ctx.command_path.split()[1:], *kind])


@contextmanager
def placed(ctx: click.Context) -> Iterator[None]:
    """A usage error that does not know which command it is about is told so: click's parser does not say."""
    try:
        yield
    except click.UsageError as problem:
        problem.ctx = problem.ctx or ctx
        raise


def help_option(command: click.Command, ctx: click.Context) -> click.Option:
    """`--help` with a help of ours."""

    def show(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    names = command.get_help_option_names(ctx)
    return TakOption(names, is_flag=True, is_eager=True, expose_value=False, callback=show, help="cli.option.help")


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """The line that says how a command is written."""
    prefix = render(msg("cli.usage_heading"), spoken(ctx))
    pieces = spoken_words(" ".join(command.collect_usage_pieces(ctx)), spoken(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=f"{prefix}: ")


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """All options of a command under a heading in the language of the run."""
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    rows = [record for each in options if (record := each.get_help_record(ctx))]
    with formatter.section(render(msg("cli.options"), spoken(ctx))):
        formatter.write_dl(rows)


def command(function: Callable[..., Any]) -> click.Command:
    """Make a function `(app, …) -> ExitCode` a command called as the function, but for a `_` at the end of its name."""
    return click.command(function.__name__.rstrip("_"), cls=TakCommand)(click.pass_obj(function))


environments_argument = argument("environments", nargs=-1, metavar="[ENV]...")
"""The environments that a command is about; none = all (formats.md 3)."""
