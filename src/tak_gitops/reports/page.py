"""Comments as a page of their own, for those who read elsewhere than at a forge: no script, nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem;
  overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
pre {{ overflow-x: auto; }}
th, td {{ overflow-wrap: normal; }}
th, td {{ border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; }}
summary {{ cursor: pointer; }}
</style>
</head>
<body>
"""


def page(comments: Iterable[str], language: Language) -> str:
    """The page of some comments, in which nothing but what we wrote is an element.

    Raises TakError where the extra `web` is not installed.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise fail("report.extra") from None

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    title = render(msg("report.title"), language)
    bodies = "\n<hr>\n".join(parser.render(each) for each in comments)
    return f"{_HEAD.format(language=language, title=title)}{bodies}</body>\n</html>\n"
