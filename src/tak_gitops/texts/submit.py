"""What `tak submit` says."""

TEXTS: dict[str, tuple[str, str]] = {
    "submit.nothing": (
        "Sammanslagningen {commit} kräver ingen beställning.",
        "The merge {commit} needs no order.",
    ),
    "submit.sent": (
        "{environment}: beställning {digest} lagd i {path}",
        "{environment}: order {digest} put into {path}",
    ),
    "submit.there": (
        "{environment}: beställning {digest} låg redan i {path}; inget skickades igen",
        "{environment}: order {digest} lay in {path} already; nothing was sent again",
    ),
    "submit.stale": (
        "{environment}: beställningen {digest} gäller inte längre. TAK eller filerna har ändrats sedan den godkändes:",
        "{environment}: the order {digest} does not hold any more. TAK or the files have changed since it was "
        "approved:",
    ),
    "submit.stale.about": (
        "{environment}: beställningen {digest} gäller inte längre: beställare eller förstudie är en annan än i "
        "filerna.",
        "{environment}: the order {digest} does not hold any more: who orders or the prestudy is another than in "
        "the files.",
    ),
    "submit.stale.next": (
        "Inget är skickat för {environment}. Kör tak order {environment} i en ny pull request.",
        "Nothing has been sent for {environment}. Run tak order {environment} in a new pull request.",
    ),
    "submit.past": (
        "{environment}: beställningen {digest} skulle gälla från {day}, som har passerat.",
        "{environment}: the order {digest} was to take effect on {day}, which has passed.",
    ),
    "submit.blocked": (
        "{environment}: beställningen {digest} skickas inte, {count} {count:rad är blockerad|rader är blockerade}. "
        "Se tak plan {environment}.",
        "{environment}: the order {digest} is not sent, {count} {count:line is|lines are} blocked. "
        "See tak plan {environment}.",
    ),
    "submit.no_channel": (
        "{environment}: {path} säger inte hur beställningar skickas. Skriv channel: {{kind: file, folder: …}} där.",
        "{environment}: {path} does not say how orders are sent. Write channel: {{kind: file, folder: …}} there.",
    ),
}
