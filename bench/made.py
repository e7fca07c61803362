"""The data of the benchmark: repositories in Git, their exports, and the same rows as octoDNS would have them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops import sandbox
from tak_gitops.sandbox.export import made_export, write_export
from tak_gitops.sandbox.files import write_repository
from tak_gitops.sandbox.make import make_platform
from tak_gitops.sandbox.platform import with_drift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.sandbox.platform import MadePlatform

ENVIRONMENT = "ntjp-qa"
DAY = "2026-11-23"
MADE = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
PART_ROUTINGS = 0.3
"""Three rows in ten are routings, as in the exports that are known (domain.md 8)."""
ROWS_A_FILE = 50
MOST_FILES = 1740
"""With the files of their systems they are 2,000."""
DRIFT_PERCENT = 1.0
QUIET_PERCENT = 0.01
"""The drift of the export that a pull request is planned against: some rows in a hundred thousand."""
PEER_ZONE = "platform.example."


class Data(NamedTuple):
    """A repository with main checked out, and a clone of it with a branch that changes one file.

    `drifting` and `quiet` are exports; `files` counts the YAML files; `differing` is how many rows of `drifting`
    differ from what is declared.
    """

    root: Path
    clone: Path
    rows: int
    files: int
    drifting: Path
    quiet: Path
    differing: int


def prepare(folder: Path, rows: int) -> Data:
    """The data for so many rows in `folder`; made anew where it is missing or of another generator."""
    place = folder / f"rows-{rows}"
    stamp = place / "made-by"
    data = _data(place, rows)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == _generator():
        return data._replace(files=_yaml_files(data.root))
    shutil.rmtree(place, ignore_errors=True)
    platform = _platform(rows)
    write_repository(platform, data.root, environment=ENVIRONMENT)
    for path, percent in ((data.drifting, DRIFT_PERCENT), (data.quiet, QUIET_PERCENT)):
        with path.open("wb") as file:
            file.writelines(write_export(made_export(with_drift(platform, percent)), made=MADE))
    _commit(data, platform.connections[0].path)
    stamp.write_text(_generator(), encoding="ascii")
    return data._replace(files=_yaml_files(data.root))


def prepare_empty(root: Path) -> Path:
    """A repository in Git with an environment that declares nothing; its root."""
    environment = root / "environments" / ENVIRONMENT / "environment.yaml"
    environment.parent.mkdir(parents=True)
    environment.write_text(f"platform: {ENVIRONMENT.upper()}\n", encoding="utf-8")
    (root / "tak-gitops.yaml").write_text("ordered_by: Region Norrskog\n", encoding="utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    return root


def prepare_octodns(folder: Path, rows: int) -> Path:
    """A configuration of octoDNS over two folders of YAML that hold the same rows as records; its path."""
    root = folder / f"octodns-{rows}"
    config = root / "config.yaml"
    platform = _platform(rows)
    for name, side in (("desired", platform), ("live", with_drift(platform, DRIFT_PERCENT))):
        (root / name).mkdir(parents=True, exist_ok=True)
        with (root / name / f"{PEER_ZONE}yaml").open("w", encoding="utf-8") as file:
            file.writelines(_records(side))
    providers = "".join(
        f"  {name}:\n    class: octodns.provider.yaml.YamlProvider\n    directory: {root / name}\n"
        "    default_ttl: 300\n    enforce_order: false\n"
        for name in ("desired", "live")
    )
    zone = f"zones:\n  {PEER_ZONE}:\n    sources: [desired]\n    targets: [live]\n"
    config.write_text(f"providers:\n{providers}{zone}", encoding="utf-8")
    return config


def prepare_flat(folder: Path, rows: int) -> Path:
    """A YAML file that lists what is declared row by row; its path."""
    platform = _platform(rows)
    units, contracts, systems = platform.units, platform.contracts, platform.systems
    path = folder / f"flat-{rows}.yaml"
    with path.open("w", encoding="utf-8") as file:
        for row in platform.declared_routings():
            file.write(
                f"- address: {units[row.unit].hsa_id}\n  contract: {contracts[row.contract].namespace}\n"
                f"  producer: {systems[row.target.producer].hsa_id}\n"
                f"  profile: {platform.profiles[row.target.profile]}\n  url: {row.target.url}\n"
            )
        for permission in platform.declared_permissions():
            file.write(
                f"- address: {units[permission.unit].hsa_id}\n"
                f"  contract: {contracts[permission.contract].namespace}\n"
                f"  consumer: {systems[permission.consumer].hsa_id}\n"
            )
    return path


def _data(place: Path, rows: int) -> Data:
    routings = round(rows * PART_ROUTINGS)
    step = round(100 / DRIFT_PERCENT)
    differing = routings // step + (rows - routings) // step
    return Data(
        root=place / "main",
        clone=place / "clone",
        rows=rows,
        files=0,
        drifting=place / "drifting.json",
        quiet=place / "quiet.json",
        differing=differing,
    )


def _platform(rows: int) -> MadePlatform:
    routings = round(rows * PART_ROUTINGS)
    return make_platform(routings, rows - routings, files=min(MOST_FILES, rows // ROWS_A_FILE))


def _records(platform: MadePlatform) -> Iterator[str]:
    """A record for each row: what it leads to, or that it exists."""
    for routing in platform.live_routings():
        yield f'u{routing.unit}.c{routing.contract}:\n  type: TXT\n  value: "{routing.target.url}"\n'
    for row in platform.live_permissions():
        yield f'p{row.consumer}.u{row.unit}.c{row.contract}:\n  type: TXT\n  value: "yes"\n'


def _commit(data: Data, changed: str) -> None:
    """Everything in one commit on main, and a clone with a branch whose one commit moves a system."""
    _git(data.root, "init", "--quiet", "--initial-branch=main")
    _git(data.root, "add", "--all")
    _git(data.root, "commit", "--quiet", "--message", "Everything")
    _git(data.root, "clone", "--quiet", str(data.root), str(data.clone))
    _git(data.clone, "checkout", "--quiet", "-b", "change")
    path = data.clone / "environments" / ENVIRONMENT / changed
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("url: https://", "url: https://ny-", 1), encoding="utf-8", newline="\n")
    _git(data.clone, "commit", "--quiet", "--all", "--message", "Move one system")


def _git(root: Path, *arguments: str) -> None:
    who = {"NAME": "Bench", "EMAIL": "bench@region.example", "DATE": "2026-11-23T08:00:00+01:00"}
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    subprocess.run(["git", "-C", str(root), *arguments], env=os.environ | identity, check=True)


def _yaml_files(root: Path) -> int:
    return sum(1 for _ in root.rglob("*.yaml"))


def _generator() -> str:
    """The digest of the program that makes the data."""
    sources = [Path(__file__), *sorted(Path(sandbox.__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
