"""What the rules say, by rule id and variant; split by what the rules are about."""

from importlib import import_module

TEXTS: dict[str, tuple[str, str]] = {
    key: pair
    for part in (
        "rules_files",
        "rules_yaml",
        "rules_systems",
        "rules_checks",
        "rules_held",
        "rules_live",
        "rules_hygiene",
        "rules_plan",
        "rules_cases",
        "rules_flows",
        "rules_limits",
        "rules_ledger",
        "rules_doctor",
    )
    for key, pair in import_module(f"tak_gitops.texts.{part}").TEXTS.items()
}
