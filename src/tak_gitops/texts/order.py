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
    "order.withdrawn": (
        "{environment}: beställning {seq} är inte skickad än, och ändringen tar tillbaka den: {path} är borttagen.",
        "{environment}: order {seq} is not sent yet, and the change takes it back: {path} is deleted.",
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
    "order.not_committed": (
        "--check prövar det som är incheckat: {count} {count:ändrad fil|ändrade filer} är inte "
        "{count:incheckad|incheckade} ({path}) och räknas därför inte. Checka in först (git add, git commit).",
        "--check looks at what is committed: {count} changed {count:file is|files are} not, such as {path}, and "
        "{count:does|do} not count. Commit first (git add, git commit).",
    ),
    "order.nothing.removed": (
        "{environment}: inget att beställa längre; {path} är borttagen.",
        "{environment}: nothing to order any more; {path} is deleted.",
    ),
    "order.written": (
        "{environment}: {path} ({what}). Checka in filen i samma pull request.",
        "{environment}: {path} ({what}). Commit the file in the same pull request.",
    ),
    "order.size": (
        "{lines} {lines:rad|rader} och {cases} {cases:ärende|ärenden}",
        "{lines} {lines:line|lines} and {cases} {cases:case|cases}",
    ),
    "order.size.rows": ("{lines} {lines:rad|rader}", "{lines} {lines:line|lines}"),
    "order.size.cases": ("{cases} {cases:ärende|ärenden}", "{cases} {cases:case|cases}"),
    "order.current": ("{environment}: {path} är aktuell.", "{environment}: {path} is current."),
    "order.blocked": (
        "{environment}: ingen beställning skrivs, {count} {count:rad är blockerad|rader är blockerade}. "
        "Se tak plan {environment}.",
        "{environment}: no order is written, {count} {count:line is|lines are} blocked. See tak plan {environment}.",
    ),
    "order.errors": (
        "{environment}: ingen beställning skrivs, {count} fel. Se tak plan {environment}.",
        "{environment}: no order is written, {count} {count:error|errors}. See tak plan {environment}.",
    ),
    "order.missing": (
        "{environment}: ändringen kräver en beställning på {what}, och ingen beställningsfil är incheckad. Kör tak "
        "order {environment} och checka in filen.",
        "{environment}: the change needs an order of {what}, and no order file is committed. "
        "Run tak order {environment} and commit the file.",
    ),
    "order.outdated": (
        "{environment}: {path} är inte vad ändringen ger nu. Kör tak ci update {environment}. Skillnaden:",
        "{environment}: {path} is not what the change gives now. Run tak ci update {environment}. The difference:",
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
    "order.allow.no_name": (
        "--reason hör till --allow: skriv också vad filen ska heta, till exempel --allow avveckling.",
        "--reason belongs to --allow: say what the file is to be called too, such as --allow closing-down.",
    ),
    "order.allow.no_reason": (
        "--allow behöver en anledning som granskaren kan pröva: skriv --reason.",
        "--allow needs a reason that the reviewer can judge: write --reason.",
    ),
    "order.allow.check": (
        "--allow skriver en fil och --check skriver inget: välj en av dem.",
        "--allow writes a file and --check writes nothing: choose one of them.",
    ),
    "order.allow.bad_name": (
        '"{name}" kan inte vara namn på en allow-fil: använd gemener a–z, siffror och bindestreck.',
        '"{name}" cannot be the name of an allow file: use lower-case letters a–z, digits and hyphens.',
    ),
    "order.allow.taken": (
        "{path} kom med en tidigare ändring och skrivs inte över: välj ett annat namn.",
        "{path} came with an earlier change and is not written over: choose another name.",
    ),
    "order.allow.refused": (
        "{path} är inte skriven: rätta det ovan.",
        "{path} is not written: mend what stands above.",
    ),
    "order.allow.written": (
        "{environment}: {path} öppnar spärren för {lines} {lines:rad|rader}. Checka in filen i samma pull request; "
        "den kräver två godkännanden.",
        "{environment}: {path} opens the guard for {lines} {lines:line|lines}. Commit the file in the same pull "
        "request; it needs two approvals.",
    ),
    "order.allow.not_needed": (
        "{environment}: ingen spärr är stängd, så ingen allow-fil skrivs.",
        "{environment}: no guard is closed, so no allow file is written.",
    ),
    "order.drift.check": (
        "--drift skriver in rader och --check skriver inget: välj en av dem.",
        "--drift writes lines and --check writes nothing: choose one of them.",
    ),
    "order.drift.one_environment": (
        "--drift gäller en miljö: skriv vilken, till exempel  tak order ntjp-qa --drift NYCKEL",
        "--drift is for one environment: say which, such as  tak order ntjp-qa --drift KEY",
    ),
    "order.drift.no_key": (
        '"{key}" är ingen nyckel: skriv  routing:<adressat>,<tjänstekontrakt>  eller  '
        "permission:<adressat>,<tjänstekontrakt>,<konsument>  (tak drift visar dem).",
        '"{key}" is no key: write  routing:<address>,<contract>  or  permission:<address>,<contract>,<consumer>  '
        "(tak drift shows them).",
    ),
    "order.case.none": (
        "{environment}: liggaren har inget ärende {seq} som återstår att beställa (tak status {seq}).",
        "{environment}: the ledger has no case {seq} that is left to be ordered (tak status {seq}).",
    ),
    "order.case.unasked": (
        "{environment}: filerna ber inte längre om ärende {seq}, så det finns inget att beställa.",
        "{environment}: the files do not ask for case {seq} any more, so there is nothing to order.",
    ),
    "order.drift.unknown": (
        '{environment}: "{key}" avviker inte, så det finns inget att beställa för den (tak drift {environment}).',
        '{environment}: "{key}" does not differ, so there is nothing to order for it (tak drift {environment}).',
    ),
    "order.drift.unknown.nearest": (
        '{environment}: "{key}" avviker inte, menar du "{nearest}"? (tak drift {environment})',
        '{environment}: "{key}" does not differ, did you mean "{nearest}"? (tak drift {environment})',
    ),
    "order.drift.blocked": ("{key}: {why}", "{key}: {why}"),
    "order.drift.gone": (
        "{environment}: {count} {count:rad|rader} som beställningsfilen tog upp avviker inte längre och beställs inte.",
        "{environment}: {count} {count:row|rows} that the order file asked for {count:differs|differ} no more and "
        "{count:is|are} not ordered.",
    ),
    "order.drift.written": (
        "{environment}: {count} {count:rad är en avvikelse|rader är avvikelser} (--drift). Ska {count:den|de} inte "
        "beställas: ta bort {path} och kör tak order igen.",
        "{environment}: {count} {count:line is|lines are} drift (--drift). If not to be ordered: "
        "delete {path} and run tak order again.",
    ),
    "order.revert.alone": (
        "--revert skriver just det som ångrar en beställning: använd den utan --drift och --check.",
        "--revert writes just what undoes an order: use it without --drift and --check.",
    ),
    "order.revert.unknown": (
        "Ingen sammanslagen beställning heter {name}. Skriv sökväg, nummer (tak status) eller minst fyra tecken av "
        "dess digest.",
        "No merged order is called {name}. Write its path, its number (tak status) or at least four characters of "
        "its digest.",
    ),
    "order.revert.several": (
        "{name} kan vara flera beställningar: {paths}. Skriv fler tecken, eller hela sökvägen.",
        "{name} may be several orders: {paths}. Write more characters, or the whole path.",
    ),
    "order.revert.other_environment": (
        "{path} gäller {environment}: skriv ingen annan miljö.",
        "{path} is for {environment}: name no other environment.",
    ),
    "order.revert.not_as_left": (
        "{environment}: beställningen {digest} kan inte ångras. {count} {count:rad|rader} i TAK är inte som den "
        "lämnade {count:den|dem}:",
        "{environment}: the order {digest} cannot be undone. {count} {count:row|rows} of TAK {count:is|are} not as it "
        "left {count:it|them}:",
    ),
    "order.revert.not_yet": (
        "{environment}: filerna säger fortfarande det som beställningen {digest} gav.",
        "{environment}: the files still say what the order {digest} gave.",
    ),
    "order.revert.differs": (
        "{environment}: ändringen av filerna är inte att ångra beställningen {digest}. {count} "
        "{count:rad skiljer|rader skiljer}:",
        "{environment}: the change of the files does not undo the order {digest}. {count} "
        "{count:line differs|lines differ}:",
    ),
    "order.revert.drift": (
        "{environment}: {count} {count:rad beställdes som avvikelse|rader beställdes som avvikelser} (--drift), och "
        "filerna sade samma sak före beställningen {digest}. Skriv i filerna det som TAK hade, i en egen gren, och kör "
        "igen.",
        "{environment}: {count} {count:line was|lines were} ordered as drift (--drift), and the files said the same "
        "before the order {digest}. Write into the files what TAK had, in a branch of its own, and run again.",
    ),
    "order.revert.how": (
        "Backa ändringen i filerna, i en egen gren, och kör igen. Beställningsfilerna ligger kvar: de är historia.\n"
        "  git switch -c angra-{digest}\n"
        "  git revert --no-commit {commit}\n"
        "  git restore --source=HEAD --staged --worktree orders\n"
        "  tak order {environment} --revert {digest}",
        "Take the change of the files back, in a branch of its own, and run again. The order files stay: they are "
        "history.\n"
        "  git switch -c undo-{digest}\n"
        "  git revert --no-commit {commit}\n"
        "  git restore --source=HEAD --staged --worktree orders\n"
        "  tak order {environment} --revert {digest}",
    ),
    "order.revert.how.shallow": (
        "Historiken här är för kort för att visa var {path} kom in (git fetch --unshallow). Backa den ändringen av "
        "filerna, låt orders/ vara, och kör  tak order {environment} --revert {digest}",
        "The history here is too short to show where {path} came in (git fetch --unshallow). Take that change of the "
        "files back, leave orders/ alone, and run  tak order {environment} --revert {digest}",
    ),
    "order.revert.objects": (
        "{environment}: {count} {count:ny logisk adressat eller tjänstekomponent|nya logiska adressater och "
        "tjänstekomponenter} från den beställningen finns kvar i TAK: ingen beställning kan ta bort sådana.",
        "{environment}: {count} new logical {count:address or component|addresses and components} of that order "
        "{count:stays|stay} in TAK: no order can remove those.",
    ),
    "order.revert.undo": ("ångra:", "undo:"),
    "order.revert.files": ("filerna:", "files:"),
    "order.approved": ("godkänd:", "approved:"),
    "order.in_file": ("i filen:", "in the file:"),
    "order.now": ("nu:", "now:"),
    "order.object.address": ("logisk adressat", "logical address"),
    "order.object.system": ("tjänstekomponent", "component"),
    "order.case.new": ("+ ärende, som inte står i beställningen: {what}", "+ a case that is not in the order: {what}"),
    "order.case.gone": ("- ärende, som inte skickas nu: {what}", "- a case that is not sent now: {what}"),
    "order.case.text": ("~ ärende med en annan text (+ nu): {what}", "~ a case with another text (+ now): {what}"),
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
    "order.text.beside": (
        "JSON-beställningen ligger bredvid i filen med samma namn. Svara med ärendenumret.",
        "The JSON order lies beside in the file of the same name. Answer with the case number.",
    ),
    "order.text.enclosed": (
        "JSON-beställningen ligger bifogad. Svara med ärendenumret.",
        "The JSON order is enclosed. Answer with the case number.",
    ),
}
