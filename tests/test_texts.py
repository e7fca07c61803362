"""The catalogue of texts is complete, in both languages, and the program names nothing that it does not hold."""

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from tak_gitops import texts
from tak_gitops.cli import COMMANDS
from tak_gitops.commands.ci import ci
from tak_gitops.commands.common.words import WORDS
from tak_gitops.commands.new import new
from tak_gitops.commands.submitting.resolve_held import HELD
from tak_gitops.findings import Severity
from tak_gitops.likeness.relation import Likeness
from tak_gitops.model.cases import CaseKind
from tak_gitops.model.changes import Reason
from tak_gitops.model.entries import Target
from tak_gitops.model.flows import Flow
from tak_gitops.orders.gate.audited import Result
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.order_file import order_schema
from tak_gitops.reports.doctor_report import NAMES
from tak_gitops.rules.registry import AREAS
from tak_gitops.sources.schemas import schema_files, schema_text
from tak_gitops.texts import LANGUAGES, msg, render

PACKAGE = Path(texts.__file__).resolve().parents[1]

SAME_IN_BOTH_LANGUAGES = {
    "case.text.contract",
    "case.text.hsa_id",
    "case.text.organisation",
    "case.text.system",
    "comment.column.system",
    "new.ask.organisation",
    "plan.export",
    "plan.export.api",
    "plan.field.url",
    "search.system",
    "search.url",
    "plan.summary",
    "sandbox.page.version",
    "sandbox.start.api",
    "sandbox.start.takweb",
    "status.age.minutes",
    "status.line.system",
    "status.text",
}
"""Keys of texts with words that Swedish and English spell alike."""

NAMING_CALLS = frozenset({"msg", "fail", "error", "warning", "note", "say"})
"""What takes a key first, and the values of its text by name; `say` is what a renderer calls its own."""

FAMILIES: Mapping[str, Iterable[str] | None] = {
    "audit.by_hand.{}": HELD,
    "audit.merge.{}": [result for result in get_args(Result) if result != "proven"],
    "case.kind.{}": [kind.value for kind in CaseKind],
    "case.text.{}": [kind.value for kind in CaseKind],
    "cli.help.{}": [*COMMANDS, *(f"{each.name}.{kind}" for each in (new, ci) for kind in each.commands)],
    "cli.word.{}": WORDS,
    "cli.{}": [severity.value for severity in Severity],
    "doctor.name.{}": NAMES,
    "explain.area.{}": AREAS,
    "explain.example.{}": ["wrong", "right"],
    "explain.{}.{}": None,
    "flow.{}": [flow.value for flow in Flow],
    "ledger.status.{}": [status.name.lower() for status in Status],
    "order.text.{}.{}": None,
    "order.text.target.{}": ["before", "after"],
    "plan.field.{}": Target._fields,
    "plan.reason.{}": [reason.value for reason in Reason],
    "resolve.held.{}": HELD,
    "resolve.held.done.{}": HELD,
    "schema.{}": None,
    "schema.{}.{}": None,
    "TG113.{}": None,
    "TG115.{}": None,
    "TG150.{}": [kind.value for kind in Likeness],
}
"""The keys that are put together, and from what; None: from words of JSON Schema or names of models."""

RULE_KEY = re.compile(r"TG\d{3}(?:\.[a-z][a-z_]*)?")
TEMPLATE_KEY = re.compile(r"""\bt\(["']([^"']+)["']""")
AREA_KEY = re.compile(r"[a-z][a-z_]*(?:\.(?:TG\d{3}|[a-z][a-z0-9_]*))+")


@cache
def catalogue() -> Mapping[str, tuple[str, str]]:
    """Every text by its key."""
    return {key: pair for pairs in areas().values() for key, pair in pairs.items()}


@cache
def areas() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """The texts of each module of the package of texts."""
    names = [module.name for module in pkgutil.iter_modules(texts.__path__)]
    return {name: importlib.import_module(f"{texts.__name__}.{name}").TEXTS for name in names}


