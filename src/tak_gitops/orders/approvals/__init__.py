"""Signed approvals: what is signed, and the branch that keeps them (reliability.md 6.8)."""
