"""Pages of the Federal Register begin and end with parts of other notices: which are theirs. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from ingest.records import Page, Passage

_END = re.compile(r"\[FR Doc\.?\s[^\]]{1,60}\]")
"""Ends a notice (Office of the Federal Register, *Document Drafting Handbook*, 2.17)."""


def of_the_longest(passages: Sequence[Passage], pages: Sequence[Page]) -> list[Passage]:
    """Return the passages of the longest notice; all where the pages hold but one, or none.

    :param passages: a document's, in order.
    :param pages: its pages, in order.
    """
    ends = [(page.number, match.end()) for page in pages for match in _END.finditer(page.text)]

    def notice(passage: Passage) -> int:
        return bisect_right(ends, (passage.page, passage.start))

    words: Counter[int] = Counter()
    for passage in passages:
        words[notice(passage)] += len(passage.text.split())
    longest = max(words, key=lambda each: words[each], default=0)
    return [passage for passage in passages if notice(passage) == longest]
