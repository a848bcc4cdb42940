"""Keys, pinpoints and citations in court form: where a quote stands, as lawyers write it."""
