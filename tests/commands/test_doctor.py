"""`tak doctor`: what is not in place is found, with what to change; what cannot be checked is said."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from builders.certificates import Authority
from builders.fake_github import TOKEN, Fault
from builders.fake_smtp import FakeSmtp
from builders.gated import Gated
from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION, ENVIRONMENT, OUTBOX, SETTINGS
from builders.sandbox import PASSWORD, TakWebClient, running_sandbox
from builders.scene import DECLARED
from tak_gitops.commands.examining import doctor_forge
from tak_gitops.commands.examining.doctor_workflows import SUBMIT
from tak_gitops.rules.registry import AREAS

MAIN = ["deletion", "non_fast_forward", "pull_request", "required_status_checks"]
LEDGER = ["deletion", "non_fast_forward", "creation", "update"]


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub in which everything is in place."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        scene.github.rules |= {"main": MAIN, "tak-ledger": LEDGER}
        yield scene


def found(gated: Gated, *words: str) -> dict[str, str]:
    """Rule and message of each finding."""
    told = gated.tak("doctor", "--format", "json", *words)
    checks = json.loads(told.out)["checks"]
    findings = [each for check in checks for each in check["findings"]]
    assert told.code == int(any(each["severity"] == "error" for each in findings)), told.err
    return {each["rule"]: each["message"] for each in findings}


def test_nothing_is_found_where_all_is_in_place(gated: Gated) -> None:
    """Each thing with a sign and what was seen; nothing is ordered, and GitHub is only read."""
    asked = len(gated.github.asked)
    told = gated.tak("doctor")
    assert 0 == told.code, told.out
    assert "✗" not in told.out
    assert "✓ token" in told.out
    assert told.out.endswith("0 fel, 0 varningar, 0 kunde inte prövas.\n")
    assert {"GET"} == {method for method, path in gated.github.asked[asked:] if path != "/graphql"}
    assert {} == gated.outbox()


def test_broken_files_end_the_check(gated: Gated) -> None:
    """Nothing else could be said."""
    gated.repo.edit(CONNECTION, "kind: Connection", "kind: Konektion").commit("Fel")
    assert {"TG700"} == found(gated).keys()


def test_nothing_is_committed_yet(gated: Gated) -> None:
    """That is no fault of the files; what waits for the first commit is said."""
    gated.repo.git("checkout", "-q", "--orphan", "ny")
    told = gated.tak("doctor", "--offline")
    assert (1, True) == (told.code, "här finns ingen incheckning än" in told.out), told.err
    assert "kan inte läsas" not in told.out
    assert 6 == told.out.count("väntar på den första incheckningen")


def test_what_is_not_committed_does_not_count(gated: Gated) -> None:
    """Whoever mends a file and asks again is told that the commit is looked at, not the file."""
    gated.repo.edit(ENVIRONMENT, "platform:", "platform: # ny")
    told = gated.tak("doctor")
    assert f"1 ändrad fil är inte incheckad ({ENVIRONMENT}) och räknas inte" in " ".join(told.out.split())


def test_nobody_is_asked_at_github_about_signatures(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where approvals are signed, a repository that is named for links needs no token."""
    settings = gated.repo.read(SETTINGS).replace("by: github", "by: signatures")
    gated.repo.write(SETTINGS, settings.encode()).commit("Signaturer")
    monkeypatch.delenv("GITHUB_TOKEN")
    told = gated.tak("doctor")
    assert "token" not in told.out, told.out


def test_gaps_of_the_approval(gated: Gated) -> None:
    """An owner for whom nobody speaks, too few people, and an environment that looks like production."""
    gated.repo.write("approvers.yaml", "approvers: [{name: Anna, github_id: 1001}]\n")
    gated.repo.write("systems/portal.yaml", gated.repo.read("systems/portal.yaml") + "owners: ['@okand']\n")
    gated.repo.commit("Ändra")
    rules = found(gated)
    assert "1 person" in rules["TG704"]
    assert "@okand" in rules["TG703"]


