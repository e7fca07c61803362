"""Lines of files, to show what is said of them."""

import pytest

from tak_gitops.findings import Place
from tak_gitops.repository.source_lines import lines_at
from tak_gitops.repository.trees import GivenTree


def lines(path: str, content: bytes, *numbers: int) -> list[str | None]:
    """The lines of a file by their numbers."""
    found = lines_at(GivenTree({path: content}), [Place(path, number, 1) for number in numbers])
    return [found.get((path, number)) for number in numbers]


def test_lines_by_number() -> None:
    """Lines are those that LF ends; what lies beyond the end is not there."""
    assert ["a: å", "b: 2\r", None] == lines("a.yaml", "a: å\nb: 2\r\n".encode(), 1, 2, 9)


def test_a_byte_order_mark_is_no_column() -> None:
    """Columns of the first line count without it."""
    assert ["a: 1"] == lines("a.csv", b"\xef\xbb\xbfa: 1\n", 1)


def test_what_is_not_utf_8_is_replaced() -> None:
    """A line that cannot be read shows where: one sign a byte."""
    assert ["name: V\ufffdrd"] == lines("a.yaml", b"name: V\xe5rd\n", 1)


def test_keys_and_certificates_are_not_shown() -> None:
    """A file that may hold a private key is shown to nobody."""
    assert [None] == lines("systems/tidbok.pem", b"-----BEGIN PRIVATE KEY-----\n", 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("url: https://anna:hemligt@tak.example/x", "url: https://************@tak.example/x"),
        ("url: https://anna:hem@igt@tak.example/x", "url: https://************@tak.example/x"),
        ("url: 'https://h/x?a=1&token=abc' # b", "url: 'https://h/x?a=1&token=***' # b"),
        ("live: {tak_api: https://h/x?key=abc}", "live: {tak_api: https://h/x?key=***}"),
    ],
)
def test_a_secret_in_a_url_is_not_shown(line: str, expected: str) -> None:
    """The log of a run is read by more people than the file; the line keeps its columns."""
    assert ([expected], len(line)) == (lines("a.yaml", line.encode(), 1), len(expected))


def test_a_file_that_is_not_there() -> None:
    """What is said of a file that no longer is, or of an export, has no line."""
    assert {} == lines_at(GivenTree({}), [Place("a.yaml", 1, 1), Place("exports/x.json", 1, 1)])


def test_a_finding_of_a_whole_file() -> None:
    """Without line there is nothing to show."""
    assert {} == lines_at(GivenTree({"a.yaml": b"a: 1\n"}), [Place("a.yaml")])
