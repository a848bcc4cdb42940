"""What lawyers ask of a named document, looked up where it is told: caption, bench, the court's ruling."""
