"""The ways to an answer: which one a question is meant for, and each of them taken."""