def test_a_ledger_that_cannot_be_asked(gated: Gated, tmp_path: Path) -> None:
    """Without it nothing is sent."""
    (tmp_path / "bare.git").rename(tmp_path / "borta.git")
    assert "TG702" in found(gated)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda github: github.rules["main"].remove("pull_request"), "TG706"),
        (lambda github: github.rules.pop("tak-ledger"), "TG706"),
        (lambda github: github.rules["tak-ledger"].remove("update"), "TG706"),
        (lambda github: setattr(github, "jobs_may_approve", True), "TG706"),
        (lambda github: setattr(github, "is_admin", False), "TG707"),
        (lambda github: github.faults.append(Fault(401, body=b'{"message": "Bad credentials"}', times=9)), "TG705"),
    ],
)
def test_what_github_says(gated: Gated, change: object, rule: str) -> None:
    """Rules of branches that are missing, rights that the token lacks, and jobs that may approve."""
    gated.github.rules |= {"main": list(MAIN), "tak-ledger": list(LEDGER)}
    change(gated.github)  # type: ignore[operator]
    assert rule in found(gated)


def test_what_rules_lack_is_not_said_to_be_there(gated: Gated) -> None:
    """Nothing says that branches are protected beside what they lack."""
    gated.github.rules["main"] = MAIN[1:]
    told = gated.tak("doctor").out
    assert ("TG706" in told, "är skyddade" in told) == (True, False)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(401, body=b'{"message": "Bad credentials"}', times=99), "GitHub tar inte emot token (401, /repos/"),
        (Fault(404, body=b'{"message": "Not Found"}', times=99), "Är numret och förrådets namn rätt?"),
        (Fault(502, times=99), "GitHub kan inte svara nu (502, /repos/region-exempel/anslutningar)"),
    ],
)
def test_nothing_is_passed_over_where_github_does_not_let_us_in(gated: Gated, fault: Fault, said: str) -> None:
    """Why, in words that say what to change, and what could not be checked for it."""
    gated.github.faults.append(fault)
    told = " ".join(gated.tak("doctor").out.split())
    assert said in told
    for name in ("grenens regler", "reglernas utfall", "klocka"):
        assert f"? {name} inte prövat: GitHub släpper inte in" in told


def test_a_clock_that_is_off(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """By more than a minute from GitHub's."""
    late = datetime.now(UTC) + timedelta(minutes=5)
    monkeypatch.setattr(doctor_forge, "datetime", SimpleNamespace(now=lambda _: late))
    assert "TG708" in found(gated)


def test_live_that_cannot_be_read_or_is_old(gated: Gated) -> None:
    """Neither can be ordered by."""
    gated.export(DECLARED, made=datetime(2026, 11, 20, 4, 5, tzinfo=UTC))
    assert "timmar gammal" in found(gated)["TG709"]
    (gated.repo.root / "exports").rename(gated.repo.root / "borta")
    assert "TG709" in found(gated)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("jobs: {submit: {strategy: {matrix: {environment: [ntjp-qa, ntjp-prod]}}}}", (False, True)),
        ("jobs: {submit: {strategy: {matrix: {environment: [ntjp-prod]}}}}", (True, True)),
        ("jobs: {submit: {steps: []}}", (False, False)),
        ("jobs: [", (False, False)),
    ],
)
def test_an_environment_for_which_no_workflow_sends(gated: Gated, content: str, expected: tuple[bool, bool]) -> None:
    """One that was added later, say; a workflow of somebody's own is not judged."""
    gated.repo.write(SUBMIT, content.encode()).commit("Arbetsflöde")
    told = gated.tak("doctor").out
    assert expected == ("TG713" in told, " arbetsflöden" in told)


def test_the_workflow_of_init_has_every_environment(gated: Gated) -> None:
    """What is looked for stands in the file that is written."""
    assert 0 == gated.tak("init", "--github", "--repository", "region-exempel/anslutningar", day=None).code
    gated.repo.commit("Arbetsflöden")
    assert "✓ arbetsflöden" in gated.tak("doctor").out


def test_a_code_owner_who_is_not_there_is_told_of(gated: Gated) -> None:
    """GitHub passes over such a line without a word, and the rule of the branch asks nobody."""
    wrong = {"line": 7, "column": 3, "kind": "Unknown owner", "source": "* @region-exempel/finns-inte\n"}
    gated.github.codeowners_errors = [{**wrong, "path": ".github/CODEOWNERS", "message": "x"}]
    told = " ".join(gated.tak("doctor").out.split())
    assert '.github/CODEOWNERS:7: varning TG706 GitHub frågar ingen för "* @region-exempel/finns-inte"' in told
    gated.github.faults.append(Fault(404, times=1, path="/codeowners"))
    assert {} == found(gated)


MAIL = "channel: {{kind: smtp, host: 127.0.0.1, port: {port}, from: tak@region.example, to: sd@inera.example}}"
WITH_LOG_IN = b"250-mail.region.example\r\n250 AUTH PLAIN\r\n"


