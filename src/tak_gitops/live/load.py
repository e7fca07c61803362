"""An export by its path: read, or taken from the cache when the very same export has been read before."""

import glob
from pathlib import Path

from tak_gitops.errors import TakError, fail
from tak_gitops.live.cache import CatalogueCache
from tak_gitops.live.files import open_export, signature
from tak_gitops.live.platform_name import wrong_platform
from tak_gitops.model.catalogue import Catalogue


def load_export(
    path: Path, *, shown: str, cache: CatalogueCache | None = None, platform: str | None = None
) -> Catalogue:
    """The catalogue of an export file.

    `shown` is the path as the user wrote it, for messages and findings. With `platform`, the name of the file
    must not be that of another platform's export (formats.md 5). Raises TakError for all that can be wrong
    with the file.
    """
    refusal = wrong_platform(shown, platform) if platform else None
    if refusal is not None:
        raise TakError(refusal)
    if cache is None:
        return _read(path, shown)
    before = signature(path)
    digest = cache.known_digest(path, before) if before else None
    catalogue = cache.get(digest, shown) if digest else None
    if catalogue is None:
        catalogue = _read(path, shown, cache)
        if before and signature(path) == before:
            cache.remember(path, before, catalogue.digest)
    return catalogue


def find_export(folder: Path, pattern: str) -> Path:
    """The newest file that matches a glob pattern, taken from `folder` unless it is absolute.

    Newest is the file that was modified last, and of several at the same moment the one with the last name:
    names of exports often end in a day. Raises TakError when no file matches.
    """
    found = []
    for name in glob.glob(pattern, root_dir=folder, recursive=True):  # noqa: PTH207 - Path.glob takes no absolute one
        path = folder / name
        status = signature(path)
        if status is not None and path.is_file():
            found.append((status.modified_ns, path.name, path))
    if not found:
        raise fail("live.no_match", pattern=pattern)
    return max(found)[2]


def _read(path: Path, shown: str, cache: CatalogueCache | None = None) -> Catalogue:
    export = open_export(path, shown=shown)
    kept = cache.get(export.digest, shown) if cache else None
    if kept is not None:
        return kept
    from tak_gitops.live.parse import read_catalogue

    catalogue = read_catalogue(export.data, path=shown, digest=export.digest)
    if cache:
        cache.put(catalogue)
    return catalogue
