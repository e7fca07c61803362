"""The comment of a pull request."""

TEXTS: dict[str, tuple[str, str]] = {
    "comment.about": ("Anmärkningar och bakgrund", "Remarks and background"),
    "comment.and": ("och", "and"),
    "comment.and_more": ("och {count} till", "and {count} more"),
    "comment.approvals": (
        "{count} {count:godkännande|godkännanden} krävs",
        "{count} {count:approval|approvals} needed",
    ),
    "comment.approved": (
        "{given} av {count} {count:godkännande|godkännanden} som krävs",
        "{given} of {count} {count:approval|approvals} needed",
    ),
    "comment.before": ("Innan ändringen får slås samman", "Before this may be merged"),
    "comment.blocked": (
        "{count} {count:rad kan|rader kan} inte beställas, se ovan",
        "{count} {count:line|lines} cannot be ordered, see above",
    ),
    "comment.blocked_more": (
        "{count} {count:rad till|rader till} kan inte beställas.",
        "{count} more {count:line|lines} cannot be ordered.",
    ),
    "comment.cases": (
        "{count} {count:ärende följer|ärenden följer} med beställningen",
        "{count} {count:case goes|cases go} with the order",
    ),
    "comment.column.added": ("Läggs till", "Added"),
    "comment.column.changed": ("Ändras", "Changed"),
    "comment.column.system": ("System", "System"),
    "comment.commit": ("incheckning {commit}", "commit {commit}"),
    "comment.failed": ("ingen plan kunde göras", "no plan could be made"),
    "comment.failed.next": (
        "rätta felen och checka in: planen görs om av sig själv.",
        "mend the errors and commit: the plan is made again by itself.",
    ),
    "comment.lost": (
        "{count} system förlorar åtkomst.",
        "{count} {count:system loses|systems lose} access.",
    ),
    "comment.may": ("Kan godkänna:", "May approve:"),
    "comment.may.nobody": (
        "ingen annan i approvers.yaml får godkänna den här ändringen",
        "nobody else in approvers.yaml may approve this change",
    ),
    "comment.may_sign": ("Kan godkänna (tak approve):", "May approve (tak approve):"),
    "comment.more": ("… och {count} till", "… and {count} more"),
    "comment.moved": (
        "{count} {count:anrop går|anrop går} till en annan producent.",
        "{count} {count:call goes|calls go} to another producer.",
    ),
    "comment.next": ("Nästa steg:", "Next step:"),
    "comment.next.approve": (
        "granska och godkänn. Beställningen skickas när ändringen har slagits samman.",
        "review and approve. The order is sent when this has been merged.",
    ),
    "comment.next.export": (
        "vänta på en färskare export och kör om planen.",
        "wait for a fresher export and run the plan again.",
    ),
    "comment.next.mend": (
        "rätta det som är märkt ✗, checka in, och planen görs om av sig själv.",
        "mend what is marked ✗ and commit: the plan is made again by itself.",
    ),
    "comment.next.merge": (
        "godkänd: slå samman ändringen, så skickas beställningen.",
        "approved: merge this, and the order is sent.",
    ),
    "comment.next.nothing": ("inget att beställa härifrån.", "nothing to order from here."),
    "comment.next.open": (
        "är det meningen, öppna spärren med en allow-fil i samma pull request.",
        "if it is meant, open the guard with an allow file in the same pull request.",
    ),
    "comment.next.order": (
        "skriv beställningsfilen och checka in den:",
        "write the order file and commit it:",
    ),
    "comment.next.review": (
        "granska. Att slå samman är att godkänna: då skickas beställningen.",
        "review. To merge is to approve: then the order is sent.",
    ),
    "comment.nobody": (
        "ingen i approvers.yaml talar för den ägaren",
        "nobody in approvers.yaml speaks for that owner",
    ),
    "comment.nothing_taken": (
        "Ingenting tas bort och ingen förlorar åtkomst.",
        "Nothing is removed and nobody loses access.",
    ),
    "comment.opened": ("spärren är öppnad av", "the guard is opened by"),
    "comment.order_current": ("beställningsfilen är aktuell:", "the order file is current:"),
    "comment.order_missing": (
        "beställningsfilen saknas",
        "the order file is missing",
    ),
    "comment.order_not_needed": (
        "ändringen kräver ingen beställning längre:",
        "the change needs no order any more:",
    ),
    "comment.order_outdated": (
        "beställningsfilen är inte vad ändringen ger nu:",
        "the order file is not what the change gives now:",
    ),
    "comment.other_commit": (
        "{name} godkände {commit}, inte den senaste incheckningen {head}: det räknas inte",
        "{name} approved {commit}, not the last commit {head}: that does not count",
    ),
    "comment.owner": ("ett av dem av någon som talar för", "one of them by somebody who speaks for"),
    "comment.receipt": ("Kvitto som väntas: {counts}", "Expected receipt: {counts}"),
    "comment.removal_blocked": (
        "{count} {count:borttagning är|borttagningar är} blockerad.",
        "{count} {count:removal is|removals are} blocked.",
    ),
    "comment.removed": ("{rows} tas bort.", "{rows} to be removed."),
    "comment.rows": (
        "{count} {count:rad|rader} som läggs till eller ändras",
        "{count} {count:row|rows} added or changed",
    ),
    "comment.rows_more": (
        "{count} {count:rad visas|rader visas} inte var för sig: hela planen står i jobbets sammanfattning i Actions.",
        "{count} {count:row has|rows have} no line of {count:its|their} own: the whole plan is in the summary of the "
        "run.",
    ),
    "comment.strangers": (
        "{count} {count:godkännande|godkännanden} av andra än dem i approvers.yaml räknas inte",
        "{count} {count:approval|approvals} by others than those in approvers.yaml {count:does|do} not count",
    ),
    "comment.systems_more": (
        "… och {count} system till, som inte får plats här.",
        "… and {count} more {count:system|systems}, for which there is no room here.",
    ),
    "comment.too_large": (
        "Planen är för stor för en kommentar: läs hela i jobbets sammanfattning i Actions innan du godkänner.",
        "The plan is too large for a comment: read all of it in the summary of the run before you approve.",
    ),
    "comment.waits_for_cases": (
        "raderna väntar på ärende {numbers}",
        "the rows wait for case {numbers}",
    ),
    "comment.whole": ("hela planen", "the whole plan"),
}
