"""The gate: whether what was merged was approved, from what Git and the forge say, and from nothing else.

The modules here are pure: they judge facts that `forge/` and `repository/` read (reliability.md 6).
"""
