"""What `tak doctor` tries."""
