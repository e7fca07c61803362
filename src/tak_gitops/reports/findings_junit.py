"""What `tak validate` found, as JUnit XML: what CI servers show as the tests of a run."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tak_gitops.reports.excerpt import excerpt
from tak_gitops.reports.findings_report import finding_line
from tak_gitops.reports.style import Style
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Container

    from tak_gitops.findings import Finding
    from tak_gitops.reports.found import Found

_PLAIN = Style()
NAME = "tak validate"


def findings_junit(found: Found, failing: Container[Finding], language: Language) -> str:
    """A test for each finding, in a suite for each file; those in `failing` have failed, others have passed.

    Where nothing is found there is one test that has passed: servers take a run without tests for a broken one.
    """
    failures = sum(finding in failing for finding in found.findings)
    tests = len(found.findings) or 1
    root = Element("testsuites", name=NAME, tests=str(tests), failures=str(failures), errors="0")
    for path, group in groupby(found.findings, key=_path):
        findings = list(group)
        bad = sum(finding in failing for finding in findings)
        name = visible(path) or NAME
        suite = SubElement(root, "testsuite", name=name, tests=str(len(findings)), failures=str(bad), errors="0")
        for finding in findings:
            _case(suite, finding, found, language, has_failed=finding in failing)
    if not found.findings:
        suite = SubElement(root, "testsuite", name=NAME, tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", classname=NAME, name=render(msg("validate.clean", files=found.files), language))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, finding: Finding, found: Found, language: Language, *, has_failed: bool) -> None:
    place = finding.place
    where = ":".join(str(number) for number in (place.line, place.column) if number) if place else ""
    message = render(finding.message, language)
    case = SubElement(
        suite, "testcase", classname=visible(_path(finding)) or NAME, name=f"{finding.rule} {where}".strip()
    )
    text = "\n".join([finding_line(finding, language, _PLAIN), *_shown(finding, found)])
    if has_failed:
        SubElement(case, "failure", type=finding.rule, message=message).text = text
    else:
        SubElement(case, "system-out").text = text


def _shown(finding: Finding, found: Found) -> list[str]:
    line = found.lines.of(finding)
    if line is None or finding.place is None:
        return []
    return list(excerpt(line, finding.place.column, _PLAIN.width, finding.place.path))


def _path(finding: Finding) -> str:
    return finding.place.path if finding.place else ""
