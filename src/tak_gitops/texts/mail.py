"""What stands in a mail with an order, and what is said about answers to it."""

TEXTS: dict[str, tuple[str, str]] = {
    "mail.subject": (
        "Beställning till {platform} {reference}",
        "Order for {platform} {reference}",
    ),
    "mail.subject.case": (
        "Ärende till {platform} {reference}",
        "Case for {platform} {reference}",
    ),
    "mail.subject.case_kind": (
        "Ärende till {platform}: {what} {reference}",
        "Case for {platform}: {what} {reference}",
    ),
    "mail.subject.duplicate": (
        "MÖJLIG DUBBLETT av {before}: beställning till {platform} {reference}",
        "POSSIBLE DUPLICATE of {before}: order for {platform} {reference}",
    ),
    "mail.subject.case_duplicate": (
        "MÖJLIG DUBBLETT av {before}: ärende till {platform} {reference}",
        "POSSIBLE DUPLICATE of {before}: case for {platform} {reference}",
    ),
    "mail.reference": (
        "Vår beteckning: {reference}\nBehåll den i ämnesraden när ni svarar, så hittar svaret rätt.",
        "Our reference: {reference}\nKeep it in the subject when you answer, so that the answer finds its way.",
    ),
    "mail.duplicate": (
        "MÖJLIG DUBBLETT av {before}: det är osäkert om det brevet kom fram. Har ni redan utfört det, svara med dess "
        "ärendenummer och gör inget mer.",
        "POSSIBLE DUPLICATE of {before}: it is not certain that that mail arrived. If you have carried it out already, "
        "answer with its case number and do nothing more.",
    ),
    "mail.too_large": (
        "{path}: filen är större än {limit} MiB. Spara svaret utan bilagor och försök igen.",
        "{path}: the file is larger than {limit} MiB. Save the answer without attachments and try again.",
    ),
    "mail.not_ours": (
        "{path}: svaret säger inte vilken beställning det gäller: varken In-Reply-To, References eller ämnesraden "
        "leder till ett brev från det här förrådet. Ange numret själv: tak status --case N ÄRENDENUMMER.",
        "{path}: the answer does not say which order it is about: neither In-Reply-To, References nor the subject "
        "lead to a mail of this repository. Give the number yourself: tak status --case N CASE-NUMBER.",
    ),
    "mail.several_orders": (
        "{path}: svaret gäller flera beställningar ({orders}). Ange numret för var och en: tak status --case N "
        "ÄRENDENUMMER.",
        "{path}: the answer is about several orders ({orders}). Give the number of each: tak status --case N "
        "CASE-NUMBER.",
    ),
    "mail.no_number": (
        "{path}: svaret har inget ärendenummer som börjar med {prefix}. Ser numret ut på ett annat sätt, skriv "
        "case_prefix under channel i environment.yaml, eller ange det själv: tak status --case {seq} ÄRENDENUMMER.",
        "{path}: the answer has no case number that begins with {prefix}. If numbers look otherwise, write case_prefix "
        "under channel in environment.yaml, or give it yourself: tak status --case {seq} CASE-NUMBER.",
    ),
    "mail.several_numbers": (
        "{path}: svaret har flera ärendenummer ({numbers}). Ange det rätta: tak status --case {seq} ÄRENDENUMMER.",
        "{path}: the answer has several case numbers ({numbers}). Give the right one: tak status --case {seq} "
        "CASE-NUMBER.",
    ),
}
