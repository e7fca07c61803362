"""R9: every file and commit of a ledger, changed, removed or reordered once, is found (`bench/proof_tampering.py`)."""

from builders.long_ledger import LongLedger, Tampering


def test_a_long_ledger_is_whole() -> None:
    """Nothing is found where nothing was done: four or five commits for each order."""
    ledger = LongLedger(6)
    assert (29, []) == (len(ledger.commits), ledger.problems())


def test_every_tampering_is_found() -> None:
    """All of them, and what is no tampering is not."""
    ledger = LongLedger(6)
    every = list(ledger.tamperings())
    assert [] == [each[:2] for each in every if not ledger.finds(each)]
    assert 6 * 35 + 29 + 3 * 28 == len(every)
    assert not ledger.finds(Tampering("a file as it was", 3, (ledger.commits[3],)))
