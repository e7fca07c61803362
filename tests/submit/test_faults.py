"""R7: a fault at a step of a submission; `bench/proof_faults.py` tries all nine faults at all eight steps."""

import pytest

from builders.fault_runs import EVERY, FaultRuns, lacks
from builders.proving import Proving

SOME = {
    ("S0 check", "EIO"): "stopped before it was sent",
    ("S2 choose", "disk full"): "stopped before it was sent",
    ("S6 send", "read-only"): "sent, kept and brought in",
    ("S7 record", "no larger files"): "sent, kept and brought in",
    ("S1 plan", "no home"): "sent, recorded",
}


@pytest.mark.parametrize(("step", "fault"), SOME)
def test_it_stops_or_keeps_what_became_of_it(step: str, fault: str, proving: Proving) -> None:
    """Before the claim nothing leaves; after it nothing is lost; and the next run goes on."""
    lack = lacks(fault)
    if lack:
        pytest.skip(lack)
    assert (SOME[step, fault], ()) == FaultRuns(proving).try_out(step, fault)


def test_there_are_seventy_two() -> None:
    """Nine faults at eight steps (reliability.md 7)."""
    assert 72 == len(set(EVERY))
