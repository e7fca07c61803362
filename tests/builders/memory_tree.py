"""A tree of files that are nowhere on disk."""

from collections.abc import Iterable, Mapping
from textwrap import dedent

from tak_gitops.findings import Finding
from tak_gitops.model.repository_files import Declared
from tak_gitops.repository.trees import TreeFile, blob_id
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore


class MemoryTree:
    """Files by path, with their text, in the order in which they are given."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._contents = {path: dedent(text).removeprefix("\n").encode() for path, text in texts.items()}

    def files(self) -> tuple[Mapping[str, TreeFile], tuple[Finding, ...]]:
        """All of them."""
        return {path: TreeFile(path, blob_id(content)) for path, content in self._contents.items()}, ()

    def contents(self, files: Iterable[TreeFile]) -> Mapping[str, bytes]:
        """Their bytes."""
        return {file.path: self._contents[file.path] for file in files}


def declared_of(texts: Mapping[str, str]) -> Declared:
    """What files declare."""
    return read_declared(MemoryTree(texts), NoStore()).declared
