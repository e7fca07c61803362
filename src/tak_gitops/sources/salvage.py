"""What can be read of a document that is not as it should be, so that one mistake does not hide the next.

A key that is misspelt is read as the one that was meant; what is wrong beyond that is left out, with the smallest
node that it makes useless. Nothing that is read this way is ever ordered: it is only looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.sources.judge import explain, nearest, problems_of, with_known_numbers
from tak_gitops.sources.yaml_reader import Document, Marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema.exceptions import ValidationError
    from pydantic import BaseModel

    from tak_gitops.findings import Finding

Steps = tuple[str | int, ...]

_ROUNDS = 8
"""How often a document is looked at again: each time the node above may turn out to be useless too."""
_STAND_INS: dict[str, dict[str, Any]] = {
    "settings": {},
    "system": {"organisation": "x", "name": "x", "hsa_ids": {"x": "x"}},
    "environment": {},
    "connection": {"producer": "x", "contracts": ["x"], "logical_addresses": ["x"]},
    "access": {"consumers": ["x"], "contracts": ["x"], "logical_addresses": ["x"]},
    "case": {"contracts": ["x"], "system": "x", "text": "x"},
}
"""What stands for keys that are missing, so that a model takes the rest; a file of another kind is used whole only."""


class Salvaged(NamedTuple):
    """What could be read: None where nothing could. `unread` are the keys at the top that lack something.

    `findings` are all that there is to say of the document as it was written.
    """

    document: Document
    model: BaseModel | None
    unread: frozenset[str]
    findings: list[Finding]


class Meant(NamedTuple):
    """A document whose kind is plain although it is not written as it should be."""

    kind: str
    document: Document


def with_kind(document: Document) -> Meant | None:
    """The document with the kind that its `kind` is a misspelling of, or that only one has a key of; None otherwise."""
    if not isinstance(document.data, dict):
        return None
    kinds = ("Connection", "Access", "Case")
    data, marks = _copied(document.data, document.marks)
    key = next((key for key in data if key.casefold() == "kind"), None)
    if key is None:
        meant = next((kind for own, kind in (("producer", "Connection"), ("case", "Case")) if own in data), None)
        key, at = "kind", marks.here
    else:
        said, at = data[key], marks.keys[key]
        meant = nearest(said, kinds) if isinstance(said, str) and said else None
        if key == "kind" and said in kinds:
            # it is something else that does not stand in such a file
            meant = None
    if meant is None:
        return None
    if key != "kind":
        _take(data, marks, key)
    data["kind"], marks.keys["kind"], marks.values["kind"] = meant, at, at
    return Meant(meant.lower(), document._replace(data=data, marks=marks))


def salvage(document: Document, name: str) -> Salvaged:
    """What can be read of a document that the schema called `name` does not take."""
    findings = explain(document, name)
    if name not in _STAND_INS or not isinstance(document.data, dict):
        return Salvaged(document, None, frozenset(), findings)
    data, marks = _copied(document.data, document.marks)
    copy = document._replace(data=data, marks=marks)
    while _renamed(copy, name):
        findings += [each for each in explain(copy, name) if each not in findings]
    unread: set[str] = set()
    for _ in range(_ROUNDS):
        problems = list(problems_of(copy, name))
        missing = {str(key) for each in problems for key in _missing_at_the_top(each)}
        useless = {steps for each in problems for steps in _useless(each)}
        unread |= missing | {str(steps[0]) for steps in useless if steps}
        if not useless:
            return Salvaged(copy, _model(copy, name, missing), frozenset(unread), findings)
        if () in useless:
            break
        _leave_out(copy, useless)
    return Salvaged(document, None, frozenset(), findings)


def _model(document: Document, name: str, missing: Iterable[str]) -> BaseModel | None:
    """The model of what is left, with something in place of the keys that are missing."""
    from pydantic import ValidationError

    from tak_gitops.sources.documents import FILES

    stand_ins = _STAND_INS[name]
    if not stand_ins.keys() >= set(missing):
        return None
    padded = {**with_known_numbers(document.data, name), **{key: stand_ins[key] for key in missing}}
    try:
        return FILES[name].model_validate(padded)
    except ValidationError:
        return None


def _renamed(document: Document, name: str) -> bool:
    """Whether any unknown key was plainly another one that is missing, and has got its name."""
    renamed = False
    for problem in problems_of(document, name):
        if problem.validator != "additionalProperties":
            continue
        schema: Any = problem.schema
        data, marks = _node(document, tuple(problem.absolute_path))
        for key in [key for key in data if key not in schema["properties"]]:
            meant = nearest(key, schema["properties"])
            if meant and meant not in data:
                data[meant] = data[key]
                marks.keys[meant], marks.values[meant] = marks.keys[key], marks.values[key]
                _take(data, marks, key)
                renamed = True
    return renamed


def _missing_at_the_top(problem: ValidationError) -> list[str]:
    rule: Any = problem.validator_value
    instance: Any = problem.instance
    if problem.validator != "required" or problem.absolute_path:
        return []
    return [key for key in rule if key not in instance]


def _useless(problem: ValidationError) -> list[Steps]:
    """The nodes that a problem makes useless; the document itself where nothing smaller is."""
    steps = tuple(problem.absolute_path)
    schema: Any = problem.schema
    instance: Any = problem.instance
    match problem.validator:
        case "additionalProperties":
            return [(*steps, key) for key in instance if key not in schema["properties"]]
        case "required":
            return [steps] if steps else []
    if "propertyNames" in problem.absolute_schema_path:
        return [(*steps, str(instance))]
    return [steps]


def _leave_out(document: Document, useless: Iterable[Steps]) -> None:
    """Take nodes out of a document, from the end so that numbers keep, and what is empty after that."""
    for steps in sorted(useless, key=lambda each: [str(step).rjust(9, "0") for step in each], reverse=True):
        for end in range(len(steps), 0, -1):
            try:
                data, marks = _node(document, steps[: end - 1])
                _take(data, marks, steps[end - 1])
            except (KeyError, IndexError, TypeError):
                break  # it went with a node above
            if data:
                break


def _take(data: Any, marks: Any, step: str | int) -> None:
    del data[step], marks.values[step]
    marks.keys.pop(step, None)


def _node(document: Document, steps: Steps) -> tuple[Any, Any]:
    data, marks = document.data, document.marks
    for step in steps:
        data, marks = data[step], marks.values[step]  # type: ignore[union-attr]
    return data, marks


def _copied(data: Any, marks: Any) -> tuple[Any, Any]:
    """Data and places that may be changed."""
    if isinstance(data, dict):
        every = {key: _copied(value, marks.values[key]) for key, value in data.items()}
        values: Any = {key: each[1] for key, each in every.items()}
        return {key: each[0] for key, each in every.items()}, Marks(marks.here, dict(marks.keys), values)
    if isinstance(data, list):
        items = [_copied(value, mark) for value, mark in zip(data, marks.values, strict=True)]
        return [each[0] for each in items], Marks(marks.here, {}, [each[1] for each in items])
    return data, marks
