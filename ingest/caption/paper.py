"""A document as its caption is read from it: the rows of its first pages and its last, and its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.caption.courts import Heading, find_heading
from ingest.caption.records import Found
from ingest.caption.rows import HEAD_ROWS, TAIL_ROWS, Row, rows_of, source_of, split_columns
from ingest.records import Page

_HEAD_PAGES = 4


@dataclass(frozen=True, slots=True)
class Paper:
    """The parts of a document that a caption is looked for in.

    :param pages: all its pages.
    :param front: its first pages that have text; one at least.
    :param head: the first rows of the first of them.
    :param second: the first rows of the next one.
    :param opening: all rows of the front.
    :param tail: its last rows.
    :param left: the left column of the head.
    :param right: the right column of the head, row for row.
    :param heading: the court's heading, or None.
    :param beside: whether the heading stands in the right column, as in Texas.
    """

    pages: Sequence[Page]
    front: Sequence[Page]
    head: Sequence[Row]
    second: Sequence[Row]
    opening: Sequence[Row]
    tail: Sequence[Row]
    left: Sequence[Row]
    right: Sequence[Row]
    heading: Heading | None
    beside: bool

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Paper | None:
        """Lay a document open.

        :param pages: all its pages.
        :returns: its parts; None where no page has text.
        """
        filled = [page for page in pages if page.text]
        if not filled:
            return None
        head = rows_of(filled[0])[:HEAD_ROWS]
        left, right = split_columns(head)
        # Only a page that opens the document can bear its heading: a later one speaks of other courts.
        opens = filled[0].number == pages[0].number
        whole = [one if other.text else row for row, one, other in zip(head, left, right, strict=True)]
        above = find_heading(whole) if opens else None
        heading = above or (find_heading(right) if opens else None)
        return cls(
            pages=pages,
            front=filled[:_HEAD_PAGES],
            head=head,
            second=rows_of(filled[1])[:HEAD_ROWS] if len(filled) > 1 else [],
            opening=[row for page in filled[:_HEAD_PAGES] for row in rows_of(page)],
            tail=[row for page in filled[-2:] for row in rows_of(page)][-TAIL_ROWS:],
            left=left,
            right=right,
            heading=heading,
            beside=above is None and heading is not None,
        )

    def court(self) -> Found | None:
        """Return the court that the heading names, or None."""
        if self.heading is None:
            return None
        column = self.right if self.beside else self.head
        rows = [row for row in column[self.heading.first : self.heading.last + 1] if row.text]
        return Found(self.heading.name, source_of(rows, self.pages))
