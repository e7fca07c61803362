"""What the rules about limits and what opens them say: TG500 to TG599."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG501": (
        "exporten säger inte när den gjordes: kontrollera själv att den är högst {limit} timmar gammal",
        "the export does not say when it was made: check yourself that it is at most {limit} hours old",
    ),
    "TG502": (
        "exporten säger att den gjordes {time}, men nu är det {now}: kontrollera klockan, eller --as-of",
        "the export says that it was made {time}, but now it is {now}: check the clock, or --as-of",
    ),
    "TG503": (
        "nya gränser gäller från nästa ändring: den här prövas mot de gamla",
        "new limits count from the next change on: this one is held to the old ones",
    ),
    "TG504": (
        "{count} {count:rad|rader} beställs över gränsen: {reason}",
        "{count} {count:row is|rows are} ordered beyond the limit: {reason}",
    ),
    "TG505": (
        "{count} {count:rad|rader} i beställningen saknas här, så spärren öppnas inte: {keys}",
        "{count} {count:row|rows} of the order {count:is|are} missing here, so the guard does not open: {keys}",
    ),
    "TG506": (
        "{count} {count:rad|rader} här beställs inte så, så spärren öppnas inte: {keys}",
        "{count} {count:row|rows} here {count:is|are} not ordered like that, so the guard does not open: {keys}",
    ),
    "TG507": (
        "ingen spärr är stängd: filen behövs inte, ta bort den",
        "no guard is closed: the file is not needed, delete it",
    ),
}
