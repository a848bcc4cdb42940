"""What may be quoted out of a passage: sentences, questions with their answers, captions."""

from __future__ import annotations

import re

from ingest.footnotes import footnotes
from ingest.sections import is_heading
from ingest.sentences import Span, full_line, sentence_spans
from pipelines.evidence.anaphora import (
    asks_about_it,
    asks_on,
    concedes,
    leans_back,
    names_a_thing,
    recalls,
    takes_back,
)
from pipelines.evidence.cited import NUMBER, is_citation, opens_with_citation
from pipelines.evidence.cohesion import lost, resumes, sums_lost
from pipelines.evidence.titles import is_bare_title, is_defense_title
from pipelines.evidence.transcripts import ROW, SAID, TURN, in_row, is_transcript, speaker_of
from pipelines.text import ends_sentence, single_spaced

LONGEST = 80
"""Words in the longest quote of two sentences that could each stand alone."""

LONGEST_GROWN = 120
"""Words in the longest quote that is put together because its parts cannot stand alone."""

_BLOCK = 45
"""Words of a caption, a table or a signature block that are quoted together."""

_LIST = 140
"""Words of a list's opening and its items that are quoted together."""

_ITEM = re.compile(r"\([a-z0-9]{1,4}\)\s")
_LARGE_ITEM = re.compile(r"\([a-z0-9]{1,4}\)\s[^a-z]")
_TURNS_TO = re.compile(r"(?:As to|As for|With respect to|With regard to|Regarding|Turning to) ")
"""Opens what is about another party or claim than the sentence before."""
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
_VERSUS = ("v.", "vs.")
_LAST_WORDS = 8
"""Words at a text's end, half of them in lower case, by which running text is told from titles and tables."""
_SHORT_LINE = 0.72
"""A line shorter than this share of a full one is set short, as a caption's are."""
_PARAGRAPH_END = 0.85
"""A sentence whose last line is shorter than this share of a full one ends its paragraph."""


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
    before = _units(page, start if since is None else since, start)
    units = [*before, *_units(page, start, end)]
    found: set[Span] = set()
    full = full_line(page)
    for place, unit in enumerate(units):
        if place < len(before):
            continue
        if page[unit.start : unit.end].endswith(":"):
            found.update(_items(page, unit, units[place + 1 :]))
            continue
        if is_transcript(page) and speaker_of(page, unit) != "Q":
            continue
        last = _finished(page, units, place)
        first = _begun(page, units, place, last, full)
        if first is None or _is_cut(page, unit, units[last].end, end):
            continue
        if speaker_of(page, unit) == "Q":
            found.add(_exchange(page, units, first, place, last))
        elif last == place or _fits(page, units, first, last):
            found.add(Span(units[first].start, units[last].end))
        if speaker_of(page, unit) or last + 1 == len(units):
            continue
        following = units[last + 1]
        if _continues(page, units[last], following, full) and not _ends_paragraph(
            page, units[last], following, full
        ):
            end_of_both = _finished(page, units, last + 1)
            begun = _begun(page, units, place, last + 1, full)
            joined = Span(units[first].start, following.end)
            if begun is None or _is_cut(page, following, units[end_of_both].end, end):
                continue
            if _length(page, joined) <= LONGEST and _fits(page, units, begun, end_of_both):
                found.add(Span(units[begun].start, units[end_of_both].end))
    return sorted(span for span in found if _stands_alone(page[span.start : span.end]))


def _exchange(page: str, units: list[Span], first: int, asked: int, last: int) -> Span:
    """Return a question and as much of its answer as is not too long."""
    answers = (place for place in range(asked + 1, last) if speaker_of(page, units[place]) == "A")
    least = next(answers, last)
    while last > least and not _fits(page, units, first, last):
        last -= 1
    while last > least and (asks := _asks_last(page, units, least, last)):
        last = asks - 1
    return Span(units[first].start, units[last].end)


def _asks_last(page: str, units: list[Span], least: int, last: int) -> int | None:
    """Return where the question begins that units end with; None where they end with an answer."""
    turns = (place for place in range(last, least, -1) if speaker_of(page, units[place]))
    turn = next(turns, None)
    return turn if turn is not None and speaker_of(page, units[turn]) == "Q" else None


def _fits(page: str, units: list[Span], first: int, last: int) -> bool:
    """Say whether what is put together of units is not too long to be quoted."""
    return _length(page, Span(units[first].start, units[last].end)) <= LONGEST_GROWN


def _begun(page: str, units: list[Span], place: int, last: int, full: int) -> int | None:
    """Return where a quote from a unit to another must begin to stand alone; None where it cannot.

    What the sentence before introduces is quoted with it as far as the paragraph has room.
    """
    first = place
    enough: int | None = None
    while True:
        if not _refers_back(page, units, first, place, last, full):
            enough = first
            if not _resumes(page, units, first, last, full):
                return first
        first -= 1
        too_long = first >= 0 and not _fits(page, units, first, place)
        if first < 0 or too_long or _parts(page, units[first], units[first + 1], full):
            if enough is not None:
                return enough if too_long else first + 1
            said = page[units[place].start : units[place].end]
            return place if _LARGE_ITEM.match(said) and not (leans_back(said) or lost(said)) else None


