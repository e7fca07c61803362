"""Files that people are helped to write: questions on a terminal, flags elsewhere."""
