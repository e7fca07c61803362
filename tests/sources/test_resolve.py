"""From what files declare to what is desired in an environment."""

import random
from collections.abc import Mapping
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.memory_tree import declared_of
from builders.repository import CONNECTION, MINIMAL, PRODUCER
from tak_gitops.findings import Finding, Place
from tak_gitops.model.desired import Consumer, Desired, Route
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.model.repository_files import Declared
from tak_gitops.sources.resolve import resolve, resolve_base

TIDBOK, JOURNAL = "SE2321000131-TIDBOKQA", "SE2321000131-JOURNALQA"
MAKE_BOOKING = "urn:riv:crm:scheduling:MakeBookingResponder:1"
URL = "https://tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21"
TEMPLATE = "https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21"


TEXT = dedent(MINIMAL[CONNECTION]).removeprefix("\n")
PARTS = {
    "producer": "tidbok\n",
    "consumers": "[journal]",
    "contract": "crm:scheduling:MakeBooking:1",
    "url": TEMPLATE,
    "url_line": f"url: {TEMPLATE}\n",
    "profile_line": "rivta_profile: RIVTABP21\n",
}
"""Parts of the connection of the minimal repository."""


def desired(changes: Mapping[str, str] | None = None, **edits: str) -> tuple[Desired, list[Finding]]:
    """What the minimal repository desires, with other files, and other PARTS in its connection."""
    connection = TEXT
    for name, new in edits.items():
        assert 1 == connection.count(PARTS[name])
        connection = connection.replace(PARTS[name], new)
    return resolve(declared_of({**MINIMAL, CONNECTION: connection, **(changes or {})}), "ntjp-qa")


def said(findings: list[Finding]) -> list[tuple[str, int, int]]:
    """Key, line and column of each finding."""
    return [(each.message.key, each.place.line, each.place.column) for each in findings if each.place]


def only_route(found: tuple[Desired, list[Finding]]) -> Route:
    """The one route that is desired, where nothing is wrong."""
    assert [] == found[1]
    (block,) = found[0].blocks
    (route,) = block.routes
    return route


def test_the_minimal_repository() -> None:
    """Names become HSA-ids, the short name a namespace, the template a URL."""
    found, findings = desired()
    assert [] == findings
    (block,) = found.blocks
    assert (MAKE_BOOKING,) == block.contracts
    assert (Route(MAKE_BOOKING, Target(TIDBOK, "RIVTABP21", URL), 6, 5),) == block.routes
    assert (Consumer(JOURNAL, 10, 13),) == block.consumers
    assert ("SE2321000131-E000000000001",) == block.addresses.ids
    assert ("ntjp-qa", "NTJP-QA", False) == (found.environment, found.platform, found.repeated)
    assert {fold(TIDBOK): "Region Exempel -- Tidbok", fold(JOURNAL): "Region Exempel -- Journal"} == found.systems
    assert {"tidbok": TIDBOK, "journal": JOURNAL} == found.hsa_ids


def test_an_environment_that_nobody_declares_is_empty() -> None:
    """There is nothing desired where there are no files."""
    found, findings = resolve(declared_of(MINIMAL), "ntjp-prod")
    assert ((), {}, []) == (found.blocks, found.systems, findings)


@pytest.mark.parametrize(
    "hsa_id",
    ["SE2321000131-TIDBOK", "se2321000131-tidbok", "5565594230", "T_SERVICES_SE165565594230-1023", "NPO", "Tidbok2"],
)
def test_what_can_be_no_system_is_an_hsa_id(hsa_id: str) -> None:
    """Capitals, digits alone and the form of HSA-ids are taken as they stand."""
    assert hsa_id == only_route(desired(producer=f"{hsa_id}\n")).target.producer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tidbokk", ("TG201.nearest", {"nearest": "tidbok"})),
        ("Tidbok", ("TG201.nearest", {"nearest": "tidbok"})),
        ("JOURNAL", ("TG201.nearest", {"nearest": "journal"})),
        ("npö", ("TG201", {})),
        ("Npö", ("TG201", {})),
        ("remiss", ("TG201", {})),
        ("SE2321000131 TIDBOK", ("TG201", {})),
    ],
)
def test_a_system_that_is_not_there(name: str, expected: tuple[str, dict[str, str]]) -> None:
    """A name without a file is an error with the nearest name, also where only letter case differs."""
    found, findings = desired(producer=f"{name}\n")
    assert () == found.blocks
    (finding,) = findings
    assert expected[0] == finding.message.key
    assert {"name": name, **expected[1]} == dict(finding.message.values)


def test_a_system_whose_file_is_broken_is_told_of_there() -> None:
    """The connection is left out without a word: the file of the system says what is wrong."""
    found, findings = desired({"systems/tidbok.yaml": "organisation: Region Exempel\n"})
    assert ((), []) == (found.blocks, findings)


