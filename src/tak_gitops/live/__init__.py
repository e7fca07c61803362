"""The reader of exports: from a file of TAK, packed or not, in any of its variants, to a catalogue."""
