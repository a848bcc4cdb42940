"""A question that leans on the turns before it is understood by them: pronouns, ellipsis, references."""
