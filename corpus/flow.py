"""Pages out of blocks: lines kept on a grid, footnotes at the foot of the page that refers to them."""

import math
from dataclasses import dataclass, field

from reportlab.platypus import Flowable, Paragraph

from corpus.source import markup

NOTE_GAP = 10.0  # above the first footnote, for the short rule


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
class Page:
    """One composed page.

    :param label: the page's printed label.
    :param placed: flowables with the distance of their upper edge from the top of the body.
    :param notes: numbers of the footnotes it carries.
    :param used: body height in use.
    """

    label: str
    placed: list[tuple[Flowable, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    used: float = 0.0


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
        self.runs: list[tuple[int, Label]] = []

    def start_pages(self, label: Label) -> None:
        """Begin a new page and a new run of labels.

        :param label: how the run is labelled.
        """
        self.runs.append((len(self.pages), label))
        self._new_page()

    def space(self, height: float) -> None:
        """Leave a gap, unless the page is new.

        :param height: of the gap.
        """
        self.page.used += height if self.page.placed else 0.0

    def skip(self, height: float) -> None:
        """Leave a gap, on a new page too.

        :param height: of the gap.
        """
        self.page.used += height

    def add(self, flowable: Flowable, keep: float = 0.0, whole: bool = False) -> None:
        """Place a flowable, over as many pages as it takes.

        :param flowable: what to place.
        :param keep: height that must remain beneath it, so that a heading does not stand alone.
        :param whole: never to be divided.
        :raises ValueError: where it cannot fit on any page.
        """
        while True:
            height = self._snapped(flowable.wrap(self.width, self.height)[1])
            notes = self._note_numbers(flowable)
            if height + self._growth(notes) + keep <= self._free():
                self._commit(flowable, height, notes)
                return
            parts = [] if whole else self._split(flowable)
            if parts:
                head, flowable = parts
                self._commit(
                    head, self._snapped(head.wrap(self.width, self.height)[1]), self._note_numbers(head)
                )
            elif not self.page.placed:
                raise ValueError(f"does not fit on a page: {flowable}")
            self._new_page()

    def note_height(self, numbers: list[str]) -> float:
        """Measure the footnotes of a page.

        :param numbers: the footnotes' numbers.
        :returns: their height with the gap above, on the grid.
        """
        if not numbers:
            return 0.0
        return self._snapped(
            NOTE_GAP + sum(self.notes[number].wrap(self.width, self.height)[1] for number in numbers)
        )

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    def _new_page(self) -> None:
        first, label = self.runs[-1]
        self.pages.append(Page(label.text(len(self.pages) - first)))

    def _free(self) -> float:
        # Half a point forgives rounding in sums of line heights.
        return self.height - self.page.used - self.note_height(self.page.notes) + 0.5

    def _growth(self, numbers: list[str]) -> float:
        return self.note_height(self.page.notes + numbers) - self.note_height(self.page.notes)

    def _commit(self, flowable: Flowable, height: float, notes: list[str]) -> None:
        self.page.placed.append((flowable, self.page.used))
        self.page.notes.extend(notes)
        self.page.used += height

    def _split(self, flowable: Flowable) -> list[Flowable]:
        room = free = self._free()
        for _ in range(3):
            parts = flowable.split(self.width, room) if room > 0 else []
            if len(parts) != 2:
                return []
            growth = self._growth(self._note_numbers(parts[0]))
            if self._snapped(parts[0].wrap(self.width, self.height)[1]) + growth <= free:
                return list(parts)
            room = free - growth
        return []

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
