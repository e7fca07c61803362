"""Why the rules of the area `change` are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {}
