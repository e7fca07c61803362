"""What the command line itself says: help, usage and its one error boundary."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.about": (
        "Anslutningar till en tjänsteplattform som YAML i Git, och beställningarna till TAK.",
        "Connections of a tjänsteplattform as YAML in Git, and the orders to TAK.",
    ),
    "cli.exit_codes": (
        "Slutkoder: 0 klart, 1 fel eller blockerade rader, 2 avvikelser (tak drift) eller ändringar (bara med "
        "--detailed-exitcode), 3 en gräns sade nej, "
        "4 inaktuell eller oklar, 64 fel i kommandoraden, 70 fel i tak, 130 avbruten.",
        "Exit codes: 0 clean, 1 errors or blocked lines, 2 drift (tak drift) or changes (only with "
        "--detailed-exitcode), 3 a limit refused, 4 stale or in doubt, 64 usage, 70 a bug in tak, 130 interrupted.",
    ),
    "cli.error": ("fel", "error"),
    "cli.warning": ("varning", "warning"),
    "cli.note": ("upplysning", "note"),
    "cli.usage": (
        "{problem}\nHjälp: {command} --help",
        "{problem}\nHelp: {command} --help",
    ),
    "cli.no_option": ("Det finns ingen flagga {name}.", "There is no option {name}."),
    "cli.no_option.nearest": (
        "Det finns ingen flagga {name}, menar du {nearest}?",
        "There is no option {name}, did you mean {nearest}?",
    ),
    "cli.no_command": ('Det finns inget kommando "{name}".', 'There is no command "{name}".'),
    "cli.no_command.nearest": (
        'Det finns inget kommando "{name}", menar du "tak {nearest}"?',
        'There is no command "{name}", did you mean "tak {nearest}"?',
    ),
    "cli.missing": ("{name} saknas.", "{name} is missing."),
    "cli.missing.command": ("Ett kommando saknas.", "A command is missing."),
    "cli.extra": ("För mycket på kommandoraden: {words}", "Too much on the command line: {words}"),
    "cli.takes_value": ("{name} ska följas av ett värde.", "{name} must be followed by a value."),
    "cli.takes_no_value": ("{name} tar inget värde.", "{name} takes no value."),
    "cli.bad_choice": ("{name}: möjligt är {allowed}.", "{name}: possible are {allowed}."),
    "cli.not_a_folder": ("{name} ska vara en mapp.", "{name} must be a folder."),
    "cli.bad_value": ("{name}: {problem}", "{name}: {problem}"),
    "cli.not_a_day": (
        '"{value}" är ingen dag: skriv till exempel 2026-11-23.',
        '"{value}" is no day: write for example 2026-11-23.',
    ),
    "cli.interrupted": ("Avbrutet.", "Interrupted."),
    "cli.output": ("Resultatet kunde inte skrivas: {problem}", "The result could not be written: {problem}"),
    "cli.disk": (
        "{path} kunde inte läsas eller skrivas: {problem}",
        "{path} could not be read or written: {problem}",
    ),
    "cli.bug": (
        "Ett fel i tak: {problem}\nDet är inte ditt fel. Skicka med {path} när du anmäler det.",
        "A bug in tak: {problem}\nIt is not your fault. Send {path} with your report.",
    ),
    "cli.bug.unsaved": (
        "Ett fel i tak: {problem}\nDet är inte ditt fel. Kör igen med --debug och skicka med det som skrivs.",
        "A bug in tak: {problem}\nIt is not your fault. Run again with --debug and send what is written.",
    ),
    "cli.commands": ("Kommandon", "Commands"),
    "cli.options": ("Flaggor", "Options"),
    "cli.usage_heading": ("Användning", "Usage"),
    "cli.no_root": (
        "Ingen tak-gitops.yaml i {folder} eller någon mapp ovanför. Gå till förrådet, ange -C MAPP, eller "
        "skapa filen: den kan börja som en enda rad, ordered_by: <er organisation>.",
        "No tak-gitops.yaml in {folder} or any folder above. Go to the repository, give -C FOLDER, or create "
        "the file: it can begin as one line, ordered_by: <your organisation>.",
    ),
    "cli.no_folder": ("Mappen {folder} finns inte.", "There is no folder {folder}."),
    "cli.no_environment": (
        'Det finns ingen miljö "{name}". Miljöer här: {known}',
        'There is no environment "{name}". Environments here: {known}',
    ),
    "cli.no_environment.nearest": (
        'Det finns ingen miljö "{name}", menar du "{nearest}"?',
        'There is no environment "{name}", did you mean "{nearest}"?',
    ),
    "cli.no_environments": (
        "Inga miljöer: skapa environments/<miljö>/environment.yaml.",
        "No environments: create environments/<environment>/environment.yaml.",
    ),
    "cli.option.folder": ("Kör som om det vore i MAPP.", "Run as if in FOLDER."),
    "cli.option.language": ("Språk: sv eller en.", "Language: sv or en."),
    "cli.option.color": ("Färg: auto, always eller never.", "Colour: auto, always or never."),
    "cli.option.debug": ("Visa spår vid fel i tak.", "Show traces of bugs in tak."),
    "cli.option.version": ("Visa version.", "Show the version."),
    "cli.option.help": ("Visa den här hjälpen.", "Show this help."),
    "cli.option.format": ("Hur resultatet skrivs.", "How the result is written."),
    "cli.option.export": (
        "Läs TAK från FIL i stället för från miljöns inställning.",
        "Read TAK from FILE instead of where the environment says.",
    ),
    "cli.option.base": (
        "Jämför med REF; none = allt räknas som nytt.",
        "Compare with REF; none = everything counts as new.",
    ),
    "cli.option.as_of": (
        "Räkna som om det vore DAG (ÅÅÅÅ-MM-DD).",
        "Reckon as if it were DAY (YYYY-MM-DD).",
    ),
    "cli.option.execute_on": (
        "Låt beställningen gälla från DAG; annars dagen den skickas.",
        "Let the order take effect on DAY; else on the day it is sent.",
    ),
    "cli.option.order_check": (
        "Skriv inget; felkod 1 om den incheckade filen inte är aktuell.",
        "Write nothing; exit code 1 unless the committed file is current.",
    ),
    "cli.option.allow": (
        "Skriv orders/<miljö>/allow-NAMN.yaml, som öppnar en stängd spärr för just det som beställs.",
        "Write orders/<environment>/allow-NAME.yaml, which opens a closed guard for exactly what is ordered.",
    ),
    "cli.option.drift": (
        "Beställ också raden NYCKEL, som avviker (tak drift visar nycklarna); kan upprepas.",
        "Order the row KEY too, which differs (tak drift shows the keys); may be repeated.",
    ),
    "cli.option.revert": (
        "Ångra en sammanslagen beställning: sökväg, nummer eller början av dess digest.",
        "Undo a merged order: its path, number or the beginning of its digest.",
    ),
    "cli.option.reason": (
        "Varför det ska beställas trots spärren; står i filen som --allow skriver.",
        "Why it is to be ordered despite the guard; stands in the file that --allow writes.",
    ),
    "cli.option.live_export": (
        "Läs TAK från FIL i stället för från miljöns inställning.",
        "Read TAK from FILE instead of where the environment says.",
    ),
    "cli.option.platform": (
        "Plattformen för --export, till exempel NTJP-QA, när ingen miljö anges.",
        "The platform of --export, such as NTJP-QA, where no environment is named.",
    ),
    "cli.option.save": (
        "Hämta från servern och spara i PATH: en fil, eller en mapp för TAK-api.",
        "Fetch from the server and save in PATH: a file, or a folder for the TAK-api.",
    ),
    "cli.option.live_as_of": (
        "Räkna det som gäller på DAG (ÅÅÅÅ-MM-DD); annars i dag.",
        "Count what is in force on DAY (YYYY-MM-DD); else today.",
    ),
    "cli.option.all": ("Visa varje rad, utan att slå ihop.", "Show every row, fold nothing."),
    "cli.option.submit_dry_run": (
        "Visa vad som skulle skickas, utan att skicka eller skriva något.",
        "Show what would be sent, without sending or writing anything.",
    ),
    "cli.option.detailed_exitcode": (
        "Felkod 2 när något ändras eller avviker.",
        "Exit code 2 when anything changes or differs.",
    ),
    "cli.help.validate": ("Pröva alla filer: YAML, nycklar, namn.", "Check all files: YAML, keys, names."),
    "cli.help.init": (
        "Skriv ett förråd att börja med i MAPP; filer som finns lämnas som de är.",
        "Write a repository to begin with in DIR; files that are there stay as they are.",
    ),
    "cli.option.init_ordered_by": (
        'Den som beställer, till exempel "Region Exempel, integrationsförvaltningen".',
        'Who orders, for example "Region Exempel, integration office".',
    ),
    "cli.option.init_platform": (
        "En plattform, exakt så som TAK skriver den; flera går bra.",
        "A platform, exactly as TAK spells it; several may be given.",
    ),
    "cli.help.new": (
        "Skriv en ny fil: en anslutning, en behörighet, ett system, eller fler adresser i en fil som finns.",
        "Write a new file: a connection, an access, a system, or more addresses in a file that is there.",
    ),
    "cli.help.new.connection": (
        "Skriv en anslutning: vägval till en tjänsteproducent, och behörigheter för tjänstekonsumenter. På en terminal "
        "frågas det som saknas, med förslag ur TAK.",
        "Write a connection: routings to a producer, and permissions of consumers. On a terminal what is missing is "
        "asked for, with proposals from TAK.",
    ),
    "cli.help.new.access": (
        "Skriv behörigheter för tjänstekonsumenter till det som redan är anslutet.",
        "Write permissions of consumers for what is connected already.",
    ),
    "cli.help.new.addresses": (
        "Lägg till logiska adressater i filen PATH, eller i listan som den hänvisar till; kommentarer behålls.",
        "Add logical addresses to the file PATH, or to the list that it names; comments stay.",
    ),
    "cli.help.new.system": (
        "Skriv ett system: organisation, namn, HSA-id i varje miljö och kontakt.",
        "Write a system: organisation, name, HSA-id in each environment, and a contact.",
    ),
    "cli.option.new_producer": ("Tjänsteproducenten: ett system eller HSA-id.", "The producer: a system or an HSA-id."),
    "cli.option.new_contract": (
        "Ett tjänstekontrakt, till exempel crm:scheduling:MakeBooking:1; flera går bra.",
        "A contract, for example crm:scheduling:MakeBooking:1; several may be given.",
    ),
    "cli.option.new_address": (
        "En logisk adressat, med namn om den är ny; flera går bra.",
        "A logical address, with its name if it is new; several may be given.",
    ),
    "cli.option.new_addresses_from": (
        "Adresser ur en CSV-, xlsx- eller textfil; - läser en inklistrad lista.",
        "Addresses from a CSV, xlsx or text file; - reads a pasted list.",
    ),
    "cli.option.new_consumer": (
        "En tjänstekonsument: ett system eller HSA-id; flera går bra.",
        "A consumer: a system or an HSA-id; several may be given.",
    ),
    "cli.option.new_url": (
        "URL till producenten; {{domain}}, {{contract}} och {{major}} fylls i.",
        "URL of the producer; {{domain}}, {{contract}} and {{major}} are filled in.",
    ),
    "cli.option.new_profile": (
        "RIV-TA-profil; annars den som producenten mest har.",
        "RIV-TA profile; else the one that the producer has most.",
    ),
    "cli.option.new_prestudy": ("Förstudien, till exempel FS-2026-014.", "The prestudy, for example FS-2026-014."),
    "cli.option.new_reference": (
        "Förstudien eller ett tidigare ärende.",
        "The prestudy or an earlier case.",
    ),
    "cli.option.new_description": ("Vad filen gäller, med egna ord.", "What the file is about, in your own words."),
    "cli.option.new_file": (
        "Filen som skrivs, under environments/<miljö>/; annars väljs ett namn.",
        "The file to write, under environments/<environment>/; else a name is chosen.",
    ),
    "cli.option.new_system_file": (
        "Systemets namn i andra filer; annars väljs ett.",
        "The name of the system in other files; else one is chosen.",
    ),
    "cli.option.new_organisation": ("Organisationen som har systemet.", "The organisation that has the system."),
    "cli.option.new_name": ("Systemets namn.", "The name of the system."),
    "cli.option.new_hsa_id": (
        "HSA-id i en miljö, till exempel ntjp-qa=SE2321000131-TIDBOKQA; flera går bra.",
        "HSA-id in an environment, for example ntjp-qa=SE2321000131-TIDBOKQA; several may be given.",
    ),
    "cli.option.new_contact": ("Teknisk kontakt: namn eller funktion.", "Technical contact: name or function."),
    "cli.option.new_email": ("Kontaktens e-post.", "E-mail of the contact."),
    "cli.option.new_phone": ("Kontaktens telefon.", "Phone of the contact."),
    "cli.no_kind": (
        '"{name}" går inte att skriva; möjligt är: {known}',
        '"{name}" cannot be written; possible are: {known}',
    ),
    "cli.help.fmt": (
        "Skriv filerna i en och samma form; kommentarer och ordning behålls.",
        "Write the files in one form; comments and order stay.",
    ),
    "cli.option.fmt_check": (
        "Skriv inget; felkod 1 om någon fil har en annan form.",
        "Write nothing; exit code 1 if any file has another form.",
    ),
    "cli.option.fmt_diff": (
        "Skriv inget; visa vad som skulle ändras.",
        "Write nothing; show what would change.",
    ),
    "cli.help.schema": (
        "Skriv JSON-scheman för filerna till schema/.",
        "Write JSON Schemas of the files to schema/.",
    ),
    "cli.help.explain": (
        "Förklara en regel: varför den finns och hur du rättar.",
        "Explain a rule: why it is there, and how to mend.",
    ),
    "cli.option.explain_format": ("text, markdown eller json.", "text, markdown or json."),
    "cli.option.pages": (
        "Skriv en sida om varje regel i MAPP, på svenska och engelska.",
        "Write a page about each rule into DIR, in Swedish and English.",
    ),
    "cli.option.pages_check": (
        "Skriv inget; felkod 1 om sidorna inte är aktuella.",
        "Write nothing; exit code 1 unless the pages are current.",
    ),
    "cli.help.live": ("Visa vad TAK innehåller.", "Show what TAK holds."),
    "cli.help.import": (
        "Skriv filer som beskriver det som TAK redan har.",
        "Write files that declare what TAK has already.",
    ),
    "cli.option.import_by": (
        "Vad mapparna står för.",
        "What the folders stand for.",
    ),
    "cli.option.import_producer": (
        "Bara det som leder till PRODUCENT (HSA-id eller system; * för vad som helst).",
        "Only what leads to PRODUCER (HSA-id or system; * for anything).",
    ),
    "cli.option.import_consumer": (
        "Bara behörigheter för KONSUMENT; utan --producer inga vägval.",
        "Only permissions of CONSUMER; without --producer no routings.",
    ),
    "cli.option.import_contract": (
        "Bara tjänstekontrakt som KONTRAKT, till exempel crm:scheduling:*.",
        "Only contracts like CONTRACT, such as crm:scheduling:*.",
    ),
    "cli.option.import_address": (
        "Bara logiska adressater som ADRESS, till exempel SE2321000131-*.",
        "Only logical addresses like ADDRESS, such as SE2321000131-*.",
    ),
    "cli.option.dry_run": (
        "Skriv inget; visa vilka filer det skulle bli.",
        "Write nothing; show which files there would be.",
    ),
    "cli.help.plan": (
        "Visa vad ändringarna skulle göra i TAK.",
        "Show what the changes would do in TAK.",
    ),
    "cli.help.order": (
        "Skriv beställningen som ändringarna kräver.",
        "Write the order that the changes need.",
    ),
    "cli.help.submit": (
        "Skicka de beställningar som en sammanslagning förde med sig.",
        "Send the orders that a merge brought.",
    ),
    "cli.help.drift": (
        "Visa vad TAK har annorlunda än filerna.",
        "Show what TAK has otherwise than the files.",
    ),
    "cli.help.receipt": (
        "Jämför TAK:s svar med kvittot som väntades.",
        "Compare TAK's answer with the expected receipt.",
    ),
    "cli.option.part": (
        "Vilken del av beställningen svaret gäller, om svaret inte säger det.",
        "Which part of the order the answer is about, where it does not say so.",
    ),
    "cli.help.status": (
        "Visa beställningarna, eller notera något om en.",
        "Show the orders, or note something about one.",
    ),
    "cli.option.status_env": ("Bara beställningar till MILJÖ.", "Only orders to ENVIRONMENT."),
    "cli.option.status_open": (
        "Bara de som ännu inte är avslutade.",
        "Only those that are not ended yet.",
    ),
    "cli.option.status_case": (
        "Notera ärendenumret för beställning N.",
        "Note the case number of order N.",
    ),
    "cli.option.status_mail": (
        "Notera ärendenumret ur ett sparat svar (.eml).",
        "Note the case number from a saved answer (.eml).",
    ),
    "cli.option.status_note": ("Notera något om beställning N.", "Note something about order N."),
    "cli.help.verify": (
        "Pröva skickade beställningar mot en ny export.",
        "Hold sent orders to a new export.",
    ),
    "cli.help.resolve": (
        "Avgör en beställning som kanske inte kom fram.",
        "Decide about an order that may not have arrived.",
    ),
    "cli.option.resolve_reason": (
        "Varför; det står i liggaren tillsammans med namnet i git config user.name.",
        "Why; it stands in the ledger with the name in git config user.name.",
    ),
    "cli.help.ledger": (
        "Pröva att liggaren är hel, eller för in ett utfall.",
        "Prove the ledger whole, or bring in an outcome.",
    ),
    "cli.help.desk": (
        "Låt TAK-web hämta beställningar på deras nummer.",
        "Let TAK-web fetch orders by their numbers.",
    ),
    "cli.option.desk_host": (
        "Adressen att lyssna på, annars 127.0.0.1; 0.0.0.0 = alla.",
        "The address to listen on, else 127.0.0.1; 0.0.0.0 = all.",
    ),
    "cli.option.desk_port": ("Porten, annars 8443; 0 = en ledig.", "The port, else 8443; 0 = any that is free."),
    "cli.option.desk_cert": ("Serverns certifikat (PEM).", "The certificate of the server (PEM)."),
    "cli.option.desk_key": (
        "Nyckeln till certifikatet, om den inte ligger i samma fil (PEM).",
        "The key of the certificate, unless it is in the same file (PEM).",
    ),
    "cli.option.desk_client_ca": (
        "Utfärdaren av certifikaten hos dem som hämtar (PEM).",
        "The authority of the certificates of those who fetch (PEM).",
    ),
    "cli.option.desk_client_crl": (
        "Utfärdarens spärrlista (PEM); läses vid start.",
        "The authority's list of revoked certificates (PEM); read at the start.",
    ),
    "cli.option.desk_client": (
        "HSA-id i certifikatet hos den som får hämta, eller CN=NAMN där det saknas; kan upprepas.",
        "HSA-id in the certificate of who may fetch, or CN=NAME where it has none; may be repeated.",
    ),
    "cli.help.sandbox": (
        "Kör ett TAK på den här datorn att prova mot.",
        "Run a TAK on this machine to try things on.",
    ),
    "cli.option.sandbox_export": (
        "Börja med en export av TAK; annars med exemplet.",
        "Begin with an export of TAK; else with the example.",
    ),
    "cli.option.sandbox_platform": (
        "Plattformen; annars den som exportens namn säger.",
        "The platform; else the one that the export's name tells.",
    ),
    "cli.option.sandbox_today": (
        "Sandlådans dag (ÅÅÅÅ-MM-DD); annars i dag.",
        "The day of the sandbox (YYYY-MM-DD); else today.",
    ),
    "cli.option.sandbox_port": ("Porten, annars 8300; 0 = en ledig.", "The port, else 8300; 0 = any that is free."),
    "cli.option.sandbox_state": (
        "Behåll allt i FIL, och fortsätt där nästa gång.",
        "Keep everything in FILE, and go on there next time.",
    ),
    "cli.option.sandbox_reset": ("Börja om, även om FIL finns.", "Begin anew, even where FILE exists."),
    "cli.option.sandbox_user": (
        "Den som får logga in i TAK-web; annars admin och skltp.",
        "Who may log in to TAK-web; else admin and skltp.",
    ),
    "cli.option.sandbox_password": ("Lösenordet; annars skltp.", "The password; else skltp."),
    "cli.option.sandbox_api_user": (
        "Den som får fråga TAK-api; annars tak-api.",
        "Who may ask the TAK-api; else tak-api.",
    ),
    "cli.option.sandbox_api_password": (
        "Lösenordet till TAK-api; annars skltp.",
        "The password of the TAK-api; else skltp.",
    ),
    "cli.option.sandbox_api_open": ("Låt alla fråga TAK-api.", "Let all ask the TAK-api."),
    "cli.option.sandbox_fault": (
        "Gör fel med avsikt, som SLAG=SEKUNDER@PLATS:ANTAL. Slag: drop-before, drop-after, 500, login-page, slow, "
        "cut. Platser: order, read. Bara slaget måste anges; flaggan kan upprepas.",
        "Make faults on purpose, as KIND=SECONDS@PLACE:TIMES. Kinds: drop-before, drop-after, 500, login-page, slow, "
        "cut. Places: order, read. Only the kind is needed; the flag may be repeated.",
    ),
    "cli.option.sandbox_tls": (
        "Tala TLS, med ett certifikat från en egen utfärdare.",
        "Speak TLS, with a certificate of an authority of its own.",
    ),
    "cli.option.sandbox_order_source": (
        "Hämta beställningar efter nummer: <URL><nummer>.",
        "Fetch orders by number: <URL><number>.",
    ),
    "cli.option.sandbox_order_cert": (
        "Certifikatet som visas när de hämtas (PEM).",
        "The certificate to show when fetching (PEM).",
    ),
    "cli.option.sandbox_order_key": ("Nyckeln till certifikatet (PEM).", "The key of the certificate (PEM)."),
    "cli.option.sandbox_order_ca": (
        "Utfärdaren att lita på när de hämtas (PEM).",
        "The authority to trust when fetching (PEM).",
    ),
    "cli.option.schema_check": (
        "Skriv inget; felkod 1 om filerna inte är aktuella.",
        "Write nothing; exit code 1 unless the files are current.",
    ),
    "cli.schema.written": ("{count} {count:schema|scheman} i {folder}.", "{count} {count:schema|schemas} in {folder}."),
    "cli.schema.outdated": (
        "Inte aktuella: {files}. Kör tak schema och checka in.",
        "Not current: {files}. Run tak schema and commit.",
    ),
}
