"""Why the rules about what belongs together in the files are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG280.title": ("Adress som filerna inte har vägval till", "An address that the files do not route"),
    "explain.TG280.why": (
        "En behörighet utan vägval ger VP004: ingen når fram. Filerna har vägval till andra adresser i samma lista "
        "men inte till den här, och utan en export går det inte att veta om någon annan har det.",
        "A permission without a routing gives VP004: nobody gets through. The files route other addresses of the same "
        "list but not this one, and without an export nobody knows whether somebody else does.",
    ),
    "explain.TG280.mend": (
        "Kontrollera id:t, eller kör tak validate --export FIL, som vet.",
        "Check the id, or run tak validate --export FILE, which knows.",
    ),
    "explain.TG281.title": ("Ingen får anropa", "Nobody may call"),
    "explain.TG281.why": (
        "Ett vägval utan behörighet kan ingen använda: den som anropar får VP007. Varje beställning ska ha behörighet "
        "för minst en konsument. Källa: Ineras introduktion till Beställningsstödet.",
        "A routing without a permission is of no use to anybody: whoever calls gets VP007. Every order must have a "
        "permission for at least one consumer. Source: Inera's introduction to Beställningsstödet.",
    ),
    "explain.TG281.mend": (
        "Skriv consumers i filen, eller en Access för konsumenten.",
        "Write consumers in the file, or an Access for the consumer.",
    ),
    "explain.TG283.title": ("System som inte används", "A system that is not used"),
    "explain.TG283.why": (
        "Oanvända system blir gamla, med kontakter som har slutat, och förväxlas med dem som används. Regionerna "
        "letar efter dem i TAK. Källa: AnalyzeTak.",
        "Unused systems grow old, with contacts who have left, and are mistaken for those in use. Regions look for "
        "them in TAK. Source: AnalyzeTak.",
    ),
    "explain.TG283.mend": (
        "Använd systemet i en fil, skriv status: deactivated, eller ta bort dess fil.",
        "Use the system in a file, write status: deactivated, or delete its file.",
    ),
    "explain.TG284.title": ("Standardvägval utan standardbehörighet", "A default routing without a default permission"),
    "explain.TG284.why": (
        "Ett vägval på * tar emot alla adressater utan eget vägval, men utan behörighet på * kommer bara de fram som "
        "har en uttrycklig. Då fungerar förvalet inte som ett förval. Källa: AnalyzeTak.",
        "A routing on * takes every address without a routing of its own, but without a permission on * only those "
        "get through who have an explicit one. Then the default is no default. Source: AnalyzeTak.",
    ),
    "explain.TG284.mend": (
        "Ge en konsument behörighet till *, eller skriv vägval för de adresser som används.",
        "Give a consumer the permission on *, or write routings for the addresses that are used.",
    ),
    "explain.TG285.title": ("Behörighet både till en adressat och till alla", "A permission on one address and on all"),
    "explain.TG285.why": (
        "Behörigheten på * räcker. Den uttryckliga gör att det ser ut som om åtkomsten styrs adress för adress, och "
        "när den tas bort händer inget. Källa: AnalyzeTak, och plattformens kod.",
        "The permission on * is enough. The explicit one makes it look as if access were given address by address, "
        "and when it is removed nothing happens. Source: AnalyzeTak, and the platform's code.",
    ),
    "explain.TG285.mend": (
        "Behåll en av dem: * för allt, eller adresserna för sig.",
        "Keep one of them: * for all, or the addresses by themselves.",
    ),
    "explain.TG286.title": (
        "Bara uttrycklig behörighet på ett standardvägval",
        "Only explicit permissions on a default routing",
    ),
    "explain.TG286.why": (
        "Adresserna nås genom vägvalet på *, och konsumenten har behörighet till dem en och en. En ny adress får då "
        "vägval av sig självt men ingen behörighet. Källa: AnalyzeTak.",
        "The addresses are reached by the routing on *, and the consumer has a permission on each. A new address has "
        "a routing by itself then, but no permission. Source: AnalyzeTak.",
    ),
    "explain.TG286.mend": (
        "Är det meningen behöver inget göras. Annars: ge behörighet till *.",
        "If it is meant, nothing needs to be done. Otherwise give the permission on *.",
    ),
    "explain.TG287.title": ("Adress med två namn", "An address with two names"),
    "explain.TG287.why": (
        "TAK har ett namn på varje logisk adressat, från den beställning som skapade den, och en beställning kan inte "
        "ändra det. Två namn i filerna gör att det är en slump vilket som hamnar där. Källa: tak-web (NTP-2291).",
        "TAK has one name for each logical address, from the order that created it, and an order cannot change it. "
        "With two names in the files it is chance which one gets there. Source: tak-web (NTP-2291).",
    ),
    "explain.TG287.mend": (
        "Skriv samma namn i alla filer, helst det som TAK har.",
        "Write the same name in every file, best the one that TAK has.",
    ),
    "explain.TG288.title": ("Både konsumenter och skäl till att ingen finns", "Both consumers and a reason for none"),
    "explain.TG288.why": (
        "no_consumers skrivs när ett vägval beställs före sina behörigheter. Står det kvar när konsumenterna har "
        "kommit säger filen emot sig själv, och den som tar bort den sista konsumenten märker inget.",
        "no_consumers is written where a routing is ordered before its permissions. If it stays when the consumers "
        "have come, the file contradicts itself, and whoever deletes the last consumer notices nothing.",
    ),
    "explain.TG288.mend": (
        "Stryk no_consumers.",
        "Delete no_consumers.",
    ),
}
