"""Why the rules about URLs and platforms are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG260.title": ("URL utan kryptering", "A URL without encryption"),
    "explain.TG260.why": (
        "Tjänsteplattformen anropar producenter över https med ömsesidig TLS; http finns bara kvar i gamla testdata. "
        "TAK tar emot den ändå. Källa: Beställningsstödet, och en export av NTJP TEST.",
        "The platform calls producers over https with mutual TLS; http is left in old test data only. TAK takes it "
        "all the same. Source: Beställningsstödet, and an export of NTJP TEST.",
    ),
    "explain.TG260.mend": (
        "Skriv https://, och kontrollera att servern svarar på den porten.",
        "Write https://, and check that the server answers on that port.",
    ),
    "explain.TG261.title": ("Ingen hel URL", "No whole URL"),
    "explain.TG261.why": (
        "TAK tar emot en text utan https://, och en port som inte finns, men plattformen kan inte anropa den: "
        "konsumenten får VP009. Källa: prövat mot TAK-web.",
        "TAK takes a text without https://, and a port that does not exist, but the platform cannot call it: the "
        "consumer gets VP009. Source: tried on TAK-web.",
    ),
    "explain.TG261.mend": (
        "Skriv hela URL:en: https://, serverns namn, porten om den inte är 443, och sökvägen.",
        "Write the whole URL: https://, the name of the server, the port unless it is 443, and the path.",
    ),
    "explain.TG262.title": ("IP-nummer i URL", "An IP number in a URL"),
    "explain.TG262.why": (
        "Ett nummer kan byta ägare, och certifikatet gäller serverns namn. Det är en av de kontroller som regionerna "
        "gör av TAK. Källa: AnalyzeTak.",
        "A number can change its owner, and the certificate is for the name of the server. It is one of the checks "
        "that regions make of TAK. Source: AnalyzeTak.",
    ),
    "explain.TG262.mend": ("Skriv serverns fullständiga namn i DNS.", "Write the full name of the server in DNS."),
    "explain.TG263.title": ("Snedstreck sist i URL", "A slash at the end of a URL"),
    "explain.TG263.why": (
        "Ingen av de 383 URL:erna i en export av NTJP TEST slutar med snedstreck. För TAK är det en annan URL, och "
        "för en del servrar en annan sida.",
        "None of the 383 URLs in an export of NTJP TEST ends in a slash. To TAK it is another URL, and to some "
        "servers another page.",
    ),
    "explain.TG263.mend": (
        "Ta bort snedstrecket, om inte tjänsten kräver det.",
        "Take the slash away, unless the service needs it.",
    ),
    "explain.TG264.title": ("Frågetecken i URL", "A question mark in a URL"),
    "explain.TG264.why": (
        "Den som kopierar adressen till WSDL-filen får med ?wsdl, och då svarar servern med filen och inte med "
        "tjänsten. Parametrar som x=y nekar TAK helt.",
        "Whoever copies the address of the WSDL file gets ?wsdl with it, and then the server answers with the file "
        "and not with the service. Parameters such as x=y are refused by TAK altogether.",
    ),
    "explain.TG264.mend": ("Skriv URL:en fram till frågetecknet.", "Write the URL up to the question mark."),
    "explain.TG265.title": ("URL som slutar som för något annat", "A URL that ends as that of something else"),
    "explain.TG265.why": (
        "En URL slutar av vana på <domän>/<Namn>/<major>/<profil>. Står där något annat än vägvalets tjänstekontrakt "
        "är raden ofta kopierad från en annan. TAK jämför dem inte.",
        "By habit a URL ends in <domain>/<Name>/<major>/<profile>. If something else stands there than the contract "
        "of the routing, the line is often copied from another. TAK does not compare them.",
    ),
    "explain.TG265.mend": (
        "Rätta URL:en eller tjänstekontraktet. Med {{domain}}/{{contract}}/{{major}} i URL:en blir det rätt av sig "
        "självt.",
        "Correct the URL or the contract. With {{domain}}/{{contract}}/{{major}} in the URL it is right by itself.",
    ),
    "explain.TG266.title": ("En URL för två system", "One URL for two systems"),
    "explain.TG266.why": (
        "Exporten från tak-services visar bara URL:en på ett vägval. Delas den av flera system vet ingen vilket som "
        "gäller, och raden kan då inte styras härifrån. Ofta är det också ett kopieringsfel. Källa: en export från "
        "tak-services.",
        "The export of tak-services shows only the URL on a routing. If several systems share it, nobody knows which "
        "one counts, and the row cannot be managed from here then. Often it is a mistake of copying, too. Source: an "
        "export of tak-services.",
    ),
    "explain.TG266.mend": (
        "Ge varje system en egen URL, till exempel med systemets namn i sökvägen.",
        "Give each system a URL of its own, for example with its name in the path.",
    ),
    "explain.TG267.title": ("URL med olika stora och små bokstäver", "A URL in two letter cases"),
    "explain.TG267.why": (
        "URL:er jämför TAK bokstav för bokstav, till skillnad från id. Två skrivningar blir två rader i TAK, och ett "
        "byte mellan dem blir en beställning. Källa: tak-web, och prövat mot TAK-web.",
        "TAK compares URLs letter by letter, unlike ids. Two spellings become two rows of TAK, and a change between "
        "them an order. Source: tak-web, and tried on TAK-web.",
    ),
    "explain.TG267.mend": ("Använd en skrivning i alla filer.", "Use one spelling in every file."),
    "explain.TG268.title": ("Rad som inte används", "A line that is not used"),
    "explain.TG268.why": (
        "Har varje tjänstekontrakt en egen url eller rivta_profile gäller inte filens. Den som ändrar den tror att "
        "något händer.",
        "If every contract has a url or rivta_profile of its own, that of the file does not count. Whoever changes it "
        "believes that something happens.",
    ),
    "explain.TG268.mend": (
        "Ta bort raden, eller ta bort tjänstekontraktens egna.",
        "Delete the line, or those of the contracts.",
    ),
    "explain.TG269.title": (
        "Servernamn som bara det egna nätet känner",
        "A server name that only its own network knows",
    ),
    "explain.TG269.why": (
        "Plattformen slår upp namnet i DNS, från ett annat nät. Ett namn utan punkt, eller under .local, finns inte "
        "där.",
        "The platform looks the name up in DNS, from another network. A name without a dot, or below .local, is not "
        "there.",
    ),
    "explain.TG269.mend": (
        "Skriv serverns fullständiga namn, som det står i dess certifikat.",
        "Write the full name of the server, as its certificate has it.",
    ),
    "explain.TG270.title": ("Plattformens namn", "The name of the platform"),
    "explain.TG270.why": (
        "TAK jämför plattform i beställningen exakt med sitt eget namn, till exempel NTJP-QA, och nekar allt annat. "
        "TAK-api:et skriver samma sak som två ord, NTJP och QA. Källa: prövat mot TAK-web.",
        "TAK compares the platform of an order exactly with its own name, for example NTJP-QA, and refuses all else. "
        "The TAK-api writes the same as two words, NTJP and QA. Source: tried on TAK-web.",
    ),
    "explain.TG270.mend": (
        "Skriv namnet med versaler och bindestreck, som TAK visar det på sin förstasida.",
        "Write the name in upper case with a hyphen, as TAK shows it on its first page.",
    ),
    "explain.TG271.title": ("Anslutningspunkt för en annan plattform", "A connection point of another platform"),
    "explain.TG271.why": (
        "Läget läses ur TAK-api:et för connection_point, och beställningarna går till platform. Är de olika jämförs "
        "filerna med fel katalog. TAK-api:et skriver ord med versaler, och PROD, inte PRODUCTION.",
        "Live is read from the TAK-api for connection_point, and orders go to platform. If they differ, the files are "
        "compared with the wrong catalogue. The TAK-api writes its words in upper case, and PROD, not PRODUCTION.",
    ),
    "explain.TG271.mend": (
        "Rätta connection_point som meddelandet säger, eller platform.",
        "Correct connection_point as the message says, or platform.",
    ),
    "explain.TG272.title": ("Mapp och plattform säger olika", "Folder and platform differ"),
    "explain.TG272.why": (
        "Den som granskar läser mappens namn och tror att det gäller test, medan beställningen går till produktion, "
        "eller tvärtom.",
        "Whoever reviews reads the name of the folder and believes that it is about test, while the order goes to "
        "production, or the other way round.",
    ),
    "explain.TG272.mend": ("Döp om mappen, eller rätta platform.", "Rename the folder, or correct platform."),
    "explain.TG273.title": ("URL till fel miljö", "A URL of the wrong environment"),
    "explain.TG273.why": (
        "Serverns namn innehåller test, qa eller prod, och plattformen är den andra. Vanligt när filer kopieras "
        "mellan miljöer.",
        "The name of the server has test, qa or prod in it, and the platform is the other. Common when files are "
        "copied between environments.",
    ),
    "explain.TG273.mend": (
        "Skriv miljöns egen server. Är namnet rätt ändå kan regeln tystas med ett skäl.",
        "Write the server of the environment. If the name is right all the same, the rule can be silenced with a "
        "reason.",
    ),
}
