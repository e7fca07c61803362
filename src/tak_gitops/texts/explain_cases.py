"""Why the rules about cases are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG160.title": ("Ärendet följer av en annan fil", "The case follows from another file"),
    "explain.TG160.why": (
        "En fil med kind: Case skrivs bara för det som ingen annan fil säger. Att ett system är nytt, deaktiverat "
        "eller har bytt namn står redan i systems/, och en adressats namn i dess anslutning: stod det på två ställen "
        "kunde de säga olika. Ärendet skrivs av tak order när den filen ändras.",
        "A file of kind: Case is written only for what no other file tells. That a system is new, deactivated or has "
        "another name stands in systems/ already, and the name of an address in its connection: in two places they "
        "could say different things. tak order writes the case when that file changes.",
    ),
    "explain.TG160.mend": (
        "Ta bort filen och ändra i systems/ eller i anslutningen. tak plan visar ärendet.",
        "Delete the file and make the change in systems/ or in the connection. tak plan shows the case.",
    ),
    "explain.TG161.title": ("Tiden finns inte", "There is no such time"),
    "explain.TG161.why": (
        "Ett servicefönster skrivs i svensk tid, början/slut. Dagen måste finnas i almanackan, och timmen mellan två "
        "och tre finns inte den natt då sommartiden börjar.",
        "A service window is written in Swedish time, beginning/end. The day must be in the calendar, and the hour "
        "between two and three does not exist in the night when summer time begins.",
    ),
    "explain.TG161.mend": (
        "Skriv två tider som finns, till exempel 2026-12-01T22:00/2026-12-02T04:00.",
        "Write two times that exist, such as 2026-12-01T22:00/2026-12-02T04:00.",
    ),
    "explain.TG162.title": ("Fönstret slutar innan det börjar", "The window ends before it begins"),
    "explain.TG162.why": (
        "Den som läser ärendet måste veta när källsystemet är nere. Ett fönster över midnatt har två olika dagar.",
        "Whoever reads the case must know when the source system is down. A window past midnight has two different "
        "days.",
    ),
    "explain.TG162.mend": (
        "Skriv början före slutet, och rätt dag i båda.",
        "Write the beginning before the end, and the right day in both.",
    ),
    "explain.TG163.title": ("Två ärenden om ett tjänstekontrakt", "Two cases about one contract"),
    "explain.TG163.why": (
        "Två filer i en miljö ber om samma tjänstekontrakt, kanske en om installation och en om avinstallation. "
        "Då går det inte att säga vad som ska gälla.",
        "Two files of one environment ask about the same contract, perhaps one to install and one to uninstall it. "
        "Then nobody can tell what is to hold.",
    ),
    "explain.TG163.mend": (
        "Behåll den fil som gäller. En fil vars ärende är klart kan tas bort: att den försvinner beställer inget.",
        "Keep the file that counts. A file whose case is done can be deleted: that orders nothing.",
    ),
}
