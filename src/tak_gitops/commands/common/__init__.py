"""What all commands begin with: where they run, how they write, the two states, live and the ledger."""
