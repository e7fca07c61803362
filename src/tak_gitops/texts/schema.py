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
    "schema.allow": (
        "Rader som en beställning får ha utöver gränserna (orders/<miljö>/allow-<namn>.yaml)",
        "Lines that one order may have beyond the limits (orders/<environment>/allow-<name>.yaml)",
    ),
    "schema.allow.reason": (
        "Varför det ska beställas trots gränserna.",
        "Why it is to be ordered despite the limits.",
    ),
    "schema.allow.remove": ("Raderna som tas bort, var och en.", "The lines that are removed, every one."),
    "schema.allow.change": ("Raderna som ändras, var och en.", "The lines that are changed, every one."),
    "schema.allow.add": ("Raderna som läggs till, var och en.", "The lines that are added, every one."),
    "schema.limits.snapshot_hours": (
        "Hur många timmar gammal exporten får vara; annars 36.",
        "How many hours old the export may be; else 36.",
    ),
    "schema.limits.removals": (
        "Hur många rader en beställning får ta bort; annars 20.",
        "How many rows one order may remove; else 20.",
    ),
    "schema.limits.removals_percent": (
        "Hur stor del av raderna i filerna en beställning får ta bort när det är fler än 3; annars 2 %.",
        "How much of the rows in the files one order may remove when there are more than 3; else 2%.",
    ),
    "schema.limits.changes_percent": (
        "Hur stor del av raderna i filerna en beställning får röra när det är fler än 50; annars 10 %.",
        "How much of the rows in the files one order may touch when there are more than 50; else 10%.",
    ),
    "schema.limits.shrink_percent": (
        "Hur mycket mindre exporten får vara än vid den senaste beställningen; annars 10 %.",
        "How much smaller the export may be than at the last order; else 10%.",
    ),
    "schema.limits.verify_days": (
        "Hur många dygn efter sändningen en beställning får saknas i exporten innan tak verify larmar; annars 3.",
        "How many days after its sending an order may be missing in the export before tak verify alarms; else 3.",
    ),
    "schema.approvers": ("De som får godkänna (approvers.yaml)", "Those who may approve (approvers.yaml)"),
    "schema.approvers.approvers": ("Var och en som får godkänna.", "Everybody who may approve."),
    "schema.approver.name": ("Personens namn.", "The name of the person."),
    "schema.approver.github_id": (
        "Kontots nummer hos GitHub (https://api.github.com/users/<konto>): det ändras inte om kontot byter namn.",
        "The number of the account at GitHub (https://api.github.com/users/<account>): it stays when the name changes.",
    ),
    "schema.approver.emails": (
        "E-postadresser som personen checkar in med: ingen godkänner sin egen ändring.",
        "E-mail addresses that the person commits with: nobody approves a change of his own.",
    ),
    "schema.approver.ssh_keys": (
        "Publika SSH-nycklar som personen signerar godkännanden med (tak approve).",
        "Public SSH keys that the person signs approvals with (tak approve).",
    ),
    "schema.approver.owns": (
        "Ägarna som personen företräder, som de står i owners i systems/.",
        "The owners that the person speaks for, as they stand in owners in systems/.",
    ),
    "schema.settings.approvals": (
        "Hur det syns att det som slagits samman är godkänt.",
        "How it shows that what was merged is approved.",
    ),
    "schema.approvals.by": (
        "merge: det som slagits samman är godkänt. github: granskningar hos GitHub av dem i approvers.yaml. "
        "signatures: godkännanden som de har signerat (tak approve), utan någon värd.",
        "merge: what is merged is approved. github: reviews at GitHub by those in approvers.yaml. "
        "signatures: approvals that they have signed (tak approve), without any forge.",
    ),
    "schema.approvals.repository": ("Förrådet hos GitHub: ägare/namn.", "The repository at GitHub: owner/name."),
    "schema.approvals.api": (
        "GitHubs API; annat än https://api.github.com bara för GitHub Enterprise Server.",
        "The API of GitHub; other than https://api.github.com for GitHub Enterprise Server only.",
    ),
    "schema.approvals.approvals": (
        "Hur många godkännanden som krävs; annars 1.",
        "How many approvals are needed; else 1.",
    ),
    "schema.approvals.careful": (
        "Hur många som krävs när rader tas bort eller en produktionsmiljö berörs; annars 2.",
        "How many are needed where rows are removed or production is touched; else 2.",
    ),
    "schema.approvals.production": ("Miljöerna som är produktion.", "The environments that are production."),
    "schema.approvals.rule_suites": (
        "unchecked: titta inte efter om någon slog samman förbi grenens regler (det kräver rätt att läsa dem).",
        "unchecked: do not look whether somebody merged past the rules of the branch (it needs a right to read them).",
    ),
    "schema.approvals.signed": (
        "När granskningar hos GitHub inte räcker, utan lika många också måste signera: production_removals när rader "
        "tas bort i en produktionsmiljö, always alltid.",
        "When reviews at GitHub are not enough, and as many must sign too: production_removals where rows of "
        "production are removed, always in any case.",
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
    "schema.system.certificates": (
        "Systemets funktionscertifikat i varje miljö: en PEM-fil, eller det som står i det. Dess HSA-id "
        "jämförs med hsa_ids.",
        "The function certificate of the system in each environment: a PEM file, or what stands in it. Its HSA-id is "
        "held to hsa_ids.",
    ),
    "schema.certificate.file": (
        "PEM-fil med certifikatet, räknat från den här filens mapp. Aldrig den privata nyckeln.",
        "PEM file with the certificate, from the folder of this file. Never the private key.",
    ),
    "schema.certificate.subject_hsa_id": (
        "HSA-id:t som certifikatet är utfärdat för (serialNumber i subject).",
        "The HSA-id that the certificate is issued for (serialNumber of its subject).",
    ),
    "schema.certificate.valid_to": ("Certifikatets sista dag.", "The last day of the certificate."),
    "schema.system.distinct_from": (
        "Andra system (filnamn eller HSA-id) som liknar det här och ändå inte är samma.",
        "Other systems (file name or HSA-id) that are like this one and not the same.",
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
        "Plattform och miljö med TAK-api:ets ord, eller none om plattformen inte exporterar till TAK-api:et.",
        "Platform and environment in the TAK-api's words, or none where the platform does not export to the TAK-api.",
    ),
    "schema.environment.live": (
        "Varifrån det som gäller i TAK läses.",
        "Where what TAK has is read from.",
    ),
    "schema.live.file": ("En fil med en export av TAK.", "A file with an export of TAK."),
    "schema.live.glob": (
        "Ett mönster; den nyaste filen som passar läses.",
        "A pattern; the newest file that matches is read.",
    ),
    "schema.live.tak_services": (
        "Adressen till tak-services (https://…/tak-services) eller till dess export (…/export/pv).",
        "The address of tak-services (https://…/tak-services), or of its export (…/export/pv).",
    ),
    "schema.live.tak_api": (
        "Adressen till TAK-api:et (https://…/coop/api/v2).",
        "The address of the TAK-api (https://…/coop/api/v2).",
    ),
    "schema.live.tak_api_files": (
        "En mapp med sparade svar från TAK-api:et (connectionPoints.json, serviceProductions.json, cooperations.json).",
        "A folder of saved answers of the TAK-api (connectionPoints.json, serviceProductions.json, cooperations.json).",
    ),
    "schema.connectionpoint.platform": ("Plattformen, till exempel NTJP.", "The platform, such as NTJP."),
    "schema.connectionpoint.environment": ("Miljön, till exempel QA.", "The environment, such as QA."),
    "schema.environment.channel": (
        "Hur beställningar skickas.",
        "How orders are sent.",
    ),
    "schema.environment.cases": (
        "Hur ärenden skickas, om inte som beställningarna: {{kind: smtp, …}} eller {{kind: file, folder: …}}.",
        "How cases are sent, if not as orders are: {{kind: smtp, …}} or {{kind: file, folder: …}}.",
    ),
    "schema.filechannel.folder": (
        "Mappen som de läggs i, räknat från den här filens mapp.",
        "The folder that they are put into, from the folder of this file.",
    ),
    "schema.takwebchannel.url": (
        "Adressen till TAK-web (https://…/tak-web). Användare och lösenord ges som TAK_GITOPS_TAKWEB_USER och "
        "TAK_GITOPS_TAKWEB_PASSWORD.",
        "The address of TAK-web (https://…/tak-web). User and password are given as TAK_GITOPS_TAKWEB_USER and "
        "TAK_GITOPS_TAKWEB_PASSWORD.",
    ),
    "schema.smtpchannel.host": (
        "Servern som tar emot e-post. Användare och lösenord ges som TAK_GITOPS_SMTP_USER och "
        "TAK_GITOPS_SMTP_PASSWORD.",
        "The server that takes mail. User and password are given as TAK_GITOPS_SMTP_USER and TAK_GITOPS_SMTP_PASSWORD.",
    ),
    "schema.smtpchannel.port": ("Serverns port; annars 587.", "The port of the server; else 587."),
    "schema.smtpchannel.from": ("Adressen som svaren går till.", "The address that answers go to."),
    "schema.smtpchannel.to": ("Adressen till servicedesken.", "The address of the service desk."),
    "schema.smtpchannel.case_prefix": (
        "Hur servicedeskens ärendenummer börjar; annars TSK-.",
        "How the case numbers of the service desk begin; else TSK-.",
    ),
    "schema.environment.limits": (
        "Hur mycket en beställning får ändra.",
        "How much one order may change.",
    ),
    "schema.environment.hsa": (
        "HSA-trädet som plattformen letar överordnade enheter i, så att tak reach och tak plan svarar som den.",
        "The HSA tree in which the platform looks for parents, so that tak reach and tak plan answer as it does.",
    ),
    "schema.hsa.file": (
        "HSA:s fil med enheter, som den är eller packad med gzip, räknat från den här filens mapp; eller flera filer.",
        "HSA's file of units, as it is or packed with gzip, from the folder of this file; or several files.",
    ),
    "schema.hsa.routings": (
        "Om plattformen letar vägval hos överordnade enheter: on (annars) eller off.",
        "Whether the platform looks for routings at parents: on (else) or off.",
    ),
    "schema.hsa.routings_except": (
        "Början på namnrymder som det är tvärtom för.",
        "Beginnings of namespaces for which it is the other way.",
    ),
    "schema.hsa.permissions": (
        "Om plattformen letar behörigheter hos överordnade enheter: on (annars) eller off.",
        "Whether the platform looks for permissions at parents: on (else) or off.",
    ),
    "schema.hsa.permissions_except": (
        "Början på namnrymder som det är tvärtom för.",
        "Beginnings of namespaces for which it is the other way.",
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
        "Den producent som har vägvalen i dag och ska ersättas: ett HSA-id, eller ett system.",
        "The producer that has the routings today and is to be replaced: an HSA-id, or a system.",
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
        "Logiska adressater: en lista, eller file: med en CSV- eller xlsx-fil.",
        "Logical addresses: a list, or file: with a CSV or xlsx file.",
    ),
    "schema.connection.consumers": (
        "Konsumenter som får behörighet: system eller HSA-id.",
        "Consumers that get permission: systems or HSA-ids.",
    ),
    "schema.connection.no_consumers": (
        "Varför ingen konsument ska ha behörighet än: annars beställs inget vägval som ingen får anropa.",
        "Why no consumer is to have a permission yet: else no routing is ordered that nobody may call.",
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
        "Logiska adressater: en lista, eller file: med en CSV- eller xlsx-fil.",
        "Logical addresses: a list, or file: with a CSV or xlsx file.",
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
        "CSV- eller xlsx-fil bredvid den här filen, med id och namn.",
        "A CSV or xlsx file beside this file, with id and name.",
    ),
    "schema.case": (
        "Ett ärende till förvaltningen, som ingen annan fil säger",
        "A case for the service desk that no other file tells",
    ),
    "schema.case.kind": (
        "Case: ett ärende som inte är rader i TAK.",
        "Case: something to be done that is no rows of TAK.",
    ),
    "schema.case.case": (
        "Vad det gäller: contract_installation (installera tjänstekontrakt), contract_uninstallation (avinstallera) "
        "eller source_system_change (förändring i källsystem).",
        "What it is about: contract_installation, contract_uninstallation or source_system_change.",
    ),
    "schema.case.description": ("Till den som läser filen; skickas inte.", "For who reads the file; it is not sent."),
    "schema.case.contracts": (
        "Tjänstekontrakten, gärna med hela versionen: crm:scheduling:MakeBooking:1.1.",
        "The contracts, with the whole version if you know it: crm:scheduling:MakeBooking:1.1.",
    ),
    "schema.case.system": (
        "Systemet det gäller (filnamnet i systems/) eller dess HSA-id.",
        "The system concerned (its file name in systems/), or its HSA-id.",
    ),
    "schema.case.window": (
        "Servicefönster, början/slut i svensk tid: 2026-12-01T22:00/2026-12-02T04:00.",
        "Service window, beginning/end in Swedish time: 2026-12-01T22:00/2026-12-02T04:00.",
    ),
    "schema.case.text": (
        "Vad förvaltningen behöver veta, med egna ord.",
        "What the service desk needs to know, in your own words.",
    ),
    "schema.case.prestudy": ("Förstudiens beteckning.", "The reference of the prestudy."),
    "schema.case.reference": ("Ett tidigare ärende som det hör till.", "An earlier case that it belongs to."),
}
