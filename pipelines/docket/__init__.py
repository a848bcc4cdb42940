"""Docket questions: what was filed, by whom, when, and how it was ruled on, as a SELECT over a database."""
