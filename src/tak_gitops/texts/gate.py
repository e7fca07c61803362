"""What the gate says: why a merge may not be ordered."""

TEXTS: dict[str, tuple[str, str]] = {
    "gate.base_unreadable": (
        "{commit} får inte beställas än, och inte det som slagits samman efter den: {path} i {base}, före "
        "sammanslagningen, går inte att läsa, så ingen vet vem som måste godkänna. Se  tak resolve {commit}",
        "{commit} may not be ordered yet, nor what was merged after it: {path} in {base}, before the merge, cannot be "
        "read, so nobody knows who must approve. See  tak resolve {commit}",
    ),
    "gate.bypassed": (
        "sammanslagningen gick förbi grenens regler ({result})",
        "the merge went past the rules of the branch ({result})",
    ),
    "gate.closed": (
        "{commit} får inte beställas än, och inte det som slagits samman efter den:\n{reasons}\n"
        "Vad som kan göras om det inte kan rättas:  tak resolve {commit}",
        "{commit} may not be ordered yet, nor what was merged after it:\n{reasons}\n"
        "What can be done where that cannot be mended:  tak resolve {commit}",
    ),
    "gate.closed.why": (
        "{commit} får inte beställas än, och inte det som slagits samman efter den:\n{reasons}",
        "{commit} may not be ordered yet, nor what was merged after it:\n{reasons}",
    ),
    "gate.changes_requested": (
        "{name} begärde ändringar och har inte tagit tillbaka det",
        "{name} requested changes and has not taken that back",
    ),
    "gate.commits_hidden": (
        "pull requesten har {count} incheckningar, men bara {listed} går att läsa: ingen vet vilka som skrev resten. "
        "Slå ihop dem till färre i en ny pull request",
        "the pull request has {count} commits, but only {listed} can be read: nobody knows who wrote the rest. "
        "Squash them into fewer in a new pull request",
    ),
    "gate.content_unknown": (
        "det som godkändes ({head}) går inte att hämta, så det går inte att se om det är det som slogs samman",
        "what was approved ({head}) cannot be fetched, so that nobody can see whether it is what was merged",
    ),
    "gate.mixed": (
        "{path} styr vad som får beställas och ändras inte tillsammans med en beställning: dela upp ändringen i två",
        "{path} decides what may be ordered and is not changed together with an order: split the change in two",
    ),
    "gate.no_owner": (
        "ingen som godkänt företräder {owner}, som äger {systems}. Det kan {people} göra",
        "nobody who approved speaks for {owner}, who owns {systems}. {people} can do that",
    ),
    "gate.no_owner.nobody": (
        "ingen i approvers.yaml företräder {owner}, som äger {systems}: skriv owns: hos den som gör det",
        "nobody in approvers.yaml speaks for {owner}, who owns {systems}: write owns: with whoever does",
    ),
    "gate.no_person": ("{name} är inget personkonto", "{name} is no person to the forge"),
    "gate.not_merged": ("pull request {number} är inte sammanslagen", "pull request {number} is not merged"),
    "gate.other_branch": (
        "pull request {number} slogs samman till {branch}, inte till {expected}",
        "pull request {number} was merged to {branch}, not to {expected}",
    ),
    "gate.signed.again": (
        "{head} har slagits samman förut: signaturerna gällde den gången. Gör en ny incheckning och signera den",
        "{head} was merged before: its signatures were for that time. Make a new commit, and sign that",
    ),
    "gate.other_base": (
        "{name} godkände innan pull requesten riktades om till {branch}, och såg då en annan skillnad",
        "{name} approved before the pull request was led to {branch}, and saw another difference then",
    ),
    "gate.other_commit": (
        "{name} godkände {commit}, men det som slogs samman är {head}",
        "{name} approved {commit}, but what was merged is {head}",
    ),
    "gate.other_content": (
        "{commit} innehåller inte det som godkändes ({head}): något kom till vid sammanslagningen",
        "{commit} does not hold what was approved ({head}): something was added by the merge",
    ),
    "gate.other_merge": (
        "pull request {number} gav inte {commit}",
        "pull request {number} did not give {commit}",
    ),
    "gate.other_repository": (
        "pull request {number} hör till ett annat förråd",
        "pull request {number} belongs to another repository",
    ),
    "gate.own": (
        "{name} har själv skrivit i ändringen och kan inte godkänna den",
        "{name} has written in the pull request and cannot approve it",
    ),
    "gate.rules_unknown": (
        "det går inte att se om sammanslagningen gick förbi grenens regler: ge jobbet rätt att läsa dem "
        "(Administration: read), eller skriv approvals: rule_suites: unchecked i tak-gitops.yaml",
        "nobody can see whether the merge went past the rules of the branch: give the job the right to read them "
        "(Administration: read), or write approvals: rule_suites: unchecked in tak-gitops.yaml",
    ),
    "gate.no_signed_head": (
        "ingen har signerat en incheckning vars innehåll är det som slogs samman: tak approve {commit}",
        "nobody has signed a commit whose content is what was merged: tak approve {commit}",
    ),
    "gate.signed.expired": (
        "{name} signerade ett godkännande som gällde till {expires}",
        "{name} signed an approval that counted until {expires}",
    ),
    "gate.signed.other_orders": (
        "{name} signerade andra beställningar än dem som slogs samman",
        "{name} signed other orders than those that were merged",
    ),
    "gate.signed.other_place": (
        "{name} signerade för {repository}, grenen {branch}",
        "{name} signed for {repository}, branch {branch}",
    ),
    "gate.signed.too_few": (
        "måste också signeras (tak approve): {count} av {needed} har gjort det",
        "must be signed, too (tak approve): {count} of {needed} have done it",
    ),
    "gate.signed.unknown": (
        "{digest} är inte signerat för just detta med en nyckel i approvers.yaml, som den var före sammanslagningen",
        "{digest} is not signed for just this with a key in approvers.yaml, as it was before the merge",
    ),
    "gate.signed.unreadable": (
        "{digest} är inget godkännande som går att läsa",
        "{digest} is no approval that can be read",
    ),
    "gate.no_pull": (
        "GitHub känner inte till någon pull request som gav den. Strax efter en sammanslagning kan GitHub ligga efter: "
        "vänta då. Har någon pushat den direkt till {branch}, ångra den (git revert) och gör om den i en pull request "
        "som granskas",
        "GitHub knows no pull request that gave it. Shortly after a merge GitHub may lag behind: wait, then. Where "
        "somebody pushed it to {branch} directly, revert it and bring it again as a pull request that is reviewed",
    ),
    "gate.no_repository": (
        "approvals: by: github kräver repository: (ägare/namn) i tak-gitops.yaml",
        "approvals: by: github needs repository: (owner/name) in tak-gitops.yaml",
    ),
    "gate.reasons": ("{first}\n{rest}", "{first}\n{rest}"),
    "gate.reason": ("  - {reason}", "  - {reason}"),
    "gate.several_pulls": (
        "flera sammanslagna pull requester ({numbers}) gav {commit}: det går inte att se vilken som godkändes",
        "several merged pull requests ({numbers}) gave {commit}: nobody can see which one was approved",
    ),
    "gate.too_few": (
        "{count} {count:godkännande|godkännanden} som räknas, {needed} krävs",
        "{count} {count:approval|approvals} that {count:counts|count}, {needed} needed",
    ),
    "gate.too_late": (
        "{name} godkände efter sammanslagningen",
        "{name} approved after the merge",
    ),
    "gate.why.governance": (
        "ändrar {path}, som styr vad som får beställas",
        "changes {path}, which decides what may be ordered",
    ),
    "gate.why.guard": ("öppnar en spärr", "opens a guard"),
    "gate.why.production": ("gäller {environment}", "is about {environment}"),
    "gate.why.removal": ("tar bort rader i {environment}", "removes rows in {environment}"),
}
