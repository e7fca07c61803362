"""Why the rules of the area `declarations` are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {}
