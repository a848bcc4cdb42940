"""Where on a page's picture a stretch of the page's stored text stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ingest.records import Box, Page
from ingest.rendering import PageView, PlacedWord

_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ENOUGH_FOUND = 0.6


def mark(view: PageView, page: Page, start: int, end: int) -> list[Box]:
    """Find where a quote of a page's stored text stands on its picture.

    :param view: the rendered page.
    :param page: the page.
    :param start: offset of the quote's first character in the page's text.
    :param end: offset behind its last.
    :returns: a box for each stretch of a line; empty when the quote is not found.
    """
    if page.words:  # recognised text: where its words stand is known
        held = [word for word in page.words if word.start < end and word.end > start]
        return _line_boxes([PlacedWord(page.text[word.start : word.end], word.box) for word in held])
    return locate(view.words, page.text, start, end)


def mark_each(view: PageView, page: Page, spans: Iterable[tuple[int, int]]) -> list[list[Box]]:
    """Find where each of many stretches of a page's stored text stands on its picture.

    As :func:`mark` finds one; but the page is aligned with its picture once for all of them.

    :param view: the rendered page.
    :param page: the page.
    :param spans: for each stretch the offset of its first character and the one behind its last.
    :returns: the boxes of each, in order; none where it is not found.
    """
    spans = list(spans)
    if page.words or len(spans) < 2:
        return [mark(view, page, start, end) for start, end in spans]
    tokens = [(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(page.text)]
    shown = [
        (m[0].lower(), place) for place, word in enumerate(view.words) for m in _TOKEN.finditer(word.text)
    ]
    aligned = _aligned([token for token, *_ in tokens], [token for token, _ in shown], least=2)
    return [_boxes_of(span, tokens, shown, aligned, view, page) for span in spans]


def _boxes_of(
    span: tuple[int, int],
    tokens: Sequence[tuple[str, int, int]],
    shown: Sequence[tuple[str, int]],
    aligned: dict[int, int],
    view: PageView,
    page: Page,
) -> list[Box]:
    wanted = [index for index, (_, start, end) in enumerate(tokens) if start < span[1] and end > span[0]]
    if not wanted or not all(index in aligned for index in wanted):
        return locate(view.words, page.text, *span)
    places = sorted({shown[aligned[index]][1] for index in wanted})
    return _line_boxes([view.words[place] for place in places])


def locate(words: Sequence[PlacedWord], text: str, start: int, end: int) -> list[Box]:
    """Find where a quote stands on the page.

    The stored text and the renderer's words come from different readers, which part words differently, and
    what is not text was taken out of the one. So the quote's letters and digits are looked for as they
    follow each other; where something stands between them, the whole page is aligned word by word. Both
    tell repeated phrases apart.

    :param words: the rendered page's words.
    :param text: the page's stored text.
    :param start: offset of the quote's first character in it.
    :param end: offset behind its last.
    :returns: a box for each stretch of a line; empty when the quote is not found.
    """
    found = _by_letters(words, text, start, end) or _by_words(words, text, start, end)
    return _line_boxes([words[place] for place in sorted(found)])


class _Spelling(NamedTuple):
    """The letters and digits of texts, one after the other.

    :param letters: the letters, in lower case.
    :param places: for each letter, the place of the text that it is of.
    :param edges: the offsets in ``letters`` where a word begins or ends.
    """

    letters: str
    places: list[int]
    edges: frozenset[int]

    def find(self, quote: str, *, whole: bool) -> list[int]:
        """Return where a quote begins, overlapping ones too; if ``whole``, from a word's edge to an edge."""
        found, position = [], self.letters.find(quote)
        while position >= 0:
            if not whole or {position, position + len(quote)} <= self.edges:
                found.append(position)
            position = self.letters.find(quote, position + 1)
        return found


def _spelling(texts: Sequence[str]) -> _Spelling:
    letters: list[str] = []
    places: list[int] = []
    edges = set()
    for place, text in enumerate(texts):
        for token in _WORD.findall(text):
            edges.add(len(letters))
            letters += [letter for letter in token.lower() if letter.isalnum()]
            places += [place] * (len(letters) - len(places))
            edges.add(len(letters))
    return _Spelling("".join(letters), places, frozenset(edges))


