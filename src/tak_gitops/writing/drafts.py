"""The text of new files: a system, a connection, an access; in the form that `tak fmt` keeps."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.sources.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tak_gitops.model.repository_files import Contact

CSV_FROM = 30
"""So many addresses stand in a CSV file beside the file that has them."""


class Address(NamedTuple):
    """A logical address and the name that the file gives it, if any."""

    hsa_id: str
    name: str | None = None


class Draft(NamedTuple):
    """What a Connection or an Access is to say; an Access has no producer, profile or URL."""

    contracts: tuple[str, ...]
    addresses: tuple[Address, ...]
    consumers: tuple[str, ...]
    producer: str | None = None
    rivta_profile: str | None = None
    url: str | None = None
    description: str | None = None
    prestudy: str | None = None
    reference: str | None = None


class CaseDraft(NamedTuple):
    """What a case is to say (docs/cases.md)."""

    case: str
    contracts: tuple[str, ...] = ()
    system: str | None = None
    window: str | None = None
    text: str | None = None
    prestudy: str | None = None
    reference: str | None = None
    description: str | None = None


def case_file_text(draft: CaseDraft, schema: str | None) -> str:
    """The file of a case; `schema` is the path of its schema, relative to the file, for editors: None names none."""
    lines = [*_schema(schema), "kind: Case", f"case: {draft.case}"]
    for key in ("description", "prestudy", "reference", "system"):
        value = getattr(draft, key)
        if value:
            lines.append(f"{key}: {scalar(value)}")
    lines += _listed("contracts", draft.contracts)
    if draft.window:
        lines.append(f"window: {scalar(draft.window)}")
    if draft.text:
        lines += _text("text", draft.text)
    return "".join(f"{line}\n" for line in lines)


def _schema(path: str | None) -> list[str]:
    return [f"# yaml-language-server: $schema={path}"] if path else []


def _text(key: str, value: str) -> Iterator[str]:
    """A text of one line, or of several in a block."""
    rows = [row.rstrip() for row in value.strip().splitlines()]
    if len(rows) == 1:
        yield f"{key}: {scalar(rows[0])}"
        return
    yield f"{key}: |"
    # a text that begins with blanks would say how deep its block is
    yield from (f"  {row}".rstrip() for row in rows)


def declaration_text(draft: Draft, address_file: str | None, schema: str | None) -> str:
    """The file of a connection or an access; its addresses stand in `address_file` beside it where that is given.

    `schema` is the path of its schema, relative to the file, for editors: None names none.
    """
    return "".join(f"{line}\n" for line in _declaration(draft, address_file, schema))


def _declaration(draft: Draft, address_file: str | None, schema: str | None) -> Iterator[str]:
    yield from _schema(schema)
    yield f"kind: {'Connection' if draft.producer else 'Access'}"
    for key in ("description", "prestudy", "reference", "producer", "rivta_profile", "url"):
        value = getattr(draft, key)
        if value:
            yield f"{key}: {scalar(value)}"
    yield from _listed("contracts", draft.contracts)
    if address_file:
        yield f"logical_addresses: {{file: {scalar(address_file, flow=True)}}}"
    else:
        yield "logical_addresses:"
        for address in draft.addresses:
            if address.name:
                yield f"  - id: {scalar(address.hsa_id)}"
                yield f"    name: {scalar(address.name)}"
            else:
                yield f"  - {scalar(address.hsa_id)}"
    yield from _listed("consumers", draft.consumers)


def _listed(key: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {scalar(value)}" for value in values)


def address_text(addresses: Iterable[Address]) -> str:
    """The CSV file of a long list of addresses."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "name"))
    writer.writerows((address.hsa_id, address.name or "") for address in addresses)
    return text.getvalue()


def system_text(
    organisation: str, name: str, hsa_ids: Mapping[str, str], contacts: Iterable[Contact], schema: str | None
) -> str:
    """The file of a system; `schema` is the path of its schema, relative to the file, for editors: None names none."""
    lines = [
        *_schema(schema),
        f"organisation: {scalar(organisation)}",
        f"name: {scalar(name)}",
        "hsa_ids:",
        *(f"  {environment}: {scalar(hsa_id)}" for environment, hsa_id in hsa_ids.items()),
        *_contacts(contacts),
    ]
    return "".join(f"{line}\n" for line in lines)


def _contacts(contacts: Iterable[Contact]) -> Iterator[str]:
    heading = True
    for contact in contacts:
        if heading:
            heading = False
            yield "contacts:"
        told = [(key, value) for key, value in contact._asdict().items() if value]
        yield f"  - {{{', '.join(f'{key}: {scalar(value, flow=True)}' for key, value in told)}}}"
