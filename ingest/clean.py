"""From a reader's raw page text to the text that is stored and quoted. Pure functions.

What is not part of a page's text is taken out and kept as data ("furniture"): pleading line numbers,
filing stamps, running heads and printed page numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple


class CleanPage(NamedTuple):
    """A page's cleaned text, and the lines taken out of it, in reading order."""

    text: str
    furniture: tuple[str, ...]


_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": None}
)
_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_END_HYPHEN = re.compile(r"(\b[A-Za-z]+)[-\u2010]\n([a-z]+)")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")

# "Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8", "Case: 21-1298 Document: 40 Page: 1
# Date Filed: 05/05/2021", "USCA4 Appeal: 21-1234 Doc: 5 …", "Case 20-1234, Document 45, 06/01/2020, 2851234,
# Page1 of 12": the electronic filing stamps of PACER's courts. All have a date and a field beside it, which
# a sentence that mentions a case and a document has not.
_DATE = r"(?:(?:(?:Date\s)?Filed|Entered):?\s)?\d{2}/\d{2}/(?:\d{4}|\d{2})"
_FIELD = (
    rf"(?:,?\s(?:{_DATE}|(?:Document|Doc|Dkt|DktEntry|ECF|(?:Entry\s)?ID|Pages?|Page\s?ID|Pg)[.:]?(?:\sNo\.)?"
    r"\s?\#?:?\s?\d[\d.\-]*(?:\sof\s\d+)?|\d\d:\d\d:\d\d|(?:Main|Desc)\s(?:Document|Main)|\d{6,}))"
)
_STAMP = re.compile(
    r"(?:Appellate\s)?(?:Case|USCA\w*(?:\sCase|\sAppeal)?):?\s?\#?\s?\d[\w:.\-]*(?:\s\([\w,\s]*\))?"
    rf"(?:{_FIELD}+,?\s{_DATE}|,?\s{_DATE}(?={_FIELD})){_FIELD}*"
)
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Pp]age\s)?(?:\d{1,4}|[ivxl]{1,7})(?:\sof\s\d{1,4})?[-–—\s]*")
_NUMBER_ALONE = re.compile(r"(\d{1,2})")
_NUMBER_BEFORE_TEXT = re.compile(r"(\d{1,2})(?:\s(?=\S)|$)")  # nothing behind it where the line is blank

_NUMBERED_LINES = 15
"""A chain of this many consecutive numbers down a page is line numbering (pleadings have 25 to 28)."""
_NUMBERED_LINES_LAST_PAGE = 4
_MARGIN_LINES = 3
"""Running heads are looked for in this many lines at the top and at the bottom."""
_HEAD_LENGTH = 120


def normalise(text: str) -> str:
    """Give text the one form it has everywhere after: offsets are taken in this form.

    Ligatures become letters; soft hyphens, control characters, lone surrogates and invisible or
    direction-changing marks go; every run of spaces is one space; lines end in ``\\n`` without trailing
    space.

    :param text: as a reader gives it.
    :returns: the normal form; normalising it again changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _CONTROL.sub("", text.translate(_LIGATURES))
    lines = (line.strip() for line in _SPACES.sub(" ", text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def clean_pages(raw: Sequence[str]) -> list[CleanPage]:
    """Clean a document's pages; running heads show themselves only across pages.

    :param raw: each page's text as the reader gives it.
    :returns: as many cleaned pages.
    """
    pages = [_Lines(normalise(text)) for text in raw]
    _take_line_numbers(pages)
    for page in pages:
        page.take_stamps()
    _take_running_heads(pages)
    texts = [page.text() for page in pages]
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return [
        CleanPage(_join_hyphens(text, words), page.furniture())
        for text, page in zip(texts, pages, strict=True)
    ]


class _Lines:
    """A page's lines while furniture is being taken out of them."""

    def __init__(self, text: str) -> None:
        self.kept: list[str | None] = list(text.split("\n"))
        self.taken: list[tuple[int, str]] = []

    def take(self, index: int, rest: str | None = None) -> None:
        """Take a line out, or all of it but ``rest``."""
        line = self.kept[index] or ""
        self.taken.append((index, line if rest is None else line.replace(rest, "", 1).strip()))
        self.kept[index] = rest

    def take_stamps(self) -> None:
        for index, line in enumerate(self.kept):
            if line and (match := _STAMP.search(line)):
                rest = (line[: match.start()] + line[match.end() :]).strip()
                self.taken.append((index, match[0]))
                self.kept[index] = rest or None

    def margins(self) -> list[int]:
        """The indexes of the first and last lines that have text."""
        filled = [index for index, line in enumerate(self.kept) if line]
        return sorted(set(filled[:_MARGIN_LINES] + filled[-_MARGIN_LINES:]))

    def text(self) -> str:
        return normalise("\n".join(line for line in self.kept if line is not None))

    def furniture(self) -> tuple[str, ...]:
        return tuple(line for _, line in sorted(self.taken))


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
            for index in chain:
                line = page.kept[index] or ""
                page.take(index, None if whole else line.partition(" ")[2] or None)


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
    """Take out printed page numbers, and what recurs at the top or bottom of half of the pages."""
    for page in pages:
        for margin in (page.margins()[:_MARGIN_LINES], page.margins()[-_MARGIN_LINES:]):
            numbers = [index for index in margin if _PAGE_NUMBER.fullmatch(page.kept[index] or "")]
            if len(numbers) == 1:  # several are a table's figures
                page.take(numbers[0])
    shapes = Counter(
        shape for page in pages for shape in {_shape(page.kept[index] or "") for index in page.margins()}
    )
    needed = max(3, (len(pages) + 1) // 2)
    recurring = {shape for shape, count in shapes.items() if count >= needed and len(shape) <= _HEAD_LENGTH}
    for page in pages[1:]:  # the first page's heads name the court and the case: there they are its text
        for index in page.margins():
            if _shape(page.kept[index] or "") in recurring:
                page.take(index)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.lower())


def _join_hyphens(text: str, words: set[str]) -> str:
    """Join words broken at a line's end: without the hyphen where the document has the word elsewhere.

    Word processors seldom hyphenate by themselves, so that an unknown pair is taken for a real compound.
    """

    def join(match: re.Match[str]) -> str:
        joined = match[1] + match[2]
        return joined if joined.lower() in words else f"{match[1]}-{match[2]}"

    return _LINE_END_HYPHEN.sub(join, text)
