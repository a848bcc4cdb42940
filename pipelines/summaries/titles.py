"""A heading's words: all its lines, where it ends, and whether it is one. Pure functions on a page's text."""

from __future__ import annotations

import re

from ingest.sections import breaks_off, is_heading
from ingest.sentences import Span, full_line, trim
from pipelines.text import single_spaced

_ORDINAL = (
    r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|TWELFTH|[A-Z]+TEENTH)"
)
CLAIM = rf"{_ORDINAL} (?:[A-Z]+ )*(?:CLAIM|CAUSE OF ACTION|DEFENSE)\b"
"""Begins the heading of a claim or a defense, "FIRST CAUSE OF ACTION"; a pattern's part."""
_NUMBERED = re.compile(
    r"(?:[IVX]{1,5}|[IVX][ivx]{1,4}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\.\s|\d{1,2}(?:\.\d{1,2})+\s|"
    r"(?:ARTICLE|SECTION|COUNT|Count|PART|EXHIBIT|Exhibit|ISSUE)\s+[\dA-Z]+\b|"
    rf"{_ORDINAL}:\s|{CLAIM}"
)
"""Begins a heading by its place among the others: "IV. Conclusion", "COUNT I: …", "FIRST CAUSE OF ACTION"."""
_OF_SECTIONS = frozenset(
    """a action affirmative agreement allegations analysis and applicable appeal argument authorities
    background below case claims common conclusion conclusions counterclaim counterclaims counts crossclaim
    crossclaims decision defenses definitions demand discussion disposition divisional fact facts factual
    findings for general history holding in introduction issue issues judgement judgment jurisdiction
    jurisdictional jury law legal memorandum motion nature notice of opinion order overview parties points
    prayer preliminary presented procedural proceedings provisions question questions recitals record
    relevant relief request review ruling standard standards statement summary the this to trial undisputed
    venue witnesses""".split()
)
"""Words of the headings that papers of courts and contracts have without a number: "PRAYER FOR RELIEF"."""
_OF_COUNSEL = re.compile(
    r",\s(?:JR|SR|ESQ)\b|\b(?:UNITED STATES|DISTRICT|STATE) ATTORNEY\b|\b(?:ATTORNEYS?|COUNSEL) FOR\b",
    re.IGNORECASE,
)
"""Stands in a list of counsel: "F. JAMES LOPREST, JR., United States Attorney’s"."""
_HYPHEN = re.compile(r"(?<=\w)-\s(?=[A-Z])")
_REACH = 500
"""Characters of a heading, at most."""
_BLANK = re.compile(r"\n[ ]*\n")
_MOST_LINES, _SMALL, _CAPITALISED = 4, 3, 0.75
"""Lines of a heading that blank lines set off, at most; letters of words that need no capital, and the share
of the others that have one."""
_LONG = 0.8
"""The share of a full line from which on a paragraph's first line is full."""
_SENTENCE_WORD = re.compile(
    r"(?!from|with|without|within|that|than|upon|into|over|under|against|between|regarding|through|about|after|before|"
    r"because|versus|their|when|where|whether|which)[a-z]{4,}"
)
"""A word in small letters that a heading in capitalised words has not."""
_FULL = 0.7
"""The share of a full line from which on a heading's line is full, too."""
_TITLE_LINE = re.compile(
    r"\n[ ]*[A-Z\d“‘(][\w’'.-]*"
    r"(?: (?:\([^()\n]*\)|[A-Z\d“‘’'§][^\s,;:?]*|of|the|and|or|in|to|for|a|an|as|on|by|from|with|at|v\.|not|"
    r"its|their|under|against|between))*"
    r"(?=\n)"
)
"""A line of capitalised words."""
_CLOSES = re.compile(r"\n[^()\n]*\)[^\w\n]*(?=\n)")
"""A line that ends a parenthesis."""
_FEWEST = 4
"""Words of a heading with a full stop: "18. Denied." is none."""
_RUN_IN = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-H]\.)\s[A-Z][A-Z &,;’'/-]+\.(?=\s\S)")
"""Opens a clause whose text begins on its title's line: "6. EXCEPTIONS. Nothing in Section 4 releases:"."""
_ASIDE = re.compile(r"\s*(?:\([^()]*\)\s*)?")
"""Stands between a count's heading and its text: "(By All Plaintiffs)"."""


def is_certain(title: str) -> bool:
    """Say whether what looks like a heading surely is one: by its number, or as papers call their sections.

    :param title: it, on one line.
    """
    if _NUMBERED.match(title):
        return not _OF_COUNSEL.search(title)
    return all(word in _OF_SECTIONS for word in re.findall(r"[^\W_]+", title.lower()))


def whole(page: str, start: int, title: str) -> tuple[str, int | None]:
    """Return a heading with the lines that it goes on in, and where it ends.

    :param page: the page's text.
    :param start: where the heading begins.
    :param title: its first line, or as many as are known.
    :returns: the heading on one line, and the offset behind it; None where its words do not stand there.
    """
    title = single_spaced(title)
    if clause := _RUN_IN.match(title):
        title = clause[0]
    elif block := _block(page, start, title):
        return _HYPHEN.sub("-", single_spaced(page[slice(*block)])), block.end
    words = re.compile(r"\s*" + r"\s+".join(map(re.escape, title.split()))).match(page, start)
    if words is None:
        return title, None
    end, full = words.end(), _FULL * full_line(page)
    while line := (_CLOSES if title.count("(") > title.count(")") else _TITLE_LINE).match(page, end):
        if not (line.re is _CLOSES or breaks_off(title) or end - page.rfind("\n", 0, end) > full):
            break
        title = f"{title}{'' if title[-1] in '-–' else ' '}{single_spaced(line[0])}"
        end = line.end()
    return title, end


def _block(page: str, start: int, title: str) -> Span | None:
    """Return a heading with all its lines where blank lines set it off, or None."""
    ends = _BLANK.search(page, start, start + _REACH)
    block = trim(page, start, ends.start() if ends else min(len(page), start + _REACH))
    lines = page[slice(*block)].split("\n")
    long = [word for word in re.findall(r"[^\W\d_]+", " ".join(lines)) if len(word) > _SMALL]
    capitals = sum(word[0].isupper() for word in long)
    is_title = title.startswith(single_spaced(lines[0])) and capitals >= _CAPITALISED * len(long)
    goes_on = 1 < len(lines) <= _MOST_LINES and not any(map(_starts_anew, lines[1:]))
    return block if is_title and goes_on else None


def _starts_anew(line: str) -> bool:
    return is_heading(line.strip()) and _NUMBERED.match(line.strip()) is not None


def runs_on(page: str, end: int, title: str) -> bool:
    """Say whether what looks like a heading is a paragraph's first line: full, with words of a sentence.

    :param page: the page's text.
    :param end: offset behind it.
    :param title: its words.
    """
    is_full = end - page.rfind("\n", 0, end) > _LONG * full_line(page)
    return is_full and not title.endswith(".") and any(map(_SENTENCE_WORD.fullmatch, title.split()))


def reads_as_sentence(line: str) -> bool:
    """Say whether a line is a heading with a full stop: "B. There Is No Evidence of Pretext.".

    :param line: it, without surrounding space.
    """
    return line.endswith(".") and len(line.split()) >= _FEWEST and is_heading(line[:-1])


def text_from(page: str, end: int) -> int:
    """Return where the text begins behind a heading, and behind what stands in brackets below it.

    :param page: the page's text.
    :param end: offset behind the heading.
    """
    match = _ASIDE.match(page, end)
    return match.end() if match else end
