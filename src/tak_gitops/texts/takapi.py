"""What is said of the answers of the TAK-api, fetched or saved."""

TEXTS: dict[str, tuple[str, str]] = {
    "takapi.no_point_named": (
        "{path}: plattformen {platform} säger inte vilken anslutningspunkt den har i TAK-api:et. Skriv "
        "connection_point: {{platform: NTJP, environment: QA}} med TAK-api:ets ord.",
        "{path}: the platform {platform} does not tell which connection point it has in the TAK-api. Write "
        "connection_point: {{platform: NTJP, environment: QA}} in the TAK-api's words.",
    ),
    "takapi.no_point": (
        "{path}: TAK-api:et har ingen anslutningspunkt {wanted}. Det har: {known}. Rätta connection_point i "
        "environment.yaml.",
        "{path}: the TAK-api has no connection point {wanted}. It has: {known}. Mend connection_point in "
        "environment.yaml.",
    ),
    "takapi.no_folder": (
        "{path}: det är ingen mapp. Ange mappen med TAK-api:ets sparade svar; tak live --save skriver en.",
        "{path}: this is no folder. Name the folder with the saved answers of the TAK-api; tak live --save writes one.",
    ),
    "takapi.not_a_folder": (
        "{path}: här ligger redan en fil. Svaren från TAK-api:et är flera filer: ange en mapp.",
        "{path}: a file is there already. The answers of the TAK-api are several files: name a folder.",
    ),
    "takapi.missing": (
        "{path}: {name} saknas bland de sparade svaren. Spara det, eller skriv alla med tak live --save.",
        "{path}: {name} is not among the saved answers. Save it, or write all of them with tak live --save.",
    ),
    "takapi.not_a_list": (
        "{path}: det är ett fel från TAK-api:et i stället för en lista: {beginning}",
        "{path}: this is an error of the TAK-api instead of a list: {beginning}",
    ),
    "takapi.not_json": (
        '{path}: ett svar från TAK-api:et börjar med [, men det här börjar med "{beginning}". Kontrollera adressen '
        "eller filen.",
        '{path}: an answer of the TAK-api begins with [, but this one begins with "{beginning}". Check the address or '
        "the file.",
    ),
    "takapi.cut": (
        "{path}: svaret är avkortat: JSON-texten tar slut mitt i, vid byte {byte}. Hämta det igen.",
        "{path}: the answer is cut: the JSON text ends in the middle, at byte {byte}. Fetch it again.",
    ),
    "takapi.damaged": (
        "{path}: svaret är skadat: det är inte JSON ({problem}). Hämta det igen.",
        "{path}: the answer is damaged: it is not JSON ({problem}). Fetch it again.",
    ),
    "takapi.shape": (
        "{path}: svaret har inte den form som TAK-api:ets version 2 har ({problem}). Kontrollera adressen: den ska "
        "sluta med /coop/api/v2.",
        "{path}: the answer has not the shape of the TAK-api's version 2 ({problem}). Check the address: it should "
        "end in /coop/api/v2.",
    ),
    "takapi.bare": (
        "{path}: {count} av {total} rader saknar {part}. TAK-api:et bortser från det det inte känner igen i frågan: "
        "fråga med include={parts}, rätt stavat.",
        "{path}: {count} of {total} rows lack {part}. The TAK-api passes over what it does not know in a request: "
        "ask with include={parts}, spelled like that.",
    ),
    "takapi.other_point": (
        "{path}: det finns rader från {found}, men frågan gäller {wanted}. Fråga med connectionPointId för {wanted}.",
        "{path}: there are rows of {found}, but the question is about {wanted}. Ask with connectionPointId of "
        "{wanted}.",
    ),
    "takapi.mixed": (
        "{path}: svaren är från olika hämtningar ({first} och {other}). Hämta alla igen.",
        "{path}: the answers are of different imports ({first} and {other}). Fetch all of them again.",
    ),
    "takapi.moving": (
        "{url}: TAK-api:et läser in ett nytt läge just nu. Försök igen om några minuter.",
        "{url}: the TAK-api is taking in a new state right now. Try again in some minutes.",
    ),
    "takapi.no_rows": (
        "{path}: {point} har varken vägval eller adresseringsbehörigheter i TAK-api:et. Kontrollera connection_point "
        "i environment.yaml, eller vänta på nästa inläsning.",
        "{path}: {point} has neither routings nor permissions in the TAK-api. Check connection_point in "
        "environment.yaml, or wait for the next import.",
    ),
}
