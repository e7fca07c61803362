"""`tak audit`: the evidence in the ledger, proven again from another machine (reliability.md 6.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.counting import branch_that_counts
from tak_gitops.commands.common.options import command, format_option
from tak_gitops.commands.common.progress import working
from tak_gitops.commands.gates.gating import Gate
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.check import check
from tak_gitops.repository.commits import CommitTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App


@command
@format_option("text", "json", help="cli.option.audit_format")
def audit(app: App, *, form: str) -> ExitCode:
    """Prove that the ledger is whole, and that every merge that it has passed was approved, or let through by people.

    Exit code 1 where it is not whole or something differs, 4 where nobody can tell from here now.
    """
    from tak_gitops.commands.gates.auditing import audited
    from tak_gitops.reports.audit_report import audit_json, audit_text

    counting = branch_that_counts(app)
    root, ledger = app.root, counting.ledger
    store = FileStore(app.cache_folder / "files", root)
    gate = Gate(root, counting.branch, lambda commit: read_declared(CommitTree(root, commit), store))
    with working(app, msg("ledger.checking")):
        checked = check(ledger, counting.branch)
        records = [each.order for each in checked.state.entries.values()]
        merges = list(audited(gate, ledger.read().files, records))
    app.tell_findings(checked.problems)
    write = audit_json if form == "json" else audit_text
    app.out(write(merges, whole=not checked.problems, language=app.language))
    results = {each.result for each in merges}
    if checked.problems or "differs" in results:
        return ExitCode.FAILURE
    return ExitCode.STALE if "unproven" in results else ExitCode.OK
