"""Every file that a user writes in its one form."""

from __future__ import annotations

from typing import NamedTuple

from tak_gitops.findings import Finding, Place, has_errors, warning
from tak_gitops.sources.address_file import read_address_file
from tak_gitops.sources.characters import decode


class Formed(NamedTuple):
    """A file in its one form; None where it stays as it is, and its findings say why."""

    content: bytes | None
    findings: tuple[Finding, ...] = ()


def formed(path: str, content: bytes) -> Formed:
    """The file at `path`, YAML or CSV by its ending, in its one form.

    Findings: the errors of a file that cannot be used, and TG180 where comments or line breaks stand so that nothing
    can be moved without touching what the file says.
    """
    decoded = decode(content, path)
    if decoded.text is None:
        return Formed(None, decoded.findings)
    if path.endswith(".csv"):
        from tak_gitops.sources.csv_form import formed_csv

        problems = read_address_file(content, path).findings
        result = None if has_errors(list(problems)) else formed_csv(content, path)
    else:
        from tak_gitops.sources.yaml_formed import is_plainly_formed

        if is_plainly_formed(decoded.text) and decoded.text.encode() == content:
            return Formed(content)
        from tak_gitops.sources.yaml_form import formed_yaml
        from tak_gitops.sources.yaml_reader import read_yaml

        problems = read_yaml(content, path).findings
        result = None if has_errors(list(problems)) else formed_yaml(content, path)
    errors = tuple(each for each in problems if has_errors([each]))
    if result is None and not errors:
        errors = (warning("TG180", Place(path)),)
    return Formed(result, errors)
