"""Small repositories as users write them: those that are right, and those with a mistake and what is said of it."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from builders.examples import EXAMPLES, FINDINGS, examples, lay_out, unescaped
from builders.golden import assert_golden
from builders.repository import RepositoryBuilder
from tak_gitops.cli import run
from tak_gitops.findings import Finding
from tak_gitops.likeness.similar_systems import similar_systems
from tak_gitops.repository.trees import WorkTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import NoStore
from tak_gitops.texts import rules_cases, rules_files, rules_systems, rules_yaml

ROOT = Path(__file__).resolve().parents[1]

_CASES = {key for key in rules_cases.TEXTS if key < "TG2"}
TEXTS = {*rules_files.TEXTS, *rules_yaml.TEXTS, *rules_systems.TEXTS, *_CASES, "TG249"}
"""The texts about files."""

TESTED_ELSEWHERE: Mapping[str, str] = {
    "TG100": "tests/repository/test_work_tree.py::test_an_unreadable_file_is_told_of",
    "TG100.link": "tests/repository/test_trees.py::test_symbolic_links_are_refused",
    "TG100.special": "tests/repository/test_work_tree.py::test_a_pipe_is_no_file",
    "TG100.twice": "tests/repository/test_hostile_trees.py::test_two_entries_of_one_name_are_told_of",
    "TG108.bytes": "tests/sources/test_characters.py::test_a_long_file_is_refused",
    "TG127": "tests/commands/test_levels.py::test_a_silence_to_no_use_is_told_of",
    "TG128": "tests/commands/test_levels.py::test_levels_of_the_change_itself_are_told_of",
    "TG121": "tests/sources/test_declared.py::test_a_slow_parser_is_told",
    "TG180": "tests/commands/test_fmt.py::test_a_file_whose_comment_would_move_is_left_alone",
    "TG151": "tests/likeness/test_similar_components.py::test_a_component_that_no_file_describes",
    "TG151.more": "tests/likeness/test_similar_components.py::test_several_components",
    "TG220.formula": "tests/sources/test_address_sheet.py::test_what_cannot_be_used_is_told",
    "TG220.sheet": "tests/sources/test_address_sheet.py::test_what_cannot_be_used_is_told",
    "TG220.sheet_large": "tests/sources/test_address_sheet.py::test_a_bomb_is_not_unpacked",
    "TG220.sheets": "tests/sources/test_address_sheet.py::test_what_cannot_be_used_is_told",
    "TG220.two_ids": "tests/sources/test_pasted_list.py::test_a_line_that_is_no_address_is_told",
    "TG143": "tests/sources/test_system_certificates.py::test_without_the_library_nothing_is_compared",
    "TG115": "tests/sources/test_judge.py::test_the_models_words_are_told_where_the_schema_has_none",
}
"""Texts that no example shows: what Git does not keep, or keeps in another way on another system."""


def said(root: Path) -> tuple[Finding, ...]:
    """Everything that is found in a repository."""
    reading = read_declared(WorkTree(root), NoStore())
    environments = {*reading.declared.environments, *reading.declared.declarations, *reading.declared.cases}
    resolved = [each for name in sorted(environments) for each in resolve(reading.declared, name)[1]]
    return (*reading.findings, *resolved, *similar_systems(reading.declared.systems))


@pytest.mark.parametrize("name", examples("valid"))
def test_a_valid_example(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A repository that follows the formats has no errors and no warnings; what is unfinished may be noted."""
    lay_out("valid", name, RepositoryBuilder(tmp_path))
    assert 0 == run(["-C", str(tmp_path), "--language", "sv", "validate"])
    out = capsys.readouterr().out
    assert out.rstrip().endswith("utan anmärkning.") or "\n0 fel, 0 varningar" in out


@pytest.mark.parametrize("name", examples("invalid"))
def test_an_example_with_mistakes(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Laid over the minimal repository, the files of an example give what its findings.txt says."""
    lay_out("invalid", name, RepositoryBuilder(tmp_path).minimal())
    code = run(["-C", str(tmp_path), "--language", "sv", "validate"])
    out = capsys.readouterr().out
    assert_golden(EXAMPLES / "invalid" / name / FINDINGS, out)
    assert int(": fel TG" in out) == code


def test_an_example_has_something_to_remark() -> None:
    """An example with mistakes shows at least one."""
    texts = {name: (EXAMPLES / "invalid" / name / FINDINGS).read_text(encoding="utf-8") for name in examples("invalid")}
    assert [] == [name for name, text in texts.items() if " TG" not in text]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The keys of all texts that the examples show."""
    keys = set()
    for name in examples("invalid"):
        repository = RepositoryBuilder(tmp_path_factory.mktemp("examples") / name).minimal()
        lay_out("invalid", name, repository)
        keys |= {finding.message.key for finding in said(repository.root)}
    return keys


def test_every_text_about_files_is_shown(shown: set[str]) -> None:
    """Each text of the rules about files is in an example, or in a test that the list above names."""
    assert TEXTS == shown | set(TESTED_ELSEWHERE)


def test_no_text_is_listed_for_nothing(shown: set[str]) -> None:
    """What an example shows is not in the list above."""
    assert set() == shown & set(TESTED_ELSEWHERE)


@pytest.mark.parametrize("test", sorted(set(TESTED_ELSEWHERE.values())))
def test_a_test_that_is_named_exists(test: str) -> None:
    """The list above names tests that there are."""
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_an_escaped_file_stands_for_bytes() -> None:
    """An escape stands for a character or a byte, and all else for itself."""
    assert "å\u2028\xad".encode() + b"\xe5\r\n\t\\n" == unescaped("å\\u2028\\u00AD\\xE5\\r\n\\t\\n".encode())
