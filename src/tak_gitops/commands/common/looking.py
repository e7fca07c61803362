"""What the commands that only look begin with: the files as far as they can be read, live, and the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.commands.common.pending import ledger_to_look_at
from tak_gitops.commands.common.state import in_turn, live_of, read_state, selected
from tak_gitops.errors import ExitCode
from tak_gitops.looking.resolve import meant, named
from tak_gitops.looking.search import Search
from tak_gitops.looking.things import Surroundings, things
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.state import State
    from tak_gitops.looking.resolve import Meant
    from tak_gitops.looking.things import Kind
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.state import LedgerState


@dataclass
class Look:
    """The files, and live of the environments that are looked at, as far as it could be had."""

    app: App
    state: State
    environments: Sequence[Environment]
    live: Mapping[str, Catalogue]

    @property
    def is_whole(self) -> bool:
        """Whether live of every environment could be had."""
        return len(self.live) == len(self.environments)

    @cached_property
    def search(self) -> Search:
        """An index over all that is known in these environments."""
        return Search(things(self.state.after.systems.values(), self.surroundings()))

    @cached_property
    def ledger(self) -> LedgerState:
        """The ledger, or nothing where it cannot be had."""
        return ledger_to_look_at(self.app, self.state.root, self.state.after.settings, without="looking.without_ledger")

    def surroundings(self) -> Iterable[Surroundings]:
        """Each environment with what is known of it."""
        for each in self.environments:
            yield Surroundings(each.key, self.state.desired[each.key], self.live.get(each.key))

    def meant(self, text: str, kinds: Collection[Kind]) -> Meant:
        """The thing that a word of the command line means; a guess is told. Raises TakError."""
        found = meant(self.search, text, kinds)
        if found.guessed:
            self.app.tell(msg("looking.guessed", text=text, thing=named(found.thing)))
        if found.near:
            self.app.tell(msg("looking.unknown.near", text=text, choices="; ".join(map(named, found.near))))
        return found


def look(app: App, names: Sequence[str], export: str | None) -> Look:
    """What there is to look at in the environments called `names`; live that cannot be had is told and left out."""
    state = read_state(app, None, only_looking=True)
    wanted = selected(state, names, export)
    found = in_turn(app, wanted, lambda environment: live_of(app, state, environment, export))
    live = {
        environment.key: catalogue
        for environment, catalogue in zip(wanted, found, strict=True)
        if not isinstance(catalogue, ExitCode)
    }
    return Look(app, state, wanted, live)
