"""From a reader's raw page text to the text that is stored and quoted. Pure functions.

What is not part of a page's text is taken out and kept as data ("furniture"): pleading line numbers,
filing stamps, running heads and printed page numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import NamedTuple

from ingest.footnotes import NOTES_BELOW
from ingest.normal import normalise
from ingest.sentences import ends_between
from ingest.stamps import STAMP


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page's cleaned text, and what was taken out of it.

    :param text: the cleaned text.
    :param furniture: the lines taken out, in reading order.
    :param printed_lines: see :class:`ingest.records.Page`.
    :param printed_page: the page number printed on the page, as written, or None.
    :param origins: for each line that was kept, its index among the lines of the raw text's normal form,
        and the offset in ``text`` where it begins.
    """

    text: str
    furniture: tuple[str, ...]
    printed_lines: tuple[tuple[int, int], ...] = ()
    printed_page: str | None = None
    origins: tuple[tuple[int, int], ...] = field(default=(), compare=False)


class Foot(NamedTuple):
    """Where a page's notes begin, by the indexes of its lines.

    :param rest: the line with which the rest of a note of the page before begins, if a note runs over; None
        where nothing looks like it.
    :param notes: the line that opens the first note of its own, or None.
    """

    rest: int | None = None
    notes: int | None = None


_LINE_END_HYPHEN = re.compile(r"(\b[A-Za-z]+)[-\u2010]\n([a-z]+)")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SENTENCE = 500
"""Characters in which a sentence's end can be seen."""

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Pp]age\s)?(?:\d{1,4}|[ivxl]{1,7})(?:\sof\s\d{1,4})?[-–—\s]*")
_NUMBER_AT_AN_END = re.compile(r"^(?:[A-Z]-)?\d{1,5}\b(?=\s)|(?<=\s)(?:[A-Z]-)?\d{1,5}$", re.IGNORECASE)
"""An exhibit's pages are counted by its letter: "B-1"."""
_NUMBER_ALONE = re.compile(r"(\d{1,2})")
_NUMBER_BEFORE_TEXT = re.compile(r"(\d{1,2})(?:\s(?=\S)|$)")  # nothing behind it where the line is blank

_NUMBERED_LINES = 15
"""A chain of this many consecutive numbers down a page is line numbering (pleadings have 25 to 28)."""
_NUMBERED_LINES_LAST_PAGE = 4
_MARGIN_LINES = 3
"""Running heads are looked for in this many lines at the top and at the bottom."""
_HEAD_LENGTH = 120
_MORE_OF_A_HEAD = 3
"""So often the lines behind those taken are looked at: what recurs farther down is the text of like pages."""


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


