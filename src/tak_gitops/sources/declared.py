"""All files of a tree, compiled: what the repository declares at a commit or in the work tree."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tak_gitops.findings import Finding, Place, error, has_errors, warning
from tak_gitops.model.approvals import Approver, Approvers
from tak_gitops.model.declarations import AddressList, CaseFile, Declaration
from tak_gitops.model.identifiers import fold
from tak_gitops.model.repository_files import Allow, Declared, Environment, Settings, System
from tak_gitops.repository.trees import FOLDERS, SETTINGS, Tree, TreeFile
from tak_gitops.sources.characters import hidden_characters
from tak_gitops.sources.system_certificates import private_keys, with_certificates
from tak_gitops.sources.system_environments import system_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tak_gitops.sources.address_file import AddressFile
    from tak_gitops.sources.built import Value
    from tak_gitops.sources.compile import Compiled

YAML = (".yaml", ".yml")
LISTS = (".csv", ".xlsx")


class Store(Protocol):
    """Compiled files that were seen before, by path and content."""

    def get(self, file: TreeFile) -> Value | AddressList | None:
        """The value of a file that had no findings; None when it must be read."""

    def put(self, file: TreeFile, value: Value | AddressList) -> None:
        """Remember the value of a file that has no findings."""


class Reading(NamedTuple):
    """What a tree declares, its findings, and how many files were looked at.

    `seen` is what it declares with what could be read of files with errors: to find what else is wrong with them and
    between files, and for nothing else. It is `declared` itself where all files could be read.
    """

    declared: Declared
    findings: tuple[Finding, ...]
    files: int
    seen: Declared


class _Partial(NamedTuple):
    """What could be read of a file with errors, and the keys at its top that lack something."""

    value: Value
    unread: frozenset[str]


def read_declared(tree: Tree, store: Store) -> Reading:
    """Everything that the files of `tree` say; a file with errors is left out, and its findings tell why."""
    files, problems = tree.files()
    findings = list(problems)
    for path in tuple(files):
        if hidden := hidden_characters(path, Place(path)):
            findings += hidden
            files = {name: file for name, file in files.items() if name != path}
    fresh = {path: value for path, file in files.items() if (value := store.get(file)) is not None}
    missing = [file for path, file in files.items() if path not in fresh and path.endswith(YAML)]
    contents = tree.contents(missing)
    compile_file = _compiler(findings) if missing else None
    values: dict[str, Value | AddressList] = {}
    partial: dict[str, _Partial] = {}
    for path, file in files.items():
        if path in fresh:
            values[path] = fresh[path]
        elif compile_file and path in contents:
            compiled = compile_file(path, contents[path])
            findings += compiled.findings
            _remember(store, file, compiled, values)
            if compiled.partial:
                partial[path] = _Partial(compiled.partial, compiled.unread)
    declared, between = _assembled(tree, store, files, values, None)
    seen = declared
    if partial or has_errors(between):
        # what is between files is told of all that could be read, which has all of the findings from above
        seen, between = _assembled(tree, store, files, values, partial)
    return Reading(declared, (*findings, *between), len(files), seen)


def _compiler(findings: list[Finding]) -> Callable[[str, bytes], Compiled]:
    """The reader of files, which brings the YAML parser: not needed when every file was seen before."""
    from tak_gitops.sources.compile import compile_file
    from tak_gitops.sources.yaml_reader import has_fast_parser

    if not has_fast_parser():
        findings.append(warning("TG121", None))
    return compile_file


def _remember(store: Store, file: TreeFile, compiled: Compiled, values: dict[str, Value | AddressList]) -> None:
    if compiled.value is None:
        return
    values[file.path] = compiled.value
    if not compiled.findings:
        store.put(file, compiled.value)


def _assembled(
    tree: Tree,
    store: Store,
    files: Mapping[str, TreeFile],
    values: Mapping[str, Value | AddressList],
    partial: Mapping[str, _Partial] | None,
) -> tuple[Declared, list[Finding]]:
    """What files declare together, and what is wrong between them; None for `partial` leaves out what is not whole."""
    findings: list[Finding] = []
    lists = _AddressLists(tree, store, files, values)
    settings = Settings(SETTINGS[0])
    systems: dict[str, System] = {}
    environments: dict[str, Environment] = {}
    declarations: dict[str, list[Declaration]] = {}
    cases: dict[str, list[CaseFile]] = {}
    allows: list[Allow] = []
    approvers: tuple[Approver, ...] = ()
    homes: dict[tuple[str, str], str] = {}
    others = partial or {}
    unread = {path: each.unread for path, each in others.items()}
    for value in (others[path].value if path in others else values.get(path) for path in files):
        if isinstance(value, Settings | System | Environment | Approvers):
            other = homes.setdefault((type(value).__name__, getattr(value, "key", "")), value.path)
            if other != value.path:
                findings.append(error("TG120", Place(value.path), other=other))
                continue
        match value:
            case Settings():
                settings = value
            case Approvers():
                approvers = value.people
            case System():
                systems[value.key], problems = with_certificates(value, tree, files)
                if "hsa_ids" in unread.get(value.path, ()):
                    problems = [each for each in problems if each.rule != "TG144"]
                findings += problems
            case Environment():
                environments[value.key] = value
            case Allow():
                allows.append(value)
            case CaseFile() if value.path.count("/") > 1:
                cases.setdefault(value.path.split("/")[1], []).append(value)
            case Declaration() if value.path.count("/") > 1:
                complete, problems = lists.complete(value)
                findings += problems
                if complete is None and partial is not None:
                    unread[value.path] = unread.get(value.path, frozenset()) | {"logical_addresses"}
                    complete = value
                if complete:
                    declarations.setdefault(value.path.split("/")[1], []).append(complete)
    findings += _homeless(files, environments)
    findings += _same_platform(environments)
    findings += private_keys(tree, files)
    findings += system_findings(systems, environments, files)
    by_environment = {env: tuple(each) for env, each in declarations.items()}
    asked = {env: tuple(each) for env, each in cases.items()}
    read = values.keys() | others.keys()
    unusable = [path for path in files if path.startswith("systems/") and path.endswith(YAML) and path not in read]
    broken = frozenset(posixpath.basename(path).rpartition(".")[0] for path in unusable)
    shown = tuple(allows)
    declared = Declared(settings, systems, environments, by_environment, broken, shown, asked, approvers, unread)
    return declared, findings


def _same_platform(environments: Mapping[str, Environment]) -> list[Finding]:
    """TG122 for a platform with two environments: what one declares would be removed by the other."""
    findings = []
    first: dict[str, Environment] = {}
    for environment in environments.values():
        other = first.setdefault(fold(environment.platform), environment)
        if other is not environment:
            values = {"platform": environment.platform, "other": other.path}
            findings.append(error("TG122", Place(environment.path), **values))
    return findings


def _homeless(files: Mapping[str, TreeFile], environments: Mapping[str, Environment]) -> list[Finding]:
    """TG118 for each folder with files and without `environment.yaml`, and for files beside the folders."""
    findings = []
    seen = set()
    for path in files:
        parts = path.split("/")
        if parts[0] != "environments" or not path.endswith(YAML):
            continue
        if len(parts) == 2:  # noqa: PLR2004 - environments/<file>
            findings.append(error("TG118.beside", Place(path)))
        elif parts[1] not in environments and parts[1] not in seen:
            seen.add(parts[1])
            at = f"environments/{parts[1]}/environment.yaml"
            if at not in files and at.replace(".yaml", ".yml") not in files:
                findings.append(error("TG118", Place(at), first=path))
    return findings


class _AddressLists:
    """Address lists in files of their own, each read once."""

    def __init__(
        self, tree: Tree, store: Store, files: Mapping[str, TreeFile], values: Mapping[str, Value | AddressList]
    ) -> None:
        self._tree = tree
        self._store = store
        self._files = files
        self._values = values
        self._read: dict[str, AddressList | None] = {}

    def complete(self, declaration: Declaration) -> tuple[Declaration | None, list[Finding]]:
        """The declaration with its addresses, None where they cannot be had."""
        if declaration.address_file is None:
            return declaration, []
        word = declaration.address_file
        path = posixpath.normpath(posixpath.join(posixpath.dirname(declaration.path), word.text))
        place = declaration.place(word)
        if not path.endswith(LISTS):
            return None, [error("TG220.kind", place, path=word.text)]
        if path.partition("/")[0] not in FOLDERS:
            return None, [error("TG220.outside", place, path=word.text)]
        if path not in self._files:
            return None, [error("TG220.missing", place, path=path)]
        findings = self._load(path)
        addresses = self._read[path]
        return (declaration._replace(addresses=addresses) if addresses else None), findings

    def _load(self, path: str) -> list[Finding]:
        if path in self._read:
            return []
        known = self._values.get(path)
        if isinstance(known, AddressList):
            self._read[path] = known
            return []
        file = self._files[path]
        result = _read_list(self._tree.contents([file])[path], path)
        self._read[path] = result.addresses
        if result.addresses and not result.findings:
            self._store.put(file, result.addresses)
        return list(result.findings)


def _read_list(content: bytes, path: str) -> AddressFile:
    if path.endswith(".xlsx"):
        from tak_gitops.sources.address_sheet import read_address_sheet

        return read_address_sheet(content, path)
    from tak_gitops.sources.address_file import read_address_file

    return read_address_file(content, path)
