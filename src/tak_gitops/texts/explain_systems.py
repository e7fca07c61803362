"""Why the rules about systems are there, and how to mend what they find: TG140 to TG159."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG140.title": ("Ett annat HSA-id än certifikatets", "Another HSA-id than that of the certificate"),
    "explain.TG140.why": (
        "Plattformen känner igen den som anropar på HSA-id:t i dess funktionscertifikat. Beställs ett vägval eller "
        "en behörighet för ett annat HSA-id är allt rätt på papperet, och varje anrop nekas (VP002 eller VP007).",
        "The platform knows who calls by the HSA-id in its function certificate. If a routing or a permission is "
        "ordered for another HSA-id, everything looks right on paper, and every call is refused (VP002 or VP007).",
    ),
    "explain.TG140.mend": (
        "Rätta hsa_ids till det som står i certifikatets subject (serialNumber), eller lägg dit rätt certifikat. "
        "Versaler och gemener räknas som lika.",
        "Correct hsa_ids to what stands in the subject of the certificate (serialNumber), or put the right "
        "certificate there. Letter case does not count.",
    ),
    "explain.TG141.title": ("Certifikatets fil kan inte användas", "The file of the certificate cannot be used"),
    "explain.TG141.why": (
        "Filen som anges finns inte, är ingen PEM-fil, eller är inte ett funktionscertifikat, så HSA-id:t kan inte "
        "jämföras.",
        "The file that is named is not there, is no PEM file, or is no function certificate, so that the HSA-id "
        "cannot be compared.",
    ),
    "explain.TG141.mend": (
        "Lägg certifikatet (bara den öppna delen) som en .pem-fil bredvid systemets fil, eller stryk file och skriv "
        "subject_hsa_id och valid_to i stället.",
        "Put the certificate (the public part only) as a .pem file beside the file of the system, or delete file and "
        "write subject_hsa_id and valid_to instead.",
    ),
    "explain.TG142.title": ("En privat nyckel i förrådet", "A private key in the repository"),
    "explain.TG142.why": (
        "Med nyckeln kan vem som helst som läser förrådet anropa plattformen som systemet och läsa patientuppgifter. "
        "Git glömmer inte: nyckeln finns kvar i historiken när filen är borta.",
        "With the key anybody who reads the repository can call the platform as the system and read about patients. "
        "Git does not forget: the key stays in the history when the file is gone.",
    ),
    "explain.TG142.mend": (
        "Räkna nyckeln som röjd: spärra certifikatet, beställ ett nytt, och ta bort filen ur förrådet och dess "
        "historik.",
        "Count the key as disclosed: have the certificate revoked, order another, and take the file out of the "
        "repository and its history.",
    ),
    "explain.TG143.title": ("Certifikat läses inte här", "Certificates are not read here"),
    "explain.TG143.why": (
        "Att läsa certifikat kräver paketet cryptography, som bara följer med tillägget web. Utan det jämförs inte "
        "HSA-id:t i filen.",
        "To read certificates the package cryptography is needed, which only comes with the extra web. Without it "
        "the HSA-id of the file is not compared.",
    ),
    "explain.TG143.mend": ("Installera tak-gitops[web], åtminstone i CI.", "Install tak-gitops[web], at least in CI."),
    "explain.TG144.title": (
        "Certifikat för en miljö utan HSA-id",
        "A certificate for an environment without an HSA-id",
    ),
    "explain.TG144.why": (
        "Certifikatet har inget HSA-id att jämföras med: antingen saknas miljön under hsa_ids eller är dess namn "
        "felstavat.",
        "The certificate has no HSA-id to be compared with: either the environment is missing under hsa_ids or its "
        "name is misspelt.",
    ),
    "explain.TG144.mend": (
        "Skriv miljön på samma sätt under hsa_ids och certificates.",
        "Write the environment alike under hsa_ids and certificates.",
    ),
    "explain.TG146.title": ("HSA-id i en miljö som inte beskrivs", "An HSA-id in an environment that is not described"),
    "explain.TG146.why": (
        "Miljöns namn finns inte under environments/. Det kan vara meningen, när miljön kommer senare, eller ett "
        "skrivfel: då hittas inte systemet i den miljö som avsågs.",
        "There is no such name below environments/. That may be meant, where the environment comes later, or a slip: "
        "then the system is not found in the environment that was meant.",
    ),
    "explain.TG146.mend": (
        "Rätta namnet till mappens, eller beskriv miljön i environments/<miljö>/environment.yaml.",
        "Correct the name to that of the folder, or describe the environment in "
        "environments/<environment>/environment.yaml.",
    ),
    "explain.TG147.title": ("En plattform som inte syns i TAK-api:et", "A platform that the TAK-api does not show"),
    "explain.TG147.why": (
        "För att kunna beställa till en regional plattform måste den exportera sina uppgifter till TAK-api:et: "
        "annars kan ingen se vad som redan är anslutet. environment.yaml säger att den här inte gör det.",
        "To order on a regional platform it must export its data to the TAK-api: otherwise nobody can see what is "
        "connected already. environment.yaml says that this one does not.",
    ),
    "explain.TG147.mend": (
        "Ta bort miljön under hsa_ids. Exporterar plattformen numera, skriv dess connection_point i environment.yaml.",
        "Take the environment out of hsa_ids. If the platform exports by now, write its connection_point in "
        "environment.yaml.",
    ),
    "explain.TG150.title": ("Två system som liknar varandra", "Two systems that are like each other"),
    "explain.TG150.why": (
        "Snarlika dubbletter förekommer: särskrivning, versaler eller en förkortad organisation skiljer dem åt. "
        "Beställs det för fel dubblett hamnar vägvalet hos ett system som ingen kör. Jämförelsen ser på orden i "
        "namnen, på organisationens förkortningar och på HSA-id:n; siffror som skiljer, och olika "
        "organisationsnummer, räknas som olika system.",
        "Near-duplicates occur: word division, letter case or an abbreviated organisation sets them apart. If the "
        "wrong one is ordered for, the routing ends up with a system that nobody runs. The words of the names, the "
        "abbreviations of the organisation and the HSA-ids are compared; other digits, and other organisation "
        "numbers, make other systems.",
    ),
    "explain.TG150.mend": (
        "Är det samma system: behåll den ena filen, för över HSA-id:n och kontakter och byt namnet i anslutningarna. "
        "Är det två: skriv distinct_from i den ena filen, så frågas det inte igen.",
        "If it is one system: keep one file, move HSA-ids and contacts over and change the name in the connections. "
        "If they are two: write distinct_from in one of the files, and nobody asks again.",
    ),
    "explain.TG151.title": (
        "TAK har ett liknande system med ett annat HSA-id",
        "TAK has a similar system with another HSA-id",
    ),
    "explain.TG151.why": (
        "TAK har redan ett system som heter nästan likadant, under ett HSA-id som ingen fil här beskriver. Då skapar "
        "en beställning en dubblett, eller går till fel av två.",
        "TAK already has a system of nearly the same name, under an HSA-id that no file here describes. Then an "
        "order makes a duplicate, or goes to the wrong one of two.",
    ),
    "explain.TG151.mend": (
        "Jämför med funktionscertifikatet: det är dess HSA-id som gäller. Är det två system, skriv det andra "
        "HSA-id:t under distinct_from. Namn i TAK kan inte rättas med en beställning.",
        "Compare with the function certificate: its HSA-id counts. If they are two systems, write the other HSA-id "
        "under distinct_from. Names in TAK cannot be corrected by an order.",
    ),
    "explain.TG152.title": ("distinct_from behövs inte", "distinct_from is not needed"),
    "explain.TG152.why": (
        "Raden tystar en varning som ändå inte skulle komma: namnet är felstavat, systemet borttaget eller likheten "
        "borta. Den kan senare tysta något annat än den skrevs för.",
        "The line silences a warning that would not come anyway: the name is misspelt, the system gone or no longer "
        "alike. Later it may silence something else than it was written for.",
    ),
    "explain.TG152.mend": ("Stryk raden, eller rätta namnet.", "Delete the line, or correct the name."),
}
