"""Rules made louder, quieter or silent in `tak-gitops.yaml`, as every command heeds them."""

import pytest

from builders.repository import CONNECTION, SETTINGS
from builders.scene import EKEN, Scene
from tak_gitops.errors import ExitCode

OWN = "language: sv\nordered_by: Region Exempel, integrationsförvaltningen\n"
ACCESS = f"""
    kind: Access
    consumers: [journal]
    contracts: [crm:scheduling:MakeBooking:1]
    logical_addresses: [{EKEN}]
"""
"""The permission that the connection gives already: TG211, a warning."""


def settings(scene: Scene, rules: str) -> Scene:
    """The settings of the repository, with rules."""
    scene.repo.write(SETTINGS, f"{OWN}rules: {rules}\n")
    return scene


@pytest.fixture(name="twice")
def _twice(scene: Scene) -> Scene:
    """A permission that stands in two files."""
    scene.repo.write("environments/ntjp-qa/journal.yaml", ACCESS)
    return scene


@pytest.mark.parametrize(
    ("rules", "code", "shown"),
    [
        ("{}", 0, "varning TG211"),
        ("{TG211: error}", 1, "fel TG211"),
        ("{TG211: note}", 0, "upplysning TG211"),
        ("{TG211: {level: error, reason: Så är det}}", 1, "fel TG211"),
        ("{TG211: {level: off, reason: Så är det}}", 0, "\n0 fel, 0 varningar"),
    ],
)
def test_validate_heeds_the_work_tree(rules: str, code: int, shown: str, twice: Scene) -> None:
    """What is tried out is told at once, and an error gives exit code 1."""
    told = settings(twice, rules).tak("validate", day=None)
    assert (code, True) == (told.code, shown in told.out), told.out


def test_a_silence_to_no_use_is_told_of(twice: Scene) -> None:
    """Once nothing breaks the rule, and only where the whole repository was looked at."""
    settings(twice, "{TG211: {level: off, reason: Så är det}}").repo.commit()
    assert "TG127" not in twice.tak("validate", day=None).out
    twice.repo.delete("environments/ntjp-qa/journal.yaml")
    assert "tak-gitops.yaml:3:9: varning TG127  TG211 är tyst" in twice.tak("validate", day=None).out
    assert "TG127" not in twice.tak("validate", "ntjp-qa", day=None).out


def test_levels_of_the_change_itself_are_told_of(twice: Scene) -> None:
    """Whoever silences in a pull request learns that the pull request is judged by what was there before."""
    twice.repo.commit()
    assert "TG128" not in twice.tak("validate", day=None).out
    settings(twice, "{TG211: {level: off, reason: Så är det}}")
    told = twice.tak("validate", day=None)
    assert "tak-gitops.yaml:3:9: upplysning TG128  1 regel har en annan nivå här än i main@" in told.out
    twice.repo.commit()
    twice.repo.branch("vidare").commit()
    assert "TG128" not in twice.tak("validate", day=None).out


def test_a_level_that_says_what_holds_anyway_is_no_news(scene: Scene) -> None:
    """Writing out the default changes nothing."""
    settings(scene, "{TG213: warning}")
    assert "TG128" not in scene.tak("validate", day=None).out


def test_no_change_judges_itself(scene: Scene) -> None:
    """A pull request that lets itself pass is held to the rules of its base; once merged, they count."""
    scene.repo.branch("minor").edit(CONNECTION, "MakeBooking:1\n", "MakeBooking:1.1\n")
    settings(scene, "{TG214: warning}").repo.commit()
    assert 0 == scene.tak("validate", day=None).code
    told = scene.tak("plan")
    assert (ExitCode.FAILURE, True) == (told.code, f"{CONNECTION}:6:32: fel TG214" in told.err)
    scene.repo.checkout("main").merge("minor")
    scene.repo.branch("vidare").edit(CONNECTION, "[journal]", "[journal, portal]").commit()
    told = scene.tak("plan")
    assert (ExitCode.OK, True) == (told.code, f"{CONNECTION}:6:32: varning TG214" in told.err), told.err


def test_the_first_commit_begins_with_its_own_levels(scene: Scene) -> None:
    """Where nothing is the base there is nobody else to ask."""
    scene.repo.edit(CONNECTION, "MakeBooking:1\n", "MakeBooking:1.1\n")
    settings(scene, "{TG214: {level: off, reason: Så skriver vi}}")
    told = scene.tak("plan", "--base", "none")
    assert (ExitCode.OK, False) == (told.code, "TG214" in told.err), told.err


def test_a_minor_version_that_is_let_pass_is_its_major(scene: Scene) -> None:
    """What is quieter still has a meaning: the rows that live has stay, and nothing is removed."""
    settings(scene, "{TG214: warning}").repo.commit()
    scene.repo.branch("minor").edit(CONNECTION, "MakeBooking:1\n", "MakeBooking:1.1\n").commit()
    plan = scene.plan()
    assert ([], [], []) == (plan["changes"], plan["blocked"], plan["drift"])


def test_silent_findings_of_a_plan_are_not_told(scene: Scene) -> None:
    """A rule about a change is silenced like one about files."""
    settings(scene, "{TG231: {level: off, reason: Så är det}}").repo.commit()
    scene.repo.branch("portal").edit(CONNECTION, f"id: {EKEN}", f"id: {EKEN.lower()}")
    scene.repo.edit(CONNECTION, "[journal]", "[journal, portal]").commit()
    assert [] == scene.plan()["findings"]


@pytest.fixture(name="loud")
def _loud(scene: Scene) -> Scene:
    """A branch with a finding of a plan that the base makes an error of."""
    settings(scene, "{TG231: error}").repo.commit()
    scene.repo.branch("portal").edit(CONNECTION, f"id: {EKEN}", f"id: {EKEN.lower()}")
    scene.repo.edit(CONNECTION, "[journal]", "[journal, portal]").commit()
    return scene


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_an_error_stops_the_order_of_a_plan(form: str, loud: Scene) -> None:
    """Exit code 1, and it says that no order is written."""
    told = loud.tak("plan", "--format", form)
    assert (ExitCode.FAILURE, True) == (told.code, "TG231" in told.out)
    assert "ingen beställning skrivs förrän det är löst" in told.out
    assert "Nästa steg" not in told.out


def test_no_order_is_written_in_spite_of_an_error(loud: Scene) -> None:
    """Neither written nor accepted."""
    told = loud.tak("order")
    assert (ExitCode.FAILURE, {}) == (told.code, loud.orders())
    assert "ntjp-qa: ingen beställning skrivs, 1 fel. Se tak plan ntjp-qa.\n" == told.err
    assert ExitCode.FAILURE == loud.tak("order", "--check").code


def test_an_approved_order_is_not_sent_in_spite_of_an_error(scene: Scene) -> None:
    """An order that was written while the rule was quieter waits until that is solved."""
    scene.repo.branch("portal").edit(CONNECTION, f"id: {EKEN}", f"id: {EKEN.lower()}")
    scene.repo.edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main")
    settings(scene, "{TG231: error}").repo.commit()
    scene.repo.merge("portal")
    told = scene.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, scene.outbox()), told.err
    assert "skickas inte, 1 fel" in told.err
