"""What is said of a call: yes or no, why, and what to order."""

TEXTS: dict[str, tuple[str, str]] = {
    "reach.yes": (
        "{environment}: JA. {consumer} når {address} med {contract}.",
        "{environment}: YES. {consumer} reaches {address} with {contract}.",
    ),
    "reach.no": (
        "{environment}: NEJ. {consumer} når inte {address} med {contract}: anroparen får {code}, {meaning}.",
        "{environment}: NO. {consumer} does not reach {address} with {contract}: the caller gets {code}, {meaning}.",
    ),
    "reach.unknown": (
        "{environment}: OKÄNT. Om {consumer} når {address} med {contract} beror på HSA-trädet, som inte finns här.",
        "{environment}: UNKNOWN. Whether {consumer} reaches {address} with {contract} depends on the HSA tree, which "
        "is not here.",
    ),
    "reach.without_parents": (
        "Bortsett från överordnade enheter: anroparen får {code}, {meaning}.",
        "Leaving parents aside: the caller gets {code}, {meaning}.",
    ),
    "reach.give_tree": (
        "Ge HSA:s fil med --hsa FIL, eller skriv hsa: {{file: …}} i {path}.",
        "Give HSA's file with --hsa FILE, or write hsa: {{file: …}} in {path}.",
    ),
    "reach.meaning.no_routing": ("inget vägval", "no routing"),
    "reach.meaning.several_routings": ("fler än ett vägval gäller", "more than one routing counts"),
    "reach.meaning.no_permission": ("behörighet saknas", "no permission"),
    "reach.against": ("enligt {export}, {when}", "by {export}, {when}"),
    "reach.level.exact": ("exakt", "exact"),
    "reach.level.part": ("del av adressen", "part of the address"),
    "reach.level.parent": ("överordnad enhet", "parent"),
    "reach.level.default": ("standardval", "default"),
    "reach.any_address": ("alla adresser", "every address"),
    "reach.none": ("inget", "none"),
    "reach.none.permission": ("ingen", "none"),
    "reach.asked": ("letade på: {addresses}", "looked at: {addresses}"),
    "reach.asked.none": (
        "adresser i den gamla formen A#B får behörighet bara i två delar",
        "addresses of the old form A#B have permission in two parts only",
    ),
    "reach.to": ("till {producer}", "to {producer}"),
    "reach.for": ("för {consumer}", "for {consumer}"),
    "reach.unmanaged": ("styrs inte härifrån", "not managed from here"),
    "reach.not_in_tak": (
        "{id} finns inte i TAK i den här miljön.",
        "{id} is not in TAK in this environment.",
    ),
    "reach.by_parent": (
        "Utan HSA-träd syns det inte om en överordnad enhet har ett eget vägval, som då går före *.",
        "Without the HSA tree nobody sees whether a parent has a routing of its own, which would come before *.",
    ),
    "reach.opens": ("Öppnar {day}.", "Opens {day}."),
    "reach.closes": ("Stänger efter {day}.", "Closes after {day}."),
    "reach.no_dates": (
        "TAK-api:et visar inte dagar eller kommande rader: svaret gäller det som visas nu.",
        "The TAK-api shows neither days nor coming rows: the answer is about what it shows now.",
    ),
    "reach.pending": (
        "På väg: beställning {numbers}. När den är i drift blir svaret: {verdict}.",
        "On its way: order {numbers}. When it is in force, the answer is: {verdict}.",
    ),
    "reach.pending.same": (
        "På väg: beställning {numbers}, som inte ändrar svaret.",
        "On its way: order {numbers}, which does not change the answer.",
    ),
    "reach.verdict.open": ("ja", "yes"),
    "reach.verdict.no": ("nej, {code}", "no, {code}"),
    "reach.verdict.unknown": ("okänt", "unknown"),
    "reach.declared.routing": (
        "Vägvalet står redan i filerna ({place}) men inte i TAK:  tak plan {environment}",
        "The routing is in the files already ({place}) but not in TAK:  tak plan {environment}",
    ),
    "reach.declared.permission": (
        "Behörigheten står redan i filerna ({place}) men inte i TAK:  tak plan {environment}",
        "The permission is in the files already ({place}) but not in TAK:  tak plan {environment}",
    ),
    "reach.order": ("För att öppna:", "To open it:"),
    "reach.order.routing.add": (
        "Beställ ett vägval: lägg adressen i listan i {places}. Den får då alla tjänstekontrakt i filen.",
        "Order a routing: add the address to the list in {places}. It then gets every contract of the file.",
    ),
    "reach.order.routing.file": (
        "Beställ ett vägval med behörighet: en ny fil under environments/{environment}/",
        "Order a routing with permission: a new file under environments/{environment}/",
    ),
    "reach.order.permission.add": (
        "Beställ en behörighet: lägg konsumenten under consumers i {places}.",
        "Order a permission: add the consumer under consumers in {places}.",
    ),
    "reach.order.permission.file": (
        "Beställ en behörighet: en ny fil under environments/{environment}/",
        "Order a permission: a new file under environments/{environment}/",
    ),
    "reach.several": (
        "Ingen beställning hjälper: TAK vägrar ändra en nyckel som har två rader (TG402). Be TAK-förvaltningen ta bort "
        "den ena.",
        "No order helps: TAK refuses to change a key that has two rows (TG402). Ask the service desk to remove one.",
    ),
}
