"""What the rules about systems say: TG140 to TG159."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG140": (
        "funktionscertifikatet i {environment} är utfärdat för {certified}, men hsa_ids har {written}: det är "
        "certifikatets HSA-id som plattformen känner igen",
        "the function certificate in {environment} is issued for {certified}, but hsa_ids has {written}: it is the "
        "HSA-id of the certificate by which the platform knows the system",
    ),
    "TG140.file": (
        "{path} är utfärdat för {certified}, men subject_hsa_id är {written}: stryk subject_hsa_id, filen räcker",
        "{path} is issued for {certified}, but subject_hsa_id is {written}: delete subject_hsa_id, the file is enough",
    ),
    "TG141.kind": (
        '"{path}" är ingen PEM-fil: lägg certifikatet i en fil som slutar på .pem',
        '"{path}" is no PEM file: put the certificate into a file that ends in .pem',
    ),
    "TG141.missing": ('filen "{path}" finns inte', 'there is no file "{path}"'),
    "TG141.no_hsa_id": (
        "certifikatet i {path} har inte ett HSA-id (serialNumber i subject): är det ett funktionscertifikat från "
        "SITHS?",
        "the certificate in {path} does not have one HSA-id (serialNumber of its subject): is it a function "
        "certificate of SITHS?",
    ),
    "TG141.outside": (
        '"{path}" ligger inte under environments/ eller systems/: flytta filen dit',
        '"{path}" is not below environments/ or systems/: move the file there',
    ),
    "TG141.unreadable": (
        "{path} innehåller inget certifikat som kan läsas: den ska börja med -----BEGIN CERTIFICATE-----",
        "{path} holds no certificate that can be read: it must begin with -----BEGIN CERTIFICATE-----",
    ),
    "TG142": (
        "filen innehåller en privat nyckel: alla som kan läsa förrådet kan uppträda som systemet. Ta bort filen, "
        "spärra certifikatet och beställ ett nytt.",
        "the file holds a private key: everybody who can read the repository can act as the system. Delete the file, "
        "have the certificate revoked and order another.",
    ),
    "TG143": (
        "{path} kan inte läsas, eftersom paketet cryptography saknas: installera tak-gitops[web]",
        "{path} cannot be read, as the package cryptography is missing: install tak-gitops[web]",
    ),
    "TG144": (
        "ett certifikat för {environment}, men systemet har inget HSA-id där: lägg till det under hsa_ids",
        "a certificate for {environment}, but the system has no HSA-id there: add it under hsa_ids",
    ),
    "TG146": (
        'miljön "{name}" beskrivs inte i environments/: inget kan beställas där än',
        'the environment "{name}" is not described in environments/: nothing can be ordered there yet',
    ),
    "TG147": (
        "systemet kan inte läggas till: plattformen {platform} exporterar inget till TAK-api:et (connection_point: "
        "none i {path}), och då går det inte att beställa dit",
        "the system cannot be added: the platform {platform} exports nothing to the TAK-api (connection_point: none "
        "in {path}), and nothing can be ordered there then",
    ),
    "TG150.hsa_id": (
        '"{title}" har samma HSA-id som "{other_title}" ({other}), eller nästan: är det samma system, behåll den ena '
        "filen; annars skriv distinct_from: [{key}]",
        '"{title}" has the same HSA-id as "{other_title}" ({other}), or nearly so: if it is one system, keep one of '
        "the files; else write distinct_from: [{key}]",
    ),
    "TG150.spelling": (
        '"{title}" heter som "{other_title}" ({other}) utom i stavningen: är det samma system, behåll den ena filen; '
        "annars skriv distinct_from: [{key}]",
        '"{title}" is called as "{other_title}" ({other}) but for the spelling: if it is one system, keep one of the '
        "files; else write distinct_from: [{key}]",
    ),
    "TG150.abbreviation": (
        '"{title}" kan vara "{other_title}" ({other}) med organisationen förkortad: är det samma system, behåll den '
        "ena filen; annars skriv distinct_from: [{key}]",
        '"{title}" may be "{other_title}" ({other}) with the organisation abbreviated: if it is one system, keep one '
        "of the files; else write distinct_from: [{key}]",
    ),
    "TG150.word": (
        '"{title}" heter nästan som "{other_title}" ({other}): är det samma system, behåll den ena filen; annars '
        "skriv distinct_from: [{key}]",
        '"{title}" is called nearly as "{other_title}" ({other}): if it is one system, keep one of the files; else '
        "write distinct_from: [{key}]",
    ),
    "TG151": (
        '"{title}" ({hsa_id}) liknar "{other_title}" ({other}), som finns i TAK i {environment}: är det samma '
        "system, skriv det HSA-id:t under hsa_ids; annars skriv distinct_from: [{other}]",
        '"{title}" ({hsa_id}) is like "{other_title}" ({other}), which TAK has in {environment}: if it is one '
        "system, write that HSA-id under hsa_ids; else write distinct_from: [{other}]",
    ),
    "TG151.more": (
        '"{title}" ({hsa_id}) liknar "{other_title}" ({other}) och {count} till som finns i TAK i {environment}: '
        "kontrollera att HSA-id:t är det rätta, och skriv de andra under distinct_from",
        '"{title}" ({hsa_id}) is like "{other_title}" ({other}) and {count} more that TAK has in {environment}: see '
        "that the HSA-id is the right one, and write the others under distinct_from",
    ),
    "TG152": (
        'distinct_from behövs inte för "{name}": inget med det namnet eller HSA-id:t liknar systemet. Stryk det.',
        'distinct_from is not needed for "{name}": nothing of that name or HSA-id is like the system. Delete it.',
    ),
}
