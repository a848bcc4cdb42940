"""Pages out of blocks: lines kept on a grid, footnotes at the foot of the column that refers to them."""

import math
from dataclasses import dataclass, field

from reportlab.platypus import Flowable, Paragraph

from corpus.source import markup

NOTE_GAP = 10.0  # above the first footnote, for the short rule
GUTTER = 18.0  # between two columns, and above them


@dataclass(frozen=True)
class Label:
    """How pages are labelled from some page on.

    :param style: ``arabic`` or ``roman``.
    :param start: the first page's number.
    :param prefix: what stands before the number, such as ``A-``.
    """

    style: str = "arabic"
    start: int = 1
    prefix: str = ""

    def text(self, offset: int) -> str:
        """Give the label of the page that many pages after the first.

        :param offset: pages since the label began.
        :returns: the label as printed.
        """
        number = self.start + offset
        return self.prefix + (_roman(number) if self.style == "roman" else str(number))


@dataclass
class Column:
    """A stretch of a page that is filled from top to bottom.

    :param left: distance of its left edge from the body's.
    :param width: of its lines.
    :param top: distance of its upper edge from the top of the body.
    :param used: body height in use, all that lies above the column included.
    :param placed: flowables with the distance of their upper edge from the top of the body.
    :param notes: numbers of the footnotes it carries.
    """

    left: float
    width: float
    top: float
    used: float
    placed: list[tuple[Flowable, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Page:
    """One composed page.

    :param label: the page's printed label.
    :param columns: in reading order.
    """

    label: str
    columns: list[Column]


class Composer:
    """Fills pages one flowable at a time.

    :param width: of the body.
    :param height: of the body.
    :param notes: the footnotes' paragraphs by number.
    :param grid: the line distance every flowable is snapped to, 0 for none: pleading lines must meet their numbers.
    """

    def __init__(self, width: float, height: float, notes: dict[str, Paragraph], grid: float = 0.0) -> None:
        self.width, self.height, self.notes, self.grid = width, height, notes, grid
        self.pages: list[Page] = []
        self.halved = False
        self.runs: list[tuple[int, Label]] = []

    def start_pages(self, label: Label) -> None:
        """Begin a new page and a new run of labels.

        :param label: how the run is labelled.
        """
        self.runs.append((len(self.pages), label))
        self._new_page()

    def start_columns(self) -> None:
        """Run in two columns from here on; the footnotes of what stands above go to the left one."""
        above, self.halved = self.column, True
        left = self._left_column(above.used + GUTTER if above.placed else 0.0)
        if left.top + self.note_height(above.notes, left.width) > self.height:
            self._new_page()
            return
        left.notes, above.notes = above.notes, []
        self.page.columns.append(left)

    def space(self, height: float) -> None:
        """Leave a gap, unless the column is new.

        :param height: of the gap.
        """
        self.column.used += height if self.column.placed else 0.0

    def skip(self, height: float) -> None:
        """Leave a gap, in a new column too.

        :param height: of the gap.
        """
        self.column.used += height

    def add(self, flowable: Flowable, keep: float = 0.0, whole: bool = False) -> None:
        """Place a flowable, over as many columns as it takes.

        :param flowable: what to place.
        :param keep: height that must remain beneath it, so that a heading does not stand alone.
        :param whole: never to be divided.
        :raises ValueError: where it cannot fit in any column.
        """
        while True:
            height = self._measured(flowable)
            notes = self._note_numbers(flowable)
            if height + self._growth(notes) + keep <= self._free():
                self._commit(flowable, height, notes)
                return
            parts = [] if whole else self._split(flowable)
            if parts:
                head, flowable = parts
                self._commit(head, self._measured(head), self._note_numbers(head))
            elif not self.column.placed and not self.column.top:
                raise ValueError(f"does not fit on a page: {flowable}")
            self._next_column()

    def note_height(self, numbers: list[str], width: float) -> float:
        """Measure the footnotes of a column.

        :param numbers: the footnotes' numbers.
        :param width: of the column.
        :returns: their height with the gap above, on the grid.
        """
        if not numbers:
            return 0.0
        return self._snapped(
            NOTE_GAP + sum(self.notes[number].wrap(width, self.height)[1] for number in numbers)
        )

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def column(self) -> Column:
        """The column being filled."""
        return self.page.columns[-1]

    def _new_page(self) -> None:
        first, label = self.runs[-1]
        column = self._left_column(0.0) if self.halved else Column(0.0, self.width, 0.0, 0.0)
        self.pages.append(Page(label.text(len(self.pages) - first), [column]))

    def _left_column(self, top: float) -> Column:
        return Column(0.0, (self.width - GUTTER) / 2, top, top)

    def _next_column(self) -> None:
        if self.halved and not self.column.left:
            left = self.column
            self.page.columns.append(Column(left.width + GUTTER, left.width, left.top, left.top))
        else:
            self._new_page()

    def _free(self) -> float:
        # Half a point forgives rounding in sums of line heights.
        return self.height - self.column.used - self.note_height(self.column.notes, self.column.width) + 0.5

    def _growth(self, numbers: list[str]) -> float:
        width, notes = self.column.width, self.column.notes
        return self.note_height(notes + numbers, width) - self.note_height(notes, width)

    def _commit(self, flowable: Flowable, height: float, notes: list[str]) -> None:
        self.column.placed.append((flowable, self.column.used))
        self.column.notes.extend(notes)
        self.column.used += height

    def _split(self, flowable: Flowable) -> list[Flowable]:
        room = free = self._free()
        for _ in range(3):
            parts = flowable.split(self.column.width, room) if room > 0 else []
            if len(parts) != 2:
                return []
            growth = self._growth(self._note_numbers(parts[0]))
            if self._measured(parts[0]) + growth <= free:
                return list(parts)
            room = free - growth
        return []

    def _measured(self, flowable: Flowable) -> float:
        return self._snapped(flowable.wrap(self.column.width, self.height)[1])

    def _snapped(self, height: float) -> float:
        return math.ceil(round(height / self.grid, 3)) * self.grid if self.grid else height

    def _note_numbers(self, flowable: Flowable) -> list[str]:
        # Once wrapped, a paragraph holds words: lists of a width and pairs of style and text.
        words = [frag for frag in getattr(flowable, "frags", []) if isinstance(frag, list)]
        pairs = [pair for word in words for pair in word[1:]]
        return [text for style, text in pairs if getattr(style, "rise", 0) > 0 and text in self.notes]


def note_paragraphs(notes: dict[str, str], style: object) -> dict[str, Paragraph]:
    """Set footnotes in type.

    :param notes: texts by number.
    :param style: the paragraph style.
    :returns: paragraphs by number, each opening with its number.
    """
    return {
        number: Paragraph(f'<super size="7">{number}</super> {markup(text)}', style)
        for number, text in notes.items()
    }


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            text, number = text + letters, number - value
    return text
