"""From one file's bytes to the frozen value that it stands for, and what is wrong with the file."""

from __future__ import annotations

from typing import NamedTuple

from tak_gitops.findings import Finding, error, has_errors
from tak_gitops.model.cases import WRITTEN, CaseKind
from tak_gitops.model.repository_files import Settings
from tak_gitops.repository.trees import APPROVERS, ORDERS
from tak_gitops.sources.built import Value, built
from tak_gitops.sources.judge import judge, nearest
from tak_gitops.sources.salvage import salvage, with_kind
from tak_gitops.sources.yaml_reader import Document, read_yaml

NOTHING: frozenset[str] = frozenset()


class Compiled(NamedTuple):
    """A file's value, None where the file cannot be used, and its findings.

    Where it cannot be used, `partial` is what could be read of it, to find what else is wrong with it and with others;
    `unread` are the keys at its top of which that lacks something.
    """

    value: Value | None
    findings: tuple[Finding, ...] = ()
    partial: Value | None = None
    unread: frozenset[str] = NOTHING


def compile_file(path: str, content: bytes) -> Compiled:
    """The value of the file at `path` (relative to the root); its place in the tree says what it is."""
    document = read_yaml(content, path)
    is_whole = document.data is not None
    if not is_whole:
        document = document._replace(data=document.seen)
    if document.data is None:
        return Compiled(None, document.findings)
    kind, findings = _kind(document)
    is_whole = is_whole and kind is not None
    if kind is None:
        meant = with_kind(document)
        if meant is None:
            return Compiled(None, (*document.findings, *findings))
        kind, document = meant.kind, meant.document
    model, problems = judge(document, kind)
    findings = [*document.findings, *findings, *problems]
    is_whole, unread = is_whole and model is not None, NOTHING
    if model is None:
        rest = salvage(document, kind)
        findings += [each for each in rest.findings if each not in findings]
        if rest.model is None:
            return Compiled(None, tuple(findings))
        document, model, unread = rest.document, rest.model, rest.unread
    value, problems = built(document, model, kind)
    findings += problems
    # what settings say of rules that there are holds, whatever they say of others
    if is_whole and (isinstance(value, Settings) or not has_errors(problems)):
        return Compiled(value, tuple(findings))
    return Compiled(None, tuple(findings), value, unread)


def _kind(document: Document) -> tuple[str | None, list[Finding]]:
    """Which schema a file must meet (design.md 3)."""
    folder, _, name = document.path.rpartition("/")
    if not folder:
        return ("approvers" if document.path in APPROVERS else "settings"), []
    if folder.partition("/")[0] == "systems":
        return "system", []
    if folder.partition("/")[0] == ORDERS:
        return "allow", []
    if name in {"environment.yaml", "environment.yml"} and folder.count("/") == 1:
        return "environment", []
    if not isinstance(document.data, dict):
        return None, [error("TG113.object", document.place(()), name=name)]
    kinds = ("Connection", "Access", "Case")
    kind = document.data.get("kind")
    if kind is None:
        misspelt = next((key for key in document.data if key.casefold() == "kind"), None)
        if misspelt:
            at = document.place((misspelt,), of_key=True)
            return None, [error("TG103.nearest", at, name=misspelt, nearest="kind")]
        return None, [error("TG112.kind", document.place(()), allowed=", ".join(kinds))]
    if kind not in kinds:
        place = document.place(("kind",))
        if not isinstance(kind, str):
            return None, [error("TG113.string", place, name="kind")]
        near = nearest(kind, kinds)
        if near:
            return None, [error("TG114.nearest", place, name="kind", value=kind, nearest=near)]
        return None, [error("TG114", place, name="kind", value=kind, allowed=", ".join(kinds))]
    followed = document.data.get("case") if kind == "Case" else None
    if followed in set(CaseKind) - set(WRITTEN):
        return None, [error(_FOLLOWED.get(str(followed), "TG160"), document.place(("case",)), value=followed)]
    return kind.lower(), []


_FOLLOWED = {CaseKind.ADDRESS_NAME.value: "TG160.address", CaseKind.SYSTEM_REGISTRATION.value: "TG160.registration"}
"""What is said of a kind of case that nobody writes; of all others that it follows from the file of the system."""