def _refers_back(page: str, units: list[Span], first: int, place: int, last: int, full: int) -> bool:
    """Say whether what stands from a unit to another says something only with what is before it."""
    return (
        _leans(page, units, first, place)
        or _has_lost(page, units, first, last)
        or _rules_on_what_is_before(page, units, first, last, full)
    )


def _resumes(page: str, units: list[Span], first: int, last: int, full: int) -> bool:
    """Say whether what stands from a unit to another speaks of what the unit before introduces."""
    if first == 0 or is_transcript(page) or _parts(page, units[first - 1], units[first], full):
        return False
    before, said = units[first - 1], page[units[first].start : units[last].end]
    return is_statement(page[slice(*units[last])]) and resumes(page[slice(*before)], said)


def _first_line(page: str, unit: Span) -> str:
    return page[unit.start : unit.end].partition("\n")[0].strip()


def _rules_on_what_is_before(page: str, units: list[Span], first: int, last: int, full: int) -> bool:
    """Say whether a bare ruling ends what is quoted, and its paragraph begins before that."""
    ruling = page[units[last].start : units[last].end]
    bare = _BARE_RULING.fullmatch(single_spaced(ruling))
    return bool(bare) and first > 0 and not _parts(page, units[first - 1], units[first], full)


def _has_lost(page: str, units: list[Span], first: int, last: int) -> bool:
    """Say whether what stands from a unit to another refers to something before it."""
    unit = units[first]
    said = page[unit.start : units[last].end]
    if is_transcript(page):
        return any(sums_lost(said))
    if in_row(page, unit) or speaker_of(page, unit):
        return False
    if not is_statement(page[units[last].start : units[last].end]):
        return False
    return lost(said) is not None


def _finished(page: str, units: list[Span], place: int) -> int:
    """Return where a quote of a unit ends: behind the answer to a question, and behind what takes it back."""
    if speaker_of(page, units[place]) == "Q":
        return _answered(page, units, place)
    last = place
    while last + 1 < len(units):
        following = units[last + 1]
        said = page[following.start : following.end]
        apart = speaker_of(page, following) or _begins_anew(page, following) or not is_statement(said)
        concession = last == place and concedes(page[units[place].start : units[place].end])
        if apart or not (concession or takes_back(said)):
            break
        last += 1
    return last


def _answered(page: str, units: list[Span], place: int) -> int:
    """Return the last unit of the answer to a question: the witness's, corrected when that was asked for.

    What counsel and the reporter say between is passed over, and is not what an answer ends with.
    """
    last, is_witness = place, True
    for ahead in range(place + 1, len(units)):
        said = page[units[ahead].start : units[ahead].end]
        speaker = speaker_of(page, units[ahead])
        if speaker == "Q" and not recalls(said):
            break
        is_witness = bool(speaker) or (is_witness and not (SAID.match(said) or TURN.match(said)))
        if is_witness:
            last = ahead
    return last


def _leans(page: str, units: list[Span], first: int, place: int) -> bool:
    """Say whether what begins at a unit leans on the one before it.

    :param page: the page's text.
    :param units: the passage's.
    :param first: the unit.
    :param place: the unit that is quoted, the same or a later one.
    """
    unit = units[first]
    said = page[unit.start : unit.end]
    if speaker_of(page, unit) == "Q":
        asked = page[units[place].start : units[place].end]
        return asks_on(said) or (first < place and asks_about_it(asked) and not names_a_thing(said))
    if is_transcript(page):
        return True
    if in_row(page, unit):
        return not ROW.match(said)
    if said[0].islower() and is_statement(said):
        return True
    is_quoted = said.startswith("“") and first > 0 and page[units[first - 1].end - 1] == ":"
    return is_quoted or leans_back(said) or opens_with_citation(said) or _is_item(page, units, first)


def _is_item(page: str, units: list[Span], place: int) -> bool:
    """Say whether a unit is an item of a list that the passage opens, or that goes on in small letters."""
    said = page[units[place].start : units[place].end]
    if not _LARGE_ITEM.match(said):
        return bool(_ITEM.match(said))
    before = place - 1
    while before > 0 and _ITEM.match(page[units[before].start : units[before].end]):
        before -= 1
    return before >= 0 and page[units[before].start : units[before].end].endswith(":")


def _is_cut(page: str, unit: Span, last: int, end: int) -> bool:
    """Say whether an answer goes on behind the passage's end, or what is stated there is taken back.

    :param page: the page's text.
    :param unit: what is quoted.
    :param last: offset behind what is quoted with it.
    :param end: offset behind the passage.
    """
    if speaker_of(page, unit) == "Q":
        spans = [unit, *(span for span in sentence_spans(page) if span.start >= unit.end)]
        return spans[_answered(page, spans, 0)].end > end
    following = (span for span in sentence_spans(page) if span.start >= last)
    behind = next((span for span in following if not is_citation(page[slice(*span)])), None)
    if behind is None or behind.start < end:
        return False
    said = page[behind.start : behind.end]
    quoted = page[unit.start : unit.end]
    limited = takes_back(said) or (unit.end == last and concedes(quoted))
    return is_statement(quoted) and is_statement(said) and limited


