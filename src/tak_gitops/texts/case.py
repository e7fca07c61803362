"""What cases are called, and the Swedish text of each (its English is for those who look)."""

TEXTS: dict[str, tuple[str, str]] = {
    "case.kind.contract_installation": ("installation av tjänstekontrakt", "installation of contracts"),
    "case.kind.contract_uninstallation": ("avinstallation av tjänstekontrakt", "uninstallation of contracts"),
    "case.kind.source_system_change": ("förändring i källsystem", "change in a source system"),
    "case.kind.system_registration": ("registrering av system", "registration of a system"),
    "case.kind.system_deactivation": ("deaktivering av HSA-id", "deactivation of an HSA-id"),
    "case.kind.system_reactivation": ("återaktivering av HSA-id", "reactivation of an HSA-id"),
    "case.kind.system_name": ("nytt namn på system", "new name of a system"),
    "case.kind.system_contacts": ("nya kontaktuppgifter för system", "new contacts of a system"),
    "case.kind.address_name": ("nytt namn på logisk adressat", "new name of a logical address"),
    "case.text.head": ("Ärende till {platform}: {what}", "Case for {platform}: {what}"),
    "case.text.ordered_by": ("Beställare: {name}", "Ordered by: {name}"),
    "case.text.prestudy": ("Förstudie: {name}", "Prestudy: {name}"),
    "case.text.reference": ("Hör till: {name}", "Belongs to: {name}"),
    "case.text.contact": ("Kontakt: {reach}", "Contact: {reach}"),
    "case.text.technical": ("teknisk", "technical"),
    "case.text.contract_installation": (
        "Installera {count} tjänstekontrakt i {platform}:",
        "Install {count} {count:contract|contracts} in {platform}:",
    ),
    "case.text.contract_uninstallation": (
        "Avinstallera {count} tjänstekontrakt i {platform}:",
        "Uninstall {count} {count:contract|contracts} in {platform}:",
    ),
    "case.text.source_system_change": (
        "Vi anmäler en förändring i ett källsystem i {platform}:",
        "We report a change in a source system in {platform}:",
    ),
    "case.text.system_registration": (
        "Registrera systemet för {platform}, så att det kan ingå i beställningar:",
        "Register the system for {platform}, so that it can be part of orders:",
    ),
    "case.text.system_deactivation": (
        "Deaktivera HSA-id:t för nya beställningar i {platform}. Befintliga TAKningar ska ligga kvar:",
        "Deactivate the HSA-id for new orders in {platform}. What is in TAK already is to stay:",
    ),
    "case.text.system_reactivation": (
        "Återaktivera HSA-id:t, så att det kan ingå i nya beställningar i {platform}:",
        "Reactivate the HSA-id, so that it can be part of new orders in {platform}:",
    ),
    "case.text.system_name": (
        "Ändra systemets namn, både där system registreras och i TAK för {platform}:",
        "Change the name of the system, both where systems are registered and in TAK for {platform}:",
    ),
    "case.text.system_contacts": (
        "Uppdatera kontaktuppgifterna för systemet i {platform}:",
        "Update the contacts of the system in {platform}:",
    ),
    "case.text.address_name": (
        "Ändra namnet på {count} {count:logisk adressat|logiska adressater} i TAK för {platform}:",
        "Change the name of {count} logical {count:address|addresses} in TAK for {platform}:",
    ),
    "case.text.contract": ("{name}, version {version}", "{name}, version {version}"),
    "case.text.for": ("Beställs för: {name}", "Ordered for: {name}"),
    "case.text.window": ("Servicefönster: {begins} till {ends} svensk tid", "Window: {begins} to {ends} Swedish time"),
    "case.text.affected": ("Tjänstekontrakt som berörs:", "Contracts concerned:"),
    "case.text.organisation": ("Organisation: {name}", "Organisation: {name}"),
    "case.text.system": ("System: {name}", "System: {name}"),
    "case.text.hsa_id": ("HSA-id: {id}", "HSA-id: {id}"),
    "case.text.contacts": ("Kontakter:", "Contacts:"),
    "case.text.contacts.none": ("Kontakter: inga", "Contacts: none"),
    "case.text.contacts.gone": ("Utgår:", "No longer:"),
    "case.text.was": ("från: {name}", "from: {name}"),
    "case.text.becomes": ("till: {name}", "to: {name}"),
    "case.text.message": ("Meddelande från beställaren:", "Message from who orders:"),
    "case.text.answer": (
        "Svara med ärendenumret, och en gång till när det är gjort.",
        "Answer with the case number, and once more when it is done.",
    ),
}
