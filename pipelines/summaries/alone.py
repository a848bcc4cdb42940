"""Does a sentence of a document say something by itself, in a summary? By its words alone. Pure.

What is quoted in an answer stands beside a question, and in a summary beside nothing: what is told here goes
beyond :mod:`pipelines.evidence.anaphora` and :mod:`pipelines.evidence.cohesion`.
"""

from __future__ import annotations

import re

_CUT = re.compile(
    r"[)\]”]|(?:\d+(?:\.\d+)*|[a-z])[.)]?\s+[a-z]|\(?\w+\)\W*$|(?:Id\.|Ibid\.|See )|"
    r"(?:[A-Z][\w.’]*\s){1,3}(?:at|¶+)\s\d"
)
"""Opens the rest of a sentence, or with what the one before cites: "8.2 warrants …", "Id. Rosen said …"."""
_STANDS_FOR = re.compile(
    r"\b(?:it|they|them|he|she|cannot|not|we) (?:to )?(?:do|say|hold|find|think) so\b|"
    r"^(?:[A-Z][a-z]+, )(?:its|their|his|her|this|that) \w+|^(?:This time|If so),|^The one is\b|"
    r"\bwithout (?:them|it)\b"
)
"""Stands for what was said before (Halliday and Hasan 1976, *Cohesion in English*, on substitution)."""
_THAT = re.compile(
    r"\b[Tt]hat (?P<noun>period|complaint|sum|amount|claim|motion|contention|figure|notice|clause|provision|"
    r"rule|argument|payment|decision|order|question|count|duty)\b(?! (?:of|in|that|which)\b)"
)
_CITES = re.compile(r"(?:[A-Z][\w.’&,-]*\s){1,8}v\.\s[^;]*\)\.|(?:[A-Z][a-z]*\.\s){2,4}Code\s§[^;]*;.*\)\.")
"""Cites and says nothing: "Sanders v. State, 738 S.W.2d 856 (Mo. 1987)."."""


def stands_alone(said: str) -> bool:
    """Say whether a sentence is whole, and tells what it speaks of.

    :param said: the sentence, on one line.
    """
    if said.count("(") != said.count(")") or _CUT.match(said):
        return False
    if _STANDS_FOR.search(said) or _CITES.fullmatch(said):
        return False
    points = _THAT.search(said)
    return points is None or points["noun"] in said[: points.start()].lower()
