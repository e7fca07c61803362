"""What the checks of declarations say: TG240 to TG299."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG240": (
        '"{value}" är inget HSA-id enligt HSA:s regler: SE, organisationsnumret med 10 siffror, bindestreck, och '
        "sedan bara bokstäver a–z och siffror",
        '"{value}" is no HSA-id by the rules of HSA: SE, the organisation number of 10 digits, a hyphen, and then '
        "only letters a–z and digits",
    ),
    "TG240.long": (
        '"{value}" är {length} tecken långt: ett HSA-id har högst {limit}',
        '"{value}" has {length} characters: an HSA-id has at most {limit}',
    ),
    "TG240.more": (
        "ytterligare {count} id i filen följer inte HSA:s regler",
        "{count} more {count:id|ids} of the file {count:does|do} not follow the rules of HSA",
    ),
    "TG241": (
        '"{value}": TAK sparar nya id med versaler, så skriv "{right}" om det är nytt',
        '"{value}": TAK saves new ids in upper case, so write "{right}" if it is new',
    ),
    "TG241.more": (
        "ytterligare {count} id i filen har gemener",
        "{count} more {count:id|ids} of the file {count:has|have} lower-case letters",
    ),
    "TG242": (
        '"{value}" skrivs "{other}" på {place}: skriv det likadant överallt',
        '"{value}" is written "{other}" at {place}: write it alike everywhere',
    ),
    "TG243": (
        '"{value}" är det gamla nationella förvalet: skriv "*", som plattformarna använder nu',
        '"{value}" is the old national default: write "*", which the platforms use now',
    ),
    "TG244": (
        'behörighet till "*" gäller alla logiska adressater: {consumers} får anropa {contracts} överallt, nu och '
        "framöver",
        'a permission on "*" counts for every logical address: {consumers} may call {contracts} everywhere, now and '
        "later",
    ),
    "TG245": (
        'tecken {position} i "{value}" är {code}, som bara liknar en vanlig bokstav: skriv "{right}"',
        'character {position} of "{value}" is {code}, which only looks like a common letter: write "{right}"',
    ),
    "TG245.alphabet": (
        'tecken {position} i "{value}" är {code}, en bokstav ur ett annat alfabet: är det meningen?',
        'character {position} of "{value}" is {code}, a letter of another alphabet: is that meant?',
    ),
    "TG246": (
        'namnet "{value}" har blanktecken som inte syns, eller flera i rad: skriv "{right}"',
        'the name "{value}" has blanks that cannot be seen, or several in a row: write "{right}"',
    ),
    "TG247": (
        'bokstav {position} är gjord av två tecken, det andra är {code}: skriv om namnet som "{right}" från '
        "tangentbordet",
        'letter {position} is made of two characters, the second is {code}: type the name anew as "{right}"',
    ),
    "TG249": (
        "{count} {count:rad slutar|rader slutar} med blanktecken, den första här: tak fmt tar bort dem",
        "{count} {count:line ends|lines end} in blanks, the first one here: tak fmt takes them away",
    ),
    "TG250": (
        '"{value}" är namnrymden i en WSDL-fil, som TAK inte känner: skriv {right}',
        '"{value}" is the namespace of a WSDL file, which TAK does not know: write {right}',
    ),
    "TG251": (
        '"{value}" saknar Responder i namnet: skriv {right}, om inte TAK verkligen har namnrymden så',
        '"{value}" has no Responder in its name: write {right}, unless TAK really has the namespace like that',
    ),
    "TG251.extra": (
        '"{value}" har mer än Responder efter namnet: skriv {right}, om inte TAK verkligen har namnrymden så',
        '"{value}" has more than Responder behind its name: write {right}, unless TAK really has the namespace like '
        "that",
    ),
    "TG253": (
        '"{value}" är ingen vanlig namnrymd för ett tjänstekontrakt: de heter urn:riv:<domän>:<Namn>Responder:<major>',
        '"{value}" is no usual namespace of a contract: they are called urn:riv:<domain>:<Name>Responder:<major>',
    ),
    "TG253.write": (
        '"{value}" är ingen vanlig namnrymd för ett tjänstekontrakt: skriv {right}',
        '"{value}" is no usual namespace of a contract: write {right}',
    ),
    "TG255": (
        'RIV-TA-profilen "{value}" finns inte, och TAK tar bara den exakta stavningen: skriv {right}',
        'there is no RIV-TA profile "{value}", and TAK takes the exact spelling only: write {right}',
    ),
    "TG255.look_alike": (
        'tecken {position} i RIV-TA-profilen "{value}" är {code}, som bara liknar ett vanligt tecken: skriv {right}',
        'character {position} of the RIV-TA profile "{value}" is {code}, which only looks like a common character: '
        "write {right}",
    ),
    "TG256": (
        'RIV-TA-profilen "{value}" heter {right}: skriv den så',
        'the RIV-TA profile "{value}" is called {right}: write it like that',
    ),
    "TG257": (
        'RIV-TA-profilen "{value}" är inte känd; de som används är {known}',
        'the RIV-TA profile "{value}" is not known; those in use are {known}',
    ),
    "TG260": ("{value} går utan kryptering: skriv {right}", "{value} goes without encryption: write {right}"),
    "TG261": (
        "{value} är ingen hel URL, och ingen plattform kan anropa den: skriv {right}",
        "{value} is no whole URL, and no platform can call it: write {right}",
    ),
    "TG261.host": (
        "{value} har inget servernamn som kan finnas: skriv https://<server>/…",
        "{value} has no name of a server that can exist: write https://<server>/…",
    ),
    "TG261.port": (
        '{value} har porten "{port}": en port är 1 till {limit}',
        '{value} has the port "{port}": a port is 1 to {limit}',
    ),
    "TG262": (
        "{value} har ett IP-nummer: skriv serverns namn i stället för {host}",
        "{value} has an IP number: write the name of the server in place of {host}",
    ),
    "TG263": (
        "{value} slutar med snedstreck, som URL:er i TAK inte brukar: skriv {right}",
        "{value} ends in a slash, which URLs in TAK do not usually: write {right}",
    ),
    "TG264": (
        "{value} har frågetecken, som tjänsten inte brukar ha (?wsdl hämtar bara WSDL-filen): skriv {right}",
        "{value} has a question mark, which a service does not usually (?wsdl gets the WSDL file only): write {right}",
    ),
    "TG265": (
        "{value} slutar inte som för {contract}: skriv …/{right}, om det inte är meningen",
        "{value} does not end as that of {contract}: write …/{right}, unless it is meant",
    ),
    "TG266": (
        "{value} är också URL för ett annat system, på {other}: TAK:s export kan då inte säga vilket vägvalet går till",
        "{value} is the URL of another system too, at {other}: an export of TAK cannot tell then to which a routing "
        "leads",
    ),
    "TG266.live": (
        "{value} är i TAK också URL för {other}: exporten kan då inte säga vilket system ett vägval går till",
        "{value} is in TAK the URL of {other} too: an export cannot tell then to which system a routing leads",
    ),
    "TG267": (
        "{value} skrivs {other} på {place}: i TAK blir det två URL:er, så skriv dem likadant",
        "{value} is written {other} at {place}: TAK takes them for two URLs, so write them alike",
    ),
    "TG268": (
        "{name} här används inte, eftersom varje tjänstekontrakt har en egen: ta bort raden",
        "{name} here is not used, as every contract has its own: delete the line",
    ),
    "TG269": (
        "{value} har servernamnet {host}, som bara det egna nätet känner: skriv hela namnet, som plattformen kan slå "
        "upp",
        "{value} has the server name {host}, which only its own network knows: write the whole name, for the platform "
        "to look up",
    ),
    "TG270": (
        'plattformen "{value}" skrivs inte som TAK brukar, och TAK nekar allt annat än sin egen stavning: skriv '
        "{right}, om TAK heter så",
        'the platform "{value}" is not written as TAK does, and TAK refuses all but its own spelling: write {right}, '
        "if TAK is called so",
    ),
    "TG270.look_alike": (
        'tecken {position} i plattformen "{value}" är {code}, som bara liknar ett vanligt tecken: skriv {right}',
        'character {position} of the platform "{value}" is {code}, which only looks like a common character: write '
        "{right}",
    ),
    "TG271": (
        "connection_point {written} är inte plattformen {platform}: skriv {right}",
        "connection_point {written} is not the platform {platform}: write {right}",
    ),
    "TG272": (
        "mappen heter {folder}, men beställningarna går till {platform}: rätta den som är fel",
        "the folder is called {folder}, but orders go to {platform}: correct the one that is wrong",
    ),
    "TG273": (
        "{value} verkar höra till {stage}, men plattformen är {platform}: är det rätt server?",
        "{value} seems to belong to {stage}, but the platform is {platform}: is it the right server?",
    ),
    "TG280": (
        "filerna har vägval för {contract} till andra av adresserna, men inte till {address} ({count} "
        "{count:adress|adresser}): är id:t rätt?",
        "the files route {contract} to others of these addresses, but not to {address} ({count} "
        "{count:address|addresses}): is the id right?",
    ),
    "TG281": (
        "ingen konsument i filerna får anropa {contract} här: skriv consumers, eller en Access för någon",
        "no consumer of the files may call {contract} here: write consumers, or an Access for somebody",
    ),
    "TG281.some": (
        "ingen konsument i filerna får anropa {contract} hos {address} ({count} {count:adress|adresser}): skriv "
        "consumers, eller en Access för någon",
        "no consumer of the files may call {contract} at {address} ({count} {count:address|addresses}): write "
        "consumers, or an Access for somebody",
    ),
    "TG283": (
        'systemet "{name}" används inte i någon fil: använd det, skriv status: deactivated, eller ta bort filen',
        'the system "{name}" is used in no file: use it, write status: deactivated, or delete the file',
    ),
    "TG284": (
        '{contract} har ett vägval för "{address}", men ingen konsument i filerna har behörighet till "{address}": ge '
        "den till någon, eller skriv adresserna",
        '{contract} has a routing for "{address}", but no consumer of the files has a permission on "{address}": give '
        "it to somebody, or write the addresses",
    ),
    "TG285": (
        '{consumer} har redan behörighet för {contract} till alla adresser genom "*" på {place}: {count} '
        "{count:adress|adresser} här ger inget mer",
        '{consumer} has the permission for {contract} on every address by "*" at {place}: {count} '
        "{count:address|addresses} here {count:gives|give} no more",
    ),
    "TG286": (
        "{consumer} har behörighet för {contract} till {count} {count:adress|adresser} som bara har standardvägvalet "
        '"*", men ingen till "*": nya adresser får vägval men ingen behörighet',
        "{consumer} has the permission for {contract} on {count} {count:address|addresses} with the default routing "
        '"*" only, but none on "*": new addresses have a routing then, and no permission',
    ),
    "TG287": (
        'namnet "{value}" är ett annat än på {place}, "{other}": TAK får bara ett, så skriv samma',
        'the name "{value}" is another than at {place}, "{other}": TAK gets one only, so write the same',
    ),
    "TG287.more": (
        "ytterligare {count} {count:adress|adresser} i filen heter något annat i en annan fil",
        "{count} more {count:address|addresses} of the file {count:has|have} another name in another file",
    ),
    "TG288": (
        "no_consumers säger varför ingen får anropa, men {count} {count:konsument får|konsumenter får} det: stryk "
        "no_consumers, eller konsumenterna",
        "no_consumers says why nobody may call, but {count} {count:consumer|consumers} may: delete no_consumers, or "
        "the consumers",
    ),
}
