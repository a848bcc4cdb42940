"""Evaluation: truth, measured."""
