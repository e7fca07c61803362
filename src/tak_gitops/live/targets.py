"""Where routings lead: a producer's URL under a profile, as far as the variant of the export tells."""

from collections.abc import Iterable, Sequence

import msgspec

from tak_gitops.findings import warning
from tak_gitops.live.objects import Objects
from tak_gitops.live.problems import Problems
from tak_gitops.live.row import Row, RowError
from tak_gitops.model.entries import Target

KIND = "anropsadress"


class Targets:
    """Distinct targets by number, and `numbers`: what a routing may point to them with.

    `listed` is how many URL rows the export has.
    """

    def __init__(self) -> None:
        self.numbers: dict[int | str, int] = {}
        self.listed = 0
        self._numbers_of: dict[Target, int] = {}
        self._by_url: dict[str, list[Target]] = {}

    def add(self, target: Target, url: str) -> int:
        """The number of a target that the export lists with this URL."""
        self.listed += 1
        self._by_url.setdefault(url, []).append(target)
        return self.number(target)

    def number(self, target: Target) -> int:
        """The number of a target, given to it now if it is new."""
        return self._numbers_of.setdefault(target, len(self._numbers_of))

    def at(self, url: str) -> int | None:
        """The number of what is known of a routing that names only its URL, or None where no target has the URL.

        When several have it, what they agree on is known and the rest is None: the routing may lead to any
        of them (domain.md 4.6, Export D).
        """
        several = self._by_url.get(url)
        if several is None:
            return None
        producer = _agreed(target.producer for target in several)
        return self.number(Target(producer, _agreed(target.rivta_profile for target in several), url))

    def point_by_url(self) -> None:
        """Let every URL lead to what is known of it."""
        for url in self._by_url:
            number = self.at(url)
            if number is not None:
                self.numbers[url] = number

    def distinct(self) -> list[Target]:
        """Every target by its number."""
        return list(self._numbers_of)


def read_targets(rows: Sequence[msgspec.Raw], components: Objects, profiles: Objects, problems: Problems) -> Targets:
    """The targets in the list of URLs, by id; a URL whose producer or profile cannot be found is kept, with None."""
    targets = Targets()
    for position, raw in enumerate(rows, 1):
        try:
            row = Row(raw, KIND, position, problems.place)
            url = row.text("adress")
        except RowError as error:
            problems.add(error.finding)
            continue
        producer = _owner(row, components, "tjanstekomponent", problems)
        number = targets.add(Target(producer, _owner(row, profiles, "rivtaprofil", problems), url), url)
        if row.id is not None and targets.numbers.setdefault(row.id, number) != number:
            first = targets.distinct()[targets.numbers[row.id]].url or ""
            problems.add(warning("TG303", problems.place, row=row.name, identifier=url, first=first))
    return targets


def _owner(row: Row, owners: Objects, relation: str, problems: Problems) -> str | None:
    try:
        return owners.ids[owners.resolve(row, relation)]
    except RowError:
        problems.add(warning("TG301.target", row.place, row=row.name, field=relation))
        return None


def _agreed(values: Iterable[str | None]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
