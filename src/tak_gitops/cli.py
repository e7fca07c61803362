"""The command line: the group, the options that all commands share, and the one error boundary."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from importlib import import_module
from keyword import iskeyword

import click

from tak_gitops import __version__
from tak_gitops.commands.common.options import (
    PREFIX,
    Run,
    Spoken,
    TakOption,
    global_options,
    spoken,
    write_options,
)
from tak_gitops.commands.common.words import spoken_words
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.findings import Finding
from tak_gitops.texts import LANGUAGES, Language, Message, msg, render

COMMANDS = (
    *("init", "new", "import", "validate", "fmt", "plan", "report", "order", "approve", "submit", "status", "verify"),
    *("resolve", "drift", "show", "search", "reach", "receipt", "desk", "ledger", "audit", "live", "ci", "doctor"),
    *("explain", "schema", "sandbox", "completion"),
)
"""The verbs, in the order of use; each is a function of its name in a module of its name, as far as Python lets it."""

FOREIGN = {
    "apply": "submit",
    "check": "validate",
    "diff": "plan",
    "dump": "import",
    "export": "import",
    "help": "--help",
    "lint": "validate",
    "preview": "plan",
    "push": "submit",
    "sync": "submit",
    "version": "--version",
}
"""Verbs of other tools, and ours for the same (features.md 4.2)."""


class TakGroup(Spoken, click.Group):
    """The group: commands are imported when they are called, so that `--help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of use."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, None where there is no such verb."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        loaded: click.Command = getattr(import_module(f"tak_gitops.commands.{name}"), name)
        return loaded

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words ask for. Raises UsageError that knows the right verb."""
        name = args[0]
        if ctx.resilient_parsing or name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        near: str | None = name
        if name not in FOREIGN:
            from tak_gitops.sources.judge import nearest

            near = nearest(name, (*COMMANDS, *FOREIGN))
        if near:
            near = FOREIGN.get(near, near)
            raise click.UsageError(render(msg("cli.no_command.nearest", name=name, nearest=near), spoken(ctx)))
        raise click.UsageError(render(msg("cli.no_command", name=name), spoken(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the program is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(render(msg("cli.about"), spoken(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options."""
        language = spoken(ctx)
        with formatter.section(render(msg("cli.commands"), language)):
            formatter.write_dl([(name, render(msg(f"cli.help.{name}"), language)) for name in COMMANDS])
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The exit codes."""
        formatter.write_paragraph()
        formatter.write_text(render(msg("cli.exit_codes"), spoken(ctx)))


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"tak {__version__}")
        ctx.exit()


def group() -> TakGroup:
    """The command of all verbs, with the options that they share."""
    version = TakOption(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help="cli.option.version",
    )
    return TakGroup(
        "tak",
        params=[*global_options(), version],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def _language(arguments: list[str]) -> Language:
    """The language before any file is read: flag, variable, locale, Swedish."""
    said = [os.environ.get(PREFIX + "LANGUAGE", "")]
    for n, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            said.insert(0, value or (arguments[n + 1] if n + 1 < len(arguments) else ""))
    said += [os.environ.get(name, "")[:2] for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    return next((language for word in said for language in LANGUAGES if word == language), LANGUAGES[0])


def run(arguments: list[str]) -> int:
    """Run the command line with `arguments` and give its exit code; every error ends here."""
    this = Run(_language(arguments))
    try:
        result = group().main(arguments, prog_name="tak", standalone_mode=False, obj=this)
        sys.stdout.flush()
    except TakError as problem:
        _tell(this, problem.message, problem.findings)
        return problem.exit_code
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message(), err=True)
        return ExitCode.USAGE
    except click.UsageError as problem:
        command = problem.ctx.command_path if problem.ctx else "tak"
        _tell(this, msg("cli.usage", problem=_usage(problem, this.language), command=command))
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        _tell(this, msg("cli.interrupted"))
        return ExitCode.INTERRUPTED
    except OSError as problem:
        what = problem.strerror or str(problem)
        if problem.filename is None:
            _give_up_output()
            _tell(this, msg("cli.output", problem=what))
        elif isinstance(problem, FileNotFoundError):
            _tell(this, msg("cli.disk.missing", path=str(problem.filename)))
        else:
            _tell(this, msg("cli.disk", path=str(problem.filename), problem=what))
        return ExitCode.FAILURE
    except Exception as problem:  # noqa: BLE001 - the one error boundary
        if this.debug:
            click.echo(_trace(), err=True, nl=False)
        else:
            _tell(this, _bug(this, problem))
        return ExitCode.BUG
    return int(result or ExitCode.OK)


def _give_up_output() -> None:
    """Let what is left of the result go nowhere: Python would try to write it again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(this: Run, message: Message, findings: tuple[Finding, ...] = ()) -> None:
    """Say the message on standard error, after the findings that belong to it."""
    if this.app:
        this.app.tell_findings(findings)
    from tak_gitops.commands.common.log_commands import for_the_log
    from tak_gitops.commands.common.secrets import without_values

    text = without_values(render(message, this.app.language if this.app else this.language))
    click.echo(for_the_log(text), err=True)


def _usage(problem: click.UsageError, language: Language) -> Message | str:
    """What is wrong with the command line, in our own words where we have them."""
    match problem:
        case click.NoSuchOption(possibilities=[nearest, *_]):
            return msg("cli.no_option.nearest", name=problem.option_name, nearest=nearest)
        case click.NoSuchOption():
            return msg("cli.no_option", name=problem.option_name)
        case click.MissingParameter():
            name = problem.param.get_error_hint(problem.ctx) if problem.param and problem.ctx else "?"
            return msg("cli.missing", name=spoken_words(name, language))
        case click.BadParameter(param=click.Parameter() as parameter, ctx=click.Context() as ctx):
            is_option = isinstance(parameter, click.Option)
            hint = f"'{max(parameter.opts, key=len)}'" if is_option else parameter.get_error_hint(ctx)
            name = spoken_words(hint, language)
            if isinstance(parameter.type, click.Choice):
                return msg("cli.bad_choice", name=name, allowed=", ".join(parameter.type.choices))
            if isinstance(parameter.type, click.Path):
                return msg("cli.not_a_folder", name=name)
            if isinstance(parameter.type, click.IntRange):
                low, high = parameter.type.min, parameter.type.max
                if high is None:
                    return msg("cli.too_small", name=name, low=str(low))
                return msg("cli.not_in_range", name=name, low=str(low), high=str(high))
            return msg("cli.bad_value", name=name, problem=problem.message)
        case click.BadOptionUsage(ctx=click.Context() as ctx):
            flags = {name for each in ctx.command.params if getattr(each, "is_flag", False) for name in each.opts}
            known = problem.option_name in flags
            several = [each for each in ctx.command.params if problem.option_name in each.opts and each.nargs > 1]
            if several:
                return msg(
                    "cli.takes_values", name=problem.option_name, values=spoken_words(str(several[0].metavar), language)
                )
            return msg("cli.takes_no_value" if known else "cli.takes_value", name=problem.option_name)
        case click.UsageError(ctx=click.Context(command=click.Group())):
            return msg("cli.missing.command")
    return problem.format_message()


def _bug(this: Run, problem: Exception) -> Message:
    """Keep the trace where it can be sent from, and say so."""
    what = f"{type(problem).__name__}: {problem}"
    folder = this.app.cache_folder if this.app else None
    if folder:
        path = folder / "error.log"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"tak {__version__}, Python {sys.version}\n{_trace()}", encoding="utf-8")
            return msg("cli.bug", problem=what, path=str(path))
    return msg("cli.bug.unsaved", problem=what)


def _trace() -> str:
    """Where the error that is being handled came from, without the secrets of the environment."""
    import traceback

    from tak_gitops.commands.common.secrets import without_values

    return without_values(traceback.format_exc())


def main() -> None:
    """Enter from the shell.

    Garbage collection costs up to 2.3 times the time at a million rows and has nothing to collect in a run
    that ends (performance.md 2). Python collects once more as it ends, for a tenth of the time of `tak validate` over
    2,000 files: what is frozen it passes over.
    """
    gc.disable()
    # looking for plug-ins of pydantic in every installed package takes longer than judging a file
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # the shell has closed it (`>&-`): what would be said goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
