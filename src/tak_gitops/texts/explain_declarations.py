"""Why the rules about what files declare are there, and how to mend what they find: TG200 to TG229."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG201.title": ("Systemet finns inte", "There is no such system"),
    "explain.TG201.why": (
        "En producent eller konsument skrivs som namnet på en fil i systems/ eller som ett HSA-id. Namnet finns "
        "inte, och ser inte ut som ett HSA-id.",
        "A producer or consumer is written as the name of a file in systems/ or as an HSA-id. There is no such "
        "file, and the text does not look like an HSA-id.",
    ),
    "explain.TG201.mend": (
        "Rätta namnet, skapa systems/<namn>.yaml, eller skriv HSA-id:t. Stora och små bokstäver räknas i namn på "
        "filer.",
        "Correct the name, create systems/<name>.yaml, or write the HSA-id. Letter case counts in names of files.",
    ),
    "explain.TG202.title": ("Systemet har inget HSA-id i miljön", "The system has no HSA-id in the environment"),
    "explain.TG202.why": (
        "Ett system har ett eget funktionscertifikat, och därmed ett eget HSA-id, i varje miljö. Utan det kan det"
        " varken anropa eller anropas där. Källa: Ineras introduktion till Beställningsstödet.",
        "A system has a function certificate of its own, and so an HSA-id of its own, in each environment. "
        "Without it, it can neither call nor be called there. Source: Inera's introduction to Beställningsstödet.",
    ),
    "explain.TG202.mend": (
        "Lägg till miljön under hsa_ids i systemets fil, med HSA-id:t ur certifikatet.",
        "Add the environment under hsa_ids in the file of the system, with the HSA-id of the certificate.",
    ),
    "explain.TG203.title": ("Inget tjänstekontrakt", "Not a service contract"),
    "explain.TG203.why": (
        "Ett tjänstekontrakt heter i TAK urn:riv:<domän>:<Namn>Responder:<major>; här får det skrivas kort, "
        "<domän>:<Namn>:<major>. Domänen har gemener och kolon, namnet börjar med versal, versionen är ett tal.",
        "In TAK a contract is called urn:riv:<domain>:<Name>Responder:<major>; here it may be written short, "
        "<domain>:<Name>:<major>. The domain has lower-case letters and colons, the name begins with a capital, "
        "the version is a number.",
    ),
    "explain.TG203.mend": (
        "Skriv domän, namn och majorversion med kolon emellan, till exempel crm:scheduling:MakeBooking:1.",
        "Write domain, name and major version with colons between them, for example crm:scheduling:MakeBooking:1.",
    ),
    "explain.TG204.title": ("Mallen för URL:en kan inte fyllas i", "The template of the URL cannot be filled in"),
    "explain.TG204.why": (
        "Inom klamrar kan {{domain}}, {{contract}} och {{major}} stå, och de tas ur tjänstekontraktets namnrymd. "
        "En namnrymd av annan form har inga sådana delar.",
        "Within braces {{domain}}, {{contract}} and {{major}} can stand; they are taken from the namespace of the"
        " contract. A namespace of another form has no such parts.",
    ),
    "explain.TG204.mend": (
        "Rätta ordet inom klamrarna, eller skriv en hel url vid det tjänstekontrakt som mallen inte passar.",
        "Correct the word within the braces, or write a whole url at the contract that the template does not fit.",
    ),
    "explain.TG205.title": ("URL som TAK inte tar emot", "A URL that TAK does not take"),
    "explain.TG205.why": (
        "TAK godtar i en URL bara bokstäver a–z, siffror och _ . : / - ? &, 5 till 255 tecken: alltså inte "
        "blanktecken, %, =, ~, + eller å ä ö. Hela beställningen nekas för en enda sådan. Källa: tak-web, "
        "EntityValidator, och prövat mot TAK-web.",
        "In a URL TAK accepts only letters a–z, digits and _ . : / - ? &, 5 to 255 characters: so no blanks, %, "
        "=, ~, + or å ä ö. A whole order is refused for a single one. Source: tak-web, EntityValidator, and tried"
        " on TAK-web.",
    ),
    "explain.TG205.mend": (
        "Ta bort tecknen som meddelandet räknar upp. Behöver tjänsten parametrar, lägg dem bakom en adress utan.",
        "Remove the characters that the message lists. If the service needs parameters, put them behind an "
        "address without.",
    ),
    "explain.TG206.title": ("URL saknas", "The URL is missing"),
    "explain.TG206.why": (
        "Ett vägval leder till en URL hos producenten; utan den finns inget att beställa.",
        "A routing leads to a URL of the producer; without it there is nothing to order.",
    ),
    "explain.TG206.mend": (
        "Skriv url: i filen, gärna som mall med {{domain}}, {{contract}} och {{major}}, eller vid tjänstekontraktet.",
        "Write url: in the file, perhaps as a template with {{domain}}, {{contract}} and {{major}}, or at the "
        "contract.",
    ),
    "explain.TG207.title": ("RIV-TA-profil saknas", "The RIV-TA profile is missing"),
    "explain.TG207.why": (
        "Profilen säger hur anropet är utformat, och ett vägval kan inte beställas utan den. TAK jämför "
        "stavningen: RIVTABP20, RIVTABP21, RIVEN13606.",
        "The profile says how the call is made, and a routing cannot be ordered without it. TAK compares the "
        "spelling: RIVTABP20, RIVTABP21, RIVEN13606.",
    ),
    "explain.TG207.mend": (
        "Skriv rivta_profile: i filen eller vid tjänstekontraktet. Nya tjänster använder RIVTABP21.",
        "Write rivta_profile: in the file or at the contract. New services use RIVTABP21.",
    ),
    "explain.TG210.title": ("Samma vägval på två ställen", "The same routing in two places"),
    "explain.TG210.why": (
        "En logisk adressat har ett enda vägval för ett tjänstekontrakt, och TAK nekar två på samma dag. Står det"
        " på två ställen går det inte att veta vilket som gäller. Källa: tak-web, regeln om överlappande datum.",
        "A logical address has one single routing for a contract, and TAK refuses two on the same day. If it "
        "stands in two places, nobody can know which one counts. Source: tak-web, the rule about overlapping "
        "dates.",
    ),
    "explain.TG210.mend": (
        "Ta bort adressen eller tjänstekontraktet på det ena stället. Ska en annan producent ta över står det "
        "bara hos den, med replaces:. Ska bara en konsument till få anropa, skriv kind: Access, utan producer, "
        "rivta_profile och url.",
        "Remove the address or the contract in one place. If another producer is to take over, it stands only "
        "there, with replaces:. If only one more consumer is to call, write kind: Access, without producer, "
        "rivta_profile and url.",
    ),
    "explain.TG211.title": ("Samma behörighet på två ställen", "The same permission in two places"),
    "explain.TG211.why": (
        "Det är samma rad i TAK, så inget blir fel i dag. Men tas den bort på det ena stället finns den kvar på "
        "det andra, och ingen ser varför.",
        "It is one row of TAK, so nothing goes wrong today. But when it is removed in one place it remains in the"
        " other, and nobody sees why.",
    ),
    "explain.TG211.mend": (
        "Behåll konsumenten på ett ställe: i anslutningen, eller i en fil med kind: Access.",
        "Keep the consumer in one place: in the connection, or in a file with kind: Access.",
    ),
    "explain.TG212.title": ("Adressen står två gånger i listan", "The address stands twice in the list"),
    "explain.TG212.why": (
        "Stora och små bokstäver räknas inte i ett HSA-id, så det är samma adress. Ofta skulle den ena ha varit "
        "en annan.",
        "Letter case does not count in an HSA-id, so it is the same address. Often one of them should have been "
        "another.",
    ),
    "explain.TG212.mend": (
        "Ta bort den ena, eller rätta den till den adress som var menad.",
        "Remove one, or correct it to the address that was meant.",
    ),
    "explain.TG213.title": ("Samma HSA-id i två system", "The same HSA-id in two systems"),
    "explain.TG213.why": (
        "TAK känner bara HSA-id:t, så för plattformen är de ett system. Oftast är det en kopia som inte fick sitt"
        " eget id.",
        "TAK knows only the HSA-id, so for the platform they are one system. Mostly it is a copy that did not get"
        " an id of its own.",
    ),
    "explain.TG213.mend": (
        "Rätta HSA-id:t i den ena filen, eller slå ihop filerna till en.",
        "Correct the HSA-id in one of the files, or make them one.",
    ),
    "explain.TG214.title": ("Minorversion kan inte beställas", "A minor version cannot be ordered"),
    "explain.TG214.why": (
        "I TAK och i Beställningsstödet finns bara majorversionen: 1.1 nås genom det vägval som finns för 1, och "
        "en ny minorversion kräver ingen beställning. En ny majorversion är en ny anslutning med förstudie. "
        "Källa: Ineras introduktion till Beställningsstödet.",
        "In TAK and in Beställningsstödet there is only the major version: 1.1 is reached by the routing that 1 "
        "has, and a new minor version needs no order. A new major version is a new connection with a förstudie. "
        "Source: Inera's introduction to Beställningsstödet.",
    ),
    "explain.TG214.mend": ("Skriv bara majorversionen.", "Write the major version alone."),
    "explain.TG220.title": ("Adressfilen kan inte användas", "The address file cannot be used"),
    "explain.TG220.why": (
        "En adress som tappas bort i en lista skulle beställas bort ur TAK. Därför läses en CSV- eller "
        "xlsx-fil bara om varje rad går att förstå: en kolumn med id och en med namn, i CSV åtskilda av komma eller "
        "semikolon, i xlsx på ett enda blad och utan formler.",
        "An address that gets lost in a list would be ordered out of TAK. So a CSV or xlsx file is "
        "read only if every line can be understood: a column with ids and one with names, in CSV separated by comma or "
        "semicolon, in xlsx on a single sheet and without formulas.",
    ),
    "explain.TG220.mend": (
        "Rätta raden som pekas ut. Ett namn som innehåller skiljetecknet sätts inom citattecken. Sökvägen räknas "
        "från YAML-filens mapp.",
        "Correct the line that is pointed out. A name that contains the separator is put in quotes. The path "
        "counts from the folder of the YAML file.",
    ),
    "explain.TG222.title": ("Tecken som TAK inte kan spara", "Characters that TAK cannot store"),
    "explain.TG222.why": (
        "TAK:s databas lagrar högst tre byte per tecken. Ett tecken utanför det, som en emoji, får hela "
        "beställningen att misslyckas med RUNTIME ERROR. Källa: prövat mot TAK-web med MySQL.",
        "The database of TAK stores at most three bytes a character. One beyond that, such as an emoji, makes the"
        " whole order fail with RUNTIME ERROR. Source: tried on TAK-web with MySQL.",
    ),
    "explain.TG222.mend": ("Skriv namnet utan tecknet.", "Write the name without the character."),
    "explain.TG223.title": ("Namnet kortas av TAK", "TAK cuts the name"),
    "explain.TG223.why": (
        "TAK kortar ett för långt namn till 254 tecken utan att säga till, och namnet går sedan inte att ändra "
        "genom en beställning. Källa: tak-web, BestallningService.",
        "TAK cuts a name that is too long to 254 characters without a word, and an order cannot change the name "
        "afterwards. Source: tak-web, BestallningService.",
    ),
    "explain.TG223.mend": ("Skriv ett kortare namn.", "Write a shorter name."),
}
