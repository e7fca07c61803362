"""What the rules about the ledger say: TG600 to TG649."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG600.foreign": ("filen hör inte till liggaren", "the file does not belong to the ledger"),
    "TG600.unreadable": ("filen kan inte läsas: {problem}", "the file cannot be read: {problem}"),
    "TG600.newer": (
        "filen är skriven av en nyare version: uppgradera tak",
        "the file was written by a newer version: upgrade tak",
    ),
    "TG600.misplaced": (
        "filen står på fel ställe: det som står i den hör hemma någon annanstans",
        "the file is in the wrong place: what it says belongs elsewhere",
    ),
    "TG600.spelling": (
        "filen är inte skriven så som tak skriver den: någon har ändrat den",
        "the file is not written as tak writes it: somebody has changed it",
    ),
    "TG601.gap": ("beställning {seq} saknas", "order {seq} is missing"),
    "TG601.twice": ("nummer {seq} finns i två miljöer", "number {seq} is in two environments"),
    "TG601.orphan": ("det finns ingen beställning som filen hör till", "there is no order that the file belongs to"),
    "TG601.cursor_gap": ("markör {k} saknas", "cursor {k} is missing"),
    "TG601.no_cursor": ("det finns beställningar men ingen markör", "there are orders but no cursor"),
    "TG602.order": ("beställningen finns redan", "the order is there already"),
    "TG602.no_plan": (
        "ingen plan, och inget ärende i en sammanslagning som inte gick att läsa av när den noterades",
        "no plan, and no case of a merge of which nobody could tell what it asked for when it was noted",
    ),
    "TG602.status": (
        "beställningen var {status}, och det här kan inte följa på det",
        "the order was {status}, and this cannot follow upon that",
    ),
    "TG602.number": ("nummer {found} i stället för {expected}", "number {found} instead of {expected}"),
    "TG602.version": (
        "versionen är {version}, inte beställningens nummer",
        "version {version} is not the order's number",
    ),
    "TG602.day": ("{day} är inte dagen då den skulle gälla", "{day} is not the day on which it was to take effect"),
    "TG602.expired": ("försöket gjordes efter {expires}, när tiden var ute", "the attempt was made after {expires}"),
    "TG602.turn": (
        "försöket gjordes innan beställning {other} var klar, som rör samma rad ({key})",
        "the attempt was made before order {other} was done, which touches the same row ({key})",
    ),
    "TG602.condition": (
        "försöket gjordes innan det som skulle vara klart före det var klart",
        "the attempt was made before what was to be done before it was done",
    ),
    "TG602.no_case": ("bara ett ärende kan bekräftas av någon", "only a case can be confirmed by somebody"),
    "TG602.nonce": (
        "försök {attempt}: den som skrev det här hade inte försökets engångskod",
        "attempt {attempt}: who wrote this had not the nonce of the attempt",
    ),
    "TG602.kind": ("försök {attempt} kan inte sluta med {kind}", "attempt {attempt} cannot end with {kind}"),
    "TG602.before_claim": ("försök {attempt} slutade innan det började", "attempt {attempt} ended before it began"),
    "TG602.payload": (
        "försök {attempt}: det som skulle skickas är inte vad beställningen ger",
        "attempt {attempt}: what was to be sent is not what the order gives",
    ),
    "TG603.parents": (
        "steget har {count} föregångare: varje steg ska ha en, det första ingen",
        "the step has {count} parents: each has one, the first none",
    ),
    "TG603.after": (
        "steget säger att det följer på {said} men följer på {found}: liggaren har skrivits om före det",
        "the step says that it follows {said} but follows {found}: the ledger was rewritten before it",
    ),
    "TG603.content": ("steget innehåller inte vad det säger", "the step does not hold what it says"),
    "TG603.identity": ("steget är gjort av {names}, inte av tak", "the step was made by {names}, not by tak"),
    "TG603.changed": (
        "steget {commit} ändrar eller tar bort filen: i liggaren läggs filer bara till",
        "the step {commit} changes or removes the file: in the ledger files are only added",
    ),
    "TG603.time": (
        "steget är gjort {at}, före det förra ({before})",
        "the step was made {at}, before the last ({before})",
    ),
    "TG603.future": ("tiden {at} är senare än steget ({commit})", "the time {at} is later than the step ({commit})"),
    "TG603.past": (
        "tiden {at} är före det förra steget ({before})",
        "the time {at} is before the last step ({before})",
    ),
    "TG603.step": ("det här är inte ett enda steg: {files}", "this is not one single step: {files}"),
    "TG603.cut": (
        "historiken är avklippt här, så liggaren kan inte prövas: git fetch --unshallow",
        "the history is cut off here, so the ledger cannot be tried: git fetch --unshallow",
    ),
    "TG604.no_branch": (
        'grenen "{branch}" finns inte, så det går inte att se om alla beställningar är med',
        'there is no branch "{branch}", so nobody can see whether all orders are there',
    ),
    "TG604.cut": (
        "historiken är avklippt före {commit}, så det går inte att se om alla beställningar är med: "
        "git fetch --unshallow",
        "the history is cut off before {commit}, so nobody can see whether all orders are there: git fetch --unshallow",
    ),
    "TG604.elsewhere": (
        "markören står på {commit}, som inte är någon sammanslagning på grenen",
        "the cursor is at {commit}, which is no merge of the branch",
    ),
    "TG604.backwards": ("markören går bakåt till {commit}", "the cursor moves backwards to {commit}"),
    "TG604.missing": (
        "sammanslagningen {merge} förde med sig {path}, som inte står i liggaren",
        "the merge {merge} brought {path}, which is not in the ledger",
    ),
    "TG604.extra": (
        "ingen sammanslagning förde med sig {path} ({merge}) vid det här steget",
        "no merge brought {path} ({merge}) at this step",
    ),
    "TG604.unordered": (
        "{merge} är ingen sammanslagning utan beställning vid det här steget",
        "{merge} is no merge without an order at this step",
    ),
    "TG604.differs": (
        "beställningen är inte vad {path} säger i {merge}",
        "the order is not what {path} says in {merge}",
    ),
}
