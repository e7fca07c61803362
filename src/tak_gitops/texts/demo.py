"""What the demo and the example's generator say."""

TEXTS: dict[str, tuple[str, str]] = {
    "demo.option.check": (
        "skriv inget; felkod 1 om filerna inte är aktuella",
        "write nothing; exit code 1 unless the files are current",
    ),
    "demo.option.root": ("förrådets rot", "the root of the repository"),
    "demo.outdated": (
        "Inte aktuella: {files}. Kör python -m tak_gitops.sandbox.example och checka in.",
        "Not current: {files}. Run python -m tak_gitops.sandbox.example and commit.",
    ),
}
