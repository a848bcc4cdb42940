"""Timing for a machine that does other things too: what is compared is run in turns, and medians count."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import Field

from pipelines.record import Record

P = TypeVar("P")
B = TypeVar("B")


class Comparison(Record):
    """The product beside the bare engine it stands on.

    :param unit: of both figures, such as ``"passages/s"``.
    :param product: the product's median.
    :param bare: the bare engine's median.
    :param ratio: the median of the rounds' own ratios, product to bare: a machine that slows down in the
        middle slows both halves of a round.
    :param repeats: how many rounds there were.
    """

    unit: str
    product: float = Field(gt=0)
    bare: float = Field(gt=0)
    ratio: float = Field(gt=0)
    repeats: int


class Target(Record):
    """What a ratio ought to be.

    :param least: the ratio may not be smaller, or None.
    :param most: the ratio may not be greater, or None.
    """

    least: float | None = None
    most: float | None = None

    def verdict(self, ratio: float) -> str:
        """Say in a few words whether a ratio is as it ought to be.

        :param ratio: as measured.
        """
        met = (self.least is None or ratio >= self.least) and (self.most is None or ratio <= self.most)
        limit = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"{limit}: {'met' if met else 'MISSED'}"


def in_turns(rounds: int, product: Callable[[int], P], bare: Callable[[int], B]) -> tuple[list[P], list[B]]:
    """Run two things by turns, so that what else the machine does falls on both.

    Which of them goes first changes from round to round.

    :param rounds: how often each is run.
    :param product: called with the number of the round, from 0.
    :param bare: the same.
    :returns: what each gave, in the order of the rounds.
    """
    products: list[P] = []
    bares: list[B] = []
    for number in range(rounds):
        if number % 2:
            bares.append(bare(number))
            products.append(product(number))
        else:
            products.append(product(number))
            bares.append(bare(number))
    return products, bares


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes.

    :param work: is called once.
    :returns: seconds by the wall clock.
    """
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compare(unit: str, product: Sequence[float], bare: Sequence[float]) -> Comparison:
    """Compare two series of figures, round by round.

    :param unit: of the figures.
    :param product: the product's, one a round.
    :param bare: the bare engine's, one a round.
    """
    return Comparison(
        unit=unit,
        product=statistics.median(product),
        bare=statistics.median(bare),
        ratio=statistics.median(p / b for p, b in zip(product, bare, strict=True)),
        repeats=len(product),
    )
