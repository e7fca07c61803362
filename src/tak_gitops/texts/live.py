"""What is said of export files: why one cannot be read, and what a row of it is called."""

TEXTS: dict[str, tuple[str, str]] = {
    "live.missing": (
        "{path}: filen finns inte. Kontrollera stavningen, eller hämta exporten från TAK.",
        "{path}: there is no such file. Check the spelling, or fetch the export from TAK.",
    ),
    "live.broken_link": (
        "{path}: länken leder till {target}, som inte finns. Rätta länken, eller hämta exporten från TAK.",
        "{path}: the link leads to {target}, which does not exist. Mend the link, or fetch the export from TAK.",
    ),
    "live.folder": (
        "{path}: det är en mapp. Ange själva exportfilen.",
        "{path}: this is a folder. Name the export file itself.",
    ),
    "live.not_a_file": (
        "{path}: det är ingen vanlig fil. Spara exporten i en fil och ange den.",
        "{path}: this is no ordinary file. Save the export in a file and name that.",
    ),
    "live.no_permission": (
        "{path}: filen får inte läsas av dig. Ge dig läsrättighet till den, eller kopiera den.",
        "{path}: you may not read the file. Give yourself permission to read it, or copy it.",
    ),
    "live.unreadable": (
        "{path}: filen går inte att läsa ({reason}). Kontrollera sökvägen och disken, och försök igen.",
        "{path}: the file cannot be read ({reason}). Check the path and the disk, and try again.",
    ),
    "live.changed": (
        "{path}: filen ändrades medan den lästes. Vänta tills den är färdigskriven och försök igen.",
        "{path}: the file changed while it was read. Wait until it is written, and try again.",
    ),
    "live.empty": (
        "{path}: filen är tom. Hämta exporten från TAK igen.",
        "{path}: the file is empty. Fetch the export from TAK again.",
    ),
    "live.html": (
        "{path}: det är en webbsida, inte en export. Troligen har en inloggningssida sparats i stället: "
        "logga in och hämta exporten igen.",
        "{path}: this is a web page, not an export. Probably a log-in page was saved instead: "
        "log in and fetch the export again.",
    ),
    "live.utf16": (
        "{path}: filen är i UTF-16, men en export är i UTF-8. Hämta den igen utan att öppna och spara den i "
        "ett annat program.",
        "{path}: the file is in UTF-16, but an export is in UTF-8. Fetch it again without opening and saving it in "
        "another program.",
    ),
    "live.not_utf8": (
        "{path}: tecknet vid byte {byte} är inte UTF-8; troligen är filen sparad i Latin-1 eller skadad. "
        "Hämta exporten från TAK igen.",
        "{path}: the character at byte {byte} is not UTF-8; the file was probably saved in Latin-1, or is damaged. "
        "Fetch the export from TAK again.",
    ),
    "live.packed_twice": (
        "{path}: filen är packad två gånger. Packa upp den en gång och försök igen.",
        "{path}: the file is packed twice. Unpack it once and try again.",
    ),
    "live.binary": (
        "{path}: innehållet är ingen text, så det är ingen export. Ange en fil i JSON, som den är eller packad "
        "med gzip eller zip.",
        "{path}: the content is no text, so it is no export. Name a file of JSON, as it is or packed with gzip or zip.",
    ),
    "live.not_an_object": (
        '{path}: en export börjar med {{, men filen börjar med "{beginning}". Kontrollera att det är rätt fil.',
        '{path}: an export begins with {{, but the file begins with "{beginning}". Check that it is the right file.',
    ),
    "live.gzip_cut": (
        "{path}: gzip-filen är avkortad. Hämta exporten igen, hela vägen till slutet.",
        "{path}: the gzip file is cut. Fetch the export again, to its very end.",
    ),
    "live.gzip_damaged": (
        "{path}: gzip-filen är skadad. Hämta exporten igen.",
        "{path}: the gzip file is damaged. Fetch the export again.",
    ),
    "live.zip_damaged": (
        "{path}: zip-filen är avkortad eller skadad. Hämta exporten igen.",
        "{path}: the zip file is cut or damaged. Fetch the export again.",
    ),
    "live.zip_locked": (
        "{path}: zip-filen är låst med lösenord. Packa upp den och ange filen i den.",
        "{path}: the zip file is locked with a password. Unpack it and name the file in it.",
    ),
    "live.zip_method": (
        "{path}: zip-filen är packad på ett sätt som inte läses här. Packa upp den och ange filen i den.",
        "{path}: the zip file is packed in a way that is not read here. Unpack it and name the file in it.",
    ),
    "live.zip_none": (
        "{path}: zip-filen har ingen .json i sig (den har: {names}). Ange en zip-fil med exporten i.",
        "{path}: the zip file has no .json in it (it has: {names}). Name a zip file that holds the export.",
    ),
    "live.zip_many": (
        "{path}: zip-filen har {count} filer som slutar på .json ({names}). Packa upp den och ange en av dem.",
        "{path}: the zip file has {count} files that end in .json ({names}). Unpack it and name one of them.",
    ),
    "live.packed_too_big": (
        "{path}: den packade filen är större än {limit} MiB, vilket ingen export är. Kontrollera att det är rätt fil.",
        "{path}: the packed file is larger than {limit} MiB, which no export is. Check that it is the right file.",
    ),
    "live.too_big": (
        "{path}: innehållet är större än {limit} MiB, vilket ingen export är. Kontrollera att det är rätt fil.",
        "{path}: the content is larger than {limit} MiB, which no export is. Check that it is the right file.",
    ),
    "live.bomb": (
        "{path}: innehållet är mer än {ratio} gånger större än den packade filen, vilket ingen export är. "
        "Kontrollera var filen kommer ifrån.",
        "{path}: the content is more than {ratio} times larger than the packed file, which no export is. "
        "Check where the file comes from.",
    ),
    "live.cut": (
        "{path}: exporten är avkortad: JSON-texten tar slut mitt i, vid byte {byte}. Hämta den igen, hela vägen "
        "till slutet.",
        "{path}: the export is cut: the JSON text ends in the middle, at byte {byte}. Fetch it again, to its very end.",
    ),
    "live.not_json": (
        "{path}: exporten är skadad: vid byte {byte} är det inte JSON längre. Hämta den igen.",
        "{path}: the export is damaged: at byte {byte} it stops being JSON. Fetch it again.",
    ),
    "live.too_deep": (
        "{path}: det är ingen export: värdena ligger djupare i varandra än i någon export. Kontrollera att det är "
        "rätt fil.",
        "{path}: this is no export: values lie deeper within each other than in any export. Check that it is the "
        "right file.",
    ),
    "live.doubled_key": (
        '{path}: nyckeln "{name}" finns två gånger, och det går inte att veta vilken som gäller. Hämta exporten igen.',
        '{path}: the key "{name}" is there twice, and nobody can know which one counts. Fetch the export again.',
    ),
    "live.shape": (
        '{path}: det är ingen export från TAK: "{name}" har inte den form det ska ha. Kontrollera att det är rätt fil.',
        '{path}: this is no export of TAK: "{name}" has not the shape it should have. Check that it is the right file.',
    ),
    "live.no_data": (
        '{path}: det är ingen export från TAK: "data" saknas. Kontrollera att det är rätt fil.',
        '{path}: this is no export of TAK: "data" is missing. Check that it is the right file.',
    ),
    "live.no_list": (
        '{path}: det är ingen hel export från TAK: listan "{list}" saknas. Hämta exporten igen.',
        '{path}: this is no whole export of TAK: the list "{list}" is missing. Fetch the export again.',
    ),
    "live.status_error": (
        '{path}: det är ett fel från TAK i stället för en export: "{message}". Kontrollera vilken version som '
        "efterfrågades och hämta exporten igen.",
        '{path}: this is an error of TAK instead of an export: "{message}". Check which version was asked for and '
        "fetch the export again.",
    ),
    "live.no_rows": (
        "{path}: exporten har varken vägval eller adresseringsbehörigheter. Kontrollera att den kommer från rätt "
        "miljö och hämta den igen.",
        "{path}: the export has neither routings nor permissions. Check that it comes from the right environment and "
        "fetch it again.",
    ),
    "live.no_readable_rows": (
        "{path}: inget av exportens {count} vägval och adresseringsbehörigheter går att läsa. Hämta exporten igen.",
        "{path}: none of the {count} routings and permissions of the export can be read. Fetch the export again.",
    ),
    "live.other_platform": (
        "{path}: enligt namnet är exporten från {found}, men miljön är {platform}. Ange exporten från {platform}.",
        "{path}: by its name the export is of {found}, but the environment is {platform}. "
        "Name the export of {platform}.",
    ),
    "live.no_match": (
        "{pattern}: ingen fil stämmer med mönstret. Kontrollera mönstret, eller hämta en export från TAK.",
        "{pattern}: no file matches the pattern. Check the pattern, or fetch an export from TAK.",
    ),
    "live.which": ("Skriv vilken miljö: {known}.", "Say which environment: {known}."),
    "live.platform_alone": (
        "--platform hör till --export FIL. Utan export: skriv miljön, till exempel tak live ntjp-qa.",
        "--platform belongs to --export FILE. Without an export: name the environment, such as tak live ntjp-qa.",
    ),
    "live.platform_or_environment": (
        "Skriv antingen miljön eller --platform, inte båda.",
        "Write either the environment or --platform, not both.",
    ),
    "live.save_or_export": (
        "--save hämtar från servern och --export läser en fil: skriv en av dem.",
        "--save fetches from the server and --export reads a file: write one of them.",
    ),
    "live.saved": ("Sparat i {path}.", "Saved in {path}."),
    "live.row.vagval": ("vägval nr {number} (id {id})", "routing no. {number} (id {id})"),
    "live.row.anropsbehorighet": (
        "adresseringsbehörighet nr {number} (id {id})",
        "permission no. {number} (id {id})",
    ),
    "live.row.anropsadress": ("anropsadress nr {number} (id {id})", "producer URL no. {number} (id {id})"),
    "live.row.filter": ("filter nr {number} (id {id})", "filter no. {number} (id {id})"),
    "live.row.rivtaprofil": ("RIV-TA-profil nr {number} (id {id})", "RIV-TA profile no. {number} (id {id})"),
    "live.row.tjanstekontrakt": ("tjänstekontrakt nr {number} (id {id})", "contract no. {number} (id {id})"),
    "live.row.logiskadress": ("logisk adressat nr {number} (id {id})", "logical address no. {number} (id {id})"),
    "live.row.tjanstekomponent": ("system nr {number} (id {id})", "system no. {number} (id {id})"),
    "live.key.routing": ("vägvalet {contract} till {address}", "the routing {contract} to {address}"),
    "live.key.permission": (
        "behörigheten {contract} till {address} för {consumer}",
        "the permission {contract} to {address} for {consumer}",
    ),
    "live.report.heading": (
        "{platform}: export {made} (variant {variant})",
        "{platform}: export of {made} (variant {variant})",
    ),
    "live.report.heading.no_age": (
        "{platform}: export, okänt när den gjordes (variant {variant})",
        "{platform}: export, unknown when it was made (variant {variant})",
    ),
    "live.report.heading.api": (
        "{platform}: TAK-api, läge {made}",
        "{platform}: TAK-api, state of {made}",
    ),
    "live.report.heading.api_no_age": (
        "{platform}: TAK-api, okänt när läget togs ut",
        "{platform}: TAK-api, unknown when the state was taken out",
    ),
    "live.report.column.all": ("i exporten", "in the export"),
    "live.report.column.in_force": ("i kraft {day}", "in force {day}"),
    "live.report.count": ("{count}", "{count}"),
    "live.report.routings": ("vägval", "routings"),
    "live.report.permissions": ("adresseringsbehörigheter", "permissions"),
    "live.report.contracts": ("tjänstekontrakt", "contracts"),
    "live.report.logical_addresses": ("logiska adressater", "logical addresses"),
    "live.report.components": ("system", "systems"),
    "live.report.urls": ("anropsadresser", "producer URLs"),
    "live.report.profiles": ("RIV-TA-profiler", "RIV-TA profiles"),
    "live.report.findings": (
        "{count} {count:anmärkning|anmärkningar} på exporten",
        "{count} {count:finding|findings} on the export",
    ),
    "live.report.more": ("… och {count} till", "… and {count} more"),
}
