"""Orders: the file that is approved, whether it still holds, and how it leaves."""
