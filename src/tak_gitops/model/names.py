"""How TAK names a component, and how people say it."""


def system_title(name: str) -> str:
    """A component's name for reading: "Region Exempel -- Tidbok" becomes "Tidbok (Region Exempel)" (domain.md 6)."""
    organisation, _, system = name.partition(" -- ")
    return f"{system} ({organisation})" if organisation and system else name


def system_name(name: str) -> str:
    """A component's name without its organisation: "Region Exempel -- Tidbok" becomes "Tidbok"."""
    return name.partition(" -- ")[2] or name
