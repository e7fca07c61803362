"""No text can keep a regular expression busy: each takes time in proportion to the text (reliability.md 4)."""

import time

import pytest

from builders.counts import IS_THOROUGH
from builders.patterns import Used, used_patterns

PUMPS = (
    *("a", "A-", "0", " ", "x@", "<", ":", "/", "a.b-", "{", "=", "\\", "urn:riv:a", "SE1-A", "_csrf=", "<form "),
    *('a="', "&a=", "http://", "1.1:", "token=", "-- ", "å", "\t", "(", "T0:", "[tak-gitops 1.1 0", "\n", "a\n", "&#"),
    *('"', "h", "ht", "..", "{a", "//", "?a", "'", "(a - b", ",", "a:", "[", "- ", "<!-- tak-gitops:a:", "x.yaml:1:"),
)
ENDS = ("", "!", "\x00") if IS_THOROUGH else ("", "!")
LENGTH = 100_000 if IS_THOROUGH else 8_000
MOST_SECONDS = 0.05 if IS_THOROUGH else 0.02
"""What is quadratic takes a tenth of a second and more for the shorter texts already."""
PATTERNS = used_patterns()


def test_the_patterns_are_found() -> None:
    """Those of the readers of addresses, contracts, reports and pages are among them."""
    names = {each.name.rpartition(".")[2] for each in PATTERNS}
    assert {"HSA_ID", "_SHORT", "_DAYS", "_ATTRIBUTE", "_KEY"} <= names
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("used", PATTERNS, ids=lambda each: f"{each.name.removeprefix('tak_gitops.')}-{each.method}")
def test_time_grows_with_the_text_and_no_faster(used: Used) -> None:
    """Whatever is repeated, and whatever it ends in: least of several measurements, as the machine may be busy."""
    slow = [(pump, end) for pump in PUMPS for end in ENDS if least_seconds(used, pump, end) > MOST_SECONDS]
    assert [] == slow


def least_seconds(used: Used, pump: str, end: str) -> float:
    """How long the pattern takes for a text, by the processor."""
    text = pump * (LENGTH // len(pump)) + end
    least = 1e9
    for _ in range(3):
        began = time.thread_time()
        used.run(text)
        least = min(least, time.thread_time() - began)
        if least <= MOST_SECONDS:
            break
    return least
