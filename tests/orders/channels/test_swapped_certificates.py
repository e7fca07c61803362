"""R10: what lets us into one TAK-web lets no order into another: authorities, certificates and users."""

import ssl
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from builders.certificates import Authority, Pem
from builders.fake_takweb import PASSWORD, USER, FakeTakweb
from builders.takweb_orders import ACCEPTED, ready
from tak_gitops.errors import TakError

OWN_OR_OTHER = ("own", "other")


class Platform:
    """A TAK-web that shows a certificate of its own authority, and lets in whom that authority vouches for."""

    def __init__(self, folder: Path, name: str) -> None:
        self.authority = Authority(folder, f"CA {name}")
        self.client: Pem = self.authority.issue(f"klient-{name}")
        server = self.authority.issue(f"server-{name}")
        self.trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.trust.load_cert_chain(server.certificate, server.key)
        self.trust.load_verify_locations(self.authority.file)
        self.trust.verify_mode = ssl.CERT_REQUIRED


@pytest.fixture(scope="module")
def platforms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Platform]:
    """The one that an order is for, and another."""
    folder = tmp_path_factory.mktemp("platforms")
    return {name: Platform(folder, name) for name in OWN_OR_OTHER}


@pytest.mark.parametrize(("authority", "client", "user"), [*product(OWN_OR_OTHER, repeat=3)])
def test_only_what_belongs_together_lets_an_order_in(
    authority: str, client: str, user: str, platforms: dict[str, Platform]
) -> None:
    """With anything of the other platform nothing is ordered, and no password leaves for a server that is not ours."""
    shown = platforms[client].client
    with FakeTakweb(trust=platforms["own"].trust, reply=ACCEPTED) as fake:
        arguments: dict[str, Any] = {
            "user": USER if user == "own" else "annan",
            "password": PASSWORD,
            "certificate": str(shown.certificate),
            "key": str(shown.key),
            "authorities_file": str(platforms[authority].authority.file),
        }
        if {authority, client, user} == {"own"}:
            assert "accepted" == ready(fake, **arguments).send().kind
            return
        with pytest.raises(TakError):
            ready(fake, **arguments)
        assert [] == fake.orders
        assert authority == client == "own" or fake.asked == []
