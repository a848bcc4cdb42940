"""Passages are found by meaning and by words, and fused into one list."""
