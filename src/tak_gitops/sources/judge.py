"""One verdict on a document: pydantic judges and builds, jsonschema explains what failed (style.md 9)."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tak_gitops.findings import Finding, Place, error, in_order
from tak_gitops.model.cases import WINDOW_PATTERN
from tak_gitops.model.web_address import without_secrets
from tak_gitops.sources.odd_words import odd_address, odd_hsa_id
from tak_gitops.sources.schemas import meaning, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError
    from pydantic import BaseModel

    from tak_gitops.sources.yaml_reader import Document

_NUMBERS = {"integer": re.compile(r"-?[0-9]{1,15}"), "number": re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")}
_WITH_NUMBERS = frozenset({"environment", "settings", "approvers"})
_KINDS = ("connection", "access", "case")
"""The files of an environment that say by `kind` what they are."""
_NEAR = 60
"""How alike, in per cent, a name must be to be offered instead."""


def judge(document: Document, name: str) -> tuple[BaseModel | None, list[Finding]]:
    """The model called `name` (a key of `documents.FILES`) of a document, or what is wrong with the document.

    Findings: TG103 (unknown key), TG112 (missing or empty), TG113 (a map, list or text where another is
    needed), TG114 (none of the allowed values), TG115 (not of the needed form).
    """
    from pydantic import ValidationError

    from tak_gitops.sources.documents import FILES

    try:
        return FILES[name].model_validate(with_known_numbers(document.data, name)), []
    except ValidationError as problem:
        findings = explain(document, name)
        # the schemas say the same as the models; if they ever did not, the model's own words are told
        return None, findings or [
            error("TG115", document.place(each["loc"]), name=_name(each["loc"]), problem=each["msg"])
            for each in problem.errors()
        ]


def explain(document: Document, name: str) -> list[Finding]:
    """What the JSON Schema called `name` has to say of a document that failed."""
    findings: list[Finding] = []
    for problem in problems_of(document, name):
        findings += _explained(problem, document, name)
    return in_order(list(dict.fromkeys(findings)))


def problems_of(document: Document, name: str) -> Iterable[ValidationError]:
    """What the JSON Schema called `name` finds in a document."""
    return _relevant(_validator(name).iter_errors(with_known_numbers(document.data, name)))


def with_known_numbers(data: Any, name: str) -> Any:
    """`data` with numbers where the schema called `name` wants them."""
    return with_numbers(data, schema_of(name)) if name in _WITH_NUMBERS else data


def with_numbers(data: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """`data` with numbers where the schema wants a number and the text is one (formats.md 1)."""
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    number = _NUMBERS.get(str(schema.get("type")))
    if number and isinstance(data, str) and number.fullmatch(data):
        return float(data) if "." in data else int(data)
    if isinstance(data, dict) and "properties" in schema:
        properties = schema["properties"]
        return {key: with_numbers(value, properties.get(key, {}), root) for key, value in data.items()}
    if isinstance(data, list) and "items" in schema:
        return [with_numbers(value, schema["items"], root) for value in data]
    return data


@cache
def _validator(name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, validators

    # `$` must mean the end, as in the models, not the last line break
    def whole(_: Any, pattern: str, instance: Any, __: Any) -> Iterable[ValidationError]:
        from jsonschema.exceptions import ValidationError

        if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
            yield ValidationError(f"{instance!r} does not match {pattern!r}")

    strict: Any = validators.extend(Draft202012Validator, {"pattern": whole})  # type: ignore[no-untyped-call]
    validator: Draft202012Validator = strict(schema_of(name))
    return validator


def _relevant(problems: Iterable[ValidationError]) -> Iterable[ValidationError]:
    """The problems, with a choice replaced by those of the alternative that the writer had in mind."""
    for problem in problems:
        if problem.validator != "anyOf":
            yield problem
            continue
        branches: dict[int, list[ValidationError]] = {}
        for inner in problem.context or ():
            branches.setdefault(int(inner.schema_path[0]), []).append(inner)
        meant = [branch for branch in branches.values() if not any(_is_other_type(inner, problem) for inner in branch)]
        if problem.instance == "" or not meant:
            yield problem
        else:
            closest: list[ValidationError] = min(meant, key=len)
            yield from _relevant(closest)


def _is_other_type(inner: ValidationError, choice: ValidationError) -> bool:
    return inner.validator == "type" and len(inner.absolute_path) == len(choice.absolute_path)


def _explained(problem: ValidationError, document: Document, file: str) -> list[Finding]:
    steps = tuple(problem.absolute_path)
    name = _name(steps) or posixpath.basename(document.path)
    place = document.place(steps)
    schema: Any = problem.schema
    rule: Any = problem.validator_value
    instance: Any = problem.instance
    match problem.validator:
        case "additionalProperties":
            unknown = [key for key in instance if key not in schema["properties"]]
            return [_unknown_key(document, steps, key, schema, file) for key in unknown]
        case "required":
            absent = [key for key in rule if key not in instance and f"'{key}'" in problem.message]
            return [_missing(document, steps, key, file) for key in absent if not _is_misspelt(key, problem)]
        case "enum" | "const":
            return [_not_allowed(place, name, instance, rule if problem.validator == "enum" else [rule])]
        case "maxProperties":
            return [error("TG115.one_of", place, name=name, allowed=", ".join(schema["properties"]))]
    if "propertyNames" in problem.absolute_schema_path:
        at = document.place((*steps, instance), of_key=True)
        return [error(f"TG115.{_form(rule)}", at, name=name, value=instance)]
    if instance in ("", [], {}):
        return [error("TG112.empty", place, name=name)]
    if problem.validator in {"type", "anyOf"}:
        return [error(f"TG113.{_wanted(problem)}", place, name=name)]
    if problem.validator == "pattern" and _form(rule) in {"address", "hsa_id"}:
        return [(odd_address if _form(rule) == "address" else odd_hsa_id)(instance, place)]
    if problem.validator == "pattern":
        return [error(f"TG115.{_form(rule)}", place, name=name, value=without_secrets(instance))]
    return [error(f"TG115.{problem.validator}", place, name=name, value=instance, limit=str(rule))]


def _missing(document: Document, steps: tuple[str | int, ...], key: str, file: str) -> Finding:
    """TG112 for a key, with what it is for where it is one of the file itself."""
    place = _top(document, steps)
    said = None if steps else meaning(file, key)
    return error("TG112.meaning", place, name=key, meaning=said) if said else error("TG112", place, name=key)


def _is_misspelt(key: str, problem: ValidationError) -> bool:
    """Whether a key that lacks stands there as one that is unknown, of which it is told what it should be."""
    schema: Any = problem.schema
    if schema.get("additionalProperties") is not False:
        return False
    instance: Any = problem.instance
    return any(nearest(word, schema["properties"]) == key for word in instance if word not in schema["properties"])


def _top(document: Document, steps: Sequence[str | int]) -> Place:
    """Where to say that a key is missing: the key whose map lacks it, or the first line of the file."""
    return document.place(steps, of_key=True) if steps and isinstance(steps[-1], str) else document.place(steps)


def _name(steps: Sequence[str | int]) -> str:
    """The path to a node as a person would say it: `contracts[2].url`, counted from 1."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".")


