"""How a platform looks rows up beside the exact address: settings of its VP (domain.md 5)."""

from typing import NamedTuple


class Climb(NamedTuple):
    """Whether parents in the HSA tree are asked; `excepted` are beginnings of namespaces for which it is the other way.

    The platform's `hsa.lookup.….defaultEnabled` and `….exceptedNamespaces`.
    """

    enabled: bool = True
    excepted: tuple[str, ...] = ()

    def asks(self, contract: str) -> bool:
        """Whether parents are asked for a contract; letter case counts here."""
        is_excepted = any(contract.startswith(each) for each in self.excepted if each.strip())
        return self.enabled is not is_excepted


class Lookup(NamedTuple):
    """All settings, as the platform is delivered unless something else is said.

    An address with `delimiter` in it is of the old style. For those, permissions count only for the contracts and
    senders that are listed; an empty list is all of them.
    """

    routings: Climb = Climb()
    permissions: Climb = Climb()
    delimiter: str = "#"
    old_contracts: tuple[str, ...] = ()
    old_senders: tuple[str, ...] = ()

    @property
    def climbs(self) -> bool:
        """Whether parents may be asked at all, so that the tree matters."""
        return any(each.enabled or each.excepted for each in (self.routings, self.permissions))


AS_DELIVERED = Lookup()
FLAT = Lookup(Climb(enabled=False), Climb(enabled=False))
"""A platform that has no HSA tree loaded, or never asks it."""