def _by_letters(words: Sequence[PlacedWord], text: str, start: int, end: int) -> set[int]:
    """Return the places of the words that hold the quote's letters in one run, or nothing.

    A word alone is not looked for inside of others: "v." is no part of "Corvane".
    """
    quote = _spelling([text[start:end]])
    if not quote.letters:
        return set()
    shown, stored = _spelling([word.text for word in words]), _spelling([text])
    whole = True
    runs = shown.find(quote.letters, whole=True)
    if not runs and len(quote.edges) > 2:  # a reader may have put a note's number on to the last word
        whole = False
        runs = shown.find(quote.letters, whole=False)
    if not runs:
        return set()
    before = len(_spelling([text[:start]]).letters)
    nth = sum(position < before for position in stored.find(quote.letters, whole=whole))
    likely = runs[min(nth, len(runs) - 1)]
    last = len(quote.letters) - 1
    candidates = [
        set(range(shown.places[run], shown.places[run + last] + 1))  # with signs that stand between
        for run in (likely, *runs)
    ]
    if len(runs) == 1:
        return candidates[0]
    near = _by_words(words, text, start, end)  # the readers may take the columns of a caption in other orders
    return max(candidates, key=lambda places: len(places & near))


def _by_words(words: Sequence[PlacedWord], text: str, start: int, end: int) -> set[int]:
    """Return the places of the words that the quote's are aligned with, if most of them are."""
    shown = [(m[0].lower(), place) for place, word in enumerate(words) for m in _TOKEN.finditer(word.text)]
    stored = [(m[0].lower(), m.start()) for m in _TOKEN.finditer(text)]
    wanted = [index for index, (_, offset) in enumerate(stored) if start <= offset < end]
    boxes = [words[place].box for _, place in shown]
    read, seen = [t for t, _ in stored], [t for t, _ in shown]
    found = _between(_aligned(read, seen, least=min(2, len(wanted))), read, seen, boxes, wanted)
    if len(found) < _ENOUGH_FOUND * len(wanted):  # the readers disagree on the order: align the quote alone
        quote = [read[index] for index in wanted]
        found = set(_aligned(quote, seen, least=min(2, len(wanted))).values())
    if len(found) < _ENOUGH_FOUND * len(wanted):
        return set()
    return {shown[index][1] for index in found}


def _aligned(stored: list[str], shown: list[str], least: int) -> dict[int, int]:
    """Return which index in ``shown`` each index of ``stored`` is aligned with, where one is.

    :param least: so many words must match in a row; words that match all by themselves stand anywhere.
    """
    blocks = SequenceMatcher(None, stored, shown, autojunk=False).get_matching_blocks()
    return {
        block.a + step: block.b + step
        for block in blocks
        if block.size >= least
        for step in range(block.size)
    }


def _between(
    aligned: dict[int, int], stored: list[str], shown: list[str], boxes: list[Box], wanted: Sequence[int]
) -> set[int]:
    """Return the indexes in ``shown`` of the wanted words, also of those that nothing was aligned with.

    The other half of a caption, or a note's number, may be shown out of order; it stands between the lines
    of the words before and behind it all the same. It counts if it is the only one of its text there.
    """
    found = {aligned[index] for index in wanted if index in aligned}
    taken = set(aligned.values())
    for index in wanted:
        if index in aligned:
            continue
        before = max((other for other in aligned if other < index), default=None)
        behind = min((other for other in aligned if other > index), default=None)
        beside = [boxes[aligned[other]] for other in (before, behind) if other is not None]
        if not beside:
            continue
        top, bottom = min(box.top for box in beside), max(box.bottom for box in beside)
        same = [
            other
            for other, token in enumerate(shown)
            if token == stored[index]
            and other not in taken
            and top <= (boxes[other].top + boxes[other].bottom) / 2 <= bottom
        ]
        if len(same) == 1:
            found.add(same[0])
            taken.add(same[0])
    return found


def _line_boxes(words: Sequence[PlacedWord]) -> list[Box]:
    """Join the boxes of words that follow each other on a line."""
    lines: list[Box] = []
    for _, box in words:
        if lines:
            last = lines[-1]
            overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
            same_line = overlap > 0.5 * min(last.bottom - last.top, box.bottom - box.top)
            if same_line and -0.02 < box.left - last.right < 0.06:
                lines[-1] = Box(
                    last.left,
                    min(last.top, box.top),
                    max(last.right, box.right),
                    max(last.bottom, box.bottom),
                )
                continue
        lines.append(box)
    return lines
