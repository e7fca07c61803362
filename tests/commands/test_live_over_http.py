"""Commands whose live comes from a server: the same plans as from a file, with nothing given away and nothing left."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.exports import ExportRows, write_export
from builders.fake_server import FakeServer, Reply
from builders.repository import CONNECTION, ENVIRONMENT
from builders.scene import BOKVAST, DECLARED, OTHERS, TARGET, Scene, permission, routing
from builders.takapi import BASE, Answers, api_answers, serve
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing

EXPORT = "/tak-services/export/pv"
EVERY: list[Routing | Permission] = [*DECLARED, *OTHERS]
CANARY = "k4n4r1e-hemligt"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server for both protocols, which knows nothing yet."""
    with FakeServer() as running:
        yield running


@pytest.fixture
def services(scene: Scene, server: FakeServer) -> Scene:
    """The repository with live from tak-services, which has what is declared."""
    configure(scene, f"{{tak_services: {server.url}/tak-services}}")
    server.answers[EXPORT] = Reply(export(EVERY))
    return scene


@pytest.fixture
def api(scene: Scene, server: FakeServer) -> Scene:
    """The repository with live from the TAK-api, which has what is declared."""
    configure(scene, f"{{tak_api: {server.url}{BASE}}}")
    serve(server, answers(EVERY))
    return scene


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with a password that can be looked for, and no waits."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_USER", "anna")
    monkeypatch.setenv("TAK_GITOPS_NTJP_QA_LIVE_PASSWORD", CANARY)
    monkeypatch.setattr("tak_gitops.commands.common.access.time.sleep", lambda _: None)


def configure(scene: Scene, live: str) -> None:
    """Let live of the one environment come from elsewhere, committed on main."""
    scene.repo.edit(ENVIRONMENT, "{file: ../../exports/takdump_ntjp_qa.json}", live).commit("Byt källa")


def export(rows: list[Routing | Permission]) -> bytes:
    """An export D of the rows."""
    routings = [row for row in rows if isinstance(row, Routing)]
    return write_export(
        ExportRows(routings=routings, permissions=[row for row in rows if isinstance(row, Permission)]), "D"
    )


def answers(rows: list[Routing | Permission], *, masked: bool = False) -> Answers:
    """The answers of the TAK-api for the rows."""
    return api_answers(rows, masked=masked)


def change(scene: Scene) -> None:
    """Begin a branch that changes the URL and gives another consumer permission."""
    scene.repo.branch("andra").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.repo.edit(CONNECTION, "https://tidbok.region.example/", "https://boka.region.example/")


def test_a_plan_from_tak_services_is_that_from_its_export(services: Scene) -> None:
    """Line for line; only the moment differs, which is that of the fetching."""
    change(services)
    services.repo.write("exports/d.json", export(EVERY))
    fetched, read = services.plan(), services.plan("--export", "exports/d.json")
    assert read["changes"] == fetched["changes"]
    assert 2 == len(fetched["changes"])
    assert (None, True) == (read["live"].pop("snapshot"), bool(fetched["live"].pop("snapshot")))
    assert read["live"] == fetched["live"]


def test_a_plan_from_the_tak_api_is_that_from_its_export(api: Scene) -> None:
    """Where no rows are dated or merged, and every URL is shown."""
    change(api)
    fetched, read = api.plan(), api.plan("--export", "exports/takdump_ntjp_qa.json")
    assert read["changes"] == fetched["changes"]
    assert (read["counts"], read["new_objects"]) == (fetched["counts"], fetched["new_objects"])
    assert (False, True) == (fetched["live"]["dates_known"], read["live"]["dates_known"])


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_plan_says_what_the_tak_api_does_not_show(api: Scene, form: str) -> None:
    """Once, with changes or without."""
    said = "The TAK-api does not show days"
    clean = api.tak("plan", "--language", "en", "--format", form).out.replace("\n", " ")
    change(api)
    changed = api.tak("plan", "--language", "en", "--format", form).out.replace("\n", " ")
    assert [1, 1] == [clean.count(said), changed.count(said)]
    assert "TAK-api 2026-11-23 01:05" in clean


