"""What `tak new` asks and says."""

TEXTS: dict[str, tuple[str, str]] = {
    "new.ask.addresses": (
        "Logiska adressater: skriv eller klistra in en per rad, HSA-id och namn, eller namnet på en som TAK har. "
        "Tom rad avslutar.",
        "Logical addresses: type or paste one a line, HSA-id and name, or the name of one that TAK has. An empty line "
        "ends.",
    ),
    "new.ask.address_name": (
        "{address} är ny för plattformen. Namn:",
        "{address} is new to the platform. Name:",
    ),
    "new.ask.case": ("Vad gäller ärendet? (nummer eller namn)", "What is the case about? (number or name)"),
    "new.ask.case_contracts": (
        "Tjänstekontrakt som berörs (nummer, namn eller till exempel crm:scheduling:MakeBooking:1; Enter när det är "
        "klart):",
        "Contracts concerned (number, name or for example crm:scheduling:MakeBooking:1; Enter when done):",
    ),
    "new.ask.case_prestudy": ("Förstudie (Enter om ingen):", "Prestudy (Enter if none):"),
    "new.ask.case_reference": (
        "Tidigare ärende som det hör till (Enter om inget):",
        "Earlier case that it belongs to (Enter if none):",
    ),
    "new.ask.case_system": (
        "Källsystemet (nummer, namn eller HSA-id):",
        "The source system (number, name or HSA-id):",
    ),
    "new.ask.case_system_or_none": (
        "System som det beställs för (nummer, namn eller HSA-id; Enter om inget särskilt):",
        "System that it is ordered for (number, name or HSA-id; Enter if none in particular):",
    ),
    "new.ask.case_text": (
        "Vad ska ske, och vad behöver de som berörs veta?",
        "What is to happen, and what do those concerned need to know?",
    ),
    "new.ask.case_text_or_none": (
        "Meddelande till den som får ärendet (Enter om inget):",
        "Message to those who get the case (Enter if none):",
    ),
    "new.ask.consumers": (
        "Tjänstekonsument (nummer, namn eller HSA-id; Enter när det är klart):",
        "Consumer (number, name or HSA-id; Enter when done):",
    ),
    "new.ask.contact": ("Teknisk kontakt, namn eller funktion:", "Technical contact, name or function:"),
    "new.ask.contracts": (
        "Tjänstekontrakt (nummer, namn eller till exempel crm:scheduling:MakeBooking:1; Enter när det är klart):",
        "Contract (number, name or for example crm:scheduling:MakeBooking:1; Enter when done):",
    ),
    "new.ask.description": ("Beskrivning, för den som läser filen:", "Description, for who reads the file:"),
    "new.ask.email": ("E-post:", "E-mail:"),
    "new.ask.hsa_id": (
        "HSA-id i {environment} (det som står i funktionscertifikatet; Enter om systemet inte finns där):",
        "HSA-id in {environment} (that of the function certificate; Enter if the system is not there):",
    ),
    "new.ask.name": ("Systemets namn:", "Name of the system:"),
    "new.ask.organisation": ("Organisation:", "Organisation:"),
    "new.ask.phone": ("Telefon:", "Phone:"),
    "new.ask.prestudy": (
        "Förstudie (krävs för en ny anslutning, till exempel FS-2026-014):",
        "Prestudy (needed for a new connection, for example FS-2026-014):",
    ),
    "new.ask.producer": (
        "Tjänsteproducent (nummer, namn eller HSA-id):",
        "Producer (number, name or HSA-id):",
    ),
    "new.ask.profile": ("RIV-TA-profil:", "RIV-TA profile:"),
    "new.ask.reference": ("Förstudie eller tidigare ärende:", "Prestudy or earlier case:"),
    "new.ask.url": (
        "URL till producenten; {{domain}}, {{contract}} och {{major}} fylls i:",
        "URL of the producer; {{domain}}, {{contract}} and {{major}} are filled in:",
    ),
    "new.ask.window": (
        "Servicefönster, början/slut i svensk tid, till exempel 2026-12-01T22:00/2026-12-02T04:00 (Enter om inget):",
        "Window, beginning/end in Swedish time, for example 2026-12-01T22:00/2026-12-02T04:00 (Enter if none):",
    ),
    "new.added_addresses": (
        "{count} {count:adress tillagd|adresser tillagda}.",
        "{count} {count:address|addresses} added.",
    ),
    "new.choose_one": (
        "Flera passar in: skriv ett nummer, eller mer av namnet.",
        "Several match: type a number, or more of the name.",
    ),
    "new.connected": (
        "Adressater som har vägval för tjänstekontrakten:",
        "Addresses that have routings of the contracts:",
    ),
    "new.empty": ("Det behövs.", "That is needed."),
    "new.exists": (
        "{path} finns redan: välj ett annat namn med --file, eller ändra i filen.",
        "{path} is there already: choose another name with --file, or change that file.",
    ),
    "new.known_addresses": (
        "{count} {count:adress|adresser} står redan i {path}.",
        "{count} {count:address stands|addresses stand} in {path} already.",
    ),
    "new.line": (">", ">"),
    "new.list_refused.pasted": (
        "Listan kan inte användas. Inget är skrivet.",
        "The list cannot be used. Nothing is written.",
    ),
    "new.list_refused": (
        "Listan {path} kan inte användas. Inget är skrivet.",
        "The list {path} cannot be used. Nothing is written.",
    ),
    "new.form.address": (
        "HSA-ID=NAMN, eller bara HSA-ID för en som TAK har; en lista läses med --addresses-from FIL",
        "HSA-ID=NAME, or just HSA-ID for one that TAK has; a list is read with --addresses-from FILE",
    ),
    "new.form.contract": ("till exempel crm:scheduling:MakeBooking:1", "for example crm:scheduling:MakeBooking:1"),
    "new.form.hsa_id": ("MILJÖ=HSA-ID", "ENV=HSA-ID"),
    "new.form.name": ("systemets namn, som det ska heta i TAK", "name of the system, as it is to be called in TAK"),
    "new.form.organisation": ("vems systemet är", "whose the system is"),
    "new.form.profile": ("{usual}, om inget annat sägs", "{usual}, if nothing else is said"),
    "new.form.system": ("ett system i systems/, eller ett HSA-id", "a system in systems/, or an HSA-id"),
    "new.form.text": (
        "vad som ska ske, och vad de som berörs behöver veta",
        "what is to happen, and what those concerned need to know",
    ),
    "new.form.url": (
        "dit anropen ska; {{domain}}, {{contract}} och {{major}} fylls i",
        "where calls go; {{domain}}, {{contract}} and {{major}} are filled in",
    ),
    "new.lines": ("{before}\n{line}", "{before}\n{line}"),
    "new.missing": (
        "Utan terminal frågas inget, och det här saknas:",
        "Without a terminal nothing is asked, and this is missing:",
    ),
    "new.missing.option": ("  {option:<14}  {values}", "  {option:<14}  {values}"),
    "new.more_proposals": (
        "      och {count} till: skriv en del av namnet",
        "      and {count} more: type a part of the name",
    ),
    "new.next": ("Nästa steg:  tak plan {environment}", "Next:  tak plan {environment}"),
    "new.next.system": (
        "Nästa steg:  tak new connection  eller  tak new access, och  tak plan",
        "Next:  tak new connection  or  tak new access, and  tak plan",
    ),
    "new.no_address": (
        '"{value}" är inget HSA-id, och ingen adressat i {environment} heter så: är det rätt miljö? En ny adressat '
        "skrivs  HSA-ID=NAMN.",
        '"{value}" is no HSA-id, and no address of {environment} is called so: is it the right environment? A new '
        "address is written  HSA-ID=NAME.",
    ),
    "new.no_case": (
        '"{value}" är inget ärende som skrivs i en fil: skriv ett nummer ur listan.',
        '"{value}" is no case that a file writes: write a number of the list.',
    ),
    "new.no_system": (
        '"{value}" är varken ett system här eller i TAK: skriv filen med  tak new system  först, eller ett HSA-id.',
        '"{value}" is a system neither here nor in TAK: write its file with  tak new system  first, or an HSA-id.',
    ),
    "new.not_declared": (
        "{path} är ingen anslutning eller behörighet i environments/.",
        "{path} is no connection or access in environments/.",
    ),
    "new.proposal": ("  {number:>3}  {word}  {title}", "  {number:>3}  {word}  {title}"),
    "new.refused": ("{path} skulle ha fel. Inget är skrivet.", "{path} would have errors. Nothing is written."),
    "new.near": ('"{value}" finns inte; menar du {names}?', 'There is no "{value}"; did you mean {names}?'),
    "new.several": (
        '"{value}" kan vara flera: {names}. Skriv ett av dem.',
        '"{value}" may be several: {names}. Write one of them.',
    ),
    "new.spreadsheet": (
        "{path} är ett kalkylblad: lägg till adresserna där, eller spara det som CSV.",
        "{path} is a spreadsheet: add the addresses there, or save it as CSV.",
    ),
    "new.taken": ("  = {word}  {title}", "  = {word}  {title}"),
    "new.untidy": (
        "{path} kan inte fyllas på utan att något annat än listan ändras: kör  tak fmt {path}  och försök igen.",
        "{path} cannot be added to without a change of more than its list: run  tak fmt {path}  and try again.",
    ),
    "new.url_of_live": ("URL:en är den som TAK har: {url}", "The URL is the one that TAK has: {url}"),
    "new.values": ("{names}", "{names}"),
    "new.values.more": ("{names} eller {count} till", "{names} or {count} more"),
    "new.which": ("Vilken miljö? Skriv en av {known}.", "Which environment? Write one of {known}."),
    "new.without_live": (
        "Utan TAK finns inga förslag, men filen kan skrivas.",
        "Without TAK there are no proposals, but the file can be written.",
    ),
}
