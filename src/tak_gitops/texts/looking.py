"""What is said when people look things up: what a word may mean, and what could not be read."""

TEXTS: dict[str, tuple[str, str]] = {
    "looking.guessed": (
        '"{text}" lästes som {thing}.',
        '"{text}" was read as {thing}.',
    ),
    "looking.several": (
        'Flera passar in på "{text}", skriv vilken som menas: {choices}',
        'Several fit "{text}", write which one is meant: {choices}',
    ),
    "looking.more": ("{shown}; och {count} till", "{shown}; and {count} more"),
    "looking.unknown": (
        '"{text}" finns varken i filerna eller i TAK. Prova tak search med en del av namnet eller av HSA-id:t.',
        '"{text}" is neither in the files nor in TAK. Try tak search with a part of the name or of the HSA-id.',
    ),
    "looking.unknown.near": (
        '"{text}" finns varken i filerna eller i TAK, menar du: {choices}',
        '"{text}" is neither in the files nor in TAK, did you mean: {choices}',
    ),
    "looking.unknown.system": (
        'Inget system "{text}" finns i filerna eller i TAK. Skriv dess filnamn i systems/, dess HSA-id eller dess '
        "namn; tak search letar.",
        'There is no system "{text}" in the files or in TAK. Write its file name in systems/, its HSA-id or its name; '
        "tak search looks for it.",
    ),
    "looking.unknown.system.near": (
        'Inget system "{text}" finns i filerna eller i TAK, menar du: {choices}',
        'There is no system "{text}" in the files or in TAK, did you mean: {choices}',
    ),
    "looking.unknown.address": (
        'Ingen logisk adressat "{text}" finns i filerna eller i TAK. Skriv dess HSA-id eller dess namn; tak search '
        "letar.",
        'There is no logical address "{text}" in the files or in TAK. Write its HSA-id or its name; tak search looks '
        "for it.",
    ),
    "looking.unknown.address.near": (
        'Ingen logisk adressat "{text}" finns i filerna eller i TAK, menar du: {choices}',
        'There is no logical address "{text}" in the files or in TAK, did you mean: {choices}',
    ),
    "looking.unknown.contract": (
        'Inget tjänstekontrakt "{text}" finns i filerna eller i TAK. Skriv det som crm:scheduling:MakeBooking:1; tak '
        "search letar.",
        'There is no contract "{text}" in the files or in TAK. Write it like crm:scheduling:MakeBooking:1; tak search '
        "looks for it.",
    ),
    "looking.unknown.contract.near": (
        'Inget tjänstekontrakt "{text}" finns i filerna eller i TAK, menar du: {choices}',
        'There is no contract "{text}" in the files or in TAK, did you mean: {choices}',
    ),
    "looking.is_url": (
        '"{text}" är en URL hos {system}: skriv systemet i stället, eller leta med tak search.',
        '"{text}" is a URL of {system}: write the system instead, or look with tak search.',
    ),
    "looking.not_here": (
        "{environment}: {system} har inget HSA-id i den miljön ({path}).",
        "{environment}: {system} has no HSA-id in that environment ({path}).",
    ),
    "looking.with_errors": (
        "Filer med fel är inte med nedan (tak validate visar felen).",
        "Files with errors are not part of what follows (tak validate shows the errors).",
    ),
    "looking.without_ledger": (
        "Beställningar som är på väg är inte med nedan.",
        "Orders that are on their way are not part of what follows.",
    ),
}
