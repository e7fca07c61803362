"""The one form of a YAML file, and what no formatting may touch."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.sources.yaml_form import formed_yaml
from tak_gitops.sources.yaml_layout import layout_of
from tak_gitops.sources.yaml_reader import read_yaml

WORDS = st.sampled_from(
    ["a", "Vårdcentralen Eken", "0012", "yes", "5565594230", "x:y:Z:1", "https://a.example/b?c", "-"]
)
QUOTES = st.sampled_from(["{}", '"{}"', "'{}'"])
COMMENTS = st.sampled_from(["", "", "", " # varför", "   #tätt", "  # å ä ö  "])


def form(text: str) -> str | None:
    """A text in its form."""
    formed = formed_yaml(dedent(text).encode(), "f.yaml")
    return None if formed is None else formed.decode()


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("one blank after the colon", "a:    b\n", "a: b\n"),
        ("lists stand two blanks in", "a:\n- b\n- c\n", "a:\n  - b\n  - c\n"),
        ("two blanks a level", "a:\n    b:\n         c: d\n", "a:\n  b:\n    c: d\n"),
        ("one blank before a comment", "a: b      # c\n", "a: b # c\n"),
        ("a comment follows what it stands before", "a:\n# c\n- b\n", "a:\n  # c\n  - b\n"),
        (
            "a comment that stands deeper stays with its list",
            "a:\n- b\n- c\n  # d\ne: f\n",
            "a:\n  - b\n  - c\n  # d\ne: f\n",
        ),
        ("at most one empty line", "a: b\n\n\n\nc: d\n", "a: b\n\nc: d\n"),
        ("no empty lines first or last", "\n\na: b\n\n\n", "a: b\n"),
        ("no blanks at the end of a line", "a: b   \n# c   \n", "a: b\n# c\n"),
        ("line ends are LF", "a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        ("no byte order mark", "\ufeffa: b\n", "a: b\n"),
        ("a line end at the end", "a: b", "a: b\n"),
        ("no quotes that nothing needs", "a: 'b'\nc: \"d e\"\n", "a: b\nc: d e\n"),
        ("quotes where another reader would see no text", "a: 'yes'\nb: '0012'\n", 'a: "yes"\nb: "0012"\n'),
        (
            "no quotes where there were none",
            "a: yes\nb: 0012\nc: 2026-01-01\nd: ~\n",
            "a: yes\nb: 0012\nc: 2026-01-01\nd: ~\n",
        ),
        ("a flow stays a flow", "a: {b:   c,   d: [e,f]}\n", "a: {b: c, d: [e, f]}\n"),
        ("a text over lines stays", "a: |  # c\n  # no comment\n\n\n  d  \n", "a: | # c\n  # no comment\n\n\n  d  \n"),
        ("the order of keys stays", "b: c\na: d\n", "b: c\na: d\n"),
    ],
)
def test_the_form(rule: str, text: str, expected: str) -> None:
    """Each rule of the form, on a file that breaks it."""
    assert expected == form(text), rule


@pytest.mark.parametrize("text", ["a: [b, # varför\n  c]\n", "a: {b: c, # varför\n  d: e}\n"])
def test_a_file_whose_comment_would_be_lost_is_left_alone(text: str) -> None:
    """Nothing that somebody wrote is lost for the sake of form."""
    assert form(text) is None


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file in some odd layout, with comments and empty lines anywhere."""
    lines = []
    step = draw(st.integers(1, 4))

    def add(line: str) -> None:
        lines.append(line + draw(COMMENTS))
        between = st.sampled_from(["", "  ", "# för sig", " " * step + "# inne"])
        lines.extend(draw(st.lists(between, max_size=2)))

    def block(depth: int) -> None:
        indent = " " * (depth * step)
        for number in range(draw(st.integers(1, 3))):
            kind = draw(st.sampled_from(["scalar", "list", "map"] if depth < 2 else ["scalar"]))
            if kind == "scalar":
                add(f"{indent}k{number}:{' ' * draw(st.integers(1, 3))}{_word(draw)}")
            elif kind == "list":
                add(f"{indent}k{number}:")
                dash = indent + " " * draw(st.integers(0, 3))
                for _ in range(draw(st.integers(1, 3))):
                    add(f"{dash}- {_word(draw)}")
            else:
                add(f"{indent}k{number}:")
                block(depth + 1)

    block(0)
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


def _word(draw: st.DrawFn) -> str:
    word, quote = draw(WORDS), draw(QUOTES)
    return (quote if word != "-" else '"{}"').format(word)


@given(files())
def test_form_changes_nothing_but_form(text: str) -> None:
    """What a file says and all its comments stay, in their order, and a second time nothing is left to do."""
    before = read_yaml(text.encode(), "f.yaml")
    assert before.data is not None
    formed = formed_yaml(text.encode(), "f.yaml")
    assert formed is not None
    assert before.data == read_yaml(formed, "f.yaml").data
    notes = [[each.text for each in layout_of(each).comments] for each in (text, formed.decode())]
    assert notes[0] == notes[1]
    assert formed == formed_yaml(formed, "f.yaml")
