"""Why the rules about all that live has are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG360.title": ("Behörigheter i TAK utan vägval", "Permissions of TAK without a routing"),
    "explain.TG360.why": (
        "De leder ingenstans: anropet får VP004. De blir ofta kvar när ett vägval tas bort. Behörigheter till * och "
        "SE räknas inte, och inte de som ett standardvägval svarar för; en överordnad enhet i HSA-trädet kan ändå "
        "leda dit. Källa: AnalyzeTak.",
        "They lead nowhere: calls get VP004. They often stay behind when a routing is removed. Permissions on * and "
        "SE are not counted, nor those that a default routing answers for; a unit above in the HSA tree may lead "
        "there all the same. Source: AnalyzeTak.",
    ),
    "explain.TG360.mend": (
        "Beställ att de tas bort, eller att vägvalet läggs till. Kör sedan om: det ena döljer ofta det andra.",
        "Order their removal, or the routing. Then look again: one often hides the next.",
    ),
    "explain.TG362.title": ("Vägval i TAK som ingen får använda", "Routings of TAK that nobody may use"),
    "explain.TG362.why": (
        "Ett vägval utan behörighet, uttrycklig eller till *, ger VP007 för alla. Källa: AnalyzeTak.",
        "A routing without a permission, explicit or on *, gives everybody VP007. Source: AnalyzeTak.",
    ),
    "explain.TG362.mend": (
        "Beställ en behörighet, eller att vägvalet tas bort.",
        "Order a permission, or the removal of the routing.",
    ),
    "explain.TG363.title": (
        "Vägval i TAK som bara en standardbehörighet öppnar",
        "Routings of TAK that only a default permission opens",
    ),
    "explain.TG363.why": (
        "Behörigheten till * eller SE gör att det fungerar, och att det inte syns att den uttryckliga saknas.",
        "The permission on * or SE makes it work, and hides that the explicit one is missing.",
    ),
    "explain.TG363.mend": ("Är det meningen behöver inget göras.", "If it is meant, nothing needs to be done."),
    "explain.TG364.title": ("Adressater i TAK utan vägval", "Addresses of TAK without a routing"),
    "explain.TG364.why": (
        "Adressaten finns kvar i behörigheter men ingen svarar. Beställningsstödet ber att oanvända adressater tas "
        "bort. Källa: AnalyzeTak.",
        "The address is left in permissions but nobody answers. Beställningsstödet asks to have unused addresses "
        "removed. Source: AnalyzeTak.",
    ),
    "explain.TG364.mend": ("Beställ att behörigheterna tas bort.", "Order the removal of the permissions."),
    "explain.TG365.title": ("Adressater i TAK som inte används", "Addresses of TAK that are not used"),
    "explain.TG365.why": (
        "En beställning kan inte ta bort en adressat, så de blir kvar när raderna tas bort. Källa: tak-web "
        "(NTP-2291), AnalyzeTak.",
        "An order cannot remove an address, so they stay when their rows are removed. Source: tak-web (NTP-2291), "
        "AnalyzeTak.",
    ),
    "explain.TG365.mend": ("Be TAK-förvaltningen ta bort dem.", "Ask those who run TAK to remove them."),
    "explain.TG366.title": ("Tjänstekontrakt i TAK som ingen får anropa", "Contracts of TAK that nobody may call"),
    "explain.TG366.why": (
        "Tjänstekontraktet är installerat men saknar behörigheter. Källa: AnalyzeTak.",
        "The contract is installed but has no permissions. Source: AnalyzeTak.",
    ),
    "explain.TG366.mend": (
        "Beställ avinstallation om det inte ska användas (tak new case).",
        "Order its uninstallation if it is not to be used.",
    ),
    "explain.TG367.title": ("Tjänstekontrakt i TAK utan vägval", "Contracts of TAK without a routing"),
    "explain.TG367.why": (
        "Tjänstekontraktet är installerat men ingen producent svarar på det. Källa: AnalyzeTak.",
        "The contract is installed but no producer answers it. Source: AnalyzeTak.",
    ),
    "explain.TG367.mend": (
        "Beställ avinstallation om det inte ska användas (tak new case).",
        "Order its uninstallation if it is not to be used.",
    ),
    "explain.TG368.title": ("System i TAK som inte används", "Systems of TAK that are not used"),
    "explain.TG368.why": (
        "De har ingen URL och inga behörigheter, och förväxlas med dem som används. En beställning kan inte ta bort "
        "dem. Källa: AnalyzeTak.",
        "They have no URL and no permissions, and are mistaken for those in use. An order cannot remove them. Source: "
        "AnalyzeTak.",
    ),
    "explain.TG368.mend": ("Be TAK-förvaltningen ta bort dem.", "Ask those who run TAK to remove them."),
    "explain.TG369.title": ("Rader i TAK på SE", "Rows of TAK on SE"),
    "explain.TG369.why": (
        "SE var det nationella förvalet. Regionerna har ombetts att använda * i stället. Källa: AnalyzeTak.",
        "SE was the national default. Regions have been asked to use * in its place. Source: AnalyzeTak.",
    ),
    "explain.TG369.mend": (
        "Beställ samma rad på *, och sedan att den på SE tas bort.",
        "Order the same row on *, and then the removal of that on SE.",
    ),
    "explain.TG370.title": ("URL:er i TAK som inte används", "URLs of TAK that are not used"),
    "explain.TG370.why": (
        "När ett vägval byter URL blir den gamla ibland kvar i TAK. Källa: AnalyzeTak.",
        "When a routing changes its URL the old one sometimes stays in TAK. Source: AnalyzeTak.",
    ),
    "explain.TG370.mend": ("Be TAK-förvaltningen ta bort dem.", "Ask those who run TAK to remove them."),
    "explain.TG371.title": ("URL:er i TAK med IP-nummer", "URLs of TAK with an IP number"),
    "explain.TG371.why": (
        "Ett nummer kan byta ägare, och certifikatet gäller serverns namn. Källa: AnalyzeTak.",
        "A number can change its owner, and the certificate is for the name of the server. Source: AnalyzeTak.",
    ),
    "explain.TG371.mend": ("Beställ en URL med serverns namn.", "Order a URL with the name of the server."),
    "explain.TG372.title": (
        "Standardvägval i TAK utan standardbehörighet",
        "Default routings of TAK without a default permission",
    ),
    "explain.TG372.why": (
        "Vägvalet på * eller SE tar emot alla adressater, men bara de som har en uttrycklig behörighet kommer fram. "
        "Källa: AnalyzeTak.",
        "The routing on * or SE takes every address, but only those with an explicit permission get through. Source: "
        "AnalyzeTak.",
    ),
    "explain.TG372.mend": ("Är det meningen behöver inget göras.", "If it is meant, nothing needs to be done."),
    "explain.TG373.title": (
        "Både uttrycklig behörighet och standardbehörighet i TAK",
        "Both explicit and default permissions in TAK",
    ),
    "explain.TG373.why": (
        "Den uttryckliga ger inget mer, och att ta bort den stänger inget. Källa: AnalyzeTak.",
        "The explicit one gives no more, and to remove it closes nothing. Source: AnalyzeTak.",
    ),
    "explain.TG373.mend": ("Beställ att den ena tas bort.", "Order the removal of one of them."),
    "explain.TG374.title": (
        "Bara uttryckliga behörigheter på ett standardvägval i TAK",
        "Only explicit permissions on a default routing in TAK",
    ),
    "explain.TG374.why": (
        "Nya adressater får vägval av sig själva men ingen behörighet. Källa: AnalyzeTak.",
        "New addresses have a routing by themselves but no permission. Source: AnalyzeTak.",
    ),
    "explain.TG374.mend": ("Är det meningen behöver inget göras.", "If it is meant, nothing needs to be done."),
    "explain.TG375.title": ("URL:er i TAK som flera system delar", "URLs of TAK that several systems share"),
    "explain.TG375.why": (
        "Exporten från tak-services visar bara URL:en på ett vägval, så ingen vet vilket system som menas. Källa: en "
        "export från tak-services.",
        "The export of tak-services shows only the URL on a routing, so nobody knows which system is meant. Source: "
        "an export of tak-services.",
    ),
    "explain.TG375.mend": ("Ge varje system en egen URL.", "Give each system a URL of its own."),
    "explain.TG376.title": ("URL:er i TAK utan kryptering", "URLs of TAK without encryption"),
    "explain.TG376.why": (
        "Plattformen anropar producenter över https med ömsesidig TLS; http finns bara kvar i gamla testdata. Källa: "
        "en export av NTJP TEST.",
        "The platform calls producers over https with mutual TLS; http is left in old test data only. Source: an "
        "export of NTJP TEST.",
    ),
    "explain.TG376.mend": ("Beställ en URL med https.", "Order a URL with https."),
    "explain.TG377.title": ("System i TAK med samma namn", "Systems of TAK with one name"),
    "explain.TG377.why": (
        "Snarlika dubbletter har förekommit, och den som väljer ett system efter namnet kan välja fel. Källa: Ineras "
        "introduktion till Beställningsstödet, och en export av NTJP TEST.",
        "Near duplicates have occurred, and whoever chooses a system by its name may choose the wrong one. Source: "
        "Inera's introduction to Beställningsstödet, and an export of NTJP TEST.",
    ),
    "explain.TG377.mend": (
        "Jämför HSA-id:n. Be TAK-förvaltningen döpa om eller ta bort det som är fel.",
        "Compare the HSA-ids. Ask those who run TAK to rename or remove what is wrong.",
    ),
}
