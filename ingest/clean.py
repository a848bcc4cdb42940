"""From a reader's raw page text to the text that is stored and quoted. Pure functions.

What is not part of a page's text is taken out and kept as data ("furniture"): pleading line numbers,
filing stamps, running heads and printed page numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from ingest.footnotes import NOTES_BELOW
from ingest.line_numbers import NUMBERED_LINES, take_line_numbers
from ingest.lines import CleanPage, Foot, Lines
from ingest.normal import normalise
from ingest.running_heads import take_running_heads
from ingest.sentences import ends_between

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SENTENCE = 500
"""Characters in which a sentence's end can be seen."""


def clean_pages(
    raw: Sequence[str],
    numbers: Sequence[Mapping[int, int]] = (),
    most_numbers: int = 0,
    feet: Sequence[Foot] = (),
    sheets: Sequence[Sequence[int]] = (),
) -> list[CleanPage]:
    """Clean a document's pages; running heads show themselves only across pages.

    :param raw: each page's text as the reader gives it.
    :param numbers: for each page, the printed line numbers that the reader set apart from the text, by the
        index of the line that they stand beside; empty where it set none apart.
    :param most_numbers: how many it set apart on the page where it set apart the most, beside lines or not.
    :param feet: where each page's notes begin.
    :param sheets: for each page, where several are printed on it, the indexes of the lines with which those
        behind the first begin; each is cleaned as a page of its own.
    :returns: as many cleaned pages.
    """
    set_apart = numbers or [{}] * len(raw)
    parted = [
        _parts(normalise(text), beside, foot, starts)
        for text, beside, foot, starts in zip(
            raw, set_apart, feet or [Foot()] * len(raw), sheets or [()] * len(raw), strict=True
        )
    ]
    cleaned = iter(_cleaned([page for parts in parted for page in parts], most_numbers))
    return [
        _joined(list(islice(cleaned, len(parts))), [0, *starts])
        for parts, starts in zip(parted, sheets or [()] * len(raw), strict=True)
    ]


def _parts(text: str, numbers: Mapping[int, int], foot: Foot, starts: Sequence[int]) -> list[Lines]:
    """Return the pages that are printed on a sheet; most are but one."""
    if not starts:
        return [Lines(text, numbers, foot)]
    lines = text.split("\n")
    return [
        Lines(
            "\n".join(lines[start:end]),
            {index - start: number for index, number in numbers.items() if start <= index < end},
            Foot(),
        )
        for start, end in pairwise([0, *starts, len(lines)])
    ]


def _joined(parts: Sequence[CleanPage], starts: Sequence[int]) -> CleanPage:
    """Put the pages of a sheet together, one behind the other.

    :param starts: the indexes of the lines with which they begin.
    """
    if len(parts) == 1:
        return parts[0]
    text, lines, origins = "", [], []
    for part, start in zip(parts, starts, strict=True):
        if text and part.text:
            text += "\n\n" if ends_between(text[-_SENTENCE:], part.text[:_SENTENCE]) else "\n"
        lines += [(number, len(text) + offset) for number, offset in part.printed_lines]
        origins += [(start + index, len(text) + offset) for index, offset in part.origins]
        text += part.text
    return CleanPage(
        text,
        tuple(line for part in parts for line in part.furniture),
        tuple(lines),
        _numbers_of([part.printed_page for part in parts]),
        tuple(origins),
    )


def _numbers_of(printed: Sequence[str | None]) -> str | None:
    """Return the numbers of the pages on a sheet, as "45, 46, 47, 48"; None where one cannot be told."""
    firsts = {int(number) - place for place, number in enumerate(printed) if number and number.isdigit()}
    if None in printed and len(firsts) == 1:
        return ", ".join(str(min(firsts) + place) for place in range(len(printed)))
    return None if None in printed else ", ".join(filter(None, printed))


def _cleaned(pages: list[Lines], most_numbers: int) -> list[CleanPage]:
    if most_numbers < NUMBERED_LINES:
        for page in pages:
            page.put_numbers_back()
    take_line_numbers(pages)
    for page in pages:
        page.take_stamps()
    take_running_heads(pages)
    words = {word for page in pages for line in page.kept if line for word in _WORD.findall(line.lower())}
    cleaned: list[CleanPage] = []
    for page in pages:
        if cleaned and page.rest is not None and _runs_over(cleaned[-1].text, page.kept[page.rest :]):
            page.notes = page.rest
        cleaned.append(page.cleaned(words))
    return cleaned


def _runs_over(text: str, lines: Sequence[str | None]) -> bool:
    """Say whether a page's last note goes on in lines of the next page."""
    notes = text.partition(NOTES_BELOW)[2]
    going_on = "\n".join(filter(None, lines))[:_SENTENCE]
    return bool(notes and going_on) and not ends_between(notes[-_SENTENCE:], going_on)
