"""The commands: one thin file each, no logic that a user of the library would miss."""
