"""Repositories whose configuration, attributes and hooks name programs: none is started by looking at the files."""

from pathlib import Path
from typing import NamedTuple

import pytest

from builders.counts import IS_THOROUGH
from builders.repository import CONNECTION
from builders.scene import Scene

KEYS = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"),
    *("core.alternateRefsCommand", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean"),
    *("filter.x.smudge", "filter.x.process", "merge.x.driver", "gpg.program", "gpg.ssh.program", "gpg.openpgp.program"),
    *("pager.log", "pager.status", "pager.diff", "pager.branch", "alias.log", "alias.status", "alias.rev-parse"),
    *(
        "alias.cat-file",
        "alias.ls-tree",
        "credential.helper",
        "sequence.editor",
        "trailer.x.command",
    ),
    *("uploadpack.packObjectsHook", "interactive.diffFilter", "difftool.x.cmd", "mergetool.x.cmd", "web.browser"),
    *("submodule.x.update", "core.hooksPath", "tar.x.command", "man.x.cmd", "help.browser", "sendemail.smtpServer"),
)
HOOKS = (
    *("post-checkout", "post-index-change", "pre-commit", "reference-transaction", "post-rewrite", "pre-auto-gc"),
    *("post-merge", "pre-push", "commit-msg", "fsmonitor-watchman"),
)
ATTRIBUTES = b"* filter=x diff=x merge=x ident\n"
RUNS = (("validate", "--base", "main"), ("plan",), ("order",), ("show", "tidbok"))


class Trap(NamedTuple):
    """A program that leaves a trace when it runs."""

    program: Path
    trace: Path

    @classmethod
    def in_folder(cls, folder: Path) -> "Trap":
        """One that was not sprung yet."""
        program, trace = folder / "trap.sh", folder / "sprung"
        program.write_text(f"#!/bin/sh\ntouch '{trace}'\n", encoding="utf-8")
        program.chmod(0o755)
        return cls(program, trace)

    def set_in(self, scene: Scene, keys: tuple[str, ...]) -> None:
        """Have Git start it for keys of its configuration, and for every hook where none is named."""
        for key in keys:
            value = {"submodule.x.update": f"!{self.program}", "core.hooksPath": str(self.program.parent)}.get(key)
            is_alias = key.startswith("alias.")
            scene.repo.git("config", key, value or f"{'!' if is_alias else ''}{self.program}")
        for hook in HOOKS if not keys or "core.hooksPath" in keys else ():
            for folder in (scene.repo.root / ".git" / "hooks", self.program.parent):
                folder.mkdir(exist_ok=True)
                (folder / hook).write_bytes(self.program.read_bytes())
                (folder / hook).chmod(0o755)
        scene.repo.git("config", "log.showSignature", "true")


@pytest.mark.parametrize(
    "keys", [(key,) for key in KEYS] if IS_THOROUGH else [KEYS], ids=lambda keys: keys[0] if len(keys) == 1 else "all"
)
def test_no_program_of_a_configuration_is_started(keys: tuple[str, ...], scene: Scene, tmp_path: Path) -> None:
    """By no key, whatever is run to look at the files, and with attributes that ask for drivers."""
    expect_quiet(scene, Trap.in_folder(tmp_path), keys)


def test_no_hook_is_started(scene: Scene, tmp_path: Path) -> None:
    """Of those that stand where Git looks for them."""
    expect_quiet(scene, Trap.in_folder(tmp_path), ())


def expect_quiet(scene: Scene, trap: Trap, keys: tuple[str, ...]) -> None:
    """The program works as ever, and nothing was started."""
    scene.repo.write(".gitattributes", ATTRIBUTES).commit()
    scene.repo.branch("ny").edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]").commit()
    trap.set_in(scene, keys)
    assert not trap.trace.exists()
    codes = [scene.tak(*each).code for each in RUNS]
    assert not trap.trace.exists(), (keys, codes)
    assert [0] * len(RUNS) == codes


def test_the_trap_works(scene: Scene, tmp_path: Path) -> None:
    """Git itself springs it."""
    trap = Trap.in_folder(tmp_path)
    scene.repo.git("config", "core.fsmonitor", str(trap.program))
    scene.repo.git("status")
    assert trap.trace.exists()
