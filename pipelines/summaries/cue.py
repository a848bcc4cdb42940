"""A pattern by which a sentence is known to tell what a summary must tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.summaries.records import Serves


class Cue(NamedTuple):
    """A pattern of legal writing.

    :param serves: what a sentence tells that it is found in.
    :param weight: how surely it does, 0 to 1.
    :param pattern: what is found in the sentence; any sentence where None.
    :param under: what is found in one of the headings that it stands under; any where None.
    :param outside: what is found in none of them.
    """

    serves: Serves
    weight: float
    pattern: re.Pattern[str] | None
    under: re.Pattern[str] | None
    outside: re.Pattern[str] | None

    def is_found(self, said: str, headings: Sequence[str]) -> bool:
        """Say whether a sentence tells what the cue is for.

        :param said: the sentence, on one line.
        :param headings: those that it stands under.
        """
        return (
            (self.under is None or any(map(self.under.search, headings)))
            and (self.outside is None or not any(map(self.outside.search, headings)))
            and (self.pattern is None or self.pattern.search(said) is not None)
        )


def cue(serves: Serves, weight: float, *ways: str, under: str = "", outside: str = "") -> Cue:
    """Make a cue.

    :param serves: what it is for.
    :param weight: how surely it tells that.
    :param ways: patterns, one of which is found, as whole words; none where any sentence will do.
    :param under: a pattern of headings, as whole words.
    :param outside: likewise.
    """
    return Cue(serves, weight, any_of(*ways), any_of(under), any_of(outside))


def any_of(*ways: str) -> re.Pattern[str] | None:
    """Return a pattern that is found where one of some is, as whole words, in any case; None for none.

    :param ways: patterns.
    """
    given = [way for way in ways if way]
    return re.compile(rf"(?<!\w)(?:{'|'.join(given)})(?!\w)", re.IGNORECASE) if given else None
