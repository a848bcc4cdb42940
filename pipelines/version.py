"""Which Pincite this is, as exports tell it."""

VERSION = "0.1.0"
