"""The expressions of GitHub Actions, as far as our workflows use them: names, texts, comparisons, status functions."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
STATUS = re.compile(r"\b(?:always|success|failure|cancelled)\(\)")
TOKEN = re.compile(
    r"\s+|(?P<text>'(?:[^']|'')*')|(?P<status>(?:always|success|failure|cancelled)\(\))|(?P<name>[A-Za-z_][\w.-]*)"
    r"|(?P<operator>&&|\|\||==|!=|!|\(|\))"
)
OPERATORS = {"&&": " and ", "||": " or ", "!": " not "}


class Context(NamedTuple):
    """What names stand for, and whether something has failed before."""

    values: Mapping[str, Any]
    failed: bool


def evaluate(expression: Any, context: Context) -> bool:
    """Whether a condition holds; where it asks for no status, nothing may have failed."""
    text = str(expression).strip()
    found = EXPRESSION.fullmatch(text)
    text = found[1] if found else text
    if not STATUS.search(text) and context.failed:
        return False
    return bool(_value(text, context)) if text else True


def filled(text: str, context: Context) -> str:
    """A text with its expressions replaced; what is not known is empty, as at GitHub."""
    return EXPRESSION.sub(lambda found: _shown(_value(found[1], context)), text)


def _shown(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _value(text: str, context: Context) -> Any:
    python, place = "", 0
    while place < len(text):
        token = TOKEN.match(text, place)
        assert token, f"no expression that is known here: {text[place:]}"
        place = token.end()
        if token["text"]:
            python += repr(token["text"][1:-1].replace("''", "'"))
        elif token["status"]:
            states = {"always": True, "success": not context.failed, "failure": context.failed, "cancelled": False}
            python += str(states[token["status"][:-2]])
        elif token["name"]:
            python += f"name({token['name']!r})"
        elif token["operator"]:
            python += OPERATORS.get(token["operator"], token["operator"])
    return eval(python, {"__builtins__": {}}, {"name": lambda name: _look(name, context)})  # noqa: S307 - only tokens


def _look(name: str, context: Context) -> Any:
    value: Any = context.values
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
