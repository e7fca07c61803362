"""Reports of TAK-web, and orders whose prediction they are."""

from datetime import date

import msgspec

from builders.changes import small_order
from tak_gitops.orders.order_file import OrderFile
from tak_gitops.sources.json_order import Timing

TIMING = Timing(date(2026, 11, 23), date(2026, 12, 1), version=137)
_BODY = (
    "Inkludera:",
    "Logiska adresser:",
    "Nyskapad: SE2321000131-NY",
    "Anropsbehörigheter:",
    "Nyskapad: SE2321000131-NY - SE2321000131-JOURNALQA - urn:riv:x:MakeBookingResponder:1  (D - D+100)",
    "",
    "Exkludera:",
    "Vägval:",
    "Deaktiverad: SE2321000131-E2 - urn:riv:x:MakeBookingResponder:1 - SE1 - RIVTABP21 - https://å (2020-01-01 - D-1)",
)


def predicted_order() -> OrderFile:
    """A small order that takes effect on the day of `TIMING`, with its prediction."""
    return msgspec.structs.replace(small_order(), receipt=(_BODY,))


def report_of(order: OrderFile, timing: Timing = TIMING) -> str:
    """What TAK-web reports when it does what was predicted of the only part of an order."""
    (payload,), (body,) = order.parts, order.receipt
    heading = [
        f"Plattform: {order.platform}",
        "Format Version: 1.0",
        f"Version: {timing.version}",
        f"Beställningstidpunkt: {timing.ordered_on}",
        f"Genomförandetidpunkt: {timing.execute_on}",
        f"Utförare: {payload['utforare']}",
        f"Kommentar: {payload['kommentar']}",
    ]
    day, end = timing.execute_on, date(timing.execute_on.year + 100, timing.execute_on.month, timing.execute_on.day)
    before = date.fromordinal(day.toordinal() - 1)
    lines = [line.replace("D+100", str(end)).replace("D-1", str(before)).replace("(D ", f"({day} ") for line in body]
    return "\n".join([*heading, "", *lines, ""])


def recorded_order(reply: str) -> tuple[OrderFile, Timing]:
    """The order of a recorded report as if that had been predicted, and the timing that it was sent with."""
    lines = reply.removesuffix("\n").split("\n")
    first = lines.index("Inkludera:")
    heading = dict(line.split(": ", 1) for line in lines[:first] if line)
    payload = {
        "plattform": heading["Plattform"],
        "formatVersion": float(heading["Format Version"]),
        "utforare": None if heading["Utförare"] == "null" else heading["Utförare"],
        "kommentar": heading["Kommentar"],
    }
    order = msgspec.structs.replace(
        small_order(),
        platform=heading["Plattform"],
        execute_on=None,
        receipt=(tuple(lines[first:]),),
        parts=(payload,),
    )
    ordered_on, execute_on = (
        date.fromisoformat(heading[name]) for name in ("Beställningstidpunkt", "Genomförandetidpunkt")
    )
    return order, Timing(ordered_on, execute_on, int(heading["Version"]))
