"""What `tak validate` says beside its findings."""

TEXTS: dict[str, tuple[str, str]] = {
    "validate.summary": (
        "{errors} fel, {warnings} {warnings:varning|varningar} i {hit} {hit:fil|filer} av {files}.",
        "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings} in {hit} of {files} "
        "{files:file|files}.",
    ),
    "validate.clean": ("{files} {files:fil|filer} utan anmärkning.", "{files} {files:file|files}, nothing to remark."),
}
