"""What `tak doctor` says of what it looked at."""

TEXTS: dict[str, tuple[str, str]] = {
    "doctor.approvals": (
        "{count} {count:person|personer} får godkänna",
        "{count} {count:person|people} may approve",
    ),
    "doctor.approvals.merge": ("att slå samman är att godkänna", "to merge is to approve"),
    "doctor.certificate": (
        "gäller till {day}, {count} {count:dag|dagar} till; nyckeln passar",
        "valid to {day}, {count} more {count:day|days}; the key fits",
    ),
    "doctor.certificate.named": (
        "{names}; gäller till {day}, {count} {count:dag|dagar} till; nyckeln passar",
        "{names}; valid to {day}, {count} more {count:day|days}; the key fits",
    ),
    "doctor.certificates": (
        "{count} {count:funktionscertifikat|funktionscertifikat}",
        "{count} {count:function certificate|function certificates}",
    ),
    "doctor.channel": ("{kind} {where}", "{kind}: {where}"),
    "doctor.clock": (
        "{seconds} sekunder från GitHubs",
        "{seconds} {seconds:second|seconds} from GitHub's",
    ),
    "doctor.desk": (
        "inte prövat: kör tak doctor där tak desk körs, med dess {variable}",
        "not checked: run tak doctor where tak desk runs, with its {variable}",
    ),
    "doctor.files": (
        "{systems} system, {environments} {environments:miljö|miljöer}",
        "{systems} {systems:system|systems}, {environments} {environments:environment|environments}",
    ),
    "doctor.files.not_committed": (
        "{systems} system, {environments} {environments:miljö|miljöer}; {count} {count:ändrad fil|ändrade filer} är "
        "inte {count:incheckad|incheckade} ({path}) och räknas inte",
        "{systems} {systems:system|systems}, {environments} {environments:environment|environments}; {count} changed "
        "{count:file is|files are} not committed ({path}) and {count:does|do} not count",
    ),
    "doctor.ledger": (
        "{branch}, {count} {count:beställning|beställningar}, hel",
        "{branch}, {count} {count:order|orders}, whole",
    ),
    "doctor.ledger.none": ("{branch} finns inte än", "{branch} is not there yet"),
    "doctor.live": ("{export}", "reads {export}"),
    "doctor.name.approvals": ("godkännare", "approvers"),
    "doctor.name.certificate": ("certifikat", "certificate"),
    "doctor.name.certificates": ("certifikat", "certificates"),
    "doctor.name.channel": ("kanal", "channel"),
    "doctor.name.clock": ("klocka", "clock"),
    "doctor.name.files": ("filer", "files"),
    "doctor.name.ledger": ("liggare", "ledger"),
    "doctor.name.live": ("TAK", "live"),
    "doctor.name.program": ("program", "programs"),
    "doctor.name.rules": ("grenens regler", "branch rules"),
    "doctor.name.suites": ("reglernas utfall", "rule suites"),
    "doctor.name.token": ("token", "the token"),
    "doctor.name.workflows": ("arbetsflöden", "workflows"),
    "doctor.no_admin": (
        "token får inte läsa vad jobb får göra (Administration: read)",
        "the token may not read what jobs may do (Administration: read)",
    ),
    "doctor.no_clock": ("GitHub sade inte vad klockan är", "GitHub did not tell the time"),
    "doctor.no_commit": ("väntar på den första incheckningen", "waits for the first commit"),
    "doctor.no_forge": ("inte prövat: GitHub släpper inte in", "not checked: GitHub does not let us in"),
    "doctor.no_token": ("ingen token ({variables})", "no token ({variables})"),
    "doctor.offline": ("inte prövat: --offline", "not checked: --offline"),
    "doctor.program": ("Git {git}, Python {python}", "git {git}, Python {python}"),
    "doctor.rules": ("{branch} och liggaren är skyddade", "{branch} and the ledger are protected"),
    "doctor.suites": ("syns för token", "shown to the token"),
    "doctor.summary": (
        "{checks} prövade: {errors} fel, {others} {others:varning|varningar}, {unchecked} kunde inte prövas.",
        "{checks} looked at: {errors} {errors:error|errors}, {others} {others:warning|warnings}, {unchecked} "
        "could not be "
        "checked.",
    ),
    "doctor.token": ("{login}, {repository}", "{login} at {repository}"),
    "doctor.workflows": ("skickar för varje miljö", "send for every environment"),
}
