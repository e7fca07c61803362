"""GitHub over its REST API: pull requests and their reviews are read, comments and issues are kept up to date.

Answers follow GitHub's public description of version 2022-11-28 of the API. A token goes to the one host that the
settings name, and nowhere else.
"""
