"""The one catalogue of texts for people, in Swedish and English.

A text is named by a key such as `plan.headline` or, for a rule, `TG103.nearest`. The part before the
first dot names the module of this package that holds it (`TG…` lives in `rules`), so that a command
loads only the texts that it uses. Each entry is a pair (Swedish, English).

Values go in by `str.format`. A whole number is written with the language's thousands separator, and
`{count:rad|rader}` writes the form that goes with it. Text that comes from a file, a server or Git has
its control and direction characters made visible, so that nothing can steer a terminal or a log.
"""

import re
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple, Self

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")

_THOUSANDS = {"sv": "\u00a0", "en": ","}
# C0, DEL, C1, soft hyphen, zero width and direction marks, line and paragraph separators, format characters of
# shorthand and music, tags, surrogates, and the code points that are no characters.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)


class Message(NamedTuple):
    """A text by its key, with the values that go into it; rendered when the language is known."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


class _Number(int):
    """A count that knows how its language groups digits and picks the form that goes with it."""

    separator: str

    def __new__(cls, value: int, language: Language) -> Self:
        number = super().__new__(cls, value)
        number.separator = _THOUSANDS[language]
        return number

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            one, many = spec.split("|")
            return one if self == 1 else many
        return format(int(self), "," + spec).replace(",", self.separator)


def visible(text: str) -> str:
    r"""`text` with characters that cannot be seen, or that steer a terminal, written as `\u200b`."""
    return _HIDDEN.sub(lambda match: _escaped(match.group()), text)


def _escaped(char: str) -> str:
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if short:
        return short
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004


def msg(key: str, /, **values: object) -> Message:
    """A message; the values are numbers, texts or other messages."""
    return Message(key, tuple(values.items()))


def render(message: Message, language: Language) -> str:
    """The text of `message` in `language`.

    Raises KeyError for a key or a value that the catalogue does not have: a bug of ours, which a test
    finds by rendering every key in both languages.
    """
    area = "rules" if message.key.startswith("TG") else message.key.partition(".")[0]
    pair = _texts(area)[message.key]
    return pair[LANGUAGES.index(language)].format_map({name: _shown(value, language) for name, value in message.values})


@cache
def _texts(area: str) -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = import_module(f"tak_gitops.texts.{area}").TEXTS
    return texts


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Message):
        return render(value, language)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return _Number(value, language)
    return visible(str(value))
