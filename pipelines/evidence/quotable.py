"""What may be quoted out of a passage: sentences, questions with their answers, captions. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sections import is_heading
from ingest.sentences import Span, sentence_spans
from pipelines.evidence.adjacent import are_parted, go_together
from pipelines.evidence.anaphora import (
    asks_about_it,
    asks_on,
    concedes,
    leans_back,
    names_a_thing,
    takes_back,
)
from pipelines.evidence.cited import NUMBER, is_citation, opens_with_citation
from pipelines.evidence.cohesion import lost, resumes, sums_lost
from pipelines.evidence.testimony import answered, exchange, goes_on
from pipelines.evidence.titles import is_bare_title, is_defense_title
from pipelines.evidence.transcripts import ROW, in_row, is_transcript, speaker_of
from pipelines.evidence.units import ITEM, fits, is_numbered, is_prose, is_statement, units_of
from pipelines.text import ends_sentence, single_spaced

LONGEST = 80
"""Words in the longest quote of two sentences that could each stand alone."""
_LIST = 140
"""Words of a list's opening and its items that are quoted together."""
_LARGE_ITEM = re.compile(r"\([a-z0-9]{1,4}\)\s[^a-z]")
_BARE_RULING = re.compile(
    r"(?:(?:Issue|Count|Claim|Objection|Request|Ground|Item)s? [\w,() ]{1,24}(?:is|are) (?:therefore )?)?"
    r"(?:DENIED|GRANTED|OVERRULED|SUSTAINED|Denied|Granted|Overruled|Sustained)(?: in part)?"
    r"(?:,? with(?:out)? (?:prejudice|leave to amend))?\."
)
"""A ruling that does not say of whom or of what: the beginning of its paragraph does."""
_GAP = re.compile(
    r"\b(?:the|an?|its|their|his|her)\s(?:and|or)\s|\b(?:with|of|to|by|from|in|the|an?)\s[.,;](?!\s?\.)|[a-z]\s\.(?=\s[A-Z]|$)"
)
"""Shows that words are left out, as where names were redacted: "an agreement with and its subsidiary ."."""


