"""Who reaches what, by the rules of the platform itself: pure functions over a catalogue."""