def test_a_hidden_url_is_no_change(api: Scene, server: FakeServer) -> None:
    """What live does not show is counted, and the rest is planned."""
    serve(server, answers(EVERY, masked=True))
    api.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    told = api.tak("plan", "--language", "en")
    assert ExitCode.OK == told.code
    assert "1 routing cannot be judged: the TAK-api does not show the URL." in told.out
    assert "1 to add, 0 to change, 0 to remove" in told.out


def test_a_url_changed_over_a_hidden_one_waits(api: Scene, server: FakeServer) -> None:
    """The order is not written by halves, and the way out is told; an export that shows the URL is one."""
    serve(server, answers(EVERY, masked=True))
    change(api)
    told = api.tak("order", "--language", "en")
    assert (ExitCode.FAILURE, {}) == (told.code, api.orders())
    assert "TG409" in api.tak("plan").out
    assert ExitCode.OK == api.tak("order", "--export", "exports/takdump_ntjp_qa.json").code


def test_a_routing_with_a_hidden_url_can_be_removed(api: Scene, server: FakeServer) -> None:
    """Its producer is ours, and TAK asks for no URL of what it is to remove (domain.md 4.1)."""
    serve(server, answers(EVERY, masked=True))
    api.repo.branch("bort").delete(CONNECTION)
    assert ExitCode.OK == api.tak("order").code
    order = json.loads(next(iter(api.orders().values())))
    assert [{"producer": TARGET.producer, "rivta_profile": TARGET.rivta_profile, "url": None}] == [
        line["before"] for line in order["lines"] if line["kind"] == "routing"
    ]
    assert ["adress"] == sorted(
        {"adress", "rivtaprofil", "tjanstekomponent", "logiskAdress", "tjanstekontrakt"}
        - set(order["parts"][0]["exkludera"]["vagval"][0])
    )
    api.repo.commit("Ta bort")
    assert ExitCode.OK == api.tak("order", "--check").code


def test_another_producer_behind_a_hidden_url_is_seen(api: Scene, server: FakeServer) -> None:
    """The producer is shown, so that its row is blocked, and replaced only where the file says so."""
    other = routing(target=TARGET._replace(producer=BOKVAST))
    serve(server, answers([other, *EVERY[1:]], masked=True))
    api.repo.branch("ny").edit(CONNECTION, "MakeBooking:1", "MakeBooking:1\n")
    plan = api.plan("--base", "none")
    assert ["TG401"] == [each["rule"] for each in plan["blocked"]]


def test_an_order_from_the_tak_api_can_be_checked_again(api: Scene) -> None:
    """The next import has other ids and another moment, and the same lines."""
    change(api)
    assert ExitCode.OK == api.tak("order").code
    api.repo.commit("Beställ")
    assert ExitCode.OK == api.tak("order", "--check").code


@pytest.mark.parametrize("fault", [Reply(status=500), Reply(dropped=True), Reply(b'{"data"', sent=3)])
def test_a_passing_fault_is_not_seen(
    services: Scene, server: FakeServer, monkeypatch: pytest.MonkeyPatch, fault: Reply
) -> None:
    """The plan is made all the same, after a wait."""
    waits: list[float] = []
    monkeypatch.setattr("tak_gitops.commands.common.access.time.sleep", waits.append)
    server.answers[EXPORT] = [fault, Reply(export(EVERY))]
    assert (ExitCode.OK, [0.5]) == (services.tak("plan").code, waits)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=401), "the server wants a log-in"),
        (Reply(b"<html>"), "the answer is a web page"),
        (Reply(b'{"Status": "ERROR", "message": "ingen version"}'), "ingen version"),
        (Reply(b'{"data": {"vagval": [], "anropsbehorighet": []}}'), "neither routings nor permissions"),
        (Reply(status=302, headers={"Location": "https://tak.region.example/"}), "points to another one"),
    ],
)
def test_a_lasting_fault_ends_with_a_sentence(services: Scene, server: FakeServer, reply: Reply, said: str) -> None:
    """Exit code 1, nothing on standard output, no trace."""
    server.answers[EXPORT] = reply
    told = services.tak("plan", "--language", "en")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert said in told.err
    assert "Traceback" not in told.err


def test_a_file_that_is_named_wins(services: Scene, server: FakeServer) -> None:
    """With --export nothing is asked."""
    services.tak("plan", "--export", "exports/takdump_ntjp_qa.json")
    assert [] == server.asked


