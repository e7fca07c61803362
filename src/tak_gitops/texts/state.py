"""What commands say when what they begin with is not as it should be."""

TEXTS: dict[str, tuple[str, str]] = {
    "state.errors": (
        "Inget har räknats ut: rätta felen ovan först (tak validate visar alla).",
        "Nothing has been worked out: mend the errors above first (tak validate shows all).",
    ),
    "state.base_broken": (
        "Vid basen {base} går {count} {count:fil|filer} inte att läsa (den första: {first}). "
        "Det de beskriver räknas som oförändrat: det som avviker visas, men inget beställs för det.",
        "At the base {base}, {count} {count:file|files} cannot be read (the first: {first}). "
        "What they describe counts as unchanged: what differs is shown, but nothing is ordered for it.",
    ),
    "state.no_live": (
        "{environment}: {path} säger inte var exporten av TAK finns. Skriv live: {{file: …}} där, eller kör "
        "med --export FIL.",
        "{environment}: {path} does not say where the export of TAK is. Write live: {{file: …}} there, or run "
        "with --export FILE.",
    ),
    "state.nothing_to_fetch": (
        "{environment}: {path} läser inte live från någon server, så det finns inget att hämta. Skriv live: "
        "{{tak_services: https://…}} eller {{tak_api: https://…}} där.",
        "{environment}: {path} reads live from no server, so there is nothing to fetch. Write live: "
        "{{tak_services: https://…}} or {{tak_api: https://…}} there.",
    ),
    "state.reading": ("Läser {path} …", "Reading {path} …"),
    "state.fetching": ("Hämtar {url} …", "Fetching {url} …"),
    "state.no_commit": (
        "Här finns ingen incheckning än. Checka in filerna först (git add, git commit).",
        "There is no commit here yet. Commit the files first (git add, git commit).",
    ),
    "state.one_export": (
        "--export gäller en miljö: skriv vilken, till exempel tak plan {environment} --export FIL.",
        "--export is for one environment: say which, such as tak plan {environment} --export FILE.",
    ),
}
