"""The rules: their ids, how much each weighs, and how a repository may adjust them.

What a rule says stands in `texts/rules_*.py`, why it is there in `texts/explain_*.py`; the code that judges is
wherever it can see what it judges.
"""
