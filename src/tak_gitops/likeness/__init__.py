"""Which systems are likely to be the same one written in two ways (domain.md 6).

The relation is symmetric and looks at two titles and their HSA-ids only; the index finds the same pairs without
comparing everything with everything.
"""
