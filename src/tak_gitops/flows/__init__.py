"""What people call the things that a change does: the flows of Beställningsstödet (domain.md 6).

Pure functions over what is declared, live and the changes: which flow each change is, and what it needs.
"""
