"""Why the rules of the area `live` are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {}
