"""What `tak fmt` says."""

TEXTS: dict[str, tuple[str, str]] = {
    "fmt.working": ("Formaterar …", "Formatting …"),
    "fmt.input_alone": (
        "- (standard in) kan inte kombineras med filer.",
        "- (standard input) cannot be combined with files.",
    ),
    "fmt.written": (
        "{changed} {changed:fil|filer} av {files} formaterad{changed:|e}.",
        "{changed} {changed:file|files} of {files} formatted.",
    ),
    "fmt.would": (
        "{changed} {changed:fil|filer} av {files} skulle formateras.",
        "{changed} {changed:file|files} of {files} would be formatted.",
    ),
    "fmt.would.next": ("Kör  tak fmt  och checka in.", "Run  tak fmt  and commit."),
    "fmt.clean": (
        "{files} {files:fil, redan|filer, alla redan} i rätt form.",
        "{files} {files:file, in form already|files, all in form already}.",
    ),
    "fmt.none": ("Det finns inga filer att formatera.", "There are no files to format."),
    "fmt.not_here": (
        '"{path}" är ingen YAML- eller CSV-fil i systems/, environments/ eller orders/ som formateras, ingen mapp med '
        "sådana och ingen miljö.",
        '"{path}" is no YAML or CSV file in systems/, environments/ or orders/ that is formatted, no folder with such '
        "files and no environment.",
    ),
}
