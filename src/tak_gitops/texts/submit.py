"""What `tak submit` says."""

TEXTS: dict[str, tuple[str, str]] = {
    "submit.nothing": (
        "Inget att skicka: inget väntar av det som är sammanslaget till {commit}.",
        "Nothing to send: nothing waits of what is merged up to {commit}.",
    ),
    "submit.accepted": (
        "{environment}: beställning {seq} ({digest}) är mottagen av TAK, rad för rad som väntat.",
        "{environment}: order {seq} ({digest}) is taken by TAK, line by line as expected.",
    ),
    "submit.sent": (
        "{environment}: beställning {seq} ({digest}) är skickad. En kommande export visar om den är utförd.",
        "{environment}: order {seq} ({digest}) is sent. A later export shows whether it has been carried out.",
    ),
    "submit.sent.case": (
        "{environment}: ärende {seq} ({digest}) är skickat. När svaret har kommit:  tak status {seq}",
        "{environment}: case {seq} ({digest}) is sent. When the answer has come:  tak status {seq}",
    ),
    "submit.not_sent.case": (
        "{environment}: ärende {seq} ({digest}) kom aldrig iväg. Nästa tak submit försöker igen.",
        "{environment}: case {seq} ({digest}) never left. The next tak submit tries again.",
    ),
    "submit.in_doubt.case": (
        "{environment}: OKLART om ärende {seq} ({digest}) kom fram. Det skickas inte igen av sig självt. Ta reda på "
        "det, och avgör:  tak resolve {seq}",
        "{environment}: IN DOUBT whether case {seq} ({digest}) arrived. It is not sent again by itself. Find out, and "
        "decide:  tak resolve {seq}",
    ),
    "submit.unresolved.case": (
        "{environment}: OKLART om ärende {seq} kom fram. Avgör:  tak resolve {seq}",
        "{environment}: IN DOUBT whether case {seq} arrived. Decide:  tak resolve {seq}",
    ),
    "submit.rejected": (
        "{environment}: beställning {seq} ({digest}) är nekad av TAK: inget är sparat.",
        "{environment}: order {seq} ({digest}) is refused by TAK: nothing is saved.",
    ),
    "submit.not_sent": (
        "{environment}: beställning {seq} ({digest}) kom aldrig iväg. Nästa tak submit försöker igen.",
        "{environment}: order {seq} ({digest}) never left. The next tak submit tries again.",
    ),
    "submit.in_doubt": (
        "{environment}: OKLART om beställning {seq} ({digest}) kom fram. Den skickas inte igen av sig själv. Ta reda "
        "på det, och avgör:  tak resolve {seq}",
        "{environment}: IN DOUBT whether order {seq} ({digest}) arrived. It is not sent again by itself. Find out, "
        "and decide:  tak resolve {seq}",
    ),
    "submit.unresolved": (
        "{environment}: OKLART om beställning {seq} kom fram. Avgör:  tak resolve {seq}",
        "{environment}: IN DOUBT whether order {seq} arrived. Decide:  tak resolve {seq}",
    ),
    "submit.under_way": (
        "{environment}: beställning {seq} skickas just nu av en annan körning.",
        "{environment}: order {seq} is being sent by another run.",
    ),
    "submit.waits": (
        "{environment}: beställning {seq} väntar på {others}, som rör samma rader.",
        "{environment}: order {seq} waits for {others}, which touches the same rows.",
    ),
    "submit.waits.case": (
        "{environment}: beställning {seq} väntar på ärende {others}. Den skickas när det är klart (tak verify, eller "
        "tak resolve {others} done).",
        "{environment}: order {seq} waits for case {others}. It is sent when that is done (tak verify, or tak resolve "
        "{others} done).",
    ),
    "submit.waits.rows": (
        "{environment}: ärende {seq} väntar på beställning {others}, som ska vara i drift först.",
        "{environment}: case {seq} waits for order {others}, which is to be in force first.",
    ),
    "submit.case.lost": (
        "{environment}: beställning {seq} skickas inte: ärende {other}, som den väntade på, är {status}.",
        "{environment}: order {seq} is not sent: case {other}, which it waited for, is {status}.",
    ),
    "submit.case.lost_rows": (
        "{environment}: ärende {seq} skickas inte: beställning {other}, som det väntade på, är {status}.",
        "{environment}: case {seq} is not sent: order {other}, which it waited for, is {status}.",
    ),
    "submit.case.unknown": (
        "{environment}: beställning {seq} skickas inte: liggaren har inte ärendet som den väntar på ({key}).",
        "{environment}: order {seq} is not sent: the ledger does not have the case that it waits for ({key}).",
    ),
    "submit.case.over": (
        "{environment}: ärende {seq} skickas inte: det gällde till och med {day}, som har passerat.",
        "{environment}: case {seq} is not sent: it was about {day} at the latest, which has passed.",
    ),
    "submit.case.not_seen": (
        "{environment}: beställning {seq} väntar på att en export visar {contract}: ärendet är klart, men TAK skulle "
        "neka den nu.",
        "{environment}: order {seq} waits for an export that shows {contract}: the case is done, but TAK would refuse "
        "it now.",
    ),
    "submit.dry_run.case": (
        "{environment}: ärende {seq} skulle skickas. Inget är skickat.",
        "{environment}: case {seq} would be sent. Nothing is sent.",
    ),
    "submit.later": (
        "{environment}: beställning {seq} ska gälla från {day} och skickas den dagen.",
        "{environment}: order {seq} is to take effect on {day}, and is sent on that day.",
    ),
    "submit.expired": (
        "{environment}: beställning {seq} är för gammal för att skickas. Det fick ske till {until}.",
        "{environment}: order {seq} is too old to be sent. That was allowed until {until}.",
    ),
    "submit.expired.case": (
        "{environment}: ärende {seq} är för gammalt för att skickas. Det fick ske till {until}.",
        "{environment}: case {seq} is too old to be sent. That was allowed until {until}.",
    ),
    "submit.withdrawn": (
        "{environment}: beställning {seq} är återtagen: {path} finns inte på {branch} längre så som den godkändes. Den "
        "skickas aldrig.",
        "{environment}: order {seq} is taken back: {branch} does not have {path} any more as it was approved. It is "
        "never sent.",
    ),
    "submit.withdrawn.unplanned": (
        "{environment}: {path} finns inte på {branch} längre så som den godkändes. Den är återtagen och skickas "
        "aldrig.",
        "{environment}: {branch} does not have {path} any more as it was approved. It is taken back and never sent.",
    ),
    "submit.changed": (
        "{environment}: beställning {seq} gäller inte längre. {count} {count:rad|rader} i TAK är inte som när den "
        "godkändes, först {first}.",
        "{environment}: order {seq} does not hold any more. {count} {count:row|rows} of TAK {count:is|are} not as when "
        "it was approved, first {first}.",
    ),
    "submit.taken": (
        "{environment}: beställning {seq} har tagits av en annan körning, eller avslutats av någon.",
        "{environment}: order {seq} has been taken by another run, or given up by somebody.",
    ),
    "submit.not_on_branch": (
        "{environment}: beställning {seq} skickas inte, för {branch} har inte {commit} som förde den med sig. Har "
        "historiken skrivits om: återställ den, eller avsluta beställningen:  tak resolve {seq} abandon",
        "{environment}: order {seq} is not sent, since {branch} has not {commit}, which brought it. If the history was "
        "rewritten: restore it, or give the order up:  tak resolve {seq} abandon",
    ),
    "submit.not_recorded": (
        "{kind} Det kunde inte skrivas i liggaren. Spara {path} och kör, när den går att nå:  tak ledger import {path}",
        "{kind} That could not be written to the ledger. Keep {path} and run, once it can be reached:  "
        "tak ledger import {path}",
    ),
    "submit.not_recorded.unsaved": (
        "{kind} Det kunde inte skrivas, varken i liggaren eller i en fil. Spara raden nedan i en fil, "
        "errored-outcome-{seq}.json, och kör, när liggaren går att nå:  tak ledger import errored-outcome-{seq}.json",
        "{kind} That could not be written, neither to the ledger nor to a file. Keep the line below in a file, "
        "errored-outcome-{seq}.json, and run, once the ledger can be reached:  "
        "tak ledger import errored-outcome-{seq}.json",
    ),
    "submit.not_recorded.line": (
        "Raden som tak ledger import tar emot, om filen inte finns kvar:",
        "The line that tak ledger import takes, should the file be gone:",
    ),
    "submit.no_disk": ("Disken eller git svarar inte: {problem}.", "Disk or git does not answer: {problem}."),
    "submit.no_room": (
        "Inget skickas: svaret skulle inte kunna sparas i {folder} ({problem}). Frigör utrymme, eller kör där det går "
        "att skriva.",
        "Nothing is sent: the answer could not be kept in {folder} ({problem}). Free some space, or run where files "
        "can be written.",
    ),
    "submit.clock.apart": (
        "Inget skickas: klockan här är {now}, men hos {server} är den {there}. Ställ den som går fel, och kör igen.",
        "Nothing is sent: it is {now} by the clock here, but {there} at {server}. Set the one that is wrong, and run "
        "again.",
    ),
    "submit.clock.behind": (
        "Inget skickas: klockan här är {now}, men det senaste på {branch} ({commit}) gjordes {made}. Ställ klockan och "
        "kör igen. Går den rätt gick den fel hos den som gjorde {commit}: kör igen efter {made}.",
        "Nothing is sent: it is {now} by the clock here, but the newest on {branch} ({commit}) was made {made}. Set "
        "the clock and run again. If it is right, the clock of whoever made {commit} was wrong: run again after "
        "{made}.",
    ),
    "submit.clock.moved": (
        "Inget mer skickas: klockan har ställts om, eller datorn har sovit, sedan körningen började {began} (nu "
        "{now}). Kör igen.",
        "Nothing more is sent: the clock was set, or the machine slept, since the run began {began} (now {now}). Run "
        "again.",
    ),
    "submit.other_platform": (
        "{environment}: beställning {seq} är godkänd för {platform}, men {path} säger nu {now}. Den skickas inte. "
        "Rätta platform i {path}; har miljön verkligen bytt plattform: avsluta beställningen och beställ på nytt:  "
        "tak resolve {seq} abandon",
        "{environment}: order {seq} is approved for {platform}, but {path} says {now} now. It is not sent. Mend "
        "platform in {path}; if the environment really has another platform: give the order up and order anew:  "
        "tak resolve {seq} abandon",
    ),
    "submit.swapped": (
        "{environment}: {path} har nu {name} från {other}, så som det var när beställning {seq} godkändes. Den skickas "
        "inte. Rätta {name} i {path}; är det rätt: avsluta beställningen och beställ på nytt:  tak resolve {seq} "
        "abandon",
        "{environment}: {path} now has {name} of {other}, as it was when order {seq} was approved. It is not sent. "
        "Mend {name} in {path}; if it is right: give the order up and order anew:  tak resolve {seq} abandon",
    ),
    "submit.other_order": (
        "{environment}: det som liggaren har som beställning {seq} är inte det som godkändes i {path} ({commit}). "
        "Inget av det skickas. Ta reda på vem som har skrivit i liggaren:  tak ledger check",
        "{environment}: what the ledger has as order {seq} is not what was approved in {path} ({commit}). None of it "
        "is sent. Find out who has written to the ledger:  tak ledger check",
    ),
    "submit.unordered": (
        "{environment}: sammanslagningen {commit} ändrade {count} {count:rad|rader} som ingen beställning finns för, "
        "så TAK är inte som filerna säger. Se vad som saknas och vad du gör:  tak status {seq}",
        "{environment}: the merge {commit} changed {count} {count:row|rows} for which there is no order, so TAK is not "
        "as the files say. See what is missing and what to do:  tak status {seq}",
    ),
    "submit.unordered.case": (
        "{environment}: sammanslagningen {commit} bad om ärenden som ingen beställning finns för: {what}. Se vad du "
        "gör:  tak status {seq}",
        "{environment}: the merge {commit} asked for cases for which there is no order: {what}. See what to do:  "
        "tak status {seq}",
    ),
    "submit.unordered.unknown": (
        "{environment}: sammanslagningen {commit} kom utan beställning, och just nu går det inte att se om någon "
        "behövs. Nästa tak submit prövar igen.  tak status {seq}",
        "{environment}: the merge {commit} came without an order, and right now nobody can tell whether one is needed. "
        "The next tak submit tries again.  tak status {seq}",
    ),
    "submit.unordered.file": (
        "{environment}: sammanslagningen {commit} förde med sig {path}, som inte är någon beställning, så inget "
        "är skickat för den. Se vad du gör:  tak status {seq}",
        "{environment}: the merge {commit} brought {path}, which is no order, so nothing is sent for it. See what to "
        "do:  tak status {seq}",
    ),
    "submit.no_environment": (
        "{environment}: miljön finns inte längre i filerna.",
        "{environment}: the files do not have the environment any more.",
    ),
    "submit.unsettled": (
        "{environment}: beställning {seq} skickades aldrig, och {count} av dess rader är inte i TAK som filerna säger. "
        "Se vad du gör:  tak status {seq}",
        "{environment}: order {seq} was never sent, and {count} of its rows {count:is|are} not in TAK as the files "
        "say. See what to do:  tak status {seq}",
    ),
    "submit.unsettled.case": (
        "{environment}: ärende {seq} skickades aldrig, och filerna ber fortfarande om det: {what}. Se vad du gör:  "
        "tak status {seq}",
        "{environment}: case {seq} was never sent, and the files still ask for it: {what}. See what to do:  "
        "tak status {seq}",
    ),
    "submit.unsettled.unknown.case": (
        "{environment}: ärende {seq} skickades aldrig, och just nu går det inte att se om det fortfarande behövs. "
        "Nästa tak submit prövar igen.  tak status {seq}",
        "{environment}: case {seq} was never sent, and right now nobody can tell whether it is still needed. The next "
        "tak submit tries again.  tak status {seq}",
    ),
    "submit.unsettled.unknown": (
        "{environment}: beställning {seq} skickades aldrig, och just nu går det inte att se om den fortfarande behövs. "
        "Nästa tak submit prövar igen.  tak status {seq}",
        "{environment}: order {seq} was never sent, and right now nobody can tell whether it is still needed. The next "
        "tak submit tries again.  tak status {seq}",
    ),
    "submit.settled.order": (
        "{environment}: beställning {seq} skickades aldrig och behövs inte mer: TAK har nu raderna så "
        "som filerna säger.",
        "{environment}: order {seq} was never sent and is not needed any more: its rows are as the files say.",
    ),
    "submit.settled.case": (
        "{environment}: ärende {seq} skickades aldrig och behövs inte mer: filerna ber inte om det, TAK har det redan, "
        "eller så är det beställt på nytt.",
        "{environment}: case {seq} was never sent and is not needed any more: the files do not ask for it, TAK has it "
        "already, or it has been ordered anew.",
    ),
    "submit.settled.case.stands": (
        "{environment}: ärende {seq} skickades aldrig. Det som det gällde finns kvar som nr {other}:  tak status "
        "{other}",
        "{environment}: case {seq} was never sent. What it was about is still there as no {other}:  tak status {other}",
    ),
    "submit.settled": (
        "{environment}: det som sammanslagningen {commit} ändrade utan beställning är nu som filerna säger (nr {seq}).",
        "{environment}: what the merge {commit} changed without an order is now as the files say (no {seq}).",
    ),
    "submit.dry_run.unordered": (
        "{environment}: sammanslagningen {commit} ändrar {count} {count:rad|rader} utan beställning, och det skulle "
        "noteras i liggaren.",
        "{environment}: the merge {commit} changes {count} {count:row|rows} without an order, and the ledger would say "
        "so.",
    ),
    "submit.dry_run.unordered.case": (
        "{environment}: sammanslagningen {commit} ber om ett ärende utan beställning, och det skulle noteras i "
        "liggaren: {what}",
        "{environment}: the merge {commit} asks for a case without an order, and the ledger would say so: {what}",
    ),
    "submit.held": (
        "Senare sammanslagningar väntar tills den här kan prövas. Kör tak submit igen då.",
        "Later merges wait until this one can be judged. Run tak submit again then.",
    ),
    "submit.held.rules": (
        "Inget skickas så länge: {path} är ändrad i det som väntar och kan säga vart beställningar och inloggning går.",
        "Nothing is sent meanwhile: {path} is changed in what waits, and may say where orders and the log-in go.",
    ),
    "submit.unreadable": (
        "{environment}: sammanslagningen {commit} går inte att läsa, så dess beställning skickas inte.",
        "{environment}: the merge {commit} cannot be read, so its order is not sent.",
    ),
    "submit.dry_run": (
        "{environment}: beställning {seq} skulle skickas ({lines} {lines:rad|rader}). Inget är skickat.",
        "{environment}: order {seq} would be sent ({lines} {lines:line|lines}). Nothing is sent.",
    ),
    "submit.dry_run.plan": (
        "{environment}: {path} skulle planeras och skickas. Inget är gjort.",
        "{environment}: {path} would be planned and sent. Nothing is done.",
    ),
    "submit.dry_run.more": (
        "{count} {count:sammanslagning|sammanslagningar} till väntar på den.",
        "{count} more {count:merge waits|merges wait} for it.",
    ),
    "submit.skipped": (
        "{path} beställs inte: {by} har bestämt att sammanslagningen hoppas över ({reason})",
        "{path} is not ordered: {by} has decided that the merge is skipped ({reason})",
    ),
    "submit.stale": (
        "{environment}: beställningen {digest} gäller inte längre. TAK eller filerna har ändrats sedan den godkändes:",
        "{environment}: the order {digest} does not hold any more. TAK or the files have changed since it was "
        "approved:",
    ),
    "submit.stale.apart": (
        "{environment}: beställningen {digest} kom med en incheckning som inte ändrar någon anslutning: ändringen och "
        "beställningen kom var för sig. Slå samman hela grenen med en merge-commit eller squash. Beställningen gäller:",
        "{environment}: the order {digest} came with a commit that changes no connection: the change and the order "
        "came apart. Merge the whole branch, by a merge commit or squashed. The order is about:",
    ),
    "submit.stale.about": (
        "{environment}: beställningen {digest} gäller inte längre: beställare eller förstudie är en annan än i "
        "filerna.",
        "{environment}: the order {digest} does not hold any more: who orders or the prestudy is another than in "
        "the files.",
    ),
    "submit.stale.next": (
        "Inget är skickat för {environment}. Beställ det som fortfarande behövs i en ny pull request:  tak order "
        "{environment} --drift NYCKEL  (nycklarna visar  tak drift {environment})",
        "Nothing has been sent for {environment}. Order what is still needed in a new pull request:  tak order "
        "{environment} --drift KEY  (tak drift {environment}  shows the keys)",
    ),
    "submit.stale.next.case": (
        "Inget är skickat för ärendet. Behövs det fortfarande, beställ det i en ny pull request:  tak order "
        "{environment} --drift case:{seq}",
        "Nothing has been sent for the case. If it is still needed, order it in a new pull request:  tak order "
        "{environment} --drift case:{seq}",
    ),
    "submit.past": (
        "{environment}: beställningen {digest} skulle gälla från {day}, som har passerat.",
        "{environment}: the order {digest} was to take effect on {day}, which has passed.",
    ),
    "submit.blocked": (
        "{environment}: beställningen {digest} skickas inte, {count} {count:rad är blockerad|rader är blockerade}. "
        "Se tak plan {environment}.",
        "{environment}: the order {digest} is not sent, {count} {count:line is|lines are} blocked. "
        "See tak plan {environment}.",
    ),
    "submit.errors": (
        "{environment}: beställningen {digest} skickas inte, {count} fel. Se tak plan {environment}.",
        "{environment}: the order {digest} is not sent, {count} {count:error|errors}. See tak plan {environment}.",
    ),
    "submit.other_branch": (
        "Här säger tak-gitops.yaml att grenen som gäller är {here}, men på {here} ({commit}) säger den {there}. Inget "
        "skickas. Gäller {there}: git switch {there} && git pull, och kör igen. Gäller {here}: rätta branch i "
        "tak-gitops.yaml där, i en pull request.",
        "Here tak-gitops.yaml says that the branch that counts is {here}, but on {here} ({commit}) it says {there}. "
        "Nothing is sent. If {there} counts: git switch {there} && git pull, and run again. If {here} counts: mend "
        "branch in tak-gitops.yaml there, in a pull request.",
    ),
    "submit.other_ledger": (
        "Liggaren {now} finns inte, men tak-gitops.yaml har sagt {before} förut, och den finns. Inget skickas: en ny "
        "liggare skulle skicka det som står i {before} en gång till. Flytta den:  {move}",
        "There is no ledger {now}, but tak-gitops.yaml has said {before} before, and that is there. Nothing is sent: a "
        "new ledger would send once more what stands in {before}. Move it:  {move}",
    ),
    "submit.other_main_line": (
        "{branch} går inte längre genom {commit}, dit liggaren har kommit: någon har slagit samman {branch} in i sitt "
        "eget arbete och pushat det som {branch}. Inget skickas: det som redan är beställt skulle se nytt ut. Rätta "
        "det, utan att skriva om något:\n"
        "  git switch --detach {commit} && git merge --no-ff -m 'Rätta huvudlinjen' {tip}\n"
        "  git push {remote} HEAD:refs/heads/{branch}",
        "{branch} does not go through {commit} any more, to which the ledger has come: somebody has merged {branch} "
        "into work of his own and pushed that as {branch}. Nothing is sent: what has been ordered already would look "
        "new. Mend it, without rewriting anything:\n"
        "  git switch --detach {commit} && git merge --no-ff -m 'Mend the main line' {tip}\n"
        "  git push {remote} HEAD:refs/heads/{branch}",
    ),
    "submit.no_channel": (
        "{environment}: {path} säger inte hur beställningar skickas. Skriv channel: {{kind: file, folder: …}} där.",
        "{environment}: {path} does not say how orders are sent. Write channel: {{kind: file, folder: …}} there.",
    ),
}