def fields(text: str) -> Iterator[tuple[str, str]]:
    """Name and format of each value that a text has a place for."""
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield name, f"!{conversion}" if conversion else spec or ""


def placeholders(text: str) -> set[str]:
    """The names of the values that go into a text."""
    return {name for name, _ in fields(text)}


def values(pair: tuple[str, str], number: int) -> dict[str, object]:
    """A value for each place: `number` where a number is written in some way, else a word."""
    counted = {name for text in pair for name, spec in fields(text) if spec}
    return {name: number if name in counted else "Värde" for text in pair for name in placeholders(text)}


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module of the program that is no catalogue of texts."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "texts"
    }


@cache
def templates() -> Mapping[str, str]:
    """Every template of a page."""
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.html"))
    }


def naming_calls() -> Iterator[tuple[str, ast.Call]]:
    """The place and the call of each `msg(…)`, `error(…)` and the like in the program."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _called(node) in NAMING_CALLS:
                yield f"{path}:{node.lineno}", node


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        return node.func.attr if node.func.value.id in {"texts", "findings", "errors", "self"} else ""
    return ""


def keys(node: ast.expr) -> Iterator[str]:
    """The keys that an argument may be: a literal, or one of two by a condition."""
    if isinstance(node, ast.IfExp):
        yield from keys(node.body)
        yield from keys(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def template(node: ast.expr) -> str | None:
    """How a key is put together, with `{}` for each part that varies; None where it is not."""
    if not isinstance(node, ast.JoinedStr | ast.BinOp):
        return None
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)


def family_keys() -> set[str]:
    """The keys of the catalogue that belong to a family."""
    listed = {form.format(part) for form, parts in FAMILIES.items() for part in parts or ()}
    forms = [re.escape(form).replace(r"\{\}", r"\w+") for form, parts in FAMILIES.items() if parts is None]
    return listed | {key for key in catalogue() if any(re.fullmatch(form, key) for form in forms)}


def literals() -> set[str]:
    """Every text that stands in the program as a literal, and every key that a template names."""
    return {
        node.value
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } | {key for text in templates().values() for key in TEMPLATE_KEY.findall(text)}


def test_a_key_begins_with_its_module() -> None:
    """`plan.headline` stands in `plan`, `TG103.nearest` in `rules`: a command loads only what it uses."""
    wrong = [
        (area, key)
        for area, pairs in areas().items()
        for key in pairs
        if not (
            RULE_KEY.fullmatch(key)
            if area.startswith("rules")
            else AREA_KEY.fullmatch(key) and key.partition(".")[0] == area.partition("_")[0]
        )
    ]
    assert [] == wrong


def test_a_text_is_a_pair() -> None:
    """Swedish, then English, and neither is empty."""
    wrong = [
        key
        for key, pair in catalogue().items()
        if not (isinstance(pair, tuple) and len(pair) == len(LANGUAGES) and all(pair))
    ]
    assert [] == wrong


def test_both_languages_take_the_same_values() -> None:
    """A value that one language shows is shown by the other."""
    assert [] == [key for key, (sv, en) in catalogue().items() if placeholders(sv) != placeholders(en)]


def test_a_place_for_a_value_is_a_plain_name() -> None:
    """No attribute, index or conversion: `render` makes each value safe to show, and they would pass it by."""
    wrong = [
        key
        for key, pair in catalogue().items()
        for text in pair
        for name, spec in fields(text)
        if not name.isidentifier() or spec.startswith("!")
    ]
    assert [] == wrong


@pytest.mark.parametrize("number", [0, 1, 2, 12345])
def test_every_text_renders(number: int) -> None:
    """Every text can be written in both languages, with numbers in its counted places and words in the rest."""
    for key, pair in catalogue().items():
        for language in LANGUAGES:
            shown = render(msg(key, **values(pair, number)), language)
            assert shown.strip(), key


def test_every_text_renders_numbers_alone() -> None:
    """A place that no form is chosen for takes a number too."""
    for key, pair in catalogue().items():
        numbers = dict.fromkeys(values(pair, 0), 12345)
        for language in LANGUAGES:
            assert render(msg(key, **numbers), language).strip(), key


def test_no_line_of_a_text_ends_in_a_blank() -> None:
    """Blanks that nobody sees make golden files that nobody can read."""
    wrong = [
        key
        for key, pair in catalogue().items()
        for text in pair
        if any(line != line.rstrip() for line in text.split("\n")) or "\t" in text or text != text.strip("\n")
    ]
    assert [] == wrong


def test_swedish_is_not_english() -> None:
    """A text that is the same in both languages is only signs and values, or is listed."""
    same = {
        key
        for key, (sv, en) in catalogue().items()
        if sv == en and any(part[0].strip() and re.search(r"[^\W\d_]", part[0]) for part in Formatter().parse(sv))
    }
    assert same == SAME_IN_BOTH_LANGUAGES


def test_every_key_that_is_named_exists() -> None:
    """A key in a call is in the catalogue, and is put together only where the table of families says so."""
    wrong = [
        (place, ast.unparse(call.args[0]))
        for place, call in naming_calls()
        if template(call.args[0]) not in {None, *FAMILIES} or any(key not in catalogue() for key in keys(call.args[0]))
    ]
    assert [] == wrong


def test_every_key_that_a_template_names_exists() -> None:
    """A page asks only for texts that the catalogue has."""
    named = [(path, key) for path, text in templates().items() for key in TEMPLATE_KEY.findall(text)]
    assert named
    assert [] == [(path, key) for path, key in named if key not in catalogue()]


def test_every_rule_that_is_named_exists() -> None:
    """`TG103` anywhere in the program is the id of a rule, or a key of its texts."""
    known = {*catalogue(), *(key.partition(".")[0] for key in catalogue())}
    assert set() == {text for text in literals() if RULE_KEY.fullmatch(text)} - known


def test_a_call_gives_every_value_that_its_text_shows() -> None:
    """What a text has a place for is given where the text is named."""
    wrong = [
        (place, key, missing)
        for place, call in naming_calls()
        if all(keyword.arg for keyword in call.keywords)
        for key in keys(call.args[0])
        if (missing := placeholders("".join(catalogue().get(key, ()))) - {word.arg for word in call.keywords})
    ]
    assert [] == wrong


def test_every_text_is_used() -> None:
    """A key of the catalogue stands in the program as a whole literal, so that it can be found."""
    assert set() == set(catalogue()) - literals() - family_keys()


def test_every_family_is_complete() -> None:
    """Each command has its help, each severity its word."""
    assert set() == family_keys() - set(catalogue())


def test_every_text_of_the_schemas_is_used() -> None:
    """Each text about a model or a field is shown by a schema."""
    shown = "".join([*schema_files("sv").values(), schema_text(order_schema())])
    own = [key for key in catalogue() if key.startswith("schema.")]
    written = {key: json.dumps(render(msg(key), "sv"), ensure_ascii=False) for key in own}
    assert [] == [key for key, text in written.items() if text not in shown]


def test_a_missing_text_would_be_found() -> None:
    """The readers of calls see a literal, both sides of a condition, and the values of a text."""
    call = ast.parse("msg('plan.a' if many else 'plan.b', count=1)", mode="eval").body
    assert isinstance(call, ast.Call)
    assert ["plan.a", "plan.b"] == list(keys(call.args[0]))
    assert "plan.{}.b" == template(ast.parse("f'plan.{kind}.b'", mode="eval").body)
    assert {"count", "name"} == placeholders("{count} {count:rad|rader} av {name}")
    assert {"count": 7, "name": "Värde"} == values(("{count:rad|rader} {name}", "{name}"), 7)
