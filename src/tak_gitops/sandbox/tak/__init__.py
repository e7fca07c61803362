"""A TAK that runs on a laptop: the catalogue in one SQLite file, spoken to by the protocols of the real servers."""
