"""SSH signatures, made and verified by `ssh-keygen -Y` (reliability.md 6.8)."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tak_gitops.errors import fail

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACE = "tak-gitops-approval"
"""What the signature is for: one that was made for anything else, such as a commit, does not count."""
GIT = "git"
"""What Git signs tags for. It signs commits for the same, so whoever takes it must see that it is a tag."""
_PATIENCE = 30.0
_PROGRAM = "ssh-keygen"


def sign(statement: bytes, key: Path) -> bytes:
    """The signature of a statement with a private key, or with the agent's half of a public one.

    Whatever has to be asked for (a passphrase, a touch) is asked by ssh-keygen itself. Raises TakError.
    """
    command = (_PROGRAM, "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key))
    try:
        done = subprocess.run(command, input=statement, stdout=subprocess.PIPE, check=False)
    except OSError:
        raise fail("approve.no_program", program=_PROGRAM) from None
    if done.returncode:
        raise fail("approve.not_signed", key=str(key))
    return done.stdout


def signed_with(statement: bytes, signature: bytes, keys: Sequence[str], namespace: str = NAMESPACE) -> str | None:
    """The one of the public `keys` (type and key, without comment) that signed just this statement for a purpose.

    Raises TakError where there is no ssh-keygen to ask.
    """
    with TemporaryDirectory() as folder:
        allowed, file = Path(folder) / "allowed", Path(folder) / "signature"
        lines = [f'{number} namespaces="{namespace}" {key}\n' for number, key in enumerate(dict.fromkeys(keys))]
        allowed.write_text("".join(lines), encoding="ascii")
        file.write_bytes(signature)
        found = _asked("-Y", "find-principals", "-s", str(file), "-f", str(allowed))
        names = (found or b"").decode("ascii", "replace").split()
        if len(names) != 1:
            return None
        told = ("-n", namespace, "-s", str(file), "-f", str(allowed))
        is_good = _asked("-Y", "verify", "-I", names[0], *told, stdin=statement) is not None
        return list(dict.fromkeys(keys))[int(names[0])] if is_good else None


def _asked(*arguments: str, stdin: bytes = b"") -> bytes | None:
    """What ssh-keygen answers; None where it says no, or does not end."""
    try:
        done = subprocess.run((_PROGRAM, *arguments), input=stdin, capture_output=True, check=False, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    except OSError:
        raise fail("approve.no_program", program=_PROGRAM) from None
    return None if done.returncode else done.stdout
