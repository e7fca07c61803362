"""The acceptance model: what TAK-web answers to an order, and what it does (domain.md 4.2, 4.3 and 4.6)."""