def test_a_system_without_an_hsa_id_here() -> None:
    """A system must have an HSA-id in the environment."""
    text = "organisation: a\nname: b\nhsa_ids: {ntjp-prod: SE1}\n"
    found, findings = desired({"systems/journal.yaml": text})
    assert ((), [("TG202", 10, 13)]) == (found.blocks, said(findings))


def test_one_hsa_id_of_two_systems() -> None:
    """Letter case does not tell two systems apart; the first gives the name."""
    text = f"organisation: a\nname: b\nhsa_ids: {{ntjp-qa: {TIDBOK.lower()}}}\n"
    found, findings = desired({"systems/zzz.yaml": text})
    assert ["TG213"] == [finding.rule for finding in findings]
    assert "Region Exempel -- Tidbok" == found.systems[fold(TIDBOK)]


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        ("MakeBooking", [("TG203", 6, 5)]),
        ("crm:scheduling:makeBooking:1", [("TG203.write", 6, 5)]),
        ("crm:scheduling:MakeBooking", [("TG203", 6, 5)]),
        ("urn:riv:crm scheduling:MakeBookingResponder:1", [("TG203.write", 6, 5)]),
    ],
)
def test_a_contract_that_cannot_be_ordered(contract: str, expected: list[tuple[str, int, int]]) -> None:
    """What is no contract is an error, and nothing is made of the file."""
    found, findings = desired(contract=contract)
    assert ((), expected) == (found.blocks, said(findings))


@pytest.mark.parametrize(
    ("contract", "major", "expected"),
    [
        ("crm:scheduling:MakeBooking:1.1", "1", ("TG214", 6, 32)),
        ("crm:scheduling:MakeBooking:12.0.3", "12", ("TG214", 6, 32)),
        ("{contract: crm:scheduling:MakeBooking:1.1}", "1", ("TG214", 6, 43)),
        ("crm:scheduling:MakeBooking:1:rivtabp21", "1", ("TG250", 6, 5)),
    ],
)
def test_what_a_wrong_contract_stands_for(contract: str, major: str, expected: tuple[str, int, int]) -> None:
    """It is an error that is pointed at where it stands, and what is meant is known where settings let it pass."""
    found, findings = desired(contract=contract)
    assert [expected] == said(findings)
    assert [f"urn:riv:crm:scheduling:MakeBookingResponder:{major}"] == [
        each.contract for each in found.blocks[0].routes
    ]


@pytest.mark.parametrize(
    ("contract", "url", "expected"),
    [
        ("crm:scheduling:MakeBooking:1", "https://a.example/{domain}", "https://a.example/crm/scheduling"),
        ("crm:scheduling:MakeBookingResponder:2", "https://a.example/{contract}", "https://a.example/MakeBooking"),
        (MAKE_BOOKING, "https://a.example/{major}{major}", "https://a.example/11"),
        ("urn:riv:odd", "https://a.example/odd", "https://a.example/odd"),
        (MAKE_BOOKING, "a/b?c", "a/b?c"),
        (MAKE_BOOKING, "a" * 255, "a" * 255),
    ],
)
def test_a_template_is_filled_in(contract: str, url: str, expected: str) -> None:
    """Domain with slashes, name without Responder, major version."""
    assert expected == only_route(desired(contract=contract, url=url)).target.url


@pytest.mark.parametrize(
    ("contract", "url", "key"),
    [
        ("crm:scheduling:MakeBooking:1", "https://a.example/{minor}", "TG204"),
        ("crm:scheduling:MakeBooking:1", "https://a.example/{}", "TG204"),
        ("urn:riv:odd", "https://a.example/{contract}", "TG204.no_parts"),
        ("crm:scheduling:MakeBooking:1", "https://a.example/{contract", "TG205"),
        ("crm:scheduling:MakeBooking:1", "https://å.example/{contract}", "TG205"),
        ("crm:scheduling:MakeBooking:1", "https://a.example/a b", "TG205"),
        ("crm:scheduling:MakeBooking:1", "https://a.example/a%20b", "TG205"),
        ("crm:scheduling:MakeBooking:1", "http", "TG205.length"),
        ("crm:scheduling:MakeBooking:1", "a" * 256, "TG205.length"),
        ("crm:scheduling:MakeBooking:1", "a" * 250 + "{contract}", "TG205.length"),
    ],
)
def test_a_url_that_tak_does_not_take(contract: str, url: str, key: str) -> None:
    """Fields that are none, characters and lengths are told at the template."""
    found, findings = desired(contract=contract, url=url)
    assert ((), [(key, 4, 6)]) == (found.blocks, said(findings))


