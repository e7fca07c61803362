"""What the command line itself says: help, usage and its one error boundary."""

from tak_gitops.texts.cli_help import TEXTS as HELP
from tak_gitops.texts.cli_options import TEXTS as OPTIONS
from tak_gitops.texts.cli_options_github import TEXTS as MORE_OPTIONS
from tak_gitops.texts.cli_words import TEXTS as WORDS

TEXTS: dict[str, tuple[str, str]] = {
    **HELP,
    **OPTIONS,
    **MORE_OPTIONS,
    **WORDS,
    "cli.about": (
        "Anslutningar till en tjänsteplattform som YAML i Git, och beställningarna till TAK.",
        "Connections of a tjänsteplattform as YAML in Git, and the orders to TAK.",
    ),
    "cli.exit_codes": (
        "Slutkoder: 0 klart, 1 fel eller blockerade rader, 2 avvikelser (tak drift) eller ändringar (bara med "
        "--detailed-exitcode), 3 en gräns sade nej, "
        "4 inaktuell eller oklar, 64 fel i kommandoraden, 70 fel i tak, 130 avbruten.",
        "Exit codes: 0 clean, 1 errors or blocked lines, 2 drift (tak drift) or changes (only with "
        "--detailed-exitcode), 3 a limit refused, 4 stale or in doubt, 64 usage, 70 a bug in tak, 130 interrupted.",
    ),
    "cli.error": ("fel", "error"),
    "cli.warning": ("varning", "warning"),
    "cli.note": ("upplysning", "note"),
    "cli.usage": (
        "{problem}\nHjälp: {command} --help",
        "{problem}\nHelp: {command} --help",
    ),
    "cli.no_option": ("Det finns ingen flagga {name}.", "There is no option {name}."),
    "cli.no_option.nearest": (
        "Det finns ingen flagga {name}, menar du {nearest}?",
        "There is no option {name}, did you mean {nearest}?",
    ),
    "cli.no_command": ('Det finns inget kommando "{name}".', 'There is no command "{name}".'),
    "cli.no_command.nearest": (
        'Det finns inget kommando "{name}", menar du "tak {nearest}"?',
        'There is no command "{name}", did you mean "tak {nearest}"?',
    ),
    "cli.missing": ("{name} saknas.", "{name} is missing."),
    "cli.missing.command": ("Ett kommando saknas.", "A command is missing."),
    "cli.extra": ("För mycket på kommandoraden: {words}", "Too much on the command line: {words}"),
    "cli.takes_value": ("{name} ska följas av ett värde.", "{name} must be followed by a value."),
    "cli.takes_values": ("{name} ska följas av {values}.", "{name} must be followed by {values}."),
    "cli.takes_no_value": ("{name} tar inget värde.", "{name} takes no value."),
    "cli.bad_choice": ("{name}: möjligt är {allowed}.", "{name}: possible are {allowed}."),
    "cli.too_small": ("{name} ska vara ett heltal, minst {low}.", "{name} must be a whole number, at least {low}."),
    "cli.not_in_range": (
        "{name} ska vara ett heltal från {low} till {high}.",
        "{name} must be a whole number from {low} to {high}.",
    ),
    "cli.not_a_folder": ("{name} ska vara en mapp.", "{name} must be a folder."),
    "cli.bad_value": ("{name}: {problem}", "{name}: {problem}"),
    "cli.not_a_day": (
        '"{value}" är ingen dag: skriv till exempel 2026-11-23.',
        '"{value}" is no day: write for example 2026-11-23.',
    ),
    "cli.not_a_moment": (
        '"{value}" är varken en dag eller ett klockslag: skriv till exempel 2026-11-23 eller 2026-11-23T13:00.',
        '"{value}" is neither a day nor a moment: write for example 2026-11-23 or 2026-11-23T13:00.',
    ),
    "cli.interrupted": ("Avbrutet.", "Interrupted."),
    "cli.output": ("Resultatet kunde inte skrivas: {problem}", "The result could not be written: {problem}"),
    "cli.disk": (
        "{path} kunde inte läsas eller skrivas: {problem}",
        "{path} could not be read or written: {problem}",
    ),
    "cli.disk.missing": ("{path} finns inte.", "{path} is not there."),
    "cli.bug": (
        "Ett fel i tak: {problem}\nDet är inte ditt fel. Skicka med {path} när du anmäler det.",
        "A bug in tak: {problem}\nIt is not your fault. Send {path} with your report.",
    ),
    "cli.bug.unsaved": (
        "Ett fel i tak: {problem}\nDet är inte ditt fel. Kör igen med --debug och skicka med det som skrivs.",
        "A bug in tak: {problem}\nIt is not your fault. Run again with --debug and send what is written.",
    ),
    "cli.commands": ("Kommandon", "Commands"),
    "cli.options": ("Flaggor", "Options"),
    "cli.usage_heading": ("Användning", "Usage"),
    "cli.no_root": (
        "Ingen tak-gitops.yaml i {folder} eller någon mapp ovanför. Gå till förrådet, ange -C MAPP, eller "
        "börja ett nytt: tak init.",
        "No tak-gitops.yaml in {folder} or any folder above. Go to the repository, give -C DIR, or begin "
        "a new one: tak init.",
    ),
    "cli.no_folder": ("Mappen {folder} finns inte.", "There is no folder {folder}."),
    "cli.no_environment": (
        'Det finns ingen miljö "{name}". Miljöer här: {known}',
        'There is no environment "{name}". Environments here: {known}',
    ),
    "cli.no_environment.nearest": (
        'Det finns ingen miljö "{name}", menar du "{nearest}"?',
        'There is no environment "{name}", did you mean "{nearest}"?',
    ),
    "cli.no_environments": (
        "Inga miljöer: skapa environments/<miljö>/environment.yaml.",
        "No environments: create environments/<environment>/environment.yaml.",
    ),
    "cli.no_kind": (
        '"{name}" går inte att skriva; möjligt är: {known}',
        '"{name}" cannot be written; possible are: {known}',
    ),
    "cli.schema.written": ("{count} {count:schema|scheman} i {folder}.", "{count} {count:schema|schemas} in {folder}."),
    "cli.schema.outdated": (
        "Inte aktuella: {files}. Kör tak schema och checka in.",
        "Not current: {files}. Run tak schema and commit.",
    ),
}
