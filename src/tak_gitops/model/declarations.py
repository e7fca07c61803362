"""What one file declares, before anything outside the file is looked at.

A declaration stays grouped, contracts × addresses × consumers, as it was written: nothing is expanded to
rows until rows are compared (performance.md 5).
"""

from typing import Literal, NamedTuple

from tak_gitops.findings import Place


class Word(NamedTuple):
    """A text of a file with its line and column, from 1."""

    text: str
    line: int
    column: int


class ContractChoice(NamedTuple):
    """A contract of a connection, as written, with a URL or a profile of its own if it has one."""

    contract: Word
    url: Word | None = None
    rivta_profile: Word | None = None


class AddressList(NamedTuple):
    """Logical addresses with names and places; `path` is the file that they stand in."""

    path: str
    ids: tuple[str, ...]
    names: tuple[str | None, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]

    def place(self, number: int) -> Place:
        """Where the address `number` (from 0) stands."""
        return Place(self.path, self.lines[number], self.columns[number])


class Declaration(NamedTuple):
    """A Connection or an Access (design.md 3); an Access has no producer, profile or URL.

    `addresses` is None while `address_file`, a path relative to the root, has not been read.
    """

    path: str
    kind: Literal["Connection", "Access"]
    line: int
    contracts: tuple[ContractChoice, ...]
    consumers: tuple[Word, ...]
    addresses: AddressList | None
    address_file: Word | None = None
    producer: Word | None = None
    replaces: Word | None = None
    rivta_profile: Word | None = None
    url: Word | None = None
    prestudy: str | None = None
    reference: str | None = None
    description: str | None = None
    no_consumers: str | None = None
    """Why nobody is to have a permission for what is connected."""

    def place(self, word: Word) -> Place:
        """Where a text of this file stands."""
        return Place(self.path, word.line, word.column)


class CaseFile(NamedTuple):
    """`kind: Case` under `environments/<environment>/`, before anything outside the file is looked at."""

    path: str
    line: int
    case: str
    contracts: tuple[Word, ...] = ()
    system: Word | None = None
    window: str | None = None
    text: str | None = None
    prestudy: str | None = None
    reference: str | None = None

    def place(self, word: Word) -> Place:
        """Where a text of this file stands."""
        return Place(self.path, word.line, word.column)
