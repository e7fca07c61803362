"""What `tak ci` says: in a job's log, in comments after the merge, and in the issue of the schedule."""

TEXTS: dict[str, tuple[str, str]] = {
    "ci.after.done": ("Allt är klart.", "Everything is done."),
    "ci.after.follows": (
        "Kommentaren följer med tills TAK visar ändringen.",
        "This comment follows until TAK shows the change.",
    ),
    "ci.after.held": ("Sammanslagen, men inte beställd än", "Merged, and not ordered yet"),
    "ci.after.held_why": (
        "Ingenting är skickat. Det som slogs samman efter den väntar också.",
        "Nothing has been sent. What was merged after it waits, too.",
    ),
    "ci.after.look": ("Någon måste se till detta:", "Somebody must see to this:"),
    "ci.after.more": (
        "… och {count} {count:beställning|beställningar} till (tak status).",
        "… and {count} more {count:order|orders} (tak status).",
    ),
    "ci.after.name": ("beställningens läge", "the state of the order"),
    "ci.after.no_pull": (
        "{commit}: GitHub känner inte till någon pull request för den, så ingen kommentar skrivs.",
        "{commit}: GitHub knows no pull request of it, so no comment is written.",
    ),
    "ci.after.one": (
        "{count:Beställningen|Beställningarna}: {state}",
        "{count:The order|The orders}: {state}",
    ),
    "ci.after.run": ("körningen", "the run"),
    "ci.after.several": ("{count} beställningar", "{count} orders"),
    "ci.after.several.alarming": (
        "{count} beställningar, {alarming} att se till",
        "{count} orders, {alarming} to see to",
    ),
    "ci.approvals.none": (
        "#{number}: inget godkännande att vänta på.",
        "#{number}: no approval to wait for.",
    ),
    "ci.approvals.other": (
        "{name}: kommentaren i #{number} gäller inte den senaste incheckningen; planens jobb skriver den.",
        "{name}: the comment in #{number} is not about the last commit; the job of the plan writes it.",
    ),
    "ci.approvals.signed_alone": (
        "--signed gäller alla öppna ändringar: skriv --pull för en enda.",
        "--signed is for all open pull requests: write --pull for a single one.",
    ),
    "ci.column.case": ("Ärende", "Case"),
    "ci.column.environment": ("Miljö", "Environment"),
    "ci.column.seq": ("Nr", "No."),
    "ci.column.state": ("Läge", "State"),
    "ci.column.what": ("Vad", "What"),
    "ci.comment.created": ("{name}: kommentar skriven i #{number}.", "{name}: comment written in #{number}."),
    "ci.comment.none": (
        "{name}: inget att säga i #{number}.",
        "{name}: nothing to say in #{number}.",
    ),
    "ci.comment.same": (
        "{name}: kommentaren i #{number} stämmer redan.",
        "{name}: the comment in #{number} is right already.",
    ),
    "ci.comment.updated": (
        "{name}: kommentaren i #{number} är uppdaterad.",
        "{name}: the comment in #{number} is brought up to date.",
    ),
    "ci.held.again": ("Nästa körning prövar igen.", "The next run tries again."),
    "ci.held.approved": (
        "Den är godkänd, men ingen körning av tak submit har tagit upp den än: se den senaste, och starta den igen.",
        "It is approved, but no run of tak submit has taken it up yet: see the last one, and start it again.",
    ),
    "ci.held.behind": (
        "Väntar på {commit}, som slogs samman före och hålls kvar.",
        "Waits for {commit}, which was merged before it and is held.",
    ),
    "ci.held.decide": (
        "Det som inte kan rättas bestämmer den som får skriva i liggaren (hos GitHub med knappen tak-decide): pass "
        "beställer det ändå, skip beställer inget av det.",
        "What cannot be mended is decided by those who may write to the ledger (at GitHub with the button tak-decide): "
        "pass orders it all the same, skip orders nothing of it.",
    ),
    "ci.held.no_later": (
        "Ett godkännande som kommer efter sammanslagningen räknas inte.",
        "An approval that comes after the merge does not count.",
    ),
    "ci.held.sign": (
        "Kan godkänna också i efterhand: {people}",
        "May approve afterwards, too: {people}",
    ),
    "ci.issue.closed": ("Allt är som det ska: ärende #{number} är stängt.", "All is well: issue #{number} is closed."),
    "ci.issue.created": (
        "{count} {count:sak|saker} att se till: ärende #{number} är öppnat.",
        "{count} {count:thing|things} to see to: issue #{number} is opened.",
    ),
    "ci.issue.drift": (
        "{environment}: {count} {count:rad|rader} avviker (tak drift {environment}).",
        "{environment}: {count} {count:row differs|rows differ} (tak drift {environment}).",
    ),
    "ci.issue.failures": ("Det går inte att säga något om", "Nothing can be told of"),
    "ci.issue.held": ("Sammanslaget, men inte beställt", "Merged, and not ordered"),
    "ci.issue.none": ("Allt är som det ska.", "All is well."),
    "ci.issue.orders": ("Beställningar att se till", "Orders to see to"),
    "ci.issue.same": ("Ärende #{number} stämmer redan.", "Issue #{number} is right already."),
    "ci.issue.title": (
        "TAK: {count} {count:sak|saker} att se till",
        "TAK: {count} {count:thing|things} to see to",
    ),
    "ci.issue.title.well": ("TAK: allt är som det ska", "TAK: all is well"),
    "ci.issue.updated": (
        "{count} {count:sak|saker} att se till: ärende #{number} är uppdaterat.",
        "{count} {count:thing|things} to see to: issue #{number} is brought up to date.",
    ),
    "ci.issue.well": (
        "Allt är som det ska: inget avviker, och varje beställning är i drift eller på väg.",
        "All is well: nothing differs, and every order is in force or on its way.",
    ),
    "ci.no_pull": (
        "Vilken pull request? Skriv --pull N; i ett jobb för en pull request säger GitHub det själv.",
        "Which pull request? Write --pull N; in a job of a pull request GitHub says so itself.",
    ),
    "ci.no_report": (
        "{path} är ingen rapport: skriv den med  tak report --out {path}",
        "{path} is no report: write it with  tak report --out {path}",
    ),
    "ci.no_repository": (
        "Vilket förråd hos GitHub? Skriv approvals: {{repository: ägare/namn}} i tak-gitops.yaml.",
        "Which repository at GitHub? Write approvals: {{repository: owner/name}} in tak-gitops.yaml.",
    ),
    "ci.no_right": (
        "Token räcker inte till det här: så är det för en pull request från en fork, och utan pull-requests: write "
        "(för ärenden issues: write) i jobbet. Läs i jobbets sammanfattning i Actions i stället.",
        "The token may not do this: so it is for a pull request from a fork, and without pull-requests: write (for "
        "issues issues: write) in the job. Read the summary of the run instead.",
    ),
    "ci.no_token": (
        "Ingen token: sätt {variables}.",
        "No token: set {variables}.",
    ),
    "ci.not_put": (
        "Inget är skrivet hos GitHub den här gången; planen är densamma.",
        "Nothing is written at GitHub this time; the plan is the same.",
    ),
    "ci.other_base": (
        "Ändringen gäller grenen {base}, men filerna säger {branch}: token skickas ingenstans.",
        "The change is for the branch {base}, but the files say {branch}: the token is sent nowhere.",
    ),
    "ci.stale.again": ("Beställningen är aktuell igen", "The order is current again"),
    "ci.stale.again.why": (
        "Den stämmer med {branch} som grenen är nu.",
        "It agrees with {branch} as that is now.",
    ),
    "ci.stale.cannot": (
        "#{number} gick inte att pröva: {problem}",
        "#{number} could not be checked: {problem}",
    ),
    "ci.stale.conflict": (
        "Ändringen krockar med {branch}: samma rader i filerna är ändrade på båda hållen.",
        "The change conflicts with {branch}: the same lines of the files were changed on both sides.",
    ),
    "ci.stale.headline": ("Beställningen är inte aktuell längre", "The order is no longer current"),
    "ci.stale.how": (
        "Ta in {branch} i grenen, skriv beställningen på nytt och skicka grenen:",
        "Bring {branch} into this branch, write the order again, and push the branch:",
    ),
    "ci.stale.more": (
        "… och {count} {count:rad|rader} till (tak order --check).",
        "… and {count} more {count:line|lines} (tak order --check).",
    ),
    "ci.stale.name": ("inaktuell beställning", "order that is not current"),
    "ci.stale.no_head": (
        "#{number} gick inte att pröva: ändringens sista incheckning kunde inte hämtas.",
        "#{number} could not be checked: its last commit could not be fetched.",
    ),
    "ci.stale.since": (
        "{branch} har ändrats sedan grenen lämnade den. Beställningen stämmer inte sedan sammanslagningen",
        "{branch} has changed since this branch left it. The order has not agreed since the merge",
    ),
    "ci.stale.since_unknown": (
        "{branch} har ändrats sedan grenen lämnade den.",
        "{branch} has changed since this branch left it.",
    ),
    "ci.stale.too_many": (
        "{count} öppna pull requests: bara de {most} nyaste prövas.",
        "{count} open pull requests: only the {most} newest are checked.",
    ),
    "ci.update.closed": (
        "#{number} är inte öppen: beställningen skrivs i en öppen pull request.",
        "#{number} is not open: the order is written in an open pull request.",
    ),
    "ci.update.committed": (
        "Beställningsfilen är incheckad på {branch}.",
        "The order file is committed on {branch}.",
    ),
    "ci.update.counting": (
        "{branch} är grenen som räknas: checka ut grenen för din pull request (git switch).",
        "{branch} is the branch that counts: check out the branch of your pull request (git switch).",
    ),
    "ci.update.fork": (
        "#{number} kommer från ett annat förråd (en fork), och dit skickas inget härifrån: den som äger grenen kör "
        "tak ci update --push i den.",
        "#{number} comes from another repository (a fork), and nothing is pushed there: whoever owns the branch runs "
        "tak ci update --push in it.",
    ),
    "ci.update.link": (
        "{commit} har en symbolisk länk eller ett annat förråd bland beställningarna: ta bort den.",
        "{commit} has a symbolic link or another repository among the orders: remove it.",
    ),
    "ci.update.message": ("Skriv beställningen", "Write the order"),
    "ci.update.new_environment": (
        "{environment} finns inte på grenen som räknas: för in miljön i en egen pull request först.",
        "{environment} is not on the branch that counts: bring the environment in a pull request of its own first.",
    ),
    "ci.update.no_branch": (
        "Ingen gren är utcheckad, bara en incheckning: checka ut grenen för din pull request (git switch).",
        "No branch is checked out, only a commit: check out the branch of your pull request (git switch).",
    ),
    "ci.update.no_remote": (
        "Det finns inget att skicka grenen till (git remote add).",
        "There is nowhere to push the branch to (git remote add).",
    ),
    "ci.update.not_pushed": (
        "Grenen {branch} gick inte att skicka: någon hann före, eller rättigheten saknas. Hämta (git pull) och "
        "kör igen.",
        "The branch {branch} could not be pushed: somebody was first, or the right is missing. Pull, and run again.",
    ),
    "ci.update.pull_alone": (
        "--pull räknar från grenen som räknas: ta bort --base.",
        "--pull measures from the branch that counts: leave --base out.",
    ),
    "ci.update.pushed": ("{branch} är skickad.", "{branch} is pushed."),
    "ci.update.same": ("Beställningsfilen är redan aktuell.", "The order file is current already."),
    "ci.update.uncommitted": (
        "{path} är ändrad men inte incheckad: checka in först, så att beställningen gäller det som granskas.",
        "{path} is changed and not committed: commit first, so that the order is for what is reviewed.",
    ),
    "ci.unreadable": ("{path} går inte att läsa: {problem}.", "{path} cannot be read: {problem}."),
}
