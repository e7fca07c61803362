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
    "desk.certificate": (
        "{path}: certifikatet eller dess nyckel går inte att använda ({reason}). --cert och --key ska vara PEM-filer "
        "som hör ihop, nyckeln utan lösenord.",
        "{path}: the certificate or its key cannot be used ({reason}). --cert and --key must be PEM files that belong "
        "together, the key without a password.",
    ),
    "desk.authorities": (
        "{path}: filen går inte att använda ({reason}). --client-ca och --client-crl ska vara PEM-filer.",
        "{path}: the file cannot be used ({reason}). --client-ca and --client-crl must be PEM files.",
    ),
    "desk.address": (
        "{host} port {port} går inte att lyssna på ({reason}). Välj en annan med --host och --port.",
        "{host} port {port} cannot be listened on ({reason}). Choose another with --host and --port.",
    ),
    "desk.incomplete": (
        "tak desk behöver {names}. Utan dem vet ingen vem som hämtar.",
        "tak desk needs {names}. Without them nobody knows who fetches.",
    ),
    "desk.begun": (
        "Beställningar kan hämtas på {url}/<miljö>/takOrders/<nummer>\n"
        "av {clients}. I TAK-web: tak.bestallning.url.N.url={url}/<miljö>/takOrders/\n"
        "Varje hämtning skrivs nedan. Avsluta med Ctrl-C.",
        "Orders can be fetched from {url}/<environment>/takOrders/<number>\n"
        "by {clients}. In TAK-web: tak.bestallning.url.N.url={url}/<environment>/takOrders/\n"
        "Each fetch is written below. End with Ctrl-C.",
    ),
    "desk.visit": (
        "{at} {client} ({peer}): {line} – {status}, {size} byte",
        "{at} {client} ({peer}): {line} – {status}, {size} bytes",
    ),
    "desk.visit.none": (
        "{at} {client} ({peer}): ingen fråga besvarad ({reason})",
        "{at} {client} ({peer}): no request answered ({reason})",
    ),
    "desk.visit.nobody": ("okänd", "unknown"),
}
