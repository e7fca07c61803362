"""What fuzzing makes of bytes before it gives them to a reader: texts, and JSON that is changed node by node."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2**31,
        2**63,
        10**20,
        1.5,
        -0.0,
        "",
        " ",
        "*",
        "SE",
        "å",
        "\x00",
        "\u202e",
        "\ud800",
    ),
    *("a" * 300, "2026-11-23", "2026-11-23T08:00:00Z", "0001-01-01", "9999-12-31T23:59:59+0100", "https://x.example/"),
    *([], {}, [[]], [None], {"": None}, {"id": "1"}, [0, 0]),
)
"""Values of other kinds, and at the edges of theirs."""


def texts_of(content: bytes) -> Iterator[str]:
    """The texts of lines; what is no UTF-8 is half a character, as in the names of files."""
    for line in content.split(b"\n"):
        yield line.decode("utf-8", "surrogateescape")


def nodes_of(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in JSON, as the container and the key or number in it."""
    waiting = [data]
    while waiting:
        inside = waiting.pop()
        if isinstance(inside, dict | list):
            for key, value in list(inside.items()) if isinstance(inside, dict) else list(enumerate(inside)):
                yield inside, key
                waiting.append(value)


def changed_json(content: bytes, seed: int) -> bytes | None:
    """JSON with one node removed, doubled, exchanged for another one or for something odd; None where it is no JSON."""
    try:
        return _changed(json.loads(content), random.Random(seed))  # noqa: S311 - cases, no secrets
    except (ValueError, RecursionError):
        return None


def _changed(data: Any, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        places = list(nodes_of(data))
        if not places:
            break
        inside, key = chance.choice(places)
        other, where = chance.choice(places)
        how = chance.randrange(5)
        if how == 0:
            del inside[key]
        elif how == 1:
            inside[key] = json.loads(json.dumps(other[where]))
        elif how == 2 and isinstance(inside, list):
            inside.insert(key, json.loads(json.dumps(other[where])))
        elif how == 3 and isinstance(inside, dict):
            inside[chance.choice((f"{key}x", str(where), ""))] = inside.pop(key)
        else:
            inside[key] = deepcopy(chance.choice(ODD))
    # half a character cannot be written as UTF-8: it stays an escape
    return json.dumps(data, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
