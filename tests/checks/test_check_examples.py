"""An example for each rule that a check has: what is said of it, in both languages, word for word."""

from pathlib import Path

import pytest

from builders.checking import LIVE, Live, live_from, said_by_checks
from builders.examples import EXAMPLES, unescaped
from builders.golden import assert_golden
from builders.repository import RepositoryBuilder
from tak_gitops.findings import Finding, in_order
from tak_gitops.reports.findings_report import finding_line
from tak_gitops.reports.style import Style
from tak_gitops.texts import LANGUAGES
from tak_gitops.texts.rules_checks import TEXTS as OFFLINE
from tak_gitops.texts.rules_held import TEXTS as HELD
from tak_gitops.texts.rules_hygiene import TEXTS as HYGIENE

FOLDER = EXAMPLES / "checks"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
SAID = "findings-{language}.txt"
TEXTS = {*OFFLINE, *HELD, *HYGIENE}
SHOWN_ELSEWHERE = {"TG249": EXAMPLES / "invalid" / "blanks-at-the-end-of-lines" / "findings.txt"}
"""Texts of rules that are judged while files are read."""


def laid_out(name: str, root: Path) -> tuple[RepositoryBuilder, Live | None]:
    """The files of an example over the minimal repository, and its live state if it has one."""
    repository = RepositoryBuilder(root).minimal()
    folder = FOLDER / name
    live = folder / LIVE
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and file != live and not path.startswith("findings-"):
            content = file.read_bytes()
            escaped = path.endswith(".escaped")
            repository.write(path.removesuffix(".escaped"), unescaped(content) if escaped else content)
    return repository, live_from(live.read_text(encoding="utf-8")) if live.exists() else None


def found_in(name: str, root: Path) -> list[Finding]:
    """What the checks say of an example."""
    return in_order(said_by_checks(*laid_out(name, root)))


@pytest.mark.parametrize("name", NAMES)
def test_an_example(name: str, tmp_path: Path) -> None:
    """What the checks say of an example, in both languages; it shows the rule that its folder is named by."""
    findings = found_in(name, tmp_path)
    assert name[:5].upper() in {finding.rule for finding in findings}
    for language in LANGUAGES:
        lines = [finding_line(finding, language, Style()) + "\n" for finding in findings]
        assert_golden(FOLDER / name / SAID.format(language=language), "".join(lines))


def test_the_minimal_repository_has_nothing_to_remark(tmp_path: Path) -> None:
    """What the examples are laid over is right."""
    assert [] == said_by_checks(RepositoryBuilder(tmp_path).minimal())


def test_every_text_of_the_checks_is_shown(tmp_path: Path) -> None:
    """Each text is in an example, or in the list above."""
    shown = {finding.message.key for name in NAMES for finding in found_in(name, tmp_path / name)}
    assert set(SHOWN_ELSEWHERE) == TEXTS - shown
    assert all(rule in file.read_text(encoding="utf-8") for rule, file in SHOWN_ELSEWHERE.items())


def test_a_reason_for_no_consumers_is_heard(tmp_path: Path) -> None:
    """Where the file says why nobody is to call, nobody is told to write consumers (domain.md 6)."""
    repository, live = laid_out("tg351-nobody-may-call", tmp_path)
    path = "environments/ntjp-qa/tidbok/eken.yaml"
    repository.edit(path, "consumers: []", "no_consumers: Journalen ansluts i februari")
    assert "TG351" not in {finding.rule for finding in said_by_checks(repository, live)}
