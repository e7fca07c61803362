"""What `tak validate` says beside its findings."""

TEXTS: dict[str, tuple[str, str]] = {
    "validate.summary": (
        "{errors} fel, {warnings} {warnings:varning|varningar}{notes} i {hit} {hit:fil|filer} av {files}.",
        "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}{notes} in {hit} of {files} "
        "{files:file|files}.",
    ),
    "validate.notes": (", {notes} {notes:upplysning|upplysningar}", ", {notes} {notes:note|notes}"),
    "validate.more": ("Mer om en regel:  tak explain {rule}", "More about a rule:  tak explain {rule}"),
    "validate.base": (
        "Bara det som ändringen rör visas (bas {base}).",
        "Only what the change touches is shown (base {base}).",
    ),
    "validate.elsewhere": (
        "Bara det som ändringen rör visas (bas {base}): {count} till, varav {errors} fel, fanns redan i andra filer.  "
        "De visas med:  tak validate --all",
        "Only what the change touches is shown (base {base}): {count} more, {errors} of them errors, were there "
        "before in other files.  To see them:  tak validate --all",
    ),
    "validate.clean.change": (
        "Ändringen ger inget att anmärka på; {files} {files:fil|filer} prövade.",
        "Nothing to remark on the change; {files} {files:file|files} checked.",
    ),
    "validate.column.where": ("Var", "Where"),
    "validate.column.weight": ("Vikt", "Weight"),
    "validate.column.rule": ("Regel", "Rule"),
    "validate.column.what": ("Vad", "What"),
    "validate.clean": ("{files} {files:fil|filer} utan anmärkning.", "{files} {files:file|files}, nothing to remark."),
}
