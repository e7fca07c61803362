"""What `tak import` writes into files, and what it says."""

TEXTS: dict[str, tuple[str, str]] = {
    "importing.not_managed": (
        "Rader i TAK som inte styrs härifrån:",
        "Rows of TAK that are not managed here:",
    ),
    "importing.no_organisation": (
        "TAK har bara ett namn för systemet: skriv vilken organisation det hör till.",
        "TAK has one name for the system only: write which organisation it belongs to.",
    ),
    "importing.row.routing": (
        "vägval {contract} till {address} hos {producer}, {profile} {url}: {reason}",
        "routing {contract} to {address} at {producer}, {profile} {url}: {reason}",
    ),
    "importing.row.permission": (
        "behörighet {contract} till {address} för {consumer}: {reason}",
        "permission {contract} to {address} for {consumer}: {reason}",
    ),
    "importing.because.address": ("TAK godtar inte adressatens id", "TAK does not admit the id of the address"),
    "importing.because.contract": (
        "tjänstekontraktets namnrymd går inte att beställa",
        "the namespace of the contract cannot be ordered",
    ),
    "importing.because.producer": (
        "TAK godtar inte producentens HSA-id",
        "TAK does not admit the HSA-id of the producer",
    ),
    "importing.because.consumer": (
        "TAK godtar inte konsumentens HSA-id",
        "TAK does not admit the HSA-id of the consumer",
    ),
    "importing.because.url": ("TAK godtar inte URL:en", "TAK does not admit the URL"),
    "importing.because.profile": ("profilens namn går inte att beställa", "the name of the profile cannot be ordered"),
    "importing.because.hidden": (
        "exporten säger inte vart det leder",
        "the export does not tell where it leads",
    ),
    "importing.because.doubled": (
        "TAK har flera rader för det och vägrar varje beställning som rör dem",
        "TAK has several rows for it and refuses every order about them",
    ),
    "importing.because.later": ("börjar gälla {day}", "begins on {day}"),
    "importing.because.ends": ("gäller för sista gången {day}", "is in force for the last time on {day}"),
    "importing.no_match": (
        '{option} {pattern}: ingenting i exporten heter så. "*" står för vad som helst, till exempel '
        '"SE2321000131-*"; tak live visar vad exporten innehåller.',
        '{option} {pattern}: nothing in the export is called so. "*" stands for anything, such as '
        '"SE2321000131-*"; tak live shows what the export holds.',
    ),
    "importing.working": ("Skriver filer …", "Writing files …"),
    "importing.no_git": (
        "{folder} är inget Git-förråd. Kör git init där först, så att ni kan se vad som skrivs, och ångra det.",
        "{folder} is no Git repository. Run git init there first, so that you can see what is written, and undo it.",
    ),
    "importing.no_urls": (
        "Källan visar inte vart vägvalen leder, så de går inte att skriva som YAML. Hämta en export av TAK och kör "
        "med --export FIL.",
        "The source does not show where the routings lead, so they cannot be written as YAML. Fetch an export of TAK "
        "and run with --export FILE.",
    ),
    "importing.file.new": ("  + {path}  {lines} {lines:rad|rader}", "  + {path}  {lines} {lines:line|lines}"),
    "importing.file.changed": ("  ~ {path}", "  ~ {path}"),
    "importing.nothing": (
        "{environment}: ingenting att importera, {managed} {managed:rad|rader} i TAK är redan beskrivna.",
        "{environment}: nothing to import, {managed} {managed:row|rows} of TAK are declared already.",
    ),
    "importing.written": (
        "{environment}: {routings} vägval och {permissions} {permissions:behörighet|behörigheter} i TAK är nu "
        "beskrivna, på {lines} {lines:rad|rader}.\n"
        "{new} {new:ny fil|nya filer}, {changed} {changed:fil|filer} med tillägg.",
        "{environment}: {routings} {routings:routing|routings} and {permissions} {permissions:permission|permissions} "
        "of TAK are declared now, in {lines} {lines:line|lines}.\n"
        "{new} new {new:file|files}, {changed} {changed:file|files} added to.",
    ),
    "importing.would_write": (
        "{environment}: {routings} vägval och {permissions} {permissions:behörighet|behörigheter} i TAK skulle "
        "beskrivas, på {lines} {lines:rad|rader}.\n"
        "{new} {new:ny fil|nya filer}, {changed} {changed:fil|filer} med tillägg. Ingenting är skrivet.",
        "{environment}: {routings} {routings:routing|routings} and {permissions} {permissions:permission|permissions} "
        "of TAK would be declared, in {lines} {lines:line|lines}.\n"
        "{new} new {new:file|files}, {changed} {changed:file|files} added to. Nothing is written.",
    ),
    "importing.refused": (
        "{count} {count:rad|rader} i TAK kan inte beställas och styrs därför inte härifrån; kommentarer i filerna"
        "{beside} säger varför.",
        "{count} {count:row|rows} of TAK cannot be ordered and {count:is|are} not managed here; comments in the files"
        "{beside} say why.",
    ),
    "importing.refused.beside": (" och i {path}", " and in {path}"),
    "importing.skipped": ("{count} {count:rad|rader} valdes bort.", "{count} {count:row was|rows were} left out."),
    "importing.later": (
        "{count} {count:rad|rader} börjar gälla senare, eller gäller i dag för sista gången: importera igen då.",
        "{count} {count:row begins|rows begin} later, or end today: import again then.",
    ),
    "importing.ended": (
        "{count} {count:rad|rader} i exporten har slutat gälla.",
        "{count} {count:row|rows} of the export {count:has|have} ended.",
    ),
    "importing.next": (
        "Nästa steg: {command}, som inte ska visa någon ändring. Läs filerna och checka in dem.",
        "Next step: {command}, which is to show no change. Read the files and commit them.",
    ),
}
