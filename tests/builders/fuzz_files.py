"""What fuzzing gives to the readers of files: those that people write, and those that they bring from elsewhere."""

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress

from builders.fuzz_words import texts_of
from builders.memory_tree import MemoryTree
from builders.repository import CONNECTION, CONSUMER, ENVIRONMENT, MINIMAL, PRODUCER, SETTINGS
from tak_gitops.errors import TakError
from tak_gitops.findings import Finding, has_errors
from tak_gitops.live.hsa_file import read_units
from tak_gitops.model.contracts import NAMESPACE, minor_version, namespace, parts, short_form, title
from tak_gitops.model.identifiers import HSA_ID, fold, is_address
from tak_gitops.model.line_keys import parse_key
from tak_gitops.model.pull_request import co_authors
from tak_gitops.model.web_address import holds_secrets, is_safe, line_without_secrets, origin, without_secrets
from tak_gitops.orders.approvals.statement import read_signed, write_statement
from tak_gitops.reports.markdown import code, inert
from tak_gitops.repository.trees import TreeFile
from tak_gitops.sources.address_file import AddressFile, read_address_file
from tak_gitops.sources.address_sheet import read_address_sheet
from tak_gitops.sources.certificate import last_day, read_certificate
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.edits import Item, with_items
from tak_gitops.sources.file_form import formed
from tak_gitops.sources.pasted_list import read_pasted_list
from tak_gitops.sources.resolve import filled, resolve
from tak_gitops.sources.store import Kept, NoStore
from tak_gitops.sources.yaml_form import formed_yaml
from tak_gitops.sources.yaml_formed import is_plainly_formed
from tak_gitops.sources.yaml_reader import read_yaml
from tak_gitops.texts import LANGUAGES, render, visible

ALLOW = "orders/ntjp-qa/allow-avveckling.yaml"
ACCESS = "environments/ntjp-qa/tidbok/las.yaml"
CASE = "environments/ntjp-qa/tidbok/arende.yaml"
APPROVERS = "approvers.yaml"
ADDRESSES = "environments/ntjp-qa/tidbok/eken.csv"
FILES = {
    **MINIMAL,
    ACCESS: """
        kind: Access
        consumers: [journal]
        contracts: [crm:scheduling:GetSubjectOfCareSchedule:1]
        logical_addresses: {file: eken.csv}
        reference: FS-2025-103
    """,
    CASE: """
        kind: Case
        case: source_system_change
        system: tidbok
        window: 2026-12-01T22:00/2026-12-02T04:00
        text: Byte av databas i källsystemet.
    """,
    ALLOW: """
        reason: Avveckling
        remove:
          - routing:SE2321000131-E000000000001,crm:scheduling:MakeBooking:1
    """,
    APPROVERS: """
        approvers:
          - {name: Anna, github_id: 1001, emails: [anna@region.example], owners: ["@region-exempel/tidbok"]}
          - {name: Bo, github_id: 1002, ssh_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0F], emails: [bo@x.example]}
    """,
    ADDRESSES: "id,name\nSE2321000131-E000000000001,Vårdcentralen Eken\n",
}
"""A repository with a file of each kind; of one at a time another content is tried."""
PLACES = (PRODUCER, ENVIRONMENT, CONNECTION, ACCESS, CASE, ALLOW, APPROVERS, SETTINGS, CONSUMER, ADDRESSES)


class OneChanged(MemoryTree):
    """The repository with one file of another content."""

    def __init__(self, path: str, content: bytes) -> None:
        super().__init__(FILES)
        self._contents[path] = content


class Remembered(NoStore):
    """Knows what did not change, so that only what is tried is read."""

    def __init__(self) -> None:
        self._kept: dict[TreeFile, Kept] = {}

    def get(self, file: TreeFile) -> Kept | None:
        """What was read before."""
        return self._kept.get(file)

    def put(self, file: TreeFile, value: Kept) -> None:
        """Keep what does not change."""
        if len(self._kept) < len(FILES):
            self._kept[file] = value


STORE = Remembered()


def expect_told(findings: Iterable[Finding]) -> None:
    """Every finding can be shown, in both languages, on one line."""
    for finding in findings:
        for language in LANGUAGES:
            text = render(finding.message, language)
            assert text == visible(text)


