"""Why the rules about guards are there, and how to mend what they find: TG500 to TG509."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG501.title": ("Exportens ålder är okänd", "The age of the export is unknown"),
    "explain.TG501.why": (
        "Spärren mot gamla exporter kan inte pröva en export som inte säger när den gjordes (en PubVersion-fil "
        "gör inte det).",
        "The guard against old exports cannot judge an export that does not say when it was made (a PubVersion "
        "file does not).",
    ),
    "explain.TG501.mend": (
        "Kontrollera själv att exporten är från i natt.",
        "Check yourself that the export is from last night.",
    ),
    "explain.TG502.title": ("Exporten säger sig vara från framtiden", "The export claims to be from the future"),
    "explain.TG502.why": (
        "Antingen går någon klocka fel eller är exporten inte den du tror. Dess ålder går då inte att pröva.",
        "Either a clock is wrong or the export is not the one you believe. Its age cannot be judged then.",
    ),
    "explain.TG502.mend": (
        "Kontrollera datorns klocka, --as-of och vilken fil som lästes.",
        "Check the clock of the computer, --as-of, and which file was read.",
    ),
    "explain.TG503.title": ("Gränserna ändras", "The limits change"),
    "explain.TG503.why": (
        "En ändring får inte pröva sig själv med gränser som den själv för med sig, så de gränser som gällde före"
        " ändringen används.",
        "A change must not judge itself by limits that it brings along, so the limits from before the change are used.",
    ),
    "explain.TG503.mend": (
        "Inget behöver göras. Behöver ändringen de nya gränserna, för in dem i en egen pull request först.",
        "Nothing needs to be done. If the change needs the new limits, bring them in by a pull request of their "
        "own first.",
    ),
    "explain.TG504.title": ("En spärr är öppnad", "A guard is opened"),
    "explain.TG504.why": (
        "Beställningen går över en gräns, och en fil i samma pull request öppnar spärren för just de raderna. Det"
        " sägs för att den som granskar ska se det.",
        "The order goes beyond a limit, and a file of the same pull request opens the guard for just those rows. "
        "It is said so that the reviewer sees it.",
    ),
    "explain.TG504.mend": (
        "Läs skälet och raderna innan du godkänner.",
        "Read the reason and the rows before you approve.",
    ),
    "explain.TG505.title": ("Filen som öppnar spärren saknar rader", "The file that opens the guard lacks rows"),
    "explain.TG505.why": (
        "En spärr öppnas bara för exakt de rader som beställs, så att den som godkänner vet vilka de är.",
        "A guard opens for exactly the rows that are ordered, so that whoever approves knows which they are.",
    ),
    "explain.TG505.mend": (
        "Skriv filen på nytt: tak order --allow NAMN --reason TEXT.",
        "Write the file anew: tak order --allow NAME --reason TEXT.",
    ),
    "explain.TG506.title": (
        "Filen som öppnar spärren har rader som inte beställs",
        "The file that opens the guard has rows that are not ordered",
    ),
    "explain.TG506.why": (
        "En rad för mycket skulle vara öppnad utan att någon vet varför, och kan bli en borttagning nästa gång "
        "planen ändras.",
        "A row too many would be open without anybody knowing why, and could become a removal when the plan "
        "changes the next time.",
    ),
    "explain.TG506.mend": (
        "Skriv filen på nytt: tak order --allow NAMN --reason TEXT.",
        "Write the file anew: tak order --allow NAME --reason TEXT.",
    ),
    "explain.TG507.title": ("Ingen spärr är stängd", "No guard is closed"),
    "explain.TG507.why": (
        "Filen öppnar något som inte är stängt. Blir den kvar kan den öppna en spärr som någon annan möter.",
        "The file opens what is not closed. If it stays, it may open a guard that somebody else meets.",
    ),
    "explain.TG507.mend": ("Ta bort filen ur ändringen.", "Remove the file from the change."),
}
