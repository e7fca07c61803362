"""What the rules about cases say: TG160 to TG179 and TG460 to TG479."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG160": (
        '"{value}" skrivs inte som ett ärende: det följer av systemets fil i systems/ (status, organisation, namn, '
        "kontakter). Ändra där och ta bort den här filen.",
        '"{value}" is not written as a case: it follows from the file of the system in systems/ (status, '
        "organisation, name, contacts). Change that and delete this file.",
    ),
    "TG160.registration": (
        '"{value}" skrivs inte som ett ärende: det följer av en ny fil i systems/, eller av ett nytt HSA-id i den. '
        "Skriv där och ta bort den här filen.",
        '"{value}" is not written as a case: it follows from a new file in systems/, or from a new HSA-id in one. '
        "Write it there and delete this file.",
    ),
    "TG160.address": (
        '"{value}" skrivs inte som ett ärende: det följer av adressatens namn (name) i anslutningens fil. Ändra där '
        "och ta bort den här filen.",
        '"{value}" is not written as a case: it follows from the name of the address in the file of the connection. '
        "Change that and delete this file.",
    ),
    "TG161": (
        '"{value}" har en tid som inte finns: kontrollera dag och klockslag (svensk tid, ÅÅÅÅ-MM-DDTtt:mm)',
        '"{value}" has a time that does not exist: check day and time of day (Swedish time, YYYY-MM-DDThh:mm)',
    ),
    "TG162": (
        '"{value}" slutar innan det börjar: skriv början först',
        '"{value}" ends before it begins: write the beginning first',
    ),
    "TG163": (
        "{contract} har redan ett ärende här: {other}. Behåll ett av dem; är det andra klart, ta bort den filen.",
        "{contract} has a case here already: {other}. Keep one of them; if the other is done, delete that file.",
    ),
    "TG460": (
        "{contract} finns redan i TAK, eller är på väg dit: inget ärende skickas om installation",
        "{contract} is in TAK already, or on its way: no case is sent to install it",
    ),
    "TG461": (
        "{contract} finns inte i TAK: inget ärende skickas om avinstallation",
        "{contract} is not in TAK: no case is sent to uninstall it",
    ),
    "TG462": (
        "{contract} kan inte avinstalleras: {routings} vägval och {permissions} {permissions:behörighet|behörigheter} "
        "finns kvar. Ta bort dem först, eller i samma ändring.",
        "{contract} cannot be uninstalled: {routings} {routings:routing|routings} and {permissions} "
        "{permissions:permission|permissions} are left. Remove them first, or by the same change.",
    ),
    "TG463": (
        "servicefönstret började {day}: ett ärende om det kommer för sent. Skriv ett fönster som inte har börjat, "
        "eller ta bort filen.",
        "the window began on {day}: a case about it comes too late. Write one that has not begun, or delete the file.",
    ),
}
