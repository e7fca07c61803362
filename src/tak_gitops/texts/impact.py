"""What a plan means for those who call."""

TEXTS: dict[str, tuple[str, str]] = {
    "impact.heading": ("Påverkan:", "Impact:"),
    "impact.lost": (
        "{consumers} {count:når|når} inte längre {addresses} för {contracts}.",
        "{consumers} no longer {count:reaches|reach} {addresses} with {contracts}.",
    ),
    "impact.gained": (
        "{consumers} {count:når|når} nu {addresses} för {contracts}.",
        "{consumers} now {count:reaches|reach} {addresses} with {contracts}.",
    ),
    "impact.moved": (
        "Anrop till {addresses} för {contracts} går till {after} i stället för {before}.",
        "Calls to {addresses} with {contracts} go to {after} instead of {before}.",
    ),
    "impact.moved.default": (
        "Anrop till {addresses} för {contracts} går genom standardvalet (*) till {after} i stället för {before}.",
        "Calls to {addresses} with {contracts} go by way of the default (*) to {after} instead of {before}.",
    ),
    "impact.addresses": ("{count} adresser", "{count} addresses"),
    "impact.every_other": ("alla övriga adresser (*)", "every other address (*)"),
    "impact.consumers": ("{count} konsumenter", "{count} consumers"),
    "impact.contracts": ("{count} tjänstekontrakt", "{count} contracts"),
    "impact.and": ("{first} och {last}", "{first} and {last}"),
    "impact.uncertain": (
        "Utan HSA-träd syns det inte om {count} {count:åtkomst|åtkomster} ändå finns kvar genom en överordnad enhet "
        "(hsa: i environment.yaml).",
        "Without the HSA tree nobody sees whether {count} {count:access remains|accesses remain} by way of a parent "
        "(hsa: in environment.yaml).",
    ),
    "impact.gains": ("Får åtkomst ({count})", "Gain access ({count})"),
}
