"""Shares against limits: compared exactly, and shown so that what is over a limit looks it."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction

from tak_gitops.texts import Message, msg

_MOST_DECIMALS = 2


def exceeds(part: int, whole: int, percent: float) -> bool:
    """Whether `part` of `whole` is more than so many per cent; anything is more than that of nothing."""
    return Fraction(part * 100) > Fraction(str(percent)) * whole


def share_over(part: int, whole: int, percent: float) -> Message:
    """A share that is over a limit: in whole per cent, or with the decimals that it takes to look larger."""
    if not whole:
        return msg("limits.of_nothing")
    share = Decimal(part * 100) / whole
    for decimals in range(_MOST_DECIMALS + 1):
        rounded = share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if rounded > Decimal(str(percent)):
            return shown(rounded)
    return shown(share.quantize(Decimal(1).scaleb(-_MOST_DECIMALS), ROUND_CEILING))


def shown(percent: float | Decimal) -> Message:
    """So many per cent, without decimals that say nothing."""
    whole, _, decimals = f"{Decimal(str(percent)):f}".partition(".")
    decimals = decimals.rstrip("0")
    if decimals:
        return msg("limits.percent.decimals", whole=int(whole), decimals=decimals)
    return msg("limits.percent", whole=int(whole))
