"""`tak status`: every order, what has become of it, and what people know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.app import App, entered_at, moment, require_environments
from tak_gitops.commands.common.opened_ledger import SHOWN, ledger_files, open_ledger
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.commands.submitting.noting import (
    LONGEST_NUMBER,
    entry_number,
    note_case,
    note_mail,
    note_text,
    required_entry,
)
from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.orders.ledger.entry import UNFINISHED
from tak_gitops.orders.overview import Directory, matching, overviews
from tak_gitops.reports.order_words import Words
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger
    from tak_gitops.orders.overview import Overview


NO_IDENTIFIER = 10_000
"""A number below this is meant as that of an order, not as a part of an HSA-id or of a case number."""


@command
@argument("words", nargs=-1, metavar="[N|SYSTEM|TEXT]...")
@option("-e", "--env", "environments", metavar="ENV", multiple=True, help="cli.option.status_env")
@option("--open", "only_open", is_flag=True, help="cli.option.status_open")
@option("--case", metavar="N NUMBER", nargs=2, help="cli.option.status_case")
@option("--mail", metavar="FILE", help="cli.option.status_mail")
@option("--note", metavar="N TEXT", nargs=2, help="cli.option.status_note")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@format_option("text", "json", "markdown")
def status(
    app: App,
    words: tuple[str, ...],
    *,
    environments: tuple[str, ...],
    only_open: bool,
    case: tuple[str, str] | None,
    mail: str | None,
    note: tuple[str, str] | None,
    as_of: str | None,
    form: str,
) -> ExitCode:
    """Show the orders in which all words stand, or one in full by its number; or note what people know of one.

    Nothing is written but what is noted. Exit code 1 where the ledger is damaged: what there is, is shown all the same.
    """
    writing = [each for each in (case, mail, note) if each is not None]
    if len(writing) > 1 or (writing and (words or environments or only_open)):
        raise UsageError(msg("status.one_thing"))
    now = moment(as_of)
    root, declared = ledger_files(app)
    ledger = open_ledger(app, root, declared.settings)
    if case is not None:
        note_case(app, ledger, entry_number(case[0]), case[1], entered_at(as_of))
    elif note is not None:
        note_text(app, ledger, entry_number(note[0]), note[1], entered_at(as_of))
    elif mail is not None:
        note_mail(app, ledger, declared, mail, entered_at(as_of))
    else:
        speech = Words(app.language, now)
        return _shown(app, ledger, declared, _Wanted(words, environments, only_open, form), speech)
    return ExitCode.OK


class _Wanted(NamedTuple):
    """Which orders are asked for, and in which form."""

    words: tuple[str, ...]
    environments: tuple[str, ...]
    only_open: bool
    form: str

    @property
    def numbers(self) -> list[int]:
        """The numbers, where nothing but numbers is asked for."""
        alone = not self.environments and not self.only_open and all(_is_number(word) for word in self.words)
        return [int(word) for word in self.words] if alone else []

    def among(self, current: LedgerState, directory: Directory, now: datetime) -> list[Overview]:
        """Those orders."""
        entries = current.standing(*UNFINISHED) if self.only_open else current.entries.values()
        named = [each for each in entries if not self.environments or each.order.environment in self.environments]
        found = overviews(current, directory, now, named)
        return matching(found, self.words, directory) if self.words else found


def _shown(app: App, ledger: Ledger, declared: Declared, wanted: _Wanted, words: Words) -> ExitCode:
    current = ledger.state()
    _require_environments(wanted.environments, declared, current)
    directory = Directory(declared.systems.values())
    numbers = set(wanted.numbers)
    named = [current.entries[seq] for seq in sorted(numbers) if seq in current.entries]
    if named and len(named) == len(numbers):
        _tell_in_full(app, overviews(current, directory, words.now, named), words, wanted.form)
    else:
        found = wanted.among(current, directory, words.now)
        if numbers and (not found or max(numbers) < NO_IDENTIFIER):
            required_entry(current, min(numbers - current.entries.keys()))
        _tell_list(app, found, words, wanted.form, total=len(current.entries))
    if not current.problems:
        return ExitCode.OK
    app.tell_findings(current.problems[:SHOWN])
    app.tell(msg("ledger.damaged"))
    return ExitCode.FAILURE


def _tell_in_full(app: App, found: Sequence[Overview], words: Words, form: str) -> None:
    """Orders that were asked for by their numbers."""
    if form == "json":
        from tak_gitops.reports.status_json import status_json

        app.out(status_json(found, words, full=True))
        return
    from tak_gitops.reports.entry_text import entry_markdown, entry_text

    if form == "markdown":
        app.out("\n".join(entry_markdown(each, words) for each in found))
    else:
        app.out("\n".join(entry_text(each, words, app.style()) for each in found))


def _tell_list(app: App, found: Sequence[Overview], words: Words, form: str, *, total: int) -> None:
    """Orders as a list."""
    if form == "json":
        from tak_gitops.reports.status_json import status_json

        app.out(status_json(found, words))
        return
    from tak_gitops.reports.status_text import status_markdown, status_text

    if form == "markdown":
        app.out(status_markdown(found, words, total=total))
    else:
        app.out(status_text(found, words, app.style(), total=total))


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and word[0] != "0" and len(word) < LONGEST_NUMBER


def _require_environments(names: Collection[str], declared: Declared, current: LedgerState) -> None:
    """Hold names to the environments that there are or that orders were for. Raises UsageError."""
    if all(name in declared.environments for name in names):
        return
    known = {*declared.environments, *(entry.order.environment for entry in current.entries.values())}
    require_environments(names, known)
