"""What goes wrong between us and GitHub."""

TEXTS: dict[str, tuple[str, str]] = {
    "forge.address": (
        "{url} kan inte vara adressen till GitHubs API: skriv https://…",
        "{url} cannot be the address of GitHub's API: write https://…",
    ),
    "forge.busy": (
        "GitHub kan inte svara nu ({status}, {path}). Försök igen senare.",
        "GitHub cannot answer now ({status}, {path}). Try again later.",
    ),
    "forge.endless": (
        "GitHub slutar inte svara på {path} efter {pages} sidor.",
        "GitHub does not end its answer to {path} after {pages} pages.",
    ),
    "forge.moved": (
        "{repository} har flyttat eller bytt namn hos GitHub: rätta approvals: repository: i tak-gitops.yaml.",
        "{repository} has moved or changed its name at GitHub: correct approvals: repository: in tak-gitops.yaml.",
    ),
    "forge.not_found": (
        "GitHub har inget på {path}, eller så räcker inte rättigheterna ({status}). {problem}",
        "GitHub has nothing at {path}, or the token may not read it ({status}). {problem}",
    ),
    "forge.refused": (
        "GitHub säger nej ({status}, {path}). {problem}",
        "GitHub says no ({status}, {path}). {problem}",
    ),
    "forge.unending": (
        "GitHubs svar på {path} tog aldrig slut: det tog för lång tid, eller var alldeles för stort.",
        "The answer of GitHub to {path} never ended: it took too long, or was far too large.",
    ),
    "forge.unreadable": (
        "GitHubs svar på {path} går inte att läsa.",
        "GitHub's answer to {path} cannot be read.",
    ),
}
