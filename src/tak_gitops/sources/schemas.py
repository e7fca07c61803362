"""The JSON Schemas of the files that users write, generated from the models (style.md 9)."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from tak_gitops.texts import LANGUAGES, Language, Message, msg, render
from tak_gitops.texts.schema import TEXTS as SCHEMA_TEXTS

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENTRY = "entry"
"""The schema of any file under `environments/<env>/`: editors pick the kind by it."""


@cache
def schema_of(name: str) -> dict[str, Any]:
    """The schema called `name` (a key of `documents.FILES`), without texts: the form that judges."""
    from tak_gitops.sources.documents import FILES

    schema: dict[str, Any] = _stripped(FILES[name].model_json_schema())
    return schema


def meaning(name: str, key: str) -> Message | None:
    """What a key of the schema called `name` is for, as editors show it; None where nothing is said of it."""
    text = f"schema.{name}.{key}"
    return msg(text) if text in SCHEMA_TEXTS else None


def schema_files(language: Language = LANGUAGES[0]) -> dict[str, str]:
    """Every file of `schema/` by its name, with titles and descriptions for editors in `language`."""
    from tak_gitops.sources.documents import ENTRIES, FILES

    files = {f"{name}.json": _file(name, model, language) for name, model in FILES.items()}
    kinds = {kind: f"{model_name(model)}.json" for kind, model in ENTRIES.items()}
    entry = {
        "$schema": DIALECT,
        "title": render(msg("schema.entry"), language),
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(kinds)}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": file}} for kind, file in kinds.items()
        ],
    }
    files[f"{ENTRY}.json"] = schema_text(entry)
    return dict(sorted(files.items()))


def model_name(model: type[BaseModel]) -> str:
    """The name of the schema of a model."""
    from tak_gitops.sources.documents import FILES

    return next(name for name, file_model in FILES.items() if file_model is model)


def _file(name: str, model: type[BaseModel], language: Language) -> str:
    schema = _stripped(model.model_json_schema())
    described = {"$schema": DIALECT, "title": render(msg(f"schema.{name}"), language), **schema}
    _describe(described, name, language)
    for definition, part in described.get("$defs", {}).items():
        _describe(part, definition.removesuffix("Document").lower(), language)
    return schema_text(described)


def _describe(schema: dict[str, Any], owner: str, language: Language) -> None:
    """Give each key the text that an editor shows when the pointer rests on it."""
    for key, value in schema.get("properties", {}).items():
        text = f"schema.{owner}.{key}"
        if text in SCHEMA_TEXTS:
            value["description"] = render(msg(text), language)


def _stripped(node: Any) -> Any:
    """`node` without pydantic's titles and docstrings, and without null as a value: YAML files have no null."""
    if isinstance(node, list):
        return [_stripped(item) for item in node]
    if not isinstance(node, dict):
        return node
    result: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            result[key] = {name: _stripped(item) for name, item in value.items()}
        elif key in {"title", "description"} or (key == "default" and value is None):
            continue
        elif key == "anyOf":
            choices = [_stripped(item) for item in value if item != {"type": "null"}]
            if len(choices) == 1:
                result.update(choices[0])
            else:
                result[key] = choices
        else:
            result[key] = _stripped(value)
    return result


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
