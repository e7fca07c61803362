"""What an editor shows when the pointer rests on a key of a file."""

TEXTS: dict[str, tuple[str, str]] = {
    "schema.entry": ("En fil under environments/<miljö>/", "A file under environments/<environment>/"),
    "schema.settings": ("Inställningar för tak-gitops", "Settings of tak-gitops"),
    "schema.system": ("Ett system", "A system"),
    "schema.environment": ("En miljö", "An environment"),
    "schema.connection": ("En anslutning", "A connection"),
    "schema.order": (
        "En beställning, som tak order skriver den",
        "An order, as tak order writes it",
    ),
    "schema.access": ("Behörigheter till det som redan är anslutet", "Permissions for what is already connected"),
    "schema.settings.language": ("Språk i det som visas: sv eller en.", "Language of what is shown: sv or en."),
    "schema.settings.ordered_by": (
        "Den som beställer: namnet som står som utförare i varje beställning.",
        "Who orders: the name that stands as utförare in every order.",
    ),
    "schema.settings.branch": (
        "Grenen som gäller: det som finns där är godkänt att beställas.",
        "The branch that counts: what is merged there is approved to be ordered.",
    ),
    "schema.settings.rules": (
        "Regler som ska vara strängare, mildare eller avstängda.",
        "Rules that are to be stricter, milder or off.",
    ),
    "schema.settings.ledger": ("Var liggaren över beställningar förs.", "Where the ledger of orders is kept."),
    "schema.system.organisation": ("Organisationen som ansvarar för systemet.", "The organisation behind the system."),
    "schema.system.name": ("Systemets namn, utan organisation.", "The name of the system, without organisation."),
    "schema.system.hsa_ids": (
        "Systemets HSA-id i varje miljö: det som står i funktionscertifikatet.",
        "The HSA-id of the system in each environment: the one in its function certificate.",
    ),
    "schema.system.contacts": ("Vilka som kan nås om systemet.", "Who can be reached about the system."),
    "schema.system.owners": (
        "GitHub-namn på dem som äger systemet.",
        "GitHub names of those who own the system.",
    ),
    "schema.system.status": (
        "active, eller deactivated när inget nytt ska beställas för systemet.",
        "active, or deactivated when nothing new is to be ordered for the system.",
    ),
    "schema.environment.platform": (
        "Plattformens namn precis som TAK har det, till exempel NTJP-QA.",
        "The platform's name exactly as TAK has it, such as NTJP-QA.",
    ),
    "schema.environment.name": ("Namnet som visas.", "The name that is shown."),
    "schema.environment.connection_point": (
        "Plattform och miljö med TAK-api:ets ord.",
        "Platform and environment in the TAK-api's words.",
    ),
    "schema.environment.live": (
        "Var exporten av TAK finns: file (en fil) eller glob (den nyaste av flera).",
        "Where the export of TAK is: file (one file) or glob (the newest of several).",
    ),
    "schema.environment.channel": (
        "Hur beställningar skickas.",
        "How orders are sent.",
    ),
    "schema.environment.limits": (
        "Hur mycket en beställning får ändra.",
        "How much one order may change.",
    ),
    "schema.connection.kind": (
        "Connection: vägval till en producent, och behörigheter för dess konsumenter.",
        "Connection: routings to a producer, and permissions for its consumers.",
    ),
    "schema.connection.description": ("Vad anslutningen är till för.", "What the connection is for."),
    "schema.connection.prestudy": ("Förstudiens beteckning.", "The reference of the prestudy."),
    "schema.connection.reference": (
        "Förstudie eller tidigare ärende som anslutningen hör till.",
        "The prestudy or earlier case that the connection belongs to.",
    ),
    "schema.connection.producer": (
        "Producenten: ett system (filnamnet i systems/) eller ett HSA-id.",
        "The producer: a system (its file name in systems/) or an HSA-id.",
    ),
    "schema.connection.replaces": (
        "HSA-id för den producent som har vägvalen i dag och ska ersättas.",
        "The HSA-id of the producer that has the routings today and is to be replaced.",
    ),
    "schema.connection.rivta_profile": (
        "RIV-TA-profil, till exempel RIVTABP21.",
        "RIV-TA profile, such as RIVTABP21.",
    ),
    "schema.connection.url": (
        "Producentens URL. {{domain}}, {{contract}} och {{major}} byts ut för varje tjänstekontrakt.",
        "The producer's URL. {{domain}}, {{contract}} and {{major}} are filled in for each contract.",
    ),
    "schema.connection.contracts": (
        "Tjänstekontrakt, till exempel crm:scheduling:MakeBooking:1.",
        "Service contracts, such as crm:scheduling:MakeBooking:1.",
    ),
    "schema.connection.logical_addresses": (
        "Logiska adressater: en lista, eller file: med en CSV-fil.",
        "Logical addresses: a list, or file: with a CSV file.",
    ),
    "schema.connection.consumers": (
        "Konsumenter som får behörighet: system eller HSA-id.",
        "Consumers that get permission: systems or HSA-ids.",
    ),
    "schema.access.kind": (
        "Access: bara behörigheter, till det som redan är anslutet.",
        "Access: permissions only, for what is already connected.",
    ),
    "schema.access.description": ("Vad behörigheterna är till för.", "What the permissions are for."),
    "schema.access.prestudy": ("Förstudiens beteckning.", "The reference of the prestudy."),
    "schema.access.reference": (
        "Förstudie eller tidigare ärende som behörigheterna hör till.",
        "The prestudy or earlier case that the permissions belong to.",
    ),
    "schema.access.consumers": (
        "Konsumenter som får behörighet: system eller HSA-id.",
        "Consumers that get permission: systems or HSA-ids.",
    ),
    "schema.access.contracts": (
        "Tjänstekontrakt, till exempel crm:scheduling:MakeBooking:1.",
        "Service contracts, such as crm:scheduling:MakeBooking:1.",
    ),
    "schema.access.logical_addresses": (
        "Logiska adressater: en lista, eller file: med en CSV-fil.",
        "Logical addresses: a list, or file: with a CSV file.",
    ),
    "schema.contract.contract": ("Tjänstekontraktet.", "The service contract."),
    "schema.contract.url": (
        "URL för just det här tjänstekontraktet.",
        "The URL of this very contract.",
    ),
    "schema.contract.rivta_profile": (
        "RIV-TA-profil för just det här tjänstekontraktet.",
        "The RIV-TA profile of this very contract.",
    ),
    "schema.address.id": (
        "HSA-id för den logiska adressaten, eller * för standardval.",
        "The HSA-id of the logical address, or * for the default.",
    ),
    "schema.address.name": (
        "Adressatens namn: behövs när den är ny i TAK.",
        "The name of the address: needed when it is new in TAK.",
    ),
    "schema.addressfile.file": (
        "CSV-fil bredvid den här filen, med id och namn.",
        "A CSV file beside this file, with id and name.",
    ),
}
