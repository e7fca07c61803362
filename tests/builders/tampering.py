"""A ledger with every kind of step, and what an audit finds once something in it was changed.

whole().commits                                          # nothing is wrong with them
problems(with_files(3, {path: b"{}"}, anew=True))        # the fourth commit made anew, as a careful forger would
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from builders.ledger import LedgerScene, busy
from tak_gitops.orders.ledger.audit import audit
from tak_gitops.orders.ledger.commits import LedgerCommit, read_commits
from tak_gitops.orders.ledger.main_history import MainHistory, read_main
from tak_gitops.orders.ledger.objects import message_of
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.records import Cursor, OrderRecord
from tak_gitops.orders.ledger.state import state


@dataclass
class Whole:
    """A ledger with every kind of step, and the branch that it follows."""

    commits: list[LedgerCommit]
    main: MainHistory


@cache
def whole() -> Whole:
    """The ledger, read from real Git once."""
    with TemporaryDirectory() as folder:
        scene = LedgerScene(Path(folder), remote=False)
        busy(scene)
        commits, cut = read_commits(scene.repo.root, scene.ledger.read().tip or "")
        assert cut is None
        return Whole(commits, read_main(scene.repo.root, scene.repo.git("rev-parse", "main")))


def rebased(commits: Sequence[LedgerCommit], *, anew: bool = False) -> list[LedgerCommit]:
    """Commits put on top of each other, as `git rebase` does it; with `anew` their words are made to fit, too."""
    result: list[LedgerCommit] = []
    for commit in commits:
        before = result[-1].id if result else None
        message = message_of(commit.added, commit.message.partition("\n")[0], before) if anew else commit.message
        made = commit._replace(parents=(before,) if before else (), message=message, id="")
        same = made._replace(id=commit.id) == commit
        result.append(commit if same else made._replace(id=sha256(repr(made).encode())[:40]))
    return result


def problems(commits: Sequence[LedgerCommit]) -> list[str]:
    """What an audit finds, by key, with what the files say together."""
    files = {path: content for commit in commits for path, content in commit.added.items()}
    found = [*audit(commits, whole().main), *state(files).problems]
    return sorted({problem.message.key for problem in found})


def each_file() -> Iterator[tuple[int, str]]:
    """Every file, with the number of its commit."""
    return ((number, path) for number, commit in enumerate(whole().commits) for path in commit.added)


def with_files(number: int, added: dict[str, bytes], *, anew: bool = False) -> list[LedgerCommit]:
    """The ledger with other files in one commit."""
    commits = whole().commits
    return rebased([*commits[:number], commits[number]._replace(added=added), *commits[number + 1 :]], anew=anew)


def first(kind: type[OrderRecord] | type[Cursor], number: int = 1) -> tuple[int, str, OrderRecord | Cursor]:
    """The commit, path and record of an order or a cursor of the ledger."""
    name = f"/{number}/order.json" if kind is OrderRecord else f"cursor/0/{number}.json"
    at, path = next((at, path) for at, path in each_file() if path.endswith(name))
    return at, path, msgspec.json.decode(whole().commits[at].added[path], type=kind)
