"""What `tak verify` says: what a later export proves of the orders that were sent."""

TEXTS: dict[str, tuple[str, str]] = {
    "verify.heading": ("{environment}: export {time}", "{environment}: export of {time}"),
    "verify.heading.ageless": (
        "{environment}: exporten säger inte när den gjordes",
        "{environment}: the export does not tell when it was made",
    ),
    "verify.verified": ("i drift", "in force"),
    "verify.verified.case": ("klart", "done"),
    "verify.diverged": ("AVVIKER", "DIVERGES"),
    "verify.waiting": ("väntar {age}", "waiting {age}"),
    "verify.waiting.later": ("väntar", "waiting"),
    "verify.late": ("FÖRSENAD {age}", "LATE {age}"),
    "verify.why.later": ("ska gälla från {day}", "is to take effect on {day}"),
    "verify.why.older": (
        "skickades {time}, efter att exporten gjordes",
        "was sent {time}, after the export was made",
    ),
    "verify.why.ageless": (
        "det går inte att veta om exporten är nyare än beställningen, som skickades {time}",
        "nobody can tell whether the export is newer than the order, which was sent {time}",
    ),
    "verify.why.hidden": (
        "det som skiljer syns inte här. Pröva mot en fullständig export:  tak verify {environment} --export FIL",
        "what differs does not show here. Hold it to a complete export:  tak verify {environment} --export FILE",
    ),
    "verify.why.absent": (
        "{count} av {total} {total:rad|rader} syns inte än",
        "{count} of {total} {total:row does|rows do} not show yet",
    ),
    "verify.why.people": (
        'ingen export visar det. När svaret har kommit:  tak resolve {seq} done --reason "SVARET"',
        'no export shows it. When the answer has come:  tak resolve {seq} done --reason "THE ANSWER"',
    ),
    "verify.chase.case": (
        "Fråga förvaltningen vad som har hänt.",
        "Ask the service desk what has happened.",
    ),
    "verify.chase": ("Fråga om ärende {number}.", "Ask about case {number}."),
    "verify.chase.nobody": (
        "Fråga den som sköter TAK: gränsen är {limit} dygn (verify_days).",
        "Ask those who run TAK: the limit is {limit} {limit:day|days} (verify_days).",
    ),
    "verify.summary": (
        "{environment}: {verified} i drift, {diverged} avviker, {waiting} väntar.",
        "{environment}: {verified} in force, {diverged} {diverged:diverges|diverge}, {waiting} waiting.",
    ),
    "verify.summary.late": (
        "{environment}: {verified} i drift, {diverged} avviker, {waiting} väntar, varav {late} "
        "{late:försenad|försenade}.",
        "{environment}: {verified} in force, {diverged} {diverged:diverges|diverge}, {waiting} waiting, {late} of "
        "them late.",
    ),
    "verify.nothing": (
        "{environment}: ingen beställning väntar på export.",
        "{environment}: no order waits for an export.",
    ),
    "verify.homeless": (
        "{environment}: beställning {numbers} väntar på export, men miljön finns inte längre i filerna. Lägg "
        "tillbaka environments/{environment}/environment.yaml tills de är prövade.",
        "{environment}: order {numbers} waits for an export, but the files do not have the environment any more. Put "
        "environments/{environment}/environment.yaml back until they are verified.",
    ),
    "verify.cut": (
        "{problem} En export som kan vara avklippt bevisar inget, så inget är prövat.",
        "{problem} An export that may be cut proves nothing, so nothing has been verified.",
    ),
}
