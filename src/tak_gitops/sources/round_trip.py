"""ruamel.yaml, set up to keep a file as its writer made it: comments, quotes, long lines, and texts as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tak_gitops.sources.yaml_text import scalar

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import ScalarString

_NO_FOLD = 1 << 20
"""A line width that no line reaches: lines are never folded."""


def round_trip(offset: int) -> YAML:
    """A reader and writer; `offset` = how far the dashes of a list stand to the right of its key.

    Every scalar is text, as for our own reader: `0012` and `yes` are written as they were.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.emitter import RoundTripEmitter
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class Texts(VersionedResolver):
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)

    class LongKeys(RoundTripEmitter):
        MAX_SIMPLE_KEY_LENGTH = 1025  # what YAML itself allows before the colon, and one

    yaml = YAML(typ="rt")
    yaml.Resolver = Texts
    yaml.Emitter = LongKeys
    yaml.preserve_quotes = True
    yaml.width = _NO_FOLD
    yaml.indent(mapping=2, sequence=2 + offset, offset=offset)
    return yaml


def word(text: str, *, flow: bool = False) -> ScalarString:
    """A text as a node, in quotes where it needs them; `flow` = within `{…}` or `[…]`."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString

    if scalar(text, flow=flow) == text:
        return cast("ScalarString", PlainScalarString(text))
    return cast("ScalarString", DoubleQuotedScalarString(text))


def stumbles() -> tuple[type[Exception], ...]:
    """What reading or writing raises where ruamel cannot: its own errors, and those that its odder corners give."""
    from ruamel.yaml.error import YAMLError

    return (YAMLError, ValueError, AssertionError, LookupError, AttributeError, TypeError, RuntimeError)
