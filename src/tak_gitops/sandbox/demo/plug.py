"""Pulling the plug on a submission at one chosen moment: its claim is in the ledger, and it has not heard so yet."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.sandbox.demo.stage import PATIENCE, REMOTE

if TYPE_CHECKING:
    from tak_gitops.sandbox.demo.stage import Stage

_PAUSE = 0.02
_HELD = "held"
_HOOK = """\
#!/bin/sh
while read -r old new ref; do
  case "$(git log -1 --format=%s "$new")" in
    "claim {seq}."*) touch {held}; n=0; while [ -e {held} ] && [ $n -lt 600 ]; do sleep 0.1; n=$((n+1)); done ;;
  esac
done
"""
"""What the remote does with a push that it has taken: the one that claims the order gets no answer for a while."""


def unplugged(stage: Stage, environment: str, seq: int) -> None:
    """Run `tak submit`, and kill it once it has claimed an order. Raises TakError where it claims none."""
    remote = stage.place / REMOTE
    hook, held = remote / "hooks" / "post-receive", remote / _HELD
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(_HOOK.format(seq=seq, held=_HELD), encoding="ascii", newline="\n")
    hook.chmod(0o755)
    try:
        with stage.started("submit", environment) as run:
            until = time.monotonic() + PATIENCE
            while not held.exists():
                if run.poll() is not None or time.monotonic() > until:
                    raise fail("demo.no_claim", number=seq)
                time.sleep(_PAUSE)
            run.kill()
            run.wait()
            stage.write(run.stdout.read() if run.stdout and not held.exists() else "")
    finally:
        hook.unlink()
        held.unlink(missing_ok=True)
