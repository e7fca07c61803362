"""Help with writing: a repository to begin with, and files for systems, connections and accesses.

Everything here gives texts; the commands write them.
"""
