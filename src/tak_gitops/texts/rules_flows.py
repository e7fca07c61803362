"""What the rules about flows say: TG430 to TG459."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG430": (
        "förstudie saknas, och {flow} kräver en som är godkänd ({lines} {lines:rad|rader}): skriv  prestudy: FS-…  "
        "under kind:",
        "no prestudy, and {flow} needs one that is approved ({lines} {lines:line|lines}): write  prestudy: FS-…  "
        "below kind:",
    ),
    "TG430.access": (
        "förstudie saknas, och {flow} kräver en som är godkänd ({lines} {lines:rad|rader}): skriv  reference: FS-…  "
        "under kind:",
        "no prestudy, and {flow} needs one that is approved ({lines} {lines:line|lines}): write  reference: FS-…  "
        "below kind:",
    ),
    "TG431": (
        "ingen konsument får anropa {contract} hos {address} ({count} {count:adress|adresser}): skriv dem under "
        "consumers, eller  no_consumers: VARFÖR",
        "no consumer may call {contract} at {address} ({count} {count:address|addresses}): write them under "
        "consumers, or  no_consumers: WHY",
    ),
    "TG432": (
        "{address} har inget vägval för {contract} ({count} {count:adress|adresser}): är det rätt miljö och rätt "
        "adress? En ny adress ansluts med en Connection.",
        "{address} has no routing for {contract} ({count} {count:address|addresses}): is it the right environment "
        "and address? A new address is connected by a Connection.",
    ),
    "TG433": (
        "{name} är deaktiverat (status: deactivated i {path}): inget nytt beställs för det. Ska det användas igen, "
        "skriv status: active.",
        "{name} is deactivated (status: deactivated in {path}): nothing new is ordered for it. If it is to be used "
        "again, write status: active.",
    ),
    "TG434": (
        "funktionscertifikatet för {name} gick ut {day}: skriv det nya under certificates, annars nekas anropen",
        "the function certificate of {name} ended {day}: write the new one under certificates, or calls are refused",
    ),
    "TG435": (
        "{name} är nytt och har ingen kontakt som går att nå: skriv contacts med e-post eller telefon",
        "{name} is new and has no contact who can be reached: write contacts with e-mail or phone",
    ),
    "TG436": (
        'namnet "{name}" når inte TAK med en beställning: {hsa_id} heter "{live}" där tills ett ärende är klart',
        'the name "{name}" does not reach TAK by an order: {hsa_id} is called "{live}" there until a case is done',
    ),
    "TG436.address": (
        'namnet "{name}" når inte TAK med en beställning: {hsa_id} heter "{live}" där tills ett ärende är klart',
        'the name "{name}" does not reach TAK by an order: {hsa_id} is called "{live}" there until a case is done',
    ),
    "TG437": (
        "{old} hos {address} tas bort i samma beställning som {new} kommer ({count} {count:adress|adresser}): den som "
        "inte byter samma dag får VP004. Låt {old} stå kvar tills alla har bytt.",
        "{old} at {address} is removed by the order that brings {new} ({count} {count:address|addresses}): whoever "
        "does not change over on that day gets VP004. Let {old} stay until all have.",
    ),
    "TG438": (
        "{old} står kvar bredvid {new}. {count} {count:konsument|konsumenter} får bara anropa {old}: {names}",
        "{old} stays beside {new}. {count} {count:consumer|consumers} may call {old} only: {names}",
    ),
    "TG439": (
        '{address} heter "{live}" i TAK, inte "{name}" som i filen ({count} {count:adress|adresser}): är det rätt '
        "HSA-id? Är det rätt, skriv TAK:s namn: en beställning ändrar det inte.",
        '{address} is called "{live}" in TAK, not "{name}" as in the file ({count} {count:address|addresses}): is it '
        "the right HSA-id? If it is, write the name of TAK: an order does not change it.",
    ),
}
