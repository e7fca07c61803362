"""Comments as a CommonMark parser sees them: what is in them, and whether all of it is ours."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builders.hostile import COMMIT, RUN
from tak_gitops.reports.comment_marks import split_comments

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
OUR_INLINE = {"<code>", "</code>", "<br>", "<sub>", "</sub>", "</details>"}
OUR_BLOCK = re.compile(r"(<details><summary>[^<>\n]*(<code>&#64;</code>[^<>\n]*)*</summary>|</details>)\n?")
OUR_MARK = re.compile(r"<!-- tak-gitops:plan:[A-Za-z0-9._~%-]+( quiet)? -->\n?")
OUR_APPROVAL = re.compile(f"<!-- tak-gitops:approval {COMMIT} -->")


def foreign(tokens: list[Token]) -> Iterator[str]:
    """What stands in a comment and is not ours."""
    for token in tokens:
        if token.type == "html_block" and not (OUR_BLOCK.fullmatch(token.content) or OUR_MARK.fullmatch(token.content)):
            yield token.content
        in_code = 0
        for child in token.children or ():
            if child.type == "html_inline":
                in_code += {"<code>": 1, "</code>": -1}.get(child.content, 0)
                if child.content not in OUR_INLINE and not OUR_APPROVAL.fullmatch(child.content):
                    yield child.content
            elif child.type == "link_open":
                if child.attrs != {"href": RUN}:
                    yield str(child.attrs)
            elif child.type not in {"text", "strong_open", "strong_close", "softbreak", "link_close"}:
                yield child.type
            if child.type == "text" and not in_code and "@" in child.content:
                yield child.content


def expect_ours(text: str, environment: str) -> None:
    """No element, link, mention or mark in the comment of an environment but ours."""
    tokens = PARSER.parse(text)
    assert [] == list(foreign(tokens))
    assert 1 == sum(each.type == "heading_open" for each in tokens)
    assert not {"code_block", "blockquote_open", "ordered_list_open", "hr"} & {each.type for each in tokens}
    assert [environment] == [each.name for each in split_comments(text)]
    assert text.count("<details>") == text.count("</details>")
    assert not re.search(r"^(::|##\[)", text, re.MULTILINE)
