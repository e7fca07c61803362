"""What is said about order files, and the Swedish text of an order (its English is for those who look)."""

TEXTS: dict[str, tuple[str, str]] = {
    "order.unreadable": (
        "{path} är ingen beställningsfil: {problem}. Ta bort den och kör tak order.",
        "{path} is no order file: {problem}. Delete it and run tak order.",
    ),
    "order.version": (
        "{path} har format_version {version}, som den här versionen inte kan läsa. Uppgradera tak.",
        "{path} has format_version {version}, which this version cannot read. Upgrade tak.",
    ),
    "order.other_environment": (
        "{path} ligger i fel mapp: den gäller {environment}. Kör tak order {environment}.",
        "{path} lies in the wrong folder: it is for {environment}. Run tak order {environment}.",
    ),
    "order.changed_lines": (
        "{path} har ändrats för hand: raderna stämmer inte med filens digest. Kör tak order.",
        "{path} was changed by hand: its lines do not match its digest. Run tak order.",
    ),
    "order.changed_parts": (
        "{path} har ändrats för hand: det som skulle skickas är inte vad raderna säger. Kör tak order.",
        "{path} was changed by hand: what would be sent is not what its lines say. Run tak order.",
    ),
    "order.several": (
        "{environment}: flera beställningsfiler i samma ändring ({paths}). Behåll en: ta bort alla och kör tak order.",
        "{environment}: several order files in one change ({paths}). Keep one: delete all and run tak order.",
    ),
    "order.touched": (
        "{path} fanns redan i basen och har ändrats eller tagits bort. En godkänd beställning ändras aldrig: "
        "återställ filen.",
        "{path} was in the base already and has been changed or deleted. An approved order never changes: "
        "restore the file.",
    ),
    "order.homeless": (
        "{path} hör inte till någon miljö och skickas aldrig: flytta den till orders/<miljö>/ eller ta bort den.",
        "{path} belongs to no environment and is never sent: move it to orders/<environment>/ or delete it.",
    ),
    "order.merged": (
        "{environment}: {path} är redan godkänd och ändras inte. Byt till en egen gren (git switch -c) och kör igen.",
        "{environment}: {path} is approved already and does not change. Go to a branch (git switch -c), run again.",
    ),
    "order.past": (
        "{day} har passerat: välj en dag från och med i dag (tak order --execute-on).",
        "{day} has passed: choose a day from today on (tak order --execute-on).",
    ),
    "order.nothing": ("{environment}: inget att beställa.", "{environment}: nothing to order."),
    "order.nothing.removed": (
        "{environment}: inget att beställa längre; {path} är borttagen.",
        "{environment}: nothing to order any more; {path} is deleted.",
    ),
    "order.written": (
        "{environment}: {path} ({lines} {lines:rad|rader}). Checka in filen i samma pull request.",
        "{environment}: {path} ({lines} {lines:line|lines}). Commit the file in the same pull request.",
    ),
    "order.current": ("{environment}: {path} är aktuell.", "{environment}: {path} is current."),
    "order.blocked": (
        "{environment}: ingen beställning skrivs, {count} {count:rad är blockerad|rader är blockerade}. "
        "Se tak plan {environment}.",
        "{environment}: no order is written, {count} {count:line is|lines are} blocked. See tak plan {environment}.",
    ),
    "order.missing": (
        "{environment}: ändringen kräver en beställning på {lines} {lines:rad|rader}, och ingen beställningsfil "
        "är incheckad. Kör tak order {environment} och checka in filen.",
        "{environment}: the change needs an order of {lines} {lines:line|lines}, and no order file is committed. "
        "Run tak order {environment} and commit the file.",
    ),
    "order.outdated": (
        "{environment}: {path} är inte vad ändringen ger nu. Kör tak order {environment} och checka in. Skillnaden:",
        "{environment}: {path} is not what the change gives now. Run tak order {environment} and commit. "
        "The difference:",
    ),
    "order.outdated.about": (
        "{environment}: raderna i {path} stämmer, men beställare eller förstudie är en annan än i filerna. "
        "Kör tak order {environment} och checka in.",
        "{environment}: the lines of {path} are right, but who orders or the prestudy is another than in the files. "
        "Run tak order {environment} and commit.",
    ),
    "order.not_needed": (
        "{environment}: {path} beställer något, men ändringen kräver ingen beställning. Ta bort filen.",
        "{environment}: {path} orders something, but the change needs no order. Delete the file.",
    ),
    "order.approved": ("godkänd:", "approved:"),
    "order.now": ("nu:", "now:"),
    "order.object.address": ("logisk adressat", "logical address"),
    "order.object.system": ("tjänstekomponent", "component"),
    "order.no_line": ("ingen rad", "no line"),
    "order.absent": ("finns inte", "absent"),
    "order.present": ("finns", "present"),
    "order.text.head": (
        "Beställning {digest} (del {part} av {parts}) till {platform}",
        "Order {digest} (part {part} of {parts}) to {platform}",
    ),
    "order.text.ordered_by": ("Beställare: {name}", "Ordered by: {name}"),
    "order.text.execute_on": ("Genomförande: {day}", "To take effect: {day}"),
    "order.text.prestudy": ("Förstudie: {names}", "Prestudy: {names}"),
    "order.text.contact": ("Kontakt: {reach}", "Contact: {reach}"),
    "order.text.parts": (
        "Beställningen är delad i {parts} delar för storlekens skull. Listan nedan gäller alla delar; "
        "de kan tas i vilken ordning som helst.",
        "The order is split into {parts} parts for its size. The list below is for all parts; they can be "
        "taken in any order.",
    ),
    "order.text.remove.routing": ("Ta bort {count} vägval", "Remove {count} {count:routing|routings}"),
    "order.text.remove.permission": (
        "Ta bort {count} {count:adresseringsbehörighet|adresseringsbehörigheter}",
        "Remove {count} {count:permission|permissions}",
    ),
    "order.text.change.routing": ("Ändra {count} vägval", "Change {count} {count:routing|routings}"),
    "order.text.add.logical_address": (
        "Lägg till {count} {count:ny logisk adressat|nya logiska adressater}",
        "Add {count} new logical {count:address|addresses}",
    ),
    "order.text.add.system": (
        "Lägg till {count} {count:ny tjänstekomponent|nya tjänstekomponenter}",
        "Add {count} new {count:system|systems}",
    ),
    "order.text.add.routing": ("Lägg till {count} vägval", "Add {count} {count:routing|routings}"),
    "order.text.add.permission": (
        "Lägg till {count} {count:adresseringsbehörighet|adresseringsbehörigheter}",
        "Add {count} {count:permission|permissions}",
    ),
    "order.text.consumer": ("för {name}", "for {name}"),
    "order.text.target": ("producent", "producer"),
    "order.text.target.before": ("från", "from"),
    "order.text.target.after": ("till", "to"),
    "order.text.attached": (
        "JSON-beställningen ligger bredvid i filen med samma namn. Svara med ärendenumret.",
        "The JSON order lies beside in the file of the same name. Answer with the case number.",
    ),
}
