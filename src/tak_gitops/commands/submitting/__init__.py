"""Orders on their way: from the merge to the outcome in the ledger."""
