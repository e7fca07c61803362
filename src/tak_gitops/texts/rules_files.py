"""What the rules about files and declarations say: TG100 to TG299."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG100": ("filen kan inte läsas: {problem}", "the file cannot be read: {problem}"),
    "TG100.link": (
        "symboliska länkar och undermoduler läses inte: lägg själva filen här",
        "symbolic links and submodules are not read: put the file itself here",
    ),
    "TG100.suffix": (
        "filen läses inte så länge ändelsen har versaler: döp om den, till exempel till .yaml",
        "the file is not read as long as its ending has capitals: rename it, for example to .yaml",
    ),
    "TG129": (
        "filen läses inte, så det som den deklarerar räknas som borttaget: ta bort den om det är meningen, annars "
        "låt namnet sluta på .yaml, utan punkt först",
        "the file is not read, so what it declares counts as removed: delete it where that is meant, otherwise let its "
        "name end in .yaml, with no dot first",
    ),
    "TG100.twice": (
        "filen står två gånger i samma commit: gör om commiten med Git",
        "the file stands twice in the same commit: make the commit anew with Git",
    ),
    "TG100.special": ("är ingen vanlig fil", "is not a regular file"),
    "TG101.encoding": (
        "filen är inte UTF-8 (byte {byte}): spara om den som UTF-8",
        "the file is not UTF-8 (byte {byte}): save it as UTF-8",
    ),
    "TG103": (
        'okänd nyckel "{name}"; här kan stå: {allowed}',
        'unknown key "{name}"; possible here: {allowed}',
    ),
    "TG103.nearest": (
        'okänd nyckel "{name}", menar du "{nearest}"?',
        'unknown key "{name}", did you mean "{nearest}"?',
    ),
    "TG103.other_kind": (
        'nyckeln "{name}" hör till kind: {other}, inte till {kind}: stryk den, eller skriv kind: {other}',
        'the key "{name}" belongs to kind: {other}, not to {kind}: delete it, or write kind: {other}',
    ),
    "TG104": (
        'nyckeln "{name}" står redan på rad {line}: behåll en av dem',
        'the key "{name}" stands on line {line} already: keep one of them',
    ),
    "TG105": (
        'ankare och alias ("{name}") läses inte: skriv ut texten i stället',
        'anchors and aliases ("{name}") are not read: write the text out instead',
    ),
    "TG106": ('taggen "{name}" läses inte: ta bort den', 'the tag "{name}" is not read: remove it'),
    "TG107": (
        "filen har flera dokument: lägg vart och ett i en egen fil",
        "the file holds several documents: put each in a file of its own",
    ),
    "TG108.bytes": (
        "filen är {size} byte, högst {limit} läses: dela upp den",
        "the file has {size} bytes, at most {limit} are read: split it",
    ),
    "TG108.depth": (
        "djupare än {limit} nivåer läses inte",
        "deeper than {limit} levels is not read",
    ),
    "TG109": (
        "tecknet {code} syns inte och får inte stå här: ta bort det",
        "the character {code} cannot be seen and may not stand here: remove it",
    ),
    "TG110": (
        "radslut är CRLF: spara om filen med LF",
        "line ends are CRLF: save the file with LF",
    ),
    "TG111": (
        "filen börjar med en byteordningsmarkör (BOM): spara om den utan",
        "the file begins with a byte order mark (BOM): save it without",
    ),
    "TG112": ('nyckeln "{name}" saknas', 'the key "{name}" is missing'),
    "TG112.meaning": ('nyckeln "{name}" saknas. {meaning}', 'the key "{name}" is missing. {meaning}'),
    "TG112.kind": (
        'nyckeln "kind" saknas: skriv något av {allowed}',
        'the key "kind" is missing: write one of {allowed}',
    ),
    "TG112.empty": ('"{name}" är tom', '"{name}" is empty'),
    "TG113.array": ('"{name}" ska vara en lista', '"{name}" must be a list'),
    "TG113.integer": ('"{name}" ska vara ett heltal', '"{name}" must be a whole number'),
    "TG113.list_or_map": (
        '"{name}" ska vara en lista, eller file: med en CSV- eller xlsx-fil',
        '"{name}" must be a list, or file: with a CSV or xlsx file',
    ),
    "TG113.number": ('"{name}" ska vara ett tal', '"{name}" must be a number'),
    "TG113.object": ('"{name}" ska ha nycklar under sig', '"{name}" must have keys below it'),
    "TG113.string": ('"{name}" ska vara en text', '"{name}" must be a text'),
    "TG113.text_or_list": (
        '"{name}" ska vara en text eller en lista',
        '"{name}" must be a text or a list',
    ),
    "TG113.text_or_map": (
        '"{name}" ska vara en text, eller ha nycklar under sig',
        '"{name}" must be a text, or have keys below it',
    ),
    "TG114": (
        '"{name}" kan inte vara "{value}"; möjligt är: {allowed}',
        '"{name}" cannot be "{value}"; possible are: {allowed}',
    ),
    "TG114.nearest": (
        '"{name}" kan inte vara "{value}", menar du "{nearest}"?',
        '"{name}" cannot be "{value}", did you mean "{nearest}"?',
    ),
    "TG115": ('"{name}" godtas inte: {problem}', '"{name}" is not accepted: {problem}'),
    "TG115.address": (
        '"{value}" kan inte vara en logisk adressat: TAK tar bokstäver a–z, siffror, "_" och "-", eller bara "*"',
        '"{value}" cannot be a logical address: TAK takes letters a–z, digits, "_" and "-", or "*" alone',
    ),
    "TG115.day": (
        '"{value}" är ingen dag: skriv till exempel 2027-11-30',
        '"{value}" is no day: write for example 2027-11-30',
    ),
    "TG115.blanks": (
        '"{value}" har blanktecken i början eller slutet: skriv "{right}"',
        '"{value}" has blanks at its ends: write "{right}"',
    ),
    "TG115.email": ('"{value}" är ingen e-postadress', '"{value}" is no e-mail address'),
    "TG115.environment": (
        '"{value}" kan inte vara namn på en miljö: gemener, siffror, ".", "_" och "-"',
        '"{value}" cannot be the name of an environment: lower-case letters, digits, ".", "_" and "-"',
    ),
    "TG115.hsa_id": (
        '"{value}" kan inte vara ett HSA-id: TAK tar bokstäver a–z, siffror, "_" och "-"',
        '"{value}" cannot be an HSA-id: TAK takes letters a–z, digits, "_" and "-"',
    ),
    "TG115.ssh_key": (
        '"{value}" är ingen publik SSH-nyckel: skriv raden i en fil som slutar på .pub',
        '"{value}" is no public SSH key: write the line of a file that ends with .pub',
    ),
    "TG115.key": (
        '"{value}" är ingen rad: skriv routing:<adress>,<tjänstekontrakt> eller '
        "permission:<adress>,<tjänstekontrakt>,<konsument>",
        '"{value}" is no line: write routing:<address>,<contract> or permission:<address>,<contract>,<consumer>',
    ),
    "TG115.maximum": ('"{name}" är {value}: högst {limit}', '"{name}" is {value}: at most {limit}'),
    "TG115.minimum": ('"{name}" är {value}: minst {limit}', '"{name}" is {value}: at least {limit}'),
    "TG115.look_alike": (
        'tecken {position} i "{value}" är {code}, som bara liknar ett vanligt tecken: skriv "{right}"',
        'character {position} of "{value}" is {code}, which only looks like a common character: write "{right}"',
    ),
    "TG115.odd_character": (
        'tecken {position} i "{value}" är {code}: TAK tar i ett id bara bokstäver a–z, siffror, "_" och "-"',
        'character {position} of "{value}" is {code}: in an id TAK takes only letters a–z, digits, "_" and "-"',
    ),
    "TG115.one_of": (
        '"{name}" ska ha en enda av nycklarna {allowed}',
        '"{name}" must have a single one of the keys {allowed}',
    ),
    "TG115.host": (
        '"{value}" kan inte vara namnet på en server: bokstäver a–z, siffror, "." och "-"',
        '"{value}" cannot be the name of a server: letters a–z, digits, "." and "-"',
    ),
    "TG115.port": ('"{value}" kan inte vara en port: 1 till 65535', '"{value}" cannot be a port: 1 to 65535'),
    "TG115.prefix": (
        '"{value}" kan inte inleda ett ärendenummer: högst 20 bokstäver, siffror, "_", "/" och "-"',
        '"{value}" cannot begin a case number: at most 20 letters, digits, "_", "/" and "-"',
    ),
    "TG115.window": (
        '"{value}" är inget tidsfönster: skriv början/slut i svensk tid, till exempel '
        "2026-12-01T22:00/2026-12-02T04:00",
        '"{value}" is no window: write beginning/end in Swedish time, such as 2026-12-01T22:00/2026-12-02T04:00',
    ),
    "TG115.web": (
        '"{value}" kan inte vara en webbadress: skriv https://… utan blanktecken',
        '"{value}" cannot be the address of a server: write https://… without blanks',
    ),
    "TG116": (
        "filen är tom: fyll i den, eller ta bort den om det som stod där verkligen ska bort",
        "the file is empty: fill it in, or delete it if what stood there is really to go",
    ),
    "TG118": (
        "filen saknas, men miljön har filer ({first}): skapa den med platform, live och channel",
        "the file is missing, but the environment has files ({first}): create it with platform, live and channel",
    ),
    "TG118.beside": (
        "filen hör inte till någon miljö: flytta den till environments/<miljö>/",
        "the file belongs to no environment: move it to environments/<environment>/",
    ),
    "TG119": ("en nyckel ska vara en text", "a key must be a text"),
    "TG120": (
        "samma sak finns redan i {other}: behåll en av filerna",
        "the same stands in {other} already: keep one of the files",
    ),
    "TG121": (
        "PyYAML är byggt utan libyaml: filerna läses 14 till 19 gånger långsammare. Installera om pyyaml.",
        "PyYAML was built without libyaml: files are read 14 to 19 times as slowly. Reinstall pyyaml.",
    ),
    "TG122": (
        "plattformen {platform} har redan miljön {other}: en plattform kan bara ha en miljö",
        "the platform {platform} has the environment {other} already: a platform can have one environment only",
    ),
    "TG123.http": (
        '"{url}" är inte https, så det som skickas kan läsas på vägen: http går bara till den egna datorn',
        '"{url}" is not https, so that what is sent can be read on the way: http is for your own machine only',
    ),
    "TG123.secret": (
        "{url} har en hemlighet i sig: ta bort den ur filen, byt den, och logga in med {variables}_USER och "
        "{variables}_PASSWORD",
        "{url} has a secret in it: take it out of the file, change it, and log in with {variables}_USER and "
        "{variables}_PASSWORD",
    ),
    "TG124": ('det finns ingen regel "{name}"', 'there is no rule "{name}"'),
    "TG124.nearest": (
        'det finns ingen regel "{name}", menar du {nearest}?',
        'there is no rule "{name}", did you mean {nearest}?',
    ),
    "TG125": (
        "{name} kan inte ändras här: så länge felet finns kvar går det inte att veta vad som ska beställas",
        "{name} cannot be changed here: as long as the problem remains nobody can know what is to be ordered",
    ),
    "TG125.ledger": (
        "{name} kan inte ändras här: liggaren är beviset på vad som är skickat",
        "{name} cannot be changed here: the ledger is the proof of what has been sent",
    ),
    "TG125.limits": (
        "{name} kan inte ändras här: en spärr öppnas av en granskad fil som nämner raderna (tak order --allow)",
        "{name} cannot be changed here: a guard is opened by a reviewed file that names the rows (tak order --allow)",
    ),
    "TG126": (
        "{name} är tyst utan skäl: skriv {{level: off, reason: …}}",
        "{name} is silent without a reason: write {{level: off, reason: …}}",
    ),
    "TG127": (
        "{name} är tyst, men inget bryter mot den: ta bort den härifrån",
        "{name} is silent, but nothing breaks it: remove it from here",
    ),
    "TG128": (
        "{count} {count:regel|regler} har en annan nivå här än i {base} ({names}): "
        "tak plan och tak order använder nivån där",
        "{count} {count:rule has|rules have} another level here than in {base} ({names}): "
        "tak plan and tak order use the level there",
    ),
    "TG180": (
        "filen kan inte formateras utan att något annat än formen ändras: den lämnas som den är. Oftast är det en "
        "kommentar inuti [ ] eller {{ }} som står i vägen.",
        "the file cannot be formatted without a change of more than its form: it is left as it is. Mostly a comment "
        "within [ ] or {{ }} is in the way.",
    ),
    "TG201": (
        'systemet "{name}" finns inte: skapa systems/{name}.yaml eller skriv ett HSA-id',
        'there is no system "{name}": create systems/{name}.yaml or write an HSA-id',
    ),
    "TG201.nearest": (
        'systemet "{name}" finns inte, menar du "{nearest}"?',
        'there is no system "{name}", did you mean "{nearest}"?',
    ),
    "TG201.look_alike": (
        'tecken {position} i "{name}" är {code}, som bara liknar ett vanligt tecken: skriv "{right}"',
        'character {position} of "{name}" is {code}, which only looks like a common character: write "{right}"',
    ),
    "TG202": (
        'systemet "{name}" har inget HSA-id i {environment}: lägg till det under hsa_ids i {path}',
        'the system "{name}" has no HSA-id in {environment}: add it under hsa_ids in {path}',
    ),
    "TG203": (
        '"{value}" är inget tjänstekontrakt: skriv till exempel crm:scheduling:MakeBooking:1',
        '"{value}" is no service contract: write for example crm:scheduling:MakeBooking:1',
    ),
    "TG203.look_alike": (
        'tecken {position} i "{value}" är {code}, som bara liknar ett vanligt tecken: skriv {right}',
        'character {position} of "{value}" is {code}, which only looks like a common character: write {right}',
    ),
    "TG203.odd_character": (
        'tecken {position} i "{value}" är {code}: ett tjänstekontrakt har bara bokstäver a–z, siffror och : . - _',
        'character {position} of "{value}" is {code}: a service contract has only letters a–z, digits and : . - _',
    ),
    "TG203.write": (
        '"{value}" är inget tjänstekontrakt: skriv {right}',
        '"{value}" is no service contract: write {right}',
    ),
    "TG204": (
        "{{{name}}} kan inte fyllas i: använd {{domain}}, {{contract}} och {{major}}",
        "{{{name}}} cannot be filled in: use {{domain}}, {{contract}} and {{major}}",
    ),
    "TG204.no_parts": (
        "mallen kan inte fyllas i för {contract}: skriv url för det tjänstekontraktet",
        "the template cannot be filled in for {contract}: write a url for that contract",
    ),
    "TG205": (
        'TAK tar inte emot "{url}": ta bort {characters}',
        'TAK does not take "{url}": remove {characters}',
    ),
    "TG205.look_alike": (
        'TAK tar inte emot "{url}": tecken {position} är {code}, som bara liknar ett vanligt tecken. Skriv {right}',
        'TAK does not take "{url}": character {position} is {code}, which only looks like a common one. Write {right}',
    ),
    "TG205.odd_character": (
        'TAK tar inte emot "{url}": tecken {position} är {code}, som inte får stå i en URL',
        'TAK does not take "{url}": character {position} is {code}, which may not stand in a URL',
    ),
    "TG205.write": (
        'TAK tar inte emot "{url}", för {characters} får inte stå i en URL: skriv {right}',
        'TAK does not take "{url}", as {characters} may not stand in a URL: write {right}',
    ),
    "TG205.length": (
        'TAK tar inte emot "{url}": {length} tecken, ska vara 5 till 255',
        'TAK does not take "{url}": {length} characters, must be 5 to 255',
    ),
    "TG206": (
        "url saknas för {contract}: skriv den i filen eller vid tjänstekontraktet",
        "no url for {contract}: write it in the file or at the contract",
    ),
    "TG207": (
        "rivta_profile saknas för {contract}: skriv den i filen, till exempel RIVTABP21",
        "no rivta_profile for {contract}: write it in the file, for example RIVTABP21",
    ),
    "TG210": (
        "vägvalet {contract} till {address} finns redan på {other}"
        " ({count} {count:adress|adresser} gemensamt): behåll det på ett ställe",
        "the routing {contract} to {address} stands at {other} already"
        " ({count} {count:address|addresses} in common): keep it in one place",
    ),
    "TG210.access": (
        "vägvalet {contract} till {address} finns redan på {other}"
        " ({count} {count:adress|adresser} gemensamt): är det bara en behörighet som ska läggas till är det Access,"
        " inte Connection: skriv kind: Access i den nya filen, och stryk producer, rivta_profile och url",
        "the routing {contract} to {address} stands at {other} already"
        " ({count} {count:address|addresses} in common): if only a permission is to be added, this is Access, not"
        " Connection: write kind: Access in the new file, and delete producer, rivta_profile and url",
    ),
    "TG211": (
        "behörigheten för {contract} till {address} finns redan på {other}"
        " ({count} {count:adress|adresser} gemensamt): behåll den på ett ställe",
        "the permission for {contract} to {address} stands at {other} already"
        " ({count} {count:address|addresses} in common): keep it in one place",
    ),
    "TG212": ('"{value}" står redan på rad {line}', '"{value}" stands on line {line} already'),
    "TG213": ('HSA-id "{value}" hör också till {other}', 'the HSA-id "{value}" belongs to {other} too'),
    "TG214": (
        '"{value}" har en minorversion, som inte kan beställas: skriv {major}',
        '"{value}" has a minor version, which cannot be ordered: write {major}',
    ),
    "TG220.columns": (
        "{count} kolumner, ska vara id och namn: sätt citattecken om ett namn som innehåller skiljetecknet",
        "{count} columns, must be id and name: put quotes around a name that contains the separator",
    ),
    "TG220.empty": ("filen har inga adresser", "the file has no addresses"),
    "TG220.formula": (
        "cellen har en formel: klistra in värdet i stället",
        "the cell has a formula: paste its value instead",
    ),
    "TG220.kind": ('"{path}" är varken en CSV- eller xlsx-fil', '"{path}" is neither a CSV nor an xlsx file'),
    "TG220.line_break": (
        "en cell har radbrytningar: troligen saknas ett avslutande citattecken",
        "a cell has line breaks: a closing quote is probably missing",
    ),
    "TG220.missing": ('filen "{path}" finns inte', 'there is no file "{path}"'),
    "TG220.outside": (
        '"{path}" ligger inte under environments/ eller systems/: flytta filen dit',
        '"{path}" is not below environments/ or systems/: move the file there',
    ),
    "TG220.sheet": (
        "filen är inget kalkylblad som kan läsas: spara om den som xlsx utan lösenord, eller som CSV",
        "the file is no spreadsheet that can be read: save it as xlsx without password, or as CSV",
    ),
    "TG220.sheet_large": (
        "kalkylbladet är större än {limit} MiB uppackat: ta bort bilder och annat, eller spara det som CSV",
        "the spreadsheet is larger than {limit} MiB unpacked: remove pictures and the like, or save it as CSV",
    ),
    "TG220.sheets": (
        "flera blad har innehåll ({names}): behåll det som har adresserna",
        "several sheets have content ({names}): keep the one that has the addresses",
    ),
    "TG220.two_ids": (
        "flera HSA-id på en rad ({ids}): skriv en adress på varje rad",
        "several HSA-ids on a line ({ids}): write one address on each line",
    ),
    "TG220.syntax": (
        "CSV-fel: {problem}; troligen saknas ett citattecken",
        "CSV error: {problem}; a quote is probably missing",
    ),
    "TG222": (
        '"{value}" innehåller {code}, som TAK inte kan spara: ta bort tecknet',
        '"{value}" contains {code}, which TAK cannot store: remove the character',
    ),
    "TG223": (
        "namnet är längre än {limit} tecken: TAK kortar det",
        "the name is longer than {limit} characters: TAK cuts it",
    ),
}
