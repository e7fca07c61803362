"""What `tak doctor` finds: TG700 to TG719."""

TEXTS: dict[str, tuple[str, str]] = {
    "TG700": (
        "filerna kan inte läsas ({count} fel; tak validate visar dem): {problem}",
        "the files cannot be read ({count} {count:error|errors}; tak validate shows them): {problem}",
    ),
    "TG700.no_commit": (
        "här finns ingen incheckning än: checka in filerna (git add, git commit), och kör igen",
        "there is no commit here yet: commit the files (git add, git commit), and run again",
    ),
    "TG701": (
        "{found} är för gammal: 2.38 krävs för att pröva att en sammanslagning är vad som godkändes",
        "{found} is too old: 2.38 is needed to prove that a merge is what was approved",
    ),
    "TG702": (
        "liggaren har {count} fel: skicka inget (tak ledger check)",
        "the ledger has {count} {count:fault|faults}: send nothing (tak ledger check)",
    ),
    "TG702.unread": ("liggaren kan inte läsas: {problem}", "the ledger cannot be read: {problem}"),
    "TG703.merge": (
        "att slå samman räknas som att godkänna, också för {names}: skriv approvals: {{by: github, …}}",
        "to merge counts as to approve, for {names} too: write approvals: {{by: github, …}}",
    ),
    "TG703.owner": (
        "ingen i approvers.yaml talar för {owner}: det som rör dess system kan aldrig godkännas. Skriv owns: för någon",
        "nobody in approvers.yaml speaks for {owner}: what touches its systems can never be approved. Write owns: for "
        "somebody",
    ),
    "TG703.production": (
        "{environment} ser ut att vara produktion, men står inte i approvals: production, så ett godkännande räcker",
        "{environment} looks like production, and is not in approvals: production, so one approval is enough",
    ),
    "TG704": (
        "approvers.yaml har {count} {count:person|personer}, men borttagningar och produktion kräver {needed}",
        "approvers.yaml has {count} {count:person|people}, and removals and production need {needed}",
    ),
    "TG705": (
        "ingen token: tak submit kan inte fråga GitHub om godkännanden. Sätt {variables}",
        "no token: tak submit cannot ask GitHub about approvals. Set {variables}",
    ),
    "TG705.refused": ("token duger inte: {problem}", "the token will not do: {problem}"),
    "TG706": (
        "grenen {branch} saknar regeln {rule}: lägg till den under Rules (tak init --github har färdiga)",
        "the branch {branch} lacks the rule {rule}: add it under Rules (tak init --github has them ready)",
    ),
    "TG706.actions": (
        "jobb får godkänna pull requests: stäng av det under Settings, Actions, General",
        "jobs may approve pull requests: switch that off under Settings, Actions, General",
    ),
    "TG706.owner": (
        'GitHub frågar ingen för "{source}" ({kind}): teamet eller kontot måste finnas och få skriva här',
        'GitHub asks nobody for "{source}" ({kind}): the team or the account must be there, and may write here',
    ),
    "TG707": (
        "token får inte se om någon gick förbi grenens regler: då hålls varje sammanslagning. Ge den Administration: "
        "read, eller skriv rule_suites: unchecked",
        "the token may not see whether anybody went past the rules of the branch: then every merge is held. Give it "
        "Administration: read, or write rule_suites: unchecked",
    ),
    "TG708": (
        "datorns klocka går {seconds} sekunder fel mot GitHubs: ställ den (NTP)",
        "this machine's clock is {seconds} seconds away from GitHub's: set it (NTP)",
    ),
    "TG709": ("TAK kan inte läsas: {problem}", "TAK cannot be read: {problem}"),
    "TG709.old": (
        "exporten är {hours} timmar gammal, och gränsen är {limit}: inget beställs mot den",
        "the export is {hours} {hours:hour|hours} old, and the limit is {limit}: nothing is ordered by it",
    ),
    "TG710": ("beställningar kan inte skickas: {problem}", "orders cannot be sent: {problem}"),
    "TG710.folder": ("{path} går inte att skriva i", "{path} cannot be written to"),
    "TG710.none": (
        "miljön säger inte hur beställningar skickas: skriv channel:",
        "the environment does not say how orders leave: write channel:",
    ),
    "TG711": (
        "certifikatet {name} går ut {day}: beställ ett nytt nu",
        "the certificate {name} ends on {day}: order a new one now",
    ),
    "TG712": (
        "certifikatet som {name} pekar ut kan inte läsas: {problem}",
        "the certificate that {name} names cannot be read: {problem}",
    ),
    "TG712.key": (
        "certifikatet som {name} pekar ut har ingen nyckel som passar, eller en som är låst: peka ut den med {key}",
        "the certificate that {name} names has no key that fits, or one that is locked: name it with {key}",
    ),
    "TG712.ended": ("certifikatet {name} gick ut {day}", "the certificate {name} ended on {day}"),
    "TG713": (
        "här skickas inget för {environment}: kör  tak init --github --renew {path}",
        "nothing is sent for {environment} here: run  tak init --github --renew {path}",
    ),
}
