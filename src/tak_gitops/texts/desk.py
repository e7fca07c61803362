"""What `tak desk` says: on the screen, and to whoever asks it over HTTP (in Swedish)."""

TEXTS: dict[str, tuple[str, str]] = {
    "desk.said.forbidden": (
        "Certifikatets innehavare finns inte med bland dem som får hämta beställningar här.",
        "The holder of the certificate is not among those who may fetch orders here.",
    ),
    "desk.said.bad": ("Det här är ingen fråga som kan besvaras.", "This is no request that can be answered."),
    "desk.said.method": ("Beställningar kan bara hämtas (GET, HEAD).", "Orders can only be fetched (GET, HEAD)."),
    "desk.said.path": (
        "Beställningar hämtas på /<miljö>/takOrders/<nummer>.",
        "Orders are fetched from /<environment>/takOrders/<number>.",
    ),
    "desk.said.later": (
        "Liggaren går inte att läsa just nu. Försök igen om en stund.",
        "The ledger cannot be read right now. Try again in a while.",
    ),
    "desk.said.unknown": (
        "Det finns ingen beställning att hämta med det numret.",
        "There is no order of that number to fetch.",
    ),
    "desk.said.gone": (
        "Beställningen är avslutad och ska inte läggas in.",
        "The order is closed and must not be entered.",
    ),
    "desk.no_file": (
        "{option} {path}: filen går inte att läsa ({reason}).",
        "{option} {path}: the file cannot be read ({reason}).",
    ),
    "desk.no_certificate": (
        "--cert {path}: där finns inget certifikat i PEM (-----BEGIN CERTIFICATE-----).",
        "--cert {path}: there is no certificate in PEM (-----BEGIN CERTIFICATE-----).",
    ),
    "desk.no_key": (
        "--cert {path}: där finns ingen nyckel. Ange filen med certifikatets nyckel: --key FIL",
        "--cert {path}: there is no key. Name the file with the key of the certificate: --key FILE",
    ),
    "desk.not_a_key": (
        "--key {path}: där finns ingen nyckel i PEM (-----BEGIN PRIVATE KEY-----).",
        "--key {path}: there is no key in PEM (-----BEGIN PRIVATE KEY-----).",
    ),
    "desk.locked": (
        "{path}: nyckeln är låst med ett lösenord. Lås upp den till en fil som bara den här användaren får läsa:\n"
        "  openssl pkey -in {path} -out NY-FIL",
        "{path}: the key is locked with a password. Unlock it to a file that only this user may read:\n"
        "  openssl pkey -in {path} -out NEW-FILE",
    ),
    "desk.mismatch": (
        "--key {key} är inte nyckeln till certifikatet {path}. De ska höra ihop.",
        "--key {key} is not the key of the certificate {path}. They must belong together.",
    ),
    "desk.certificate": (
        "{path}, {key}: certifikatet eller dess nyckel går inte att använda ({reason}).",
        "{path}, {key}: the certificate or its key cannot be used ({reason}).",
    ),
    "desk.ended": (
        "{path}: certifikatet gick ut {day}, så ingen TAK-web godtar det. Hämta ett nytt och starta om.",
        "{path}: the certificate ran out on {day}, so that no TAK-web accepts it. Get a new one, and start again.",
    ),
    "desk.ends": (
        "{path}: certifikatet går ut {day}, om {days} {days:dag|dagar}. Sedan kan ingen hämta.",
        "{path}: the certificate runs out on {day}, in {days} {days:day|days}. Then nobody can fetch.",
    ),
    "desk.authorities": (
        "{option} {path}: filen går inte att använda ({reason}). Den ska vara i PEM.",
        "{option} {path}: the file cannot be used ({reason}). It must be in PEM.",
    ),
    "desk.no_authority": (
        "--client-ca {path}: där finns ingen utfärdare, så ingen skulle släppas in. Ange utfärdarens certifikat, inte "
        "det som den som hämtar har.",
        "--client-ca {path}: there is no authority, so that nobody would be let in. Name the certificate of the "
        "authority, not that of who fetches.",
    ),
    "desk.address": (
        "{host} port {port} går inte att lyssna på ({reason}). Välj en annan med --host och --port.",
        "{host} port {port} cannot be listened on ({reason}). Choose another with --host and --port.",
    ),
    "desk.incomplete": (
        "tak desk behöver {names}. Utan dem vet ingen vem som hämtar. Till exempel:\n"
        "  tak desk --cert desk.pem --key desk.key --client-ca siths.pem --client SE2321000131-TAKWEB",
        "tak desk needs {names}. Without them nobody knows who fetches. For example:\n"
        "  tak desk --cert desk.pem --key desk.key --client-ca siths.pem --client SE2321000131-TAKWEB",
    ),
    "desk.begun": (
        "Beställningar kan hämtas på {url}/<miljö>/takOrders/<nummer>\n"
        "av {clients}. I TAK-web: tak.bestallning.url.N.url={url}/<miljö>/takOrders/",
        "Orders can be fetched from {url}/<environment>/takOrders/<number>\n"
        "by {clients}. In TAK-web: tak.bestallning.url.N.url={url}/<environment>/takOrders/",
    ),
    "desk.end": (
        "Varje hämtning skrivs nedan. Avsluta med Ctrl-C.",
        "Each fetch is written below. End with Ctrl-C.",
    ),
    "desk.open": ("Att hämta nu: {numbers}.", "To be fetched now: {numbers}."),
    "desk.open.number": ("{seq} ({environment})", "{seq} ({environment})"),
    "desk.open.none": ("Inget finns att hämta just nu.", "There is nothing to fetch right now."),
    "desk.open.unknown": ("Vad som finns att hämta går inte att läsa nu.", "What is to be fetched cannot be read now."),
    "desk.loopback": (
        "Bara program på den här datorn når hit. Ska TAK-web på en annan nå hit: --host 0.0.0.0",
        "Only programs on this machine get here. For TAK-web on another one: --host 0.0.0.0",
    ),
    "desk.visit": (
        "{at} {client} ({peer}): {line} – {status}, {outcome}",
        "{at} {client} ({peer}): {line} – {status}, {outcome}",
    ),
    "desk.visit.none": (
        "{at} {client} ({peer}): ingen fråga besvarad ({reason})",
        "{at} {client} ({peer}): no request answered ({reason})",
    ),
    "desk.visit.nobody": ("okänd", "unknown"),
    "desk.outcome.fetched": ("{size} byte", "{size} bytes"),
    "desk.outcome.bad": ("går inte att tolka", "cannot be understood"),
    "desk.outcome.forbidden": (
        "släpps inte in; ska den släppas in: --client {client}",
        "is not let in; if it should be: --client {client}",
    ),
    "desk.outcome.nobody": (
        "släpps inte in: i dess certifikat står inget HSA-id och inget namn, eller flera",
        "is not let in: its certificate has no HSA-id and no name, or several",
    ),
    "desk.outcome.missing": (
        "finns inte att hämta; tak status visar vad som gör det",
        "is not to be fetched; tak status shows what is",
    ),
    "desk.outcome.method": ("bara hämtning besvaras", "only fetching is answered"),
    "desk.outcome.gone": ("avslutad, ska inte läggas in", "closed, must not be entered"),
    "desk.outcome.later": ("liggaren går inte att läsa nu:", "the ledger cannot be read now:"),
    "desk.refusal.busy": ("för många samtidigt", "too many at the same time"),
    "desk.refusal.http": ("talar http, inte https", "speaks http, not https"),
    "desk.refusal.bare": ("visade inget certifikat", "showed no certificate"),
    "desk.refusal.ended": ("dess certifikat har gått ut", "its certificate has run out"),
    "desk.refusal.early": ("dess certifikat gäller inte än", "its certificate is not valid yet"),
    "desk.refusal.revoked": ("dess certifikat är spärrat", "its certificate is revoked"),
    "desk.refusal.issuer": (
        "dess certifikat är utfärdat av någon som --client-ca inte har",
        "its certificate was issued by somebody whom --client-ca does not have",
    ),
    "desk.refusal.crl": (
        "spärrlistan --client-crl saknas för dess utfärdare eller har gått ut: hämta en ny och starta om",
        "the list --client-crl is missing for its authority or has run out: get a new one, and start again",
    ),
    "desk.refusal.mistrusts": (
        "den godtar inte vårt certifikat, --cert: {reason}",
        "it does not accept our certificate, --cert: {reason}",
    ),
}
