"""What became of a sending, in words: each goes with `sending.PROOFS` and ends a line about an order."""

TEXTS: dict[str, tuple[str, str]] = {
    "sending.report": (
        "TAK-web rapporterade varje rad som väntades",
        "TAK-web reported every line that was expected",
    ),
    "sending.errors": (
        "TAK-web avvisade beställningen och sparade inget; felen står i svaret",
        "TAK-web refused the order and saved nothing; the errors are in the answer",
    ),
    "sending.unreachable": (
        "servern gick inte att nå ({detail}), så inget lämnade den här datorn",
        "the server could not be reached ({detail}), so that nothing left this machine",
    ),
    "sending.untrusted": (
        "serverns certifikat godtogs inte ({detail}), så inget lämnade den här datorn",
        "the server's certificate was not trusted ({detail}), so that nothing left this machine",
    ),
    "sending.slow": (
        "ingen förbindelse kom till stånd i tid, så inget lämnade den här datorn",
        "there was no connection in time, so that nothing left this machine",
    ),
    "sending.log_in": (
        "TAK-web hänvisade till inloggningen i stället för att ta emot beställningen",
        "TAK-web pointed to its log-in instead of taking the order",
    ),
    "sending.too_large": (
        "TAK-web tog inte emot en så stor beställning",
        "TAK-web did not take an order of that size",
    ),
    "sending.other_report": (
        "TAK-web rapporterade något annat än det som väntades; jämför svaret med tak receipt",
        "TAK-web reported something else than what was expected; compare the answer by tak receipt",
    ),
    "sending.stumbled": (
        "TAK-web kraschade på beställningen (RUNTIME ERROR); det säger inte om något sparades",
        "TAK-web stumbled over the order (RUNTIME ERROR); that does not tell whether anything was saved",
    ),
    "sending.other_answer": (
        "svaret är inget som TAK-web svarar på en beställning ({detail})",
        "the answer is none that TAK-web gives to an order ({detail})",
    ),
    "sending.silent": (
        "det kom inget helt svar i tid",
        "there was no whole answer in time",
    ),
    "sending.broken": (
        "förbindelsen bröts innan svaret hade kommit ({detail})",
        "the connection broke before the answer had come ({detail})",
    ),
    "sending.cut": (
        "svaret tog slut för tidigt",
        "the answer ended too early",
    ),
    "sending.endless": (
        "svaret var större än något som TAK-web svarar",
        "the answer was larger than any that TAK-web gives",
    ),
    "sending.refused": (
        "e-postservern tog inte emot brevet ({detail})",
        "the mail server did not take the message ({detail})",
    ),
    "sending.unfinished": (
        "förbindelsen bröts innan brevet var avslutat ({detail}), så det är inte mottaget",
        "the connection broke before the message was ended ({detail}), so that it has not been taken",
    ),
    "sending.unconfirmed": (
        "brevet avslutades, men e-postservern bekräftade det inte ({detail})",
        "the message was ended, but the mail server did not confirm it ({detail})",
    ),
    "sending.mailed": (
        "e-postservern tog emot brevet ({detail})",
        "the mail server took the message ({detail})",
    ),
    "sending.served": (
        "beställningen kan hämtas på sitt nummer",
        "the order can be fetched by its number",
    ),
    "sending.in_folder": (
        "beställningen ligger i mappen",
        "the order lies in the folder",
    ),
    "sending.no_folder": (
        "beställningen kunde inte läggas i mappen ({detail})",
        "the order could not be put into the folder ({detail})",
    ),
    "sending.in_the_way": (
        "i mappen ligger redan en annan fil med beställningens namn",
        "another file with the name of the order lies in the folder already",
    ),
    "sending.half_written": (
        "beställningen lades i mappen, men det är osäkert om den blir kvar där ({detail})",
        "the order was put into the folder, but it is not certain to stay there ({detail})",
    ),
    "sending.in_folder.case": (
        "ärendet ligger i mappen",
        "the case lies in the folder",
    ),
    "sending.no_folder.case": (
        "ärendet kunde inte läggas i mappen ({detail})",
        "the case could not be put into the folder ({detail})",
    ),
    "sending.in_the_way.case": (
        "i mappen ligger redan en annan fil med ärendets namn",
        "another file with the name of the case lies in the folder already",
    ),
    "sending.half_written.case": (
        "ärendet lades i mappen, men det är osäkert om det blir kvar där ({detail})",
        "the case was put into the folder, but it is not certain to stay there ({detail})",
    ),
    "sending.other": ("{proof}", "{proof}"),
}
