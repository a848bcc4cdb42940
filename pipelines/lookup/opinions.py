"""Separate opinions: who, if not the court, speaks at a place in an opinion. Pure functions on pages' texts.

A dissent reads like the court. What is quoted from it says so, as lawyers cite it: "(Ashe, Circuit Judge,
dissenting)".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.sentences import Span
from pipelines.text import single_spaced

_OPENS = re.compile(
    r"^(?:(?P<title>(?:Chief\s)?(?:Justice|Judge)|(?:CHIEF\s)?(?:JUSTICE|JUDGE))\s)?"
    r"(?P<name>[A-Z][A-Z’'-]+|(?:(?<=Justice )|(?<=Judge ))(?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’'-]+),?"
    r"(?P<office>\s(?:(?:Chief|Circuit|District|Senior)\s)*(?:Judge|Justice|C\.\s?J\.|P\.\s?J\.|J\.),)?"
    r"\s(?:specially\s)?(?P<how>(?:concurring|dissenting)(?:[\s,]+(?:in|and|part|the|result|judgment|from|only|"
    r"concurring|dissenting))*)",
    re.MULTILINE,
)
"""Opens a separate opinion: "ASHE, Circuit Judge, concurring in part and dissenting in part"."""


def separate_opinion(text: str, page_before: Callable[[int], str]) -> str | None:
    """Return who speaks at the end of a text, where it is one judge's separate opinion.

    :param text: a page's text up to the place.
    :param page_before: gives the text of the page so many pages before, empty where there is none.
    :returns: such as "Ashe, Circuit Judge, dissenting"; None where it is the court.
    """
    back = 0
    while text:
        found = list(_OPENS.finditer(text))
        if found:
            last = found[-1]
            title = f"{last['title'].title()} " if last["title"] else ""
            office = (last["office"] or "").strip(" ,")
            who = ", ".join(filter(None, (f"{title}{_titled(last['name'])}", office)))
            return single_spaced(f"{who}, {last['how']}").rstrip(" ,")
        back += 1
        text = page_before(back)
    return None


def openings(text: str, how: str = "") -> Iterator[Span]:
    """Find where separate opinions begin: the judge's name and what the judge does.

    :param text: a passage.
    :param how: in small letters what it must be, "concurring" or "dissenting"; either where empty.
    """
    return (Span(*match.span()) for match in _OPENS.finditer(text) if how in match["how"].lower())


def before_separate(text: str) -> int | None:
    """Return where in a text the first separate opinion begins; None where none does.

    :param text: a passage.
    """
    opening = _OPENS.search(text)
    return opening.start() if opening else None


def _titled(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-")) if name.isupper() else name
