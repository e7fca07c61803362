"""The user's repository: its files in the work tree or at a commit, and the history between commits."""
