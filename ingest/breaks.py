"""What runs over a page break: the end of one page's text and the beginning of the next that belong together.

Pure functions on the pages' cleaned texts, from which running heads are gone; the footnotes between the two
parts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.footnotes import NOTES_BELOW, footnotes, footnotes_start, openings
from ingest.sections import is_heading
from ingest.sentences import Span, ends_between, full_line, opens_unit, sentence_spans


class Break(NamedTuple):
    """What runs over a page break.

    :param before: its span on the page before the break.
    :param behind: its span on the page behind it.
    """

    before: Span
    behind: Span


_SPEAKER = re.compile(r"(?:BY )?(?:M[RS]S?|DR|THE [A-Z]+)\.? ?[A-Z'’. -]*:")
_TURN = re.compile(r"([QA])(?:[.:]| ) ?\S")
_ENDS = re.compile(r":[”’\"']?$|[.;:?!”\"] ?-{2,}$|-{2,}$|[?!][”’\"')\]]*$")
"""Ends what it stands in, whatever follows: a question, a list's opening, a speaker who is cut off."""
_GOES_ON = re.compile(r"[\W\d_]*[a-z]")
_BEGINS_ANEW = re.compile(
    r"[“\"‘(\[]*(?:The|This|That|These|Those|A|An|In|On|At|As|For|By|If|When|While|Where|Because|But|And|Nor|So|"
    r"It|He|She|They|We|There|Here|However|Thus|See|Moreover|Accordingly|Pursuant)\b"
)
"""Words that hardly stand inside a sentence with a capital: the pages' order is not the text's."""
_STOPS = re.compile(r"[.;:?!][”’\"')\]]*\s*\d{0,2}$")
_FULL = 0.6
"""The share of a full line that a line of running text fills when its sentence goes on with a capital."""
_PROSE = 0.4
"""The share of a sentence's words that are in lower case; names in a table and captions have fewer."""
_STAR_PAGE = re.compile(r"\[\*\d+\] ")
"""The printed page's number as the Tax Court and the reporters' databases set it into the text."""
_RESUMED = re.compile(r"[.?!][”’\"')\]]*\n[a-z]")
"""Behind a footnote's end the body goes on: the page has columns, read one after the other."""


def running_over(text: str, following: str) -> Break | None:
    """Find the sentence, or the question with its answer, that runs over the break between two pages.

    :param text: a page's text.
    :param following: the next page's text.
    :returns: its two parts; None where both pages break between sentences, and where it cannot be told.
    """
    body_end = footnotes_start(text)
    notes = text[body_end:]
    if NOTES_BELOW not in text and _RESUMED.search(notes):
        return None
    spans = [span for span in sentence_spans(text) if span.end <= body_end]
    body_ahead = footnotes_start(following)
    behind = [span for span in sentence_spans(following) if span.end <= body_ahead]
    if not spans or not behind:
        return None
    return _turn(text, spans, following, behind) or _sentence(text, spans[-1], following, behind[0])


def note_running_over(text: str, following: str) -> Break | None:
    """Find the sentence of a page's last footnote that runs over to the foot of the next page.

    :param text: a page's text.
    :param following: the next page's text.
    :returns: its two parts; None where no note runs over, or one breaks off between sentences.
    """
    last = footnotes(text)[-1:]
    rest = following.find(NOTES_BELOW) + len(NOTES_BELOW)
    opened = [mark.start for mark in openings(following)]
    if not last or rest < len(NOTES_BELOW) or rest in opened:
        return None
    end = min(opened, default=len(following))
    before = [span for span in sentence_spans(text) if span.start >= last[0]]
    behind = [span for span in sentence_spans(following) if rest <= span.start < end]
    if not before or not behind:
        return None
    tail, head = before[-1], behind[0]
    return None if ends_between(text[slice(*tail)], following[slice(*head)]) else Break(tail, head)


def goes_on(text: str, following: str) -> bool:
    """Say whether a page begins in the middle of something, though it may not be clear what goes on.

    :param text: the text of the page before.
    :param following: the page's text.
    """
    body, first = text[: footnotes_start(text)].rstrip(), following.partition("\n")[0].strip()
    return not (_STOPS.search(body) or not body or is_heading(first) or opens_unit(first))


@lru_cache(maxsize=64)
def begins_anew(text: str, following: str) -> int:
    """Return where on a page something begins that nothing on the page before is needed for.

    :param text: the text of the page before, empty where there is none.
    :param following: the page's text.
    :returns: offset behind what runs over to it; 0 where nothing does.
    """
    over = running_over(text, following)
    if over is not None:
        return over.behind.end
    first = next(iter(sentence_spans(following)), None)
    return first.end if first and goes_on(text, following) else 0


def _turn(text: str, spans: Sequence[Span], following: str, behind: Sequence[Span]) -> Break | None:
    """Return a transcript's last question on a page with the answer that opens the next page."""
    last = next((span for span in reversed(spans) if _TURN.match(text, span.start)), None)
    if last is None or not text.startswith("Q", last.start) or not following.startswith("A", behind[0].start):
        return None
    if not _TURN.match(following, behind[0].start):
        return None
    answer = [behind[0]]
    for span in behind[1:]:
        if _TURN.match(following, span.start) or _SPEAKER.match(following, span.start):
            break
        answer.append(span)
    return Break(Span(last.start, spans[-1].end), Span(answer[0].start, answer[-1].end))


def _sentence(text: str, tail: Span, following: str, head: Span) -> Break | None:
    if star := _STAR_PAGE.match(following, head.start):
        head = Span(star.end(), head.end)
    before, behind = text[tail.start : tail.end], following[head.start : head.end]
    first, last = behind.partition("\n")[0], text[: tail.end].rpartition("\n")[2]
    if _ENDS.search(before) or is_heading(last) or is_heading(first):
        return None
    if opens_unit(first) or _SPEAKER.match(first):
        return None
    ends = _is_prose(behind) or behind.endswith((".", "?", "!"))
    runs_on = _is_prose(before) and ends and len(last) >= _FULL * full_line(text)
    if not _GOES_ON.match(first) and (not runs_on or _BEGINS_ANEW.match(first)):
        return None
    return None if ends_between(before, behind) else Break(tail, head)


def _is_prose(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > 3 and sum(word.islower() for word in words) >= _PROSE * len(words)
