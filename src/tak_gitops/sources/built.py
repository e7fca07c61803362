"""From a judged document to the frozen value that it stands for.

A document of which only a part could be read (`salvage`) gives a value too: what is missing there is empty in it.
"""

from __future__ import annotations

import posixpath
from datetime import date
from typing import TYPE_CHECKING, Any

from tak_gitops.findings import Finding, Place, error
from tak_gitops.model.approvals import Approvals, Approver, Approvers
from tak_gitops.model.cases import read_window
from tak_gitops.model.changes import Action
from tak_gitops.model.declarations import AddressList, CaseFile, ContractChoice, Declaration, Word
from tak_gitops.model.lookup import Climb, Lookup
from tak_gitops.model.repository_files import (
    Allow,
    AllowedLine,
    Certificate,
    Channel,
    ConnectionPoint,
    Contact,
    Environment,
    Hsa,
    Limits,
    LiveSource,
    Mailbox,
    Settings,
    System,
)
from tak_gitops.model.web_address import holds_secrets, is_safe, without_secrets
from tak_gitops.sources.address_list import checked
from tak_gitops.sources.rule_levels import rule_levels
from tak_gitops.sources.yaml_reader import Document, Mark, Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Value = Settings | Approvers | System | Environment | Declaration | CaseFile | Allow


def built(document: Document, model: Any, kind: str) -> tuple[Value, list[Finding]]:
    """The value of a document, and what is wrong with it that its schema does not tell.

    `model` is the document as `judge` gave it, `kind` the name of its schema. Findings: TG115 (a day that is in no
    calendar), TG123 (an address that gives a secret away), TG124 to TG126 (rules of the settings), TG161 and TG162 (the
    window of a case), TG212, TG222 and TG223 (addresses).
    """
    value = _BUILDERS[kind](document, model)
    match value:
        case Settings():
            levels, findings = rule_levels(document)
            return value._replace(rules=levels), findings
        case Declaration() if value.addresses:
            addresses, findings = checked(value.addresses)
            return value._replace(addresses=addresses), findings
        case CaseFile():
            return value, _bad_window(document, value)
        case Environment():
            return value, _unsafe_addresses(document, value)
        case System():
            return value, _not_days(document)
    return value, []


def _settings(document: Document, model: Any) -> Settings:
    settings = Settings(document.path, model.language, model.ordered_by, model.branch)
    if model.approvals:
        settings = settings._replace(approvals=_approvals(model.approvals))
    return settings._replace(ledger=model.ledger.branch) if model.ledger else settings


def _approvals(model: Any) -> Approvals:
    given = model.model_dump()
    return Approvals(**{**given, "production": tuple(model.production), "repository": model.repository or ""})


def _approvers(document: Document, model: Any) -> Approvers:
    people = [
        Approver(
            name=each.name,
            github_id=each.github_id,
            emails=tuple(each.emails),
            owns=tuple(each.owns),
            ssh_keys=tuple(" ".join(key.split(" ")[:2]) for key in each.ssh_keys),
        )
        for each in model.approvers
    ]
    return Approvers(document.path, tuple(people))


def _system(document: Document, model: Any) -> System:
    return System(
        path=document.path,
        key=posixpath.basename(document.path).rpartition(".")[0],
        organisation=document.data.get("organisation", ""),
        name=document.data.get("name", ""),
        hsa_ids=tuple(document.data.get("hsa_ids", {}).items()),
        contacts=tuple(Contact(each.role, each.name, each.email, each.phone) for each in model.contacts),
        status=model.status,
        owners=tuple(model.owners),
        certificates=tuple(_certificate(document, *each) for each in model.certificates.items()),
        distinct_from=tuple(_words(document, "distinct_from")),
        places=tuple(_places(document)),
    )


def _certificate(document: Document, environment: str, model: Any) -> Certificate:
    line = document.place(("certificates", environment), of_key=True).line
    return Certificate(environment, model.subject_hsa_id, _day(model.valid_to), model.file, line)