def channel_of(gated: Gated, channel: str) -> str:
    """What is said of a channel, in one line."""
    lines = [line for line in gated.repo.read(ENVIRONMENT).splitlines() if not line.startswith("channel:")]
    gated.repo.write(ENVIRONMENT, "\n".join([*lines, channel, ""]).encode()).commit("Kanal")
    (line,) = re.findall(r". kanal .*?(?= . certifikat| \d+ prövade)", " ".join(gated.tak("doctor").out.split()))
    return str(line)


def logged_in(monkeypatch: pytest.MonkeyPatch, kind: str, user: str, password: str) -> None:
    """Give the log-in of a channel."""
    monkeypatch.setenv(f"TAK_GITOPS_{kind}_USER", user)
    monkeypatch.setenv(f"TAK_GITOPS_{kind}_PASSWORD", password)


def test_a_mail_server_is_logged_in_to_and_gets_no_mail(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password is tried as an order would try it; then the connection ends."""
    logged_in(monkeypatch, "SMTP", "tak", "hemligt")
    with FakeSmtp(EHLO=WITH_LOG_IN, AUTH=b"235 2.7.0 ok\r\n") as mail:
        said = channel_of(gated, MAIL.format(port=mail.port))
    assert "✓ kanal ntjp-qa smtp 127.0.0.1" == said
    assert ["ehlo", "AUTH", "quit"] == [each.split()[0] for each in mail.heard]
    assert ([], []) == (mail.mails, mail.begun)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"EHLO": WITH_LOG_IN, "AUTH": b"535 5.7.8 no\r\n"}, "användaren eller lösenordet"),
        ({}, "inloggning"),
        ({"greeting": None}, "e-postservern"),
    ],
)
def test_a_mail_server_that_lets_nobody_in(
    gated: Gated, monkeypatch: pytest.MonkeyPatch, answers: dict[str, bytes | None], said: str
) -> None:
    """A wrong password, a server without log-ins, and one that hangs up; the password is told to nobody."""
    logged_in(monkeypatch, "SMTP", "tak", "hemligt")
    with FakeSmtp(**answers) as mail:
        told = channel_of(gated, MAIL.format(port=mail.port))
    assert ("✗", True, False) == (told[0], said in told, "hemligt" in told)
    assert "TG710" in told


@pytest.mark.parametrize(("password", "sign"), [(PASSWORD, "✓"), ("mimosa-7", "✗")])
def test_takweb_is_logged_in_to_and_gets_no_order(
    gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str, sign: str
) -> None:
    """By the form that people use, too; what comes of it is seen before any order needs it."""
    logged_in(monkeypatch, "TAKWEB", "admin", password)
    with running_sandbox(tmp_path / "tak", platform="NTJP-QA", today=date(2026, 11, 23)) as tak:
        told = channel_of(gated, f"channel: {{kind: takweb, url: '{tak.url}/tak-web'}}")
        with TakWebClient(tak.url) as client:
            assert "/orders/1" not in client.get("/orders").text
    assert sign == told[0], told
    assert password not in told


def test_the_order_desk_is_looked_at_where_it_runs(
    gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere nothing is known of it; where its certificate is, that is told with the names that TAK-web will see."""
    assert channel_of(gated, "channel: {kind: desk}").startswith("? kanal ntjp-qa desk")
    (tmp_path / "cert").mkdir()
    mine = Authority(tmp_path / "cert").issue("bord", hsa_ids=["SE2321009000-TAK"], hosts=["tak.norrskog.example"])
    monkeypatch.setenv("TAK_GITOPS_CERT", str(mine.certificate))
    monkeypatch.setenv("TAK_GITOPS_KEY", str(mine.key))
    told = " ".join(gated.tak("doctor").out.split())
    assert "✓ kanal ntjp-qa desk" in told
    assert "✓ certifikat TAK_GITOPS_CERT SE2321009000-TAK, tak.norrskog.example, 127.0.0.1; gäller till" in told


def test_a_channel_that_lets_nobody_in(gated: Gated) -> None:
    """The log-in fails, a folder cannot be written to, or there is no channel at all."""
    text = gated.repo.read(ENVIRONMENT)
    (gated.repo.root / OUTBOX).write_text("ingen mapp", encoding="utf-8")
    assert "går inte att skriva i" in found(gated)["TG710"]
    lines = [line for line in text.splitlines() if not line.startswith("channel:")]
    for channel in ("", "channel: {kind: takweb, url: 'http://127.0.0.1:9'}"):
        gated.repo.write(ENVIRONMENT, "\n".join([*lines, channel, ""]).encode()).commit("Kanal")
        assert "TG710" in found(gated)


def test_a_certificate_that_cannot_be_read(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named by its variable, never by what is in it."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_CERT", str(gated.repo.root / "finns-inte.pem"))
    assert "TAK_GITOPS_LIVE_CERT" in found(gated)["TG712"]


LONG = datetime(2027, 6, 1, tzinfo=UTC)
CERTIFICATES = {
    "good": (LONG, "own", None),
    "ends soon": (datetime(2026, 12, 10, tzinfo=UTC), "own", "TG711"),
    "has ended": (datetime(2026, 11, 1, tzinfo=UTC), "own", "TG712"),
    "the key of another": (LONG, "other", "TG712"),
    "no key": (LONG, "none", "TG712"),
    "a key that is locked": (LONG, "locked", "TG712"),
}
"""What is the matter → the day on which it ends, its key, and the rule that says so."""


@pytest.mark.parametrize("what", CERTIFICATES)
@pytest.mark.parametrize("variable", ["TAK_GITOPS_{}", "TAK_GITOPS_TAKWEB_{}"])
def test_the_days_and_the_key_of_a_certificate(
    gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, what: str
) -> None:
    """Of the order desk and of a log-in alike, also where it is of no HSA-id: its days, and whether its key fits."""
    end, key, rule = CERTIFICATES[what]
    folder = tmp_path / "cert"
    folder.mkdir()
    authority = Authority(folder)
    mine = authority.issue("min", end=end, password=b"x" if key == "locked" else None)
    keys = {"own": mine.key, "locked": mine.key, "other": authority.issue("annan").key}
    monkeypatch.setenv(variable.format("CERT"), str(mine.certificate))
    if key in keys:
        monkeypatch.setenv(variable.format("KEY"), str(keys[key]))
    rules = found(gated)
    assert ({rule} if rule else set()) == rules.keys()
    if key != "own":
        assert variable.format("KEY") in rules["TG712"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("what", ["well", "bad"])
def test_what_it_says(gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, what: str) -> None:
    """Each thing that was looked at, in a line; what is wrong, with what to do, read as a person would."""
    if what == "bad":
        gated.github.rules |= {"main": MAIN[:2]}
        gated.github.is_admin = False
        gated.repo.write("approvers.yaml", "approvers: [{name: Anna, github_id: 1001}]\n")
        gated.repo.write("systems/portal.yaml", gated.repo.read("systems/portal.yaml") + "owners: ['@okand']\n")
        lines = [line for line in gated.repo.read(ENVIRONMENT).splitlines() if not line.startswith("channel:")]
        gated.repo.write(ENVIRONMENT, "\n".join([*lines, ""]).encode())
        gated.repo.commit("Ändra")
        gated.export(DECLARED, made=datetime(2026, 11, 20, 4, 5, tzinfo=UTC))
        monkeypatch.setenv("TAK_GITOPS_CERT", str(tmp_path / "borta.pem"))
    monkeypatch.setattr(doctor_forge, "datetime", SimpleNamespace(now=lambda _: datetime.now(UTC)))
    told = gated.tak("doctor", "--language", language)
    shown = re.sub(r"git version \S+|[Gg]it \d\S*(?=,)", "Git <version>", told.out)
    shown = re.sub(r"Python \d\S*", "Python <version>", shown)
    shown = re.sub(r"\d+(?= (?:sekunder|seconds?))", "<n>", shown)
    assert_golden(GOLDEN / f"doctor-{what}-{language}.txt", shown)


def test_offline_it_says_what_it_did_not_check(gated: Gated) -> None:
    """No other machine is asked."""
    asked = len(gated.github.asked)
    told = gated.tak("doctor", "--offline")
    assert 0 == told.code
    assert asked == len(gated.github.asked)
    assert "? token" in told.out
    assert "inte prövat: --offline" in told.out
    assert "5 kunde inte prövas" in told.out


def test_without_a_token_approvals_cannot_be_asked_for(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is an error where the settings ask for approvals at GitHub."""
    monkeypatch.delenv("GITHUB_TOKEN")
    assert {"TG705"} == found(gated).keys()


def test_each_rule_has_its_page() -> None:
    """What is found can be looked up."""
    pages = Path(__file__).resolve().parents[2] / "docs" / "rules"
    assert [] == [rule.id for rule in AREAS["doctor"] if not (pages / f"{rule.id}.md").exists()]
