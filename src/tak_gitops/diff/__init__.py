"""What differs: desired at the base, desired at the head, and live."""
