"""What is said of text that is no YAML: TG102."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG102": ("YAML-fel: {problem}", "YAML error: {problem}"),
    "TG102.tab": (
        "en tabb kan inte vara indrag i YAML: skriv två blanksteg i stället",
        "a tab cannot be indentation in YAML: write two blanks in its place",
    ),
    "TG102.colon": (
        'ett kolon med blanksteg efter kan inte stå här: skriv texten inom citattecken ("…"), eller rätta indraget',
        'a colon with a blank after it cannot stand here: write the text in quotes ("…"), or mend the indentation',
    ),
    "TG102.no_colon": (
        "efter en nyckel ska det stå ett kolon och ett blanksteg: skriv  nyckel: värde",
        "after a key there must be a colon and a blank: write  key: value",
    ),
    "TG102.indentation": (
        "raden hör inte ihop med det som står ovanför: rätta indraget",
        "the line does not go with what stands above it: mend the indentation",
    ),
    "TG102.open_list": (
        "listan som börjar här är inte avslutad: ett komma eller ] saknas",
        "the list that begins here is not closed: a comma or ] is missing",
    ),
    "TG102.open_map": (
        "det som börjar här är inte avslutat: ett komma eller }} saknas",
        "what begins here is not closed: a comma or }} is missing",
    ),
    "TG102.no_value": (
        "här väntades ett värde: skriv det, eller ta bort tecknet",
        "a value was expected here: write it, or remove the sign",
    ),
    "TG102.first_character": (
        'tecknet kan inte stå först i en text: skriv den inom citattecken, till exempel "*"',
        'the sign cannot begin a text: write it in quotes, for example "*"',
    ),
    "TG102.open_quote": (
        "texten som börjar här slutar aldrig: ett citattecken saknas",
        "the text that begins here never ends: a quote is missing",
    ),
    "TG102.escape": (
        "ett omvänt snedstreck betyder något inom \"…\": skriv '…' i stället, eller två omvända snedstreck",
        "a backslash means something within \"…\": write '…' in its place, or two backslashes",
    ),
    "TG102.list_here": (
        "en lista kan inte börja på samma rad som nyckeln: skriv den på nästa rad, indragen",
        "a list cannot begin on the line of its key: write it on the next line, indented",
    ),
}
