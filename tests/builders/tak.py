"""The command line as tests call it."""

from collections.abc import Callable

Tak = Callable[..., tuple[int, str, str]]
"""Runs the command line in this process: exit code, output and errors."""
