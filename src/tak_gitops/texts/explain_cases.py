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
        "Behåll den fil som gäller. En fil vars ärende är klart kan tas bort; det beställer inget.",
        "Keep the file that counts. A file whose case is done can be deleted: that orders nothing.",
    ),
    "explain.TG460.title": ("Tjänstekontraktet är installerat", "The contract is installed"),
    "explain.TG460.why": (
        "Ett ärende om installation skickas bara för ett tjänstekontrakt som TAK saknar. En ny minorversion kräver "
        "ingen installation.",
        "A case to install a contract is sent only for one that TAK lacks. A new minor version needs no installation.",
    ),
    "explain.TG460.mend": (
        "Ta bort filen, eller raden i den. Gäller det en ny majorversion, skriv den.",
        "Delete the file, or the line in it. If another major version is meant, write that.",
    ),
    "explain.TG461.title": ("Tjänstekontraktet är inte installerat", "The contract is not installed"),
    "explain.TG461.why": (
        "Det som inte finns i TAK kan inte avinstalleras. Är det rätt miljö, rätt namn och rätt majorversion?",
        "What is not in TAK cannot be uninstalled. Is it the right environment, name and major version?",
    ),
    "explain.TG461.mend": (
        "Rätta namnet, eller ta bort filen.",
        "Correct the name, or delete the file.",
    ),
    "explain.TG462.title": ("Rader behöver tjänstekontraktet", "Rows need the contract"),
    "explain.TG462.why": (
        "Avinstalleras ett tjänstekontrakt slutar alla dess vägval att fungera, också andras. Därför får inget vägval "
        "och ingen behörighet finnas kvar i TAK när ändringen är genomförd. Det som samma ändring tar bort går före: "
        "ärendet skickas när en export visar att raderna är borta.",
        "When a contract is uninstalled all of its routings stop working, also those of others. So no routing and no "
        "permission may be left in TAK when the change is carried out. What the same change removes goes first: the "
        "case is sent when an export shows that the rows are gone.",
    ),
    "explain.TG462.mend": (
        "Stryk raderna ur filerna i samma ändring; tak show visar dem. Andras rader tar de själva bort.",
        "Delete the rows from the files in the same change; tak show lists them. Those of others are removed by them.",
    ),
    "explain.TG463.title": ("Servicefönstret har börjat", "The window has begun"),
    "explain.TG463.why": (
        "En förändring i ett källsystem anmäls innan den sker, så att de som berörs hinner förbereda sig. Ett ärende "
        "vars fönster började en tidigare dag skickas inte.",
        "A change in a source system is reported before it happens, so that those concerned can prepare. A case whose "
        "window began on an earlier day is not sent.",
    ),
    "explain.TG463.mend": (
        "Skriv ett fönster som inte har börjat, eller ta bort filen.",
        "Write a window that has not begun, or delete the file.",
    ),
}
