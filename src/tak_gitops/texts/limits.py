"""What the guards say."""

TEXTS: dict[str, tuple[str, str]] = {
    "limits.age": (
        "{environment}: exporten gjordes {time} och är {hours} {hours:timme|timmar} gammal. Gränsen är {limit} "
        "{limit:timme|timmar} (snapshot_hours). Hämta en ny export från TAK.",
        "{environment}: the export was made {time} and is {hours} {hours:hour|hours} old. The limit is {limit} "
        "{limit:hour|hours} (snapshot_hours). Fetch a new export from TAK.",
    ),
    "limits.shrunken": (
        "{environment}: exporten har {now}, väntat var {before} efter den senaste beställningen ({path}): {percent} "
        "färre. Gränsen är {limit} (shrink_percent). Kontrollera att exporten är hel.",
        "{environment}: the export has {now}, expected were {before} after the last order ({path}): {percent} fewer. "
        "The limit is {limit} (shrink_percent). Check that the export is whole.",
    ),
    "limits.removals": (
        "{environment}: {count} av {declared} rader skulle tas bort ({percent}). Gränsen är {limit} "
        "{limit:rad|rader}, och {limit_percent} när det är fler än {few}.",
        "{environment}: {count} of {declared} {declared:row|rows} would be removed ({percent}). The limit is {limit} "
        "{limit:row|rows}, and {limit_percent} when there are more than {few}.",
    ),
    "limits.changes": (
        "{environment}: {count} rader skulle beställas, mot {rows} {rows:rad|rader} i filerna före ändringen "
        "({percent}). Gränsen är {limit_percent} när det är fler än {few}.",
        "{environment}: {count} rows would be ordered, against {rows} {rows:row|rows} in the files before the change "
        "({percent}). The limit is {limit_percent} when there are more than {few}.",
    ),
    "limits.changes.first": (
        "{environment}: {count} rader skulle beställas, mot {rows} {rows:rad|rader} i kraft i TAK ({percent}); före "
        "ändringen fanns inget i filerna. Gränsen är {limit_percent} när det är fler än {few}.",
        "{environment}: {count} rows would be ordered, against {rows} {rows:row|rows} in force in TAK ({percent}); "
        "before the change the files had none. The limit is {limit_percent} when there are more than {few}.",
    ),
    "limits.how": (
        "Är det meningen: lägg orders/{environment}/allow-NAMN.yaml i samma pull request "
        '(tak order {environment} --allow NAMN --reason "SKÄL" skriver den).',
        "If this is intended: put orders/{environment}/allow-NAME.yaml into the same pull request "
        '(tak order {environment} --allow NAME --reason "REASON" writes it).',
    ),
    "limits.two_lines": ("{first}\n{second}", "{first}\n{second}"),
    "limits.percent": ("{whole}\u00a0%", "{whole}%"),
    "limits.percent.decimals": ("{whole},{decimals}\u00a0%", "{whole}.{decimals}%"),
    "limits.of_nothing": ("av inget", "of nothing"),
    "limits.empty": (
        "{environment}: TAK sägs vara tomt, utan vägval och adresseringsbehörigheter, men före ändringen fanns "
        "{declared} {declared:rad|rader} i filerna. Kontrollera var exporten kommer ifrån och hämta den igen.",
        "{environment}: TAK is said to be empty, without routings and permissions, but before the change the files "
        "had {declared} {declared:row|rows}. Check where the export comes from, and fetch it again.",
    ),
    "limits.platform": (
        "{environment}: exporten ser ut att vara en annan plattforms. Av {sample} jämförda rader fanns {common} i "
        "exporten bakom den senaste beställningen ({path}); minst en av tio ska ha gjort det. Ange exporten från "
        "{platform}.",
        "{environment}: the export looks like that of another platform. Of {sample} rows that were compared, {common} "
        "were in the export behind the last order ({path}); at least one in ten should have been. Name the export of "
        "{platform}.",
    ),
}
