"""Which stage a name is about: people write prod, qa and test into names of hosts, folders and platforms."""

import re

_WORDS = re.compile(r"[^a-z0-9]+")
_STAGES = {
    "dev": "DEV",
    "utv": "DEV",
    "test": "TEST",
    "tst": "TEST",
    "sandbox": "TEST",
    "qa": "QA",
    "acc": "QA",
    "acceptans": "QA",
    "stage": "QA",
    "staging": "QA",
    "prod": "PROD",
    "production": "PROD",
    "produktion": "PROD",
}


def stages(name: str) -> set[str]:
    """The stages that a name names: DEV, TEST, QA or PROD; mostly one or none."""
    return {_STAGES[word] for word in _WORDS.split(name.lower()) if word in _STAGES}
