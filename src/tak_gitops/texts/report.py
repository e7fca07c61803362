"""What `tak report` says beside its report."""

TEXTS: dict[str, tuple[str, str]] = {
    "report.extra": (
        "--format html kräver tillägget web: pip install 'tak-gitops[web]'.",
        "--format html needs the extra web: pip install 'tak-gitops[web]'.",
    ),
    "report.title": ("Ändringar i TAK", "Changes in TAK"),
    "report.written": ("{path} är skriven.", "{path} is written."),
}
