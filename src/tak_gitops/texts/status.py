"""What `tak status` says: of each order, of one in full, and of what people note."""

TEXTS: dict[str, tuple[str, str]] = {
    "status.months": (
        "jan feb mars apr maj juni juli aug sep okt nov dec",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    ),
    "status.age.now": ("nyss", "now"),
    "status.age.minutes": ("{count} min", "{count} min"),
    "status.age.hours": ("{count} tim", "{count} h"),
    "status.age.days": ("{count} dygn", "{count} {count:day|days}"),
    "status.count.rows.add": ("{count} {count:ny|nya}", "{count} new"),
    "status.count.rows.change": ("{count} {count:ändrad|ändrade}", "{count} changed"),
    "status.count.rows.remove": ("{count} {count:borttagen|borttagna}", "{count} removed"),
    "status.count.routings.add": (
        "{count} {count:nytt|nya} vägval",
        "{count} new {count:routing|routings}",
    ),
    "status.count.routings.change": (
        "{count} {count:ändrat|ändrade} vägval",
        "{count} changed {count:routing|routings}",
    ),
    "status.count.routings.remove": (
        "{count} {count:borttaget|borttagna} vägval",
        "{count} removed {count:routing|routings}",
    ),
    "status.count.permissions.add": (
        "{count} {count:ny behörighet|nya behörigheter}",
        "{count} new {count:permission|permissions}",
    ),
    "status.count.permissions.remove": (
        "{count} {count:borttagen behörighet|borttagna behörigheter}",
        "{count} removed {count:permission|permissions}",
    ),
    "status.count.addresses": (
        "{count} {count:ny logisk adressat|nya logiska adressater}",
        "{count} new {count:logical address|logical addresses}",
    ),
    "status.count.systems": (
        "{count} {count:nytt system|nya system}",
        "{count} new {count:system|systems}",
    ),
    "status.count.touched": (
        "{count} {count:rad|rader} i filerna",
        "{count} {count:row|rows} of the files",
    ),
    "status.count.unknown": ("okänt vilka rader", "nobody knows which rows"),
    "status.more_systems": ("{names} + {count} till", "{names} + {count} more"),
    "status.what": ("{names}: {counts}", "{names}: {counts}"),
    "status.what.part": ("{what} (del {part} av {parts})", "{what} (part {part} of {parts})"),
    "status.what.case": ("{what}: {about}", "{what}: {about}"),
    "status.state.waits.case": ("planerad, väntar på ärende {others}", "planned, waits for case {others}"),
    "status.state.vain": (
        "kan inte skickas: det den väntade på blev inte av",
        "cannot be sent: what it waited for did not come about",
    ),
    "status.state.case.done": ("klart sedan {day}", "done since {day}"),
    "status.state.case.refused": ("avslaget", "refused"),
    "status.state.case.export": ("skickat, väntar på svar eller export", "sent, waits for an answer or an export"),
    "status.state.case.answer": ("skickat, väntar på svar", "sent, waits for an answer"),
    "status.state.case.planned": ("planerat, skickas av nästa tak submit", "planned, sent by the next tak submit"),
    "status.state.case.waits": ("planerat, väntar på {others}", "planned, waits for {others}"),
    "status.state.case.waits_for_case": ("planerat, väntar på ärende {others}", "planned, waits for case {others}"),
    "status.state.case.vain": (
        "kan inte skickas: det som det väntade på blev inte av",
        "cannot be sent: what it waited for did not come about",
    ),
    "status.state.case.too_old": ("för gammalt att skicka", "too old to be sent"),
    "status.state.case.in_doubt": ("OKLART om det kom fram", "IN DOUBT whether it arrived"),
    "status.state.case.abandoned": ("övergivet", "abandoned"),
    "status.state.case.expired": ("för gammalt, skickades aldrig", "too old, was never sent"),
    "status.state.case.stale": ("inaktuellt, skickades aldrig", "stale, was never sent"),
    "status.state.case.broken": ("MOTSÄGELSEFULLT i liggaren", "CONTRADICTORY in the ledger"),
    "status.state.planned": ("planerad, skickas av nästa tak submit", "planned, sent by the next tak submit"),
    "status.state.waits": ("planerad, väntar på {others}", "planned, waits for {others}"),
    "status.state.later": ("planerad, ska gälla från {day}", "planned, to take effect on {day}"),
    "status.state.too_old": ("för gammal att skicka", "too old to be sent"),
    "status.state.again": (
        "skickas igen av nästa tak submit, som MÖJLIG DUBBLETT",
        "sent again by the next tak submit, as MÖJLIG DUBBLETT",
    ),
    "status.state.not_sent": (
        "kom aldrig iväg, skickas av nästa tak submit",
        "never left, sent by the next tak submit",
    ),
    "status.state.claimed": ("skickas just nu", "being sent"),
    "status.state.in_doubt": ("OKLART om den kom fram", "IN DOUBT whether it arrived"),
    "status.state.accepted": ("mottagen, väntar på export", "accepted, waits for an export"),
    "status.state.accepted.later": ("mottagen, gäller från {day}", "accepted, takes effect on {day}"),
    "status.state.sent": ("skickad, väntar på export", "sent, waits for an export"),
    "status.state.served": (
        "kan hämtas som nummer {seq}, väntar på export",
        "can be fetched as number {seq}, waits for an export",
    ),
    "status.state.sent.later": ("skickad, ska gälla från {day}", "sent, to take effect on {day}"),
    "status.state.rejected": ("nekad av TAK, inget sparat", "refused by TAK, nothing saved"),
    "status.state.verified": ("i drift sedan {day}", "in force since {day}"),
    "status.state.diverged": (
        "AVVIKER i TAK: {count} {count:rad|rader} inte som beställt",
        "DIVERGES in TAK: {count} {count:row|rows} not as ordered",
    ),
    "status.state.abandoned": ("övergiven", "abandoned"),
    "status.state.expired": ("för gammal, skickades aldrig", "too old, was never sent"),
    "status.state.stale": ("inaktuell, skickades aldrig", "stale, was never sent"),
    "status.state.unordered": ("SAKNAR BESTÄLLNING", "HAS NO ORDER"),
    "status.state.settled": ("skickades aldrig, ordnat sedan", "was never sent, settled since"),
    "status.state.broken": ("MOTSÄGELSEFULL i liggaren", "CONTRADICTORY in the ledger"),
    "status.hint": ("← {command}", "← {command}"),
    "status.column.seq": ("nr", "no"),
    "status.column.environment": ("miljö", "env"),
    "status.column.what": ("vad", "what"),
    "status.column.state": ("läge", "state"),
    "status.column.case": ("ärende", "case"),
    "status.column.merged_by": ("sammanslagen av", "merged by"),
    "status.column.channel": ("kanal", "channel"),
    "status.column.age": ("ålder", "age"),
    "status.none": ("Inga beställningar än.", "No orders yet."),
    "status.no_match": (
        "Ingen av {count} {count:beställning|beställningar} passar.",
        "None of {count} {count:order|orders} fits.",
    ),
    "status.summary": (
        "{count} {count:beställning|beställningar}, {open} {open:öppen|öppna}.",
        "{count} {count:order|orders}, {open} open.",
    ),
    "status.summary.doubt": (
        "{count} {count:beställning|beställningar}, {open} {open:öppen|öppna}, varav {doubt} {doubt:OKLAR|OKLARA}.",
        "{count} {count:order|orders}, {open} open, of which {doubt} IN DOUBT.",
    ),
    "status.only_open": ("Bara de öppna:  tak status --open", "Those that are open:  tak status --open"),
    "status.no_entry": (
        "Det finns ingen beställning {seq} i liggaren. Se alla: tak status",
        "There is no order {seq} in the ledger. See all: tak status",
    ),
    "status.not_a_number": (
        '"{value}" är inget nummer på en beställning: skriv till exempel 43.',
        '"{value}" is no number of an order: write for example 43.',
    ),
    "status.heading": (
        "Beställning {seq} till {platform} ({environment}): {state}",
        "Order {seq} to {platform} ({environment}): {state}",
    ),
    "status.heading.unordered": (
        "Nr {seq}, sammanslagningen {commit} för {platform} ({environment}): {state}",
        "No {seq}, the merge {commit} for {platform} ({environment}): {state}",
    ),
    "status.heading.case": (
        "Ärende {seq} till {platform} ({environment}): {state}",
        "Case {seq} to {platform} ({environment}): {state}",
    ),
    "status.file.case": ("{path}, ärende {part} av {parts}", "{path}, case {part} of {parts}"),
    "status.text": ("Text", "Text"),
    "status.event.confirmed": ("{time}  {by}: {word}. Skäl: {reason}", "{time}  {by}: {word}. Reason: {reason}"),
    "status.word.done": ("det är gjort", "it is done"),
    "status.word.refused": ("det blir inte gjort", "it will not be done"),
    "status.merged": (
        "Sammanslagen {time} av {name}, {commit}",
        "Merged {time} by {name}, {commit}",
    ),
    "status.file": ("{path}, del {part} av {parts}", "{path}, part {part} of {parts}"),
    "status.takes_effect": ("Ska gälla från {day}", "To take effect on {day}"),
    "status.takes_effect.sent": ("Ska gälla från dagen den skickas", "To take effect on the day it is sent"),
    "status.may_be_sent_until": ("Får skickas till och med {time}", "May be sent until {time}"),
    "status.ordered_by": ("Beställare: {name}", "Ordered by: {name}"),
    "status.case": ("Ärende: {number}", "Case: {number}"),
    "status.lines": ("Rader", "Lines"),
    "status.line.before": ("från {target}", "from {target}"),
    "status.line.after": ("till {target}", "to {target}"),
    "status.line.address": ("logisk adressat", "logical address"),
    "status.line.system": ("system", "system"),
    "status.line.consumer": ("för {name}", "for {name}"),
    "status.history": ("Vad som har hänt", "What has happened"),
    "status.event.claim": (
        "{time}  försök {attempt} via kanalen {channel}, körning {run}",
        "{time}  attempt {attempt} through {channel}, run {run}",
    ),
    "status.event.outcome": ("{time}  {state}: {proof}", "{time}  {state}: {proof}"),
    "status.event.reply": ("svar (sha256 {digest}):", "answer (sha256 {digest}):"),
    "status.event.reply.cut": ("… och {count} rader till", "… and {count} more lines"),
    "status.event.resolved": (
        "{time}  {by} avgjorde försök {attempt}: {decision}. Skäl: {reason}",
        "{time}  {by} decided about attempt {attempt}: {decision}. Reason: {reason}",
    ),
    "status.event.verified": (
        "{time}  prövad mot export {export}: {result}",
        "{time}  held to export {export}: {result}",
    ),
    "status.event.row": ("{row}: väntat {expected}, i TAK {found}", "{row}: expected {expected}, in TAK {found}"),
    "status.event.case": ("{time}  {by}: ärende {number}", "{time}  {by}: case {number}"),
    "status.event.note": ("{time}  {by}: {text}", "{time}  {by}: {text}"),
    "status.event.settled": (
        "{time}  filer och TAK är överens om raderna, enligt export {export} och det som är beställt",
        "{time}  files and TAK agree about the rows, by export {export} and what is ordered",
    ),
    "status.event.settled.case": (
        "{time}  behövs inte mer, enligt filerna, export {export} och det som är beställt",
        "{time}  not needed any more, by the files, export {export} and what is ordered",
    ),
    "status.event.given_up": (
        "{time}  avslutat av {by}. Skäl: {reason}",
        "{time}  {by} gave it up. Reason: {reason}",
    ),
    "status.event.unordered": ("Sammanslagen utan beställning", "Merged without an order"),
    "status.event.unordered.unknown": (
        "Sammanslagen utan beställning. Då gick det inte att se om någon behövdes: {details}",
        "Merged without an order. Nobody could tell then whether one was needed: {details}",
    ),
    "status.event.unordered.file": (
        "Sammanslagen med en fil som inte är någon beställning: {details}",
        "Merged with a file that is no order: {details}",
    ),
    "status.keys.more": ("… och {count} till", "… and {count} more"),
    "status.event.stale": ("Skickades aldrig: {details}", "Was never sent: {details}"),
    "status.outcome.not_sent": ("kom aldrig iväg", "never left"),
    "status.outcome.sent.case": ("skickat", "sent"),
    "status.outcome.in_doubt.case": ("oklart", "in doubt"),
    "status.outcome.expired.case": ("för gammalt", "too old"),
    "status.outcome.stale.case": ("inaktuellt", "stale"),
    "status.nothing": ("inget", "nothing"),
    "status.there": ("behörighet", "permission"),
    "status.decision.was_sent": ("kom fram", "it arrived"),
    "status.decision.resend": ("skickas igen", "it is sent again"),
    "status.decision.abandon": ("skickas aldrig mer", "it is never sent again"),
    "status.result.verified": ("allt är som beställt", "all is as ordered"),
    "status.result.diverged": ("avviker", "it diverges"),
    "status.result.waiting": ("syns inte än", "it does not show yet"),
    "status.next": ("Nästa steg", "Next"),
    "status.next.planned": ("Skicka den:  tak submit {environment}", "Send it:  tak submit {environment}"),
    "status.next.waits": (
        "Vänta tills {others} är i drift:  tak verify {environment}",
        "Wait until {others} is in force:  tak verify {environment}",
    ),
    "status.next.waits.case": (
        "Vänta tills ärende {others} är klart:  tak verify {environment}, eller  tak resolve {others} done",
        "Wait until case {others} is done:  tak verify {environment}, or  tak resolve {others} done",
    ),
    "status.next.vain": (
        "Nästa tak submit avslutar den. Beställ på nytt i en pull request, om det fortfarande behövs:  "
        "tak order {environment}",
        "The next tak submit ends it. Order anew in a pull request, if it is still needed:  tak order {environment}",
    ),
    "status.next.case.planned": ("Skicka det:  tak submit {environment}", "Send it:  tak submit {environment}"),
    "status.next.case.vain": (
        "Nästa tak submit avslutar det. Behövs det fortfarande, beställ det sedan i en ny pull request:  tak order "
        "{environment} --drift case:{seq}",
        "The next tak submit ends it. If it is still needed, order it in a new pull request then:  tak order "
        "{environment} --drift case:{seq}",
    ),
    "status.next.case.order": (
        "Nästa tak submit noterar att det är för gammalt. Behövs det ändå, beställ det sedan i en ny pull request:  "
        "tak order {environment} --drift case:{seq}",
        "The next tak submit notes that it is too old. If it is needed all the same, order it in a new pull request "
        "then:  tak order {environment} --drift case:{seq}",
    ),
    "status.next.case.claimed": (
        "Vänta. Har inget hänt {time} räknas det som oklart, och någon får avgöra:  tak resolve {seq}",
        "Wait. If nothing has happened by {time} it counts as in doubt, and somebody decides:  tak resolve {seq}",
    ),
    "status.next.case.in_doubt": (
        "Ta reda på om det kom fram, och avgör:  tak resolve {seq}",
        "Find out whether it arrived, and decide:  tak resolve {seq}",
    ),
    "status.next.case.sent": (
        "Pröva det mot nästa export:  tak verify {environment}",
        "Hold it to the next export:  tak verify {environment}",
    ),
    "status.next.case": (
        'När svaret har kommit:  tak resolve {seq} done --reason "SVARET"  (eller refused)',
        'When the answer has come:  tak resolve {seq} done --reason "THE ANSWER"  (or refused)',
    ),
    "status.next.case.refused": (
        "Läs varför, och ändra i filerna. Det som väntade på ärendet skickas inte.",
        "Read why, and change the files. What waited for the case is not sent.",
    ),
    "status.next.claimed": (
        "Vänta. Har inget hänt {time} räknas den som oklar, och någon får avgöra:  tak resolve {seq}",
        "Wait. If nothing has happened by {time} it counts as in doubt, and somebody decides:  tak resolve {seq}",
    ),
    "status.next.in_doubt": (
        "Ta reda på om den kom fram, och avgör:  tak resolve {seq}",
        "Find out whether it arrived, and decide:  tak resolve {seq}",
    ),
    "status.next.sent": (
        "Pröva den mot nästa export:  tak verify {environment}",
        "Hold it to the next export:  tak verify {environment}",
    ),
    "status.next.sent.case": (
        "När ärendenumret kommer:  tak status --case {seq} NUMMER",
        "When the case number comes:  tak status --case {seq} NUMBER",
    ),
    "status.next.desk": (
        "Be den som sköter TAK att hämta beställning nummer {seq}.",
        "Ask those who run TAK to fetch order number {seq}.",
    ),
    "status.next.rejected": (
        "Rätta det som TAK säger i filerna, och beställ på nytt:  tak order {environment}",
        "Mend in the files what TAK says, and order anew:  tak order {environment}",
    ),
    "status.next.order": (
        "Nästa tak submit noterar att den är för gammal. Behövs den ändå, beställ på nytt i en pull request:  tak "
        "order {environment} --drift NYCKEL  (nycklarna visar  tak drift {environment})",
        "The next tak submit notes that it is too old. If it is needed all the same, order anew in a pull request:  "
        "tak order {environment} --drift KEY  (tak drift {environment}  shows the keys)",
    ),
    "status.next.unordered": (
        "Det som filerna har och TAK saknar: beställ det i en pull request (nycklarna visas av  tak drift "
        "{environment}):  tak order {environment} --drift NYCKEL",
        "What the files have and TAK lacks: order it in a pull request (tak drift {environment}  shows the keys):  "
        "tak order {environment} --drift KEY",
    ),
    "status.next.unordered.case": (
        "Beställ ärendet i en ny pull request:  tak order {environment} --drift case:{seq}",
        "Order the case in a new pull request:  tak order {environment} --drift case:{seq}",
    ),
    "status.next.unordered.removed": (
        "Det som togs bort ur filerna: ta tillbaka sammanslagningen i en pull request (git revert -m 1 {commit}), och "
        "gör om den i en annan med  tak order {environment}",
        "What was taken out of the files: take the merge back in a pull request (git revert -m 1 {commit}), and do it "
        "again in another one with  tak order {environment}",
    ),
    "status.next.unordered.file": (
        "Ta bort filen i en pull request, och beställ på nytt om det behövs:  tak order {environment}",
        "Delete the file in a pull request, and order anew if it is needed:  tak order {environment}",
    ),
    "status.next.unordered.settled": (
        "När filerna och TAK är överens ser nästa tak submit det av sig själv.",
        "When the files and TAK agree, the next tak submit sees so by itself.",
    ),
    "status.next.unordered.case.settled": (
        "När filerna inte ber om det mer ser nästa tak submit det av sig själv.",
        "When the files do not ask for it any more, the next tak submit sees so by itself.",
    ),
    "status.next.unordered.abandon": (
        'Ska inget mer göras:  tak resolve {seq} abandon --reason "SKÄL"',
        'If nothing more is to be done:  tak resolve {seq} abandon --reason "REASON"',
    ),
    "status.next.diverged": (
        "Fråga den som sköter TAK varför det blev annorlunda, och se vad som skiljer nu:  tak plan {environment}",
        "Ask those who run TAK why it came out otherwise, and see what differs now:  tak plan {environment}",
    ),
    "status.next.broken": (
        "Skicka inget. Se vad som är fel:  tak ledger check",
        "Send nothing. See what is wrong:  tak ledger check",
    ),
    "status.nobody": (
        "Git vet inte vem du är, och det ska stå i liggaren. Kör git config user.name och git config user.email.",
        "Git does not know who you are, and the ledger is to say so. Run git config user.name and git config "
        "user.email.",
    ),
    "status.one_thing": (
        "--case, --note och --mail skriver en sak i taget, och tas inte ihop med annat.",
        "--case, --note and --mail write one thing at a time, and are not taken together with anything else.",
    ),
    "status.empty_note": (
        "Det som ska noteras är tomt. Skriv det efter numret.",
        "What is to be noted is empty. Write it after the number.",
    ),
    "status.long_note": (
        "Det som ska noteras är längre än {limit} tecken.",
        "What is to be noted is longer than {limit} characters.",
    ),
    "status.noted.case": (
        "Beställning {seq} har ärendenummer {number}.",
        "Order {seq} has the case number {number}.",
    ),
    "status.noted.doubt": (
        "Beställning {seq} är oklar. Har mottagaren gett ärendenumret så kom den fram:\n"
        '  tak resolve {seq} was-sent --reason "{number}"',
        "Order {seq} is in doubt. If the receiver gave the case number, it arrived:\n"
        '  tak resolve {seq} was-sent --reason "{number}"',
    ),
    "status.noted.note": ("Noterat om beställning {seq}.", "Noted about order {seq}."),
    "status.noted.before": ("Det står redan om beställning {seq}.", "It is said of order {seq} already."),
    "status.mail.unreadable": ("{path} kan inte läsas: {problem}", "{path} cannot be read: {problem}"),
    "status.mail.no_mailbox": (
        "Ingen miljö skickar med e-post (channel: {{kind: smtp, …}}), så det går inte att veta hur ärendenummer ser "
        "ut. Ange det: tak status --case N NUMMER",
        "No environment sends by mail (channel: {{kind: smtp, …}}), so that nobody can tell what case numbers look "
        "like. Give it: tak status --case N NUMBER",
    ),
    "status.mail.other": (
        "{path} svarar på beställning {seq}, som inte är någon som har skickats med e-post härifrån. Hör numret ändå "
        "dit: tak status --case {seq} NUMMER",
        "{path} answers order {seq}, which is none that was sent by mail from here. If the number belongs there all "
        "the same: tak status --case {seq} NUMBER",
    ),
}
