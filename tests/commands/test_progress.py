"""A sign of life on the terminal."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from tak_gitops.commands.common import progress
from tak_gitops.commands.common.app import App
from tak_gitops.texts import msg


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _app() -> App:
    return App(Path(), "sv", fixed_language=True, colour=False, cache_folder=Path())


def test_slow_work_is_told_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than the patience is told, and wiped away when it is done."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.working(_app(), msg("state.reading", path="export.json")):
        deadline = time.monotonic() + 5
        while not terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    text = "Läser export.json …"
    assert f"{text}\r{' ' * len(text)}\r" == terminal.getvalue()


def test_quick_work_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done within the patience leaves no trace."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.working(_app(), msg("state.reading", path="export.json")):
        pass
    assert terminal.getvalue() == ""


def test_a_log_gets_no_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error is no terminal, nothing is written, however long it takes."""
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.working(_app(), msg("state.reading", path="export.json")):
        time.sleep(0.05)
    assert log.getvalue() == ""
