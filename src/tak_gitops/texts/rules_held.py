"""What the checks of files against live say: TG340 to TG359."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG231.more": (
        "ytterligare {count} id i listan skrivs på annat sätt i TAK, och beställs så som TAK har dem",
        "{count} more {count:id|ids} of the list {count:is|are} spelled otherwise in TAK, and ordered as TAK has them",
    ),
    "TG340": (
        "tjänstekontraktet {contract} är inte installerat på plattformen: tak order beställer installationen som ett "
        "ärende, och raderna väntar på den",
        "the contract {contract} is not installed on the platform: tak order orders its installation as a case, and "
        "the rows wait for it",
    ),
    "TG340.nearest": (
        "tjänstekontraktet {contract} är inte installerat på plattformen: menar du {nearest}? Annars beställs "
        "installationen som ett ärende (tak plan)",
        "the contract {contract} is not installed on the platform: did you mean {nearest}? Otherwise its installation "
        "is ordered as a case (tak plan)",
    ),
    "TG341": (
        "{address} finns inte i TAK: skriv dess namn (name), så skapas den av beställningen",
        "{address} is not in TAK: write its name, and the order will create it",
    ),
    "TG341.more": (
        "ytterligare {count} {count:adress|adresser} i listan finns inte i TAK och saknar namn",
        "{count} more {count:address|addresses} of the list {count:is|are} not in TAK and {count:has|have} no name",
    ),
    "TG342": (
        "{component} finns varken i TAK eller i systems/: beskriv systemet i systems/, eller rätta id:t",
        "{component} is neither in TAK nor in systems/: describe the system in systems/, or correct the id",
    ),
    "TG342.nearest": (
        "{component} finns varken i TAK eller i systems/: menar du {nearest}? Annars: beskriv systemet i systems/",
        "{component} is neither in TAK nor in systems/: did you mean {nearest}? Otherwise describe the system in "
        "systems/",
    ),
    "TG344": (
        'TAK har namnet "{live}", inte "{value}", och en beställning ändrar det inte: skriv TAK:s namn, eller be '
        "TAK-förvaltningen ändra",
        'TAK has the name "{live}", not "{value}", and an order does not change it: write the name of TAK, or ask '
        "those who run TAK to change it",
    ),
    "TG344.more": (
        "ytterligare {count} {count:adress|adresser} i listan heter något annat i TAK",
        "{count} more {count:address|addresses} of the list {count:has|have} another name in TAK",
    ),
    "TG345": (
        "{contract} till {address} har {count} gällande vägval i TAK: anropet får VP006, och TAK nekar varje "
        "beställning tills TAK-förvaltningen har rättat det",
        "{contract} to {address} has {count} routings in force in TAK: calls get VP006, and TAK refuses every order "
        "until those who run TAK have mended it",
    ),
    "TG345.more": (
        "ytterligare {count} {count:adress|adresser} i listan har flera gällande vägval",
        "{count} more {count:address|addresses} of the list {count:has|have} several routings in force",
    ),
    "TG346": (
        "{contract} till {address} har flera vägval i TAK ({days}): ingen beställning för det tas emot förrän bara "
        "ett är kvar",
        "{contract} to {address} has several routings in TAK ({days}): no order for it is taken until one is left",
    ),
    "TG346.permission": (
        "{consumer} har flera behörigheter för {contract} till {address} i TAK ({days}; {count} "
        "{count:adress|adresser}): ingen beställning för dem tas emot förrän bara en är kvar",
        "{consumer} has several permissions for {contract} on {address} in TAK ({days}; {count} "
        "{count:address|addresses}): no order for them is taken until one is left",
    ),
    "TG346.more": (
        "ytterligare {count} {count:adress|adresser} i listan är låsta på samma sätt",
        "{count} more {count:address|addresses} of the list {count:is|are} locked like that",
    ),
    "TG347": (
        "vägvalet {contract} till {address} har sin sista dag {day} i TAK, och trafiken stannar redan på "
        "eftermiddagen {before}: beställ det på nytt, eller ta bort det ur filen",
        "the routing {contract} to {address} has its last day on {day} in TAK, and traffic stops on the afternoon of "
        "{before} already: order it again, or delete it from the file",
    ),
    "TG347.more": (
        "ytterligare {count} {count:adress|adresser} i listan har vägval som snart tar slut",
        "{count} more {count:address|addresses} of the list {count:has|have} routings that end soon",
    ),
    "TG348": (
        'bara en behörighet till "*" öppnar {contract} hos {address} ({count} {count:adress|adresser}): skriv '
        "consumers, så syns vem som får anropa",
        'only a permission on "*" opens {contract} at {address} ({count} {count:address|addresses}): write consumers, '
        "and who may call can be seen",
    ),
    "TG350": (
        "{address} har inget vägval för {contract}, varken i filerna eller i TAK: anropet får VP004. Rätta id:t, "
        "eller beställ vägvalet först",
        "{address} has no routing for {contract}, neither in the files nor in TAK: calls get VP004. Correct the id, "
        "or order the routing first",
    ),
    "TG350.more": (
        "ytterligare {count} {count:adress|adresser} i listan saknar vägval",
        "{count} more {count:address|addresses} of the list {count:has|have} no routing",
    ),
    "TG351": (
        "ingen får anropa {contract} hos {address} ({count} {count:adress|adresser}), varken enligt filerna eller "
        "TAK: skriv consumers, eller en Access för någon",
        "nobody may call {contract} at {address} ({count} {count:address|addresses}), neither by the files nor by "
        "TAK: write consumers, or an Access for somebody",
    ),
    "TG352": (
        '{consumer} har i TAK behörighet för {contract} till "*": adresserna här ger inget mer, och att ta bort dem '
        "stänger inget",
        '{consumer} has in TAK the permission for {contract} on "*": the addresses here give no more, and to remove '
        "them closes nothing",
    ),
}
