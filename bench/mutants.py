"""Mutants of modules by mutmut's rules, all in one process: each function can be switched to one of its mutants.

with Mutants(["tak_gitops.diff.touched"]) as made:
    made.every                  # each with its name, its function and what it changes
    made.record(reached.add)    # from now on every function that is called is told
    made.switch(mutant.name)    # from now on the function is that mutant
"""

import difflib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import find_spec, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple, Self

from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

STATISTICS = "stats"


class Mutant(NamedTuple):
    """A changed function; `text` tells whether the function is still the one that was changed."""

    name: str
    function: str
    text: str
    change: str


class Mutants(MetaPathFinder):
    """Gives modules with their mutants in them to whoever imports them while it is entered."""

    def __init__(self, modules: Iterable[str]) -> None:
        self._codes: dict[str, CodeType] = {}
        self._files: dict[str, str] = {}
        self.every: list[Mutant] = []
        for module in modules:
            spec = find_spec(module)
            assert spec is not None, module
            assert spec.origin is not None, module
            source = Path(spec.origin).read_text(encoding="utf-8")
            mutated = mutate_file_contents(spec.origin, source)
            self._files[module] = spec.origin
            self._codes[module] = compile(mutated.code, spec.origin, "exec", dont_inherit=True)
            self.every += [_mutant(module, name, mutated) for name in mutated.mutant_names]

    def __enter__(self) -> Self:
        loaded = sorted(self._files.keys() & sys.modules.keys())
        assert not loaded, f"imported before their mutants were made: {loaded}"
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The mutated module, where it is one."""
        del path, target
        if fullname not in self._files:
            return None
        file = self._files[fullname]
        return spec_from_file_location(fullname, file, loader=_Loader(fullname, file, self._codes[fullname]))

    def record(self, tell: Callable[[str], object]) -> None:
        """From now on tell the name of each function that is called."""
        # what mutmut itself has here wants its own settings and its own folder
        trampoline.record_trampoline_hit = lambda name, **_: tell(name)  # type: ignore[assignment, attr-defined]
        self.switch(STATISTICS)

    def switch(self, name: str | None) -> None:
        """From now on this one is in force, none with None."""
        os.environ.pop("MUTANT_UNDER_TEST", None)
        trampoline.set_mutant_under_test(name)


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        """The module with its mutants; nothing is kept on disk."""
        del fullname
        return self._code


def _mutant(module: str, name: str, mutated: MutatedFile) -> Mutant:
    function = name.rpartition("__mutmut_")[0]
    before, after = (_lines(mutated, each) for each in (f"{function}__mutmut_orig", name))
    changed = [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:1] in "+-"][2:]
    change = "\n".join(line for line in changed if "__mutmut_" not in line)
    return Mutant(f"{module}.{name}", f"{module}.{function}", mutated.hash_by_function_name.get(function, ""), change)


def _lines(mutated: MutatedFile, function: str) -> list[str]:
    span = mutated.line_span_by_function_name[function]
    return mutated.code.split("\n")[span.start - 1 : span.end]
