"""A user's repository in a temporary folder: its files, and a real Git history around them.

    repo = RepositoryBuilder(tmp_path).minimal().init()         # valid files, committed on main
    repo.branch("ny-konsument")
    repo.edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    head = repo.commit("Ge portalen behörighet")
    repo.checkout("main")
    merge = repo.merge("ny-konsument")

Methods that change something and have nothing to tell return the builder, so that they can be chained.
"""

import subprocess
from pathlib import Path
from textwrap import dedent
from typing import Self

SETTINGS = "tak-gitops.yaml"
ENVIRONMENT = "environments/ntjp-qa/environment.yaml"
PRODUCER = "systems/tidbok.yaml"
CONSUMER = "systems/journal.yaml"
CONNECTION = "environments/ntjp-qa/tidbok/eken.yaml"
EXPORT = "exports/takdump_ntjp_qa.json"
"""Where the environment of the minimal repository looks for live; nothing is written there by the builder."""
OUTBOX = "outbox"

MINIMAL = {
    SETTINGS: """
        language: sv
        ordered_by: Region Exempel, integrationsförvaltningen
    """,
    ENVIRONMENT: """
        platform: NTJP-QA
        live: {file: ../../exports/takdump_ntjp_qa.json}
        channel: {kind: file, folder: ../../outbox}
    """,
    PRODUCER: """
        organisation: Region Exempel
        name: Tidbok
        hsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA}
    """,
    CONSUMER: """
        organisation: Region Exempel
        name: Journal
        hsa_ids: {ntjp-qa: SE2321000131-JOURNALQA}
    """,
    CONNECTION: """
        kind: Connection
        producer: tidbok
        rivta_profile: RIVTABP21
        url: https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21
        contracts:
          - crm:scheduling:MakeBooking:1
        logical_addresses:
          - id: SE2321000131-E000000000001
            name: Vårdcentralen Eken
        consumers: [journal]
    """,
}
"""A valid repository: one environment, a producer, a consumer, and one routing with one permission."""


class RepositoryBuilder:
    """Files below `root`, which is made if it is not there; `root` need not be a Git repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    def write(self, path: str, content: str | bytes) -> Self:
        """Write a file: text loses its common indentation and the line break before it, bytes stay as they are."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).removeprefix("\n").encode())
        return self

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace `old`, which stands once in a file, by `new`."""
        text = self.read(path)
        assert 1 == text.count(old), f"{old!r} in {path}"
        return self.write(path, text.replace(old, new).encode())

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def delete(self, path: str) -> Self:
        """Remove a file."""
        (self.root / path).unlink()
        return self

    def minimal(self) -> Self:
        """Write the files of `MINIMAL`."""
        for path, text in MINIMAL.items():
            self.write(path, text)
        return self

    def init(self) -> Self:
        """Make a Git repository with the branch `main` and commit what is there, if anything is."""
        self.git("init", "--quiet", "--initial-branch=main")
        if self.git("status", "--porcelain"):
            self.commit("Börja")
        return self

    def git(self, *arguments: str) -> str:
        """What git writes, without white space at the ends; AssertionError with its words where it fails."""
        done = subprocess.run(("git", *arguments), cwd=self.root, capture_output=True, check=False)
        assert 0 == done.returncode, done.stderr.decode()
        return done.stdout.decode().strip()

    def commit(self, message: str = "Ändra") -> str:
        """Commit everything as it is on disk, also when nothing has changed; the id of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str) -> Self:
        """Begin a branch here and go to it."""
        self.git("checkout", "--quiet", "-b", name)
        return self

    def checkout(self, ref: str) -> Self:
        """Go to a branch, or to a commit (then HEAD is detached)."""
        self.git("checkout", "--quiet", ref)
        return self

    def merge(self, name: str) -> str:
        """Merge a branch into this one with a merge commit, as a forge does; the id of the merge."""
        self.git("merge", "--quiet", "--no-ff", "--message", f"Slå samman {name}", name)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *arguments: str) -> "RepositoryBuilder":
        """A clone in `folder`; `arguments` are those of `git clone`, such as `--depth=1`."""
        self.git("clone", "--quiet", *arguments, self.root.as_uri(), str(folder))
        return RepositoryBuilder(folder)
