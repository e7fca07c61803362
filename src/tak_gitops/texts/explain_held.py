"""Why the rules about files against live are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG340.title": ("Tjänstekontraktet är inte installerat", "The contract is not installed"),
    "explain.TG340.why": (
        "En rad med ett tjänstekontrakt som TAK inte har gör att hela beställningen nekas. Därför beställs "
        "installationen först, som ett ärende, och raderna väntar; är namnet troligen felstavat blockeras de (TG404). "
        "Här sägs det redan när filen skrivs. Källa: prövat mot TAK-web.",
        "A row with a contract that TAK does not have gets the whole order refused. So its installation is ordered "
        "first, as a case, and the rows wait; where the name is likely to be misspelt they are blocked (TG404). Here "
        "it is told when the file is written. Source: tried on TAK-web.",
    ),
    "explain.TG340.mend": (
        "Rätta namnet, om det är fel. Annars visar tak plan ärendet.",
        "Correct the name, if it is wrong. Otherwise tak plan shows the case.",
    ),
    "explain.TG341.title": ("Ny adress utan namn", "A new address without a name"),
    "explain.TG341.why": (
        "En adress som TAK inte har skapas av beställningen, med det namn som filen ger. Utan namn blockerar en plan "
        "raderna (TG405).",
        "An address that TAK does not have is created by the order, with the name that the file gives. Without a name "
        "a plan blocks the rows (TG405).",
    ),
    "explain.TG341.mend": (
        "Skriv name vid adressen. Är den inte ny är id:t fel, eller exporten från en annan miljö.",
        "Write name at the address. If it is not new the id is wrong, or the export is of another environment.",
    ),
    "explain.TG342.title": (
        "System som varken TAK eller filerna känner",
        "A system that neither TAK nor the files know",
    ),
    "explain.TG342.why": (
        "Ett system som TAK inte har skapas av beställningen, med det namn som dess fil i systems/ ger. Finns ingen "
        "sådan blockerar en plan raderna (TG406).",
        "A system that TAK does not have is created by the order, with the name that its file in systems/ gives. "
        "Without such a file a plan blocks the rows (TG406).",
    ),
    "explain.TG342.mend": (
        "Beskriv systemet i systems/, eller rätta HSA-id:t.",
        "Describe the system in systems/, or correct the HSA-id.",
    ),
    "explain.TG344.title": ("Namn som en beställning inte ändrar", "A name that an order does not change"),
    "explain.TG344.why": (
        "Sedan juni 2024 ändrar en beställning inte namn på det som finns: TAK hoppar över det utan att säga något. "
        "Källa: tak-web (NTP-2291), och prövat mot TAK-web.",
        "Since June 2024 an order does not change the name of what is there: TAK passes over it without a word. "
        "Source: tak-web (NTP-2291), and tried on TAK-web.",
    ),
    "explain.TG344.mend": (
        "Skriv samma namn som TAK har, eller be TAK-förvaltningen ändra det där.",
        "Write the name that TAK has, or ask those who run TAK to change it there.",
    ),
    "explain.TG345.title": ("Två gällande vägval", "Two routings in force"),
    "explain.TG345.why": (
        "Plattformen väljer aldrig mellan två gällande vägval för samma adress och tjänstekontrakt, utan svarar "
        'VP006. TAK nekar dessutom varje beställning för dem: "Det finns mer än ett vagval". Källa: plattformens kod, '
        "och prövat mot TAK-web.",
        "The platform never chooses between two routings in force for one address and contract: it answers VP006. And "
        'TAK refuses every order for them: "Det finns mer än ett vagval". Source: the platform\'s code, and tried on '
        "TAK-web.",
    ),
    "explain.TG345.mend": (
        "Be TAK-förvaltningen ta bort den ena raden. Ingen beställning kan göra det.",
        "Ask those who run TAK to remove one of the rows. No order can.",
    ),
    "explain.TG346.title": ("Rader som är låsta av en senare rad", "Rows that a later row locks"),
    "explain.TG346.why": (
        "TAK räknar alla rader från beställningens dag och hundra år framåt. Finns det fler än en, till exempel en "
        "som börjar senare, nekas varje beställning för dem, också en borttagning. Källa: prövat mot TAK-web.",
        "TAK counts all rows from the day of the order and a hundred years on. If there is more than one, such as one "
        "that begins later, every order for them is refused, a removal too. Source: tried on TAK-web.",
    ),
    "explain.TG346.mend": (
        "Vänta tills bara en rad är kvar, eller be TAK-förvaltningen rätta.",
        "Wait until one row is left, or ask those who run TAK to mend it.",
    ),
    "explain.TG347.title": ("Vägval som snart tar slut", "A routing that ends soon"),
    "explain.TG347.why": (
        "Sista dagen hör till raden i TAK, men plattformen räknar dagar utan tidszon: trafiken stannar omkring "
        "klockan 15 på vintern och 16 på sommaren dagen före. Källa: plattformens kod, prövad på JDK 17.",
        "The last day belongs to the row in TAK, but the platform counts days without a time zone: traffic stops at "
        "about 15 o'clock in winter and 16 in summer on the day before. Source: the platform's code, tried on JDK 17.",
    ),
    "explain.TG347.mend": (
        "Beställ vägvalet på nytt (tak order --drift), så förlängs det, eller ta bort det ur filen om det ska sluta.",
        "Order the routing again (tak order --drift), which prolongs it, or delete it from the file if it is to end.",
    ),
    "explain.TG348.title": ("Bara en behörighet till alla öppnar", "Only a permission on every address opens"),
    "explain.TG348.why": (
        "En behörighet till * öppnar vägvalet, så anropen fungerar, men filerna visar inte för vem. Tas den bort "
        "tappar alla åtkomsten på en gång.",
        "A permission on * opens the routing, so calls go through, but the files do not show for whom. If it is "
        "removed all lose access at once.",
    ),
    "explain.TG348.mend": (
        "Skriv consumers i filen, så får de egna behörigheter.",
        "Write consumers in the file, and they get permissions of their own.",
    ),
    "explain.TG350.title": ("Behörighet utan vägval", "A permission without a routing"),
    "explain.TG350.why": (
        "Plattformen söker vägvalet först: finns det inget, varken för adressen, för * eller för en överordnad enhet, "
        "får den som anropar VP004 hur många behörigheter det än finns. Källa: plattformens kod.",
        "The platform looks for the routing first: if there is none, neither for the address nor for * nor for a unit "
        "above, the caller gets VP004 however many permissions there are. Source: the platform's code.",
    ),
    "explain.TG350.mend": (
        "Kontrollera id:t och miljön. Ska adressen anslutas, beställ vägvalet i samma eller en tidigare ändring.",
        "Check the id and the environment. If the address is to be connected, order the routing in the same change or "
        "an earlier one.",
    ),
    "explain.TG351.title": ("Vägval som ingen får använda", "A routing that nobody may use"),
    "explain.TG351.why": (
        "Utan behörighet får den som anropar VP007. Beställningsstödet kräver att varje beställning har behörighet "
        "för minst en konsument. Källa: Ineras introduktion till Beställningsstödet.",
        "Without a permission the caller gets VP007. Beställningsstödet wants every order to have a permission for at "
        "least one consumer. Source: Inera's introduction to Beställningsstödet.",
    ),
    "explain.TG351.mend": (
        "Skriv consumers i filen, eller en Access för konsumenten.",
        "Write consumers in the file, or an Access for the consumer.",
    ),
    "explain.TG352.title": ("Behörighet som redan ges av *", "A permission that * gives already"),
    "explain.TG352.why": (
        "Konsumenten når redan varje adress genom sin behörighet till * i TAK. De uttryckliga raderna ändrar "
        "ingenting, varken när de läggs till eller tas bort.",
        "The consumer reaches every address by its permission on * in TAK already. The explicit rows change nothing, "
        "neither when they are added nor when they are removed.",
    ),
    "explain.TG352.mend": (
        "Låt bli raderna, eller låt TAK-förvaltningen ta bort behörigheten till * när de uttryckliga finns.",
        "Leave the rows out, or have the permission on * removed once the explicit ones are there.",
    ),
}
