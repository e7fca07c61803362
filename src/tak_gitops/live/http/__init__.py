"""Reading over HTTP: one careful GET, and the export of tak-services by it."""
