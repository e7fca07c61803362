"""What the rules about flows say: TG430 to TG459."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG433": (
        "{name} är deaktiverat (status: deactivated i {path}): inget nytt beställs för det. Ska det användas igen, "
        "skriv status: active.",
        "{name} is deactivated (status: deactivated in {path}): nothing new is ordered for it. If it is to be used "
        "again, write status: active.",
    ),
}
