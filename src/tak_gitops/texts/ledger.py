"""What there is to say about the ledger, and what `tak ledger` says; what is wrong in it stands in `rules_ledger`."""

TEXTS: dict[str, tuple[str, str]] = {
    "ledger.unreachable": (
        "Liggaren hos {remote} går inte att nå, och utan den skickas inget mer: {problem}. Kör igen när den svarar.",
        "The ledger at {remote} cannot be reached; without it nothing more is sent: {problem}. Run again when it "
        "answers.",
    ),
    "ledger.not_made": (
        "Det gick inte att skriva till liggaren här: {problem}. Finns det plats på disken? Inget skickas förrän"
        " det står i liggaren; kör igen.",
        "Nothing could be written to the ledger here: {problem}. Is there room on the disk? Nothing is sent before it"
        " stands in the ledger; run again.",
    ),
    "ledger.moved": (
        "Liggaren hos {remote} hade {commit} nyss och har det inte längre. Kör igen.",
        "The ledger at {remote} had {commit} a moment ago and has it no longer. Run again.",
    ),
    "ledger.rolled_back": (
        "LIGGAREN HAR SKRIVITS TILLBAKA: den slutar vid {tip} och saknar {seen}, som har setts här. Inget skickas. "
        "Återställ den med {back}, eller låt två personer avgöra att den ska gälla som den är: git update-ref -d {ref}",
        "THE LEDGER WAS ROLLED BACK: it ends at {tip} and lacks {seen}, which was seen here. Nothing is sent. Restore "
        "it with {back}, or let two people decide that it is to count as it is: git update-ref -d {ref}",
    ),
    "ledger.bad_branch": (
        '"{name}" kan inte vara namn på en gren. Ändra ledger i tak-gitops.yaml.',
        '"{name}" cannot be the name of a branch. Change ledger in tak-gitops.yaml.',
    ),
    "ledger.same_branch": (
        'Liggaren kan inte ligga på "{name}", som är grenen för filerna. Ändra ledger i tak-gitops.yaml.',
        'The ledger cannot be on "{name}", which is the branch of the files. Change ledger in tak-gitops.yaml.',
    ),
    "ledger.which_remote": (
        "Det finns flera fjärrförråd ({remotes}) och inget heter origin, så det går inte att veta var liggaren finns. "
        "Döp om det rätta: git remote rename NAMN origin",
        "There are several remotes ({remotes}) and none is called origin, so nobody can tell where the ledger is. "
        "Rename the right one: git remote rename NAME origin",
    ),
    "ledger.checked_out": (
        'Grenen "{branch}" är utcheckad, och liggaren skrivs inte under händerna på någon. Byt gren: git switch -',
        'The branch "{branch}" is checked out, and the ledger is not written under anybody\'s hands. '
        "Go to another branch: git switch -",
    ),
    "ledger.no_object": (
        "Git saknar objektet {id} i liggaren. Hämta det med git fetch, eller pröva förrådet med git fsck.",
        "Git lacks the object {id} of the ledger. Fetch it with git fetch, or try the repository with git fsck.",
    ),
    "ledger.damaged": (
        "Liggaren är skadad, så inget skickas och inget skrivs. Kör tak ledger check, och återställ den ur "
        "en klon där det går igenom.",
        "The ledger is damaged, so nothing is sent and nothing is written. Run tak ledger check, and restore it from "
        "a mirror.",
    ),
    "ledger.refused": (
        "Fjärrförrådet tar inte emot till liggaren: {problem}. Ge den som kör rätt att skriva till grenen.",
        "The remote does not take what is for the ledger: {problem}. Let whoever runs this write to the branch.",
    ),
    "ledger.refused.here": (
        "Git tar inte emot till liggaren: {problem}. Är det för en .lock-fil som ligger kvar efter en avbruten "
        "körning, och inget annat kör git här, ta bort filen och kör igen.",
        "Git does not take what is for the ledger: {problem}. If that is for a .lock file that an interrupted run has "
        "left, and nothing else runs git here, delete the file and run again.",
    ),
    "ledger.refused.full": (
        "Disken hos fjärrförrådet är full, så det kan inte ta emot till liggaren: {problem}. Be den som sköter det att "
        "frigöra utrymme, och kör igen.",
        "The disk of the remote is full, so that it cannot take what is for the ledger: {problem}. Ask whoever runs it "
        "to free some space, and run again.",
    ),
    "ledger.refused.not_kept": (
        "Fjärrförrådet kan inte skriva till liggaren: {problem}. Be den som sköter det att se efter om disken är full "
        "eller skrivskyddad, eller om en .lock-fil ligger kvar efter något som avbröts. Kör igen sedan.",
        "The remote cannot write to the ledger: {problem}. Ask whoever runs it to see whether its disk is full or "
        "read-only, or whether something that was interrupted has left a .lock file. Run again then.",
    ),
    "ledger.full": (
        "Disken här är full, så det går inte att skriva till liggaren: {problem}. Frigör utrymme, och kör igen.",
        "The disk here is full, so that nothing can be written to the ledger: {problem}. Free some space, and run "
        "again.",
    ),
    "ledger.busy": (
        "Andra hann före {tries} gånger i rad. Kör igen.",
        "Others were faster {tries} times in a row. Run again.",
    ),
    "ledger.status.planned": ("planerad", "planned"),
    "ledger.status.claimed": ("på väg", "on its way"),
    "ledger.status.accepted": ("mottagen", "accepted"),
    "ledger.status.sent": ("skickad", "sent"),
    "ledger.status.in_doubt": ("oklar", "in doubt"),
    "ledger.status.rejected": ("nekad", "rejected"),
    "ledger.status.verified": ("verifierad", "verified"),
    "ledger.status.diverged": ("avvikande", "diverged"),
    "ledger.status.abandoned": ("övergiven", "abandoned"),
    "ledger.status.expired": ("för gammal", "expired"),
    "ledger.status.stale": ("inaktuell", "stale"),
    "ledger.status.unordered": ("utan beställning", "without an order"),
    "ledger.status.settled": ("ordnad", "settled"),
    "ledger.status.broken": ("motsägelsefull", "contradictory"),
    "ledger.checking": ("Prövar liggaren …", "Trying the ledger …"),
    "ledger.none": (
        "Det finns ingen liggare på {branch} än. Den börjar med det första tak submit.",
        "There is no ledger on {branch} yet. It begins with the first tak submit.",
    ),
    "ledger.whole": (
        "Liggaren är hel: {commits} {commits:steg|steg}, {entries} {entries:beställning|beställningar}, "
        "varav {open} {open:öppen|öppna}; senast {tip}.",
        "The ledger is whole: {commits} {commits:step|steps}, {entries} {entries:order|orders}, "
        "{open} of them open; last {tip}.",
    ),
    "ledger.faulty": (
        "LIGGAREN ÄR INTE HEL: {count} fel i {commits} steg. Skicka inget, återställ den ur en klon "
        "där tak ledger check går igenom.",
        "THE LEDGER IS NOT WHOLE: {count} {count:fault|faults} in {commits} {commits:step|steps}. Send nothing, "
        "restore it from a mirror.",
    ),
    "ledger.more": ("… och {count} fel till.", "… and {count} more."),
    "ledger.import.cannot_read": ("{path} kan inte läsas: {problem}", "{path} cannot be read: {problem}"),
    "ledger.import.unreadable": (
        "{path} är inget sparat utfall: {problem}. Det ska vara en fil errored-outcome-<nummer>.json, oförändrad.",
        "{path} is no kept outcome: {problem}. It is to be a file errored-outcome-<number>.json, unchanged.",
    ),
    "ledger.import.unknown": (
        "{path} gäller beställning {seq}, som inte finns i liggaren. Är det rätt förråd?",
        "{path} is about order {seq}, which is not in the ledger. Is this the right repository?",
    ),
    "ledger.import.nonce": (
        "{path} tas inte emot: den som skrev den hade inte rätt att skicka beställning {seq}, försök {attempt}.",
        "{path} is not taken: who wrote it had no right to send order {seq}, attempt {attempt}.",
    ),
    "ledger.import.decided": (
        "{path} tas inte emot: beställning {seq} är redan {status}, och filen säger något annat. Jämför med TAK:s "
        "nästa export.",
        "{path} is not taken: order {seq} is {status} already, and the file says something else. Compare with TAK's "
        "next export.",
    ),
    "ledger.import.done": (
        "Beställning {seq} är nu {status}, enligt {path}. Filen kan tas bort.",
        "Order {seq} is {status} now, according to {path}. The file can be deleted.",
    ),
    "ledger.import.there": (
        "Utfallet i {path} står redan i liggaren: beställning {seq} är {status}. Filen kan tas bort.",
        "The outcome in {path} is in the ledger already: order {seq} is {status}. The file can be deleted.",
    ),
    "ledger.usage": (
        "Skriv vad som ska göras:\n"
        "  tak ledger check        prövar att liggaren är hel\n"
        "  tak ledger import FIL   för in ett utfall som inte kunde sparas när det kom",
        "Write what to do:\n"
        "  tak ledger check         proves that the ledger is whole\n"
        "  tak ledger import FILE   brings in an outcome that could not be kept when it came",
    ),
    "ledger.usage.file": (
        "import behöver en fil: tak ledger import errored-outcome-<nummer>.json",
        "import needs a file: tak ledger import errored-outcome-<number>.json",
    ),
    "ledger.usage.no_file": ("check tar ingen fil.", "check takes no file."),
}
