"""Which way a question was taken, in words, alike on the screen and in files. Pure functions."""

from __future__ import annotations

from pipelines.records import TakenWay
from pipelines.ways.deciding import CHOSEN, OF_THE_FILES
from pipelines.ways.way import NAMES, Way


def taken_as(route: TakenWay) -> str | None:
    """Return what a question was taken as, or None where it was simply asked of the files.

    :param route: the way.
    """
    if route.way is Way.ANSWER:
        return None if route.why in (OF_THE_FILES, CHOSEN) else route.why
    return f"Taken as: {NAMES[route.way]}."
