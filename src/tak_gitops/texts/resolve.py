"""What `tak resolve` says: what is known of an attempt in doubt, and what each decision means."""

TEXTS: dict[str, tuple[str, str]] = {
    "resolve.no_doubt": (
        "Om nr {seq} finns inget att avgöra (läge: {status}). Se tak status {seq}",
        "There is nothing to decide about no {seq} (state: {status}). See tak status {seq}",
    ),
    "resolve.only_abandon": (
        "Om nr {seq} är inget oklart (läge: {status}), så det kan inte avgöras. Vad som går att göra visar  "
        "tak resolve {seq}",
        "Nothing about no {seq} is in doubt (state: {status}), so that it cannot be decided. What can be done shows  "
        "tak resolve {seq}",
    ),
    "resolve.abandon.planned": (
        "Den skickas aldrig. Dess rader blir fria för andra beställningar.",
        "It is never sent. Its rows become free for other orders.",
    ),
    "resolve.abandon.sent": (
        "Den blir inte utförd: mottagaren har sagt nej, eller gör den inte. Den prövas inte mer mot exporter, och dess "
        "rader blir fria för andra beställningar. Fråga mottagaren först.",
        "It is not going to be carried out: the receiver has said no, or does not do it. It is not held to exports any "
        "more, and its rows become free for other orders. Ask the receiver first.",
    ),
    "resolve.abandon.unsent": (
        "Den skickas ändå aldrig; nu påminner ingen mer om den. Rader som filerna har syns i tak drift även sedan; "
        "rader som togs bort ur dem ligger kvar i TAK utan att någon styr dem härifrån.",
        "It is never sent anyway; now nobody is reminded of it any more. Rows that the files have show in tak drift "
        "all the same; rows that were taken out of them stay in TAK, and nobody manages them from here.",
    ),
    "resolve.abandon.unordered": (
        "Ingen beställning görs för det. Rader som filerna har syns i tak drift även sedan; rader som togs bort ur dem "
        "ligger kvar i TAK utan att någon styr dem härifrån.",
        "No order is made for it. Rows that the files have show in tak drift all the same; rows that were taken out of "
        "them stay in TAK, and nobody manages them from here.",
    ),
    "resolve.abandon.planned.case": (
        "Det skickas aldrig, och inte heller de beställningar som väntar på det.",
        "It is never sent, nor are the orders that wait for it.",
    ),
    "resolve.abandon.sent.case": (
        "Ingen väntar mer på svaret, och de beställningar som väntar på ärendet skickas aldrig. Fråga mottagaren "
        "först.",
        "Nobody waits for the answer any more, and the orders that wait for the case are never sent. Ask the receiver "
        "first.",
    ),
    "resolve.abandon.unsent.case": (
        "Det skickas ändå aldrig; nu påminner ingen mer om det.",
        "It is never sent anyway; now nobody is reminded of it any more.",
    ),
    "resolve.abandon.unordered.case": (
        "Ingen beställning görs för ärendet, och ingen får det: det är som om ingen hade bett om det.",
        "No order is made for the case, and nobody gets it: it is as if nobody had asked for it.",
    ),
    "resolve.done.unordered": (
        "Nr {seq} är avslutat: ingen beställning görs för sammanslagningen, och tak submit påminner inte mer.",
        "No {seq} is closed: no order is made for the merge, and tak submit does not remind you any more.",
    ),
    "resolve.too_early": (
        "Nr {seq} skickas kanske just nu: körningen som tog det kan leva {minutes} min till. Vänta så länge.",
        "No {seq} may be being sent right now: the run that took it may live for {minutes} min more. Wait that long.",
    ),
    "resolve.decided": (
        "{by} avgjorde nr {seq} {day}: {decision}. Skäl: {reason}. Det ändras inte. Se tak status {seq}",
        "{by} decided about no {seq} on {day}: {decision}. Reason: {reason}. That does not change. See tak status "
        "{seq}",
    ),
    "resolve.held.done.pass": (
        "{commit} får passera: tak submit beställer det som slogs samman, och går vidare. Vem och varför står i "
        "liggaren.",
        "{commit} may pass: tak submit orders what was merged, and goes on. Who and why stand in the ledger.",
    ),
    "resolve.held.done.skip": (
        "{commit} hoppas över: inget av det beställs, och tak submit går vidare. Vem och varför står i liggaren.",
        "{commit} is skipped: nothing of it is ordered, and tak submit goes on. Who and why stand in the ledger.",
    ),
    "resolve.held.not_held": (
        "Inget håller {commit}: tak submit tar den.",
        "Nothing holds {commit}: tak submit takes it.",
    ),
    "resolve.held.not_waiting": (
        "{ref} är ingen sammanslagning på {branch} som väntar. Är den redan prövad visar tak status vad det blev av "
        "den.",
        "{ref} is no merge on {branch} that waits. If it has been judged, tak status shows what became of it.",
    ),
    "resolve.held.pass": (
        'Ska den beställas ändå:  tak resolve {commit} pass --reason "SKÄL"',
        'Is it to be ordered all the same:  tak resolve {commit} pass --reason "REASON"',
    ),
    "resolve.held.skip": (
        'Ska inget av den beställas:  tak resolve {commit} skip --reason "SKÄL"',
        'Is nothing of it to be ordered:  tak resolve {commit} skip --reason "REASON"',
    ),
    "resolve.no_reason": (
        'Varför? Det ska stå i liggaren: tak resolve {seq} {decision} --reason "SKÄL"',
        'Why? The ledger is to say so: tak resolve {seq} {decision} --reason "REASON"',
    ),
    "resolve.long_reason": ("Skälet är längre än {limit} tecken.", "The reason is longer than {limit} characters."),
    "resolve.no_decision": (
        "--reason hör till ett beslut: was-sent, resend eller abandon, och för ett ärende done eller refused.",
        "--reason belongs to a decision: was-sent, resend or abandon, and of a case done or refused.",
    ),
    "resolve.no_export": (
        "--export visar vad en export säger innan du avgör. Kör utan beslut först: tak resolve {seq} --export FIL",
        "--export shows what an export says before you decide. Run without a decision first: tak resolve {seq} "
        "--export FILE",
    ),
    "resolve.attempt": (
        "Försök {attempt} gjordes {time} via kanalen {channel}, i körningen {run}.",
        "Attempt {attempt} was made {time} through {channel} by the run {run}.",
    ),
    "resolve.ask.takweb": (
        'Fråga den som sköter TAK om beställningen med kommentaren "{comment}" är sparad.',
        'Ask those who run TAK whether the order with the comment "{comment}" is saved.',
    ),
    "resolve.ask.smtp": (
        "Fråga mottagaren efter brevet {reference}.",
        "Ask the receiver for the mail {reference}.",
    ),
    "resolve.ask.file": (
        "Se efter om filen som har {digest} i namnet ligger i mappen, eller har hämtats därifrån.",
        "See whether the file with {digest} in its name lies in the folder, or has been taken from there.",
    ),
    "resolve.ask.desk": (
        "Numret delas inte ut förrän det är avgjort, så ingen kan ha hämtat den. was-sent delar ut det.",
        "The number is not served until this is decided, so that nobody can have fetched it. was-sent serves it.",
    ),
    "resolve.case": (
        "Ärendenummer {number} är noterat. Har mottagaren gett det kom beställningen fram (was-sent).",
        "The case number {number} has been noted. If the receiver gave it, the order arrived (was-sent).",
    ),
    "resolve.case.case": (
        "Ärendenummer {number} är noterat. Har mottagaren gett det kom ärendet fram (was-sent).",
        "The case number {number} has been noted. If the receiver gave it, the case arrived (was-sent).",
    ),
    "resolve.outcome": ("Det som är känt: {proof}.", "What is known: {proof}."),
    "resolve.no_outcome": (
        "Ingen har noterat hur det gick. Körningen dog kanske innan den hann skicka, kanske efteråt.",
        "Nobody has noted how it ended. The run may have died before it sent anything, or after.",
    ),
    "resolve.errored": (
        "Lämnade körningen filen {path} efter sig, så vet den:  tak ledger import {path}",
        "If the run left the file {path} behind, that knows:  tak ledger import {path}",
    ),
    "resolve.export": (
        "Exporten {time}: {after} av {total} {total:rad|rader} är som beställt, {before} som förut, {other} på annat "
        "sätt.",
        "The export of {time}: {after} of {total} {total:row is|rows are} as ordered, {before} as before, {other} "
        "otherwise.",
    ),
    "resolve.export.ageless": (
        "Exporten, som inte säger när den gjordes: {after} av {total} {total:rad|rader} är som beställt, {before} som "
        "förut, {other} på annat sätt.",
        "The export, which does not tell when it was made: {after} of {total} {total:row is|rows are} as ordered, "
        "{before} as before, {other} otherwise.",
    ),
    "resolve.export.older": (
        "Den gjordes före försöket och säger inget om det. Vänta på en nyare om det går.",
        "It was made before the attempt and says nothing of it. Wait for a newer one if you can.",
    ),
    "resolve.export.arrived": (
        "Den är nyare än försöket, och allt är gjort: beställningen kom fram (was-sent).",
        "It is newer than the attempt, and all is done: the order arrived (was-sent).",
    ),
    "resolve.export.nothing": (
        "Den är nyare än försöket, och inget är gjort. Det bevisar inte att beställningen inte kom fram: den kan "
        "vänta på att utföras. Fråga den som sköter TAK.",
        "It is newer than the attempt, and nothing is done. That does not prove that the order did not arrive: it may "
        "wait to be carried out. Ask those who run TAK.",
    ),
    "resolve.export.nothing.desk": (
        "Den är nyare än försöket, och inget är gjort, som väntat när numret inte har delats ut.",
        "It is newer than the attempt, and nothing is done, as expected of a number that has not been served.",
    ),
    "resolve.export.partly": (
        "Den är nyare än försöket, men avgör inget. Fråga den som sköter TAK.",
        "It is newer than the attempt, but decides nothing. Ask those who run TAK.",
    ),
    "resolve.export.unsure": (
        "Det går inte att veta om den är nyare än försöket.",
        "Nobody can tell whether it is newer than the attempt.",
    ),
    "resolve.without_export": (
        "Vad TAK säger går inte att visa just nu; det här är vad liggaren vet.",
        "What TAK says cannot be shown right now; this is what the ledger knows.",
    ),
    "resolve.choose": ("Avgör med ett av dessa:", "Decide by one of these:"),
    "resolve.choose.one": ("Det enda som kan avgöras:", "All that can be decided:"),
    "resolve.command": (
        'tak resolve {seq} {decision} --reason "SKÄL"',
        'tak resolve {seq} {decision} --reason "REASON"',
    ),
    "resolve.decision.was_sent": (
        "Den kom fram. Den räknas som skickad och prövas mot kommande exporter.",
        "It arrived. It counts as sent and is held to later exports.",
    ),
    "resolve.decision.resend": (
        "Den kom inte fram. Nästa tak submit skickar den igen, märkt MÖJLIG DUBBLETT, om dess rader i TAK är som förut "
        "eller som beställt.",
        "It did not arrive. The next tak submit sends it again, marked MÖJLIG DUBBLETT (possible duplicate), if its "
        "rows in TAK are as before or as ordered.",
    ),
    "resolve.decision.abandon": (
        "Den ska inte skickas mer, vare sig den kom fram eller inte. Dess rader blir fria för andra beställningar.",
        "It is not to be sent any more, whether it arrived or not. Its rows become free for other orders.",
    ),
    "resolve.decision.was_sent.case": (
        "Det kom fram. Det räknas som skickat, och väntar på svar.",
        "It arrived. It counts as sent, and waits for an answer.",
    ),
    "resolve.decision.resend.case": (
        "Det kom inte fram. Nästa tak submit skickar det igen, märkt MÖJLIG DUBBLETT.",
        "It did not arrive. The next tak submit sends it again, marked MÖJLIG DUBBLETT (possible duplicate).",
    ),
    "resolve.decision.abandon.case": (
        "Det ska inte skickas mer, vare sig det kom fram eller inte. De beställningar som väntar på det skickas "
        "aldrig.",
        "It is not to be sent any more, whether it arrived or not. The orders that wait for it are never sent.",
    ),
    "resolve.done.was_sent": (
        "Beställning {seq} räknas som skickad. Pröva den mot nästa export:  tak verify {environment}",
        "Order {seq} counts as sent. Hold it to the next export:  tak verify {environment}",
    ),
    "resolve.done.resend": (
        "Beställning {seq} skickas igen av nästa tak submit, som försök {next}, märkt MÖJLIG DUBBLETT.",
        "Order {seq} is sent again by the next tak submit, as attempt {next}, marked MÖJLIG DUBBLETT (possible "
        "duplicate).",
    ),
    "resolve.done.abandon": (
        "Beställning {seq} skickas aldrig mer. Behövs den ändå, beställ på nytt i en pull request:  tak order "
        "{environment} --drift NYCKEL  (nycklarna visar  tak drift {environment})",
        "Order {seq} is never sent again. If it is needed all the same, order anew in a pull request:  tak order "
        "{environment} --drift KEY  (tak drift {environment}  shows the keys)",
    ),
    "resolve.done.was_sent.case": (
        'Ärende {seq} räknas som skickat. När svaret har kommit:  tak resolve {seq} done --reason "SVARET"  (eller '
        "refused)",
        'Case {seq} counts as sent. When the answer has come:  tak resolve {seq} done --reason "THE ANSWER"  (or '
        "refused)",
    ),
    "resolve.done.resend.case": (
        "Ärende {seq} skickas igen av nästa tak submit, som försök {next}, märkt MÖJLIG DUBBLETT.",
        "Case {seq} is sent again by the next tak submit, as attempt {next}, marked MÖJLIG DUBBLETT (possible "
        "duplicate).",
    ),
    "resolve.done.abandon.case": (
        "Ärende {seq} skickas aldrig mer, och inte heller de beställningar som väntade på det. Behövs det ändå, ändra "
        "filerna och beställ på nytt:  tak order {environment}",
        "Case {seq} is never sent again, nor are the orders that waited for it. If it is needed all the same, change "
        "the files and order anew:  tak order {environment}",
    ),
    "resolve.no_case": (
        "Beställning {seq} är inget ärende: om den är i drift visar en export (tak verify), inte {word}.",
        "Order {seq} is no case: whether it is in force is shown by an export (tak verify), not by {word}.",
    ),
    "resolve.case_not_sent": (
        "Ärende {seq} är inte skickat och obesvarat, utan {status}. Se tak status {seq}",
        "Case {seq} is not sent and unanswered, but {status}. See tak status {seq}",
    ),
    "resolve.export.no_case": (
        "Ingen export visar om ärendet är klart: den som har fått svaret säger det.",
        "No export shows whether the case is done: whoever got the answer says so.",
    ),
    "resolve.word.done": (
        "Det är gjort. De beställningar som väntade på ärendet skickas av nästa tak submit.",
        "It is done. The orders that waited for the case are sent by the next tak submit.",
    ),
    "resolve.word.refused": (
        "Det blir inte gjort. De beställningar som väntade på ärendet skickas aldrig.",
        "It will not be done. The orders that waited for the case are never sent.",
    ),
    "resolve.done.done": (
        "Ärende {seq} är klart. Skicka det som väntade på det:  tak submit {environment}",
        "Case {seq} is done. Send what waited for it:  tak submit {environment}",
    ),
    "resolve.done.refused": (
        "Ärende {seq} är avslaget, och det som väntade på det skickas inte. Ändra filerna, och beställ på nytt om det "
        "behövs:  tak order {environment}",
        "Case {seq} is refused, and what waited for it is not sent. Change the files, and order anew if need be:  "
        "tak order {environment}",
    ),
}
