"""`tak explain` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from builders.golden import GOLDEN, assert_golden
from builders.repository import RepositoryBuilder
from tak_gitops.cli import run
from tak_gitops.reports.explain_report import explained_section
from tak_gitops.reports.rule_pages import rule_pages
from tak_gitops.rules.registry import AREAS, RULES
from tak_gitops.texts import LANGUAGES, Language, msg, render

Explain = Callable[..., tuple[int, str, str]]


@pytest.fixture
def explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Explain:
    """Run `tak explain` in an empty folder; its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["-C", str(tmp_path), "explain", *arguments])
        return (code, *capsys.readouterr())

    return call


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_rules_are_explained(form: str, suffix: str, language: Language, explain: Explain) -> None:
    """What they are about, how much they weigh, why they are there, what to do, wrong and right."""
    code, out, err = explain("TG214", "TG211", "--language", language, "--format", form)
    assert_golden(GOLDEN / f"explain-{language}.{suffix}", out)
    assert (0, "") == (code, err)
    assert form != "text" or [] == [line for line in out.split("\n") if len(line) > 80 or line != line.rstrip()]


@pytest.mark.parametrize("name", ["TG214", "tg214", "214", " Tg214 "])
def test_an_id_may_be_written_in_any_way(name: str, explain: Explain) -> None:
    """In lower case, and without the letters that all have."""
    assert explain("TG214") == explain(name)


def test_a_rule_is_explained_once(explain: Explain) -> None:
    """However often it is named."""
    assert explain("TG214", "TG101") == explain("TG214", "TG101", "TG214")


def test_without_a_name_all_rules_are_listed(explain: Explain) -> None:
    """A line a rule, by area, and the way on."""
    code, out, err = explain()
    lines = out.split("\n")
    assert (0, "") == (code, err)
    assert list(RULES) == [line.split()[0] for line in lines if line.startswith("  TG")]
    assert [render(msg(f"explain.area.{area}"), "sv") for area in AREAS] == [
        line for line in lines if line and not line.startswith(("  ", "Mer"))
    ]
    assert "  TG214  fel          Minorversion kan inte beställas" in lines
    assert "Mer om en regel: tak explain TG101" == lines[-2]


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_all_rules_in_other_forms(form: str, explain: Explain) -> None:
    """The list can be had as data and as tables."""
    out = explain("--format", form)[1]
    if form == "json":
        assert list(RULES) == [rule["id"] for rule in json.loads(out)["rules"]]
    else:
        assert list(RULES) == [line.split()[1] for line in out.split("\n") if line.startswith("| TG")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("TG2144", 'Det finns ingen regel "TG2144", menar du TG214? Alla regler: tak explain\n'),
        ("lint", 'Det finns ingen regel "lint". Alla regler: tak explain\n'),
        ("\x1b[2J", 'Det finns ingen regel "\\x1b[2J". Alla regler: tak explain\n'),
    ],
)
def test_a_rule_that_is_not_there(name: str, expected: str, explain: Explain) -> None:
    """A wrong id is a wrong command line, with the nearest."""
    assert (64, "", expected) == explain(name)


def test_it_speaks_as_the_settings_say(tmp_path: Path, explain: Explain) -> None:
    """Within a repository it speaks its language, and settings with mistakes stop nobody."""
    repository = RepositoryBuilder(tmp_path).write("tak-gitops.yaml", "language: en\n")
    assert "A minor version cannot be ordered" in explain("TG214")[1]
    assert "Minorversion kan inte beställas" in explain("TG214", "--language", "sv")[1]
    repository.write("tak-gitops.yaml", "language: [\n")
    assert "Minorversion kan inte beställas" in explain("TG214")[1]


def test_pages_are_written_and_checked(tmp_path: Path, explain: Explain) -> None:
    """A page a rule in both languages and an index; a check tells what is other, missing or of a rule that is gone."""
    assert (0, "", f"{len(RULES) + 1} sidor i {tmp_path / 'r'}.\n") == explain("--pages", "r")
    assert rule_pages() == {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "r").iterdir()}
    assert (0, "", "") == explain("--pages", "r", "--check", "--language", "en")
    (tmp_path / "r" / "TG101.md").write_text("annat")
    (tmp_path / "r" / "TG214.md").unlink()
    (tmp_path / "r" / "TG999.md").touch()
    (tmp_path / "r" / "egen.md").touch()
    told = "Inte aktuella: TG101.md, TG214.md, TG999.md. Kör  tak explain --pages r  och checka in.\n"
    assert (1, "", told) == explain("--pages", "r", "--check")
    explain("--pages", "r", "--language", "en")
    assert {*rule_pages(), "egen.md"} == {path.name for path in (tmp_path / "r").iterdir()}
    assert (0, "", "") == explain("--pages", "r", "--check")


def test_a_check_is_one_of_pages(explain: Explain) -> None:
    """`--check` alone would seem to have checked something."""
    assert (64, "", "--check hör till --pages MAPP.\n") == explain("--check")


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_shows_the_texts_as_they_are(language: Language) -> None:
    """No sign of a text is taken for markup."""
    for rule in RULES.values():
        tokens = MarkdownIt("commonmark").parse(explained_section(rule, language))
        shown = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
        for part in ("title", "why", "mend"):
            text = render(msg(f"explain.{rule.id}.{part}"), language)
            assert any(text in each for each in shown), text
