"""What `tak approve` says: what is about to be approved, and whether it counts."""

TEXTS: dict[str, tuple[str, str]] = {
    "approve.case": ("  ärende: {kind}, {ids}", "  case: {kind}, {ids}"),
    "approve.count": (
        "{count} av {needed} {needed:godkännande|godkännanden} som räknas.",
        "{count} of {needed} {needed:approval|approvals} that {needed:counts|count}.",
    ),
    "approve.done": (
        "{name} har godkänt {head}. Signaturen ligger på grenen tak-approvals och gäller till {day}.",
        "{name} has approved {head}. The signature is on the branch tak-approvals and counts until {day}.",
    ),
    "approve.head": ("Du godkänner {head}, för grenen {branch}.", "You approve {head}, for the branch {branch}."),
    "approve.needed": (
        "{count} {count:godkännande|godkännanden} krävs.",
        "{count} {count:approval is|approvals are} needed.",
    ),
    "approve.no_base": (
        "{ref} och {branch} har ingen gemensam historia i den här klonen: hämta hela historien (git fetch --unshallow)",
        "{ref} and {branch} share no history in this clone: fetch all of it (git fetch --unshallow)",
    ),
    "approve.no_commit": (
        "{ref} är ingen incheckning här. Hämta ändringen först: git fetch origin GREN && tak approve FETCH_HEAD",
        "{ref} is no commit here. Fetch the change first: git fetch origin BRANCH && tak approve FETCH_HEAD",
    ),
    "approve.no_key": (
        "Vilken nyckel? Skriv --key FIL, eller git config user.signingKey FIL. Den publika nyckeln ska stå i "
        "approvers.yaml.",
        "Which key? Write --key FILE, or git config user.signingKey FILE. The public key must stand in approvers.yaml.",
    ),
    "approve.no_order": ("Ingen beställning.", "No order."),
    "approve.no_program": (
        "{program} finns inte: installera OpenSSH (8.2 eller senare).",
        "There is no {program}: install OpenSSH (8.2 or later).",
    ),
    "approve.no_terminal": (
        "Ingen kan svara här. Läs vad som godkänns och kör med --yes.",
        "Nobody can answer here. Read what is approved and run with --yes.",
    ),
    "approve.not_kept": (
        "Godkännandet gick inte att lägga på grenen {branch}: {problem}",
        "The approval could not be put on the branch {branch}: {problem}",
    ),
    "approve.not_needed": (
        "{commit} kräver inget godkännande: det står approvals: by: merge i tak-gitops.yaml, eller så rör den inget "
        "som beställs, eller är den allra första.",
        "{commit} needs no approval: tak-gitops.yaml says approvals: by: merge, it touches nothing that is ordered, or "
        "is the first commit.",
    ),
    "approve.not_signed": (
        "ssh-keygen signerade inte med {key}. Vad den sade står ovan.",
        "ssh-keygen did not sign with {key}. What it said stands above.",
    ),
    "approve.order": (
        "{environment}, beställning {digest}, {count} {count:rad|rader}:",
        "{environment}, order {digest}, {count} {count:line|lines}:",
    ),
    "approve.others": ("Ändrar också {paths}", "Changes {paths}, too"),
    "approve.owner": (
        "Någon som företräder {owner} måste godkänna: beställningen rör {systems}.",
        "Somebody who speaks for {owner} must approve: the order touches {systems}.",
    ),
    "approve.question": ("Godkänna det? [j/N]", "Approve that? [y/N]"),
    "approve.unknown_key": (
        "Nyckeln {key} är ingens i approvers.yaml på {branch}, så den skulle inte räknas. Inget är sparat. Signera med "
        "den som står där, eller låt någon skriva in raden ur .pub-filen, i en egen ändring.",
        "The key {key} is nobody's in approvers.yaml of {branch}, so that it would not count. Nothing is kept. Sign "
        "with the one that stands there, or have the line of the .pub file written there, in a change of its own.",
    ),
    "approve.would_not_count": (
        "Det skulle inte räknas, så inget är sparat: {reason}",
        "It would not count, so that nothing is kept: {reason}",
    ),
}
