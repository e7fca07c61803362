"""Catalogues that have been read once: kept in a folder, found by the digest of the export, safe to delete."""

import hashlib
import sys
from pathlib import Path

from tak_gitops import __version__
from tak_gitops.live.files import Signature
from tak_gitops.live.sealed import discard, mark_used, prune, read_sealed, write_sealed
from tak_gitops.model.catalogue import Catalogue

FORMAT = 2
"""Counted up whenever the reader reads an export differently, or the layout of a kept catalogue changes."""

KEPT = 20
"""How many catalogues, and how many remembered files, are kept: those used last."""

_HEADING = f"tak-gitops {__version__} {FORMAT} {sys.byteorder}\n".encode("ascii")
_SETTLED_NS = 2_000_000_000


class CatalogueCache:
    """Catalogues in `folder`, for later runs.

    Nothing here is trusted: what is damaged, cut, or of another version or byte order is as if it were not
    there. Nothing here fails: where the folder cannot be written, nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, digest: str, path: str) -> Catalogue | None:
        """The catalogue of the export with this digest, if it is kept; its findings show `path`."""
        from tak_gitops.live.packing import unpack

        file = self._catalogue_file(digest)
        payload = read_sealed(file, _HEADING)
        if payload is None:
            return None
        try:
            catalogue = unpack(payload, path)
        except ValueError:
            discard(file)
            return None
        if catalogue.digest != digest:
            return None
        mark_used(file)
        return catalogue

    def put(self, catalogue: Catalogue) -> None:
        """Keep a catalogue."""
        from tak_gitops.live.packing import pack

        write_sealed(self._catalogue_file(catalogue.digest), _HEADING, pack(catalogue))
        prune(self._folder, "*.catalogue", KEPT)

    def known_digest(self, path: Path, signature: Signature) -> str | None:
        """The digest that a file had when it was read last, if its signature has not changed since.

        As in Git's index, a file is not trusted that was changed less than two seconds before it was
        remembered: another change within the same tick of the clock would not show.
        """
        file = self._memory_file(path)
        content = read_sealed(file, _HEADING)
        if content is None:
            return None
        try:
            settled = file.stat().st_mtime_ns - max(signature.modified_ns, signature.changed_ns)
        except OSError:
            return None
        *remembered, digest = bytes(content).decode("ascii").split()
        same = list(map(str, signature)) == remembered
        return digest if same and settled > _SETTLED_NS else None

    def remember(self, path: Path, signature: Signature, digest: str) -> None:
        """Remember that a file with this signature has this digest."""
        content = " ".join([*map(str, signature), digest])
        write_sealed(self._memory_file(path), _HEADING, content.encode("ascii"))
        prune(self._folder, "*.seen", KEPT)

    def recall(self, subject: str) -> str | None:
        """What was noted of a subject, if it still stands."""
        content = read_sealed(self._note_file(subject), _HEADING)
        return None if content is None else bytes(content).decode("utf-8", "replace")

    def note(self, subject: str, text: str) -> None:
        """Note something of a subject for later runs, such as which digest an address had."""
        write_sealed(self._note_file(subject), _HEADING, text.encode("utf-8", "replace"))
        prune(self._folder, "*.note", KEPT)

    def _note_file(self, subject: str) -> Path:
        name = hashlib.sha256(subject.encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / f"{name[:32]}.note"

    def _catalogue_file(self, digest: str) -> Path:
        return self._folder / f"{digest}-{FORMAT}.catalogue"

    def _memory_file(self, path: Path) -> Path:
        name = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / f"{name[:32]}.seen"
