"""What there is to say about Git."""

TEXTS: dict[str, tuple[str, str]] = {
    "git.failed": ("{command} misslyckades: {problem}", "{command} failed: {problem}"),
    "git.slow": (
        "{command} svarade inte på {seconds} {seconds:sekund|sekunder} och avbröts. Pröva nätet och kör igen.",
        "{command} did not answer in {seconds} {seconds:second|seconds} and was stopped. Try the network, run again.",
    ),
    "git.missing": (
        "Programmet git finns inte. Installera Git, eller kör med --base none.",
        "There is no git program. Install Git, or run with --base none.",
    ),
    "git.not_started": ("git kunde inte startas: {problem}", "git could not be started: {problem}"),
    "git.no_repository": (
        "{folder} är inget Git-förråd. Kör git init där, eller tak med --base none.",
        "{folder} is no Git repository. Run git init there, or tak with --base none.",
    ),
    "git.no_branch": (
        'Grenen "{branch}" finns inte här. Hämta den (git fetch origin {branch}:refs/remotes/origin/{branch}, med '
        "--unshallow i en avklippt klon), ange branch i tak-gitops.yaml, eller välj bas med --base.",
        'The branch "{branch}" is not here. Fetch it (git fetch origin {branch}:refs/remotes/origin/{branch}, with '
        "--unshallow in a shallow clone), set branch in tak-gitops.yaml, or choose a base with --base.",
    ),
    "git.no_commit": (
        '"{ref}" är ingen incheckning här. Hämta den med git fetch, eller välj en annan med --base.',
        '"{ref}" is no commit here. Fetch it with git fetch, or choose another with --base.',
    ),
    "git.no_object": (
        "Git har inte innehållet i {path} vid {commit}. Hämta det med git fetch, eller pröva förrådet med git fsck.",
        "Git does not have the content of {path} at {commit}. Fetch it with git fetch, or try git fsck.",
    ),
    "git.shallow": (
        'Historiken är avklippt före "{ref}". Hämta resten med git fetch --unshallow '
        "(i GitHub Actions: fetch-depth: 0).",
        'The history is cut off before "{ref}". Fetch the rest with git fetch --unshallow '
        "(in GitHub Actions: fetch-depth: 0).",
    ),
    "git.unrelated": (
        'Det som är utcheckat har ingen gemensam historik med "{ref}". Välj bas med --base.',
        'What is checked out shares no history with "{ref}". Choose a base with --base.',
    ),
    "git.not_in_history": (
        "Liggaren har kommit till {commit}, som inte finns i grenens historia ({tip}). Grenen är omskriven, eller "
        "klonen är avklippt (shallow): git fetch --unshallow. Inget skickas.",
        "The ledger has come to {commit}, which is not in the history of the branch ({tip}). The branch was rewritten, "
        "or the clone is too shallow: git fetch --unshallow. Nothing is sent.",
    ),
}
