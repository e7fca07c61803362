"""An approved order, and live in which one row is another one by the time that it is sent (R12).

scene = waiting_order(Scene(folder, capsys))
cases = StaleCases(scene)
cases.sent(one_change(random))          # whether anything was sent over live with that change
"""

import random
import shutil
from datetime import date
from typing import NamedTuple

from builders.repository import CONNECTION
from builders.scene import (
    BOKVAST,
    DECLARED,
    EKEN,
    FIRST,
    JOURNAL,
    LAST,
    MAKE_BOOKING,
    OTHERS,
    PORTAL,
    TARGET,
    Scene,
    permission,
    routing,
)
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing, Target

Row = Routing | Permission
_REFS = ("refs/heads/tak-ledger", "refs/tak-gitops/tak-ledger")
_FAR = [f"SE2321000131-F{number:012d}" for number in range(20)]
_OTHERS: list[Row] = [*OTHERS, *(each for address in _FAR for each in (routing(address), permission(PORTAL, address)))]


class Change(NamedTuple):
    """Live with one row changed: whether the row is one that the order is about, and all rows."""

    what: str
    is_own: bool
    rows: list[Row]


def one_change(chance: random.Random) -> Change:
    """Somebody has changed one row since the order was approved."""
    number = chance.randrange(10**6)
    target = chance.choice(
        [
            TARGET._replace(url=f"https://annan{number}.region.example/x"),
            TARGET._replace(rivta_profile="RIVTABP20"),
            TARGET._replace(producer=BOKVAST),
            Target(BOKVAST, "RIVTABP20", f"https://bokvast.region.example/{number}"),
        ]
    )
    ended = date(2026, 11, 1 + number % 20)
    own: list[Row] = list(DECLARED)
    others = permission()
    new = f"SE2321000131-G{number:012d}"
    index = number % len(_OTHERS)
    rest = [*_OTHERS[:index], *_OTHERS[index + 1 :]]
    of_order: list[tuple[str, list[Row]]] = [
        ("its routing leads elsewhere", [routing(EKEN, target), others]),
        ("its routing is gone", [others]),
        ("its routing has ended", [routing()._replace(valid_to=ended), others]),
        ("its permission is there already", [*own, permission(PORTAL)]),
        ("its other permission is gone", [routing()]),
        ("its other permission has ended", [routing(), permission()._replace(valid_to=ended)]),
    ]
    of_others: list[tuple[str, list[Row]]] = [
        ("a routing of others is new", [*_OTHERS, routing(new, target)]),
        ("a permission of others is new", [*_OTHERS, Permission(new, MAKE_BOOKING, JOURNAL, FIRST, LAST)]),
        ("a row of others is gone", rest),
        ("a routing of others leads elsewhere", [routing(_FAR[number % 20], target), *_without(_FAR[number % 20])]),
    ]
    if chance.random() < 0.75:
        what, rows = chance.choice(of_order)
        return Change(what, is_own=True, rows=[*rows, *_OTHERS])
    what, rows = chance.choice(of_others)
    return Change(what, is_own=False, rows=[*own, *rows])


def _without(address: str) -> list[Row]:
    """The rows of others but for the routing of an address."""
    return [each for each in _OTHERS if not (isinstance(each, Routing) and each.logical_address == address)]


def waiting_order(made: Scene) -> Scene:
    """A merge whose order moves a routing, gives a permission and takes another away; it is not planned yet."""
    made.export([*DECLARED, *_OTHERS], others=False)
    made.repo.branch("portal").edit(CONNECTION, "[journal]", "[portal]")
    made.repo.edit(CONNECTION, "https://tidbok.", "https://ny.tidbok.")
    told = made.tak("order")
    assert ExitCode.OK == told.code, told.err
    made.repo.commit("Flytta")
    made.repo.checkout("main").merge("portal")
    return made


class StaleCases:
    """A scene that begins again for each case: with the order planned, or only merged."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._refs = [dict.fromkeys(_REFS, "")]
        outbox = scene.repo.root / "outbox"
        outbox.write_text("", encoding="utf-8")
        assert ExitCode.OK != scene.tak("submit").code
        outbox.unlink()
        self._refs.append({ref: scene.repo.git("rev-parse", ref) for ref in _REFS})

    def sent(self, rows: list[Row], *, is_planned: bool) -> tuple[bool, int, str]:
        """Whether anything is sent over live with these rows, the exit code, and what is told."""
        repo = self.scene.repo
        for ref, commit in self._refs[is_planned].items():
            repo.git("update-ref", *((ref, commit) if commit else ("-d", ref)))
        shutil.rmtree(repo.root / "outbox", ignore_errors=True)
        self.scene.export(rows, others=False)
        told = self.scene.tak("submit")
        return bool(self.scene.outbox()), told.code, told.err

    def untouched(self) -> list[Row]:
        """Live as it was when the order was approved."""
        return [*DECLARED, *_OTHERS]
