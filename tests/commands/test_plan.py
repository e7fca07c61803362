"""`tak plan`: what a change would do, and what the shell is told."""

import json
from datetime import date

import pytest

from builders.repository import CONNECTION, ENVIRONMENT, EXPORT, SETTINGS
from builders.scene import BOKEN, BOKVAST, DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Target

OTHER_PRODUCER = Target(BOKVAST, "RIVTABP21", "https://bokvast.region.example/x")
PROD = "environments/ntjp-prod/environment.yaml"


def add_portal(scene: Scene) -> None:
    """Let the portal call, in a branch of its own."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")


def keys(plan: dict[str, object], name: str = "changes") -> list[tuple[object, object]]:
    """Action and key of each line of a plan."""
    lines = plan[name]
    assert isinstance(lines, list)
    return [(each["action"], each["key"]) for each in lines]


def test_a_plan_in_a_branch(scene: Scene) -> None:
    """What the work tree changes since the branch left main is planned, and nothing else."""
    add_portal(scene)
    told = scene.tak("plan")
    assert (ExitCode.OK, "") == (told.code, told.err)
    assert "+ behörighet  MakeBooking 1  Vårdcentralen Eken  till Portal" in told.out
    assert "Plan: 1 läggs till, 0 ändras, 0 tas bort." in told.out


def test_a_committed_change_is_planned_too(scene: Scene) -> None:
    """Commits of the branch and changes on disk are one change."""
    add_portal(scene)
    scene.repo.commit()
    scene.repo.edit(CONNECTION, "[journal, portal]", "[portal]")
    assert [("remove", f"permission:{EKEN},{TARGET_CONTRACT},{JOURNAL}"), ADDED] == keys(scene.plan())


TARGET_CONTRACT = "urn:riv:crm:scheduling:MakeBookingResponder:1"
ADDED = ("add", f"permission:{EKEN},{TARGET_CONTRACT},{PORTAL}")


def test_a_plan_writes_nothing(scene: Scene) -> None:
    """The repository is the same after a plan."""
    add_portal(scene)
    before = scene.repo.git("status", "--porcelain", "--ignored")
    scene.tak("plan")
    assert before == scene.repo.git("status", "--porcelain", "--ignored")


def test_nothing_to_do_is_one_line(scene: Scene) -> None:
    """Where files and live agree there is one line."""
    told = scene.tak("plan")
    assert (ExitCode.OK, "ntjp-qa: allt är som det ska (export 2026-11-23 04:05).\n") == (told.code, told.out)


@pytest.mark.parametrize(
    ("consumers", "rows", "expected"),
    [
        ("[journal]", DECLARED, ExitCode.OK),
        ("[journal, portal]", DECLARED, ExitCode.CHANGES),
        ("[journal]", [routing()], ExitCode.CHANGES),
        ("[journal, portal]", [routing(), permission(), permission(PORTAL)], ExitCode.OK),
    ],
    ids=["nothing", "a change", "drift alone", "adopted"],
)
def test_the_detailed_exit_code(scene: Scene, consumers: str, rows: list[object], expected: ExitCode) -> None:
    """With the flag, exit code 2 means that something changes or differs; without it the code is 0."""
    scene.export(rows)  # type: ignore[arg-type]
    scene.repo.branch("andring").commit()
    scene.repo.write(CONNECTION, scene.repo.read(CONNECTION).replace("[journal]", consumers).encode())
    assert expected == scene.tak("plan", "--detailed-exitcode").code
    assert ExitCode.OK == scene.tak("plan").code


@pytest.mark.parametrize("flags", [[], ["--detailed-exitcode"]])
def test_a_blocked_line_fails(scene: Scene, flags: list[str]) -> None:
    """A line that cannot be ordered gives exit code 1, and the plan tells why."""
    scene.export([routing(target=OTHER_PRODUCER), permission()])
    scene.repo.branch("andring").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    told = scene.tak("plan", *flags)
    assert ExitCode.FAILURE == told.code
    assert "TG401" in told.out
    assert "Nästa steg" not in told.out


def test_without_a_base_everything_is_caused(scene: Scene) -> None:
    """With `--base none` all that is declared counts as new; what is live is adopted."""
    scene.export([routing()])
    plan = scene.plan("--base", "none")
    assert [("add", f"permission:{EKEN},{TARGET_CONTRACT},{JOURNAL}")] == keys(plan)
    assert ("none", 1) == (plan["base"], plan["counts"]["adopted"])


def test_another_base(scene: Scene) -> None:
    """A change can be measured from any commit."""
    first = scene.repo.git("rev-parse", "HEAD")
    scene.export([*DECLARED, permission(PORTAL)])
    scene.repo.edit(CONNECTION, "[journal]", "[journal, portal]").commit()
    scene.repo.branch("andring").edit(CONNECTION, "[journal, portal]", "[journal]").commit()
    assert [("remove", ADDED[1])] == keys(scene.plan())
    assert [] == keys(scene.plan("--base", first))


def test_a_base_that_is_none(scene: Scene) -> None:
    """A base that Git does not know is told."""
    told = scene.tak("plan", "--base", "finns-inte")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "finns-inte" in told.err


def two_environments(scene: Scene) -> None:
    """Add another environment that looks for an export of its own."""
    scene.repo.write(
        PROD,
        """
        platform: NTJP-PROD
        live: {file: ../../exports/takdump_ntjp_prod.json}
        """,
    )


def test_one_export_for_several_environments(scene: Scene) -> None:
    """`--export` is for one environment: for several it is a mistake of the command line."""
    two_environments(scene)
    told = scene.tak("plan", "--export", str(scene.repo.root / EXPORT))
    assert (ExitCode.USAGE, "") == (told.code, told.out)
    assert "tak plan ntjp-prod --export FIL" in told.err


def test_an_export_for_one_run(scene: Scene) -> None:
    """`--export` is read instead of the configured one, for the environment that is named."""
    two_environments(scene)
    scene.export([routing()], path="annan.json")
    told = scene.tak("plan", "ntjp-qa", "--format", "json", "--export", "annan.json")
    assert [1] == [each["counts"]["drift"] for each in json.loads(told.out)["plans"]]


def test_every_environment_by_default(scene: Scene) -> None:
    """Without names there is a plan for each environment, by name."""
    two_environments(scene)
    scene.export(DECLARED, path="exports/takdump_ntjp_prod.json")
    told = scene.tak("plan", "--format", "json")
    assert ["ntjp-prod", "ntjp-qa"] == [each["environment"] for each in json.loads(told.out)["plans"]]


@pytest.mark.parametrize(("name", "word"), [("ntjp-qaa", 'menar du "ntjp-qa"?'), ("xyz", "Miljöer här: ntjp-qa")])
def test_an_environment_that_is_not_there(scene: Scene, name: str, word: str) -> None:
    """An unknown environment is a mistake of the command line, with the nearest name."""
    told = scene.tak("plan", name)
    assert (ExitCode.USAGE, "") == (told.code, told.out)
    assert word in told.err


def test_a_day_that_is_none(scene: Scene) -> None:
    """`--as-of` takes a day."""
    assert ExitCode.USAGE == scene.tak("plan", "--as-of", "i dag", day=None).code


def test_the_day_counts(scene: Scene) -> None:
    """A row that has ended by the day is not there any more."""
    scene.export([routing(), permission()._replace(valid_to=date(2026, 11, 25))])
    scene.repo.branch("andring").commit()
    assert 0 == scene.plan()["counts"]["drift"]
    told = scene.tak("plan", "--format", "json", day="2026-11-26")
    assert [1] == [each["counts"]["drift"] for each in json.loads(told.out)["plans"]]


def test_mistakes_stop_the_plan(scene: Scene) -> None:
    """A file with an error would look as if its rows had been deleted: there is no plan at all."""
    scene.repo.branch("andring").edit(CONNECTION, "producer: tidbok", "producer: tidbokk")
    told = scene.tak("plan")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert f"{CONNECTION}:2:11: fel TG201" in told.err
    assert "Inget har räknats ut" in told.err


@pytest.mark.parametrize("name", ["ansluten.yaml", "ä.yaml"])
def test_what_is_connected_already_is_told_of_the_new_file(name: str, scene: Scene) -> None:
    """Whichever comes first by name: what the base has is right, and the new file is to become an Access."""
    new = f"environments/ntjp-qa/tidbok/{name}"
    text = scene.repo.read(CONNECTION).replace("[journal]", "[portal]")
    scene.repo.branch("andring").write(new, text.encode())
    told = scene.tak("plan")
    assert ExitCode.FAILURE == told.code
    assert f"{new}:6:5: fel TG210  " in told.err
    assert f"finns redan på {CONNECTION}:6:5" in told.err
    assert "skriv kind: Access i den nya filen" in told.err


def test_mistakes_of_the_base_remove_nothing(scene: Scene) -> None:
    """What cannot be read at the base counts as new, is told, and takes nothing away."""
    scene.repo.edit(CONNECTION, "kind: Connection", "kind: Konnektion").commit()
    scene.repo.branch("andring").edit(CONNECTION, "kind: Konnektion", "kind: Connection")
    scene.repo.edit(CONNECTION, "consumers: [journal]\n", "")
    told = scene.tak("plan", "--format", "json")
    assert ExitCode.OK == told.code
    assert [] == keys(json.loads(told.out)["plans"][0])
    assert "går 1 fil inte att läsa" in told.err


def test_warnings_do_not_stop_the_plan(scene: Scene) -> None:
    """A warning about the files stands on standard error, beside the plan."""
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[journal, journal]")
    told = scene.tak("plan")
    assert ExitCode.OK == told.code
    assert "varning TG211" in told.err
    assert "TG211" not in told.out


def test_an_environment_that_is_left(scene: Scene) -> None:
    """An environment that the change deletes is told of, and nothing is removed for it."""
    two_environments(scene)
    scene.repo.commit()
    scene.repo.branch("andring").delete(PROD)
    told = scene.tak("plan")
    assert ExitCode.OK == told.code
    assert "TG408" in told.err
    assert "ntjp-prod" not in told.out


def test_the_language_of_the_settings(scene: Scene) -> None:
    """A plan is in the language of the settings, unless a flag says another."""
    scene.repo.edit(SETTINGS, "language: sv", "language: en").commit()
    assert "everything is as it should be" in scene.tak("plan").out
    assert "allt är som det ska" in scene.tak("plan", "--language", "sv").out


def test_markdown_and_json(scene: Scene) -> None:
    """The same plan comes as Markdown and as JSON."""
    add_portal(scene)
    assert scene.tak("plan", "--format", "markdown").out.startswith("### ntjp-qa: 1 läggs till")
    assert ["add"] == [each["action"] for each in scene.plan()["changes"]]


def test_everything_can_be_shown(scene: Scene) -> None:
    """`--all` folds nothing."""
    many = "\n".join(f"  - SE2321000131-E{n:012d}" for n in range(2, 9))
    scene.export([*DECLARED, *(permission(address=f"SE2321000131-E{n:012d}") for n in range(2, 9))])
    scene.repo.branch("andring").edit(CONNECTION, "consumers:", f"{many}\nconsumers:")
    assert "7 adresser" in scene.tak("plan").out
    shown = scene.tak("plan", "--all").out
    assert "7 adresser" not in shown
    assert BOKEN in shown


def test_no_live_is_configured(scene: Scene) -> None:
    """An environment that does not say where live is cannot be planned without `--export`."""
    scene.repo.edit(ENVIRONMENT, "live: {file: ../../exports/takdump_ntjp_qa.json}\n", "")
    told = scene.tak("plan")
    assert ExitCode.FAILURE == told.code
    assert "live: {file: …}" in told.err
    assert ExitCode.OK == scene.tak("plan", "--export", EXPORT).code


def test_live_by_pattern(scene: Scene) -> None:
    """A pattern leads to the newest of the exports that match."""
    scene.repo.edit(ENVIRONMENT, "file: ../../exports/takdump_ntjp_qa.json", "glob: ../../exports/*.json")
    scene.export([routing()], path="exports/takdump_ntjp_qa_2.json")
    assert 1 == scene.plan()["counts"]["drift"]


def test_the_targets_of_a_plan(scene: Scene) -> None:
    """A changed URL goes from what live has to what the file says."""
    scene.repo.branch("andring").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    (change,) = scene.plan()["changes"]
    assert ("change", TARGET.url, ["url"]) == (change["action"], change["before"]["url"], change["changed"])


def test_a_permission_that_is_removed_may_still_be_covered(scene: Scene) -> None:
    """Who is let through by `*` loses nothing when the permission on the very address goes."""
    scene.export([*DECLARED, permission(address="*")])
    scene.repo.branch("andring").edit(CONNECTION, "consumers: [journal]\n", "")
    plan = scene.plan()
    assert (["remove"], []) == ([each["action"] for each in plan["changes"]], plan["impact"]["lost"])
    scene.export(DECLARED)
    assert [JOURNAL] == [each["consumer"] for each in scene.plan()["impact"]["lost"]]


def test_the_tree_of_the_environment_tells_what_is_lost(scene: Scene) -> None:
    """With the tree a loss is certain, or none; a tree that cannot be read is told, and the plan goes without."""
    scene.export([*DECLARED, permission(address="SE2321000131-R"), permission(address=BOKEN)])
    scene.repo.branch("andring").edit(CONNECTION, "consumers: [journal]\n", "")
    assert [False] == [each["certain"] for each in scene.plan()["impact"]["lost"]]
    scene.repo.write(ENVIRONMENT, f"{scene.repo.read(ENVIRONMENT)}hsa: {{file: ../../enheter.xml}}\n".encode())
    told = scene.tak("plan")
    assert ExitCode.OK == told.code
    assert "enheter.xml" in told.err
    assert "utan HSA-träd" in told.err
    unit = "<hsaUnit><hsaIdentity>{}</hsaIdentity><DN>{}</DN></hsaUnit>"
    units = unit.format("SE2321000131-R", "o=R") + unit.format(EKEN, "ou=E,o=R")
    scene.repo.write("enheter.xml", f"<r>{units}</r>")
    assert [] == scene.plan()["impact"]["lost"]
    scene.export([*DECLARED, permission(address=BOKEN)])
    assert [True] == [each["certain"] for each in scene.plan()["impact"]["lost"]]
