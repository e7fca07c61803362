"""What the sandbox says: when it starts, and on its pages."""

TEXTS: dict[str, tuple[str, str]] = {
    "sandbox.missing": (
        "Sandlådan behöver tillägget web: pip install 'tak-gitops[web]' ({module} saknas).",
        "The sandbox needs the extra web: pip install 'tak-gitops[web]' ({module} is missing).",
    ),
    "sandbox.port": (
        "Porten {port} kan inte användas: {problem}. Välj en annan med --port, eller --port 0 för en som är ledig.",
        "Port {port} cannot be used: {problem}. Choose another with --port, or --port 0 for one that is free.",
    ),
    "sandbox.state.unwritable": (
        "Tillståndet {path} kan inte skrivas: {problem}",
        "The state {path} cannot be written: {problem}",
    ),
    "sandbox.state.foreign": (
        "{path} är inte tillståndet för en sandlåda. Ange en annan fil med --state, eller ta bort den själv.",
        "{path} is not the state of a sandbox. Name another file with --state, or delete it yourself.",
    ),
    "sandbox.state.version": (
        "{path} är skriven av en annan version av tak. Börja om med --reset.",
        "{path} was written by another version of tak. Begin anew with --reset.",
    ),
    "sandbox.state.platform": (
        "{path} är tillståndet för {found}, inte för {platform}. Ange en annan fil med --state.",
        "{path} is the state of {found}, not of {platform}. Name another file with --state.",
    ),
    "sandbox.state.kept": (
        "{path} finns redan, och med --export skulle det som är beställt där gå förlorat. Utelämna --export för att "
        "fortsätta, eller ange --reset för att börja om.",
        "{path} exists, and --export would lose what has been ordered there. Leave --export out to go on, or give "
        "--reset to begin anew.",
    ),
    "sandbox.platform.needed": (
        "Namnet på {export} säger inte vilken plattform det är. Ange den med --platform, till exempel NTJP-QA.",
        "The name of {export} does not tell which platform it is. Give it with --platform, such as NTJP-QA.",
    ),
    "sandbox.export.needed": (
        "Exemplet har ingen plattform {platform}. Ange en export med --export, eller utelämna --platform.",
        "The example has no platform {platform}. Name an export with --export, or leave --platform out.",
    ),
    "sandbox.user.half": (
        "Användare och lösenord hör ihop: ange båda eller ingetdera.",
        "User and password belong together: give both or neither.",
    ),
    "sandbox.source.half": (
        "För att hämta beställningar behövs allt av --order-source (en https-adress), --order-cert, --order-key och "
        "--order-ca.",
        "To fetch orders, all of --order-source (an https address), --order-cert, --order-key and --order-ca is "
        "needed.",
    ),
    "sandbox.source.no_file": ("Filen {path} finns inte.", "There is no file {path}."),
    "sandbox.start": (
        "Sandlådan {platform} är igång, dag {day}: {address}",
        "The sandbox {platform} is running, day {day}: {address}",
    ),
    "sandbox.start.loaded": (
        "{routings} vägval och {permissions} {permissions:behörighet|behörigheter} är inlästa.",
        "{routings} {routings:routing|routings} and {permissions} {permissions:permission|permissions} are loaded.",
    ),
    "sandbox.start.unreadable": (
        "{count} {count:rad|rader} i exporten kunde inte läsas och är inte med; tak live visar vilka.",
        "{count} {count:row|rows} of the export could not be read and {count:is|are} left out; tak live shows which.",
    ),
    "sandbox.start.guessed": (
        "{count} vägval har en URL som flera producenter eller profiler delar, och exporten säger inte vilken som "
        "gäller. Den första i exporten är vald.",
        "{count} {count:routing has|routings have} a URL that several producers or profiles share, and the export "
        "does not tell which of them it is. The first in the export is taken.",
    ),
    "sandbox.start.kept": (
        "Allt som görs sparas i {path}.",
        "Everything that is done is kept in {path}.",
    ),
    "sandbox.start.temporary": (
        "Allt som görs försvinner när sandlådan stoppas; --state FIL behåller det.",
        "Everything that is done is gone when the sandbox stops; --state FILE keeps it.",
    ),
    "sandbox.start.authority": (
        "Den som ansluter ska lita på {path} (till exempel med SSL_CERT_FILE).",
        "Who connects must trust {path} (for example with SSL_CERT_FILE).",
    ),
    "sandbox.start.faults": (
        "{count} {count:fel görs|fel görs} med avsikt.",
        "{count} {count:fault is|faults are} made on purpose.",
    ),
    "sandbox.start.takweb": ("TAK-web: {url} ({who})", "TAK-web: {url} ({who})"),
    "sandbox.start.services": ("tak-services export: {url}", "tak-services' export: {url}"),
    "sandbox.start.dump": ("Nattens export: {url}", "Last night's export: {url}"),
    "sandbox.start.api": ("TAK-api: {url} ({who})", "TAK-api: {url} ({who})"),
    "sandbox.start.open": ("öppet för alla", "open to all"),
    "sandbox.start.live": (
        "Till environment.yaml, en av raderna med live; TAK-api behöver också variablerna:",
        "For environment.yaml, one of the lines with live; the TAK-api needs the variables too:",
    ),
    "sandbox.start.stop": ("Stoppa med Ctrl-C.", "Stop with Ctrl-C."),
    "sandbox.fault.unknown": (
        "{fault} är inget fel som sandlådan kan göra. Skriv SLAG[=SEKUNDER][@PLATS][:ANTAL], till exempel "
        "drop-after@order:1. Slag: {kinds} (sekunder vid slow och cut). Platser: {doors}.",
        "{fault} is no fault that the sandbox can make. Write KIND[=SECONDS][@PLACE][:TIMES], such as "
        "drop-after@order:1. Kinds: {kinds} (seconds with slow and cut). Places: {doors}.",
    ),
    "sandbox.page.name": ("Sandlåda {platform}", "Sandbox {platform}"),
    "sandbox.page.skip": ("Till innehållet", "Skip to content"),
    "sandbox.page.menu": ("Meny", "Menu"),
    "sandbox.page.day": ("Dag: {day}", "Day: {day}"),
    "sandbox.page.catalogue": ("Katalog", "Catalogue"),
    "sandbox.page.orders": ("Beställningar", "Orders"),
    "sandbox.page.versions": ("Versioner", "Versions"),
    "sandbox.page.order": ("Ny beställning", "New order"),
    "sandbox.page.log_in": ("Logga in", "Log in"),
    "sandbox.page.log_out": ("Logga ut {user}", "Log out {user}"),
    "sandbox.page.user": ("Användarnamn", "User name"),
    "sandbox.page.password": ("Lösenord", "Password"),
    "sandbox.page.no_token": (
        "Sidan var för gammal. Logga in igen; ingenting är gjort.",
        "The page was too old. Log in again; nothing has been done.",
    ),
    "sandbox.page.missing": ("Här finns ingenting", "There is nothing here"),
    "sandbox.page.counts": (
        "{routings} vägval och {permissions} {permissions:behörighet|behörigheter} i TAK.",
        "{routings} {routings:routing|routings} and {permissions} {permissions:permission|permissions} in TAK.",
    ),
    "sandbox.page.words": (
        "Sök efter adress, tjänstekontrakt, system eller URL",
        "Search for an address, a contract, a system or a URL",
    ),
    "sandbox.page.search": ("Sök", "Search"),
    "sandbox.page.found": ("{count} {count:rad|rader}", "{count} {count:row|rows}"),
    "sandbox.page.routing": ("Vägval", "Routing"),
    "sandbox.page.permission": ("Behörighet", "Permission"),
    "sandbox.page.not_in_force": ("gäller inte", "not in force"),
    "sandbox.page.changed_by": ("ändrad av {user}, inte publicerad", "changed by {user}, not published"),
    "sandbox.page.pages": ("Sidor", "Pages"),
    "sandbox.page.previous": ("Föregående", "Previous"),
    "sandbox.page.next": ("Nästa", "Next"),
    "sandbox.page.number": ("Sida {number} av {pages}", "Page {number} of {pages}"),
    "sandbox.page.order_count": (
        "{count} {count:beställning|beställningar}, den senaste först.",
        "{count} {count:order|orders}, the latest first.",
    ),
    "sandbox.page.order_number": ("Beställning {number}", "Order {number}"),
    "sandbox.page.by_number": ("Beställningsnummer", "Order number"),
    "sandbox.page.fetch": ("Hämta beställningen", "Fetch the order"),
    "sandbox.page.json": ("Beställningen som JSON", "The order as JSON"),
    "sandbox.page.confirm": ("Granska", "Review"),
    "sandbox.page.would": (
        "Så här skulle svaret bli. Ingenting är gjort än.",
        "This is what the answer would be. Nothing has been done yet.",
    ),
    "sandbox.page.save": ("Spara", "Save"),
    "sandbox.page.reply": ("Svaret", "The answer"),
    "sandbox.page.as_it_came": ("Som den kom", "As it came"),
    "sandbox.page.unpublished": ("Inte publicerat", "Not published"),
    "sandbox.page.unpublished_by": (
        "{user}: {count} {count:ändrad rad|ändrade rader}",
        "{user}: {count} {count:changed row|changed rows}",
    ),
    "sandbox.page.nothing_unpublished": ("Allt är publicerat.", "Everything is published."),
    "sandbox.page.comment": ("Kommentar", "Comment"),
    "sandbox.page.publish": ("Publicera det som {user} har ändrat", "Publish what {user} has changed"),
    "sandbox.page.published": ("Publicerat", "Published"),
    "sandbox.page.version": ("Version {number}", "Version {number}"),
    "sandbox.page.roll_back": ("Återta version {number}", "Roll back version {number}"),
}