def _unknown_key(
    document: Document, steps: tuple[str | int, ...], key: str, schema: dict[str, Any], file: str
) -> Finding:
    place = document.place((*steps, key), of_key=True)
    other = None if steps else _kind_with(key, file)
    if other:
        return error("TG103.other_kind", place, name=key, kind=_kind(file), other=other)
    near = nearest(key, schema["properties"])
    if near:
        return error("TG103.nearest", place, name=key, nearest=near)
    return error("TG103", place, name=key, allowed=", ".join(schema["properties"]))


def _kind_with(key: str, file: str) -> str | None:
    """The other kind of entry that has a key, where a file is one kind of them."""
    others = [each for each in _KINDS if each != file and key in schema_of(each)["properties"]]
    return _kind(others[0]) if file in _KINDS and others else None


def _kind(file: str) -> str:
    return str(schema_of(file)["properties"]["kind"]["const"])


def _not_allowed(place: Place, name: str, value: Any, allowed: list[Any]) -> Finding:
    if not isinstance(value, str):
        return error("TG113.string", place, name=name)
    near = nearest(value, allowed)
    if near:
        return error("TG114.nearest", place, name=name, value=value, nearest=near)
    return error("TG114", place, name=name, value=value, allowed=", ".join(map(str, allowed)))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that is most like `word`, if any is like it."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word, sorted(choices), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_NEAR
    )
    return found[0] if found else None


def _wanted(problem: ValidationError) -> str:
    """The kind of node that is wanted: the last part of the key of a text TG113."""
    if problem.validator == "anyOf":
        wanted = {str(inner.validator_value) for inner in problem.context or () if inner.validator == "type"}
        if "array" in wanted:
            return "list_or_map" if "object" in wanted else "text_or_list"
        return "text_or_map"
    wanted_type = problem.validator_value
    return "string" if isinstance(wanted_type, list) else str(wanted_type)


def _form(pattern: str) -> str:
    from tak_gitops.sources import scalars

    return {
        scalars.ID_PATTERN: "hsa_id",
        scalars.ADDRESS_PATTERN: "address",
        scalars.EMAIL_PATTERN: "email",
        scalars.ENVIRONMENT_PATTERN: "environment",
        scalars.WEB_PATTERN: "web",
        scalars.HOST_PATTERN: "host",
        scalars.MAILBOX_PATTERN: "email",
        scalars.PORT_PATTERN: "port",
        scalars.PREFIX_PATTERN: "prefix",
        scalars.KEY_PATTERN: "key",
        scalars.SSH_KEY_PATTERN: "ssh_key",
        WINDOW_PATTERN: "window",
        scalars.DAY_PATTERN: "day",
    }[pattern]
