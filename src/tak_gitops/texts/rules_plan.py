"""What the rules about a change and live say: TG230 to TG239 and TG400 to TG499."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG231": (
        '"{written}" finns i TAK som "{live}", och beställs så',
        '"{written}" is in TAK as "{live}", and is ordered like that',
    ),
    "TG401": (
        "finns redan hos en annan producent: {name}, {producer}. "
        "Ska den ersättas, skriv  replaces: {producer}  i filen. Annars är adressen fel.",
        "is with another producer already: {name}, {producer}. "
        "If it is to be replaced, write  replaces: {producer}  in the file. Otherwise the address is wrong.",
    ),
    "TG401.nameless": (
        "finns redan hos en annan producent: {producer}. "
        "Ska den ersättas, skriv  replaces: {producer}  i filen. Annars är adressen fel.",
        "is with another producer already: {producer}. "
        "If it is to be replaced, write  replaces: {producer}  in the file. Otherwise the address is wrong.",
    ),
    "TG402": (
        "TAK har flera rader för detta från den dagen (till exempel en som börjar senare) och nekar varje "
        "beställning för dem. Vänta tills bara en gäller, eller be TAK-förvaltningen rätta.",
        "TAK has several rows for this from that day on (such as one that begins later) and refuses every "
        "order for them. Wait until only one is left, or ask those who run TAK to mend it.",
    ),
    "TG403": (
        "plattformen har ingen RIV-TA-profil {profile}. Den har: {known}",
        "the platform has no RIV-TA profile {profile}. It has: {known}",
    ),
    "TG404": (
        "tjänstekontraktet {contract} är inte installerat på plattformen. Beställ installation först.",
        "the contract {contract} is not installed on the platform. Order its installation first.",
    ),
    "TG404.near": (
        "tjänstekontraktet {contract} finns inte på plattformen, menar du {near}? Ska det verkligen installeras: skriv "
        "ett ärende om det (tak new case).",
        "the contract {contract} is not on the platform, do you mean {near}? If it is to be installed indeed, write a "
        "case for it (tak new case).",
    ),
    "TG405": (
        "{address} är ny för plattformen: skriv dess namn (name) i filen.",
        "{address} is new to the platform: write its name in the file.",
    ),
    "TG405.unconnected": (
        "{address} finns inte på plattformen: är det rätt miljö och rätt adress? Är den ny ansluts den först, med en "
        "Connection.",
        "{address} is not on the platform: is it the right environment and address? If it is new, it is connected "
        "first, by a Connection.",
    ),
    "TG406": (
        "{component} är nytt för plattformen: beskriv systemet i systems/.",
        "{component} is new to the platform: describe the system in systems/.",
    ),
    "TG407": (
        "behörigheten för {consumer} till {address} ({contract}) har filter i TAK, som en beställning inte kan "
        "återställa",
        "the permission of {consumer} to {address} ({contract}) has filters in TAK, which an order cannot bring back",
    ),
    "TG408": (
        "miljön {name} beskrivs inte längre: inget beställs för den",
        "the environment {name} is no longer described: nothing is ordered for it",
    ),
    "TG409": (
        "ändras i filen, men källan visar inte helt vart det leder i dag, så ändringen kan inte bedömas. Läs TAK från "
        "en export som visar URL och profil (--export FIL).",
        "is changed in the file, but the source does not fully show where it leads today, so that the change cannot be "
        "judged. Read TAK from an export that shows URL and profile (--export FILE).",
    ),
    "TG420": (
        "ingår i beställning {seq}, som ingen vet om TAK har fått. Avgör den först:  tak resolve {seq}",
        "is part of order {seq}, of which nobody knows whether TAK has it. Decide about it first:  tak resolve {seq}",
    ),
    "TG412": (
        "har redan ändrats fram och tillbaka i TAK med verkan {day}: en ändring till för samma dag får TAK att "
        "krascha. Beställ för en senare dag:  tak order --execute-on DAG",
        "has been changed and changed back in TAK already, as of {day}: one more change for the same day makes TAK "
        "stumble. Order for a later day:  tak order --execute-on DAY",
    ),
    "TG413": (
        'namnet "{name}" har tecken som TAK:s databas inte kan lagra, till exempel en emoji. Skriv namnet utan dem.',
        'the name "{name}" has characters that the database of TAK cannot hold, such as an emoji. '
        "Write it without them.",
    ),
    "TG414": (
        "TAK skulle neka beställningen och svara: {answer}",
        "TAK would refuse the order and answer: {answer}",
    ),
    "TG415": (
        "{count} vägval ändras först {day}: publicerar TAK-förvaltningen det tidigare får anropen VP006 omkring fyra "
        "timmar eftermiddagen före, och till dess nekar TAK varje ny beställning för dem. Be att det publiceras {day}.",
        "{count} {count:routing changes|routings change} only on {day}: if it is published earlier, calls get VP006 "
        "for about four hours in the afternoon before, and until then TAK refuses every other order for them. Ask "
        "that it is published on {day}.",
    ),
    "TG415.removed": (
        "{count} {count:rad tas|rader tas} bort från {day}: plattformen slutar släppa fram anropen redan dagen före, "
        "omkring klockan 15 (16 på sommaren)",
        "{count} {count:row is|rows are} removed as of {day}: the platform stops letting calls through on the day "
        "before already, at about 15 o'clock (16 in summer)",
    ),
}
