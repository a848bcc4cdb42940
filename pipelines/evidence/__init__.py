"""Which stretches of the passages answer: cut as they may be quoted, ranked, judged, and shown."""
