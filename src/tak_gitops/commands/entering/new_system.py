"""`tak new system`: the file of a system, with what live knows of it proposed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.app import App, chosen, today
from tak_gitops.commands.common.state import State, live_of, read_state
from tak_gitops.commands.entering.asking import ask, may_ask
from tak_gitops.commands.entering.missing_options import Wanted, require_given
from tak_gitops.commands.entering.new_judged import require_right, schema_for
from tak_gitops.errors import ExitCode, TakError, UsageError, fail
from tak_gitops.importing.names import Taken, slug
from tak_gitops.importing.systems import title
from tak_gitops.model.identifiers import HSA_ID
from tak_gitops.model.repository_files import Contact, System
from tak_gitops.repository.files import write_together
from tak_gitops.repository.trees import SUFFIXES, WorkTree
from tak_gitops.sources.compile import compile_file
from tak_gitops.sources.scalars import EMAIL_PATTERN
from tak_gitops.texts import Message, msg
from tak_gitops.writing.drafts import system_text
from tak_gitops.writing.proposals import Proposal, Proposals

if TYPE_CHECKING:
    from collections.abc import Iterable


class SystemFlags(NamedTuple):
    """What the flags say; None where they say nothing."""

    organisation: str | None
    name: str | None
    hsa_ids: tuple[str, ...]
    contact: str | None
    email: str | None
    phone: str | None
    file: str | None


def write_system(app: App, flags: SystemFlags, *, dry_run: bool) -> ExitCode:
    """Write the file of a system. Raises UsageError where something is missing, TakError where it would be an error."""
    state = read_state(app, None)
    asks = may_ask()
    hsa_ids = _given_ids(state, flags.hsa_ids)
    organisation, name = _known_title(app, state, hsa_ids)
    if not asks:
        places = [Proposal(f"{key}=HSA-ID", "") for key in state.after.environments]
        require_given(
            [
                Wanted("--organisation", bool(flags.organisation or organisation), msg("new.form.organisation")),
                Wanted("--name", bool(flags.name or name), msg("new.form.name")),
                Wanted("--hsa-id", bool(hsa_ids), msg("new.form.hsa_id"), places),
            ]
        )
    if not hsa_ids:
        hsa_ids = _asked_ids(app, state)
        organisation, name = _known_title(app, state, hsa_ids)
    organisation = _needed(app, flags.organisation, msg("new.ask.organisation"), organisation)
    name = _needed(app, flags.name, msg("new.ask.name"), name)
    contacts = _contacts(app, flags, asks=asks)
    taken, _ = WorkTree(state.root).files()
    if flags.file is not None:
        path = f"systems/{flags.file.removeprefix('systems/').removesuffix('.yaml')}.yaml"
        if path in taken:
            raise fail("new.exists", path=path)
    else:
        path = Taken(taken).free("systems", (slug(name), slug(f"{organisation} {name}"), "system"), SUFFIXES) + ".yaml"
    text = system_text(organisation, name, hsa_ids, contacts, schema_for(state.root, path, "system"))
    _judge(app, state, path, text)
    if dry_run:
        app.out(f"# {path}\n{text}")
        return ExitCode.OK
    write_together(state.root, {path: text.encode()})
    app.out(f"{path}\n")
    app.tell(msg("new.next.system"))
    return ExitCode.OK


def _given_ids(state: State, given: Iterable[str]) -> dict[str, str]:
    """HSA-id by environment, from the flags. Raises UsageError."""
    found: dict[str, str] = {}
    for each in given:
        key, _, hsa_id = each.partition("=")
        environment = chosen(state.after.environments, [key.strip()])[0].key
        if problem := _against_hsa_id(hsa_id.strip()):
            raise UsageError(problem)
        found[environment] = hsa_id.strip()
    return found


def _asked_ids(app: App, state: State) -> dict[str, str]:
    """HSA-id by environment, asked for one environment after another until there is one."""
    found: dict[str, str] = {}
    while not found:
        for key in state.after.environments:
            question = msg("new.ask.hsa_id", environment=key)
            answer = ask(app, question, default="", judge=lambda text: _against_hsa_id(text) if text else None)
            if answer:
                found[key] = answer
    return found


def _known_title(app: App, state: State, hsa_ids: dict[str, str]) -> tuple[str | None, str | None]:
    """Organisation and name that live has for any of the HSA-ids."""
    for key, hsa_id in hsa_ids.items():
        environment = state.after.environments[key]
        try:
            catalogue = live_of(app, state, environment, None)
        except TakError:
            # a system can be described before there is any export
            continue
        proposals = Proposals(state.after, key, catalogue, today())
        name = proposals.component_name(hsa_id)
        if name:
            known = title(hsa_id, name)
            return known.organisation if known.told else None, known.name
    return None, None


def _needed(app: App, given: str | None, question: Message, default: str | None) -> str:
    """A text that must be there: what was given, else what live knows, which is asked for where that can be."""
    if given:
        return " ".join(given.split())
    if may_ask():
        return ask(app, question, default=default, judge=lambda text: None if text else msg("new.empty"))
    return default or ""


def _contacts(app: App, flags: SystemFlags, *, asks: bool) -> list[Contact]:
    name, email, phone = flags.contact, flags.email, flags.phone
    if asks and name is None and email is None and phone is None:
        name = ask(app, msg("new.ask.contact"), default="", judge=lambda _: None) or None
        if name:
            email = ask(app, msg("new.ask.email"), default="", judge=_against_email) or None
            phone = ask(app, msg("new.ask.phone"), default="", judge=lambda _: None) or None
    return [Contact("technical", name, email, phone)] if name or email or phone else []


def _judge(app: App, state: State, path: str, text: str) -> None:
    compiled = compile_file(path, text.encode())
    after = before = state.after
    system = compiled.value if isinstance(compiled.value, System) else None
    if system:
        after = before._replace(systems={**before.systems, system.key: system})
    here = [key for key, _ in system.hsa_ids] if system else []
    require_right(app, path, compiled.findings, (before, after), here)


def _against_email(text: str) -> Message | None:
    is_right = not text or re.search(EMAIL_PATTERN, text)
    return None if is_right else msg("TG115.email", name="email", value=text)


def _against_hsa_id(text: str) -> Message | None:
    return None if HSA_ID.fullmatch(text) else msg("TG115.hsa_id", name="hsa_ids", value=text)
