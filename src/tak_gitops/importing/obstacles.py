"""Why a row of live cannot be declared: the strict rules of files, and TAK's own, would refuse it (domain.md 1, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.contracts import namespace, short_form
from tak_gitops.model.identifiers import HSA_ID, URL, is_address
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.entries import Target


class Obstacles:
    """The objects of a catalogue that no file can name, each with the reason, by number."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.addresses = _refused(catalogue.addresses.ids, is_address, msg("importing.because.address"))
        self.contracts = _refused(catalogue.contracts.ids, _is_contract, msg("importing.because.contract"))
        components = catalogue.components.ids
        self.consumers = _refused(components, _is_component, msg("importing.because.consumer"))
        self.targets = {
            number: reason
            for number, target in enumerate(catalogue.targets)
            if (reason := _of_target(target, catalogue))
        }


def _refused(ids: Sequence[str], admitted: Callable[[str], bool], reason: Message) -> Mapping[int, Message]:
    return {number: reason for number, identifier in enumerate(ids) if not admitted(identifier)}


def _of_target(target: Target, catalogue: Catalogue) -> Message | None:
    if target.producer is None or target.rivta_profile is None or target.url is None:
        return msg("importing.because.hidden")
    if not _is_component(target.producer) or catalogue.components.find(target.producer) is None:
        return msg("importing.because.producer")
    if not URL.fullmatch(target.url):
        return msg("importing.because.url")
    if not target.rivta_profile or not target.rivta_profile.isprintable():
        return msg("importing.because.profile")
    return None


def _is_component(identifier: str) -> bool:
    return HSA_ID.fullmatch(identifier) is not None


def _is_contract(identifier: str) -> bool:
    return namespace(short_form(identifier)) == identifier
