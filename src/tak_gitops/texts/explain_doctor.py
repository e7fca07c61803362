"""Why the rules about what must be in place are there, and how to mend what they find: TG700 to TG719."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG700.title": ("Filerna kan inte läsas", "The files cannot be read"),
    "explain.TG700.why": (
        "Utan filerna kan inget annat prövas: de säger var TAK finns, hur beställningar skickas och vem som godkänner.",
        "Without the files nothing else can be checked: they say where TAK is, how orders leave and who approves.",
    ),
    "explain.TG700.mend": (
        "Kör tak validate, rätta felen och kör tak doctor igen.",
        "Run tak validate, mend the errors and run tak doctor again.",
    ),
    "explain.TG701.title": ("Git är för gammal", "Git is too old"),
    "explain.TG701.why": (
        "Att en sammanslagning är just det som godkändes prövas med git merge-tree --write-tree, som kom i 2.38.",
        "That a merge is just what was approved is proven with git merge-tree --write-tree, which came in 2.38.",
    ),
    "explain.TG701.mend": ("Uppgradera Git.", "Upgrade Git."),
    "explain.TG702.title": ("Liggaren är skadad eller går inte att läsa", "The ledger is damaged or cannot be read"),
    "explain.TG702.why": (
        "Bara liggaren säger vad som redan är skickat. Utan den skickas inget, så att inget skickas två gånger.",
        "Only the ledger says what has been sent already. Without it nothing is sent, so that nothing is sent twice.",
    ),
    "explain.TG702.mend": (
        "Kör tak ledger check. Svarar servern inte, pröva nätet och rättigheterna. Är grenen ändrad, återställ "
        "den från "
        "en klon vars tak ledger check är ren.",
        "Run tak ledger check. If the server does not answer, check the network and the rights. If the branch was "
        "changed, restore it from a clone whose tak ledger check is clean.",
    ),
    "explain.TG703.title": ("Godkännandet har en lucka", "The approval has a gap"),
    "explain.TG703.why": (
        "Godkännande är det enda som står mellan ett skrivfel och en vårdenhet utan tjänster. Räcker det att slå "
        "samman, "
        "kan en person göra det ensam. Talar ingen för en ägare, kan det som rör dess system aldrig beställas.",
        "Approval is all that stands between a slip and a care unit without services. Where merging is enough, one "
        "person can do it alone. Where nobody speaks for an owner, what touches its systems can never be ordered.",
    ),
    "explain.TG703.mend": (
        "Skriv approvals: {{by: github, repository: …, production: [miljö]}} i tak-gitops.yaml och owns: i "
        "approvers.yaml.",
        "Write approvals: {{by: github, repository: …, production: [environment]}} in tak-gitops.yaml, and owns: in "
        "approvers.yaml.",
    ),
    "explain.TG704.title": ("Godkännarna är för få", "There are too few approvers"),
    "explain.TG704.why": (
        "Den som har skrivit en ändring godkänner den inte själv, och borttagningar och produktion kräver fler.",
        "Whoever wrote a change does not approve it, and removals and production need more.",
    ),
    "explain.TG704.mend": (
        "Lägg till personer i approvers.yaml, helst en fler än som krävs.",
        "Add people to approvers.yaml, one more than is needed at best.",
    ),
    "explain.TG705.title": ("Token saknas eller duger inte", "The token is missing or will not do"),
    "explain.TG705.why": (
        "tak submit frågar GitHub vem som godkände. Kan den inte fråga hålls sammanslagningen, och allt efter den.",
        "tak submit asks GitHub who approved. Where it cannot ask, the merge is held, and all that comes after it.",
    ),
    "explain.TG705.mend": (
        "Sätt TAK_GITOPS_GITHUB_TOKEN till en token som får läsa förrådet, dess pull requests och helst "
        "Administration.",
        "Set TAK_GITOPS_GITHUB_TOKEN to a token that may read the repository, its pull requests and Administration.",
    ),
    "explain.TG706.title": ("Grenens regler räcker inte", "The rules of the branch are not enough"),
    "explain.TG706.why": (
        "Utan regler kan vem som helst med skrivrätt slå samman utan granskning, eller skriva om liggaren. "
        "Spärren i tak "
        "submit håller ändå, men då står allt stilla tills någon rett ut det.",
        "Without rules anybody who may write can merge without review, or rewrite the ledger. The gate of tak submit "
        "holds all the same, but then everything stands still until somebody has seen to it.",
    ),
    "explain.TG706.mend": (
        "Läs in reglerna som tak init --github skriver, under Settings, Rules, Rulesets, Import.",
        "Import the rules that tak init --github writes, under Settings, Rules, Rulesets, Import.",
    ),
    "explain.TG707.title": (
        "Det syns inte om någon gått förbi reglerna",
        "It cannot be seen whether anybody went past the rules",
    ),
    "explain.TG707.why": (
        "En administratör kan slå samman förbi grenens regler. Spärren släpper bara igenom det som GitHub visar "
        "följde dem.",
        "An administrator can merge past the rules of the branch. The gate lets pass only what GitHub shows kept "
        "to them.",
    ),
    "explain.TG707.mend": (
        "Ge appen Administration: read. Går inte det, skriv approvals: {{rule_suites: unchecked}} och vet vad det "
        "betyder.",
        "Give the app Administration: read. If that cannot be, write approvals: {{rule_suites: unchecked}}, and "
        "know what "
        "that means.",
    ),
    "explain.TG708.title": ("Klockan går fel", "The clock is wrong"),
    "explain.TG708.why": (
        "Anspråk i liggaren har en tidsgräns, och en export har en ålder. Med fel klocka blir båda fel.",
        "Claims in the ledger have a time limit, and an export has an age. With a wrong clock both are wrong.",
    ),
    "explain.TG708.mend": ("Slå på tidssynkronisering (NTP).", "Switch on synchronisation of time (NTP)."),
    "explain.TG709.title": ("TAK kan inte läsas, eller är för gammal", "TAK cannot be read, or is too old"),
    "explain.TG709.why": (
        "Varje plan räknas mot vad TAK har. Utan en färsk export blir det ingen beställning.",
        "Every plan is made against what TAK has. Without a fresh export there is no order.",
    ),
    "explain.TG709.mend": (
        "Pröva live: i environment.yaml och TAK_GITOPS_LIVE_USER och så vidare. Är exporten gammal, se varför nattens "
        "export inte kom.",
        "Check live: in environment.yaml, and TAK_GITOPS_LIVE_USER and so on. If the export is old, see why that "
        "of the "
        "night did not come.",
    ),
    "explain.TG710.title": ("Beställningar kan inte skickas", "Orders cannot be sent"),
    "explain.TG710.why": (
        "Inloggningen prövas utan att något beställs. Går den inte nu, går den inte när något ska skickas heller.",
        "The log-in is tried, and nothing is ordered. If it does not work now, it will not when something is to leave.",
    ),
    "explain.TG710.mend": (
        "Pröva channel: i environment.yaml, och TAK_GITOPS_TAKWEB_USER, TAK_GITOPS_SMTP_USER och så vidare.",
        "Check channel: in environment.yaml, and TAK_GITOPS_TAKWEB_USER, TAK_GITOPS_SMTP_USER and so on.",
    ),
    "explain.TG711.title": ("Ett certifikat går snart ut", "A certificate ends soon"),
    "explain.TG711.why": (
        "Ett nytt SITHS-certifikat tar veckor att få, och utan det nekas varje anrop.",
        "A new SITHS certificate takes weeks to get, and without it every call is refused.",
    ),
    "explain.TG711.mend": (
        "Beställ ett nytt nu, och byt det innan det gamla går ut.",
        "Order a new one now, and change it before the old one ends.",
    ),
    "explain.TG712.title": ("Ett certifikat kan inte användas", "A certificate cannot be used"),
    "explain.TG712.why": (
        "Servern som det ska visas för släpper inte in den som saknar ett giltigt certifikat.",
        "The server that it is to be shown to lets nobody in without a valid certificate.",
    ),
    "explain.TG712.mend": (
        "Rätta sökvägen i variabeln, eller lägg dit det nya certifikatet.",
        "Correct the path in the variable, or put the new certificate there.",
    ),
    "explain.TG713.title": ("Arbetsflödet saknar en miljö", "The workflow lacks an environment"),
    "explain.TG713.why": (
        "Arbetsflödet som skickar räknar upp sina miljöer. Det som slås samman för en annan planeras men skickas "
        "aldrig, och är efter ett dygn för gammalt.",
        "The workflow that sends lists its environments. What is merged for another one is planned and never sent, and "
        "is too old after a day.",
    ),
    "explain.TG713.mend": (
        "Låt tak init --github --renew skriva om filen, och skapa miljön tak-<miljö> på GitHub med sina hemligheter.",
        "Have tak init --github --renew write the file anew, and make the environment tak-<environment> at GitHub with "
        "its secrets.",
    ),
}
