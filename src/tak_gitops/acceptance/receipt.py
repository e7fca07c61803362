"""What TAK-web answers to an order, as data: which kind of answer, and its lines (domain.md 4.3, 4.6)."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple


class Outcome(Enum):
    """The kinds of answers that TAK-web gives."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_DOUBT = "in_doubt"
    """A RUNTIME ERROR: nothing was saved in any recorded case, but its causes are open-ended."""


class Status(Enum):
    """What became of a row, in TAK-web's words."""

    CREATED = "Nyskapad"
    UPDATED = "Uppdaterad"
    ENDED = "Deaktiverad"
    DELETED = "Borttagen"
    NOT_THERE = "Existerar ej"


class List(Enum):
    """The lists of a report, in its order, with their headings."""

    ADDRESSES = "Logiska adresser"
    COMPONENTS = "Tjänstekomponenter"
    CONTRACTS = "Tjänstekontrakt"
    PERMISSIONS = "Anropsbehörigheter"
    ROUTINGS = "Vägval"


class Stumble(Enum):
    """Over what TAK-web stumbles: the causes of a RUNTIME ERROR that are known (domain.md 4.6)."""

    NULL_IN_KEY = "null in key"
    NO_DAY = "no day"
    UNSTORABLE = "unstorable"
    """The database cannot hold a character of a name."""
    SAME_ROW = "same row"
    """A row would become one that there is already: a third change on one day."""


class Days(NamedTuple):
    """The days of a row in a report; each is None where live did not tell it.

    `first_set` and `last_set` tell which of them the order gave: those move with the day on which it takes effect.
    """

    first: date | None
    last: date | None
    first_set: bool = False
    last_set: bool = False


class ReceiptLine(NamedTuple):
    """One line of a report: `text` is what stands between the status and the days.

    `key` is that of the row, folded, or the id of an object as it is created.
    """

    key: tuple[str, ...]
    excluded: bool
    list: List
    status: Status
    text: str
    days: Days | None = None


class Receipt(NamedTuple):
    """An answer.

    `lines` are those of a report; `errors` those of a refusal, in no fixed order, or the cause of a RUNTIME ERROR,
    which `stumble` names. `text` is the whole answer.
    """

    outcome: Outcome
    text: str
    lines: tuple[ReceiptLine, ...] = ()
    errors: tuple[str, ...] = ()
    stumble: Stumble | None = None
