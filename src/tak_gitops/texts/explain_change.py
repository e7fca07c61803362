"""Why the rules about a change and its order are there, and how to mend what they find: TG230 and TG400 on."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG231.title": ("Annan stavning i TAK", "Another spelling in TAK"),
    "explain.TG231.why": (
        "Stora och små bokstäver räknas inte, så det är samma id, men i en beställning måste det vara stavat på "
        "ett enda sätt. Därför beställs det så som TAK har det.",
        "Letter case does not count, so it is the same id, but in an order it must be spelt in one way only. So "
        "it is ordered as TAK has it.",
    ),
    "explain.TG231.mend": (
        "Skriv id:t som TAK har det, så syns i filen det som beställs.",
        "Write the id as TAK has it, and the file shows what is ordered.",
    ),
    "explain.TG401.title": ("Adressen har redan en annan producent", "The address has another producer already"),
    "explain.TG401.why": (
        "TAK har ett vägval per adress och tjänstekontrakt. Att beställa ett till hos dig flyttar trafiken från "
        "den som har det i dag. Det kan vara meningen, men är oftare fel adress.",
        "TAK has one routing for an address and contract. Ordering it for you moves the traffic away from whoever"
        " has it today. That may be meant, but more often the address is wrong.",
    ),
    "explain.TG401.mend": (
        "Stäm av med den nuvarande producenten. Ska den ersättas, skriv replaces: med dess HSA-id i filen. Annars"
        " rätta adressen.",
        "Agree with the present producer. If it is to be replaced, write replaces: with its HSA-id in the file. "
        "Otherwise correct the address.",
    ),
    "explain.TG402.title": ("TAK har flera rader för samma sak", "TAK has several rows for the same thing"),
    "explain.TG402.why": (
        "Finns två rader med samma nyckel från genomförandedagen och framåt nekar TAK varje beställning för dem, "
        "också en borttagning. Det uppstår när något har beställts för en senare dag. Källa: prövat mot TAK-web.",
        "Where two rows have the same key from the day of execution on, TAK refuses every order for them, also a "
        "removal. That comes about when something has been ordered for a later day. Source: tried on TAK-web.",
    ),
    "explain.TG402.mend": (
        "Vänta tills bara en rad gäller, eller be TAK-förvaltningen ta bort den ena.",
        "Wait until only one row is left, or ask those who run TAK to remove one of them.",
    ),
    "explain.TG403.title": ("Profilen finns inte på plattformen", "The platform has no such profile"),
    "explain.TG403.why": (
        "RIV-TA-profiler är rader i TAK som inte kan skapas genom en beställning, och stavningen avgör.",
        "RIV-TA profiles are rows of TAK that no order can create, and the spelling decides.",
    ),
    "explain.TG403.mend": (
        "Skriv en av de profiler som meddelandet räknar upp.",
        "Write one of the profiles that the message lists.",
    ),
    "explain.TG404.title": ("Tjänstekontraktet är inte installerat", "The contract is not installed"),
    "explain.TG404.why": (
        "Ett vägval eller en behörighet kan bara beställas för ett tjänstekontrakt som finns på plattformen. Saknas "
        "det beställs installationen som ett ärende, och raderna väntar på det. Men liknar namnet ett tjänstekontrakt "
        "som finns är det troligen felstavat. Källa: tak-web, BestallningService, och Ineras introduktion till "
        "Beställningsstödet.",
        "A routing or permission can be ordered only for a contract that is on the platform. Where it is missing its "
        "installation is ordered as a case, and the rows wait for it. But a name that is like one that is there is "
        "likely to be misspelt. Source: tak-web, BestallningService, and Inera's introduction to Beställningsstödet.",
    ),
    "explain.TG404.mend": (
        "Rätta namn och majorversion. Är namnet rätt, skriv ett ärende om installationen (tak new case).",
        "Correct name and major version. If the name is right, write a case for the installation (tak new case).",
    ),
    "explain.TG405.title": ("En ny adress behöver ett namn", "A new address needs a name"),
    "explain.TG405.why": (
        "Adressen finns inte i TAK och skapas med beställningen. Namnet går inte att ändra genom en senare "
        "beställning.",
        "The address is not in TAK and is created by the order. A later order cannot change the name.",
    ),
    "explain.TG405.mend": (
        "Skriv name vid adressen. Finns den redan, är HSA-id:t fel.",
        "Write a name at the address. If it should be there already, the HSA-id is wrong.",
    ),
    "explain.TG406.title": ("Ett nytt system behöver beskrivas", "A new system needs a description"),
    "explain.TG406.why": (
        "Systemet finns inte i TAK och skapas med beställningen, med organisation och namn. De går inte att ändra"
        " genom en senare beställning.",
        "The system is not in TAK and is created by the order, with organisation and name. A later order cannot "
        "change them.",
    ),
    "explain.TG406.mend": (
        "Lägg systemet i systems/, med organisation, name och hsa_ids. Finns det redan, är HSA-id:t fel.",
        "Put the system into systems/, with organisation, name and hsa_ids. If it should be there already, the "
        "HSA-id is wrong.",
    ),
    "explain.TG407.title": ("Behörigheten har filter", "The permission has filters"),
    "explain.TG407.why": (
        "Ett filter begränsar en behörighet till vissa tjänstedomäner eller kategorier. En beställning kan ta "
        "bort behörigheten men aldrig sätta tillbaka filtret.",
        "A filter restricts a permission to certain service domains or categories. An order can remove the "
        "permission but never bring the filter back.",
    ),
    "explain.TG407.mend": (
        "Kontrollera att behörigheten verkligen ska bort. Ska den tillbaka senare måste TAK-förvaltningen lägga "
        "in filtret.",
        "Check that the permission is really to go. If it is to come back later, those who run TAK must enter the"
        " filter.",
    ),
    "explain.TG408.title": ("Miljön beskrivs inte längre", "The environment is no longer described"),
    "explain.TG408.why": (
        "När environment.yaml är borta går det inte att veta vart en beställning ska, så inget beställs bort ur "
        "TAK. Det sägs för att ingen ska tro det.",
        "Once environment.yaml is gone nobody can know where an order is to go, so nothing is ordered out of TAK."
        " It is said so that nobody believes it was.",
    ),
    "explain.TG408.mend": (
        "Ska raderna bort, ta bort anslutningarna först och miljön i en senare ändring.",
        "If the rows are to go, delete the connections first and the environment in a later change.",
    ),
    "explain.TG409.title": (
        "Källan visar inte vad ändringen ersätter",
        "The source does not show what the change replaces",
    ),
    "explain.TG409.why": (
        "TAK-api:et visar inte URL och profil på vägvalet. Om ändringen redan är gjord, eller skulle ändra något "
        "annat än du tror, går inte att se.",
        "The TAK-api does not show URL and profile of the routing. Whether the change is made already, or would "
        "change something else than you believe, cannot be seen.",
    ),
    "explain.TG409.mend": (
        "Läs TAK från en export: --export FIL, eller live: {{file: …}} i environment.yaml.",
        "Read TAK from an export: --export FILE, or live: {{file: …}} in environment.yaml.",
    ),
    "explain.TG412.title": ("Tredje ändringen samma dag", "The third change on one day"),
    "explain.TG412.why": (
        "Ett vägval som har ändrats fram och tillbaka samma dag har redan två rader för den dagen; en tredje får "
        "databasen att säga nej och hela beställningen att falla. Källa: prövat mot TAK-web.",
        "A routing that was changed and changed back on one day has two rows for that day already; a third makes "
        "the database say no and the whole order fail. Source: tried on TAK-web.",
    ),
    "explain.TG412.mend": (
        "Beställ för en senare dag: tak order --execute-on DAG.",
        "Order for a later day: tak order --execute-on DAY.",
    ),
    "explain.TG413.title": ("Namn som TAK:s databas inte kan lagra", "A name that the database of TAK cannot hold"),
    "explain.TG413.why": (
        "Databasen lagrar högst tre byte per tecken. Ett tecken utanför det, som en emoji, får hela beställningen"
        " att misslyckas. Källa: prövat mot TAK-web med MySQL.",
        "The database stores at most three bytes a character. One beyond that, such as an emoji, makes the whole "
        "order fail. Source: tried on TAK-web with MySQL.",
    ),
    "explain.TG413.mend": (
        "Skriv namnet utan sådana tecken i adressens eller systemets fil.",
        "Write the name without such characters in the file of the address or the system.",
    ),
    "explain.TG414.title": ("TAK skulle neka beställningen", "TAK would refuse the order"),
    "explain.TG414.why": (
        "tak-gitops prövar varje beställning mot en modell av TAK-web innan den skrivs. Modellen säger att TAK "
        "nekar den, med den text som meddelandet visar.",
        "tak-gitops tries each order against a model of TAK-web before it is written. The model says that TAK "
        "refuses it, with the text that the message shows.",
    ),
    "explain.TG414.mend": (
        "Rätta det som TAK:s text nämner. Är du säker på att TAK skulle godta det, är modellen fel: anmäl det.",
        "Correct what the text of TAK mentions. If you are sure that TAK would accept it, the model is wrong: "
        "report it.",
    ),
    "explain.TG415.title": ("Beställning för en senare dag", "An order for a later day"),
    "explain.TG415.why": (
        "Plattformen jämför dagar utan tidszon. Ett vägval som ändras en senare dag har därför två gällande rader "
        "några timmar eftermiddagen före, om ändringen är publicerad då, och anropet får VP006. Det som tas bort "
        "slutar fungera samma eftermiddag. Till dess har TAK två rader för vägvalet och nekar varje beställning för "
        "det. Källa: plattformens kod, prövad på JDK 17, och prövat mot TAK-web.",
        "The platform compares days without a time zone. A routing that changes on a later day therefore has two rows "
        "in force for some hours of the afternoon before, if the change is published by then, and calls get VP006. "
        "What is removed stops working that afternoon. Until then TAK has two rows of the routing and refuses every "
        "order for it. Source: the platform's code, tried on JDK 17, and tried on TAK-web.",
    ),
    "explain.TG415.mend": (
        "Be TAK-förvaltningen publicera på själva dagen, eller beställ då, utan --execute-on.",
        "Ask those who run TAK to publish on the day itself, or order then, without --execute-on.",
    ),
    "explain.TG420.title": ("Raden ingår i en beställning som är oklar", "The row is part of an order in doubt"),
    "explain.TG420.why": (
        "Ingen vet om TAK fick beställningen. Beställs raden igen kan den göras två gånger, eller i fel ordning.",
        "Nobody knows whether TAK has the order. If the row is ordered again, it may be done twice, or in the "
        "wrong sequence.",
    ),
    "explain.TG420.mend": (
        "Ta reda på vad som hände och avgör den: tak resolve N.",
        "Find out what happened and decide about it: tak resolve N.",
    ),
}
