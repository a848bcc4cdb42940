"""How headings are numbered: which number comes next, and which headings a number ends. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

LABEL = re.compile(r"[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*")
"""A heading's number: "IV", "B", "12.3"."""
_ARTICLE = re.compile(r"(?:ARTICLE|SECTION|Article|Section)\s+")
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()


def closed_by(path: Sequence[str], label: str, line: str) -> int | None:
    """Return which of some headings ends where a line has a label; None where none does.

    It is the one whose number comes before the label, or is of its kind, where the label stands as that of a
    heading does ("2. The reason …" under "1. Promotion"): then the line opens a section whose title reads as
    a sentence, or a list. A clause ends the article that is not its own ("8.3" under "ARTICLE 6").

    :param path: the headings, the outermost first.
    :param label: the line's label.
    :param line: the line.
    :returns: the place among them of the one that ends, with all that stand under it.
    """
    closed = None
    for depth in reversed(range(len(path))):
        number = numbered(path[depth])
        if number is None:
            continue
        again = rank(number) == rank(label) and line.lstrip().startswith(f"{label}. ")
        of_other = is_of_other(label, path[depth])
        if of_other or (closed is None and (_following(number) == label or again)):
            closed = depth
    return closed


def is_of_other(label: str, title: str) -> bool:
    """Say whether a clause stands in another article than that of a heading.

    :param label: the clause's number: "8.3".
    :param title: the heading: "ARTICLE 6. SUPPORT".
    """
    number = numbered(title)
    article, dot, _ = label.partition(".")
    return bool(dot) and number is not None and number.isdigit() and number != article


def numbered(title: str) -> str | None:
    """Return a heading's number, or its article's: "6" of "ARTICLE 6. SUPPORT"; None where it has none.

    :param title: the heading, on one line.
    """
    number = LABEL.fullmatch(_ARTICLE.sub("", title).partition(" ")[0].rstrip(".:"))
    return number[0] if number else None


def rank(label: str | None) -> int:
    """Return how deep what a number opens stands: under "V" stands "B", under that "2", and "2.1".

    :param label: the number; None for a heading without one.
    :returns: from 0 for the outermost.
    """
    if label is None:
        return 0
    return 1 if label in _ROMAN else 2 if label.isalpha() else 3 + label.count(".")


def _following(label: str) -> str:
    """Return the number behind a number: "6" for "5", "12.4" for "12.3", "C" for "B"."""
    if label in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(label) + 1]
    if label.isalpha():
        return chr(ord(label[0]) + 1) if len(label) == 1 else ""
    before, dot, last = label.rpartition(".")
    return f"{before}{dot}{int(last) + 1}"
