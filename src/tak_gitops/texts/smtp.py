"""What is said about reaching a mail server: nothing has been sent then."""

TEXTS: dict[str, tuple[str, str]] = {
    "smtp.unreachable": (
        "{server}: e-postservern går inte att använda ({reason}). Kontrollera host och port i environment.yaml och "
        "nätet, och kör igen. Inget är skickat.",
        "{server}: the mail server cannot be used ({reason}). Check host and port in environment.yaml and the network, "
        "and run again. Nothing has been sent.",
    ),
    "smtp.slow": (
        "{server}: e-postservern svarade inte i tid. Kontrollera host och port i environment.yaml och nätet (port 465 "
        "talar inte STARTTLS), och kör igen. Inget är skickat.",
        "{server}: the mail server did not answer in time. Check host and port in environment.yaml and the network "
        "(port 465 does not speak STARTTLS), and run again. Nothing has been sent.",
    ),
    "smtp.no_tls": (
        "{server}: e-postservern erbjuder ingen kryptering (STARTTLS), så brevet kunde läsas på vägen. Ange en server "
        "och port som gör det, ofta 587. Inget är skickat.",
        "{server}: the mail server offers no encryption (STARTTLS), so that the mail could be read on the way. Name a "
        "server and port that do, often 587. Nothing has been sent.",
    ),
    "smtp.untrusted": (
        "{server}: e-postserverns certifikat godtas inte ({reason}). Är det en egen utfärdare: peka ut den med "
        "SSL_CERT_FILE. Inget är skickat.",
        "{server}: the mail server's certificate is not trusted ({reason}). If it has an authority of its own: name "
        "that in SSL_CERT_FILE. Nothing has been sent.",
    ),
    "smtp.wrong_password": (
        "{server}: e-postservern godtar inte användaren eller lösenordet ({reason}). Rätta TAK_GITOPS_SMTP_USER och "
        "TAK_GITOPS_SMTP_PASSWORD. Inget är skickat.",
        "{server}: the mail server does not accept the user or the password ({reason}). Mend TAK_GITOPS_SMTP_USER and "
        "TAK_GITOPS_SMTP_PASSWORD. Nothing has been sent.",
    ),
    "smtp.no_log_in": (
        "{server}: e-postservern tar ingen inloggning med lösenord. Ta bort TAK_GITOPS_SMTP_USER och "
        "TAK_GITOPS_SMTP_PASSWORD, eller ange en annan port. Inget är skickat.",
        "{server}: the mail server takes no log-in by password. Unset TAK_GITOPS_SMTP_USER and "
        "TAK_GITOPS_SMTP_PASSWORD, or name another port. Nothing has been sent.",
    ),
    "smtp.letters": (
        "{server}: användare och lösenord får bara ha tecken ur ASCII, alltså inte å, ä och ö. Byt lösenordet i "
        "TAK_GITOPS_SMTP_PASSWORD. Inget är skickat.",
        "{server}: user and password may have ASCII characters only, so none such as å, ä and ö. Change the password "
        "in TAK_GITOPS_SMTP_PASSWORD. Nothing has been sent.",
    ),
}