def test_a_template_is_told_of_once() -> None:
    """However many contracts use it, a wrong template is one finding."""
    contracts = "crm:scheduling:MakeBooking:1\n  - crm:scheduling:GetBookingDetails:1"
    assert [("TG205", 4, 6)] == said(desired(contract=contracts, url="https://å.example/{contract}")[1])
    assert [("TG204", 4, 6)] == said(desired(contract=contracts, url="https://a.example/{minor}")[1])


def test_url_and_profile_of_a_contract_win() -> None:
    """What stands at the contract goes before what stands in the file."""
    own = "{contract: crm:scheduling:MakeBooking:1, url: https://b.example/x, rivta_profile: RIVTABP20}"
    assert Target(TIDBOK, "RIVTABP20", "https://b.example/x") == only_route(desired(contract=own)).target


def test_url_and_profile_are_needed() -> None:
    """A contract without them is told at the contract, both at once."""
    found, findings = desired(url_line="", profile_line="")
    assert ((), [("TG207", 4, 5), ("TG206", 4, 5)]) == (found.blocks, said(findings))


def test_only_some_addresses_are_connected_already() -> None:
    """Then it is these that are to go: the file is no Access."""
    both = connected_twice(a="[journal]", b="[journal, SE2321000131-X1]")
    second = both.declarations["ntjp-qa"][1]
    assert second.addresses
    more = second.addresses._replace(
        ids=(*second.addresses.ids, "SE2321000131-NY"),
        names=(*second.addresses.names, None),
        lines=(*second.addresses.lines, 9),
        columns=(*second.addresses.columns, 1),
    )
    changed = (both.declarations["ntjp-qa"][0], second._replace(addresses=more))
    _, findings = resolve(both._replace(declarations={"ntjp-qa": changed}), "ntjp-qa")
    assert ["TG210"] == [each.message.key for each in findings if each.rule == "TG210"]


@pytest.mark.parametrize("written", ["journal", JOURNAL])
def test_the_producer_that_is_replaced(written: str) -> None:
    """A system by its name or an HSA-id, as everywhere else."""
    found, _ = desired(producer=f"tidbok\nreplaces: {written}\n")
    assert [JOURNAL] == [block.replaces for block in found.blocks]


def test_an_access_has_no_routes() -> None:
    """An access asks for permissions and nothing else."""
    access = "kind: Access\nconsumers: [journal]\ncontracts: [crm:scheduling:MakeBooking:1]\nlogical_addresses: [SE1]\n"
    found, findings = desired({CONNECTION: access})
    assert ([((), (Consumer(JOURNAL, 2, 13),))], []) == ([(b.routes, b.consumers) for b in found.blocks], findings)


def test_every_problem_is_told_at_once() -> None:
    """One error does not hide another."""
    found, findings = desired(producer="tidbokk\n", consumers="[jornal, npö]", contract="MakeBooking")
    assert () == found.blocks
    assert ["TG201.nearest", "TG201.nearest", "TG201", "TG203"] == [finding.message.key for finding in findings]


NAMES = ("tidbok", "journal", "Journal", "trasigt", "borta", "SE2321000131-X")
CONTRACTS = ("a:b:Get:1", "urn:riv:a:b:GetResponder:1", "a:b:Make:1", "a:b:Make:1.1")
ADDRESSES = ("SE1-A", "se1-a", "SE1-B", "SE1-C")


@st.composite
def files(draw: st.DrawFn) -> dict[str, str]:
    """Up to five files in a world so small that they meet, some of them wrong."""

    def some(of: tuple[str, ...], least: int = 1) -> str:
        return "[" + ", ".join(draw(st.lists(st.sampled_from(of), min_size=least, max_size=3))) + "]"

    texts = {path: MINIMAL[path] for path in MINIMAL if path != CONNECTION}
    texts["systems/trasigt.yaml"] = "name: a\n"
    texts[PRODUCER] = texts[PRODUCER].replace(TIDBOK, draw(st.sampled_from([TIDBOK, "SE2321000131-ANNAN", JOURNAL])))
    for name in draw(st.sets(st.sampled_from("abcde"))):
        rest = f"contracts: {some(CONTRACTS)}\nlogical_addresses: {some(ADDRESSES)}\n"
        if draw(st.booleans()):
            text = f"kind: Access\nconsumers: {some(NAMES)}\n{rest}"
        else:
            own = f"producer: {draw(st.sampled_from(NAMES))}\nconsumers: {some(NAMES, 0)}\n"
            text = f"kind: Connection\nrivta_profile: X\nurl: https://a.example/{{contract}}\n{own}{rest}"
        texts[f"environments/ntjp-qa/{name}.yaml"] = text
    return texts


def counted(findings: list[Finding], rule: str) -> int:
    """How many rows the findings of a rule speak of."""
    return sum(int(str(dict(each.message.values)["count"])) for each in findings if each.rule == rule)


