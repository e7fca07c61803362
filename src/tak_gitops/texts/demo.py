"""What the demo and the example's generator say."""

TEXTS: dict[str, tuple[str, str]] = {
    "demo.option.check": (
        "skriv inget; felkod 1 om filerna inte är aktuella",
        "write nothing; exit code 1 unless the files are current",
    ),
    "demo.option.root": ("mappen med exemplet, förrådets rot", "the folder of the example, the root of the repository"),
    "demo.option.keep": ("låt den tillfälliga mappen ligga kvar", "leave the temporary folder where it is"),
    "demo.option.language": ("språk: sv eller en", "language: sv or en"),
    "demo.outdated": (
        "Inte aktuella: {files}. Kör python -m tak_gitops.sandbox.example och checka in.",
        "Not current: {files}. Run python -m tak_gitops.sandbox.example and commit.",
    ),
    "demo.no_example": (
        "{folder} är inte exemplet: {file} saknas. Kör demon i en klon av tak-gitops, eller ange dess mapp.",
        "{folder} is not the example: there is no {file}. Run the demo in a clone of tak-gitops, or name its folder.",
    ),
    "demo.changed_example": (
        "{file} är ändrad, så att demon inte kan spelas: {text} finns inte där. Återställ filen med git.",
        "{file} has been changed so that the demo cannot be played: {text} is not there. Restore the file with git.",
    ),
    "demo.unexpected": (
        "Demon stannar: {command} slutade med felkod {code}, väntat var {expected}.",
        "The demo stops: {command} ended with exit code {code}, expected was {expected}.",
    ),
    "demo.unsent": (
        "Demon stannar: ingenting ligger i {folder}.",
        "The demo stops: there is nothing in {folder}.",
    ),
    "demo.exit_code": ("(felkod {code})", "(exit code {code})"),
    "demo.kept": ("Allt ligger kvar i {folder}", "Everything is left in {folder}"),
    "demo.start.title": (
        "tak-gitops på fem minuter: från YAML till beställning",
        "tak-gitops in five minutes: from YAML to order",
    ),
    "demo.start": (
        "Exemplet är kopierat till en tillfällig mapp med ett eget Git-förråd. Region Norrskog, dess system och "
        "alla adresser är påhittade, och i demon är det den dag som exemplets exporter gjordes: 23 november 2026.",
        "The example has been copied to a temporary folder with a Git repository of its own. Region Norrskog, its "
        "systems and all addresses are made up, and in the demo it is the day on which the exports of the example were "
        "made: 23 November 2026.",
    ),
    "demo.main.title": ("1. Så ser det ut på main", "1. How things are on main"),
    "demo.main": (
        "Filerna säger vad som ska gälla, exporten vad TAK har. Det som skiljer utan att någon har ändrat en fil är "
        "avvikelser: de visas, men beställs inte.",
        "The files say what should be, the export what TAK has. What differs without anybody having changed a file "
        "is drift: it is shown, and not ordered.",
    ),
    "demo.change.title": ("2. Ett team gör en pull request", "2. A team opens a pull request"),
    "demo.change": (
        "Bokningen flyttar till en ny URL, Vårdcentralen Kastanjen ansluts med en konsument, och Vårdcentralen "
        "Häggen tas bort. Granskaren ser vad det gör i TAK:",
        "Booking moves to a new URL, Vårdcentralen Kastanjen is connected with a consumer, and Vårdcentralen "
        "Häggen is removed. The reviewer sees what it does in TAK:",
    ),
    "demo.order.title": ("3. Beställningen hör till ändringen", "3. The order belongs to the change"),
    "demo.order": (
        "tak order skriver den som en fil i samma pull request. Den som godkänner ändringen godkänner beställningen, "
        "och CI prövar att den är just vad ändringen ger.",
        "tak order writes it as a file in the same pull request. Who approves the change approves the order, and CI "
        "checks that it is exactly what the change gives.",
    ),
    "demo.submit.title": ("4. Godkänd och sammanslagen: CI skickar", "4. Approved and merged: CI submits"),
    "demo.submit": (
        "Exemplet lägger beställningarna i mappen outbox: en text för människor och JSON för TAK.",
        "The example puts orders into the folder outbox: a text for people and JSON for TAK.",
    ),
    "demo.outbox": ("I outbox ligger nu:", "The outbox holds:"),
    "demo.more": ("… och {count} {count:rad|rader} till", "… and {count} more {count:line|lines}"),
    "demo.done.title": ("5. TAK utför beställningen", "5. TAK carries out the order"),
    "demo.done": (
        "En sandlåda är TAK på den här datorn. Den börjar med samma export och svarar som det riktiga TAK-web.",
        "A sandbox is TAK on this machine. It begins with the same export and answers as the real TAK-web.",
    ),
    "demo.reply": ("{file} skickas, och TAK svarar:", "{file} is sent, and TAK answers:"),
    "demo.published": (
        "Ändringarna publiceras, och nästa export ersätter den gamla. Nu finns inget kvar att beställa:",
        "The changes are published, and the next export takes the place of the old one. Now nothing is left to order:",
    ),
    "demo.stale.title": ("6. TAK ändras medan en beställning väntar", "6. TAK changes while an order waits"),
    "demo.stale": (
        "Journalen ger sina vårdkontakter en egen URL, i en pull request med sin beställning:",
        "The patient record gives its care contacts a URL of their own, in a pull request with its order:",
    ),
    "demo.meanwhile": (
        "Den godkänns. Men under tiden har någon beställt en annan URL för hand, och nattens export visar den.",
        "It is approved. But meanwhile somebody has ordered another URL by hand, and the export of the night shows it.",
    ),
    "demo.refused": (
        "Det som godkändes var en annan ändring än den som skulle ske nu. Därför skickas ingenting.",
        "What was approved is another change than the one that would be made now. So nothing is sent.",
    ),
    "demo.commit.change": (
        "Flytta bokningen, anslut Kastanjen och ta bort Häggen",
        "Move booking, connect Kastanjen and remove Häggen",
    ),
    "demo.commit.second": ("Flytta vårdkontakterna till en egen URL", "Move care contacts to a URL of their own"),
    "demo.commit.order": ("Lägg till beställningen", "Add the order"),
    "demo.commit.merge": ("Slå samman {branch}", "Merge {branch}"),
    "demo.end.title": ("Klart", "Done"),
    "demo.end": (
        "Samma kommandon gäller på riktigt: låt live i environment.yaml peka på en export av er plattform.",
        "The same commands work for real: let live in environment.yaml point to an export of your platform.",
    ),
}
