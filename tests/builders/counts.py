"""How many examples a law is tried on: few with all other tests, as many as are promised before a release."""

import os

from hypothesis import settings

IS_THOROUGH = os.environ.get("TAK_TEST_PROFILE") == "thorough"


def promised(count: int, few: int | None = None) -> settings:
    """Settings of a law of which `count` examples are promised (reliability.md 4): so many in the thorough profile.

    Else as many as the profile has, or `few` where each takes long.
    """
    return settings(max_examples=count if IS_THOROUGH else few or settings().max_examples)
