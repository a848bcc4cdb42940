"""Under which headings a place of a document stands. Pure functions on the pages' text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ingest.footnotes import footnotes_start, unmarked
from ingest.sentences import full_line

PAGES_BACK = 2
"""How many pages before its own a place's heading is looked for."""

_NUMBERING = re.compile(
    r"(?:(?![AI]\s)(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\.?\s+|[IVX][ivx]{1,4}\.\s+|"
    r"(?:ARTICLE|SECTION|COUNT|Count|PART|EXHIBIT|Exhibit|ISSUE)\s+[\dA-Z]+\b[.:]?\s*)"
)
_CLAUSE_TITLE = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?!(?:Admitted|Denied)\.)([A-Z][^.;:]{2,60})"
    r"(?<! M[rs])(?<! Mrs)(?<! [DSJ]r)(?<! No)(?<! Nos)(?<! Inc)(?<! Co)(?<! Corp)(?<! v)\.\s"
)
_SENTENCE = re.compile(
    r"[.,;?]”?\d*$|[a-z]{3}\. [A-Z]|\b(?:is|are|was|were|shall|will|has|have|BY M[RS]S?)\b"
)
_ORDINAL = re.compile(r"[A-Z]{5,}:\s\S")
_DIVISION = re.compile(
    r"(?:ARTICLE|PART|EXHIBIT|Exhibit|COUNT|Count|ISSUE)\s+[\dA-Z]|[A-Z ]+(?:CLAIM|CAUSE OF ACTION)\b"
)
_ROMAN = re.compile(r"[IVX]{1,5}\.?\s|[IVX][ivx]{1,4}\.\s")
_LETTER, _DECIMAL = re.compile(r"[A-H]\.?\s"), re.compile(r"[\d.]+\s")
_ISSUE = re.compile(
    r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\.\s+Whether\s(?:[^.;?]|\b(?:M[rs]s?|Dr|Inc|Co|Corp|No)\.)*$"
)
_QUESTION = re.compile(r"^Q\. ", re.MULTILINE)
_INITIAL = re.compile(r"\b[A-Z]$")
_BREAKS_OFF = re.compile(
    r"(?:\b(?:a|an|and|any|as|at|before|by|for|from|in|its|no|not|of|on|or|re|regarding|that|the|their|to|under|"
    r"with)|[-–,:])$",
    re.IGNORECASE,
)
_LONG, _FULL = 0.8, 0.7
_MOST_LINES = 3
"""So many lines that look like headings stand together; more are a caption or a table of contents."""
_PATH = 3
_MOST_WORDS = 14
_CAPITALISED = 0.7
_SHORTEST = 3  # letters: "3. FAC"


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


class Heading(NamedTuple):
    """A heading: where its line begins, its words on one line, and its rank, from 0 for the highest."""

    start: int
    title: str
    rank: int


def headings(text: str) -> list[Heading]:
    """Find a page's headings; the lines of a caption, of a table of contents and of notes are none.

    :param text: the page's text.
    """
    found: list[Heading] = []
    run: list[Heading] = []
    lines = position = 0
    previous = ""
    full = full_line(text)
    is_transcript = _QUESTION.search(text) is not None
    for line in [*text[: footnotes_start(text)].split("\n"), "."]:
        stripped = unmarked(line).strip()
        goes_on = not run and _goes_on(previous, stripped, full)
        if is_heading(stripped) and not goes_on and not _is_paragraph(stripped, full, is_transcript):
            lines += 1
            if run and not _NUMBERING.match(stripped):  # a long heading runs over two lines
                run[-1] = Heading(run[-1].start, f"{run[-1].title} {stripped}", run[-1].rank)
            else:
                run.append(Heading(position, stripped, _rank(stripped)))
        elif stripped and not (run and stripped.isdigit()):
            found += run if lines <= _MOST_LINES else []
            run, lines = [], 0
            title = _CLAUSE_TITLE.match(f"{stripped} ")
            if title and _is_capitalised(title[1]) and not _INITIAL.search(title[1]):
                found.append(Heading(position, title[0].strip(), _rank(title[0])))
        position += len(line) + 1
        previous = stripped
    return found


def _goes_on(previous: str, line: str, full: int) -> bool:
    """Say whether a line in capitals goes on with the sentence that the full line above it has begun."""
    broken = len(previous) >= _FULL * full and previous[-1] not in '.:;?!”"'
    return broken and not _NUMBERING.match(line)


def _is_paragraph(line: str, full: int, is_transcript: bool) -> bool:
    """Say whether a line that looks like a heading is the first one of a paragraph, or an answer."""
    if is_transcript and line.startswith(("Q.", "A.")):
        return True
    return bool(_DECIMAL.match(line)) and len(line) >= _LONG * full


def _rank(title: str) -> int:
    if _DIVISION.match(title):
        return 0
    if number := _DECIMAL.match(title):
        return 2 + len(re.findall(r"\d+", number[0]))
    return 1 if _ROMAN.match(title) else 2 if _LETTER.match(title) else 0


class Outline:
    """The headings that a document stands under as it is read, page by page."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    def read(self, text: str) -> list[tuple[int, str]]:
        """Read the next page.

        :param text: its text.
        :returns: (offset, path) pairs: from this offset on, the page stands under these headings, the
            outermost first; the first pair is that of the page's beginning.
        """
        paths = [(0, self._path())]
        for heading in headings(text):
            while self._open and self._open[-1].rank >= heading.rank:
                self._open.pop()
            self._open.append(heading)
            paths.append((heading.start, self._path()))
        return paths

    def _path(self) -> str:
        return " > ".join(heading.title for heading in self._open[-_PATH:])


def is_heading(line: str) -> bool:
    """Say whether a line is a heading by its look.

    :param line: a line without surrounding space.
    """
    number = _NUMBERING.match(line)
    title = line[number.end() :] if number else line
    if _ORDINAL.match(line) or _ISSUE.match(line):
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


def breaks_off(title: str) -> bool:
    """Say whether a heading's line ends where no heading does, so that the heading goes on in the next line.

    :param title: the line, or lines, without surrounding space.
    """
    return _BREAKS_OFF.search(title) is not None


def _is_capitalised(title: str) -> bool:
    words = re.findall(r"[^\W\d_]+", title)
    long = [word for word in words if len(word) > 3] or [word for word in words if word.isupper()]
    return (
        len(title) >= _SHORTEST
        and bool(long)
        and sum(word[0].isupper() for word in long) >= _CAPITALISED * len(long)
    )
