"""How text is dressed for a screen: its width, and colour where there is any."""

from typing import NamedTuple

WIDTH = 80


class Style(NamedTuple):
    """What a renderer may use: columns, whether colour codes go through, and whether a person reads it on a screen."""

    width: int = WIDTH
    colour: bool = False
    is_screen: bool = False

    def coloured(self, text: str, colour: str) -> str:
        """`text` in a colour that `click.style` knows, or bare."""
        if not self.colour:
            return text
        import click

        return click.style(text, fg=colour)

    def bold(self, text: str) -> str:
        """`text` made to stand out."""
        if not self.colour:
            return text
        import click

        return click.style(text, bold=True)
