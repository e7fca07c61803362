"""What `tak plan` and `tak order` say of files with mistakes."""

from pathlib import Path

import pytest

from builders.repository import CONNECTION, CONSUMER, PRODUCER, RepositoryBuilder
from tak_gitops.cli import run

SECOND = CONNECTION.replace("eken", "boken")


@pytest.mark.parametrize("command", ["plan", "order"])
def test_all_mistakes_are_told_at_once(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in one key hides no mistake in another, in the same file or in others, nor what two files share."""
    repository = RepositoryBuilder(tmp_path).minimal()
    repository.write(SECOND, repository.read(CONNECTION)).init()
    repository.edit(CONSUMER, "name: Journal", "namn: Journal")
    repository.edit(PRODUCER, "TIDBOKQA", "TIDBOK QA")
    repository.edit(CONNECTION, "consumers: [journal]", "consumers: [journalen]\nurll: x")
    repository.edit(SECOND, "MakeBooking:1", "MakeBooking:1.1")
    code = run(["-C", str(tmp_path), command])
    told = capsys.readouterr().err
    starts = [line.partition("  ")[0] for line in told.splitlines() if ": fel TG" in line]
    assert 1 == code
    assert [
        f"{SECOND}:6:32: fel TG214",
        f"{CONNECTION}:6:5: fel TG210",
        f"{CONNECTION}:10:13: fel TG201",
        f"{CONNECTION}:11:1: fel TG103",
        f"{CONSUMER}:2:1: fel TG103",
        f"{PRODUCER}:3:20: fel TG115",
    ] == starts
