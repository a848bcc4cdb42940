"""What a quote is shown with beside what it is ranked by: its title, not the next one. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.footnotes import Mark, unmarked
from ingest.sections import breaks_off, is_heading
from ingest.sentences import Span, full_line, sentence_spans, trim
from pipelines.evidence.anaphora import leans_back
from pipelines.evidence.bounds import part_on_one_line
from pipelines.evidence.cohesion import lost
from pipelines.evidence.titles import is_bare_title, is_defense_title
from pipelines.evidence.units import first_line, fits, is_statement
from pipelines.text import quoted

_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5}|[ivx]{1,4})\.\s.*[\w’”)]$")
"""Headings without a number are told from captions and broken lines too seldom."""
_TITLED = re.compile(
    rf"{_NUMBERED.pattern}|"
    r"(?:COUNT|Count|CLAIM|EXHIBIT|ARTICLE|SECTION|[A-Z]+ (?:COUNT|CLAIM|CAUSE OF ACTION))\b"
)
"""Opens a part of a paper, and is no line of a caption."""
_WRAPS = 0.8
"""A heading with this share of a full line may go on in the next one."""


def framed(page: str, span: Span, since: int, *, headed: bool = False) -> Span:
    """Return a quote as it is shown.

    What is pleaded as a defense begins with the defense's title, and what stands behind the title of a
    numbered part on its line with that; a signature block ends before the title of what follows it. Other
    running text is quoted without the heading above it, that both are not read as one sentence.

    :param page: the page's text.
    :param span: the quote.
    :param since: offset from which on it may begin.
    :param headed: whether its heading is to be kept, as where a list goes by its titles.
    """
    shown = _with_title(page, _without_next_title(page, span), since)
    return shown if headed else _below_heading(page, shown)


def in_quotes(text: str, notes: Sequence[Mark], *, goes_on: bool = False) -> str:
    """Return a quote in quotation marks, as it is shown: on one line, without the numbers of footnotes.

    The title above running text is quoted by itself, that both are not read as one sentence.

    :param text: the quote.
    :param notes: where numbers of footnotes stand in it, in order.
    :param goes_on: whether it is the rest of a sentence, even if it does not look like one.
    """
    end = _title_end(text)
    title = part_on_one_line(text, Span(0, end), notes)
    rest = part_on_one_line(text, Span(end, len(text)), notes)
    return f"“{title}” {quoted(rest)}" if title else quoted(rest, goes_on=goes_on)


def _title_end(text: str) -> int:
    """Return the offset behind the title above a quote's running text; 0 where there is none."""
    lines = text.splitlines(keepends=True)
    first = unmarked(lines[0]).strip()
    if not (is_defense_title(first) or (is_heading(first) and _TITLED.match(first))):
        return 0
    more = takewhile(lambda line: is_heading(line) and not _NUMBERED.match(line), map(str.strip, lines[1:]))
    above = lines[: 1 + sum(1 for _ in more)]
    if breaks_off(above[-1].strip()):
        return 0
    end = sum(map(len, above))
    rest = text[end:].strip()
    return end if is_statement(rest) and not rest[0].islower() else 0


def _below_heading(page: str, span: Span) -> Span:
    """Return running text without the heading on a line above it, where it says the same without."""
    heading = first_line(page[slice(*span)])
    opens_line = span.start == 0 or page[span.start - 1] == "\n"
    titled = opens_line and _NUMBERED.match(heading) and is_heading(heading) and not is_defense_title(heading)
    below = trim(page, span.start + page[span.start : span.end].find("\n") + 1, span.end)
    if not titled or below.start == span.start or len(heading) >= _WRAPS * full_line(page):
        return span
    text = page[slice(*below)]
    if not text[0].isupper() or not is_statement(text) or is_heading(first_line(text)):
        return span
    first = text[slice(*sentence_spans(text)[0])]
    return span if leans_back(first) or lost(text) != lost(page[slice(*span)]) else below


def _with_title(page: str, span: Span, since: int) -> Span:
    """Return a quote with the title it needs: its defense's, or the one that opens its line."""
    before = [unit for unit in sentence_spans(page) if since <= unit.start and unit.end <= span.start]
    if before and is_bare_title(page[slice(*before[-1])]) and "\n" not in page[before[-1].end : span.start]:
        return Span(before[-1].start, span.end)
    if is_heading(first_line(page[slice(*span)])):
        return span
    title = next((unit for unit in reversed(before) if is_heading(first_line(page[slice(*unit)]))), None)
    titled = Span(title.start, span.end) if title else span
    defends = title is not None and is_defense_title(first_line(page[slice(*title)]))
    return titled if defends and fits(page, titled) else span


def _without_next_title(page: str, span: Span) -> Span:
    """Return a signature block without the title of what follows it."""
    lines, _, title = page[span.start : span.end].rpartition("\n")
    behind = next((unit for unit in sentence_spans(page) if unit.start >= span.end), None)
    follows = behind is not None and behind.start == span.end + 1 and is_statement(page[slice(*behind)])
    if not ("/s/" in lines and follows and title.isupper()):
        return span
    return trim(page, span.start, span.start + len(lines))
