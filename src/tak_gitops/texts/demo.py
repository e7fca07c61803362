"""What the demo and the example's generator say."""

TEXTS: dict[str, tuple[str, str]] = {
    "demo.option.check": (
        "skriv inget; slutkod 1 om filerna inte är aktuella",
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
        "Demon stannar: {command} slutade med slutkod {code}, väntat var {expected}.",
        "The demo stops: {command} ended with exit code {code}, expected was {expected}.",
    ),
    "demo.exit_code": ("(slutkod {code})", "(exit code {code})"),
    "demo.kept": ("Allt ligger kvar i {folder}", "Everything is left in {folder}"),
    "demo.start.title": (
        "tak-gitops på fem minuter: från YAML till i drift",
        "tak-gitops in five minutes: from YAML to in force",
    ),
    "demo.start": (
        "Exemplet är kopierat till en tillfällig mapp med ett eget Git-förråd och en egen remote. Region "
        "Norrskog, dess system och alla adresser är påhittade. Det är den dag som exemplets exporter gjordes, 23 "
        "november 2026, och beställningar till NTJP-QA går till ett TAK på den här datorn.",
        "The example has been copied to a temporary folder with a Git repository and a remote of its own. Region "
        "Norrskog, its systems and all addresses are made up. It is the day on which the exports of the example "
        "were made, 23 November 2026, and orders for NTJP-QA go to a TAK on this machine.",
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
    "demo.submit.title": (
        "4. CI skickar, och dör mitt i",
        "4. CI submits, and dies in the middle",
    ),
    "demo.submit": (
        "TAK är en sandlåda: den talar TAK-webs protokoll, med inloggning och CSRF-token, och svarar som den "
        "riktiga. Här är den inställd så att svaret på den första beställningen fastnar på vägen.",
        "TAK is a sandbox: it speaks the protocols of TAK-web, with log-in and CSRF token, and answers as the "
        "real one. Here it is told to let the answer to the first order get stuck on its way.",
    ),
    "demo.stale.title": (
        "7. TAK ändras medan en beställning väntar",
        "7. TAK changes while an order waits",
    ),
    "demo.stale": (
        "Journalen ger sina vårdkontakter en egen URL:",
        "The patient record gives its care contacts a URL of their own:",
    ),
    "demo.meanwhile": (
        "Den godkänns. Men samma kväll har någon beställt en annan URL för hand, och nattens export visar den.",
        "It is approved. But the same evening somebody has ordered another URL by hand, and the export of the "
        "night shows it.",
    ),
    "demo.refused": (
        "Det som godkändes var en annan ändring än den som skulle ske nu. Därför skickas ingenting.",
        "What was approved is another change than the one that would be made now. So nothing is sent.",
    ),
    "demo.commit.change": (
        "Flytta bokningen, anslut Kastanjen och ta bort Häggen",
        "Move booking, connect Kastanjen and remove Häggen",
    ),
    "demo.commit.order": ("Lägg till beställningen", "Add the order"),
    "demo.commit.merge": ("Slå samman {branch}", "Merge {branch}"),
    "demo.end.title": ("Klart", "Done"),
    "demo.end": (
        "Samma kommandon gäller på riktigt: låt live i environment.yaml peka på en export av er plattform, och "
        "channel på hur era beställningar lämnas.",
        "The same commands work for real: let live in environment.yaml point to an export of your platform, and "
        "channel to how your orders are handed over.",
    ),
    "demo.no_order": (
        "Demon stannar: TAK fick aldrig beställning {number}.",
        "The demo stops: TAK never got order {number}.",
    ),
    "demo.order.second": (
        "Ett annat team vill att hemsjukvården ska se diagnoser, i en egen pull request:",
        "Another team wants home care to see diagnoses, in a pull request of its own:",
    ),
    "demo.order.merged": (
        "Båda godkänns och slås samman:",
        "Both are approved and merged:",
    ),
    "demo.killed": (
        "Kontakten dras ur (SIGKILL). TAK har tagit emot beställningen ({address}), men det hann ingen skriva "
        "upp. CI körs igen:",
        "The plug is pulled (SIGKILL). TAK has taken the order ({address}), but nobody got to write that down. CI "
        "runs again:",
    ),
    "demo.again": (
        "Ettan rörs inte: ingen vet om den kom fram, och skickad två gånger kan den göra skada. Tvåan rör andra "
        "rader och är framme. På kvällen publicerar förvaltningen det som TAK har tagit emot.",
        "The first is left alone: nobody knows whether it arrived, and sent twice it may do harm. The second "
        "touches other rows, and is there. In the evening those who run TAK publish what it has taken.",
    ),
    "demo.doubt.title": (
        "5. Nästa morgon: kom ettan fram?",
        "5. The next morning: did the first arrive?",
    ),
    "demo.doubt": (
        "Vad som är skickat står i en liggare, en gren i samma förråd. Nattens export är hämtad.",
        "What was sent stands in a ledger, a branch of the same repository. The export of the night is here.",
    ),
    "demo.decide": (
        "Människor avgör, och liggaren minns vem och varför:",
        "People decide, and the ledger remembers who and why:",
    ),
    "demo.reason": (
        "Nattens export visar alla rader",
        "The export of the night shows all rows",
    ),
    "demo.number.title": (
        "6. TAK-web hämtar själv, med nummer",
        "6. TAK-web fetches by itself, by number",
    ),
    "demo.number": (
        "Förvaltningen vill hellre hämta beställningarna: environment.yaml får channel: {{kind: desk}}. Sedan "
        "ansluter tandvården en konsument till, och remisserna en, i två pull requests som slås samman.",
        "Those who run TAK would rather fetch the orders: environment.yaml gets channel: {{kind: desk}}. Then "
        "dental care connects one more consumer, and referrals one, in two pull requests that are merged.",
    ),
    "demo.number.fetch": (
        "I TAK-web skriver någon {number}, granskar och sparar. tak desk ser vem som hämtar:",
        "In TAK-web somebody writes {number}, looks at it and saves. tak desk sees who fetches:",
    ),
    "demo.number.killed": (
        "Kontakten dras ur igen, just när {number} har tagits i anspråk i liggaren. CI körs om:",
        "The plug is pulled again, just as {number} has been claimed in the ledger. CI runs again:",
    ),
    "demo.number.not_served": (
        "{number} lämnas inte ut: ingen vet om den var på väg, så den kan inte hämtas förrän människor har avgjort.",
        "{number} is not handed out: nobody knows whether it was on its way, so it cannot be fetched before people "
        "have decided.",
    ),
    "demo.number.decide": (
        "Ingen rad av den syns, och tak desk har inte lämnat ut den. Den får skickas igen, märkt som möjlig dubblett:",
        "None of its rows shows, and tak desk has not handed it out. It may be sent again, marked as a possible "
        "duplicate:",
    ),
    "demo.number.reason": (
        "Inte utlämnad av tak desk, och inget av den i nattens export",
        "Not handed out by tak desk, and nothing of it in the export of the night",
    ),
    "demo.number.again": (
        "Nu kan {number} hämtas:",
        "Now {number} can be fetched:",
    ),
    "demo.number.last": (
        "Natten därpå:",
        "The night after:",
    ),
    "demo.no_claim": (
        "Demon stannar: beställning {number} togs aldrig i anspråk.",
        "The demo stops: order {number} was never claimed.",
    ),
    "demo.number.night": (
        "Det publiceras, och nästa natts export är hämtad:",
        "It is published, and the export of the next night is here:",
    ),
    "demo.number.gone": (
        "Numret är förbrukat. Den som hämtar det igen får 410, och TAK-web säger:",
        "The number is spent. Whoever fetches it again gets 410, and TAK-web says:",
    ),
    "demo.whole": (
        "Liggaren är hel, och inget finns kvar att beställa:",
        "The ledger is whole, and nothing is left to order:",
    ),
}
