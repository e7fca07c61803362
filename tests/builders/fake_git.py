"""A `git` that goes before the real one and lets something happen at a named point of a submission.

    folder = fake_git(tmp_path, before("claim", KILL))
    proving.submit(clone, path=folder)

Points are told by what git is asked: a push of the ledger by the subject of its commit (`plan`, `claim`, `accepted` …).
"""

import shutil
from pathlib import Path

_ALIVE = '[ "$PPID" -gt 1 ] || exit 1'
"""Whoever called is there: an orphan must signal nobody."""
KILL = f'{_ALIVE}; kill -9 "$PPID"; exit 1'
"""Kill whoever called."""
REFUSE = 'echo "fatal: write error: No space left on device" >&2; exit 128'
"""Be unable to write."""
INTERRUPT = f'{_ALIVE}; kill -2 "$PPID"'
"""Ctrl-C for whoever called; then do as asked."""
INTERRUPT_ALL = f'{_ALIVE}; kill -2 -"$PPID"; sleep 5'
"""Ctrl-C as a terminal gives it: for whoever called and for this git; whoever called must lead its own group."""

_SCRIPT = """#!/bin/sh
real={real}
point=
commit=
case " $* " in
*" push "*)
    for each in "$@"; do
        case "$each" in *:refs/heads/tak-ledger) commit="${{each%%:*}}" ;; esac
    done
    [ -n "$commit" ] && point="push $("$real" log -1 --format=%s "$commit")" ;;
*" fast-import "*)
    point=commit ;;
*" fetch "*|*" ls-remote "*)
    point=fetch ;;
esac
{happens}
exec "$real" "$@"
"""


def before(point: str, what: str) -> str:
    """Let `what` happen before git is asked at a point: `push claim`, `commit`, `fetch`."""
    return f'case "$point" in "{point}"*) {what} ;; esac'


def after(point: str, what: str) -> str:
    """Let git do it first."""
    return f'case "$point" in "{point}"*) "$real" "$@"; {what} ;; esac'


def following(point: str, what: str) -> str:
    """Let `what` happen when git is called the next time after it has done what it was asked at a point."""
    remember = '"$real" "$@"; code=$?; touch "$0.done"; exit "$code"'
    return f'[ -e "$0.done" ] && {{ {what}; }}\ncase "$point" in "{point}"*) {remember} ;; esac'


def nth_call(number: int, counter: Path, what: str) -> str:
    """Let `what` happen at the n-th time that git is called; each call leaves a line in the file `counter`."""
    return f'echo x >>"{counter}"; if [ "$(wc -l <"{counter}")" -eq {number} ]; then {what}; fi'


def fake_git(folder: Path, *happens: str) -> Path:
    """A folder with such a `git`, to go first on the PATH."""
    place = folder / "bin"
    place.mkdir(parents=True, exist_ok=True)
    script = place / "git"
    script.write_text(_SCRIPT.format(real=shutil.which("git"), happens="\n".join(happens)), encoding="utf-8")
    script.chmod(0o755)
    return place
