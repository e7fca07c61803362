"""Checks of what the files declare against live: what will be blocked, is done otherwise, or is about to end."""
