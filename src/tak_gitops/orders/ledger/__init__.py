"""The ledger of orders: records that are only ever added, on a branch of their own (reliability.md 5)."""