@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(texts: dict[str, str], chance: random.Random) -> None:
    """The same is desired and the same is wrong, whatever the order in which files are read."""
    mixed = list(texts.items())
    chance.shuffle(mixed)
    (one, wrong), (other, wrong_too) = (resolve(declared_of(each), "ntjp-qa") for each in (texts, dict(mixed)))
    assert {block.declaration.path: block for block in one.blocks} == {
        block.declaration.path: block for block in other.blocks
    }
    assert (one.systems, one.hsa_ids) == (other.systems, other.hsa_ids)
    twice = {"TG210", "TG211"}
    assert {each for each in wrong if each.rule not in twice} == {each for each in wrong_too if each.rule not in twice}
    assert [counted(wrong, rule) for rule in twice] == [counted(wrong_too, rule) for rule in twice]


@given(files())
def test_rows_that_stand_twice_are_all_told_of(texts: dict[str, str]) -> None:
    """The findings speak of as many rows as are declared more than once, counted row by row."""
    found, findings = resolve(declared_of(texts), "ntjp-qa")
    routings = [(key, fold(route.contract)) for b in found.blocks for route in b.routes for key in b.folded]
    permissions = [
        (key, contract, fold(consumer.hsa_id))
        for block in found.blocks
        for contract in set(map(fold, block.contracts))
        for consumer in block.consumers
        for key in block.folded
    ]
    assert len(routings) - len(set(routings)) == counted(findings, "TG210")
    assert len(permissions) - len(set(permissions)) == counted(findings, "TG211")
    assert found.repeated == any(each.rule in {"TG210", "TG211"} for each in findings)


def connected_twice(**consumers: str) -> Declared:
    """The minimal repository with its connection in two files instead of one, each with consumers of its own."""
    systems = {path: text for path, text in MINIMAL.items() if path != CONNECTION}
    texts = {f"environments/ntjp-qa/{name}.yaml": TEXT.replace("[journal]", each) for name, each in consumers.items()}
    return declared_of({**systems, **texts})


@pytest.mark.parametrize(("new", "old"), [("a", "b"), ("b", "a")])
def test_of_two_places_the_new_one_is_told_of(new: str, old: str) -> None:
    """Whatever the files are called: what the base has already is not what is wrong."""
    both = connected_twice(a="[journal]", b="[journal]")
    before = [each for each in both.declarations["ntjp-qa"] if each.path.endswith(f"/{old}.yaml")]
    (found,) = (each for each in resolve(both, "ntjp-qa", before)[1] if each.rule == "TG210")
    assert found.place == Place(f"environments/ntjp-qa/{new}.yaml", 6, 5)
    assert f"environments/ntjp-qa/{old}.yaml:6:5" == dict(found.message.values)["other"]


@pytest.mark.parametrize(
    ("second", "key"), [("[journal]", "TG210"), ("[]", "TG210"), ("[journal, SE2321000131-X1]", "TG210.access")]
)
def test_connected_already_with_more_consumers(second: str, key: str) -> None:
    """It may be that only the permission is wanted: then it is told how the file becomes an Access (domain.md 6)."""
    findings = resolve(connected_twice(a="[journal]", b=second), "ntjp-qa")[1]
    assert [key] == [each.message.key for each in findings if each.rule == "TG210"]


@given(files(), files())
def test_the_base_desires_what_it_would_by_itself(before: dict[str, str], after: dict[str, str]) -> None:
    """Taking from the head what stands there in the same words changes nothing but files that had errors."""
    head = resolve(declared_of({**before, **after}), "ntjp-qa")[0]
    alone = resolve(declared_of(before), "ntjp-qa")[0]
    usable = {block.declaration.path for block in alone.blocks}
    mended = {each.path for each in declared_of(before).declarations.get("ntjp-qa", ())} - usable
    found = resolve_base(declared_of(before), head).blocks
    assert alone.blocks == tuple(block for block in found if block.declaration.path not in mended)
    assert [block for block in head.blocks if block.declaration.path in mended] == [
        block for block in found if block.declaration.path in mended
    ]


def test_a_system_with_another_hsa_id_makes_other_rows() -> None:
    """A file with the same words stands for other rows where a system had another HSA-id at the base."""
    head = desired()[0]
    base = declared_of({**MINIMAL, PRODUCER: MINIMAL[PRODUCER].replace(TIDBOK, "SE2321000131-GAMMAL")})
    (block,) = resolve_base(base, head).blocks
    assert ["SE2321000131-GAMMAL"] == [route.target.producer for route in block.routes]


def test_what_is_the_same_at_the_base_is_taken_from_the_head() -> None:
    """Blocks of files that did not change are the same objects, so that they need not be compared row by row."""
    head = desired()[0]
    assert [True] == [a is b for a, b in zip(head.blocks, resolve_base(declared_of(MINIMAL), head).blocks, strict=True)]
