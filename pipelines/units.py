"""What may be quoted out of a passage: sentences, questions with their answers, captions."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.sections import is_heading
from ingest.sentences import Span, full_line, sentence_spans
from pipelines.text import ends_sentence

LONGEST = 80
"""Words in the longest quote that is put together out of several sentences."""

_BLOCK = 45
"""Words of a caption, a table or a signature block that are quoted together."""

_LIST = 140
"""Words of a list's opening and its items that are quoted together."""

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d+)*\.?|\([a-z0-9]{1,4}\)|[IVX]{1,5}\.|[A-H]\.)\s")
_ROW = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\b")
_ITEM = re.compile(r"\([a-z0-9]{1,4}\)\s")
_DEPENDENT = re.compile(
    r"(?:But|And|Nor|It|Its|They|Their|He|His|She|Her)\b|"
    r"(?:This|That|These|Those) (?:is|are|was|were|would|does|did)\b|\([a-z0-9]{1,4}\)\s[a-z]"
)
"""A sentence that opens so is about something in the one before, or part of it: an item of its list."""
_CITING = frozenset(
    "at of v in on and see also id n nn seq et al quoting citing ex rel the for aff d rev".split()
)
_MOST_CITED = 40
_LETTERS = re.compile(r"(?<![\w])[^\W\d_]+")
_SOURCE = re.compile(
    r"§|¶|\b(?:Id|See|ECF|Dep|Decl|Compl|Ans|Ex|Cir|U\.S|F\.|Cal|App|Code|Stat|R\.|v)\b|\d\s[A-Z][\w.]*\s\d"
)
"""What is cited: the record, a statute, a rule, a volume with its page."""
_PARAGRAPH_END = 0.85
"""A sentence whose last line is shorter than this share of a full one ends its paragraph."""


def quotable(page: str, start: int, end: int) -> list[Span]:
    """Find what may be quoted out of a passage.

    Sentences, alone and with the next one; a transcript's question with its answer; and the short lines of a
    caption, a table or a signature block, several together. A citation belongs to the sentence before it, an
    item of a list to what opens the list. A numbered heading is not quoted alone, nor with the text above it;
    an answer not without its question, nor a sentence about "it" without the one before; and no two
    paragraphs together.

    :param page: the page's text.
    :param start: offset of the passage.
    :param end: offset behind it.
    :returns: spans in the page's text, in order of their beginning; they overlap.
    """
    units = _units(page, start, end)
    found = list(units)
    full = full_line(page)
    for place, (unit, following) in enumerate(pairwise(units)):
        if page[unit.start : unit.end].endswith(":"):
            found += _items(page, unit, units[place + 1 :])
        elif _speaker(page, unit) == "Q":
            answer = _answered(page, units[place:])
            if answer is not None:
                found[found.index(unit)] = answer
        elif _continues(page, unit, following) and not _ends_paragraph(page, unit, following, full):
            found.append(Span(unit.start, following.end))
    if any(_speaker(page, unit) == "Q" for unit in units):
        found = [span for span in found if _speaker(page, span) != "A"]
    return sorted({span for span in found if _stands_alone(page[span.start : span.end])})


def is_statement(text: str) -> bool:
    """Say whether a text is a sentence, and no heading or caption.

    :param text: a unit of a page.
    """
    return ends_sentence(text) and any(word.islower() for word in text.split())


def _units(page: str, start: int, end: int) -> list[Span]:
    """Return the passage's sentences, short lines that belong together joined."""
    spans = [span for span in sentence_spans(page) if span.start >= start and span.end <= end]
    units: list[Span] = []
    for span in spans:
        joined = Span(units[-1].start, span.end) if units else span
        lines = units and _are_lines(page, units[-1], span) and _length(page, joined) <= _BLOCK
        if lines or (units and _is_cited_for(page, units[-1], span)):
            units[-1] = joined
        else:
            units.append(span)
    return units


def _are_lines(page: str, before: Span, span: Span) -> bool:
    """Say whether both are short lines, and neither a numbered paragraph, nor the second begins a section."""
    return not (
        _NUMBER.match(page[before.start : before.end])
        or _begins_anew(page, span)
        or any(is_statement(page[s.start : s.end]) or _speaker(page, s) for s in (before, span))
    )


def _begins_anew(page: str, span: Span) -> bool:
    """Say whether a unit is a numbered paragraph or heading, or an entry of a docket sheet."""
    text = page[span.start : span.end]
    return bool(_NUMBER.match(text) or _ROW.match(text))


def _is_cited_for(page: str, before: Span, span: Span) -> bool:
    """Say whether a unit is a citation for the statement before it."""
    said = page[before.start : before.end]
    return is_statement(said) and not _speaker(page, span) and is_citation(page[span.start : span.end])


def is_citation(text: str) -> bool:
    """Say whether a sentence is nothing but a citation: "Id. at 624.", "Cal. Civ. Code § 1439.".

    :param text: a unit of a page.
    """
    found = _LETTERS.findall(text)
    return (
        text.endswith(".")
        and len(found) <= _MOST_CITED
        and not _NUMBER.match(text)
        and bool(_SOURCE.search(text))
        and bool(re.search(r"\d", text))
        and all(word[0].isupper() or word in _CITING or len(word) == 1 for word in found)
    )


def _items(page: str, opening: Span, units: list[Span]) -> list[Span]:
    """Return what opens a list together with its first item, its first two, and so on."""
    found = []
    for unit in units:
        joined = Span(opening.start, unit.end)
        if not _ITEM.match(page[unit.start : unit.end]) or _length(page, joined) > _LIST:
            break
        found.append(joined)
    return found


def _ends_paragraph(page: str, unit: Span, following: Span, full: int) -> bool:
    """Say whether a statement ends its paragraph, and another begins the next one."""
    line = page[page.rfind("\n", 0, unit.end) + 1 : unit.end]
    ends = "\n" in page[unit.end : following.start] and len(line) < _PARAGRAPH_END * full
    return ends and all(is_statement(page[span.start : span.end]) for span in (unit, following))


def _stands_alone(text: str) -> bool:
    is_title = "\n" not in text and bool(_NUMBER.match(text)) and is_heading(text)
    return not (is_title or _DEPENDENT.match(text) or text.endswith(":") or is_citation(text))


def _speaker(page: str, span: Span) -> str:
    opening = page[span.start : span.start + 2]
    return opening[0] if opening in ("Q.", "A.") and span.end - span.start > 3 else ""


def _answered(page: str, units: list[Span]) -> Span | None:
    """Return the span from a question through its answer, as far as it may be quoted together."""
    last = None
    for unit in units[1:]:
        if _speaker(page, unit) == "Q" or _length(page, Span(units[0].start, unit.end)) > LONGEST:
            break
        last = unit
    return Span(units[0].start, last.end) if last else None


def _continues(page: str, unit: Span, following: Span) -> bool:
    text = page[following.start : following.end]
    return (
        not _speaker(page, following)
        and not _begins_anew(page, following)
        and not is_heading(text.partition("\n")[0].strip())
        and _length(page, Span(unit.start, following.end)) <= LONGEST
    )


def _length(page: str, span: Span) -> int:
    return len(page[span.start : span.end].split())
