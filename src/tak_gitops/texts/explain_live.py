"""Why the rules about an export are there, and how to mend what they find: TG300 to TG339."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG300.title": ("En rad i exporten går inte att läsa", "A row of the export cannot be read"),
    "explain.TG300.why": (
        "Raden saknar något eller har ett värde av fel sort, så den räknas inte med. Är det många rader kan "
        "exporten vara skadad. Verkliga kataloger är inte rena, och en enstaka rad ska inte stoppa allt annat.",
        "The row lacks something or has a value of the wrong kind, so it does not count. If there are many, the "
        "export may be damaged. Real catalogues are not clean, and a single row should not stop everything else.",
    ),
    "explain.TG300.mend": (
        "Be TAK-förvaltningen rätta raden. Gäller det många rader, hämta exporten igen och jämför storleken.",
        "Ask those who run TAK to mend the row. If there are many, fetch the export again and compare its size.",
    ),
    "explain.TG301.title": (
        "En rad pekar på något som inte finns i exporten",
        "A row points to what is not in the export",
    ),
    "explain.TG301.why": (
        "Rader i TAK hör ihop med id:n. Saknas målet är exporten ofullständig eller gjord medan någon publicerade.",
        "Rows of TAK belong together by ids. Where the target is missing, the export is incomplete or was made "
        "while somebody published.",
    ),
    "explain.TG301.mend": (
        "Hämta exporten igen. Står felet kvar, be TAK-förvaltningen se över raden.",
        "Fetch the export again. If the problem remains, ask those who run TAK to look at the row.",
    ),
    "explain.TG302.title": ("En dag går inte att läsa", "A day cannot be read"),
    "explain.TG302.why": (
        "Utan sina dagar går det inte att veta om raden gäller, så den räknas inte med.",
        "Without its days nobody can know whether the row is in force, so it does not count.",
    ),
    "explain.TG302.mend": (
        "Be TAK-förvaltningen rätta från- och till-datum på raden.",
        "Ask those who run TAK to correct the first and last day of the row.",
    ),
    "explain.TG303.title": ("Två rader med samma id", "Two rows with the same id"),
    "explain.TG303.why": (
        "Andra rader pekar på detta id, och det går inte att veta vilken av de två som menas. Den första gäller här.",
        "Other rows point to this id, and nobody can know which of the two is meant. Here the first one counts.",
    ),
    "explain.TG303.mend": (
        "Hämta exporten igen. Är den sammanslagen av flera filer måste id:na göras unika.",
        "Fetch the export again. If it was put together from several files, the ids must be made unique.",
    ),
    "explain.TG304.title": ("Samma sak finns flera gånger i TAK", "The same thing is in TAK several times"),
    "explain.TG304.why": (
        "TAK skiljer inte stora och små bokstäver åt när den letar, och inte VP heller, så de räknas som en och "
        "samma. Skillnaden är oftast ett gammalt skrivfel.",
        "TAK does not tell letter case apart when it searches, and neither does VP, so they count as one. The "
        "difference is mostly an old slip of the pen.",
    ),
    "explain.TG304.mend": (
        "Inget behöver ändras i filerna: det som beställs skrivs så som TAK har det. Be gärna TAK-förvaltningen "
        "ta bort den som inte används.",
        "Nothing has to change in the files: what is ordered is spelt as TAK has it. You may ask those who run "
        "TAK to remove the one that is not used.",
    ),
    "explain.TG310.title": ("Blanktecken i en URL", "Blanks in a URL"),
    "explain.TG310.why": (
        "En URL med blanktecken eller radslut anropas så, och en beställning som nämner den nekas. Källa: "
        "tak-web, EntityValidator.",
        "A URL with blanks or line breaks is called like that, and an order that mentions it is refused. Source: "
        "tak-web, EntityValidator.",
    ),
    "explain.TG310.mend": (
        "Beställ rätt URL: skriv den i anslutningens fil, så blir det en ändring.",
        "Order the right URL: write it in the file of the connection, and it becomes a change.",
    ),
    "explain.TG311.title": ("En URL som en beställning inte kan nämna", "A URL that an order cannot mention"),
    "explain.TG311.why": (
        "URL:en finns i TAK men har tecken eller en längd som TAK inte godtar i en beställning; den är inlagd på "
        "annat sätt. Den fungerar, men kan inte beställas igen.",
        "The URL is in TAK but has characters or a length that TAK does not accept in an order; it was entered in"
        " another way. It works, but cannot be ordered again.",
    ),
    "explain.TG311.mend": (
        "Inget behöver göras så länge vägvalet inte ändras. Vid en ändring: välj en URL som TAK godtar (tak "
        "explain TG205).",
        "Nothing needs to be done as long as the routing does not change. When it does: choose a URL that TAK "
        "accepts (tak explain TG205).",
    ),
    "explain.TG312.title": ("Ett id som en beställning inte kan nämna", "An id that an order cannot mention"),
    "explain.TG312.why": (
        "Id:t finns i TAK men har tecken eller en längd som TAK inte godtar i ett nytt id. Äldre data har sådana.",
        "The id is in TAK but has characters or a length that TAK does not accept in a new id. Older data has "
        "such ids.",
    ),
    "explain.TG312.mend": (
        "Inget behöver göras här. Raderna kan inte deklareras i filerna; be TAK-förvaltningen om de ska bort.",
        "Nothing needs to be done here. The rows cannot be declared in the files; ask those who run TAK if they "
        "are to go.",
    ),
    "explain.TG320.title": ("Två rader som gäller samtidigt", "Two rows that are in force at the same time"),
    "explain.TG320.why": (
        "För ett vägval svarar VP då med VP006, och TAK nekar varje beställning, också en borttagning, som rör "
        'nyckeln: "Det finns mer än ett vagval i databasen". Källa: tak-web, BestallningService, och prövat mot '
        "TAK-web.",
        "For a routing VP then answers VP006, and TAK refuses every order that touches the key, also a removal: "
        "“Det finns mer än ett vagval i databasen”. Source: tak-web, BestallningService, and tried on TAK-web.",
    ),
    "explain.TG320.mend": (
        "Be TAK-förvaltningen ta bort den ena raden. Först därefter kan något beställas för den.",
        "Ask those who run TAK to remove one of the rows. Only then can anything be ordered for it.",
    ),
    "explain.TG321.title": ("Första dagen ligger efter den sista", "The first day is after the last"),
    "explain.TG321.why": (
        "Raden gäller aldrig. Den uppstår när något beställs fram och tillbaka samma dag, och gör ingen skada så "
        "länge ingen beställer en tredje gång den dagen.",
        "The row is never in force. It comes about when something is ordered there and back on one day, and does "
        "no harm as long as nobody orders a third time on that day.",
    ),
    "explain.TG321.mend": (
        "Inget behöver göras; be TAK-förvaltningen städa vid tillfälle.",
        "Nothing needs to be done; ask those who run TAK to clean up when they can.",
    ),
    "explain.TG330.title": (
        "Exporten säger inte allt om vägvalen",
        "The export does not tell everything about routings",
    ),
    "explain.TG330.why": (
        "Exporten från tak-services nämner bara URL:en på ett vägval. Delar flera producenter eller profiler den "
        "URL:en går det inte att se vilken vägvalet har. Det som inte går att se blir aldrig en beställning.",
        "The export of tak-services names only the URL of a routing. Where several producers or profiles share "
        "that URL, nobody can see which one the routing has. What cannot be seen never becomes an order.",
    ),
    "explain.TG330.mend": (
        "Läs TAK från en export av annan variant (TakExport eller PubVersion) om dessa vägval ska styras härifrån.",
        "Read TAK from an export of another variant (TakExport or PubVersion) if these routings are to be managed"
        " from here.",
    ),
    "explain.TG331.title": ("Det går inte att se hur gammal exporten är", "Nobody can see how old the export is"),
    "explain.TG331.why": (
        "En gammal export visar inte vad andra har ändrat sedan dess, och en beställning på den kan ta bort det.",
        "An old export does not show what others have changed since, and an order made on it can take that away.",
    ),
    "explain.TG331.mend": (
        "Kontrollera att exporten är från i natt, eller byt till en källa som säger när den gjordes.",
        "Check that the export is from last night, or change to a source that says when it was made.",
    ),
    "explain.TG332.title": ("TAK-api:et visar inte URL:en", "The TAK-api does not show the URL"),
    "explain.TG332.why": (
        "TAK-api:et maskerar adresser om inte hela begärs, och kan vara inställt att inte lämna ut dem. Utan "
        "URL:en kan en ändring av den inte bedömas.",
        "The TAK-api masks URLs unless the whole is asked for, and may be set up not to give them out. Without "
        "the URL a change of it cannot be judged.",
    ),
    "explain.TG332.mend": (
        "Läs TAK från en export för de ändringar som rör URL:er: --export FIL.",
        "Read TAK from an export for changes that concern URLs: --export FILE.",
    ),
    "explain.TG333.title": ("Vad TAK-api:et inte visar", "What the TAK-api does not show"),
    "explain.TG333.why": (
        "TAK-api:et har inga dagar, inga kommande rader, inga avtal och inga filter, och slår ihop rader med "
        "samma nyckel. En plan på det kan alltså inte förutse allt som TAK kan neka.",
        "The TAK-api has no days, no rows to come, no agreements and no filters, and merges rows of one key. So a"
        " plan made on it cannot foresee everything that TAK may refuse.",
    ),
    "explain.TG333.mend": (
        "Använd en export om den går att få; annars räkna med att TAK:s svar kan skilja sig från det väntade.",
        "Use an export if you can get one; otherwise expect that the answer of TAK may differ from the predicted one.",
    ),
}
