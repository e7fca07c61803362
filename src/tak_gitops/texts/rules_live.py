"""TG300 to TG349: what is wrong or odd in an export."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG300.unreadable": (
        "{row} är ingen läsbar rad; den läses inte",
        "{row} is no readable row; it is left out",
    ),
    "TG300.missing": (
        "{row} saknar {field}; raden läses inte",
        "{row} lacks {field}; the row is left out",
    ),
    "TG300.type": (
        "{row} har fel sorts värde i {field}; raden läses inte",
        "{row} has the wrong kind of value in {field}; the row is left out",
    ),
    "TG300.more": (
        "ytterligare {count} {count:rad|rader} av samma slag läses inte",
        "{count} more {count:row|rows} of this kind {count:is|are} left out",
    ),
    "TG301.row": (
        "{row} pekar med {field} på {value}, som inte finns i exporten; raden läses inte",
        "{row} points with {field} to {value}, which is not in the export; the row is left out",
    ),
    "TG301.target": (
        "{row} har ingen {field} som finns i exporten; vägval dit läses, men det värdet är okänt",
        "{row} has no {field} that is in the export; routings to it are read, but that value is unknown",
    ),
    "TG301.url": (
        "{row} leder till {url}, som inte finns bland exportens anropsadresser; producent och profil är okända",
        "{row} leads to {url}, which is not among the producer URLs of the export; producer and profile are unknown",
    ),
    "TG301.more": (
        "ytterligare {count} {count:rad|rader} pekar på något som inte finns i exporten",
        "{count} more {count:row points|rows point} to what is not in the export",
    ),
    "TG302": (
        '{row} har en dag som inte går att läsa: "{value}"; raden läses inte',
        '{row} has a day that cannot be read: "{value}"; the row is left out',
    ),
    "TG302.more": (
        "ytterligare {count} {count:rad|rader} har dagar som inte går att läsa",
        "{count} more {count:row has|rows have} days that cannot be read",
    ),
    "TG303": (
        '{row} är "{identifier}", men samma id har redan "{first}"; rader med det id:t leder till "{first}"',
        '{row} is "{identifier}", but "{first}" has that id already; rows with the id lead to "{first}"',
    ),
    "TG303.more": (
        "ytterligare {count} {count:rad|rader} har ett id som redan är taget",
        "{count} more {count:row has|rows have} an id that is taken already",
    ),
    "TG304.case": (
        "{spellings} skiljer sig bara i stora och små bokstäver och räknas som samma",
        "{spellings} are told apart by letter case only and count as the same",
    ),
    "TG304.doubled": (
        '"{identifier}" finns {count} gånger i exporten; de räknas som samma',
        '"{identifier}" is {count} times in the export; they count as the same',
    ),
    "TG304.more": (
        "ytterligare {count} id finns flera gånger eller skiljer sig bara i stora och små bokstäver",
        "{count} more {count:id is|ids are} there several times or told apart by letter case only",
    ),
    "TG310": (
        'adressen "{url}" innehåller blanktecken; TAK godtar den inte i en beställning',
        'the URL "{url}" has blanks in it; TAK does not admit it in an order',
    ),
    "TG310.more": (
        "ytterligare {count} {count:adress|adresser} innehåller blanktecken",
        "{count} more {count:URL has|URLs have} blanks in them",
    ),
    "TG311": (
        'adressen "{url}" har tecken eller en längd som TAK inte godtar i en beställning',
        'the URL "{url}" has characters or a length that TAK does not admit in an order',
    ),
    "TG311.more": (
        "ytterligare {count} {count:adress|adresser} godtas inte i en beställning",
        "{count} more {count:URL is|URLs are} not admitted in an order",
    ),
    "TG312": (
        '"{identifier}" har tecken eller en längd som TAK inte godtar i ett id',
        '"{identifier}" has characters or a length that TAK does not admit in an id',
    ),
    "TG312.more": (
        "ytterligare {count} id har tecken eller en längd som TAK inte godtar",
        "{count} more {count:id has|ids have} characters or a length that TAK does not admit",
    ),
    "TG320": (
        "{entry} finns {count} gånger med överlappande dagar; TAK vägrar ändra det i en beställning",
        "{entry} is there {count} times with overlapping days; TAK refuses to change it by an order",
    ),
    "TG320.more": (
        "ytterligare {count} {count:nyckel|nycklar} finns flera gånger med överlappande dagar",
        "{count} more {count:key is|keys are} there several times with overlapping days",
    ),
    "TG321": (
        "{entry} har en första dag ({first}) efter sin sista ({last}); raden gäller aldrig",
        "{entry} has a first day ({first}) after its last ({last}); the row is never in force",
    ),
    "TG321.more": (
        "ytterligare {count} {count:rad|rader} har en första dag efter sin sista",
        "{count} more {count:row has|rows have} a first day after the last",
    ),
    "TG330": (
        "exporten talar inte om producent eller profil för {count} vägval, eftersom flera delar adressen",
        "the export does not tell producer or profile of {count} {count:routing|routings}, as several share the URL",
    ),
    "TG331": (
        "exporten säger inte när den gjordes (tidpunkt saknas eller går inte att läsa); dess ålder är okänd",
        "the export does not say when it was made (tidpunkt is missing or unreadable); its age is unknown",
    ),
    "TG331.api": (
        "TAK-api:et säger inte när läget togs ut ur TAK (snapshotTime saknas eller går inte att läsa); dess ålder är "
        "okänd",
        "the TAK-api does not say when the state was taken out of TAK (snapshotTime is missing or unreadable); its age "
        "is unknown",
    ),
    "TG332": (
        "TAK-api:et visar inte URL:en för {count} vägval; de jämförs så långt det går utan den",
        "the TAK-api does not show the URL of {count} {count:routing|routings}; they are compared as far as that goes "
        "without it",
    ),
    "TG333": (
        "TAK-api:et visar inte första och sista dag, rader som gäller före eller efter i dag, integrationsavtal eller "
        "filter; har ett vägval flera profiler eller adresser visas en av dem",
        "the TAK-api does not show first and last days, rows in force before or after today, agreements or filters; "
        "where a routing has several profiles or URLs it shows one of them",
    ),
}
