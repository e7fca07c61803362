"""What is said about the ways in which orders leave."""

TEXTS: dict[str, tuple[str, str]] = {
    "channel.folder": (
        "Beställningen kunde inte läggas i {folder}: {problem}. Inget är skickat; rätta och kör igen.",
        "The order could not be put into {folder}: {problem}. Nothing has been sent; mend it and run again.",
    ),
}