def _day(text: str | None) -> date | None:
    """The day, None where there is none: `_not_days` tells of those."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _not_days(document: Document) -> list[Finding]:
    """TG115 for each last day of a certificate that is in no calendar."""
    certificates = document.data.get("certificates", {})
    written = {("certificates", name, "valid_to"): each.get("valid_to") for name, each in certificates.items()}
    return [
        error("TG115.day", document.place(steps), value=text)
        for steps, text in written.items()
        if text and not _day(text)
    ]


def _places(document: Document) -> Iterator[tuple[str, int, int]]:
    """Where it stands what other files, or live, are held against."""
    yield from _places_of(document, ("organisation", "name", "status", "contacts"))
    for environment in document.data.get("hsa_ids", ()):
        name = document.place(("hsa_ids", environment), of_key=True)
        yield f"hsa_ids.{environment}", name.line, name.column
        value = document.place(("hsa_ids", environment))
        yield f"hsa_id.{environment}", value.line, value.column


def _places_of(document: Document, keys: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Where it stands what some keys say, of those that are there."""
    for key in keys:
        if key in document.data:
            place = document.place((key,))
            yield key, place.line, place.column


def _environment(document: Document, model: Any) -> Environment:
    live = LiveSource(*next(iter(document.data["live"].items()))) if model.live else None
    channel = _channel(model.channel) if model.channel else None
    is_in_tak_api = model.connection_point != "none"
    point = ConnectionPoint(**model.connection_point.model_dump()) if model.connection_point and is_in_tak_api else None
    key = document.path.split("/")[1]
    limits = Limits(**model.limits.model_dump(exclude_none=True)) if model.limits else Limits()
    places = tuple(_places_of(document, ("platform", "connection_point")))
    return Environment(
        path=document.path,
        key=key,
        platform=model.platform,
        name=model.name,
        live=live,
        channel=channel,
        connection_point=point,
        limits=limits,
        is_in_tak_api=is_in_tak_api,
        hsa=_hsa(model.hsa) if model.hsa else Hsa(),
        places=places,
        case_channel=_channel(model.cases) if model.cases else None,
    )


def _hsa(model: Any) -> Hsa:
    files = [model.file] if isinstance(model.file, str) else model.file or ()
    lookup = Lookup(
        Climb(model.routings == "on", tuple(model.routings_except)),
        Climb(model.permissions == "on", tuple(model.permissions_except)),
    )
    return Hsa(tuple(files), lookup)


def _channel(model: Any) -> Channel:
    match model.kind:
        case "file":
            return Channel("file", model.folder)
        case "takweb":
            return Channel("takweb", model.url)
        case "smtp":
            mailbox = Mailbox(int(model.port), model.sender, model.recipient, model.case_prefix)
            return Channel("smtp", model.host, mailbox)
    return Channel("desk")


def _unsafe_addresses(document: Document, environment: Environment) -> list[Finding]:
    """TG123 for each address that gives a secret away, in the file or on the way."""
    live, channel = environment.live, environment.channel
    findings: list[Finding] = []
    if live and live.kind in {"tak_services", "tak_api"}:
        findings += _unsafe(live.location, document.place(("live", live.kind)), "TAK_GITOPS_LIVE")
    if channel and channel.kind == "takweb":
        findings += _unsafe(channel.location, document.place(("channel", "url")), "TAK_GITOPS_TAKWEB")
    return findings


def _unsafe(address: str, place: Place, variables: str) -> list[Finding]:
    shown = without_secrets(address)
    findings = [error("TG123.secret", place, url=shown, variables=variables)] if holds_secrets(address) else []
    return findings if is_safe(address) else [*findings, error("TG123.http", place, url=shown)]


