"""A remote, clones of it, a TAK behind a door, and merges that each bring a small order: what submission is proven on.

with Proving(tmp_path) as proving:
proving.merge(1, 2, 3)                      # an order each, for three addresses
proving.submit(proving.clone("ci"))         # a process of `tak submit`
proving.ledger().entries
"""

import contextlib
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple, Self

from builders.door import Door
from builders.exports import ExportRows, write_export
from builders.forkery import Forked, Forkery
from builders.repository import MINIMAL, RepositoryBuilder
from builders.sandbox import PASSWORD, STATE, TakWebClient, address_told, running_sandbox, sandbox_words
from builders.scene import FIRST, JOURNAL, LAST, MAKE_BOOKING, PORTAL, TARGET
from tak_gitops.cli import run
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.orders.ledger.state import NO_LEDGER, LedgerState, state
from tak_gitops.orders.ledger.store import Ledger

BRANCH = "tak-ledger"
ENVIRONMENT = "ntjp-qa"
PLATFORM = "NTJP-QA"
PATIENCE = 900.0
"""After how many seconds a process hangs: a machine with much else to do takes minutes for a hundred orders."""
FILLING = 400
"""Rows of others: so few orders are never a large part of live."""
_DUMP = "takdump_ntjp_qa.json"
_SECRETS = {"TAK_GITOPS_TAKWEB_USER": "admin", "TAK_GITOPS_TAKWEB_PASSWORD": PASSWORD}


class Placed(NamedTuple):
    """An order that TAK has answered: its number and comment, what TAK decided, and its words."""

    version: int
    comment: str
    outcome: str
    reply: str = ""


class Merge(NamedTuple):
    """A merge that brought an order file."""

    commit: str
    path: str


class Ended(NamedTuple):
    """How a process ended: its exit code, negative for a signal, and what it told."""

    code: int
    told: str


def address(number: int) -> str:
    """The logical address of a number."""
    return f"SE2321000131-E{number:012d}"


def file_of(number: int) -> str:
    """The file that declares the connection of an address."""
    return f"environments/{ENVIRONMENT}/tidbok/a{number:03d}.yaml"


def toggled(text: str) -> str:
    """The text of such a file with the portal let in, or no longer."""
    old, new = ("[journal]", "[journal, portal]") if "[journal]" in text else ("[journal, portal]", "[journal]")
    assert 1 == text.count(old)
    return text.replace(old, new)