def test_live_of_an_environment_is_shown(api: Scene) -> None:
    """By its name, or without where it is the only one; nothing but rows, and what is odd."""
    told = api.tak("live", "ntjp-qa", "--language", "en")
    assert told.out.startswith("NTJP-QA: TAK-api, state of 2026-11-23 01:05\n")
    assert "TG333 note (1)" in told.out
    assert told.out == api.tak("live", "--language", "en").out
    rows = json.loads(api.tak("live", "--format", "json").out)["permissions"]
    assert {(None, None)} == {(row["from"], row["to"]) for row in rows}


@pytest.mark.parametrize(
    "arguments",
    [
        ("live", "--platform", "NTJP-QA"),
        ("live", "ntjp-qa", "--platform", "NTJP-QA"),
        ("live", "ntjp-qa", "--export", "exports/takdump_ntjp_qa.json", "--platform", "NTJP-QA"),
        ("live", "ntjp-qa", "--export", "exports/takdump_ntjp_qa.json", "--save", "x.json"),
        ("live", "ntjp-prod"),
    ],
)
def test_live_is_asked_for_one_thing(api: Scene, server: FakeServer, arguments: tuple[str, ...]) -> None:
    """A platform belongs to an export, and an environment has its own."""
    assert ExitCode.USAGE == api.tak(*arguments).code
    assert [] == server.asked


def test_several_environments_are_shown_one_at_a_time(scene: Scene) -> None:
    """Without a name nobody knows which."""
    scene.repo.write("environments/ntjp-test/environment.yaml", "platform: NTJP-TEST\n")
    told = scene.tak("live", "--language", "en")
    assert (ExitCode.USAGE, True) == (told.code, "Say which environment: ntjp-qa, ntjp-test." in told.err)


def test_an_export_is_saved(services: Scene, server: FakeServer) -> None:
    """The very bytes, and a plan from them needs no server."""
    told = services.tak("live", "--save", "exports/ny/d.json", "--language", "en")
    assert (ExitCode.OK, "Saved in exports/ny/d.json.\n") == (told.code, told.err)
    assert export(EVERY) == (services.repo.root / "exports/ny/d.json").read_bytes()
    server.asked.clear()
    assert ExitCode.OK == services.tak("plan", "--export", "exports/ny/d.json").code
    assert [] == server.asked


def test_answers_of_the_tak_api_are_saved(api: Scene, server: FakeServer) -> None:
    """A folder that --export and tak_api_files read, with the same plan."""
    change(api)
    fetched = api.plan()
    assert ExitCode.OK == api.tak("live", "--save", "exports/svar").code
    server.asked.clear()
    assert fetched == api.plan("--export", "exports/svar")
    named = api.tak("live", "--export", "exports/svar", "--platform", "NTJP-QA")
    assert (ExitCode.OK, api.tak("live", "--export", "exports/svar").out) == (named.code, named.out)
    api.repo.edit(ENVIRONMENT, f"{{tak_api: {server.url}{BASE}}}", "{tak_api_files: ../../exports/svar}")
    assert fetched["changes"] == api.plan()["changes"]
    assert [] == server.asked


def test_a_source_that_is_no_server_is_not_saved(scene: Scene) -> None:
    """A file is there already."""
    told = scene.tak("live", "--save", "exports/d.json", "--language", "en")
    assert (ExitCode.FAILURE, True) == (told.code, "reads live from no server" in told.err)


def test_the_connection_point_may_be_named(api: Scene, server: FakeServer) -> None:
    """Where the TAK-api has other words than TAK."""
    api.repo.edit(ENVIRONMENT, "platform: NTJP-QA", "platform: RTP-QA")
    api.repo.edit(ENVIRONMENT, "live:", "connection_point: {platform: NTJP, environment: QA}\nlive:")
    assert ExitCode.OK == api.tak("live").code
    assert server.asked


@pytest.mark.parametrize("live", ["services", "api"])
def test_what_is_interrupted_leaves_nothing(
    live: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_home: Path
) -> None:
    """Ctrl-C in the middle of an answer: exit code 130, no file half-written and none to be found later."""
    scene: Scene = request.getfixturevalue(live)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tak_gitops.live.intake._Utf8.finish", interrupted)
    before = {path for path in tmp_path.rglob("*") if ".git" not in path.parts}
    for arguments in (("plan",), ("live", "--save", "exports/svar")):
        assert ExitCode.INTERRUPTED == scene.tak(*arguments).code
    assert before == {path for path in tmp_path.rglob("*") if ".git" not in path.parts}
    assert [] == [path for path in own_home.rglob("exports/*") if path.is_file()]


