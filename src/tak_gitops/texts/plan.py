"""What a plan says."""

TEXTS: dict[str, tuple[str, str]] = {
    "plan.clean": (
        "{environment}: allt är som det ska ({export}).",
        "{environment}: everything is as it should be ({export}).",
    ),
    "plan.against": (
        "mot {export} ({routings} vägval, {permissions} {permissions:behörighet|behörigheter})",
        "against {export} ({routings} {routings:routing|routings}, {permissions} {permissions:permission|permissions})",
    ),
    "plan.export": ("export {time}", "export {time}"),
    "plan.export.api": ("TAK-api {time}", "TAK-api {time}"),
    "plan.export.no_time": ("export utan tidpunkt", "export without a time"),
    "plan.base": ("bas {base}", "base {base}"),
    "plan.base.none": ("utan bas: allt räknas som nytt", "no base: everything counts as new"),
    "plan.day": ("verkställs {day}", "takes effect {day}"),
    "plan.routings": ("{count} vägval", "{count} {count:routing|routings}"),
    "plan.permissions": (
        "{count} {count:behörighet|behörigheter}",
        "{count} {count:permission|permissions}",
    ),
    "plan.routing": ("vägval", "routing"),
    "plan.permission": ("behörighet", "permission"),
    "plan.to_consumer": ("till {name}", "for {name}"),
    "plan.addresses": ("{count} adresser", "{count} addresses"),
    "plan.files": ("{count} {count:fil|filer}", "{count} {count:file|files}"),
    "plan.show_all": ("visa alla med --all", "show all with --all"),
    "plan.line": ("rad {line}", "line {line}"),
    "plan.lines": ("rad {first}–{last}", "lines {first}–{last}"),
    "plan.reason.declared": ("ny i filen", "new in the file"),
    "plan.reason.undeclared": ("struken ur filen", "deleted from the file"),
    "plan.reason.redefined": ("ändrad i filen", "changed in the file"),
    "plan.reason.replaces": ("tas över (replaces)", "taken over (replaces)"),
    "plan.reason.drift": ("avviker i TAK", "differs in TAK"),
    "plan.field.producer": ("producent", "producer"),
    "plan.field.rivta_profile": ("profil", "profile"),
    "plan.field.url": ("url", "url"),
    "plan.blocked": (
        "{environment}: ingen beställning skrivs förrän det är löst.",
        "{environment}: no order is written until that is solved.",
    ),
    "plan.new_addresses": ("Nya logiska adressater i TAK:", "New logical addresses in TAK:"),
    "plan.new_systems": ("Nya system i TAK:", "New systems in TAK:"),
    "plan.orphans": (
        "Kvar på borttagna vägval blir {count} {count:behörighet, som inte tas bort av sig själv|behörigheter, som "
        "inte tas bort av sig själva}: det som står i filerna stryks där, annat beställer den som äger det.",
        "{count} {count:permission stays|permissions stay} on removed routings. They do not go away by "
        "themselves: those in the files are deleted there, the others are ordered by their owners.",
    ),
    "plan.orphans.how": (
        "Nycklarna (visas med --all) beställs med  tak order {environment} --drift NYCKEL",
        "The keys (shown with --all) are ordered with  tak order {environment} --drift KEY",
    ),
    "plan.released": (
        "Struket ur filerna, men hör nu till en annan producent i TAK och lämnas i fred:",
        "Deleted from the files, but with another producer in TAK by now, and left alone:",
    ),
    "plan.unknown": (
        "{count} vägval kan inte bedömas: exporten visar inte producent eller URL.",
        "{count} {count:routing|routings} cannot be judged: the export does not show producer or URL.",
    ),
    "plan.unknown.api": (
        "{count} vägval kan inte bedömas: TAK-api:et visar inte URL:en.",
        "{count} {count:routing|routings} cannot be judged: the TAK-api does not show the URL.",
    ),
    "plan.adopted": (
        "{count} {count:rad|rader} i filerna finns redan i TAK och beställs inte.",
        "{count} {count:row|rows} of the files {count:is|are} in TAK already and not ordered.",
    ),
    "plan.drift": (
        "Inte av den här ändringen: {count} {count:rad|rader} avviker redan (tak drift {environment}).",
        "Not by this change: {count} {count:row differs|rows differ} already (tak drift {environment}).",
    ),
    "plan.more": ("… och {count} till (visa alla med --all)", "… and {count} more (show all with --all)"),
    "plan.unmanaged": (
        "{count} {count:rad|rader} i TAK styrs inte härifrån.",
        "{count} {count:row|rows} of TAK {count:is|are} not managed from here.",
    ),
    "plan.no_dates": (
        "TAK-api:et visar inte dagar, kommande rader, filter eller sammanslagna rader: TAK kan svara annorlunda än "
        "planen säger.",
        "The TAK-api does not show days, coming rows, filters or merged rows: TAK may answer otherwise than the plan "
        "says.",
    ),
    "plan.odd": (
        "Exporten ger {count} {count:anmärkning|anmärkningar}: tak live visar dem.",
        "The export gives cause for {count} {count:remark|remarks}: tak live shows them.",
    ),
    "plan.prestudies": ("Förstudie: {names}.", "Prestudy: {names}."),
    "plan.receipt": ("Kvitto som väntas: {counts}.", "Expected receipt: {counts}."),
    "plan.pending": (
        "{count} {count:beställning ligger|beställningar ligger} ovanpå exporten, som inte visar {count:den|dem} ännu.",
        "{count} {count:order lies|orders lie} on top of the export, which does not show {count:it|them} yet.",
    ),
    "plan.unsent": (
        "{count} {count:rad|rader} väntar: beställningen är sammanslagen men inte skickad än. tak submit tar den, "
        "eller säger vad som håller den.",
        "{count} {count:row waits|rows wait}: the order is merged and not sent yet. tak submit takes it, or says what "
        "holds it.",
    ),
    "plan.waits_for": (
        "Samma rader ingår i beställning {numbers}: den här skickas först när den syns i en export.",
        "The same rows are in order {numbers}: this one is not sent until that one is seen in an export.",
    ),
    "plan.waits_for_cases": (
        "Raderna väntar på ärende {numbers}: de skickas när det är klart (tak status).",
        "The rows wait for case {numbers}: they are sent when that is done (tak status).",
    ),
    "plan.cases": (
        "{count:Ärende|Ärenden} till {platform}, i samma beställning:",
        "{count:Case|Cases} for {platform}, in the same order:",
    ),
    "plan.cases.first": (
        "Det som ska installeras eller återaktiveras skickas först; raderna väntar tills det är klart.",
        "What is to be installed or activated again is sent first; the rows wait until it is done.",
    ),
    "plan.cases.last": (
        "Det som ska avinstalleras eller deaktiveras skickas sist, när en export visar att raderna är i drift.",
        "What is to be uninstalled or deactivated is sent last, when an export shows that the rows are in force.",
    ),
    "plan.cases.texts": (
        "{count:Ärendets text|Ärendenas texter}",
        "{count:The text of the case|The texts of the cases}",
    ),
    "plan.without_ledger": (
        "Planen tar inte hänsyn till beställningar som är på väg.",
        "The plan does not take into account orders that are on their way.",
    ),
    "plan.without_tree": (
        "Planen räknar därför utan HSA-träd.",
        "So the plan goes without the HSA tree.",
    ),
    "plan.summary": ("Plan: {counts}.", "Plan: {counts}."),
    "plan.counts": (
        "{add} läggs till, {change} ändras, {remove} tas bort",
        "{add} to add, {change} to change, {remove} to remove",
    ),
    "plan.counts.drift": (
        "{add} läggs till, {change} ändras, {remove} tas bort; {drift} {drift:rad|rader} avviker",
        "{add} to add, {change} to change, {remove} to remove; {drift} {drift:line|lines} of drift",
    ),
    "plan.counts.blocked": (
        "{add} läggs till, {change} ändras, {remove} tas bort; {blocked} {blocked:rad blockerad|rader blockerade}",
        "{add} to add, {change} to change, {remove} to remove; {blocked} {blocked:line|lines} blocked",
    ),
    "plan.counts.blocked_drift": (
        "{add} läggs till, {change} ändras, {remove} tas bort; {blocked} {blocked:rad blockerad|rader blockerade}, "
        "{drift} avviker",
        "{add} to add, {change} to change, {remove} to remove; {blocked} {blocked:line|lines} blocked, "
        "{drift} of drift",
    ),
    "plan.counts.cases": ("{counts}; {cases} {cases:ärende|ärenden}", "{counts}; {cases} {cases:case|cases}"),
    "plan.next": ("Nästa steg: tak order {environment}", "Next step: tak order {environment}"),
    "plan.column.change": ("Ändring", "Change"),
    "plan.column.contract": ("Tjänstekontrakt", "Contract"),
    "plan.column.address": ("Logisk adressat", "Logical address"),
    "plan.column.detail": ("Detalj", "Detail"),
    "plan.column.where": ("Var", "Where"),
    "plan.all_rows": ("Alla {count} rader", "All {count} rows"),
    "plan.drift_heading": ("Avviker redan ({count})", "Differs already ({count})"),
}
