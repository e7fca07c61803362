"""What the flows are called, and what is said of files that should have been of the other kind."""

TEXTS: dict[str, tuple[str, str]] = {
    "flow.new_system": ("nytt system", "new system"),
    "flow.environment_added": ("miljö tillagd", "environment added"),
    "flow.new_domain": ("ny tjänstedomän", "new service domain"),
    "flow.new_connection": ("ny anslutning", "new connection"),
    "flow.new_major_version": ("ny majorversion", "new major version"),
    "flow.more_addresses": ("fler adresser", "more addresses"),
    "flow.new_cooperation": ("ny samverkan", "new cooperation"),
    "flow.consumer_added": ("fler behörigheter", "more permissions"),
    "flow.producer_changed": ("byte av producent", "change of producer"),
    "flow.profile_changed": ("byte av profil", "change of profile"),
    "flow.url_changed": ("byte av URL", "change of URL"),
    "flow.addresses_removed": ("borttagna adresser", "addresses removed"),
    "flow.consumer_removed": ("borttagna behörigheter", "permissions removed"),
    "flow.access_instead": (
        "Är det bara behörigheten som ska beställas är det Access, inte Connection: adressen är redan ansluten. "
        "Stryk den ur {path} och skriv en ny fil:",
        "If only the permission is to be ordered, this is Access, not Connection: the address is connected already. "
        "Delete it from {path} and write a new file:",
    ),
    "flow.access_instead.whole": (
        "Är det bara behörigheten som ska beställas är det Access, inte Connection: adressen är redan ansluten. "
        "Skriv {path} så i stället:",
        "If only the permission is to be ordered, this is Access, not Connection: the address is connected already. "
        "Write {path} like this instead:",
    ),
    "flow.connection_instead": (
        "Är adressen ny är det Connection, inte Access: den som producerar tjänsten ansluter den först. Stryk den ur "
        "{path} och skriv en ny fil:",
        "If the address is new, this is Connection, not Access: the producer of the service connects it first. "
        "Delete it from {path} and write a new file:",
    ),
    "flow.connection_instead.whole": (
        "Är adressen ny är det Connection, inte Access: den som producerar tjänsten ansluter den först. Skriv {path} "
        "så i stället:",
        "If the address is new, this is Connection, not Access: the producer of the service connects it first. Write "
        "{path} like this instead:",
    ),
    "flow.more_lines": ("… och {count} till (visa alla med --all)", "… and {count} more (show all with --all)"),
}
