"""The timeline of a matter: dated events out of its files, each with its sources."""
