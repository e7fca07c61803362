"""docs/gitlab.md does what it says: the scripts of its jobs, and its commands, are run as they stand there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from builders.repository import CONNECTION
from builders.scene import DAY
from builders.signed_scene import MORE, Signed

PAGE = Path(__file__).resolve().parents[2] / "docs/gitlab.md"
WALK = re.compile(r"<!-- walk: (\w+) -->\n```(?:sh|yaml)\n(.*?)```", re.DOTALL)
BLOCKS = dict(WALK.findall(PAGE.read_text(encoding="utf-8")))
JOBS = yaml.safe_load(BLOCKS["pipeline"])

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the scripts are written for bash")


@pytest.fixture(name="signed")
def _signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Signed:
    """A repository that asks for signatures, with the branch of a merge request."""
    scene = Signed(tmp_path, capsys)
    scene.repo.checkout("main").branch("kastanjen").edit(CONNECTION, *MORE)
    assert 0 == scene.tak("order").code
    scene.repo.commit("Kastanjen")
    scene.repo.git("push", "--quiet", "origin", "kastanjen")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    tak = bin_ / "tak"
    tak.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tak_gitops "$@"\n', encoding="utf-8")
    tak.chmod(0o755)
    return scene


def typed(signed: Signed, script: str, folder: Path, **variables: str) -> tuple[int, str]:
    """Run a script as GitLab's runner does; exit code and all that it wrote."""
    base = signed.repo.root.parent
    environment = {
        **os.environ,
        "PATH": f"{base / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "TAK_GITOPS_AS_OF": DAY,
        "CI_SERVER_URL": base.as_uri(),
        "CI_PROJECT_PATH": "bare",
        "TAK_PUSH_TOKEN": "glpat-kanariefagel",
        **variables,
    }
    command = ("bash", "-c", f"set -eo pipefail\n{script}")
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode()


def job(signed: Signed, name: str, branch: str) -> tuple[int, str]:
    """Run the script of a job in a clone of its own, at a commit, as GitLab checks it out."""
    work = signed.repo.root.parent / f"{name}-{branch}"
    if not work.exists():
        signed.repo.git("clone", "--quiet", str(signed.repo.root.parent / "bare.git"), str(work))
        shutil.copytree(signed.repo.root / "exports", work / "exports", dirs_exist_ok=True)
    subprocess.run(("git", "-C", str(work), "checkout", "--quiet", "--detach", f"origin/{branch}"), check=True)
    first = [each for each in JOBS["default"]["before_script"] if each.startswith("git fetch")]
    assert (1, {str}) == (len(first), {type(each) for each in JOBS["default"]["before_script"]})
    return typed(signed, "\n".join([*first, *JOBS[name]["script"]]), work)


def approved(signed: Signed, block: str) -> None:
    """Approve as the page says, as Anna, in her clone."""
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", str(signed.anna.key))):
        signed.repo.git("config", name, value)
    # a signature counts from now on; the jobs count as if it were the day of the exports
    code, out = typed(signed, BLOCKS[block], signed.repo.root, TAK_GITOPS_AS_OF="")
    assert 0 == code, out


@pytest.mark.parametrize("how", ["approve", "tag"])
def test_a_merge_request_from_the_plan_to_the_sending(signed: Signed, how: str) -> None:
    """The plan is green, the merge is held while nobody has signed, and sent once somebody has; no token is told."""
    code, out = job(signed, "plan", "kastanjen")
    assert 0 == code, out
    plan = signed.repo.root.parent / "plan-kastanjen/plan.md"
    assert "1 läggs till" in plan.read_text(encoding="utf-8")
    signed.merge("kastanjen", "--squash")
    code, held = job(signed, "submit", "main")
    assert (3, True) == (code, "får inte beställas än" in held)
    approved(signed, how)
    code, sent = job(signed, "submit", "main")
    assert 0 == code, sent
    assert list((signed.repo.root.parent / "submit-main/outbox").rglob("*.json"))
    assert "glpat" not in held + sent


def test_a_change_without_its_order_is_red(signed: Signed) -> None:
    """As at any forge: the check of the merge request says what is missing."""
    signed.repo.checkout("kastanjen")
    for path in signed.orders():
        (signed.repo.root / path).unlink()
    signed.repo.commit("Utan")
    signed.repo.git("push", "--quiet", "origin", "kastanjen")
    code, out = job(signed, "plan", "kastanjen")
    assert (1, True) == (code, "tak order" in out)


def test_the_night_is_quiet_where_all_is_well(signed: Signed) -> None:
    """Nothing has drifted, the ledger is whole, and each merge is proven."""
    code, out = job(signed, "watch", "main")
    assert 0 == code, out


def test_drift_hides_no_damage(signed: Signed) -> None:
    """The ledger and the approvals are looked at also in a night with drift; the job is red all the same."""
    signed.export(())
    code, out = job(signed, "watch", "main")
    assert code, out
    assert "Liggaren är hel" in out
    assert "sammanslagning" in out


def test_what_was_sent_is_followed_up_while_something_is_held(signed: Signed) -> None:
    """A merge that nobody has signed keeps no earlier order from being seen in force."""
    approved(signed, "approve")
    signed.merge("kastanjen")
    code, out = job(signed, "submit", "main")
    assert 0 == code, out
    signed.change("hallen", "tidbok.region.example/{", "bok.region.example/{")
    signed.merge("hallen")
    code, out = job(signed, "submit", "main")
    assert (3, True) == (code, "får inte beställas än" in out), out
    assert "1 väntar" in out


def test_a_mistake_is_in_the_plan_that_people_read(signed: Signed) -> None:
    """Nobody has to look for it in the log of the job."""
    signed.repo.checkout("kastanjen").edit(CONNECTION, "MakeBooking:1", "MakeBooking:1.1").commit("Fel")
    signed.repo.git("push", "--quiet", "origin", "kastanjen")
    code, _ = job(signed, "plan", "kastanjen")
    plan = signed.repo.root.parent / "plan-kastanjen/plan.md"
    assert (1, True) == (code, "TG214" in plan.read_text(encoding="utf-8"))


def test_what_changes_jobs_is_no_order() -> None:
    """The plan of a merge request knows no secret, and what has keys runs on main alone."""
    assert "TOKEN" not in str(JOBS["plan"])
    assert "environment" not in JOBS["plan"]
    assert "resource_group" in JOBS["submit"]
    assert JOBS["submit"]["interruptible"] is False
