"""What the help says of each command."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.help.validate": ("Pröva alla filer: YAML, nycklar, namn.", "Check all files: YAML, keys, names."),
    "cli.help.init": (
        "Skriv ett förråd att börja med i MAPP; filer som finns lämnas som de är.",
        "Write a repository to begin with in DIR; files that are there stay as they are.",
    ),
    "cli.help.new": (
        "Skriv en ny fil: en anslutning, behörigheter, ett ärende, ett system, eller fler adresser i en fil som finns.",
        "Write a new file: a connection, an access, a case, a system, or more addresses in a file that is there.",
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
    "cli.help.new.case": (
        "Skriv ett ärende: tjänstekontrakt att installera eller avinstallera, eller en förändring i ett källsystem. "
        "Andra ärenden följer av andra filer.",
        "Write a case: contracts to install or uninstall, or a change in a source system. Other cases follow from "
        "other files.",
    ),
    "cli.help.new.system": (
        "Skriv ett system: organisation, namn, HSA-id i varje miljö och kontakt.",
        "Write a system: organisation, name, HSA-id in each environment, and a contact.",
    ),
    "cli.help.approve": (
        "Visa vad en ändring beställer och signera att du godkänner det.",
        "Show what a change orders and sign that you approve it.",
    ),
    "cli.help.fmt": (
        "Skriv filerna i en och samma form; kommentarer och ordning behålls.",
        "Write the files in one form; comments and order stay.",
    ),
    "cli.help.schema": (
        "Skriv JSON-scheman för filerna till schema/.",
        "Write JSON Schemas of the files to schema/.",
    ),
    "cli.help.explain": (
        "Förklara en regel: varför den finns och hur du rättar.",
        "Explain a rule: why it is there, and how to mend.",
    ),
    "cli.help.live": ("Visa vad TAK innehåller.", "Show what TAK holds."),
    "cli.help.import": (
        "Skriv filer som beskriver det som TAK redan har.",
        "Write files that declare what TAK has already.",
    ),
    "cli.help.plan": (
        "Visa vad ändringarna skulle göra i TAK.",
        "Show what the changes would do in TAK.",
    ),
    "cli.help.report": (
        "Skriv rapporten om en ändring för dem som granskar, till exempel som kommentar i en pull request.",
        "Write the report of a change for its reviewers, such as the comment of a pull request.",
    ),
    "cli.help.completion": (
        "Skriv raderna som låter skalet fylla i det som skrivs efter tak. Lägg till exempel "
        'eval "$(tak completion bash)" i ~/.bashrc.',
        "Write the lines that let the shell complete what is typed after tak. Put, for instance, "
        'eval "$(tak completion bash)" into ~/.bashrc.',
    ),
    "cli.help.doctor": (
        "Pröva att allt är på plats: filer, godkännare, GitHub, TAK, kanaler, certifikat. Inget beställs.",
        "Check that everything is in place: files, approvers, GitHub, TAK, channels, certificates. Nothing is ordered.",
    ),
    "cli.help.ci": (
        "Det som jobb i GitHub Actions gör utöver att planera och skicka.",
        "What jobs of GitHub Actions do beside planning and sending.",
    ),
    "cli.help.ci.approvals": (
        "Uppdatera i planens kommentar vem som har godkänt ändringen hittills, och vad som saknas.",
        "Bring up to date in the comment of the plan who has approved the change so far, and what is missing.",
    ),
    "cli.help.ci.comment": (
        "Sätt dit eller uppdatera planens kommentar i en pull request, en för varje miljö.",
        "Put or update the comment of the plan in a pull request, one for each environment.",
    ),
    "cli.help.ci.issue": (
        "Håll ett enda ärende med det som någon måste se till, och stäng det när allt är som det ska.",
        "Keep a single issue with what somebody must see to, and close it when all is well.",
    ),
    "cli.help.ci.stale": (
        "Säg i varje öppen pull request om en sammanslagning har gjort dess beställning inaktuell.",
        "Tell in each open pull request whether a merge has made its order one that is not current.",
    ),
    "cli.help.ci.update": (
        "Skriv beställningsfilen och checka in den på grenen för en pull request.",
        "Write the order file and commit it on the branch of a pull request.",
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
    "cli.help.show": (
        "Visa allt om ett system, en adress eller ett tjänstekontrakt.",
        "Show all about a system, an address or a contract.",
    ),
    "cli.help.search": (
        "Leta efter system, adresser, tjänstekontrakt och URL:er.",
        "Look for systems, addresses, contracts and URLs.",
    ),
    "cli.help.reach": (
        "Svara om en konsument når en adress; slutkod 1 om inte.",
        "Answer whether a consumer reaches an address; else 1.",
    ),
    "cli.help.receipt": (
        "Jämför TAK:s svar med kvittot som väntades.",
        "Compare TAK's answer with the expected receipt.",
    ),
    "cli.help.status": (
        "Visa beställningarna, eller notera något om en.",
        "Show the orders, or note something about one.",
    ),
    "cli.help.verify": (
        "Pröva skickade beställningar mot en ny export.",
        "Hold sent orders to a new export.",
    ),
    "cli.help.resolve": (
        "Avgör en oklar beställning (was-sent, resend, abandon), säg hur ett ärende slutade (done, refused), eller "
        "avgör en sammanslagning som hålls (pass, skip).",
        "Decide about an order in doubt (was-sent, resend, abandon), say how a case ended (done, refused), or decide "
        "about a merge that is held (pass, skip).",
    ),
    "cli.help.audit": (
        "Bevisa igen, från vilken maskin som helst, att allt i liggaren var godkänt.",
        "Prove again, from any machine, that all that is in the ledger was approved.",
    ),
    "cli.help.ledger": (
        "Pröva att liggaren är hel, eller för in ett utfall.",
        "Prove the ledger whole, or bring in an outcome.",
    ),
    "cli.help.desk": (
        "Låt TAK-web hämta beställningar på deras nummer.",
        "Let TAK-web fetch orders by their numbers.",
    ),
    "cli.help.sandbox": (
        "Kör ett TAK på den här datorn att prova mot.",
        "Run a TAK on this machine to try things on.",
    ),
}
