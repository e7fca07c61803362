"""Made-up platforms of any size, the repository's own example, and the demo that plays on it."""
