"""Orders as files: from a plan to the order file of a pull request, and back."""
