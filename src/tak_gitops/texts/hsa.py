"""What is wrong with a file of HSA's units."""

TEXTS: dict[str, tuple[str, str]] = {
    "hsa.unreadable": (
        "{path}: HSA-filen går inte att läsa ({problem}). Kontrollera sökvägen, eller hämta filen igen.",
        "{path}: the HSA file cannot be read ({problem}). Check the path, or fetch the file again.",
    ),
    "hsa.damaged": (
        "{path}: gzip-filen är avkortad eller skadad. Hämta HSA-filen igen.",
        "{path}: the gzip file is cut or damaged. Fetch the HSA file again.",
    ),
    "hsa.too_big": (
        "{path}: innehållet är större än {limit} MiB, vilket ingen HSA-fil är. Kontrollera att det är rätt fil.",
        "{path}: the content is larger than {limit} MiB, which no HSA file is. Check that it is the right file.",
    ),
    "hsa.not_xml": (
        "{path}:{line}: det är ingen hel XML-fil ({problem}). Ange HSA:s fil med enheter, som den är eller packad med "
        "gzip.",
        "{path}:{line}: this is no whole XML file ({problem}). Name HSA's file of units, as it is or packed with gzip.",
    ),
    "hsa.doctype": (
        "{path}:{line}: filen har en dokumenttyp (DOCTYPE), vilket HSA:s filer inte har. Den läses inte.",
        "{path}:{line}: the file brings a document type (DOCTYPE), which HSA's files do not. It is not read.",
    ),
    "hsa.strange": (
        "{path}:{line}: filen ser inte ut som HSA:s fil med enheter. Kontrollera att det är rätt fil.",
        "{path}:{line}: the file does not look like HSA's file of units. Check that it is the right file.",
    ),
    "hsa.no_units": (
        "{path}: filen har inga enheter (hsaUnit). Kontrollera att det är HSA:s fil med enheter.",
        "{path}: the file has no units (hsaUnit). Check that it is HSA's file of units.",
    ),
    "hsa.skipped": (
        "{count} {count:enhet|enheter} i HSA-filen saknar HSA-id eller egen plats i trädet och räknas inte.",
        "{count} {count:unit|units} of the HSA file {count:has|have} no HSA-id or no place of {count:its|their} own in "
        "the tree, and {count:does|do} not count.",
    ),
}
