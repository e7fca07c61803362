"""What is known of rules, as text, Markdown and data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tak_gitops.reports.wrapping import wrapped
from tak_gitops.rules.examples import EXAMPLES
from tak_gitops.rules.registry import AREAS, area_of
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.reports.style import Style
    from tak_gitops.rules.rule import Rule

_FIXED = {
    "doctor": "explain.fixed.doctor",
    "ledger": "explain.fixed.ledger",
    "limits": "explain.fixed.limits",
}
"""Why settings do not change the rules of an area, where the reason is its own."""
_PARTS = ("title", "why", "mend")
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def title_of(rule: Rule, language: Language) -> str:
    """What a rule is about, in a few words."""
    return _part(rule, "title", language)


def rules_text(language: Language, style: Style) -> str:
    """Every rule by area, a line each."""
    lines: list[str] = []
    for area, rules in AREAS.items():
        lines += [style.bold(render(msg(f"explain.area.{area}"), language))]
        lines += [f"  {rule.id}  {_level(rule, language):<11}  {title_of(rule, language)}" for rule in rules]
        lines += [""]
    return "\n".join([*lines, render(msg("explain.more"), language), ""])


def rules_markdown(language: Language) -> str:
    """Every rule by area, as tables."""
    lines: list[str] = []
    for area, rules in AREAS.items():
        lines += [f"## {render(msg(f'explain.area.{area}'), language)}", ""]
        lines += [f"| {render(msg('explain.table'), language)} |", "|---|---|---|"]
        lines += [f"| {rule.id} | {_level(rule, language)} | {marked(title_of(rule, language))} |" for rule in rules]
        lines += [""]
    return "\n".join(lines)


def rules_json(rules: Iterable[Rule], language: Language) -> str:
    """What is known of the rules, as JSON: keys and codes in English, texts in `language`."""
    data = {"format_version": "1.0", "rules": [rule_data(rule, language) for rule in rules]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def rule_data(rule: Rule, language: Language) -> dict[str, Any]:
    """What is known of one rule, as data."""
    example = EXAMPLES.get(rule.id)
    return {
        "id": rule.id,
        "area": area_of(rule),
        "severity": rule.severity.value,
        "adjustable": rule.adjustable,
        **{part: _part(rule, part, language) for part in _PARTS},
        "example": example and example._asdict(),
    }


def explained_text(rules: Sequence[Rule], language: Language, style: Style) -> str:
    """Rules explained for a screen, with a blank line between them."""
    return "\n".join("\n".join([*_screen(rule, language, style), ""]) for rule in rules)


def explained_markdown(rules: Sequence[Rule], language: Language) -> str:
    """Rules explained in Markdown, each under a heading."""
    return "\n".join(explained_section(rule, language) for rule in rules)


def explained_section(rule: Rule, language: Language, heading: str | None = None) -> str:
    """One rule in Markdown, under `heading` (None = its id and title)."""
    title = marked(title_of(rule, language))
    lines = [heading or f"# {rule.id}: {title}", ""]
    lines += [marked(_weight(rule, language)), "", marked(_part(rule, "why", language)), ""]
    lines += [f"**{render(msg('explain.mend'), language)}** {marked(_part(rule, 'mend', language))}", ""]
    example = EXAMPLES.get(rule.id)
    if example:
        lines += [render(msg("explain.example", path=f"`{example.path}`"), language), ""]
        for word, text in (("wrong", example.wrong), ("right", example.right)):
            lines += [
                f"{render(msg(f'explain.example.{word}'), language)}:",
                "",
                "```yaml",
                text.rstrip("\n"),
                "```",
                "",
            ]
    return "\n".join(lines)


def _screen(rule: Rule, language: Language, style: Style) -> Iterator[str]:
    yield style.bold(f"{rule.id}  {title_of(rule, language)}")
    yield from wrapped(_weight(rule, language), style.width)
    yield ""
    yield from wrapped(_part(rule, "why", language), style.width)
    yield ""
    yield from wrapped(f"{render(msg('explain.mend'), language)} {_part(rule, 'mend', language)}", style.width)
    example = EXAMPLES.get(rule.id)
    if example:
        yield ""
        yield render(msg("explain.example", path=example.path), language)
        for word, text in (("wrong", example.wrong), ("right", example.right)):
            yield f"  {render(msg(f'explain.example.{word}'), language)}:"
            yield from (f"    {line}" for line in text.rstrip("\n").split("\n"))


def _weight(rule: Rule, language: Language) -> str:
    """How much the rule weighs, and whether settings change that."""
    level = _level(rule, language)
    if rule.adjustable:
        return render(msg("explain.adjustable", level=level, rule=rule.id), language)
    why = _FIXED.get(area_of(rule), "explain.fixed")
    return render(msg("explain.level", level=level, why=msg(why)), language)


def _level(rule: Rule, language: Language) -> str:
    return render(msg(f"cli.{rule.severity.value}"), language)


def _part(rule: Rule, part: str, language: Language) -> str:
    return render(msg(f"explain.{rule.id}.{part}"), language)


def marked(text: str) -> str:
    """One of our own texts with every sign that Markdown would take for its own."""
    return text.translate(_SIGNS)
