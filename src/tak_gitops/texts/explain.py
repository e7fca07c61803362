"""Why each rule is there and how what it finds is mended, by rule id; split as the rules are."""

from importlib import import_module

TEXTS: dict[str, tuple[str, str]] = {
    "explain.area.files": ("Filer", "Files"),
    "explain.area.declarations": ("Det som filerna deklarerar", "What files declare"),
    "explain.area.live": ("Exporten", "The export"),
    "explain.area.change": ("Ändringen och beställningen", "The change and its order"),
    "explain.area.limits": ("Spärrar", "Guards"),
    "explain.area.ledger": ("Liggaren", "The ledger"),
} | {
    key: pair
    for part in ("files", "declarations", "live", "change", "limits", "ledger")
    for key, pair in import_module(f"tak_gitops.texts.explain_{part}").TEXTS.items()
}