FAULTS = [
    Reply(status=401),
    Reply(status=403),
    Reply(status=404),
    Reply(f"Basic {CANARY} {CANARY}".encode(), 500),
    Reply(f'{{"detail": "{CANARY}"}}'.encode(), 400),
    Reply(b'{"Status": "ERROR", "message": "ingen version"}'),
    Reply(dropped=True),
    Reply(b'{"data": {}}', sent=4),
    Reply(b"<html>"),
    Reply(b"[]"),
    Reply(b""),
    Reply(status=302, headers={"Location": f"https://anna:{CANARY}@tak.region.example/"}),
    Reply(status=302, headers={"Location": EXPORT}),
    Reply(export(EVERY)),
]


@pytest.mark.parametrize("reply", FAULTS, ids=range(len(FAULTS)))
@pytest.mark.parametrize("live", ["services", "api"])
@pytest.mark.usefixtures("secrets")
def test_no_secret_is_ever_written(
    live: str, reply: Reply, request: pytest.FixtureRequest, server: FakeServer, own_home: Path
) -> None:
    """Whatever the server does, the canary is in no output and in no file; it was sent, so it could have been."""
    scene: Scene = request.getfixturevalue(live)
    server.answers[EXPORT] = server.answers[f"{BASE}/connectionPoints"] = reply
    for arguments in (("plan",), ("order", "--debug"), ("live", "--format", "json"), ("live", "--save", "svar")):
        told = scene.tak(*arguments)
        assert CANARY not in told.out + told.err
    assert server.asked
    assert all("Authorization" in asked.headers for asked in server.asked)
    found = [path for folder in (scene.repo.root, own_home) for path in folder.rglob("*") if path.is_file()]
    assert [] == [path for path in found if CANARY.encode() in path.read_bytes()]


def test_a_password_in_the_file_is_not_shown(scene: Scene) -> None:
    """It is an error with a place, and what is told of it masks it."""
    scene.repo.edit(ENVIRONMENT, "{file: ../../exports/takdump_ntjp_qa.json}", f"{{tak_api: 'https://a:{CANARY}@h/x'}}")
    told = scene.tak("plan")
    assert ExitCode.FAILURE == told.code
    assert "environment.yaml:2:17: fel TG123  https://***@h/x har en hemlighet i sig" in told.err
    assert CANARY not in told.out + told.err


def test_secrets_are_not_sent_where_a_change_says(
    api: Scene, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request that turns live to another server has it asked without them, until it is merged."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_USER", "anna")
    with FakeServer() as other:
        serve(other, answers(EVERY))
        api.repo.branch("annan").edit(ENVIRONMENT, server.url, other.url).commit("Annan server")
        told = api.tak("plan", "--language", "en")
        assert "127.0.0.1 is a new address in this change" in told.err
        assert other.asked
        assert not any("Authorization" in asked.headers for asked in other.asked)
        api.repo.checkout("main").merge("annan")
        other.asked.clear()
        assert "new address" not in api.tak("plan", "--language", "en").err
        assert all("Authorization" in asked.headers for asked in other.asked)


def test_an_order_is_sent_from_a_server_that_its_merge_brought(
    scene: Scene, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is merged is approved, also the address that live is read from."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_USER", "anna")
    serve(server, answers(EVERY))
    scene.repo.branch("server")
    configure(scene, f"{{tak_api: {server.url}{BASE}}}")
    scene.repo.edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit("Beställ")
    scene.repo.checkout("main").merge("server")
    server.asked.clear()
    assert ExitCode.OK == scene.tak("submit").code
    assert all("Authorization" in asked.headers for asked in server.asked)


def test_several_variants_of_one_permission_are_one(api: Scene, server: FakeServer) -> None:
    """The TAK-api merges rows that differ in their days only, and a plan is made of what is left."""
    serve(server, answers([*EVERY, permission("SE2321000131-PORTALQA")]))
    assert 1 == api.plan()["counts"]["unmanaged"] - len(OTHERS)
