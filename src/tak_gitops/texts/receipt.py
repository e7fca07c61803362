"""What `tak receipt` says."""

TEXTS: dict[str, tuple[str, str]] = {
    "receipt.accepted": (
        "Bekräftad: TAK svarar som väntat på {path}, del {part} av {parts} ({lines} {lines:rad|rader}).",
        "Confirmed: TAK answers as expected to {path}, part {part} of {parts} ({lines} {lines:line|lines}).",
    ),
    "receipt.differs": (
        "OKLART: TAK har tagit emot något, men svaret är inte det som väntades på {path}, del {part} av {parts}.",
        "IN DOUBT: TAK has taken something, but its answer is not the one expected to {path}, part {part} of {parts}.",
    ),
    "receipt.missing": ("Saknas i svaret:", "Missing in the answer:"),
    "receipt.unexpected": ("Väntades inte:", "Not expected:"),
    "receipt.heading": (
        '{what}: väntat "{expected}", i svaret "{found}"',
        '{what}: expected "{expected}", in the answer "{found}"',
    ),
    "receipt.heading.invalid": (
        '{what}: i svaret "{found}", vilket TAK inte skriver',
        '{what}: "{found}" in the answer, which TAK does not write',
    ),
    "receipt.rejected": (
        "Nekad: TAK har inte sparat något av det som skickades ur {path}. TAK:s skäl:",
        "Refused: TAK has saved nothing of what was sent of {path}. TAK's reasons:",
    ),
    "receipt.rejected.next": (
        "Rätta det, och skriv en ny beställning: tak order {environment}",
        "Mend it, and write a new order: tak order {environment}",
    ),
    "receipt.no_reason": (
        "(TAK säger inte varför: beställningen gick inte att läsa)",
        "(TAK does not say why: the order could not be read)",
    ),
    "receipt.stumbled": (
        "OKLART: TAK kraschade på {path}. Antagligen är inget sparat, men svaret bevisar det inte. TAK:s ord:",
        "IN DOUBT: TAK stumbled over {path}. Most likely nothing is saved, but the answer is no proof. TAK's words:",
    ),
    "receipt.no_reply": (
        "OKLART: {reply} är inget svar från TAK-web på en beställning. Det bevisar varken att den sparats eller inte.",
        "IN DOUBT: {reply} is no answer of TAK-web to an order. It proves neither that it was saved nor the opposite.",
    ),
    "receipt.next": (
        "Jämför med nästa export innan något skickas igen.",
        "Compare with the next export before anything is sent again.",
    ),
    "receipt.which_part": (
        "{path} har {parts} delar, och svaret säger inte vilken det gäller. Ange den: --part N",
        "{path} has {parts} parts, and the answer does not say which one it is about. Name it: --part N",
    ),
    "receipt.part_range": ("--part {part}: {path} har {parts} delar.", "--part {part}: {path} has {parts} parts."),
    "receipt.none": (
        "{path} har inget väntat kvitto att jämföra med. Skriv om beställningen: tak order {environment}",
        "{path} has no expected receipt to compare with. Write the order again: tak order {environment}",
    ),
    "receipt.cannot_read": ("{path} kan inte läsas: {problem}", "{path} cannot be read: {problem}"),
}
