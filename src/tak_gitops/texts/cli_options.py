"""What the help says of each option."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.option.folder": ("Kör som om det vore i MAPP.", "Run as if in DIR."),
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
    "cli.option.day_or_moment": (
        "Svara för DAG (ÅÅÅÅ-MM-DD), eller för ett klockslag som 2026-12-01T13:00.",
        "Answer for DAY (YYYY-MM-DD), or for a moment such as 2026-12-01T13:00.",
    ),
    "cli.option.search_env": (
        "Leta bara i ENV; kan upprepas.",
        "Look in ENV only; may be repeated.",
    ),
    "cli.option.search_all": ("Visa alla träffar.", "Show every hit."),
    "cli.option.hsa": (
        "Läs HSA-trädet från FIL i stället för från miljöns inställning; kan upprepas.",
        "Read the HSA tree from FILE instead of where the environment says; may be repeated.",
    ),
    "cli.option.execute_on": (
        "Låt beställningen gälla från DAG; annars dagen den skickas.",
        "Let the order take effect on DAY; else on the day it is sent.",
    ),
    "cli.option.order_check": (
        "Skriv inget; slutkod 1 om den incheckade filen inte är aktuell.",
        "Write nothing; exit code 1 unless the committed file is current.",
    ),
    "cli.option.allow": (
        "Skriv orders/<miljö>/allow-NAMN.yaml, som öppnar en stängd spärr för just det som beställs.",
        "Write orders/<environment>/allow-NAME.yaml, which opens a closed guard for exactly what is ordered.",
    ),
    "cli.option.drift": (
        "Beställ också raden NYCKEL, som avviker (tak drift visar nycklarna), eller ärendet case:N (tak status N); "
        "kan upprepas.",
        "Order the row KEY too, which differs (tak drift shows the keys), or the case case:N (tak status N); "
        "may be repeated.",
    ),
    "cli.option.revert": (
        "Ångra en sammanslagen beställning: sökväg, nummer eller början av dess digest.",
        "Undo a merged order: its path, number or the beginning of its digest.",
    ),
    "cli.option.reason": (
        "Varför det ska beställas trots spärren; står i filen som --allow skriver.",
        "Why it is to be ordered despite the guard; stands in the file that --allow writes.",
    ),
    "cli.option.validate_export": (
        "Pröva filerna mot exporten FIL också.",
        "Hold the files against the export FILE too.",
    ),
    "cli.option.validate_format": (
        "Hur resultatet skrivs; github av sig självt i GitHub Actions, annars text.",
        "How the result is written; github by itself in GitHub Actions, text elsewhere.",
    ),
    "cli.option.validate_base": (
        "Visa bara det som ändringen sedan REF rör: filer som den ändrar, och fel som den ger i andra filer.",
        "Show only what the change since REF touches: files that it changes, and what it causes in other files.",
    ),
    "cli.option.validate_all": (
        "Visa allt, vad än --base eller TAK_GITOPS_BASE säger.",
        "Show everything, whatever --base or TAK_GITOPS_BASE says.",
    ),
    "cli.option.fail_on": (
        "Vad som ger slutkod 1: fel, varningar också, eller inget.",
        "What gives exit code 1: errors, warnings too, or nothing.",
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
    "cli.option.submit_format": (
        "json: skriv de beställningar som körningen gjorde något med, och slutkoden.",
        "json: write the orders that the run did something with, and the exit code.",
    ),
    "cli.option.detailed_exitcode": (
        "Felkod 2 när något ändras eller avviker.",
        "Exit code 2 when anything changes or differs.",
    ),
    "cli.option.wheel": (
        "Wheel-filen (.whl) med tak-gitops som arbetsflödena ska installera.",
        "The wheel (.whl) of tak-gitops that the workflows are to install.",
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
    "cli.option.new_case": ("Vad ärendet gäller.", "What the case is about."),
    "cli.option.new_case_system": (
        "Systemet som ärendet gäller, eller beställs för: ett system eller HSA-id.",
        "The system that the case is about, or ordered for: a system or an HSA-id.",
    ),
    "cli.option.new_window": (
        "Servicefönstret i svensk tid, till exempel 2026-12-01T22:00/2026-12-02T04:00.",
        "The window in Swedish time, for example 2026-12-01T22:00/2026-12-02T04:00.",
    ),
    "cli.option.new_case_text": (
        "Vad den som får ärendet behöver veta; det skickas.",
        "What those who get the case need to know; it is sent.",
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
    "cli.option.fmt_check": (
        "Skriv inget; slutkod 1 om någon fil har en annan form.",
        "Write nothing; exit code 1 if any file has another form.",
    ),
    "cli.option.fmt_diff": (
        "Skriv inget; visa vad som skulle ändras.",
        "Write nothing; show what would change.",
    ),
    "cli.option.explain_format": ("text, markdown eller json.", "text, markdown or json."),
    "cli.option.pages": (
        "Skriv en sida om varje regel i MAPP, på svenska och engelska.",
        "Write a page about each rule into DIR, in Swedish and English.",
    ),
    "cli.option.pages_check": (
        "Skriv inget; slutkod 1 om sidorna inte är aktuella.",
        "Write nothing; exit code 1 unless the pages are current.",
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
    "cli.option.part": (
        "Vilken del av beställningen svaret gäller, om svaret inte säger det.",
        "Which part of the order the answer is about, where it does not say so.",
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
    "cli.option.audit_format": (
        "Så skrivs resultatet; json har varje sammanslagning som krävde godkännande.",
        "How the result is written; json has every merge that needed approval.",
    ),
    "cli.option.approve_key": (
        "Nyckeln att signera med: en privat fil, eller en .pub vars privata del ssh-agent har. Annars git config "
        "user.signingKey.",
        "The key to sign with: a private file, or a .pub whose private half ssh-agent has. Else git config "
        "user.signingKey.",
    ),
    "cli.option.approve_days": (
        "Hur många dagar godkännandet räknas.",
        "For how many days the approval counts.",
    ),
    "cli.option.approve_yes": ("Fråga inte.", "Do not ask."),
    "cli.option.resolve_reason": (
        "Varför; det står i liggaren tillsammans med namnet i git config user.name.",
        "Why; it stands in the ledger with the name in git config user.name.",
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
        "Skriv inget; slutkod 1 om filerna inte är aktuella.",
        "Write nothing; exit code 1 unless the files are current.",
    ),
}
