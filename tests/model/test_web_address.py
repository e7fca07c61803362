"""Which addresses may be asked, and how they are shown (formats.md 6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.model.web_address import Origin, holds_secrets, is_loopback, is_safe, origin, without_secrets


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://tak.region.example/tak-services", Origin("https", "tak.region.example", 443)),
        ("HTTPS://TAK.Region.Example", Origin("https", "tak.region.example", 443)),
        ("http://localhost:8080/x", Origin("http", "localhost", 8080)),
        ("http://[::1]:8080/x", Origin("http", "::1", 8080)),
        ("ftp://tak.region.example", None),
        ("tak.region.example", None),
        ("https://", None),
        ("https://host:port/", None),
        ("https://[::1/", None),
    ],
)
def test_the_server_of_an_address(url: str, expected: Origin | None) -> None:
    """Scheme, host and port make a server; what names none is none."""
    assert expected == origin(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://tak.region.example/", True),
        ("http://tak.region.example/", False),
        ("http://127.0.0.1:8080/", True),
        ("http://127.9.9.9/", True),
        ("http://[::1]/", True),
        ("http://localhost/", True),
        ("http://localhost.region.example/", False),
        ("http://127.0.0.1.region.example/", False),
        ("http://10.0.0.1/", False),
        ("gopher://127.0.0.1/", False),
    ],
)
def test_plain_http_is_for_this_machine(url: str, expected: bool) -> None:
    """Anything else is https."""
    assert expected == is_safe(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://anna:hemligt@host/x", "https://***@host/x"),
        ("https://anna@host/x", "https://***@host/x"),
        ("https://anna:h@ml@gt@host/x", "https://***@host/x"),
        ("https://host/x?mail=a@b", "https://host/x?mail=a@b"),
        ("https://host", "https://host"),
        ("https://host/x?token=abc123", "https://host/x?token=***"),
        ("https://host/x?a=1&Access_Token=abc&b=2", "https://host/x?a=1&Access_Token=***&b=2"),
        ("https://host/x?api-key=a;sig=b", "https://host/x?api-key=***;sig=***"),
        ("https://host/x?a=b?token=abc&?key=c", "https://host/x?a=b?token=***&?key=***"),
        ("https://host/x?token=a?key=b;c=d", "https://host/x?token=***;c=d"),
        ("https://host/x?keyword=a&monkey=b", "https://host/x?keyword=a&monkey=b"),
    ],
)
def test_a_secret_is_not_shown(url: str, expected: str) -> None:
    """What stands before the host is masked, and what is called a key or a token, and nothing else."""
    assert (expected, "***" in expected) == (without_secrets(url), holds_secrets(url))


@given(secret=st.text(st.characters(exclude_characters="/?#", codec="utf-8"), min_size=1, max_size=30))
def test_no_part_of_a_secret_is_shown(secret: str) -> None:
    """Whatever stands between the scheme and the last @ of the host is gone."""
    assert "https://***@host/x" == without_secrets(f"https://{secret}@host/x")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine(host: str) -> None:
    """Loopback addresses and their name."""
    assert is_loopback(host)
