"""Few orders, as a desk finds them in its ledger."""

from collections.abc import Mapping

from tak_gitops.errors import fail
from tak_gitops.orders.channels.desk import Gone, admitted_names

TAK = "SE2321000131-TAKWEB"
ORDER = '{"plattform": "NTJP-QA", "kommentar": "åäö"}\n'.encode()
ADMITTED = admitted_names([TAK, "CN=takweb.example"])
GET = "GET /ntjp-qa/takOrders/137 HTTP/1.1"


class FewOrders:
    """One order of each kind, and a ledger that cannot be read for some."""

    def get(self, environment: str, number: int) -> bytes | Gone | None:
        """The order 137 of ntjp-qa."""
        if number == 503:
            raise fail("ledger.damaged")
        known: Mapping[tuple[str, int], bytes | Gone] = {
            ("ntjp-qa", 137): ORDER,
            ("ntjp-qa", 136): Gone("verified"),
            ("ntjp-qa", 999_999_999_999_999_999): ORDER,
            ("sll.prod_2-x", 1): ORDER,
        }
        return known.get((environment, number))
