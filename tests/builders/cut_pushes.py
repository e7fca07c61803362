"""A step of the ledger whose push is cut at a byte, and a rival that takes the same step: what became of it, judged.

with CutPushes(tmp_path, "git-daemon") as pushes:
    length = pushes.length(UP)                  # how many bytes a whole push sends that way
    told = pushes.step(Cut(UP, 120))
    told.kind, told.wrong                       # "won", "lost", "late" or "unknown"; every promise that is broken
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, Self

from builders.git_servers import GitServer, git_daemon, http_backend
from builders.ledger import BRANCH, LedgerScene, order
from builders.wire import Cut, Way, Wire
from tak_gitops.orders.ledger.branch import UnreachableError
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.records import Note
from tak_gitops.orders.ledger.store import Ledger, Lost, Won

Server = Literal["git-daemon", "git-http-backend"]
Kind = Literal["won", "lost", "late", "unknown"]
SERVERS: tuple[Server, ...] = ("git-daemon", "git-http-backend")
MINE, THEIRS = "mitt", "deras"


class Told(NamedTuple):
    """What `append` said of a push that was cut, and what is wrong with that.

    `kind` is `won`; `lost`; `late` = lost, and it landed after that, before anything else; or `unknown`, the remote
    could not be asked. `was_cut` is False where the push was over before the cut.
    """

    kind: Kind
    was_cut: bool
    wrong: list[str]


class CutPushes:
    """A ledger behind a wire, and a rival who sits at the remote itself."""

    def __init__(self, folder: Path, server: Server) -> None:
        self._folder = folder
        self._server = server
        self._stack = contextlib.ExitStack()
        self._scene = LedgerScene(folder / "scene")
        self._scene.plan(self._scene.merge(order()))
        self._rival = Ledger.open(self._scene.origin, BRANCH, None)
        self._steps = 0

    def __enter__(self) -> Self:
        scene = self._scene
        server: GitServer = self._stack.enter_context(
            git_daemon(scene.folder, self._folder / "daemon.log")
            if self._server == "git-daemon"
            else http_backend(scene.folder)
        )
        for setting, value in (("receive.autogc", "false"), ("http.receivepack", "true")):
            scene.repo.git("-C", str(scene.origin), "config", setting, value)
        self.wire = self._stack.enter_context(Wire(server.port, server.settle))
        scene.repo.git("remote", "set-url", "origin", f"{server.scheme}://127.0.0.1:{self.wire.port}/origin.git")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def length(self, way: Way) -> int:
        """How many bytes a push that is not cut sends in one direction."""
        assert self.step(None) == Told("won", was_cut=False, wrong=[])
        return self._length[way]

    def step(self, cut: Cut | None) -> Told:
        """Take a step whose push is cut; then the rival takes the same one, and the remote is judged."""
        tip = self._rival.read().tip
        self._steps += 1
        self.wire.whole()
        mine, theirs = self._note(MINE), self._note(THEIRS)
        self._scene.ledger.read()
        self.wire.cut = cut
        result: Won | Lost | None = None
        with contextlib.suppress(UnreachableError):
            result = self._append(self._scene.ledger, mine, tip)
        self._length = self.wire.passed.copy()
        was_cut = self.wire.was_cut
        self.wire.whole()
        rival = self._append(self._rival, theirs, tip)
        self.wire.settle()
        if self._rival.read().tip == tip:
            # both came to nothing: my push held the lock of the branch while it died
            assert isinstance(rival, Lost)
            rival = self._append(self._rival, theirs, tip)
        is_mine = mine in self._scene.state(self._rival).entries[1].notes
        won = isinstance(result, Won)
        kind: Kind = "won" if won else "unknown" if result is None else "late" if is_mine else "lost"
        at = f"step {self._steps}, {cut}"
        return Told(
            kind, was_cut, [f"{at}: {each}" for each in _wrong(kind, cut, rival, is_mine=is_mine, was_cut=was_cut)]
        )

    def problems(self) -> tuple[object, ...]:
        """What `tak ledger check` finds at the end."""
        self.wire.whole()
        return check(self._scene.ledger, "main").problems

    def _note(self, text: str) -> Note:
        return Note(seq=1, k=self._steps, case_number=text, by="Karin Karlsson", at=self._scene.tick())

    def _append(self, ledger: Ledger, note: Note, tip: str | None) -> Won | Lost:
        return ledger.append(self._scene.files(note), tip, "Note", self._scene.now)


def _wrong(kind: str, cut: Cut | None, rival: Won | Lost, *, is_mine: bool, was_cut: bool) -> Iterator[str]:
    """What is not the truth in what was said; `is_mine` = the step stands in the ledger."""
    if kind == "won" and not is_mine:
        yield "said to be won, and it is not there"
    if is_mine == isinstance(rival, Won):
        yield f"the rival was told {type(rival).__name__}, and the step {'is' if is_mine else 'is not'} there"
    if kind == "late" and (cut is None or cut.settled):
        yield "said to be lost, and it was there when the remote was asked"
    if (kind == "unknown") and not (cut and cut.gone):
        yield "said to be unknown, and the remote could be asked"
    if kind != "won" and not was_cut:
        yield "not won, and nothing was cut"


def offsets(length: int, count: int) -> list[int]:
    """So many places in a dialogue, both ends and what is between, none twice."""
    return sorted({round(number * length / max(1, count - 1)) for number in range(count)})
