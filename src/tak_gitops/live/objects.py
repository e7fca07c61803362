"""The plain objects of an export: contracts, logical addresses, components and profiles (domain.md 1)."""

from collections.abc import Sequence

import msgspec

from tak_gitops.findings import warning
from tak_gitops.live.problems import Problems
from tak_gitops.live.row import Row, RowError
from tak_gitops.model.catalogue import Table
from tak_gitops.model.identifiers import fold


class Objects:
    """Objects of one kind by number, and `numbers`: what rows may point to them with.

    Variants A to C point with the id of the object, D and E with the text that identifies it; ids are
    numbers and texts are texts, so that one mapping holds both.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.names: list[str | None] = []
        self.numbers: dict[int | str, int] = {}
        self._folded: dict[str, int] | None = None

    def table(self) -> Table:
        """The objects as the catalogue keeps them."""
        return Table(self.ids, self.names)

    def find(self, reference: int | str) -> int | None:
        """The number of what a row points to, also when letter case or blanks at the end differ."""
        number = self.numbers.get(reference)
        if number is not None or isinstance(reference, int):
            return number
        if self._folded is None:
            self._folded = {}
            for n, identifier in enumerate(self.ids):
                self._folded.setdefault(fold(identifier), n)
        return self._folded.get(fold(reference))

    def resolve(self, row: Row, *spellings: str) -> int:
        """The number of the object that a row points to; raises RowError when there is none."""
        reference = row.reference(*spellings)
        number = self.find(reference)
        if number is None:
            value = str(reference)
            raise RowError(warning("TG301.row", row.place, row=row.name, field=spellings[0], value=value))
        return number


def read_objects(rows: Sequence[msgspec.Raw], kind: str, field: str, problems: Problems) -> Objects:
    """The objects in the list `kind`, identified by the text in `field`; a row without it is a problem.

    Two objects with one id are both kept, and rows with that id lead to the first. The same object twice, as
    variant E lists a component that is both consumer and producer, is one.
    """
    objects = Objects()
    for number, raw in enumerate(rows, 1):
        try:
            row = Row(raw, kind, number, problems.place)
            identifier = row.text(field)
        except RowError as error:
            problems.add(error.finding)
            continue
        first = None if row.id is None else objects.numbers.get(row.id)
        if first is not None:
            if objects.ids[first] == identifier:
                continue
            problems.add(
                warning("TG303", problems.place, row=row.name, identifier=identifier, first=objects.ids[first])
            )
        elif row.id is not None:
            objects.numbers[row.id] = len(objects.ids)
        objects.numbers.setdefault(identifier, len(objects.ids))
        objects.ids.append(identifier)
        objects.names.append(row.optional_text("beskrivning"))
    return objects
