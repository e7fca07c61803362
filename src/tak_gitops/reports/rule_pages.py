"""The pages about rules: one a rule, Swedish and then English, and an index."""

from tak_gitops.reports.explain_report import explained_section, marked, title_of
from tak_gitops.rules.registry import AREAS, RULES
from tak_gitops.rules.rule import Rule
from tak_gitops.texts import LANGUAGES, msg, render

INDEX = "README.md"


def rule_pages() -> dict[str, str]:
    """Every page by its name."""
    return {INDEX: _index(), **{page_name(rule.id): _page(rule) for rule in RULES.values()}}


def page_name(rule: str) -> str:
    """The name of the page of a rule."""
    return f"{rule}.md"


def _page(rule: Rule) -> str:
    sections = [explained_section(rule, each, f"## {marked(title_of(rule, each))}") for each in LANGUAGES]
    return "\n".join([f"# {rule.id}", "", *sections])


def _index() -> str:
    lines = [f"# {_both('explain.pages.title')}", ""]
    lines += [line for language in LANGUAGES for line in (render(msg("explain.pages.made"), language), "")]
    for area, rules in AREAS.items():
        lines += [f"## {_both(f'explain.area.{area}')}", "", "| | | |", "|---|---|---|"]
        lines += [
            f"| [{rule.id}]({page_name(rule.id)}) | {' | '.join(marked(title_of(rule, each)) for each in LANGUAGES)} |"
            for rule in rules
        ]
        lines += [""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _both(key: str) -> str:
    return " · ".join(render(msg(key), language) for language in LANGUAGES)