def _connection(document: Document, model: Any) -> Declaration:
    return Declaration(
        kind="Connection",
        producer=_word(document, "producer"),
        replaces=_word(document, "replaces"),
        rivta_profile=_word(document, "rivta_profile"),
        url=_word(document, "url"),
        no_consumers=model.no_consumers,
        **_common(document, model),
    )


def _access(document: Document, model: Any) -> Declaration:
    return Declaration(kind="Access", **_common(document, model))


def _case(document: Document, model: Any) -> CaseFile:
    return CaseFile(
        document.path,
        document.place(("kind",), of_key=True).line,
        model.case,
        tuple(_words(document, "contracts")),
        _word(document, "system"),
        model.window,
        model.text,
        model.prestudy,
        model.reference,
    )


def _bad_window(document: Document, case: CaseFile) -> list[Finding]:
    """TG161 for a window with a time that does not exist, TG162 for one that ends before it begins."""
    if case.window is None:
        return []
    place, window = document.place(("window",)), read_window(case.window)
    if window is None:
        return [error("TG161", place, value=case.window)]
    return [] if window.begins < window.ends else [error("TG162", place, value=case.window)]


def _allow(document: Document, model: Any) -> Allow:
    lines = [AllowedLine(action, word) for action in Action for word in _words(document, action.value)]
    return Allow(document.path, model.reason, tuple(lines))


def _common(document: Document, model: Any) -> dict[str, Any]:
    addresses, address_file = _addresses(document)
    return {
        "path": document.path,
        "line": document.place(("kind",), of_key=True).line,
        "contracts": tuple(_contract(document, n) for n in range(len(document.data.get("contracts", ())))),
        "consumers": tuple(_words(document, "consumers")),
        "addresses": addresses,
        "address_file": address_file,
        "prestudy": model.prestudy,
        "reference": model.reference,
        "description": model.description,
    }


def _contract(document: Document, number: int) -> ContractChoice:
    steps = ("contracts", number)
    if isinstance(document.data["contracts"][number], str):
        return ContractChoice(_at(document, steps))
    own = document.data["contracts"][number]
    url = _at(document, (*steps, "url")) if "url" in own else None
    profile = _at(document, (*steps, "rivta_profile")) if "rivta_profile" in own else None
    return ContractChoice(_at(document, (*steps, "contract")), url, profile)


def _addresses(document: Document) -> tuple[AddressList | None, Word | None]:
    data = document.data.get("logical_addresses")
    if data is None:
        return None, None
    if isinstance(data, dict):
        return None, _at(document, ("logical_addresses", "file"))
    marks: Any = document.marks
    items = marks.values["logical_addresses"].values
    ids, names, lines, columns = [], [], [], []
    for value, mark in zip(data, items, strict=True):
        here: Mark = mark.values["id"] if isinstance(mark, Marks) else mark
        ids.append(value if isinstance(value, str) else value["id"])
        names.append(None if isinstance(value, str) else value.get("name"))
        lines.append(here.line + 1)
        columns.append(here.column + 1)
    return AddressList(document.path, tuple(ids), tuple(names), tuple(lines), tuple(columns)), None


def _words(document: Document, key: str) -> Sequence[Word]:
    return [_at(document, (key, n)) for n in range(len(document.data.get(key, ())))]


def _word(document: Document, key: str) -> Word | None:
    return _at(document, (key,)) if key in document.data else None


def _at(document: Document, steps: tuple[str | int, ...]) -> Word:
    """The text at `steps`, with its place; most of a file that is not an address is read by this."""
    value, marks = document.data, document.marks
    for step in steps:
        value, marks = value[step], marks.values[step]  # type: ignore[union-attr]
    return Word(value, marks.line + 1, marks.column + 1)  # type: ignore[union-attr]


_BUILDERS: dict[str, Callable[[Document, Any], Value]] = {
    "settings": _settings,
    "approvers": _approvers,
    "system": _system,
    "environment": _environment,
    "connection": _connection,
    "access": _access,
    "case": _case,
    "allow": _allow,
}
