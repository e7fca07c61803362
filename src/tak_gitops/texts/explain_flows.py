"""Why the rules about flows are there, and how to mend what they find: TG430 to TG459."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG433.title": ("Systemet är deaktiverat", "The system is deactivated"),
    "explain.TG433.why": (
        "Ett deaktiverat HSA-id används inte för nya anslutningar. Det som redan finns i TAK påverkas inte och kan "
        "tas bort; inget nytt kan beställas, vare sig systemet är producent eller konsument.",
        "A deactivated HSA-id is not used for new connections. What is in TAK already is not touched and can be "
        "removed; nothing new can be ordered, whether the system is producer or consumer.",
    ),
    "explain.TG433.mend": (
        "Välj ett system som är i bruk, eller aktivera det igen: skriv status: active i dess fil. Det blir ett "
        "ärende till Inera.",
        "Choose a system that is in use, or activate it again: write status: active in its file. That becomes a case "
        "for Inera.",
    ),
}
