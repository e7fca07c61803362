"""A small proof: what `bench/proof.py` does with thousands of orders, done with a few (reliability.md 7, R1 and R2)."""

import subprocess
import sys
from pathlib import Path

PROOF = Path(__file__).resolve().parents[2] / "bench" / "proof.py"


def test_nothing_is_sent_twice_and_nothing_is_lost() -> None:
    """Killed at random, with a TAK that drops and cuts: the receiver's own log shows no broken promise."""
    words = ("--orders", "8", "--kills", "8", "--batch", "8", "--seconds", "60", "--seed", "5")
    told = subprocess.run([sys.executable, str(PROOF), *words], capture_output=True, encoding="utf-8", check=False)
    assert 0 == told.returncode, told.stdout + told.stderr
    figures = dict(line.rsplit(maxsplit=1) for line in told.stdout.splitlines() if line.count("  "))
    assert int(figures["kills"]) > 0
    assert int(figures["orders in TAK"]) > 0
    assert "0 violations" == told.stdout.splitlines()[-1]