def try_yaml(content: bytes) -> None:
    """Refused with a place, or read to texts, lists and mappings that come through `tak fmt` as they were."""
    document = read_yaml(content, "x.yaml")
    expect_told(document.findings)
    assert (document.data is None) == has_errors(list(document.findings)), document.findings
    expect_plain(document.data)
    form = formed("x.yaml", content)
    expect_told(form.findings)
    if form.content is None:
        return
    again = read_yaml(form.content, "x.yaml")
    assert document.data == again.data
    assert formed("x.yaml", form.content).content == form.content
    text = form.content.decode()
    if is_plainly_formed(text):
        assert formed_yaml(form.content, "x.yaml") == form.content
    key = (
        next((key for key, value in document.data.items() if value and isinstance(value, list)), None)
        if isinstance(document.data, dict)
        else None
    )
    if key is not None:
        added = with_items(content, {key: [Item("ny")]})
        if added is not None:
            other = read_yaml(added, "x.yaml").data
            assert other is not None
            assert {**other, key: None} == {**document.data, key: None}


def expect_plain(data: object) -> None:
    """Nothing but texts, lists and mappings."""
    if isinstance(data, dict):
        for key, value in data.items():
            assert isinstance(key, str)
            expect_plain(value)
    elif isinstance(data, list):
        for value in data:
            expect_plain(value)
    else:
        assert data is None or isinstance(data, str)


def try_files(content: bytes) -> None:
    """A repository in which one file has this content is read, resolved, and every problem told."""
    path = PLACES[content[0] % len(PLACES)] if content else PLACES[0]
    reading = read_declared(OneChanged(path, content[1:]), STORE)
    expect_told(reading.findings)
    for declared in (reading.declared, reading.seen):
        for environment in declared.environments:
            _, findings = resolve(declared, environment, partly=declared is reading.seen)
            expect_told(findings)


def try_lists(content: bytes) -> None:
    """Lists of addresses as CSV, as pasted, as a spreadsheet; certificates."""
    form = formed("x.csv", content)
    expect_told(form.findings)
    if form.content is not None:
        assert formed("x.csv", form.content).content == form.content
    expect_addresses(read_address_file(content, "x.csv"))
    pasted = read_pasted_list(content, "x")
    expect_told(pasted.findings)
    # a name that TAK would cut is no reason to refuse a file, but is one to look at what was pasted again
    assert (pasted.addresses is None) == bool(pasted.findings)
    if content.startswith(b"PK"):
        expect_addresses(read_address_sheet(content, "x.xlsx"))
    if b"-----BEGIN" in content:
        read_certificate(content, "x.pem")
        last_day(content, "x.pem")


def expect_addresses(found: AddressFile) -> None:
    """Ids that TAK admits, each once, or errors."""
    expect_told(found.findings)
    assert (found.addresses is None) == has_errors(list(found.findings))
    if found.addresses:
        assert all(map(is_address, found.addresses.ids))
        assert len({fold(each) for each in found.addresses.ids}) == len(found.addresses.ids)


def try_words(content: bytes) -> None:
    """Ids, contracts, addresses of servers, keys of lines, texts for people: any text is one, or is none."""
    for text in texts_of(content):
        full = namespace(text)
        if full is not None:
            assert NAMESPACE.fullmatch(full)
            assert namespace(short_form(full)) == full
            assert not minor_version(full)
        assert title(text) or not text
        parts(text)
        if HSA_ID.fullmatch(text):
            assert text.isascii()
            assert not text.isspace()
        assert fold(fold(text)) == fold(text)
        server = origin(text)
        assert not is_safe(text) or server is not None
        assert not holds_secrets(without_secrets(text)) or "***" in without_secrets(text)
        assert len(line_without_secrets(text)) == len(text)
        url = filled(text, "urn:riv:crm:scheduling:MakeBookingResponder:1")
        assert url is None or text == url or "{" in text
        key = parse_key(text)
        assert key is None or parse_key(str(key)) == key
        co_authors(text)
        shown = visible(text)
        assert shown == visible(shown)
        assert shown.isprintable() or not set(shown) & set("\n\r\t\x1b\u202e\u2028")
        for written in (inert(text), code(text)):
            assert "\n" not in written


def try_approvals(content: bytes) -> None:
    """A signed approval is read only as it would have been written."""
    signed = read_signed(content)
    if signed:
        assert signed.text.endswith(write_statement(signed.statement))
        assert content.startswith(signed.text)


def try_hsa(content: bytes) -> None:
    """HSA's files: units, or one of our errors."""
    with suppress(TakError):
        reader = read_units(io.BytesIO(content), "hsa.xml")
        assert all(place and unit[0] for place, unit in reader.units.items())


def file_seeds(files: Mapping[str, bytes]) -> list[bytes]:
    """A content for each kind of file, behind the byte that says which kind it is."""
    return [bytes([PLACES.index(path)]) + content for path, content in files.items() if path in PLACES]