def _parts(page: str, before: Span, following: Span, full: int) -> bool:
    """Say whether a unit cannot lean on the one before: a caption, a paragraph's end, a heading between."""
    text = page[before.start : before.end]
    said = page[following.start : following.end]
    if is_transcript(page) or in_row(page, following):
        return False
    if text.endswith(":"):
        return not (_ITEM.match(said) or said.startswith("“"))
    return (
        is_heading(_first_line(page, before))
        or is_heading(_first_line(page, following))
        or following.start in footnotes(page)
        or not is_statement(text)
        or (_ends_paragraph(page, before, following, full) and not _begins_anew(page, following))
    )


def is_statement(text: str) -> bool:
    """Say whether a text is a sentence, and no heading or caption.

    :param text: a unit of a page.
    """
    return ends_sentence(text) and any(
        word.islower() and word.lstrip("(“‘[")[:1].isalpha() and word not in _VERSUS for word in text.split()
    )


def _units(page: str, start: int, end: int) -> list[Span]:
    """Return the passage's sentences, short lines that belong together joined."""
    spans = [span for span in sentence_spans(page) if span.start >= start and span.end <= end]
    units: list[Span] = []
    for span in spans:
        joined = Span(units[-1].start, span.end) if units else span
        broken = units and _breaks_off(page, units[-1], span) and _length(page, joined) <= LONGEST_GROWN
        lines = units and _are_lines(page, units[-1], span) and _length(page, joined) <= _BLOCK
        if broken or lines or (units and _is_cited_for(page, units[-1], span)):
            units[-1] = joined
        else:
            units.append(span)
    return units


def _breaks_off(page: str, before: Span, span: Span) -> bool:
    """Say whether a unit goes on in the sentence before it, as behind a line that is set short."""
    said = page[before.start : before.end]
    return page[span.start].islower() and is_prose(said) and not (ends_sentence(said) or said[-1] in ":;—")


def is_prose(text: str) -> bool:
    """Say whether a text, or a part of a sentence, is running text.

    :param text: a unit of a page.
    """
    return sum(word.islower() for word in text.split()[-_LAST_WORDS:]) >= _LAST_WORDS / 2


def _are_lines(page: str, before: Span, span: Span) -> bool:
    """Say whether both are short lines, and neither a numbered paragraph, nor the second begins a section."""
    return not (
        NUMBER.match(page[before.start : before.end])
        or _begins_anew(page, span)
        or any(is_statement(page[s.start : s.end]) or speaker_of(page, s) for s in (before, span))
    )


def _begins_anew(page: str, span: Span) -> bool:
    """Say whether a unit is a numbered paragraph or heading, or an entry of a docket sheet."""
    text = page[span.start : span.end]
    return bool(NUMBER.match(text) or ROW.match(text))


def _is_cited_for(page: str, before: Span, span: Span) -> bool:
    """Say whether a unit is a citation for the statement before it."""
    said = page[before.start : before.end]
    return is_statement(said) and not speaker_of(page, span) and is_citation(page[span.start : span.end])


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
    is_title = "\n" not in text and bool(NUMBER.match(text)) and is_heading(text)
    is_tail = text.startswith("(") and not _ITEM.match(text)
    opens_item = text.endswith((":", "and", "or"))
    breaks_off = is_prose(text) and not (ends_sentence(text) or opens_item or ROW.match(text))
    is_title |= is_bare_title(single_spaced(text)) or ("\n" not in text and is_defense_title(text))
    has_gap = is_prose(text) and _GAP.search(text) is not None
    return not (is_title or is_tail or breaks_off or has_gap or text.endswith(":") or is_citation(text))


def _continues(page: str, unit: Span, following: Span, full: int) -> bool:
    """Say whether a unit may be quoted with the next: sentences, or a heading or a row with its first one."""
    text, said = page[following.start : following.end], page[unit.start : unit.end]
    last = text.split()[-_LAST_WORDS:]
    is_short = len(_first_line(page, following)) < _SHORT_LINE * full
    are_lines = is_short and sum(map(str.islower, last)) < len(last) / 2
    heads = is_heading(_first_line(page, unit))
    opens = (heads and are_lines) or bool(ROW.match(said)) or in_row(page, unit)
    return (
        not speaker_of(page, following)
        and (opens or is_statement(said) or not heads)
        and not _begins_anew(page, following)
        and not is_heading(_first_line(page, following))
        and not _TURNS_TO.match(text)
        and (opens or is_statement(said) == is_statement(text) or in_row(page, following))
        and _length(page, Span(unit.start, following.end)) <= LONGEST
    )


def _length(page: str, span: Span) -> int:
    return len(page[span.start : span.end].split())
