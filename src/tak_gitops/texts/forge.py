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
    "forge.busy.limited": (
        "GitHub har fått fler frågor än token får ställa ({status}, {path}). Försök igen senare.",
        "GitHub has been asked more often than the token may ({status}, {path}). Try again later.",
    ),
    "forge.busy.until": (
        "GitHub har fått fler frågor än token får ställa ({status}, {path}). Försök igen om {minutes} "
        "{minutes:minut|minuter}.",
        "GitHub has been asked more often than the token may ({status}, {path}). Try again in {minutes} "
        "{minutes:minute|minutes}.",
    ),
    "forge.endless": (
        "GitHub slutar inte svara på {path} efter {pages} sidor.",
        "GitHub does not end its answer to {path} after {pages} pages.",
    ),
    "forge.moved": (
        "{repository} har flyttat eller bytt namn hos GitHub: rätta approvals: repository: i tak-gitops.yaml.",
        "{repository} has moved or changed its name at GitHub: correct approvals: repository: in tak-gitops.yaml.",
    ),
    "forge.no_token": (
        "GitHub visar inte {path} för den som inte har en token ({status}). Sätt TAK_GITOPS_GITHUB_TOKEN eller "
        "GITHUB_TOKEN.",
        "GitHub does not show {path} to those without a token ({status}). Set TAK_GITOPS_GITHUB_TOKEN or GITHUB_TOKEN.",
    ),
    "forge.not_found": (
        "GitHub har inget på {path}, eller så får token inte se det ({status}). Är numret och förrådets namn rätt?",
        "GitHub has nothing at {path}, or does not show it to the token ({status}). Are the number and the name of the "
        "repository right?",
    ),
    "forge.refused": (
        "GitHub säger nej ({status}, {path}). {problem}",
        "GitHub says no ({status}, {path}). {problem}",
    ),
    "forge.unauthorized": (
        "GitHub tar inte emot token ({status}, {path}): den är fel, återkallad eller för gammal. Sätt en som gäller i "
        "TAK_GITOPS_GITHUB_TOKEN eller GITHUB_TOKEN.",
        "GitHub does not take the token ({status}, {path}): it is wrong, revoked or too old. Set one that holds in "
        "TAK_GITOPS_GITHUB_TOKEN or GITHUB_TOKEN.",
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
