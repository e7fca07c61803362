"""Why the rules about the ledger are there, and how to mend what they find: TG600 to TG609."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG600.title": ("En fil hör inte hemma i liggaren", "A file does not belong in the ledger"),
    "explain.TG600.why": (
        "Bara tak skriver i liggaren, på ett enda sätt. En fil som är okänd, oläslig, flyttad eller omskriven "
        "betyder att någon annan har varit där, och då går det inte att lita på vad som är skickat.",
        "Only tak writes to the ledger, and in one way. A file that is unknown, unreadable, moved or rewritten "
        "means that somebody else has been there, and then what has been sent cannot be trusted.",
    ),
    "explain.TG600.mend": (
        "Skicka inget. Återställ grenen från en klon vars tak ledger check är ren. Säger meddelandet att filen är"
        " från en nyare version, uppgradera tak.",
        "Send nothing. Restore the branch from a clone whose tak ledger check is clean. If the message says that "
        "the file is from a newer version, upgrade tak.",
    ),
    "explain.TG601.title": ("Liggaren har luckor", "The ledger has gaps"),
    "explain.TG601.why": (
        "Beställningar och markörer numreras utan luckor. Saknas en kan den ha skickats utan att det syns.",
        "Orders and cursors are numbered without gaps. If one is missing, it may have been sent without a trace.",
    ),
    "explain.TG601.mend": (
        "Skicka inget. Återställ grenen från en klon som har sett fler steg: tak ledger check säger vilken.",
        "Send nothing. Restore the branch from a clone that has seen more: tak ledger check tells which.",
    ),
    "explain.TG602.title": ("Ett steg kan inte följa på det förra", "A step cannot follow upon the last"),
    "explain.TG602.why": (
        "En beställning planeras, tas i anspråk, skickas och bekräftas i den ordningen, och varje steg passar "
        "ihop med det förra. Ett steg som inte gör det är inte skrivet av tak.",
        "An order is planned, claimed, sent and verified in that order, and each step fits the one before. A step"
        " that does not was not written by tak.",
    ),
    "explain.TG602.mend": (
        "Skicka inget. Återställ grenen från en klon vars tak ledger check är ren.",
        "Send nothing. Restore the branch from a clone whose tak ledger check is clean.",
    ),
    "explain.TG603.title": ("Liggarens historia har ändrats", "The history of the ledger was changed"),
    "explain.TG603.why": (
        "I liggaren läggs filer bara till, ett steg per commit, och varje steg säger vilket det följer på. Är "
        "historien omskriven eller avklippt går den inte att pröva.",
        "In the ledger files are only added, one step a commit, and each step says which one it follows. A "
        "history that was rewritten or cut off cannot be tried.",
    ),
    "explain.TG603.mend": (
        "Är klonen grund: git fetch --unshallow. Annars: skicka inget, och återställ grenen från en klon vars tak"
        " ledger check är ren.",
        "If the clone is shallow: git fetch --unshallow. Otherwise: send nothing, and restore the branch from a "
        "clone whose tak ledger check is clean.",
    ),
    "explain.TG604.title": ("Liggaren stämmer inte med huvudgrenen", "The ledger does not agree with the main branch"),
    "explain.TG604.why": (
        "Varje beställning som har slagits samman ska stå i liggaren, ordagrant. En som saknas skickas aldrig; en"
        " som inte finns på huvudgrenen har ingen godkänt.",
        "Every order that was merged is to stand in the ledger, word for word. One that is missing is never sent;"
        " one that is not on the main branch was approved by nobody.",
    ),
    "explain.TG604.mend": (
        "Kontrollera att huvudgrenen inte har skrivits om, och att hela historien är hämtad: git fetch "
        "--unshallow. Återställ annars liggaren från en klon som är hel.",
        "Check that the main branch was not rewritten, and that the whole history is fetched: git fetch "
        "--unshallow. Otherwise restore the ledger from a clone that is whole.",
    ),
}
