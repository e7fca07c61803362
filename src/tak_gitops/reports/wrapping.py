"""Sentences in lines of a width: keys, URLs and commands stay whole, so that they can be copied."""

import textwrap

COMMAND = ":  "
"""What stands between a sentence and the command that it ends with."""


def wrapped(text: str, width: int, indent: str = "", further: str | None = None) -> list[str]:
    """The lines of a sentence, with `further` as the indentation from the second on (None = `indent`).

    A command at its end goes to a line of its own where it does not fit whole.
    """
    further = indent if further is None else further
    sentence, found, command = text.rpartition(COMMAND)
    if found:
        sentence += ":"
    else:
        sentence, command = command, ""
    lines = textwrap.wrap(
        sentence,
        width,
        initial_indent=indent,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    if command and len(lines[-1]) + 2 + len(command) <= width:
        lines[-1] += f"  {command}"
    elif command:
        lines.append(f"{further}  {command}")
    return lines
