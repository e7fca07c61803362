"""Guards: what stops an order that an export or a mistake has made too large, too old or wrong (formats.md 5)."""
