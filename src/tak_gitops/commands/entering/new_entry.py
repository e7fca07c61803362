"""A new file of an environment: what it says is gathered, judged beside the files that are there, and written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, chosen, today
from tak_gitops.commands.common.state import State, live_of, read_state
from tak_gitops.commands.entering.asking import ask, choose, holding, matching, may_ask
from tak_gitops.commands.entering.asking_addresses import STANDARD_INPUT, asked_addresses, given_address, listed
from tak_gitops.commands.entering.missing_options import SUGGESTED, Wanted, require_given
from tak_gitops.commands.entering.new_judged import require_right, schema_for
from tak_gitops.errors import TakError, UsageError, fail
from tak_gitops.findings import Place
from tak_gitops.importing.names import Taken, slug, words
from tak_gitops.model.contracts import minor_version, namespace, parts, short_form
from tak_gitops.model.declarations import CaseFile, Declaration
from tak_gitops.model.identifiers import HSA_ID, URL, fold
from tak_gitops.repository.files import write_together
from tak_gitops.repository.trees import SUFFIXES, WorkTree
from tak_gitops.sources.address_file import read_address_file
from tak_gitops.sources.compile import compile_file
from tak_gitops.sources.resolve import bad_url, filled
from tak_gitops.texts import Message, msg
from tak_gitops.writing.drafts import CSV_FROM, Address, Draft, address_text, declaration_text
from tak_gitops.writing.proposals import Proposal, Proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from tak_gitops.findings import Finding
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.entries import Target
    from tak_gitops.model.repository_files import Environment

    Judge = Callable[[str], Message | None]


class Desk:
    """Where one new file of an environment is written: the repository, live if it can be read, and who can be asked."""

    def __init__(self, app: App, environment: str | None, export: str | None) -> None:
        self.app = app
        self.state = read_state(app, None)
        self.environment = _environment(self.state, environment)
        self.proposals = Proposals(self.state.after, self.environment.key, self._live(export), today())
        self.asks = may_ask()

    def _live(self, export: str | None) -> Catalogue | None:
        """Live, without which nothing can be proposed but everything can be written."""
        try:
            return live_of(self.app, self.state, self.environment, export)
        except TakError as problem:
            if export is not None:
                raise
            self.app.tell(problem.message)
            self.app.tell(msg("new.without_live"))
            return None

    def require(
        self,
        *,
        producer: str | None = None,
        consumers: Sequence[str] = (),
        contracts: Sequence[str] = (),
        others: Iterable[Wanted] = (),
        needed: Container[str] = (),
        contract_proposals: Sequence[Proposal] | None = None,
        judge_contract: Judge | None = None,
    ) -> None:
        """Where nobody can be asked: raises UsageError with all that is `needed` and missing, and all that is wrong.

        `others` are wanted beside what is common to entries.
        """
        if self.asks:
            return
        systems = self.proposals.systems()
        own = self._found(producer, systems, self.against_system) if producer else None
        known = contract_proposals
        if known is None:
            known = self.proposals.contracts(self.proposals.hsa_id(own.word) if isinstance(own, Proposal) else None)
        every = [own] if own else []
        every += [self._found(each, systems, self.against_system) for each in consumers]
        every += [self._found(each, known, judge_contract or against_contract) for each in contracts]
        wanted = [
            Wanted("--producer", bool(producer), msg("new.form.system"), systems),
            Wanted("--consumer", bool(consumers), msg("new.form.system"), systems),
            Wanted("--contract", bool(contracts), msg("new.form.contract"), known),
        ]
        wanted = [each for each in wanted if each.option in needed]
        require_given([*wanted, *others], [each for each in every if isinstance(each, Message)])

    def require_connection(
        self,
        producer: str | None,
        contracts: Sequence[str],
        consumers: Sequence[str],
        *,
        has_addresses: bool,
        has_url: bool,
        has_profile: bool,
    ) -> None:
        """The same for a connection. Its URL may be one that TAK has, which shows when the rest is there."""
        systems = self.proposals.systems()
        found = self._found(producer, systems, self.against_system) if producer else None
        hsa_id = self.proposals.hsa_id(found.word) if isinstance(found, Proposal) else ""
        usual = msg("new.form.profile", usual=self.proposals.profile(hsa_id))
        others = [
            wanted_addresses(is_given=has_addresses),
            Wanted("--url", has_url or bool(self.proposals.url(hsa_id)), msg("new.form.url"), needed=False),
            Wanted("--profile", has_profile, usual, needed=False),
        ]
        needed = {"--producer", "--contract"}
        self.require(producer=producer, consumers=consumers, contracts=contracts, others=others, needed=needed)

    def system(self, given: str | None, question: Message) -> str:
        """A system: the one that was given, else one that is asked for. Raises UsageError."""
        if given is not None or not self.asks:
            return self._meant(given or "", self.proposals.systems(), self.against_system)
        while True:
            answer = choose(self.app, question, self.proposals.systems(), self.against_system)
            if answer is not None:
                return answer

    def several(
        self,
        given: Sequence[str],
        question: Message,
        proposals: Sequence[Proposal],
        judge: Judge,
        *,
        needed: bool,
    ) -> tuple[str, ...]:
        """Several words: those that were given, else those that are asked for, one after another. Raises UsageError."""
        if given:
            return tuple(dict.fromkeys(self._meant(each, proposals, judge) for each in given))
        if not self.asks:
            return ()
        found: list[str] = []
        while True:
            rest = [each for each in proposals if each.word not in found]
            answer = choose(self.app, question, rest, judge)
            if answer is not None:
                found.append(answer)
            elif found or not needed:
                return tuple(dict.fromkeys(found))

    def contracts(self, given: Sequence[str], producer: str | None = None) -> tuple[str, ...]:
        """Contracts in their short form, those that `producer` has first among the proposals. Raises UsageError."""
        proposals = self.proposals.contracts(producer)
        question = msg("new.ask.contracts")
        found = self.several(given, question, proposals, against_contract, needed=True)
        return tuple(dict.fromkeys(map(_contract_word, found)))

    def consumers(self, given: Sequence[str], contracts: Sequence[str], *, needed: bool) -> tuple[str, ...]:
        """Consumers, those that may call some of the contracts first among the proposals. Raises UsageError."""
        proposals = self.proposals.consumers(contracts)
        question = msg("new.ask.consumers")
        return self.several(given, question, proposals, self.against_system, needed=needed)

    def addresses(
        self, given: Sequence[str], source: str | None, contracts: Iterable[str] | None = None
    ) -> tuple[Address, ...]:
        """The addresses that flags give, that stand in a file, or are asked for; with live's name where they have none.

        `contracts` are those of an Access: on a terminal the addresses that have a routing of all of them are shown.
        """
        if given or source is not None:
            known = self.proposals.addresses() if given else []
            found = [given_address(self.app, each, known, self.environment.key) for each in given]
            found += _listed(self.app, source) if source is not None else []
        else:
            require_given([] if self.asks else [wanted_addresses(is_given=False)])
            connected = self.proposals.connected(contracts) if contracts else []
            found = []
            while not found:
                found = asked_addresses(self.app, self.proposals.addresses(), connected)
        named = {fold(each.hsa_id): self._named(each) for each in found}
        return tuple(named.values())

    def _named(self, address: Address) -> Address:
        """The address with a name that TAK needs, or that people read (domain.md 4.3)."""
        name = address.name or self.proposals.address_name(address.hsa_id)
        if name is None and self.asks and self.proposals.knows_address(address.hsa_id) is not True:
            name = ask(self.app, msg("new.ask.address_name", address=address.hsa_id), default="", judge=lambda _: None)
        return Address(address.hsa_id, name or None)

    def routed(
        self, producer: str, contracts: Iterable[str], addresses: Iterable[Address], url: str | None
    ) -> Target | None:
        """Where live has these very routings lead, None where a URL was given; told where nobody is asked."""
        found = self.proposals.routed(producer, contracts, [each.hsa_id for each in addresses]) if url is None else None
        if found and not found.url:
            return None
        if found and not self.asks:
            self.app.tell(msg("new.url_of_live", url=found.url))
        return found

    def url(self, given: str | None, contracts: Iterable[str], *, default: str | None) -> str | None:
        """The URL of a producer: the one that was given, else one that is asked for until TAK would take it."""
        if given is not None or not self.asks:
            return given if given is not None else default
        names = [name for each in contracts if (name := namespace(each))]
        return ask(self.app, msg("new.ask.url"), default=default or "", judge=lambda text: _against_url(text, names))

    def text(self, given: str | None, question: Message, *, default: str | None = None) -> str | None:
        """A text that may be left out: the one that was given, else one that is asked for, else the default."""
        if given is not None or not self.asks:
            return given if given is not None else default
        return ask(self.app, question, default=default or "", judge=lambda _: None) or None

    def _meant(self, given: str, proposals: Sequence[Proposal], judge: Judge) -> str:
        """What a flag means: a word that is right as it stands, or the only thing that is called so."""
        found = self._found(given, proposals, judge)
        if isinstance(found, Message):
            raise UsageError(found)
        if found.word != given:
            self.app.tell(msg("new.taken", word=found.word, title=found.title))
        return found.word

    def _found(self, given: str, proposals: Sequence[Proposal], judge: Judge) -> Proposal | Message:
        """What a flag means, or why it means nothing."""
        problem = judge(given)
        if problem is None:
            return Proposal(given, "")
        found = holding(given, proposals)
        if len(found) == 1:
            return found[0]
        # a flag may stand in a script: what is only alike is named, and never taken
        near = found or matching(given, proposals)
        if near:
            names = ", ".join(each.word for each in near[:SUGGESTED])
            return msg("new.several" if found else "new.near", value=given, names=names)
        return problem

    def against_system(self, word: str) -> Message | None:
        """What speaks against a word as a system here; None where nothing does."""
        system = self.state.after.systems.get(word)
        if system is not None:
            if system.hsa_id(self.environment.key):
                return None
            return msg("TG202", name=word, environment=self.environment.key, path=system.path)
        known = any(fold(each.word) == fold(word) for each in self.proposals.systems())
        if known or (HSA_ID.fullmatch(word) and any(char.isdigit() for char in word)):
            return None
        return msg("new.no_system", value=word)

    def write(self, draft: Draft, file: str | None, *, dry_run: bool) -> None:
        """Write the file of a connection or access, once it is judged beside the others. Raises TakError."""
        path = self.free_path(file, draft.producer or draft.consumers[0], _names(draft))
        csv_path = f"{path.rpartition('.')[0]}.csv" if len(draft.addresses) >= CSV_FROM else None
        schema = self.schema(path, "connection" if draft.producer else "access")
        text = declaration_text(draft, csv_path.rpartition("/")[2] if csv_path else None, schema)
        files = {path: text.encode()}
        if csv_path:
            files[csv_path] = address_text(draft.addresses).encode()
        self.write_files(files, dry_run=dry_run)

    def schema(self, path: str, kind: str) -> str | None:
        """The path of a schema, as the file at `path` names it; None where the repository has none."""
        return schema_for(self.state.root, path, kind)

    def write_files(self, files: dict[str, bytes], *, dry_run: bool) -> None:
        """Write the file of an entry, and the list of addresses beside it if it has one, once they are judged."""
        self._judge(files)
        for each, content in files.items():
            if dry_run:
                self.app.out(f"# {each}\n{content.decode()}")
            else:
                self.app.out(f"{each}\n")
        if not dry_run:
            write_together(self.state.root, files)
            self.app.tell(msg("new.next", environment=self.environment.key))

    def free_path(self, file: str | None, owner: str, names: Iterable[str]) -> str:
        """The path that a flag gives, else one of some names in the folder of whom the file is about."""
        taken, _ = WorkTree(self.state.root).files()
        if file is not None:
            path = file if file.endswith((".yaml", ".yml")) else f"{file}.yaml"
            home = f"environments/{self.environment.key}/"
            if not path.startswith(home) or ".." in path.split("/"):
                path = home + path
            if path in taken or (self.state.root / path).exists():
                raise fail("new.exists", path=path)
            return path
        folder = f"environments/{self.environment.key}/{slug(owner) or 'anslutningar'}"
        return Taken(taken).free(folder, names, SUFFIXES) + ".yaml"

    def _judge(self, files: dict[str, bytes]) -> None:
        """Hold the new file to those that are there. Raises TakError where it would be an error."""
        path, *others = files
        compiled = compile_file(path, files[path])
        findings = list(compiled.findings)
        value, key, before = compiled.value, self.environment.key, self.state.after
        after = before
        if isinstance(value, Declaration):
            if others:
                listed = read_address_file(files[others[0]], others[0])
                findings += listed.findings
                value = value._replace(addresses=listed.addresses)
            self._require(value, findings)
            return
        if isinstance(value, CaseFile):
            after = before._replace(cases={**before.cases, key: (*before.cases.get(key, ()), value)})
        require_right(self.app, path, findings, (before, after), [key])

    def require_fitting(self, declaration: Declaration) -> None:
        """Tell what a file that is changed gives cause to remark. Raises TakError where it would be an error."""
        self._require(declaration, [])

    def _require(self, declaration: Declaration, findings: Iterable[Finding]) -> None:
        """Hold a declaration that is new or changed, of which there are findings already, to the other files."""
        before, key = self.state.after, self.environment.key
        others = [each for each in before.declarations.get(key, ()) if each.path != declaration.path]
        after = before._replace(declarations={**before.declarations, key: (*others, declaration)})
        require_right(self.app, declaration.path, findings, (before, after), [key], known=others)


def wanted_addresses(*, is_given: bool) -> Wanted:
    """Addresses, which two options give."""
    return Wanted("--address", is_given, msg("new.form.address"))


def _environment(state: State, name: str | None) -> Environment:
    found = chosen(state.after.environments, [name] if name else [])
    if len(found) > 1:
        raise UsageError(msg("new.which", known=", ".join(each.key for each in found)))
    return found[0]


def _against_url(text: str, contracts: Iterable[str]) -> Message | None:
    """What speaks against a URL or a template for some contracts; None where nothing does."""
    if not text:
        return msg("new.empty")
    for contract in contracts:
        url = filled(text, contract)
        if not url or not URL.fullmatch(url):
            return bad_url(Place(""), text, contract, url).message
    return None


def against_contract(word: str) -> Message | None:
    """What speaks against a word as a contract; None where nothing does."""
    if namespace(word):
        return None
    major = minor_version(word)
    return msg("TG214", value=word, major=major) if major else msg("TG203", value=word)


def _contract_word(text: str) -> str:
    """A contract as files write it."""
    found = namespace(text)
    return short_form(found) if found else text


def _listed(app: App, source: str) -> list[Address]:
    """The addresses of a file, by its ending, or of standard input. Raises TakError with all that is wrong."""
    from tak_gitops.sources.address_sheet import read_address_sheet
    from tak_gitops.sources.pasted_list import read_pasted_list

    if source == STANDARD_INPUT:
        result = read_pasted_list(sys.stdin.buffer.read(), source)
    else:
        content = (app.folder / source).read_bytes()
        readers = {".csv": read_address_file, ".xlsx": read_address_sheet}
        reader = readers.get((app.folder / source).suffix.lower(), read_pasted_list)
        result = reader(content, source)
    if result.addresses is None:
        pasted = source == STANDARD_INPUT
        refused = msg("new.list_refused.pasted") if pasted else msg("new.list_refused", path=source)
        raise TakError(refused, result.findings)
    app.tell_findings(result.findings)
    return listed(result)


def _names(draft: Draft) -> Iterable[str]:
    """Names for the file: what it is about, and what sets it apart when that is taken."""
    known = [parts(found) for each in draft.contracts if (found := namespace(each))]
    domains = {each.domain.rpartition(":")[2] for each in known}
    topic = slug(domains.pop()) if len(domains) == 1 else ""
    first = draft.addresses[0]
    yield topic if len(known) > 1 else (words(known[0].name) if known else "")
    yield f"{topic}-{slug(first.name or first.hsa_id)}".strip("-")
    yield "anslutning" if draft.producer else "behorigheter"
