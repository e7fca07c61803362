"""Addresses that two programs read in two ways: what is held for safe is asked just where it seems to lead."""

import httpx
import pytest

from tak_gitops.model.web_address import is_loopback, is_safe, origin

SIGNS = "\\@#?%[]<>^`{}|\"' \t\n\r\x00\x7f\x85\u00a0\u2028\u3002\uff0e\uff0f\u200b\u00ad\ufeff"
HOSTS = (
    *(
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0",
        "localhost.",
        "LOCALHOST",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ),
    *("[::]", "0.0.0", "127.0.0.1.example", "localhost.example", "xlocalhost", "169.254.169.254", "[fe80::1%25eth0]"),
    *("127.0.0.1:80", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:٣", "127.0.0.1:", "127.0.0.1:80:80"),
    *("a@127.0.0.1", "127.0.0.1@ond.example", "a:b@127.0.0.1", "a:b@127.0.0.1@ond.example", "127.0.0.1%2f@ond.example"),
    *(
        "127.0.0.1%00.ond.example",
        "127.0.0.1\uff0eond.example",
        "ⓛocalhost",
        "loc\u00adalhost",
        "ｌocalhost",
        "１２７.0.0.1",
    ),
    *(
        "",
        ".",
        "..",
        "-",
        "*",
        "[",
        "]",
        "[]",
        "[::1",
        "::1]",
        "[::1]x",
        "[v1.x]",
        "ond.example",
        "xn--nxasmq6b",
        "å.example",
    ),
)
SCHEMES = (
    "http",
    "https",
    "HTTP",
    "hTTps",
    "ftp",
    "file",
    "gopher",
    "javascript",
    "data",
    "ws",
    "http+unix",
    "",
    "h\tttp",
)
CORPUS = [
    *(f"http://{host}/x" for host in HOSTS),
    *(f"https://{host}/x" for host in HOSTS),
    *(f"{scheme}://127.0.0.1/x" for scheme in SCHEMES),
    *(f"http://127.0.0.1{sign}ond.example/" for sign in SIGNS),
    *(f"http://ond.example{sign}@127.0.0.1/" for sign in SIGNS),
    *(f"http://127.0.0.1{sign}@ond.example/" for sign in SIGNS),
    *(
        "http:127.0.0.1",
        "http:/127.0.0.1",
        "http:///127.0.0.1",
        "//127.0.0.1",
        "http:\\\\127.0.0.1",
        " http://127.0.0.1",
    ),
    *("http://127.0.0.1\\@ond.example", "http://ond.example#@127.0.0.1", "http://ond.example?@127.0.0.1", "127.0.0.1"),
]


def asked(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of the server that httpx asks for an address; None where it asks none."""
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError):
        return None
    if found.scheme not in {"http", "https"} or not found.host:
        return None
    return found.scheme, found.raw_host.decode("ascii"), found.port or {"http": 80, "https": 443}[found.scheme]


@pytest.mark.parametrize("url", CORPUS, ids=repr)
def test_both_read_one_server(url: str) -> None:
    """An address that is held for safe is refused by httpx, or asked of that server: encrypted, or on this machine."""
    if not is_safe(url):
        return
    seen = origin(url)
    assert seen is not None
    there = asked(url)
    host = seen.host if seen.host.isascii() else seen.host.encode("idna").decode("ascii")
    assert there is None or there == (seen.scheme, host, seen.port)
    assert there is None or there[0] == "https" or is_loopback(there[1])


def test_the_corpus_is_large() -> None:
    """And so many of it are held for unsafe."""
    assert len(set(CORPUS)) >= 150
    assert sum(not is_safe(url) for url in set(CORPUS)) >= 75