def quotable(page: str, start: int, end: int, since: int | None = None) -> list[Span]:
    """Find what may be quoted out of a passage.

    Sentences, alone and with the next one; a transcript's question with its answer; and the short lines of a
    caption, a table or a signature block, several together. A citation belongs to the sentence before it, an
    item of a list to what opens it, and what stands in an entry of a docket sheet to its date. What leans on
    the sentence before is quoted with it, and a statement with what takes it back
    (:mod:`pipelines.evidence.anaphora`), and what refers to something said before with where that is said
    (:mod:`pipelines.evidence.cohesion`); where that does not fit, or cannot be reached, not at all. A
    numbered heading is not quoted alone, nor with the text above it; an answer not without its question; and
    no two paragraphs together that can stand alone.

    :param page: the page's text.
    :param start: offset of the passage.
    :param end: offset behind it.
    :param since: offset, at or before the passage, from which on a quote may begin with what it refers to.
    :returns: spans in the page's text, in order of their beginning; they overlap.
    """
    before = units_of(page, start if since is None else since, start)
    passage = _Passage(page, [*before, *units_of(page, start, end)], end)
    found = {span for place in range(len(before), len(passage.units)) for span in passage.quotes(place)}
    return sorted(span for span in found if _stands_alone(page[span.start : span.end]))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage of a page.

    :param page: the page's text.
    :param units: the passage's, behind those that a quote may begin with.
    :param end: offset behind the passage.
    """

    page: str
    units: list[Span]
    end: int

    def quotes(self, place: int) -> Iterator[Span]:
        """Give what is quoted of a unit, with all that it needs."""
        speaker = speaker_of(self.page, self.units[place])
        if self._said(place).endswith(":"):
            yield from self._lists(place)
        elif speaker == "Q":
            yield from self._testimony(place)
        elif not is_transcript(self.page):
            yield from self._statements(place, speaks=bool(speaker))

    def _lists(self, place: int) -> Iterator[Span]:
        """Give what opens a list together with its first item, its first two, and so on."""
        for last in range(place + 1, len(self.units)):
            joined = self._span(place, last)
            if not ITEM.match(self._said(last)) or not fits(self.page, joined, _LIST):
                break
            yield joined

    def _testimony(self, place: int) -> Iterator[Span]:
        """Give a question with its answer, where that does not go on behind the passage."""
        last = place + answered(self.page, self.units[place:])
        first = self._begun(place, last)
        if first is not None and not goes_on(self.page, self.units[place], self.end):
            yield exchange(self.page, self.units[first : last + 1], place - first)

    def _statements(self, place: int, *, speaks: bool) -> Iterator[Span]:
        """Give a unit alone and, where nobody speaks, with the next one."""
        last = self._finished(place)
        first = self._begun(place, last)
        if first is None or self._is_limited_behind(place, last):
            return
        if last == place or self._fits(first, last):
            yield self._span(first, last)
        following = last + 1
        if speaks or following == len(self.units):
            return
        if not go_together(self.page, self.units[last], self.units[following]):
            return
        if not fits(self.page, self._span(first, following), LONGEST):
            return
        last = self._finished(following)
        first = self._begun(place, following)
        if first is None or self._is_limited_behind(following, last):
            return
        if self._fits(first, last):
            yield self._span(first, last)

    def _finished(self, place: int) -> int:
        """Return where a quote of a statement ends: behind what takes it back."""
        last = place
        while last + 1 < len(self.units):
            following, said = self.units[last + 1], self._said(last + 1)
            apart = speaker_of(self.page, following) or is_numbered(said) or not is_statement(said)
            concession = last == place and concedes(self._said(place))
            if apart or not (concession or takes_back(said)):
                break
            last += 1
        return last

    def _is_limited_behind(self, place: int, last: int) -> bool:
        """Say whether a statement, quoted up to a unit, is limited or taken back behind the passage."""
        behind = (span for span in sentence_spans(self.page) if span.start >= self.units[last].end)
        following = next((span for span in behind if not is_citation(self.page[slice(*span)])), None)
        if following is None or following.start < self.end:
            return False
        quoted, said = self._said(place), self.page[slice(*following)]
        limits = takes_back(said) or (place == last and concedes(quoted))
        return is_statement(quoted) and is_statement(said) and limits

    def _begun(self, place: int, last: int) -> int | None:
        """Return where a quote from a unit to another must begin to stand alone; None where it cannot.

        What the sentence before introduces is quoted with it as far as the paragraph has room.
        """
        first = place
        enough: int | None = None
        while True:
            if not self._refers_back(first, place, last):
                enough = first
                if not self._resumes(first, last):
                    return first
            too_long = first > 0 and not self._fits(first - 1, place)
            if too_long or self._opens(first):
                break
            first -= 1
        if enough is not None:
            return enough if too_long else first
        said = self._said(place)
        return place if _LARGE_ITEM.match(said) and not (leans_back(said) or lost(said)) else None

    def _refers_back(self, first: int, place: int, last: int) -> bool:
        """Say whether what stands from a unit to another says something only with what is before it."""
        return self._leans(first, place) or self._has_lost(first, last) or self._rules_bare(first, last)

    def _leans(self, first: int, place: int) -> bool:
        """Say whether what begins at a unit, to quote that or a later one, leans on the one before."""
        unit, said = self.units[first], self._said(first)
        if speaker_of(self.page, unit) == "Q":
            return asks_on(said) or (asks_about_it(self._said(place)) and not names_a_thing(said))
        if is_transcript(self.page):
            return True
        if in_row(self.page, unit):
            return not ROW.match(said)
        if said[0].islower() and is_statement(said):
            return True
        is_quoted = said.startswith("“") and first > 0 and self._said(first - 1).endswith(":")
        return is_quoted or leans_back(said) or opens_with_citation(said) or self._is_item(first)

    def _is_item(self, place: int) -> bool:
        """Say whether a unit is a list's item, in small letters or of a list that the passage opens."""
        said = self._said(place)
        if not _LARGE_ITEM.match(said):
            return bool(ITEM.match(said))
        before = place - 1
        while before > 0 and ITEM.match(self._said(before)):
            before -= 1
        return before >= 0 and self._said(before).endswith(":")

    def _has_lost(self, first: int, last: int) -> bool:
        """Say whether what stands from a unit to another refers to something before it."""
        unit, said = self.units[first], self._said(first, last)
        if is_transcript(self.page):
            return any(sums_lost(said))
        if in_row(self.page, unit) or speaker_of(self.page, unit):
            return False
        return is_statement(self._said(last)) and lost(said) is not None

    def _rules_bare(self, first: int, last: int) -> bool:
        """Say whether a bare ruling ends what is quoted, and its paragraph begins before that."""
        bare = _BARE_RULING.fullmatch(single_spaced(self._said(last)))
        return bare is not None and not self._opens(first)

    def _resumes(self, first: int, last: int) -> bool:
        """Say whether what stands from a unit to another speaks of what the unit before introduces."""
        if is_transcript(self.page) or self._opens(first) or not is_statement(self._said(last)):
            return False
        return resumes(self._said(first - 1), self._said(first, last))

    def _opens(self, place: int) -> bool:
        """Say whether nothing stands before a unit that it can lean on."""
        return place == 0 or are_parted(self.page, self.units[place - 1], self.units[place])

    def _fits(self, first: int, last: int) -> bool:
        """Say whether what is put together of units is not too long to be quoted."""
        return fits(self.page, self._span(first, last))

    def _said(self, first: int, last: int | None = None) -> str:
        """Return the text of a unit, or from a unit to another."""
        return self.page[slice(*self._span(first, first if last is None else last))]

    def _span(self, first: int, last: int) -> Span:
        return Span(self.units[first].start, self.units[last].end)


def _stands_alone(text: str) -> bool:
    is_title = "\n" not in text and bool(NUMBER.match(text)) and is_heading(text)
    is_tail = text.startswith("(") and not ITEM.match(text)
    opens_item = text.endswith((":", "and", "or"))
    breaks_off = is_prose(text) and not (ends_sentence(text) or opens_item or ROW.match(text))
    is_title |= is_bare_title(single_spaced(text)) or ("\n" not in text and is_defense_title(text))
    has_gap = is_prose(text) and _GAP.search(text) is not None
    return not (is_title or is_tail or breaks_off or has_gap or text.endswith(":") or is_citation(text))
