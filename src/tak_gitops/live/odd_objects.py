"""Objects that are odd and yet usable: kept as they are, and said (domain.md 1, 7 and 10)."""

import re
from collections.abc import Callable

from tak_gitops.findings import note, warning
from tak_gitops.live.problems import Problems
from tak_gitops.model.catalogue import Catalogue, Table
from tak_gitops.model.contracts import NAMESPACE
from tak_gitops.model.identifiers import HSA_ID, URL, fold, is_address

_BLANK = re.compile(r"\s")


def report_odd_objects(catalogue: Catalogue, problems: Problems) -> None:
    """Tell `problems` of objects that only letter case tells apart, and of ids and URLs that TAK would not admit."""
    _look_alikes(catalogue.addresses, problems)
    _look_alikes(catalogue.components, problems)
    _look_alikes(catalogue.contracts, problems)
    _odd_ids(catalogue.addresses, is_address, problems)
    _odd_ids(catalogue.components, _is_component, problems)
    _odd_ids(catalogue.contracts, _is_contract, problems)
    for url in dict.fromkeys(target.url for target in catalogue.targets if target.url is not None):
        if _BLANK.search(url):
            problems.add(warning("TG310", problems.place, url=url))
        elif URL.fullmatch(url) is None:
            problems.add(note("TG311", problems.place, url=url))


def _look_alikes(table: Table, problems: Problems) -> None:
    if table.keys is None:
        return
    spellings: dict[str, list[str]] = {}
    for identifier in table.ids:
        spellings.setdefault(fold(identifier), []).append(identifier)
    for several in spellings.values():
        distinct = dict.fromkeys(several)
        if len(distinct) > 1:
            shown = ", ".join(f'"{identifier}"' for identifier in distinct)
            problems.add(warning("TG304.case", problems.place, spellings=shown))
        elif len(several) > 1:
            problems.add(warning("TG304.doubled", problems.place, identifier=several[0], count=len(several)))


def _odd_ids(table: Table, admitted: Callable[[str], bool], problems: Problems) -> None:
    for identifier in table.ids:
        if not admitted(identifier):
            problems.add(note("TG312", problems.place, identifier=identifier))


def _is_component(identifier: str) -> bool:
    return HSA_ID.fullmatch(identifier) is not None


def _is_contract(identifier: str) -> bool:
    return NAMESPACE.fullmatch(identifier) is not None
