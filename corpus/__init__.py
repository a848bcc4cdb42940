"""The sample corpus: fictional case files, written for Pincite and rendered to PDF."""
