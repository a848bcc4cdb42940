"""Under which heading a place of a document stands. Pure functions on the pages' text."""

from __future__ import annotations

import re
from collections.abc import Callable

PAGES_BACK = 2
"""How many pages before its own a place's heading is looked for."""

_NUMBERING = re.compile(
    r"(?:(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\.?\s+|"
    r"(?:ARTICLE|SECTION|COUNT|Count|PART|EXHIBIT|Exhibit|ISSUE)\s+[\dA-Z]+\b[.:]?\s*)"
)
_CLAUSE_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+([A-Z][^.;:]{2,60})\.\s")
_SENTENCE = re.compile(r"[.,;?]\d*$|\b(?:is|are|was|were|shall|will|has|have|BY M[RS]S?)\b")
_ORDINAL = re.compile(r"[A-Z]{5,}:\s\S")
_MOST_WORDS = 14
_CAPITALISED = 0.7


def heading_of(text: str, offset: int, page_before: Callable[[int], str]) -> str:
    """Return the last heading before a place.

    A heading is a short line of capitalised words, numbered or not, or the title that opens a numbered
    clause ("12.2 For Cause.").

    :param text: the text of the place's page.
    :param offset: where the place begins.
    :param page_before: gives the text of the page so many pages before, empty where there is none.
    :returns: the heading on one line, empty where there is none on this page or on the two before.
    """
    # The line that the place begins in may be its clause's own title.
    line_end = text.find("\n", offset)
    found = _last_heading(text[: line_end if line_end >= 0 else len(text)])
    for back in range(1, PAGES_BACK + 1):
        if found:
            break
        found = _last_heading(page_before(back))
    return found


def _last_heading(text: str) -> str:
    lines = text.split("\n")
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place].strip()
        if title := _CLAUSE_TITLE.match(f"{line} "):
            if _is_capitalised(title[1]):
                return title[0].strip()
        elif is_heading(line):
            above = lines[place - 1].strip() if place else ""
            # A long heading runs over two lines; only its first one is numbered.
            return f"{above} {line}" if is_heading(above) and not _NUMBERING.match(line) else line
    return ""


def is_heading(line: str) -> bool:
    """Say whether a line is a heading by its look.

    :param line: a line without surrounding space.
    """
    number = _NUMBERING.match(line)
    title = line[number.end() :] if number else line
    if _ORDINAL.match(line):
        return len(line.split()) <= _MOST_WORDS
    if not title:
        return number is not None
    return (
        len(title.split()) <= _MOST_WORDS
        and not _SENTENCE.search(title)
        and (number is not None or title.upper() == title)
        and sum(map(str.isalpha, title)) >= len(title) / 2
        and _is_capitalised(title)
    )


def _is_capitalised(title: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= _CAPITALISED * len(long)
