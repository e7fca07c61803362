"""What the help says of the options of commands for pull requests, jobs, and a repository that begins."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.option.approve_statement": (
        "Skriv bara det som ska signeras, som meddelande för git tag -s; vad det gäller visas på standard error.",
        "Write only what is to be signed, as the message for git tag -s; what it is about is shown on standard error.",
    ),
    "cli.option.ci_strict": (
        "Felkod 1 om det inte gick att skriva hos GitHub.",
        "Exit code 1 where it could not be written at GitHub.",
    ),
    "cli.option.ci_from": (
        "Sätt dit det som tak report skrev i FIL, utan att räkna om.",
        "Put what tak report wrote into FILE, without working it out again.",
    ),
    "cli.option.ci_after": (
        "Säg i stället i varje sammanslagen pull request vad det blev av beställningen.",
        "Tell in each merged pull request what became of its order instead.",
    ),
    "cli.option.doctor_offline": (
        "Fråga ingen annan dator; säg vad som inte kunde prövas.",
        "Ask no other machine; say what could not be checked.",
    ),
    "cli.option.ci_push": ("Skicka också grenen.", "Push the branch too."),
    "cli.option.ci_pull": (
        "Pull requestens nummer, där jobbet inte säger det.",
        "The number of the pull request, where the job does not say it.",
    ),
    "cli.option.ci_signed": (
        "Alla öppna ändringar vars senaste incheckning någon har signerat.",
        "All open pull requests whose last commit somebody has signed for.",
    ),
    "cli.option.ci_update_pull": (
        "Pull requestens nummer: grenen hämtas, och skickas tillbaka med beställningsfilen.",
        "The number of the pull request: its branch is fetched, and pushed back with the order file.",
    ),
    "cli.option.report_format": (
        "Hur rapporten skrivs; github-comment får alltid plats i en kommentar.",
        "How the report is written; github-comment always has room in a comment.",
    ),
    "cli.option.out": ("Skriv rapporten till FIL i stället.", "Write the report to FILE instead."),
    "cli.option.full": (
        "Skriv också allt, utan gräns, till FIL som Markdown.",
        "Write everything too, without a limit, to FILE as Markdown.",
    ),
    "cli.option.limit": (
        "Så många byte får en kommentar ha; GitHub tar 65 536, andra 32 000.",
        "As many bytes a comment may have; GitHub takes 65,536, others 32,000.",
    ),
    "cli.option.init_also": (
        "Med --github: också ett arbetsflöde som någon startar för hand. order skriver beställningsfilen i en pull "
        "request, decide skriver in i liggaren vad människor har bestämt.",
        "With --github: also a workflow that somebody starts by hand. order writes the order file of a pull request, "
        "decide enters into the ledger what people have decided.",
    ),
    "cli.option.init_ordered_by": (
        'Den som beställer, till exempel "Region Exempel, integrationsförvaltningen".',
        'Who orders, for example "Region Exempel, integration office".',
    ),
    "cli.option.init_platform": (
        "En plattform, exakt så som TAK skriver den; flera går bra.",
        "A platform, exactly as TAK spells it; several may be given.",
    ),
    "cli.option.init_github": (
        "Också arbetsflöden, regler och mallar för GitHub; det som finns och skiljer visas och lämnas.",
        "Workflows, rules and templates for GitHub too; what is there and differs is shown and left.",
    ),
    "cli.option.init_repository": (
        "Förrådet på GitHub, till exempel region-exempel/anslutningar; annars det som origin heter.",
        "The repository at GitHub, for example region-exempel/connections; else what origin is called.",
    ),
    "cli.option.init_owners": (
        "De som granskar, så som CODEOWNERS skriver dem.",
        "Those who review, as CODEOWNERS names them.",
    ),
    "cli.option.init_app_id": (
        "Numret på den GitHub-app som skriver i liggaren.",
        "The number of the GitHub App that writes the ledger.",
    ),
    "cli.option.init_renew": (
        "Skriv över den här filen för GitHub med den som följer med verktyget.",
        "Write this file for GitHub over with the one that comes with the tool.",
    ),
}
