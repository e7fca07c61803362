"""What is said about logging in to TAK-web: nothing has been ordered then."""

TEXTS: dict[str, tuple[str, str]] = {
    "takweb.address": (
        "{url}: det är ingen adress till TAK-web. Skriv url: https://värd/tak-web under channel i environment.yaml.",
        "{url}: this is no address of TAK-web. Write url: https://host/tak-web under channel in environment.yaml.",
    ),
    "takweb.secret_in_address": (
        "{url}: adressen har användare eller lösenord i sig. Ta bort dem ur environment.yaml, byt lösenordet, och ge "
        "dem som TAK_GITOPS_TAKWEB_USER och TAK_GITOPS_TAKWEB_PASSWORD.",
        "{url}: the address has a user or password in it. Take them out of environment.yaml, change the password, and "
        "give them as TAK_GITOPS_TAKWEB_USER and TAK_GITOPS_TAKWEB_PASSWORD.",
    ),
    "takweb.plain_http": (
        "{url}: adressen är inte https, så lösenord och beställning kan läsas på vägen. Skriv https:// i "
        "environment.yaml. Inget är skickat.",
        "{url}: the address is not https, so that password and order can be read on the way. Write https:// in "
        "environment.yaml. Nothing has been sent.",
    ),
    "takweb.no_user": (
        "{url}: sätt TAK_GITOPS_TAKWEB_USER och TAK_GITOPS_TAKWEB_PASSWORD till en användare som får beställa i "
        "TAK-web. Inget är skickat.",
        "{url}: set TAK_GITOPS_TAKWEB_USER and TAK_GITOPS_TAKWEB_PASSWORD to a user who may order in TAK-web. Nothing "
        "has been sent.",
    ),
    "takweb.too_large": (
        "{url}: beställningen är {size} byte när den kodats, och TAK-web tar högst {limit}. Dela upp ändringen i "
        "flera pull requests. Inget är skickat.",
        "{url}: the order takes {size} bytes when it is encoded, and TAK-web takes at most {limit}. Split the change "
        "into several pull requests. Nothing has been sent.",
    ),
    "takweb.no_form": (
        "{url}: där finns inte TAK-webs inloggning. Kontrollera adressen i environment.yaml: den ska leda till "
        "TAK-webs startsida, ofta https://värd/tak-web. Loggar ni in på annat sätt än med användare och lösenord "
        "behövs en annan kanal, till exempel desk. Inget är skickat.",
        "{url}: the log-in of TAK-web is not there. Check the address in environment.yaml: it must lead to the start "
        "page of TAK-web, often https://host/tak-web. If you log in by other means than user and password, another "
        "channel is needed, such as desk. Nothing has been sent.",
    ),
    "takweb.wrong_password": (
        "{url}: TAK-web godtar inte användaren eller lösenordet. Rätta TAK_GITOPS_TAKWEB_USER och "
        "TAK_GITOPS_TAKWEB_PASSWORD. Inget är skickat.",
        "{url}: TAK-web does not accept the user or the password. Mend TAK_GITOPS_TAKWEB_USER and "
        "TAK_GITOPS_TAKWEB_PASSWORD. Nothing has been sent.",
    ),
    "takweb.no_session": (
        "{url}: TAK-web glömde inloggningen mellan två sidor. Står något framför TAK-web ska det släppa igenom kakan "
        "JSESSIONID, och leda samma kaka till samma server. Inget är skickat.",
        "{url}: TAK-web forgot the log-in between two pages. Whatever stands in front of TAK-web must let the cookie "
        "JSESSIONID through, and lead one cookie to one server. Nothing has been sent.",
    ),
    "takweb.no_token": (
        "{url}: TAK-webs startsida har ingen CSRF-token, fast inloggningen hade en. Kontrollera att adressen leder "
        "till TAK-web själv, och att användaren får se startsidan. Inget är skickat.",
        "{url}: the start page of TAK-web has no CSRF token, though the log-in had one. Check that the address leads "
        "to TAK-web itself, and that the user may see the start page. Nothing has been sent.",
    ),
    "takweb.no_csrf": (
        "TAK-web har inget skydd mot förfalskade anrop (CSRF), som när den körs på H2. Beställningar går fram, men slå "
        "på tak.web.csrf.active om det inte är en provmiljö.",
        "TAK-web has no protection against forged requests (CSRF), as when it runs on H2. Orders get through, but turn "
        "on tak.web.csrf.active unless it is a test environment.",
    ),
    "takweb.unreachable": (
        "{url}: det gick inte att logga in i TAK-web: {reason}. Kontrollera adressen och nätet, och kör igen. Ingen "
        "beställning är skickad.",
        "{url}: logging in to TAK-web failed: {reason}. Check the address and the network, and run again. No order has "
        "been sent.",
    ),
    "takweb.odd": (
        "{url}: TAK-web svarade med {status} vid inloggningen. Kontrollera adressen, och fråga dem som driver TAK-web. "
        "Inget är skickat.",
        "{url}: TAK-web answered with {status} to the log-in. Check the address, and ask those who run TAK-web. "
        "Nothing has been sent.",
    ),
}
