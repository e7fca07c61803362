"""`tak new case`: the file of a case that no other file tells, with what the repository and live know proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.entering.asking import ask, choose
from tak_gitops.commands.entering.missing_options import Wanted
from tak_gitops.commands.entering.new_entry import Desk
from tak_gitops.errors import ExitCode
from tak_gitops.importing.names import words
from tak_gitops.model.cases import WRITTEN, CaseKind, read_window
from tak_gitops.model.contracts import minor_version, namespace, short_form
from tak_gitops.sources.documents import NEEDED
from tak_gitops.texts import Message, msg
from tak_gitops.writing.drafts import CaseDraft, case_file_text
from tak_gitops.writing.proposals import Proposal

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App

_SLUGS = {
    CaseKind.CONTRACT_INSTALLATION: "arende-installera",
    CaseKind.CONTRACT_UNINSTALLATION: "arende-avinstallera",
    CaseKind.SOURCE_SYSTEM_CHANGE: "arende-kallsystem",
}
"""What the file of a kind of case is called, before what it is about."""


class CaseFlags(NamedTuple):
    """What the flags say; None where they say nothing."""

    case: str | None
    contracts: tuple[str, ...]
    system: str | None
    window: str | None
    text: str | None
    prestudy: str | None
    reference: str | None
    description: str | None
    file: str | None


def write_case(app: App, environment: str | None, export: str | None, flags: CaseFlags, *, dry_run: bool) -> ExitCode:
    """Write the file of a case. Raises UsageError where something is missing, TakError where it would be an error."""
    desk = Desk(app, environment, export)
    _require(desk, flags)
    kind = _kind(desk, flags.case)
    about_system = kind is CaseKind.SOURCE_SYSTEM_CHANGE
    system = _system(desk, flags.system, needed=True) if about_system else None
    contracts = _contracts(desk, kind, flags.contracts, system)
    if not about_system:
        system = _system(desk, flags.system, needed=False)
    draft = CaseDraft(
        case=kind.value,
        contracts=contracts,
        system=system,
        window=_window(desk, flags.window) if about_system or flags.window else None,
        text=_text(desk, flags.text, needed="text" in NEEDED[kind]),
        prestudy=desk.text(flags.prestudy, msg("new.ask.case_prestudy")),
        reference=desk.text(flags.reference, msg("new.ask.case_reference")),
        description=flags.description,
    )
    path = desk.free_path(flags.file, system or "arenden", (_name(kind, draft), _SLUGS[kind]))
    desk.write_files({path: case_file_text(draft, desk.schema(path, "case")).encode()}, dry_run=dry_run)
    return ExitCode.OK


def _kind(desk: Desk, given: str | None) -> CaseKind:
    if given is not None:
        return CaseKind(given)
    while True:
        answer = choose(desk.app, msg("new.ask.case"), _kinds(desk), _against_kind)
        if answer is not None:
            return CaseKind(answer)


def _kinds(desk: Desk) -> list[Proposal]:
    return [Proposal(kind.value, desk.app.render(msg(f"case.kind.{kind.value}"))) for kind in WRITTEN]


def _require(desk: Desk, flags: CaseFlags) -> None:
    """Where nobody can be asked: raises UsageError with all that the case needs, and with what is wrong."""
    kind = CaseKind(flags.case) if flags.case else None
    needed = NEEDED[kind] if kind else ()
    systems = desk.proposals.systems()
    others = [
        Wanted("--case", kind is not None, msg("new.ask.case"), _kinds(desk)),
        Wanted("--system", "system" not in needed or bool(flags.system), msg("new.form.system"), systems),
        Wanted("--text", "text" not in needed or bool(flags.text), msg("new.form.text")),
    ]
    installs = kind is CaseKind.CONTRACT_INSTALLATION
    desk.require(
        producer=flags.system,
        contracts=flags.contracts,
        others=others,
        needed={"--contract"} if "contracts" in needed else (),
        contract_proposals=desk.proposals.lacking_contracts() if installs else None,
        judge_contract=_against_contract,
    )


def _against_kind(word: str) -> Message | None:
    return None if word in WRITTEN else msg("new.no_case", value=word)


def _system(desk: Desk, given: str | None, *, needed: bool) -> str | None:
    if given is not None or needed:
        return desk.system(given, msg("new.ask.case_system"))
    if not desk.asks:
        return None
    return choose(desk.app, msg("new.ask.case_system_or_none"), desk.proposals.systems(), desk.against_system)


def _contracts(desk: Desk, kind: CaseKind, given: tuple[str, ...], system: str | None) -> tuple[str, ...]:
    """Contracts as they were written, since where one is installed its minor version matters; a system's own first."""
    needed = "contracts" in NEEDED[kind]
    own = desk.proposals.hsa_id(system) if system else None
    installs = kind is CaseKind.CONTRACT_INSTALLATION
    proposals = desk.proposals.lacking_contracts() if installs else desk.proposals.contracts(own)
    question = msg("new.ask.contracts" if needed else "new.ask.case_contracts")
    found = desk.several(given, question, proposals, _against_contract, needed=needed)
    return tuple(dict.fromkeys(_contract_word(each) for each in found))


def _against_contract(word: str) -> Message | None:
    """Whether it is a contract, with or without a minor version."""
    major = minor_version(word)
    plain = f"{word.rpartition(':')[0]}:{major}" if major else word
    return None if namespace(plain) else msg("TG203", value=word)


def _contract_word(text: str) -> str:
    found = namespace(text)
    return short_form(found) if found else text


def _window(desk: Desk, given: str | None) -> str | None:
    if given is not None or not desk.asks:
        return given
    answer = ask(desk.app, msg("new.ask.window"), default="", judge=_against_window)
    return answer or None


def _against_window(text: str) -> Message | None:
    if not text:
        return None
    window = read_window(text)
    if window is None:
        return msg("TG115.window", name="window", value=text) if "T" not in text else msg("TG161", value=text)
    return None if window.begins < window.ends else msg("TG162", value=text)


def _text(desk: Desk, given: str | None, *, needed: bool) -> str | None:
    if given is not None:
        return given
    if not desk.asks:
        return None
    question = msg("new.ask.case_text" if needed else "new.ask.case_text_or_none")
    judge = (lambda text: None if text else msg("new.empty")) if needed else (lambda _: None)
    return ask(desk.app, question, judge=judge) or None


def _name(kind: CaseKind, draft: CaseDraft) -> str:
    """What the file is called: the kind, and what it is about."""
    if kind is CaseKind.SOURCE_SYSTEM_CHANGE:
        about = draft.window[:10] if draft.window else ""
    else:
        first = draft.contracts[0].rpartition(":")[0].rpartition(":")[2]
        about = words(first.removesuffix("Responder"))
    return f"{_SLUGS[kind]}-{about}".strip("-")
