"""`tak receipt`: a real answer of TAK compared with the one that was predicted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.errors import ExitCode, UsageError, fail
from tak_gitops.orders.order_file import OrderFile, read_order
from tak_gitops.orders.reply import compare_reply, part_of, read_reply
from tak_gitops.reports.receipt_report import Answered, receipt_json, receipt_text
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.orders.reply import Reply


@command
@argument("order", metavar="ORDER")
@argument("reply", metavar="REPLY")
@option("--part", type=int, metavar="N", help="cli.option.part")
@format_option("text", "json")
def receipt(app: App, order: str, reply: str, *, part: int | None, form: str) -> ExitCode:
    """Compare the answer in the file REPLY, or on standard input where it is `-`, with what ORDER predicts.

    Exit code 0 where the answer proves that the order was taken as predicted, 1 where it proves that it was
    refused, 4 for all else.
    """
    # the folder that an order file lies in is its environment, also where it is named from within that folder
    ordered = read_order(_content(app, order), (app.folder / order).absolute().as_posix())
    answer = read_reply(sys.stdin.buffer.read() if reply == "-" else _content(app, reply))
    if not ordered.receipt:
        raise fail("receipt.none", path=order, environment=ordered.environment)
    if part is not None and not 1 <= part <= len(ordered.parts):
        raise UsageError(msg("receipt.part_range", part=part, path=order, parts=len(ordered.parts)))
    answered = _answered(ordered, order, answer, reply, part)
    if form == "json":
        app.out(receipt_json(answered))
    else:
        app.out(receipt_text(answered, app.language, app.style()))
    return answered.exit_code


def _answered(order: OrderFile, path: str, answer: Reply, shown: str, part: int | None) -> Answered:
    if answer.outcome is not Outcome.ACCEPTED:
        return Answered(order.environment, path, shown, answer, len(order.parts))
    which = part or part_of(order, answer)
    if which is None:
        raise UsageError(msg("receipt.which_part", path=path, parts=len(order.parts)))
    compared = compare_reply(order, which, answer)
    return Answered(order.environment, path, shown, answer, len(order.parts), which, compared)


def _content(app: App, path: str) -> bytes:
    try:
        return (app.folder / path).read_bytes()
    except OSError as problem:
        raise fail("receipt.cannot_read", path=path, problem=problem.strerror or str(problem)) from None
