"""What is said about the ways in which orders leave."""

TEXTS: dict[str, tuple[str, str]] = {
    "channel.folder": (
        "Beställningen kunde inte läggas i {folder}: {problem}. Inget är skickat; rätta och kör igen.",
        "The order could not be put into {folder}: {problem}. Nothing has been sent; mend it and run again.",
    ),
    "channel.partly": (
        "{done} av beställningens {parts} delar ligger i {folder}, resten kunde inte läggas dit: {problem}. "
        "Rätta och kör igen: det som ligger där läggs inte dit en gång till.",
        "{done} of the {parts} parts of the order lie in {folder}, the rest could not be put there: {problem}. "
        "Mend it and run again: what lies there is not put there again.",
    ),
}
