"""What a change of files removes: deleted, emptied, renamed, cut or put aside in any way (reliability.md 4)."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from builders.counts import promised
from builders.memory_tree import MemoryTree
from builders.repository import MINIMAL
from builders.states import DAY, catalogue, live_of
from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import has_errors
from tak_gitops.model.changes import Action
from tak_gitops.model.desired import Desired
from tak_gitops.model.identifiers import fold
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve, resolve_base
from tak_gitops.sources.store import NoStore

HOME = "environments/ntjp-qa/"
FIXED = {path: text for path, text in MINIMAL.items() if not path.startswith(f"{HOME}tidbok/")}
CONTRACTS = ("crm:scheduling:MakeBooking:1", "crm:scheduling:GetBookingDetails:1")
Key = tuple[str, ...]
Files = dict[str, str]


def connection(number: int, addresses: int, contracts: int, consumers: int) -> str:
    """A file with rows of its own."""
    ids = "".join(f"  - SE2321000131-E{number:03}{each:03}\n" for each in range(addresses))
    names = "".join(f"  - {each}\n" for each in CONTRACTS[:contracts])
    who = ", ".join(("journal", "SE2321000131-PORTALQA")[:consumers])
    return (
        "kind: Connection\nproducer: tidbok\nrivta_profile: RIVTABP21\n"
        "url: https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21\n"
        f"contracts:\n{names}logical_addresses:\n{ids}consumers: [{who}]\n"
    )


@st.composite
def changed_files(draw: st.DrawFn) -> tuple[Files, Files]:
    """The files of a base, and of a head in which some were done something to."""
    sizes = draw(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 2)), min_size=1, max_size=4))
    base = {f"{HOME}tidbok/f{n}.yaml": connection(n, *each) for n, each in enumerate(sizes)}
    head = dict(base)
    kinds = st.sampled_from(
        ("delete", "empty", "rename", "aside", "cut", "cut line", "strike", "environment", "comment")
    )
    for how, number, at in draw(st.lists(st.tuples(kinds, st.integers(0, 3), st.integers(0, 400)), max_size=3)):
        path = list(base)[number % len(base)]
        text = head.pop(path, None)
        if text is not None and how != "delete":
            head |= done(path, text, how, at)
    return base, head


def done(path: str, text: str, how: str, at: int) -> Files:
    """A file after something was done to it, at a place."""
    lines = text.splitlines(keepends=True)
    stem = path.removesuffix(".yaml")
    match how:
        case "empty":
            return {path: ""}
        case "rename":
            return {f"{stem}-{at}.yaml": text}
        case "aside":
            return {f"{path}.bak": text}
        case "cut":
            return {path: text[:at]}
        case "cut line":
            return {path: "".join(lines[: at % (len(lines) + 1)])}
        case "strike":
            return {path: "".join(line for n, line in enumerate(lines) if n != at % len(lines))}
        case "environment":
            return {path.replace("ntjp-qa", "ntjp-prod"): text}
        case _:
            return {path: "".join(f"# {line}" if n == at % len(lines) else line for n, line in enumerate(lines))}


def state_of(files: Files, base: Desired | None = None) -> tuple[Desired, bool]:
    """What files declare in the environment, and whether anything in them is an error."""
    reading = read_declared(MemoryTree({**FIXED, **files}), NoStore())
    if base is None:
        state, findings = resolve(reading.declared, "ntjp-qa")
    else:
        state, findings = resolve_base(reading.declared, base), []
    return state, has_errors([*reading.findings, *findings])


def said(files: Files) -> set[Key]:
    """The rows that files say by themselves, read by another reader and counted out by hand."""
    found: set[Key] = set()
    hsa_ids = {"journal": "SE2321000131-JOURNALQA"}
    for path, text in files.items():
        if not path.startswith(HOME) or not path.endswith(".yaml"):
            continue
        data = yaml.safe_load(text)
        for contract in data["contracts"]:
            domain, name, major = contract.rsplit(":", 2)
            full = f"urn:riv:{domain}:{name}Responder:{major}"
            for address in data["logical_addresses"]:
                found.add((fold(address), fold(full)))
                for who in data.get("consumers") or ():
                    found.add((fold(address), fold(full), fold(hsa_ids.get(who, who))))
    return found


@promised(5000, few=20)
@given(changed_files())
def test_removals_are_what_two_commits_say(change: tuple[Files, Files]) -> None:
    """Every row that the head says no more is a removal, and nothing else is; or an error stops all of it."""
    base, head = change
    wanted, is_broken = state_of(head)
    if is_broken:
        return
    before, _ = state_of(base, wanted)
    found = compare(before, wanted, LiveView(catalogue(*live_of(state_of(base)[0]), objects=False), DAY))
    removed = {
        tuple(fold(part) for part in (each.logical_address, each.contract, each.consumer) if part)
        for each in found.changes
        if each.action is Action.REMOVE
    }
    assert said(base) - said(head) == removed
    assert not found.drift
