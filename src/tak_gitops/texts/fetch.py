"""What is said when a server that live is read from cannot be reached, refuses, or answers with something else."""

TEXTS: dict[str, tuple[str, str]] = {
    "fetch.address": (
        "{url}: det är ingen adress till en server. Skriv den som https://värd/väg i environment.yaml.",
        "{url}: this is no address of a server. Write it as https://host/path in environment.yaml.",
    ),
    "fetch.secret_in_address": (
        "{url}: adressen har användare eller lösenord i sig. Ta bort dem, och ge dem som TAK_GITOPS_LIVE_USER och "
        "TAK_GITOPS_LIVE_PASSWORD.",
        "{url}: the address has a user or password in it. Take them out, and give them as TAK_GITOPS_LIVE_USER and "
        "TAK_GITOPS_LIVE_PASSWORD.",
    ),
    "fetch.plain_http": (
        "{url}: adressen är inte https, så det som skickas kan läsas på vägen. Skriv https://.",
        "{url}: the address is not https, so that what is sent can be read on the way. Write https://.",
    ),
    "fetch.proxy": (
        "Proxyn {proxy} kan inte användas. Rätta HTTPS_PROXY, till exempel http://proxy.region.example:8080.",
        "The proxy {proxy} cannot be used. Mend HTTPS_PROXY, for example http://proxy.region.example:8080.",
    ),
    "fetch.proxy_refused": (
        "{url}: proxyn släpper inte fram frågan ({reason}). Kontrollera HTTPS_PROXY, eller undanta servern i NO_PROXY.",
        "{url}: the proxy does not let the request through ({reason}). Check HTTPS_PROXY, or except the server in "
        "NO_PROXY.",
    ),
    "fetch.authorities": (
        "{path}: utfärdarna som SSL_CERT_FILE eller SSL_CERT_DIR pekar på går inte att läsa ({reason}). Ange en "
        "PEM-fil, eller ta bort variabeln.",
        "{path}: the authorities that SSL_CERT_FILE or SSL_CERT_DIR name cannot be read ({reason}). Name a PEM file, "
        "or unset the variable.",
    ),
    "fetch.certificate": (
        "{path}: klientcertifikatet eller dess nyckel går inte att använda ({reason}). {variables}_CERT och "
        "{variables}_KEY ska peka på PEM-filer som hör ihop, nyckeln utan lösenord.",
        "{path}: the client certificate or its key cannot be used ({reason}). {variables}_CERT and "
        "{variables}_KEY must name PEM files that belong together, the key without a password.",
    ),
    "fetch.key_alone": (
        "{variables}_KEY är satt men inte {variables}_CERT: ange certifikatet också, eller ta bort nyckeln.",
        "{variables}_KEY is set but {variables}_CERT is not: name the certificate too, or unset the key.",
    ),
    "fetch.password_alone": (
        "{variables}_PASSWORD är satt men inte {variables}_USER: ange användaren också, eller ta bort lösenordet.",
        "{variables}_PASSWORD is set but {variables}_USER is not: name the user too, or unset the password.",
    ),
    "fetch.untrusted": (
        "{url}: serverns certifikat godtas inte ({reason}). Är det en egen utfärdare: peka ut den med SSL_CERT_FILE.",
        "{url}: the server's certificate is not trusted ({reason}). If it has an authority of its own: name that in "
        "SSL_CERT_FILE.",
    ),
    "fetch.wants_certificate": (
        "{url}: servern godtar inte klientcertifikatet, eller saknar ett ({reason}). Ange ett som den känner i "
        "TAK_GITOPS_LIVE_CERT och TAK_GITOPS_LIVE_KEY.",
        "{url}: the server does not accept the client certificate, or misses one ({reason}). Name one that it knows "
        "in TAK_GITOPS_LIVE_CERT and TAK_GITOPS_LIVE_KEY.",
    ),
    "fetch.unreachable": (
        "{url}: servern går inte att nå ({reason}). Kontrollera adressen, nätet och om en proxy behövs (HTTPS_PROXY).",
        "{url}: the server cannot be reached ({reason}). Check the address, the network and whether a proxy is needed "
        "(HTTPS_PROXY).",
    ),
    "fetch.no_connection": (
        "{url}: servern tog inte emot någon förbindelse inom {seconds} s. Kontrollera adressen, nätet och om en proxy "
        "behövs (HTTPS_PROXY).",
        "{url}: the server took no connection within {seconds} s. Check the address, the network and whether a proxy "
        "is needed (HTTPS_PROXY).",
    ),
    "fetch.silent": (
        "{url}: servern slutade svara; inget kom på {seconds} s. Försök igen senare.",
        "{url}: the server stopped answering; nothing came for {seconds} s. Try again later.",
    ),
    "fetch.total": (
        "{url}: svaret var inte klart efter {seconds} s. Försök igen senare, eller spara det en gång med "
        "tak live --save.",
        "{url}: the answer was not complete after {seconds} s. Try again later, or save it once with tak live --save.",
    ),
    "fetch.cut": (
        "{url}: förbindelsen bröts innan svaret var klart ({reason}). Försök igen.",
        "{url}: the connection broke before the answer was complete ({reason}). Try again.",
    ),
    "fetch.damaged": (
        "{url}: svaret är packat på ett sätt som inte går att packa upp. Försök igen; hjälper inte det, anmäl det "
        "till dem som driver servern.",
        "{url}: the answer is packed in a way that cannot be unpacked. Try again; if that does not help, tell those "
        "who run the server.",
    ),
    "fetch.empty": (
        "{url}: svaret är tomt. Kontrollera adressen.",
        "{url}: the answer is empty. Check the address.",
    ),
    "fetch.page": (
        "{url}: svaret är en webbsida, troligen en inloggning. Kontrollera adressen, och vilken inloggning servern "
        "kräver (TAK_GITOPS_LIVE_USER eller TAK_GITOPS_LIVE_CERT).",
        "{url}: the answer is a web page, probably a log-in. Check the address, and which log-in the server wants "
        "(TAK_GITOPS_LIVE_USER or TAK_GITOPS_LIVE_CERT).",
    ),
    "fetch.elsewhere": (
        "{url}: servern hänvisar till en annan server ({target}), och den frågas inte. Stämmer det, skriv den adressen "
        "i environment.yaml.",
        "{url}: the server points to another one ({target}), which is not asked. If that is right, write that address "
        "in environment.yaml.",
    ),
    "fetch.redirects": (
        "{url}: servern hänvisar runt till sig själv. Kontrollera adressen.",
        "{url}: the server points round to itself. Check the address.",
    ),
    "fetch.wants_user": (
        "{url}: servern kräver inloggning. Sätt TAK_GITOPS_LIVE_USER och TAK_GITOPS_LIVE_PASSWORD.",
        "{url}: the server wants a log-in. Set TAK_GITOPS_LIVE_USER and TAK_GITOPS_LIVE_PASSWORD.",
    ),
    "fetch.refused": (
        "{url}: servern godtar inte användaren eller lösenordet. Rätta TAK_GITOPS_LIVE_USER och "
        "TAK_GITOPS_LIVE_PASSWORD.",
        "{url}: the server does not accept the user or the password. Mend TAK_GITOPS_LIVE_USER and "
        "TAK_GITOPS_LIVE_PASSWORD.",
    ),
    "fetch.forbidden": (
        "{url}: servern låter inte dig läsa detta (403). Be dem som driver den om läsrätt.",
        "{url}: the server does not let you read this (403). Ask those who run it for the right to read.",
    ),
    "fetch.not_found": (
        "{url}: det finns inget på den adressen ({status}: {detail}). Kontrollera adressen i environment.yaml.",
        "{url}: there is nothing at that address ({status}: {detail}). Check the address in environment.yaml.",
    ),
    "fetch.busy": (
        "{url}: servern kunde inte svara på {attempts} försök ({status}: {detail}). Försök igen senare.",
        "{url}: the server could not answer in {attempts} tries ({status}: {detail}). Try again later.",
    ),
    "fetch.status": (
        "{url}: servern svarade med {status} ({detail}). Kontrollera adressen i environment.yaml.",
        "{url}: the server answered with {status} ({detail}). Check the address in environment.yaml.",
    ),
    "fetch.withheld": (
        "{environment}: {host} är en ny adress i den här ändringen, så användare, lösenord och certifikat skickas inte "
        "dit. Är den rätt, skriv den i {variables}_HOST där hemligheterna sätts, eller slå samman ändringen först.",
        "{environment}: {host} is a new address in this change, so user, password and certificate are not sent there. "
        "If it is right, write it in {variables}_HOST where the secrets are set, or merge the change first.",
    ),
}
