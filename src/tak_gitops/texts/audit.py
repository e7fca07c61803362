"""What `tak audit` says of the evidence in the ledger."""

TEXTS: dict[str, tuple[str, str]] = {
    "audit.by_hand.pass": ("{by} lät den passera: {reason}", "{by} let it pass: {reason}"),
    "audit.by_hand.skip": ("{by} hoppade över den: {reason}", "{by} skipped it: {reason}"),
    "audit.counts": (
        "{count} {count:sammanslagning|sammanslagningar} som krävde godkännande: {proven} {proven:bevisad|bevisade}, "
        "{by_hand} {by_hand:avgjord|avgjorda} för hand, {unproven} som inte går att bevisa nu, "
        "{differs} som inte stämmer",
        "{count} {count:merge|merges} that needed approval: {proven} proven, {by_hand} decided by hand, "
        "{unproven} that cannot be proven now, {differs} that differ",
    ),
    "audit.damaged": ("LIGGAREN ÄR INTE HEL: se felen ovan.", "THE LEDGER IS NOT WHOLE: see the errors above."),
    "audit.merge.by_hand": (
        "{commit}  {day}  avgjord för hand (beställning {entries})",
        "{commit}  {day}  decided by hand (order {entries})",
    ),
    "audit.merge.differs": (
        "{commit}  {day}  STÄMMER INTE (beställning {entries})",
        "{commit}  {day}  DIFFERS (order {entries})",
    ),
    "audit.merge.unproven": (
        "{commit}  {day}  går inte att bevisa nu (beställning {entries})",
        "{commit}  {day}  cannot be proven now (order {entries})",
    ),
    "audit.no_evidence": (
        "liggaren har inget bevis för att den var godkänd, fast inställningarna före den krävde det",
        "the ledger has no evidence that it was approved, though the settings before it asked for that",
    ),
    "audit.no_token": (
        "GitHub måste frågas: sätt TAK_GITOPS_GITHUB_TOKEN till en token som får läsa. Det Git kan visa stämmer",
        "GitHub must be asked: set TAK_GITOPS_GITHUB_TOKEN to a token that may read. What Git can show is right",
    ),
    "audit.not_asked": (
        "liggaren har ett bevis, fast inställningarna före sammanslagningen inte krävde något",
        "the ledger has evidence, though the settings before the merge asked for none",
    ),
    "audit.other": (
        "{name} är {before} i liggaren, men {after} nu",
        "{name} is {before} in the ledger, but {after} now",
    ),
    "audit.whole": ("Liggaren är hel.", "The ledger is whole."),
}
