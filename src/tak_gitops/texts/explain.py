"""Why each rule is there and how what it finds is mended, by rule id; split as the rules are."""

from importlib import import_module

TEXTS: dict[str, tuple[str, str]] = {
    "explain.adjustable": (
        "Nivå: {level}. Kan ändras i tak-gitops.yaml:  rules: {{{rule}: {{level: off, reason: …}}}}",
        "Level: {level}. Can be changed in tak-gitops.yaml:  rules: {{{rule}: {{level: off, reason: …}}}}",
    ),
    "explain.level": ("Nivå: {level}. {why}", "Level: {level}. {why}"),
    "explain.fixed": (
        "Kan inte ändras i inställningarna: så länge det finns kvar går det inte att veta vad som ska beställas.",
        "Settings cannot change it: as long as it remains nobody can know what is to be ordered.",
    ),
    "explain.fixed.limits": (
        "Kan inte ändras i inställningarna: en spärr öppnas av en granskad fil som nämner raderna.",
        "Settings cannot change it: a guard is opened by a reviewed file that names the rows.",
    ),
    "explain.fixed.doctor": (
        "Kan inte ändras i inställningarna: utan det kan inget beställas.",
        "Settings cannot change it: without it nothing can be ordered.",
    ),
    "explain.fixed.ledger": (
        "Kan inte ändras i inställningarna: liggaren är beviset på vad som är skickat.",
        "Settings cannot change it: the ledger is the proof of what has been sent.",
    ),
    "explain.mend": ("Så rättar du det:", "How to mend it:"),
    "explain.example": ("Exempel, ur {path}:", "Example, from {path}:"),
    "explain.example.wrong": ("Fel", "Wrong"),
    "explain.example.right": ("Rätt", "Right"),
    "explain.more": ("Mer om en regel: tak explain TG101", "More about a rule: tak explain TG101"),
    "explain.table": ("Regel | Nivå | Vad", "Rule | Level | What"),
    "explain.unknown": (
        'Det finns ingen regel "{name}". Alla regler: tak explain',
        'There is no rule "{name}". All rules: tak explain',
    ),
    "explain.unknown.nearest": (
        'Det finns ingen regel "{name}", menar du {nearest}? Alla regler: tak explain',
        'There is no rule "{name}", did you mean {nearest}? All rules: tak explain',
    ),
    "explain.outdated": (
        "Inte aktuella: {files}. Kör  tak explain --pages {folder}  och checka in.",
        "Not current: {files}. Run  tak explain --pages {folder}  and commit.",
    ),
    "explain.check": ("--check hör till --pages MAPP.", "--check belongs to --pages DIR."),
    "explain.written": ("{count} {count:sida|sidor} i {folder}.", "{count} {count:page|pages} in {folder}."),
    "explain.pages.title": ("Regler", "Rules"),
    "explain.pages.made": (
        "Skriven av  tak explain --pages,  ur samma texter som kommandot visar.",
        "Written by  tak explain --pages  from the same texts that the command shows.",
    ),
    "explain.area.files": ("Filer", "Files"),
    "explain.area.declarations": ("Det som filerna deklarerar", "What files declare"),
    "explain.area.systems": ("System", "Systems"),
    "explain.area.names": ("Id, namn, tjänstekontrakt och profiler", "Ids, names, contracts and profiles"),
    "explain.area.urls": ("URL:er och plattformar", "URLs and platforms"),
    "explain.area.relations": ("Det som hör ihop i filerna", "What belongs together in the files"),
    "explain.area.held": ("Filerna mot TAK", "Files against TAK"),
    "explain.area.live": ("Exporten", "The export"),
    "explain.area.hygiene": ("Städning i TAK", "Tidying TAK"),
    "explain.area.change": ("Ändringen och beställningen", "The change and its order"),
    "explain.area.cases": ("Ärenden", "Cases"),
    "explain.area.flows": ("Flöden och vad de kräver", "Flows and what they need"),
    "explain.area.limits": ("Spärrar", "Guards"),
    "explain.area.ledger": ("Liggaren", "The ledger"),
    "explain.area.doctor": ("Det som ska vara på plats", "What must be in place"),
} | {
    key: pair
    for part in (
        "files",
        "declarations",
        "systems",
        "names",
        "urls",
        "relations",
        "held",
        "live",
        "hygiene",
        "change",
        "cases",
        "flows",
        "limits",
        "ledger",
        "doctor",
    )
    for key, pair in import_module(f"tak_gitops.texts.explain_{part}").TEXTS.items()
}
