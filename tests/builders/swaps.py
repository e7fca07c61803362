"""Two environments whose settings and exports are mistaken for each other before an approved order is sent.

scene = two_environments(Scene(folder, capsys))
swaps = Swaps(scene)                       # remembers how everything is
swaps.make(Case("none", "copy", …))        # and lets it be otherwise
"""

import shutil
from itertools import product
from typing import Literal, NamedTuple, get_args

from builders.repository import CONNECTION, ENVIRONMENT, EXPORT
from builders.scene import DECLARED, EKEN, JOURNAL, PORTAL, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.orders.ledger.entry import Entry
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger

TEST, PROD = "ntjp-qa", "rtp-prod"
NEUTRAL = "exports/takdump.json"
"""An export that is named after no platform."""
_REFS = ("refs/heads/tak-ledger", "refs/tak-gitops/tak-ledger")
Way = Literal["none", "swap", "copy"]
Given = Literal["none", "named", "neutral"]


class Case(NamedTuple):
    """What is mistaken: swapped between the two, or that of production copied over that of test.

    `given` is an export of production that the command names, under its own name or another.
    """

    platform: Way
    live: Way
    channel: Way
    content: Way
    given: Given

    @property
    def is_right(self) -> bool:
        """Whether the order of the test environment would go where it was approved for, over its own export."""
        of_test = {"none": "own", "swap": "other", "copy": "other"}[self.content]
        of_prod = {"none": "other", "swap": "own", "copy": "other"}[self.content]
        read = of_test if self.live == "none" and self.given == "none" else of_prod
        return self.platform == self.channel == "none" and read == "own"


CASES = [Case(*each) for each in product(*[get_args(Way)] * 4, get_args(Given))]
"""Every one there is."""


def in_production(text: str) -> str:
    """What stands in a file of the test environment, as it stands in that of production."""
    return text.replace(TEST, PROD).replace("NTJP-QA", "RTP-PROD").replace("ntjp_qa", "rtp_prod")


def two_environments(made: Scene) -> Scene:
    """A merge with an order for each of two environments, which have no rows in common; nothing is planned yet."""
    repo = made.repo
    repo.edit(ENVIRONMENT, "../../outbox", "../../outbox/test")
    for path in (ENVIRONMENT, CONNECTION):
        text = in_production(repo.read(path)).replace("outbox/test", "outbox/prod").replace(EKEN, EKEN[:-1] + "7")
        repo.write(in_production(path), text)
    for system in ("tidbok", "journal", "portal"):
        path, name = f"systems/{system}.yaml", system.upper() + "QA"
        repo.edit(path, f"SE2321000131-{name}", f"SE2321000131-{name}, {PROD}: SE2321000131-{name}")
    made.export([*DECLARED, *_filling("1")], others=False)
    production = [routing(EKEN[:-1] + "7"), permission(JOURNAL, EKEN[:-1] + "7"), *_filling("2")]
    made.export(production, path=in_production(EXPORT), others=False)
    repo.commit("Börja i båda")
    repo.branch("portal")
    for path in (CONNECTION, in_production(CONNECTION)):
        repo.edit(path, "[journal]", "[journal, portal]")
    told = made.tak("order")
    assert ExitCode.OK == told.code, told.err
    repo.commit("Ge portalen behörighet")
    repo.checkout("main").merge("portal")
    return made


class Swaps:
    """A scene of two environments that are mistaken for each other, again and again from where it began."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._tip = scene.repo.git("rev-parse", "main")
        self._refs = {ref: scene.repo.git("for-each-ref", "--format=%(objectname)", ref) for ref in _REFS}
        self._exports = {path: (scene.repo.root / path).read_bytes() for path in (EXPORT, in_production(EXPORT))}

    def begin_again(self) -> None:
        """Let all be as it was."""
        repo = self.scene.repo
        repo.git("reset", "--quiet", "--hard", self._tip)
        for ref, commit in self._refs.items():
            repo.git("update-ref", *((ref, commit) if commit else ("-d", ref)))
        shutil.rmtree(repo.root / "outbox", ignore_errors=True)
        for path, content in self._exports.items():
            repo.write(path, content)

    def sent(self, case: Case) -> tuple[int, list[Entry], str]:
        """What a run of `tak submit ntjp-qa` sends, how many files; the entries of the ledger, and what it told."""
        repo = self.scene.repo
        test, prod = repo.read(ENVIRONMENT), repo.read(in_production(ENVIRONMENT))
        pairs = {
            "platform": ("platform: NTJP-QA", "platform: RTP-PROD", case.platform),
            "live": ("ntjp_qa", "rtp_prod", case.live),
            "channel": ("outbox/test", "outbox/prod", case.channel),
        }
        for of_test, of_prod, way in pairs.values():
            assert of_test in test, test
            assert of_prod in prod, prod
            test = test if way == "none" else test.replace(of_test, of_prod)
            prod = prod.replace(of_prod, of_test) if way == "swap" else prod
        repo.write(ENVIRONMENT, test.encode()).write(in_production(ENVIRONMENT), prod.encode())
        if repo.git("status", "--porcelain"):
            repo.commit("Förväxla")
        own, other = self._exports.values()
        now = {"none": (own, other), "swap": (other, own), "copy": (other, other)}[case.content]
        for path, content in zip(self._exports, now, strict=True):
            repo.write(path, content)
        repo.write(NEUTRAL, now[1])
        given = {"none": (), "named": ("--export", in_production(EXPORT)), "neutral": ("--export", NEUTRAL)}
        words = [str(repo.root / word) if word.startswith("exports/") else word for word in given[case.given]]
        told = self.scene.tak("submit", TEST, *words)
        assert "Traceback" not in told.err
        entries = state(Ledger.open(repo.root, "tak-ledger", None).read().files).entries.values()
        return len(self.scene.outbox()), [each for each in entries if each.order.environment == TEST], told.err


def _filling(kind: str) -> list[Routing | Permission]:
    """Rows of others that one platform has and another has not."""
    addresses = [f"SE2321000131-F{kind}{number:011d}" for number in range(40)]
    return [each for address in addresses for each in (routing(address), permission(PORTAL, address))]
