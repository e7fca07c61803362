"""The channel of an environment, made ready for one attempt (reliability.md 5.3, S3)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.access import access_for
from tak_gitops.errors import TakError
from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.order_text import Sender, order_text
from tak_gitops.sources.resolve import resolve
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.commands.submitting.sending import Attempt
    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.model.repository_files import Channel, Contact, Declared, Environment
    from tak_gitops.orders.channels.sending import Prepared
    from tak_gitops.orders.order_file import Line


class Ready(NamedTuple):
    """An attempt that is ready to leave, and by which channel."""

    channel: str
    order: Prepared


def prepare(run: Submission, declared: Declared, environment: Environment, attempt: Attempt) -> Ready:
    """Log in to where an environment's orders go, and make one ready; nothing is sent.

    Raises TakError where the environment does not say how orders leave, or the channel does not let us in.
    """
    if attempt.entry.order.asked:
        return _case(run, environment, attempt)
    channel = environment.channel
    if channel is None:
        raise TakError(msg("submit.no_channel", environment=environment.key, path=environment.path))
    if channel.kind == "takweb":
        from tak_gitops.orders.channels.takweb import prepare_takweb
        from tak_gitops.orders.channels.takweb_answer import judge_for

        access = access_for(run.app, environment.key, channel.location, purpose="TAKWEB")
        judge = judge_for(attempt.order, attempt.entry.order.part, attempt.content)
        return Ready("takweb", prepare_takweb(channel.location, attempt.content, judge, access))
    text = _text(run, declared, environment, attempt, enclosed=channel.kind == "smtp")
    if channel.kind == "smtp":
        return Ready("smtp", _mailed(run, environment, channel, attempt, text))
    if channel.kind == "desk":
        from tak_gitops.orders.channels.desk import PublishedOrder

        return Ready("desk", PublishedOrder())
    from tak_gitops.orders.channels.file import prepare_file

    folder = _folder(run, environment, channel)
    return Ready("file", prepare_file(folder, _name(attempt), attempt.content, text))


def _case(run: Submission, environment: Environment, attempt: Attempt) -> Ready:
    """A case leaves as its text, which is all that there is of it."""
    channel = environment.cases
    if channel.kind == "smtp":
        return Ready("smtp", _mailed(run, environment, channel, attempt, attempt.content.decode()))
    from tak_gitops.orders.channels.file import prepare_text

    return Ready("file", prepare_text(_folder(run, environment, channel), _name(attempt), attempt.content))


def _folder(run: Submission, environment: Environment, channel: Channel) -> Path:
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(environment.path), channel.location))
    return run.root / folder / environment.key


def _name(attempt: Attempt) -> str:
    """What the files of an attempt are called: as the order file, with the part and, when it is sent again, so."""
    order = attempt.entry.order
    name = posixpath.basename(order.path).removesuffix(".json")
    case = "-arende" if order.asked else ""
    again = f"-forsok-{attempt.number}" if attempt.number > 1 else ""
    return f"{name}{case}-{order.part}av{order.parts}{again}"


def _mailed(run: Submission, environment: Environment, channel: Channel, attempt: Attempt, text: str) -> Prepared:
    from tak_gitops.orders.channels.mail import Letter, compose
    from tak_gitops.orders.channels.smtp import prepare_smtp

    if channel.mailbox is None:
        raise TakError(msg("submit.no_channel", environment=environment.key, path=environment.path))
    order, number = attempt.entry.order, attempt.number
    letter = Letter(
        seq=order.seq,
        attempt=number,
        digest=attempt.order.short_digest,
        platform=order.platform,
        ordered_by=order.ordered_by,
        text=text,
        payload=None if order.asked else attempt.content,
        duplicate_of=number - 1 if attempt.entry.possible_duplicate else None,
        what=render(msg(f"case.kind.{order.asked.case}"), "sv") if order.asked else "",
    )
    access = access_for(run.app, environment.key, f"smtp://{channel.location}", purpose="SMTP")
    return prepare_smtp(channel.location, channel.mailbox, compose(letter, channel.mailbox, run.now()), access)


def _text(run: Submission, declared: Declared, environment: Environment, attempt: Attempt, *, enclosed: bool) -> str:
    order = attempt.entry.order
    rows = [line for line in order.lines if line.kind in set(Kind)]
    live = run.live(environment)
    names = {hsa_id: each.title for each in declared.systems.values() if (hsa_id := each.hsa_id(environment.key))}
    names |= {line.key["hsa_id"]: str((line.after or {})["name"]) for line in order.lines if line not in rows}
    mentioned = _mentioned(rows)
    desired, _ = resolve(declared, environment.key)
    in_files = desired.address_names({fold(each) for each in mentioned})
    for each in mentioned:
        name = live.addresses.name(each) or live.components.name(each) or in_files.get(fold(each))
        names |= {each: name} if name else {}
    sender = Sender(order.ordered_by, _contact(declared, environment.key, rows), names)
    return order_text(attempt.order, order.part, sender, attempt.timing, enclosed=enclosed)


def _mentioned(lines: list[Line]) -> set[str]:
    found = set()
    for line in lines:
        found |= {line.key["logical_address"], line.key.get("consumer")}
        found |= {target["producer"] for target in (line.before, line.after) if target}
    return {each for each in found if each}


def _contact(declared: Declared, environment: str, lines: list[Line]) -> Contact | None:
    """Whom to ask: a contact of a system that the order is about, of a producer and technical before others."""
    producers: set[str] = set()
    consumers: set[str] = set()
    for line in lines:
        target = line.after or line.before
        found, component = (producers, target["producer"]) if target else (consumers, line.key["consumer"])
        found.add(fold(component or ""))
    ranked: list[tuple[bool, bool, Contact]] = []
    for system in declared.systems.values():
        key = fold(system.hsa_id(environment) or "")
        if key in producers or key in consumers:
            ranked += [(key not in producers, contact.role != "technical", contact) for contact in system.contacts]
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None