def _parts(text: str, numbers: Mapping[int, int], foot: Foot, starts: Sequence[int]) -> list[_Lines]:
    """Return the pages that are printed on a sheet; most are but one."""
    if not starts:
        return [_Lines(text, numbers, foot)]
    lines = text.split("\n")
    return [
        _Lines(
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


def _cleaned(pages: list[_Lines], most_numbers: int) -> list[CleanPage]:
    if most_numbers < _NUMBERED_LINES:
        for page in pages:
            page.put_numbers_back()
    _take_line_numbers(pages)
    for page in pages:
        page.take_stamps()
    _take_running_heads(pages)
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


class _Lines:
    """A page's lines while furniture is being taken out of them."""

    def __init__(self, text: str, numbers: Mapping[int, int], foot: Foot) -> None:
        self.kept: list[str | None] = list(text.split("\n"))
        self.rest, self.notes = foot
        self.taken: list[tuple[int, str]] = []
        self.numbers = dict(numbers)
        self.printed_page: str | None = None
        self.heads: list[tuple[str, str]] = []

    def take(self, index: int, rest: str | None = None) -> None:
        """Take a line out, or all of it but ``rest``."""
        line = self.kept[index] or ""
        self.taken.append((index, line if rest is None else line.replace(rest, "", 1).strip()))
        self.kept[index] = rest

    def put_numbers_back(self) -> None:
        """Give the lines their numbers back: so few, they are a list's."""
        for index, number in self.numbers.items():
            self.kept[index] = f"{number} {self.kept[index] or ''}".strip()
        self.numbers = {}

    def take_stamps(self) -> None:
        for index, line in enumerate(self.kept):
            if line and (match := STAMP.search(line)):
                rest = (line[: match.start()] + line[match.end() :]).strip()
                self.taken.append((index, match[0]))
                self.kept[index] = rest or None

    def line(self, index: int) -> str:
        """What is left of a line."""
        return self.kept[index] or ""

    def margins(self) -> list[int]:
        """The indexes of the first and last lines that have text."""
        filled = [index for index, line in enumerate(self.kept) if line]
        return sorted(set(filled[:_MARGIN_LINES] + filled[-_MARGIN_LINES:]))

    def feet(self) -> list[int]:
        """The indexes of the last lines that have text and are not among the first ones."""
        return self.margins()[_MARGIN_LINES:]

    def cleaned(self, words: set[str]) -> CleanPage:
        """Put the page together: blank lines single, notes set off, words at line ends joined."""
        text, origins = "", []
        blank, notes = False, self.notes
        for index, line in enumerate(self.kept):
            if not line:
                blank |= line is not None
                continue
            below = notes is not None and index >= notes
            if text or (below and notes == self.rest):
                text += NOTES_BELOW if below else "\n\n" if blank else "\n"
            notes = None if below else notes
            origins.append((index, len(text)))
            text += line
            blank = False
        text, moved = _join_hyphens(text, words)
        origins = [(index, moved(start)) for index, start in origins]
        return CleanPage(
            text,
            tuple(line for _, line in sorted(self.taken)),
            tuple((self.numbers[index], start) for index, start in origins if index in self.numbers),
            self.printed_page,
            tuple(origins),
        )


def _take_line_numbers(pages: list[_Lines]) -> None:
    """Take out line numbers, whether they stand in lines of their own or before the text."""
    for pattern in (_NUMBER_ALONE, _NUMBER_BEFORE_TEXT):
        whole = pattern is _NUMBER_ALONE
        chains = [_number_chain(page.kept, pattern.fullmatch if whole else pattern.match) for page in pages]
        if max((len(chain) for chain in chains), default=0) < _NUMBERED_LINES:
            continue
        for page, chain in zip(pages, chains, strict=True):
            if len(chain) < _NUMBERED_LINES_LAST_PAGE:
                continue
            beside = [index + 1 if whole else index for index in chain]
            apart = whole and chain[-1] - chain[0] < 1.5 * len(chain)  # a column without the lines it numbers
            for index, line in zip(chain, beside, strict=True):
                number, _, rest = (page.kept[index] or "").partition(" ")
                page.take(index, None if whole else rest or None)
                if not apart:
                    page.numbers.setdefault(line, int(number))


def _number_chain(lines: Sequence[str | None], match: Callable[[str], re.Match[str] | None]) -> list[int]:
    """Return the indexes of the longest run of lines numbered n, n+1, n+2 …, beginning at 1 or 2."""
    chains: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line and (found := match(line)):
            number = int(found[1])
            if number - 1 in chains or number in (1, 2):
                chain = [*chains.get(number - 1, []), index]
                if len(chain) > len(chains.get(number, [])):
                    chains[number] = chain
    return max(chains.values(), key=len, default=[])


def _take_running_heads(pages: list[_Lines]) -> None:
    """Take out printed page numbers, and what recurs at the top or bottom of half of the pages.

    What stands at the top of every page but the first is a head however few they are: a letter's, with whom
    it is to and its date.
    """
    for page in pages:
        for margin in (page.margins()[:_MARGIN_LINES], page.margins()[-_MARGIN_LINES:]):
            numbers = [index for index in margin if _PAGE_NUMBER.fullmatch(page.line(index))]
            if len(numbers) == 1:  # several are a table's figures
                page.printed_page = _printed_number(page.line(numbers[0]))
                page.take(numbers[0])
    _take_recurring(pages, _shape)
    for _ in range(_MORE_OF_A_HEAD):  # a head of many lines
        if not _take_recurring(pages, str):
            break


def _take_recurring(pages: list[_Lines], shape_of: Callable[[str], str]) -> bool:
    """Take out the lines at the top and bottom of pages that have a shape in common.

    :param shape_of: gives a line's shape.
    :returns: whether there were any.
    """
    # The same page over and over, as of an exhibit that is there twice, is no sign of a head.
    distinct = list({tuple(page.kept): page for page in reversed(pages)}.values())[::-1]
    shapes = Counter(shape for page in distinct for shape in {shape_of(page.line(n)) for n in page.margins()})
    needed = max(3, (len(pages) + 1) // 2)
    recurring = {shape for shape, count in shapes.items() if count >= needed and len(shape) <= _HEAD_LENGTH}
    tops = [{page.line(index) for index in page.margins()[:_MARGIN_LINES]} for page in distinct[1:]]
    tops = [top for top in tops if top]
    if len(tops) > 1:
        recurring |= {shape_of(line) for line in set.intersection(*tops) if len(line) <= _HEAD_LENGTH}
    feet = {shape_of(page.line(index)) for page in pages[1:] for index in page.feet()}
    counted: dict[str, set[str]] = {}
    taken = False
    for page in pages:
        first = page is pages[0]  # its heads name the court and the case: there they are its text
        for index in page.feet() if first else page.margins():
            line = page.line(index)
            if (shape := shape_of(line)) in (recurring & feet if first else recurring):
                page.take(index)
                taken = True
                if number := _NUMBER_AT_AN_END.search(line):
                    counted.setdefault(shape, set()).add(number[0])
                    page.heads.append((shape, number[0]))
    for page in pages:
        for shape, number_in_head in page.heads:
            if (
                page.printed_page is None and len(counted.get(shape, ())) > 0.5 * shapes[shape]
            ):  # it counts the pages
                page.printed_page = number_in_head
    return taken


def _shape(line: str) -> str:
    """Return what a running head has in common on all pages: on left ones its number stands on the left."""
    return re.sub(r"\d+", "#", _NUMBER_AT_AN_END.sub("", line.lower()).strip())


def _printed_number(line: str) -> str | None:
    """Return the page's own number of a line of nothing else: "12" of "- 12 -" and of "Page 12 of 40"."""
    found = re.search(r"\d+|[ivxl]+", line.removeprefix("Page").removeprefix("page"))
    return found[0] if found else None


def _join_hyphens(text: str, words: set[str]) -> tuple[str, Callable[[int], int]]:
    """Join words broken at a line's end: without the hyphen where the document has the word elsewhere.

    Word processors seldom hyphenate by themselves, so that an unknown pair is taken for a real compound.

    :returns: the text, and a function from an offset in the old one to the offset in it.
    """
    ends, lost = [0], [0]
    pieces, reached = [], 0
    for match in _LINE_END_HYPHEN.finditer(text):
        joined = match[1] + match[2]
        word = joined if joined.lower() in words else f"{match[1]}-{match[2]}"
        pieces += [text[reached : match.start()], word]
        reached = match.end()
        ends.append(match.start(2))
        lost.append(lost[-1] + len(match[0]) - len(word))
    pieces.append(text[reached:])

    def moved(offset: int) -> int:
        return offset - lost[bisect_right(ends, offset) - 1]

    return "".join(pieces), moved
