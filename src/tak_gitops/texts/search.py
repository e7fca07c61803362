"""What is said of a search."""

TEXTS: dict[str, tuple[str, str]] = {
    "search.found": (
        '{count} {count:träff|träffar} på "{text}":',
        '{count} {count:hit|hits} for "{text}":',
    ),
    "search.more": ("… och {count} till (visa alla med --all)", "… and {count} more (show all with --all)"),
    "search.system": ("system", "system"),
    "search.logical_address": ("logisk adressat", "logical address"),
    "search.contract": ("tjänstekontrakt", "contract"),
    "search.url": ("url", "url"),
    "search.not_live": ("inte i TAK", "not in TAK"),
    "search.unread": ("TAK kunde inte läsas", "TAK could not be read"),
    "search.nothing": (
        'Ingenting liknar "{text}". Prova färre ord, en del av namnet, HSA-id:t eller URL:en, eller en annan miljö.',
        'Nothing is like "{text}". Try fewer words, a part of the name, of the HSA-id or of the URL, or another '
        "environment.",
    ),
    "search.nothing.near": (
        'Ingenting heter "{text}", men dessa HSA-id:n är nästan lika: {choices}',
        'Nothing is called "{text}", but these HSA-ids are almost the same: {choices}',
    ),
}
