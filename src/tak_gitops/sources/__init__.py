"""The readers of the repository's files: YAML, address lists, schemas, and what they declare together."""