class Proving:
    """Everything that a submission touches, in one folder; the addresses are 1 to `addresses`."""

    def __init__(
        self, folder: Path, *, addresses: int = 12, faults: Sequence[str] = (), forkery: Forkery | None = None
    ) -> None:
        self.folder = folder
        self.forkery = forkery
        self.addresses = range(1, addresses + 1)
        self.merges: list[Merge] = []
        self.numbers = iter(self.addresses)
        self.export = folder / _DUMP
        self.origin = RepositoryBuilder(folder / "origin.git")
        self.maker = RepositoryBuilder(folder / "maker")
        self.door = Door()
        self._faults = faults
        self._clones = 0
        self._tip = ""
        self._state = NO_LEDGER
        self._stack = contextlib.ExitStack()
        self._sandbox: contextlib.ExitStack | None = None
        self.home = folder / "home"
        self.home.mkdir(parents=True)

    def __enter__(self) -> Self:
        self._stack.enter_context(self.door)
        self.write_export(self.export)
        self.start(self._faults)
        self._write_files()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._stack.close()

    def start(self, faults: Sequence[str] = ()) -> None:
        """Start TAK again, with its state and with these faults."""
        self.stop()
        self._sandbox = contextlib.ExitStack()
        folder, today = self.folder / "tak", _today()
        if self.forkery:
            words = sandbox_words(folder, export=self.export, today=today, faults=faults)
            self.door.inner = self._sandbox.enter_context(_forked_sandbox(self.forkery, words, folder))
        else:
            running = running_sandbox(folder, export=self.export, today=today, faults=faults)
            self.door.inner = self._sandbox.enter_context(running).url

    def stop(self) -> None:
        """Let nobody answer behind the door."""
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None

    def merge(self, *numbers: int, push: bool = True) -> list[Merge]:
        """For each address a merge that lets the portal call there, or no longer, with the order that it needs."""
        made = [merge for number in numbers if (merge := self._merged(number))]
        if push:
            self.maker.git("push", "--quiet", "origin", "main")
        return made

    def clone(self, name: str = "") -> Path:
        """Another clone, with `main` as it is now."""
        self._clones += 1
        folder = self.folder / (name or f"clone-{self._clones}")
        # not by copying its files: somebody who pushes takes some away while they are copied
        careful = ("--quiet", "--no-local", "--config", "maintenance.auto=0")
        self.origin.git("clone", *careful, str(self.origin.root), str(folder))
        return folder

    def begin(
        self,
        clone: Path,
        *arguments: str,
        path: Path | None = None,
        secrets: Mapping[str, str] = _SECRETS,
        through: Sequence[str] = (),
        forked: bool = False,
    ) -> "subprocess.Popen[str] | Forked":
        """A process of `tak submit`, or of other `arguments`, in a clone.

        Programs in the folder `path` go before those of the machine; `through` is a command that runs it. One that is
        `forked` begins in a moment, where there is a forkery.
        """
        words = arguments or ("submit", "--export", str(self.export))
        environment = {**os.environ, "HOME": str(self.home), "PYTHONUTF8": "1", **secrets}
        environment.pop("XDG_CACHE_HOME", None)
        if path is not None:
            environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
        if forked and self.forkery:
            return self.forkery.begin(["-C", str(clone), *words], cwd=clone, env=environment)
        return subprocess.Popen(
            [*through, sys.executable, "-m", "tak_gitops", "-C", str(clone), *words],
            cwd=clone,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
            start_new_session=True,
        )

    def submit(self, clone: Path, *arguments: str, path: Path | None = None, forked: bool = False) -> Ended:
        """The same to its end."""
        return ended(self.begin(clone, *arguments, path=path, forked=forked))

    def ledger(self) -> LedgerState:
        """The ledger as the remote has it."""
        ref = self.origin.root / "refs" / "heads" / BRANCH
        tip = ref.read_text(encoding="ascii") if ref.exists() else ""
        if not tip or tip != self._tip:
            self._tip = tip
            self._state = state(self.opened.read().files)
        return self._state

    @cached_property
    def opened(self) -> Ledger:
        """The ledger at the remote itself."""
        return Ledger.open(self.origin.root, BRANCH, None)

    def placed(self) -> list[Placed]:
        """Every order that TAK has answered, the first one first."""
        with contextlib.closing(sqlite3.connect(self.folder / "tak" / STATE, timeout=PATIENCE)) as connection:
            rows = connection.execute("SELECT text, outcome, reply FROM placed_order ORDER BY id").fetchall()
        read = [(json.loads(text), outcome, reply) for text, outcome, reply in rows]
        return [Placed(int(order["version"]), str(order["kommentar"]), *answer) for order, *answer in read]

    def forget_contract(self, *, forgotten: bool) -> None:
        """Let TAK have deleted the contract that all orders are about, so that it rejects them; or have it again."""
        database = self.folder / "tak" / STATE
        with contextlib.closing(sqlite3.connect(database, timeout=PATIENCE)) as connection, connection:
            connection.execute("UPDATE contract SET deleted = ?", (int(forgotten),))

    def publish(self) -> None:
        """Publish what TAK has done, and fetch the export, as if it had been made now."""
        with TakWebClient(self.door.inner) as client:
            client.publish()
        with urllib.request.urlopen(f"{self.door.inner}/exports/{_DUMP}") as answer:  # noqa: S310 - this machine
            export = json.load(answer)
        export["tidpunkt"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        new = self.export.with_suffix(".new")
        new.write_text(json.dumps(export), encoding="utf-8")
        new.replace(self.export)

    def write_export(self, path: Path, *also: Permission) -> None:
        """Write live as it was in the beginning, and permissions `also`."""
        ours = [*map(address, self.addresses)]
        others = [address(900_000 + number) for number in range(FILLING)]
        rows = ExportRows(
            routings=[Routing(each, MAKE_BOOKING, TARGET, FIRST, LAST) for each in ours + others],
            permissions=[
                *(Permission(each, MAKE_BOOKING, JOURNAL, FIRST, LAST) for each in ours + others),
                *(Permission(each, MAKE_BOOKING, PORTAL, FIRST, LAST) for each in others),
                *also,
            ],
        )
        path.write_bytes(write_export(rows, made=datetime.now(UTC)))

    def unlock(self) -> int:
        """Take away the locks that killed processes have left at the remote; how many there were."""
        root = self.origin.root
        locks = [*root.glob("*.lock"), *root.glob("objects/*.lock"), *root.glob("refs/**/*.lock")]
        for lock in locks:
            lock.unlink(missing_ok=True)
        return len(locks)

    def _merged(self, number: int) -> Merge | None:
        maker = self.maker
        main = maker.git("rev-parse", "main")
        maker.git("checkout", "--quiet", "-B", "change", main)
        maker.write(file_of(number), toggled(maker.read(file_of(number))).encode())
        code, told = _tak("-C", str(maker.root), "order", "--export", str(self.export))
        if code:
            assert "blocker" in told, told
            maker.git("reset", "--quiet", "--hard")
            return None
        head = maker.commit(f"Ändra {number}")
        commit = self._merge_commit(head, main, f"Slå samman {number}")
        maker.git("update-ref", "refs/heads/main", commit)
        added = maker.git("diff-tree", "-r", "--name-only", "--diff-filter=A", main, commit, "--", "orders").split()
        if not added:
            return None
        self.merges.append(Merge(commit, added[0]))
        return self.merges[-1]

    def _merge_commit(self, head: str, main: str, message: str) -> str:
        """A merge of this moment: an order may be sent for a day from its merge on."""
        words = ("git", "commit-tree", f"{head}^{{tree}}", "-p", main, "-p", head, "-m", message)
        now = {**os.environ, "GIT_COMMITTER_DATE": datetime.now(UTC).isoformat()}
        return (
            subprocess.run(words, cwd=self.maker.root, env=now, capture_output=True, check=True).stdout.decode().strip()
        )

    def _write_files(self) -> None:
        self.origin.git("init", "--quiet", "--bare", "--initial-branch=main")
        for setting in ("gc.auto", "receive.autogc", "maintenance.auto"):
            self.origin.git("config", setting, "0")
        files = {path: text for path, text in MINIMAL.items() if not path.endswith("eken.yaml")}
        connection = next(text for path, text in MINIMAL.items() if path.endswith("eken.yaml"))
        for path, text in files.items():
            self.maker.write(path, text)
        self.maker.write(".gitignore", "/errored-outcome-*.json\n")
        self.maker.write(
            "systems/portal.yaml",
            MINIMAL["systems/journal.yaml"].replace("JOURNAL", "PORTAL").replace("Journal", "Portal"),
        )
        self.maker.write(
            f"environments/{ENVIRONMENT}/environment.yaml",
            f"platform: {PLATFORM}\nchannel: {{kind: takweb, url: '{self.door.url}/tak-web'}}\n",
        )
        for number in self.addresses:
            text = connection.replace("SE2321000131-E000000000001", address(number)).replace("Eken", f"nummer {number}")
            self.maker.write(file_of(number), text)
        self.maker.init()
        self.maker.git("remote", "add", "origin", str(self.origin.root))
        self.maker.git("config", "gc.auto", "0")
        self.maker.git("push", "--quiet", "--set-upstream", "origin", "main")


def ended(process: "subprocess.Popen[str] | Forked") -> Ended:
    """Wait for the end of a process that was begun."""
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode is not None
    return Ended(process.returncode, told)


@contextlib.contextmanager
def _forked_sandbox(forkery: Forkery, words: Sequence[str], folder: Path) -> Iterator[str]:
    """The address of a sandbox that was forked."""
    process = forkery.begin(words, cwd=folder, env=os.environ)
    try:
        deadline = monotonic() + PATIENCE
        while not (address := address_told(process.written())):
            assert process.poll() is None, process.communicate(PATIENCE)
            assert monotonic() < deadline
            sleep(0.005)
        yield address
    finally:
        process.terminate()
        process.communicate(PATIENCE)


def kill(process: "subprocess.Popen[str] | Forked", *, git_too: bool) -> bool:
    """End a process at once, with the git that it has started or without; False where it had ended by itself."""
    if process.poll() is not None:
        return False
    with contextlib.suppress(ProcessLookupError):
        if git_too:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            os.kill(process.pid, signal.SIGKILL)
    return True


def _tak(*arguments: str) -> tuple[int, str]:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = run(list(arguments))
    return code, told.getvalue()


def _today() -> date:
    return datetime.now().astimezone().date()
