"""What is said of a system, a logical address or a contract."""

TEXTS: dict[str, tuple[str, str]] = {
    "show.contact": ("kontakt: {who}", "contact: {who}"),
    "show.deactivated": ("Avstängt: inget nytt beställs för det.", "Deactivated: nothing new is ordered for it."),
    "show.not_live": ("finns inte i TAK", "not in TAK"),
    "show.nothing": ("Inga vägval eller behörigheter.", "No routings or permissions."),
    "show.nowhere": (
        "Ingen av miljöerna känner till {name}.",
        "None of the environments knows {name}.",
    ),
    "show.routings": ("Vägval ({count})", "Routings ({count})"),
    "show.callers": ("Vilka som får anropa ({count})", "Who may call ({count})"),
    "show.consumes": ("Får själv anropa ({count})", "May itself call ({count})"),
    "show.orphans": (
        "Behörigheter som inget vägval svarar för ({count})",
        "Permissions that no routing answers for ({count})",
    ),
    "show.more": (
        "… och {count} {count:rad|rader} till (visa alla med --all)",
        "… and {count} more {count:line|lines} (show all with --all)",
    ),
    "show.addresses": ("{count} adresser", "{count} addresses"),
    "show.contracts": ("{count} tjänstekontrakt", "{count} contracts"),
    "show.consumers": ("{count} konsumenter", "{count} consumers"),
    "show.every_address": ("alla adresser (*)", "every address (*)"),
    "show.by_default": ("genom *", "by way of *"),
    "show.becomes": ("blir {what}", "becomes {what}"),
    "show.mark.removed": ("tas bort", "to be removed"),
    "show.mark.changed": ("ändras", "to be changed"),
    "show.mark.added": ("läggs till", "to be added"),
    "show.mark.blocked": ("blockerad", "blocked"),
    "show.mark.drift": ("avviker från filen", "differs from the file"),
    "show.mark.pending": ("beställning {numbers} på väg", "order {numbers} on its way"),
    "show.mark.coming": ("från {day}", "from {day}"),
    "show.mark.ending": ("till och med {day}", "until {day}"),
}
