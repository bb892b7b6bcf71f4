"""Which happenings are heard, and how."""
