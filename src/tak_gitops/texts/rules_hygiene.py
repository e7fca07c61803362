"""What the checks of all that live has say: TG360 to TG399."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG360": (
        "{consumer} får anropa {contract} hos {address}, men inget vägval leder dit: anropet får VP004",
        "{consumer} may call {contract} at {address}, but no routing leads there: calls get VP004",
    ),
    "TG360.more": (
        "ytterligare {count} {count:behörighet|behörigheter} saknar vägval",
        "{count} more {count:permission|permissions} {count:has|have} no routing",
    ),
    "TG362": (
        "ingen får anropa {contract} hos {address}: vägvalet har ingen behörighet",
        "nobody may call {contract} at {address}: the routing has no permission",
    ),
    "TG362.more": (
        "ytterligare {count} vägval har ingen behörighet",
        "{count} more {count:routing|routings} {count:has|have} no permission",
    ),
    "TG363": (
        'bara en behörighet till "*" eller SE öppnar {contract} hos {address}',
        'only a permission on "*" or SE opens {contract} at {address}',
    ),
    "TG363.more": (
        "ytterligare {count} vägval öppnas bara av en sådan behörighet",
        "{count} more {count:routing is|routings are} opened by such a permission only",
    ),
    "TG364": (
        "{address} har behörigheter, men inget vägval leder dit",
        "{address} has permissions, but no routing leads there",
    ),
    "TG364.more": (
        "ytterligare {count} {count:adressat|adressater} har behörigheter men inget vägval",
        "{count} more {count:address|addresses} {count:has|have} permissions but no routing",
    ),
    "TG365": (
        "{address} används inte: den har varken vägval eller behörighet",
        "{address} is not used: it has neither routing nor permission",
    ),
    "TG365.more": (
        "ytterligare {count} {count:adressat används|adressater används} inte",
        "{count} more {count:address is|addresses are} not used",
    ),
    "TG366": ("ingen konsument får anropa {contract} någonstans", "no consumer may call {contract} anywhere"),
    "TG366.more": (
        "ytterligare {count} tjänstekontrakt får ingen anropa",
        "{count} more {count:contract|contracts} nobody may call",
    ),
    "TG367": ("{contract} har inget vägval", "{contract} has no routing"),
    "TG367.more": (
        "ytterligare {count} tjänstekontrakt har inget vägval",
        "{count} more {count:contract has|contracts have} no routing",
    ),
    "TG368": (
        "{component} används inte: den har ingen URL och får inte anropa något",
        "{component} is not used: it has no URL and may call nothing",
    ),
    "TG368.more": ("ytterligare {count} system används inte", "{count} more {count:system is|systems are} not used"),
    "TG369": (
        'vägvalet för {contract} ligger på SE: "*" är det som används nu',
        'the routing of {contract} is on SE: "*" is what is used now',
    ),
    "TG369.by_consumer": (
        'behörigheten för {contract} till {consumer} ligger på SE: "*" är det som används nu',
        'the permission of {consumer} for {contract} is on SE: "*" is what is used now',
    ),
    "TG369.more": ("ytterligare {count} {count:rad|rader} ligger på SE", "{count} more {count:row is|rows are} on SE"),
    "TG370": ("{url} ({component}) används inte av något vägval", "{url} ({component}) is used by no routing"),
    "TG370.more": (
        "ytterligare {count} {count:URL används|URL:er används} inte",
        "{count} more {count:URL is|URLs are} not used",
    ),
    "TG371": (
        "{url} ({component}) har ett IP-nummer i stället för ett namn",
        "{url} ({component}) has an IP number in place of a name",
    ),
    "TG371.more": (
        "ytterligare {count} {count:URL|URL:er} har ett IP-nummer",
        "{count} more {count:URL has|URLs have} an IP number",
    ),
    "TG372": (
        '{contract} har ett vägval på "*" eller SE, men ingen behörighet där',
        '{contract} has a routing on "*" or SE, but no permission there',
    ),
    "TG372.more": (
        "ytterligare {count} tjänstekontrakt har standardvägval utan standardbehörighet",
        "{count} more {count:contract has|contracts have} a default routing without a default permission",
    ),
    "TG373": (
        '{consumer} har behörighet för {contract} både till "*" eller SE och till {count} {count:adressat|adressater}',
        '{consumer} has the permission for {contract} both on "*" or SE and on {count} {count:address|addresses}',
    ),
    "TG373.more": (
        "ytterligare {count} {count:konsument|konsumenter} har både standardbehörighet och uttryckliga",
        "{count} more {count:consumer has|consumers have} both the default permission and explicit ones",
    ),
    "TG374": (
        "{consumer} har behörighet för {contract} till {count} {count:adressat|adressater} som bara har "
        'standardvägvalet, men ingen till "*"',
        "{consumer} has the permission for {contract} on {count} {count:address|addresses} with the default routing "
        'only, but none on "*"',
    ),
    "TG374.more": (
        "ytterligare {count} {count:konsument|konsumenter} har bara uttryckliga behörigheter på ett standardvägval",
        "{count} more {count:consumer has|consumers have} only explicit permissions on a default routing",
    ),
    "TG375": ("{url} är URL för {count} system: {components}", "{url} is the URL of {count} systems: {components}"),
    "TG375.more": (
        "ytterligare {count} {count:URL|URL:er} delas av flera system",
        "{count} more {count:URL is|URLs are} shared by several systems",
    ),
    "TG376": ("{url} ({component}) går utan kryptering", "{url} ({component}) goes without encryption"),
    "TG376.more": (
        "ytterligare {count} {count:URL går|URL:er går} utan kryptering",
        "{count} more {count:URL goes|URLs go} without encryption",
    ),
    "TG377": (
        'namnet "{name}" har {count} system: {components}',
        'the name "{name}" is that of {count} systems: {components}',
    ),
    "TG377.more": (
        "ytterligare {count} namn delas av flera system",
        "{count} more {count:name is|names are} shared by several systems",
    ),
}
