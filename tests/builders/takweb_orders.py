"""An order for the fake TAK-web: what it is sent as, what is reported of it, and how it is made ready."""

from typing import Any

from builders.fake_server import access
from builders.fake_takweb import PASSWORD, USER, FakeTakweb, report
from builders.reports import TIMING, predicted_order, report_of
from tak_gitops.live.http.access import Access
from tak_gitops.orders.channels.takweb import TakwebOrder, prepare_takweb
from tak_gitops.orders.channels.takweb_answer import judge_for
from tak_gitops.sources.json_order import encode, filled

ORDER = predicted_order()
REPORT = report_of(ORDER)
PAYLOAD = encode(filled(ORDER.parts[0], TIMING))
ACCEPTED = report(REPORT)
SHORT = 0.4
"""Seconds that a request may take where it is to take too long."""


def ready(fake: FakeTakweb, payload: bytes = PAYLOAD, *, seconds: float = 5, **attributes: Any) -> TakwebOrder:
    """An order that is ready to be posted."""
    return prepare_takweb(fake.url, payload, judge_for(ORDER, 1, PAYLOAD), reach(**attributes), seconds=seconds)


def reach(**attributes: Any) -> Access:
    """The recorded user, but for what is said."""
    return access(**{"user": USER, "password": PASSWORD, **attributes})
