"""From declarations to what is desired in one environment: systems, contracts and URLs resolved.

Only what one repository can tell without live is judged here (formats.md 1, domain.md 1 and 4.6).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, error, warning
from tak_gitops.model.cases import Case, CaseKind, Subject
from tak_gitops.model.contract_mistakes import meant
from tak_gitops.model.contracts import minor_version, namespace, parts, short_form
from tak_gitops.model.declarations import AddressList
from tak_gitops.model.desired import Block, Consumer, Desired, Route
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import HSA_ID, URL, fold
from tak_gitops.model.look_alikes import first_odd
from tak_gitops.rules.levels import are_beyond_use
from tak_gitops.sources.declared_twice import declared_twice
from tak_gitops.sources.odd_words import is_foreign

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from tak_gitops.model.declarations import CaseFile, ContractChoice, Declaration, Word
    from tak_gitops.model.repository_files import Declared, System

_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = ("domain", "contract", "major")
_ANY_CONTRACT = "urn:riv:a:AResponder:1"
_LIKE_HSA_ID = re.compile(r"(t_services_)?se[0-9]{10,12}-.*", re.IGNORECASE)


def resolve(
    declared: Declared, environment: str, before: Iterable[Declaration] = (), *, partly: bool = False
) -> tuple[Desired, list[Finding]]:
    """What is desired in an environment, and what is wrong with its declarations; those with errors are left out.

    Where they are to be looked at all the same, `partly` gives what can be told of them: never to be ordered.
    Of two places that declare the same, the one in a file that `before` does not have is told of: it came later.

    Findings: TG201 and TG202 (systems), TG203, TG214 and TG250 (contracts), TG204 to TG207 (URLs and profiles), TG210
    and TG211 (declared twice), TG213 (one HSA-id, two systems), TG163 (a contract in two cases).
    """
    resolver = _Resolver(declared, environment)
    every = [resolver.block(each) for each in declared.declarations.get(environment, ())]
    blocks = [block for block in every if block.is_whole or partly]
    cases = resolver.cases()
    old = {each.path: each for each in before}
    twice = declared_twice(sorted(blocks, key=lambda each: old.get(each.declaration.path) != each.declaration))
    # a template that serves many contracts is told of once
    findings = [*dict.fromkeys(resolver.findings), *twice]
    return _desired(declared, resolver, blocks, cases, repeated=bool(twice)), findings


def resolve_base(declared: Declared, head: Desired, broken: frozenset[str] = frozenset()) -> Desired:
    """What was desired at the base in the environment of `head`; its declarations are not judged again.

    What the head declares in the same words is taken from there: most files are the same in both. A file that cannot
    be used at the base (`broken` has the paths of those that cannot be read) counts as if it had been as it is at the
    head: nobody can tell what the change of it caused, so nothing is ordered for it. Where the environment had
    another platform, nothing was desired on this one.
    """
    resolver = _Resolver(declared, head.environment)
    same_systems = resolver.hsa_ids == head.hsa_ids
    known = {block.declaration.path: block for block in head.blocks} if same_systems else {}
    home = declared.environments.get(head.environment)
    elsewhere = home is not None and home.platform != head.platform
    blocks = []
    unknown = set(broken)
    for declaration in () if elsewhere else declared.declarations.get(head.environment, ()):
        block = known.get(declaration.path)
        if block is None or block.declaration != declaration:
            block = resolver.block(declaration)
        if block.is_whole:
            blocks.append(block)
        else:
            unknown.add(declaration.path)
    cases = [] if elsewhere else resolver.cases()
    unknown |= {file.path for file in resolver.case_files} - {case.place.path for case in cases}
    blocks += [each for each in head.blocks if {each.declaration.path, each.addresses.path} & unknown]
    cases += [each for each in head.cases if each.place.path in unknown]
    desired = _desired(declared, resolver, blocks, cases, repeated=True)
    unread = {key: head.known[key] for key in declared.broken_systems if key in head.known}
    return replace(desired, known={**desired.known, **unread} if home and not elsewhere else {})


def _desired(
    declared: Declared, resolver: _Resolver, blocks: list[Block], cases: list[Case], *, repeated: bool
) -> Desired:
    home = declared.environments.get(resolver.environment)
    return Desired(
        resolver.environment,
        home.platform if home else "",
        tuple(blocks),
        resolver.titles,
        resolver.hsa_ids,
        repeated,
        tuple(cases),
        {key: declared.systems[key] for key in resolver.hsa_ids},
    )


class _Resolver:
    """Resolves declarations against the systems of the repository, and gathers findings."""

    def __init__(self, declared: Declared, environment: str) -> None:
        systems = declared.systems
        self.systems = systems
        self.broken = declared.broken_systems
        self.unread = declared.unread
        self.spelled = {fold(key): key for key in systems}
        self.environment = environment
        self.case_files = declared.cases.get(environment, ())
        self.findings: list[Finding] = []
        self.hsa_ids = {key: hsa_id for key, system in systems.items() if (hsa_id := system.hsa_id(environment))}
        self.titles: dict[str, str] = {}
        owners: dict[str, System] = {}
        for _, system in sorted(systems.items()):
            hsa_id = system.hsa_id(environment)
            if hsa_id is None:
                continue
            key = fold(hsa_id)
            if key in owners:
                other = owners[key].path
                self.findings.append(
                    warning("TG213", system.place(f"hsa_ids.{environment}"), value=hsa_id, other=other)
                )
            owners.setdefault(key, system)
            self.titles.setdefault(key, system.title)

    def block(self, declaration: Declaration) -> Block:
        """The declaration resolved, as far as that goes."""
        before = len(self.findings)
        unread = self.unread.get(declaration.path, frozenset())
        producer = self._hsa_id(declaration, declaration.producer) if declaration.producer else None
        consumers = [(word, hsa_id) for word in declaration.consumers if (hsa_id := self._hsa_id(declaration, word))]
        choices: list[ContractChoice] = []
        contracts: list[str] = []
        routes: list[Route] = []
        for choice in declaration.contracts:
            contract = self._contract(declaration, choice.contract)
            if contract is None:
                continue
            choices.append(choice)
            contracts.append(contract)
            if declaration.kind == "Connection":
                target = self._target(declaration, choice, contract, producer, unread)
                routes.append(Route(contract, target, choice.contract.line, choice.contract.column))
        if declaration.url and not contracts:
            # what is wrong with it may be so whatever the contract is
            self._url(declaration, declaration.url, _ANY_CONTRACT)
        nameless = len(consumers) < len(declaration.consumers) or len(contracts) < len(declaration.contracts)
        nameless = nameless or any(None in route.target for route in routes)
        is_whole = not (unread or nameless or declaration.addresses is None)
        is_whole = is_whole and not are_beyond_use(self.findings[before:])
        addresses = declaration.addresses or AddressList(declaration.path, (), (), (), ())
        if not is_whole:
            # what is said of its words is said of those that stand for something
            words = tuple(word for word, _ in consumers)
            written = declaration.producer if producer else None
            declaration = declaration._replace(contracts=tuple(choices), consumers=words, producer=written)
        replaces = declaration.replaces.text if declaration.replaces else None
        if replaces:
            # a system by its name, as everywhere else
            replaces = self.hsa_ids.get(replaces, replaces)
        called_by = tuple(Consumer(hsa_id, word.line, word.column) for word, hsa_id in consumers)
        return Block(declaration, tuple(contracts), tuple(routes), called_by, addresses, replaces, is_whole)

    def cases(self) -> list[Case]:
        """The cases that files ask for; a contract that stands in two of them is told of (TG163)."""
        first: dict[str, Place] = {}
        found = []
        for file in self.case_files:
            case = self._case(file)
            if case is None:
                continue
            found.append(case)
            for key, word in zip(case.keys, file.contracts, strict=False):
                here = file.place(word)
                other = first.setdefault(key, here)
                if other is not here:
                    self.findings.append(error("TG163", here, contract=word.text, other=str(other)))
        return found

    def _case(self, file: CaseFile) -> Case | None:
        """The case of a file, None where it has errors."""
        before = len(self.findings)
        hsa_id = self._hsa_id(file, file.system) if file.system else None
        subjects = [found for word in file.contracts if (found := self._case_contract(file, word))]
        if (file.system and hsa_id is None) or are_beyond_use(self.findings[before:]):
            return None
        if file.case == CaseKind.SOURCE_SYSTEM_CHANGE and hsa_id:
            subjects.insert(0, Subject(hsa_id))
        system = self.systems.get(file.system.text) if file.system else None
        return Case(
            kind=CaseKind(file.case),
            subjects=tuple(subjects),
            place=Place(file.path, file.line),
            system=system,
            window=file.window,
            text=file.text,
            prestudy=file.prestudy,
            reference=file.reference,
        )

    def _case_contract(self, file: CaseFile, word: Word) -> Subject | None:
        """A contract with its version; only where it is installed does the minor one matter (domain.md 6)."""
        major = minor_version(word.text)
        contract = namespace(f"{word.text.rpartition(':')[0]}:{major}" if major else word.text)
        if contract is None:
            self.findings.append(error("TG203", file.place(word), value=word.text))
            return None
        return Subject(contract, word.text.rpartition(":")[2])

    def _hsa_id(self, declaration: Declaration | CaseFile, word: Word) -> str | None:
        """The HSA-id that a system's name stands for here, or the text itself where it is an HSA-id."""
        hsa_id = self.hsa_ids.get(word.text)
        if hsa_id:
            return hsa_id
        place = declaration.place(word)
        if word.text in self.systems:
            path = self.systems[word.text].path
            if "hsa_ids" in self.unread.get(path, ()):
                # it may stand where there is an error, which is told there
                return None
            self.findings.append(error("TG202", place, name=word.text, environment=self.environment, path=path))
            return None
        if word.text in self.broken:
            # its own file has errors, and they are told there
            return None
        # names of systems are written in lower case: only what cannot be one of them is taken for an HSA-id
        same = self.spelled.get(fold(word.text))
        if HSA_ID.fullmatch(word.text) and (
            word.text.isdecimal() or _LIKE_HSA_ID.fullmatch(word.text) or (word.text != word.text.lower() and not same)
        ):
            return word.text
        odd = first_odd(word.text, is_foreign)
        if odd and odd.right in {*self.systems, *self.hsa_ids.values()}:
            values = {"name": word.text, "position": str(odd.position), "code": odd.code, "right": odd.right}
            self.findings.append(error("TG201.look_alike", place, **values))
            return None
        from tak_gitops.sources.judge import nearest

        near = same or nearest(word.text, self.systems)
        if near:
            self.findings.append(error("TG201.nearest", place, name=word.text, nearest=near))
        else:
            self.findings.append(error("TG201", place, name=word.text))
        return None

    def _contract(self, declaration: Declaration, word: Word) -> str | None:
        contract = namespace(word.text)
        if contract is None:
            major = minor_version(word.text)
            if major:
                before, _, version = word.text.rpartition(":")
                at = Place(declaration.path, word.line, word.column + len(word.text) - len(version))
                self.findings.append(error("TG214", at, value=word.text, major=major))
                # where settings have made this a warning, what can be ordered is meant
                contract = namespace(f"{before}:{major}")
            else:
                problem, contract = _no_contract(declaration.place(word), word.text)
                self.findings.append(problem)
        return contract

    def _target(
        self,
        declaration: Declaration,
        choice: ContractChoice,
        contract: str,
        producer: str | None,
        unread: Container[str],
    ) -> Target:
        """Where a contract leads, with None for what cannot be told."""
        profile = choice.rivta_profile or declaration.rivta_profile
        template = choice.url or declaration.url
        here = declaration.place(choice.contract)
        # what is missing may stand where there is an error
        may_have_own = "contracts" in unread
        if profile is None and not may_have_own and "rivta_profile" not in unread:
            self.findings.append(error("TG207", here, contract=short_form(contract)))
        if template is None and not may_have_own and "url" not in unread:
            self.findings.append(error("TG206", here, contract=short_form(contract)))
        url = self._url(declaration, template, contract) if template else None
        return Target(producer, profile.text if profile else None, url)

    def _url(self, declaration: Declaration, template: Word, contract: str) -> str | None:
        """The URL for a contract, None where it cannot be made or TAK does not take it."""
        url = filled(template.text, contract)
        if url and URL.fullmatch(url):
            return url
        self.findings.append(bad_url(declaration.place(template), template.text, contract, url))
        return None


