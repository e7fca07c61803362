"""Live from the TAK-api (domain.md 3): its answers, fetched or saved, to a catalogue."""
