"""Progress of partly finished sessions and the history of finished ones, kept with TinyDB."""
