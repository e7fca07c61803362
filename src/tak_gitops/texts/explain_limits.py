"""Why the rules of the area `limits` are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {}
