"""What `tak drift` says."""

TEXTS: dict[str, tuple[str, str]] = {
    "drift.none": (
        "{environment}: inget avviker från filerna ({export}).",
        "{environment}: nothing differs from the files ({export}).",
    ),
    "drift.files": ("filerna vid {commit}", "the files at {commit}"),
    "drift.heading": (
        "{environment}: {count} {count:rad avviker|rader avviker} från filerna",
        "{environment}: {count} {count:row differs|rows differ} from the files",
    ),
    "drift.summary": (
        "{count} {count:rad avviker|rader avviker}. För att bli som filerna säger: {counts}.",
        "{count} {count:row differs|rows differ}. To be as the files say: {counts}.",
    ),
    "drift.orphans": (
        "Kvar på vägval som tidigare beställningar tog bort, och som ingen annan har nu:",
        "Left on routings that earlier orders removed, and that nobody else has now:",
    ),
    "drift.keys": ("Alla rader, med nycklar", "All rows, with their keys"),
    "drift.order": (
        "Beställ en rad i en egen gren (flaggan kan upprepas):",
        "Order a row in a branch of its own (the flag may be repeated):",
    ),
    "drift.order.command": (
        "tak order {environment} --drift NYCKEL",
        "tak order {environment} --drift KEY",
    ),
    "drift.or_files": (
        "Är det TAK som har rätt: ändra filerna.",
        "If it is TAK that is right: change the files.",
    ),
}
