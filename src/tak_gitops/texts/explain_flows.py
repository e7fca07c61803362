"""Why the rules about flows are there, and how to mend what they find: TG430 to TG459."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG430.title": ("Förstudie saknas", "The prestudy is missing"),
    "explain.TG430.why": (
        "En ny anslutning, en ny majorversion, en ny tjänstedomän, ett nytt system och en ny samverkan kräver en "
        "förstudie som är godkänd innan det beställs; beställningen hänvisar till den. Fler adresser på det som "
        "redan är anslutet, byte av URL, borttagning och behörigheter inom en känd samverkan kräver ingen, och då "
        "frågas det inte. En samverkan är känd om konsumenten redan får anropa samma producent, eller samma adress, "
        "i samma tjänstedomän.",
        "A new connection, a new major version, a new service domain, a new system and a new cooperation need a "
        "prestudy that is approved before they are ordered; the order refers to it. More addresses on what is "
        "connected already, a change of URL, removals and permissions within a known cooperation need none, and then "
        "nobody asks. A cooperation is known where the consumer may call the same producer, or the same address, in "
        "the same service domain already.",
    ),
    "explain.TG430.mend": (
        "Skriv förstudiens beteckning i filen: prestudy: i en Connection, reference: i en Access. Finns ingen "
        "förstudie, lämna in en enligt anslutningsprocessen först. En plattform som inte använder förstudier kan ha "
        "regeln avstängd i tak-gitops.yaml.",
        "Write the name of the prestudy in the file: prestudy: in a Connection, reference: in an Access. If there is "
        "none, hand one in first. A repository for a platform that does not use prestudies can switch the rule off "
        "in tak-gitops.yaml.",
    ),
    "explain.TG431.title": ("Ett vägval som ingen får använda", "A routing that nobody may use"),
    "explain.TG431.why": (
        "Utan behörighet för någon konsument fungerar anslutningen inte: varje anrop nekas med VP007. Behörigheten "
        "ska stå i samma beställning, finnas redan, eller vara på väg.",
        "Without a permission for some consumer the connection does not work: every call is refused with VP007. The "
        "permission is to be in the same order, there already, or on its way.",
    ),
    "explain.TG431.mend": (
        "Skriv konsumenterna under consumers, i samma fil eller i en Access i samma pull request. Ska behörigheten "
        "komma senare, skriv varför: no_consumers: Journalvisaren ansluts i februari.",
        "Write the consumers under consumers, in the same file or in an Access of the same pull request. If the "
        "permission comes later, say why: no_consumers: Journalvisaren is connected in February.",
    ),
    "explain.TG432.title": ("Behörighet till en adress utan vägval", "A permission for an address without a routing"),
    "explain.TG432.why": (
        "Behörigheter ges för adresser som är anslutna. Har adressen inget vägval för tjänstekontraktet i den här "
        "miljön är den felskriven, miljön fel, eller adressen inte ansluten än; anropet nekas med VP004.",
        "Permissions are given for addresses that are connected. If the address has no routing of the contract in "
        "this environment, it is misspelt, the environment is wrong, or it is not connected yet; calls are refused "
        "with VP004.",
    ),
    "explain.TG432.mend": (
        "Rätta adressen, eller anslut den först med en Connection; planen visar raderna att skriva. Leder "
        "plattformen hit genom HSA-trädet kan regeln mildras i tak-gitops.yaml.",
        "Correct the address, or connect it first by a Connection; the plan shows the lines to write. Where the "
        "platform leads here through the HSA tree, settings can make the rule milder.",
    ),
    "explain.TG433.title": ("Systemet är deaktiverat", "The system is deactivated"),
    "explain.TG433.why": (
        "Ett deaktiverat HSA-id används inte för nya anslutningar. Det som redan finns i TAK påverkas inte och kan "
        "tas bort; inget nytt kan beställas, vare sig systemet är producent eller konsument.",
        "A deactivated HSA-id is not used for new connections. What is in TAK already is not touched and can be "
        "removed; nothing new can be ordered, whether the system is producer or consumer.",
    ),
    "explain.TG433.mend": (
        "Välj ett system som är i bruk, eller aktivera det igen: skriv status: active i dess fil. Det blir ett "
        "ärende till Inera.",
        "Choose a system that is in use, or activate it again: write status: active in its file. That becomes a case "
        "for Inera.",
    ),
    "explain.TG434.title": ("Funktionscertifikatet har gått ut", "The function certificate has ended"),
    "explain.TG434.why": (
        "Plattformen släpper inte in ett system vars certifikat har gått ut: det som beställs fungerar inte den dag "
        "det verkställs.",
        "The platform does not let a system in whose certificate has ended: what is ordered does not work on the day "
        "that it takes effect.",
    ),
    "explain.TG434.mend": (
        "Skriv det nya certifikatets fil eller sista dag under certificates.",
        "Write the file or the last day of the new certificate under certificates.",
    ),
    "explain.TG435.title": ("Ett nytt system utan kontakt", "A new system without a contact"),
    "explain.TG435.why": (
        "Den som hanterar beställningen måste kunna fråga någon om systemet, och någon ska få veta när det är klart.",
        "Who carries the order out must be able to ask somebody about the system, and somebody is to be told when it "
        "is done.",
    ),
    "explain.TG435.mend": (
        "Skriv minst en kontakt med e-post eller telefon under contacts i systemets fil.",
        "Write at least one contact with e-mail or phone under contacts in the file of the system.",
    ),
    "explain.TG436.title": ("Ett namn som inte beställs", "A name that is not ordered"),
    "explain.TG436.why": (
        "TAK ändrar inte namn på system och adresser med en beställning (NTP-2291): objekt som finns hoppas tyst "
        "över. Filen och TAK skiljer sig tills någon har ändrat namnet för hand.",
        "TAK does not change names of systems and addresses by an order (NTP-2291): objects that are there are "
        "passed over in silence. File and TAK differ until somebody has changed the name by hand.",
    ),
    "explain.TG436.mend": (
        "Inget: namnbytet blir ett ärende, som tak plan visar. Ska namnet inte bytas, låt filen ha kvar det som TAK "
        "har.",
        "Nothing: the new name becomes a case, which tak plan shows. If it is not to change, leave the name that TAK "
        "has.",
    ),
    "explain.TG437.title": (
        "Den gamla majorversionen tas bort samtidigt",
        "The old major version is removed at once",
    ),
    "explain.TG437.why": (
        "En ny majorversion är en ny teknisk anslutning: producenten och varje konsument byter när de är klara. Tas "
        "den gamla bort i samma beställning slutar anropen fungera för alla som inte bytt samma dag. Källa: Ineras "
        "introduktion till Beställningsstödet.",
        "A new major version is a new technical connection: the producer and each consumer change over when they are "
        "ready. If the old one is removed by the same order, calls fail for all who do not change over on that day. "
        "Source: Inera's introduction to Beställningsstödet.",
    ),
    "explain.TG437.mend": (
        "Låt båda versionerna stå i filen, och stryk den gamla i en senare ändring.",
        "Let both versions stand in the file, and delete the old one in a later change.",
    ),
    "explain.TG438.title": (
        "Konsumenter som bara har den gamla majorversionen",
        "Consumers that have the old major version only",
    ),
    "explain.TG438.why": (
        "Den gamla versionen finns kvar, så inget slutar fungera. Konsumenterna behöver en egen behörighet till den "
        "nya innan de kan byta och den gamla kan tas bort.",
        "The old version stays, so nothing stops working. The consumers need a permission of their own for the new one "
        "before they can change over and the old one can go.",
    ),
    "explain.TG438.mend": (
        "Ska de byta nu, skriv dem under consumers. Annars behöver inget göras.",
        "If they are to change over now, write them under consumers. Otherwise nothing needs to be done.",
    ),
    "explain.TG439.title": ("Adressaten heter något annat i TAK", "The address has another name in TAK"),
    "explain.TG439.why": (
        "Filen säger vem som menas med namnet, men det är HSA-id:t som beställs. En felskriven siffra är en annan "
        "vårdenhet, och då hamnar dess anrop hos fel producent.",
        "The file tells by the name who is meant, but it is the HSA-id that is ordered. One wrong digit is another "
        "unit, and its calls go to the wrong producer then.",
    ),
    "explain.TG439.mend": (
        "Jämför HSA-id:t med HSA-katalogen. Är det rätt, skriv namnet som TAK har det.",
        "Compare the HSA-id with the HSA catalogue. If it is right, write the name as TAK has it.",
    ),
}
