"""What `tak init` asks, says, and writes for people into the files of a new repository."""

TEXTS: dict[str, tuple[str, str]] = {
    "init.ask.ordered_by": (
        "Vem beställer? (organisation och enhet; står som utförare i varje beställning)",
        "Who orders? (organisation and unit; stands as utförare in every order)",
    ),
    "init.ask.platforms": (
        "Vilka plattformar? (exakt så som TAK skriver dem, åtskilda av blanksteg)",
        "Which platforms? (exactly as TAK spells them, with blanks between)",
    ),
    "init.missing": (
        "{options} saknas. Utan terminal frågas inget: skriv till exempel\n"
        '  tak init --ordered-by "Region Exempel, integrationsförvaltningen" --platform NTJP-QA',
        "{options} is missing. Without a terminal nothing is asked: write for example\n"
        '  tak init --ordered-by "Region Exempel, integration office" --platform NTJP-QA',
    ),
    "init.bad_platform": (
        '"{platform}" kan inte vara namn på en plattform: skriv till exempel NTJP-QA.',
        '"{platform}" cannot be the name of a platform: write for example NTJP-QA.',
    ),
    "init.bad_ordered_by": (
        "--ordered-by ska vara en rad text utan tecken som inte syns.",
        "--ordered-by must be one line of text without characters that cannot be seen.",
    ),
    "init.inside": (
        "{root} är redan ett sådant förråd: kör  tak init  där, till exempel för att lägga till en plattform.",
        "{root} is such a repository already: run  tak init  there, for example to add a platform.",
    ),
    "init.kept": ("{path} finns redan och lämnas som den är.", "{path} is there already and stays as it is."),
    "init.nothing": ("Allt finns redan; inget är skrivet.", "All of it is there already; nothing is written."),
    "init.written": (
        "{count} {count:fil skriven|filer skrivna} i {folder}.",
        "{count} {count:file|files} written in {folder}.",
    ),
    "init.git": ("Git-förråd med grenen main skapat.", "Git repository with the branch main made."),
    "init.no_git": (
        "Programmet git finns inte: installera det och kör  git init --initial-branch main  här.",
        "There is no program git: install it and run  git init --initial-branch main  here.",
    ),
    "init.next": (
        "Nästa steg:\n"
        "  1. Lägg exporten av TAK som {export}\n"
        "  2. tak import {environment}    skriver filer för det som redan är anslutet\n"
        "     eller  tak new system  och  tak new connection {environment}  för något nytt\n"
        "  3. git add . && git commit, sedan  tak plan",
        "Next:\n"
        "  1. Put the export of TAK at {export}\n"
        "  2. tak import {environment}    writes files for what is connected already\n"
        "     or  tak new system  and  tak new connection {environment}  for something new\n"
        "  3. git add . && git commit, then  tak plan",
    ),
    "init.github.alone": (
        "--repository, --owners, --app-id, --wheel och --renew hör till --github.",
        "--repository, --owners, --app-id, --wheel and --renew belong to --github.",
    ),
    "init.github.guessed": (
        "  4. Teamet {owner} i {path} är en gissning: skapa det med skrivrätt här, eller skriv\n"
        "     ert eget. Finns det inte frågar GitHub ingen, utan att säga det",
        "  4. The team {owner} in {path} is a guess: make it, with write access here, or write\n"
        "     your own. Without it GitHub asks nobody, and does not say so",
    ),
    "init.github.branch": (
        'Grenen "{branch}" (branch: i tak-gitops.yaml) kan inte stå i ett arbetsflöde: byt namn på den.',
        'The branch "{branch}" (branch: in tak-gitops.yaml) cannot stand in a workflow: rename it.',
    ),
    "init.github.bad_repository": (
        '"{repository}" är inget förråd på GitHub: skriv till exempel region-exempel/anslutningar.',
        '"{repository}" is no repository at GitHub: write for example region-exempel/connections.',
    ),
    "init.github.bad_owner": (
        '"{owner}" kan inte stå i CODEOWNERS: skriv till exempel @region-exempel/integration.',
        '"{owner}" cannot stand in CODEOWNERS: write for example @region-exempel/integration.',
    ),
    "init.github.bad_wheel": (
        "{path} är ingen wheel-fil med tak-gitops: den heter tak_gitops-<version>-py3-none-any.whl.",
        "{path} is no wheel of tak-gitops: that is called tak_gitops-<version>-py3-none-any.whl.",
    ),
    "init.github.no_such": (
        "{path} är ingen av filerna för GitHub: skriv sökvägen från förrådets rot, till exempel {known}.",
        "{path} is none of the files for GitHub: write its path from the root of the repository, such as {known}.",
    ),
    "init.github.renewed": ("{path} skrivs över.", "{path} is written over."),
    "init.github.decide": (
        "tak-decide tar sin nyckel ur miljön tak-decide. Ge den granskare (required reviewers, prevent self-review) "
        "innan TAK_APP_KEY läggs in: annars kan var och en som får skriva i förrådet släppa fram det som hålls kvar.",
        "tak-decide takes its key from the environment tak-decide. Give that reviewers (required reviewers, prevent "
        "self-review) before TAK_APP_KEY is put there: else everybody who may write in the repository can let pass "
        "what is held.",
    ),
    "init.github.differ": (
        "{count} {count:fil finns redan och skiljer|filer finns redan och skiljer} sig från det som följer med "
        "verktyget, som visat; de lämnas.\nSkriv över en:  tak init --github --renew {path}",
        "{count} {count:file is|files are} there already and {count:differs|differ} from what comes with the tool, "
        "as shown; they are left alone.\nWrite one over:  tak init --github --renew {path}",
    ),
    "init.github.no_wheel": (
        "Arbetsflödena kan inte installera verktyget än: dess kontrollsumma är inte känd. Bygg eller hämta "
        "wheel-filen, och kör\n  tak init --github --wheel FIL",
        "The workflows cannot install the tool yet: its hash is not known. Build or fetch the wheel, and run\n"
        "  tak init --github --wheel FILE",
    ),
    "init.github.no_approvals": (
        "Inställningarna frågar inte GitHub vem som godkände. Skriv i tak-gitops.yaml:\n  {line}",
        "The settings do not ask GitHub who approved. Write into tak-gitops.yaml:\n  {line}",
    ),
    "init.github.no_approvers": (
        "Skriv approvers.yaml: de som får godkänna, med numret på deras konto.",
        "Write approvers.yaml: those who may approve, with the number of their account.",
    ),
    "init.github.next": (
        "På GitHub (docs/github.md visar varje steg):\n"
        "  1. En app som får skriva innehåll, ärenden och kommentarer, och läsa administration; installera den här\n"
        "  2. Miljöerna {environments} och tak-watch, för huvudgrenen, med TAK_APP_ID och TAK_APP_KEY\n"
        "  3. Reglerna i .github/rulesets, importerade; appen får gå förbi regeln om vem som skriver i liggaren",
        "At GitHub (docs/github.md shows each step):\n"
        "  1. An App that may write contents, issues and comments, and read administration; install it here\n"
        "  2. The environments {environments} and tak-watch, for the main branch, with TAK_APP_ID and TAK_APP_KEY\n"
        "  3. The rules in .github/rulesets, imported; the App may bypass the rule about who writes the ledger",
    ),
    "init.note.ordered_by": ("står som utförare i varje beställning", "stands as utförare in every order"),
    "init.note.branch": (
        "det som slås samman hit är godkänt att skickas",
        "what is merged here is approved to be sent",
    ),
    "init.note.platform": ("exakt så som TAK skriver sin plattform", "exactly as TAK spells its platform"),
    "init.note.live": (
        "Varifrån TAK läses: file, glob, tak_services, tak_api eller tak_api_files",
        "Where TAK is read from: file, glob, tak_services, tak_api or tak_api_files",
    ),
    "init.note.channel": (
        "Hur beställningar lämnas: file, takweb, smtp eller desk",
        "How orders leave: file, takweb, smtp or desk",
    ),
    "init.readme": (
        "# Anslutningar till tjänsteplattformen\n\n"
        "Filerna här säger vilka anslutningar vi vill ha. `tak` jämför dem med TAK och skriver beställningen.\n\n"
        "| | |\n"
        "|---|---|\n"
        "| `systems/<system>.yaml` | ett system: organisation, namn, HSA-id i varje miljö, kontakter |\n"
        "| `environments/<miljö>/environment.yaml` | plattformen, varifrån TAK läses, hur beställningar lämnas |\n"
        "| `environments/<miljö>/**/*.yaml` | anslutningar och behörigheter, en liten fil var |\n"
        "| `orders/<miljö>/*.json` | beställningarna, precis som de skickas |\n\n"
        "## En ändring\n\n"
        "```sh\n"
        "git switch --create min-andring\n"
        "tak new connection {environment}   # eller ändra en fil\n"
        "tak validate                # är filerna rätt skrivna?\n"
        "tak plan                    # vad skulle ändras i TAK?\n"
        "tak order                   # skriv beställningen\n"
        "git add . && git commit\n"
        "```\n\n"
        "Granska och slå samman, så skickas beställningen med `tak submit`. `tak status` visar vad det blev av den.",
        "# Connections to the tjänsteplattform\n\n"
        "The files here say which connections we want. `tak` compares them with TAK and writes the order.\n\n"
        "| | |\n"
        "|---|---|\n"
        "| `systems/<system>.yaml` | a system: organisation, name, HSA-id in each environment, contacts |\n"
        "| `environments/<environment>/environment.yaml` | the platform, where TAK is read from, how orders leave |\n"
        "| `environments/<environment>/**/*.yaml` | connections and accesses, one small file each |\n"
        "| `orders/<environment>/*.json` | the orders, exactly as they are sent |\n\n"
        "## A change\n\n"
        "```sh\n"
        "git switch --create my-change\n"
        "tak new connection {environment}   # or change a file\n"
        "tak validate                # are the files well written?\n"
        "tak plan                    # what would change in TAK?\n"
        "tak order                   # write the order\n"
        "git add . && git commit\n"
        "```\n\n"
        "Review and merge, and `tak submit` sends the order. `tak status` shows what became of it.",
    ),
}
