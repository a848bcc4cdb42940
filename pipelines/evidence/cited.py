"""Citations as sentences of their own: "Id. at 624.", and what begins with one. Pure functions."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d+)*\.?|\([a-z0-9]{1,4}\)|[IVX]{1,5}\.|[A-H]\.)\s")
"""Opens a numbered paragraph, a heading or an item."""
_CITING = frozenset(
    "at of v in on and see also id n nn seq et al quoting citing ex rel the for aff d rev dissenting "
    "concurring plurality curiam".split()
)
_VOLUME = re.compile(
    r"\d{1,4}\s(?:U\.\s?S\.|C\.\s?F\.\s?R\.|F\.|S\.\s?Ct\.|Cal\.|N\.|"
    r"(?=[\w.\s]{0,40}\.)[A-Z][\w.]*(?:\s[A-Z\d][\w.]*){0,4}\s(?:at\s)?\d)"
)
"""Opens a citation by its volume or title, where another number would open a heading or an item."""
_MOST_CITED = 40
_LETTERS = re.compile(r"(?<![\w])[^\W\d_]+")
_SOURCE = re.compile(
    r"§|¶|^Id\.|^See\b|\b(?:ECF|Dep|Decl|Compl|Ans|Mot|Opp|Tr|Br|Pet)\b|\bEx\. |\bCode\b|"
    r"\b(?:Civ|Crim|App)\. P\.|\d\s[A-Z][\w.]*(?:\s[\w.]+){0,3}\s\d"
)
"""What is cited: the record, a statute, a rule, a volume with its page."""
_NOTED = re.compile(r"(?<=[.)])\d{1,2}$")
_EXPLAINED = re.compile(r"\s\((?=[a-z“])[^()]*(?:\([^()]*\)[^()]*)*\)(?=[.;]|$|\s\()")
"""Says what a cited source says: "(a party must perform before it can require performance)"."""
_CITED = re.compile(r"\)\.(?=\s+[A-Z“])")
"""A citation's year and a stop, and a sentence behind them."""


def is_citation(text: str) -> bool:
    """Say whether a sentence is nothing but a citation: "Id. at 624.", "Cal. Civ. Code § 1439.".

    :param text: a unit of a page.
    """
    text = _EXPLAINED.sub("", _NOTED.sub("", text))
    found = _LETTERS.findall(text)
    return (
        text.endswith(".")
        and len(found) <= _MOST_CITED
        and not (NUMBER.match(text) and not _VOLUME.match(text))
        and bool(_SOURCE.search(text))
        and bool(re.search(r"\d", text))
        and all(word in _CITING or len(word) <= 3 or _is_name(word) for word in found)
    )


def opens_with_citation(text: str) -> bool:
    """Say whether a text is a citation, or begins with one that is for what stands before it.

    :param text: a unit of a page.
    """
    ends = [match.end() for match in _CITED.finditer(text)]
    return is_citation(text) or any(is_citation(text[:end]) for end in ends)


def _is_name(word: str) -> bool:
    """Say whether a word is written as a name: "McKishen", and not "GRANTED"."""
    return word[0].isupper() and not word.isupper()