def _no_contract(place: Place, text: str) -> tuple[Finding, str | None]:
    """Why a text is no service contract, and the one that it stands for where settings let it pass."""
    odd = first_odd(text, is_foreign)
    if odd:
        values = {"value": text, "position": str(odd.position), "code": odd.code}
        if odd.right and namespace(odd.right):
            return error("TG203.look_alike", place, **values, right=odd.right), None
        return error("TG203.odd_character", place, **values), None
    right = meant(text)
    if right is None:
        return error("TG203", place, value=text), None
    if right.is_wsdl:
        return error("TG250", place, value=text, right=right.contract), namespace(right.contract)
    return error("TG203.write", place, value=text, right=right.contract), None


def filled(template: str, contract: str) -> str | None:
    """A template with `{domain}`, `{contract}` and `{major}` filled in (formats.md 1), None where that cannot be."""
    if "{" not in template or not _FIELD.search(template):
        return template
    fields = parts(contract)
    values = {"domain": fields.domain.replace(":", "/"), "contract": fields.name, "major": fields.major}
    if not fields.name or not values.keys() >= set(_FIELD.findall(template)):
        return None
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def bad_url(place: Place, template: str, contract: str, url: str | None) -> Finding:
    """Why a URL cannot be had from a template: `url` is what it gives for a contract, None where it gives nothing."""
    odd = sorted({char for char in _FIELD.sub("", template) if _is_odd_in_url(char)})
    if odd:
        return _odd_url(place, template, odd)
    unknown = [name for name in _FIELD.findall(template) if name not in _FIELDS]
    if unknown:
        return error("TG204", place, name=unknown[0])
    if url is None:
        return error("TG204.no_parts", place, contract=contract)
    return error("TG205.length", place, url=url, length=len(url))


def _odd_url(place: Place, template: str, odd: list[str]) -> Finding:
    """TG205 for characters that TAK does not take in a URL, with the URL that was probably meant."""
    # what stands within braces is judged by itself
    foreign = first_odd(_FIELD.sub(lambda field: "-" * len(field[0]), template), is_foreign)
    if foreign:
        foreign = first_odd(template, is_foreign) or foreign
        values = {"url": template, "position": str(foreign.position), "code": foreign.code}
        if foreign.right and not any(map(_is_odd_in_url, _FIELD.sub("", foreign.right))):
            return error("TG205.look_alike", place, **values, right=foreign.right)
        return error("TG205.odd_character", place, **values)
    characters = " ".join("␣" if char == " " else char for char in odd)
    right = template.strip()
    if any(map(_is_odd_in_url, _FIELD.sub("", right))):
        right = right.partition("?")[0]
    if right == template or any(map(_is_odd_in_url, _FIELD.sub("", right))):
        return error("TG205", place, url=template, characters=characters)
    return error("TG205.write", place, url=template, characters=characters, right=right)


def _is_odd_in_url(char: str) -> bool:
    return URL.fullmatch(f"https{char}") is None
