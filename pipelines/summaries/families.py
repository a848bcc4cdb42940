"""What a summary of a paper of each kind must tell, in which order, and how much of each. Data."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.summaries import court_cues, paper_cues
from pipelines.summaries.cue import Cue
from pipelines.summaries.records import Length, Serves

SAME = 0.8
"""The cosine from which on two sentences mostly say the same."""


class Slot(NamedTuple):
    """What a summary tells, and in how many sentences at most.

    :param serves: what is told.
    :param short: sentences in a short summary.
    :param standard: sentences in a standard one.
    :param spread: whether each is taken from a section of its own, as long as there are enough.
    :param same: the cosine from which on two sentences say the same; courts decide different things in nearly
        the same words.
    """

    serves: Serves
    short: int
    standard: int
    spread: bool = False
    same: float = SAME


FEWEST = {Length.SHORT: 3, Length.STANDARD: 8}
"""Sentences of a summary, beside that of the caption, up to which it is filled with the most central ones."""


class Family(NamedTuple):
    """Kinds of papers that are summed up alike.

    :param name: of the family.
    :param cues: by which words its sentences tell what.
    :param kinds: the kinds of captions (:mod:`ingest.caption.kinds`) that belong to it.
    :param slots: what is told, in the order in which it is read.
    """

    name: str
    cues: tuple[Cue, ...]
    kinds: frozenset[str]
    slots: tuple[Slot, ...]


def _family(name: str, cues: tuple[Cue, ...], kinds: str, *slots: Slot) -> Family:
    return Family(name, cues, frozenset(filter(None, kinds.split(", "))), slots)


_FAMILIES = (
    _family(
        "pleading",
        court_cues.PLEADING,
        "complaint, petition, indictment",
        Slot(Serves.ABOUT, 2, 3),
        Slot(Serves.ASKED, 2, 3),
        Slot(Serves.GROUNDS, 0, 5, spread=True),
        Slot(Serves.FACTS, 0, 2, spread=True),
    ),
    _family(
        "answer",
        court_cues.ANSWER,
        "answer",
        Slot(Serves.ABOUT, 1, 1),
        Slot(Serves.ASKED, 1, 1),
        Slot(Serves.DEFENSES, 2, 6, spread=True),
        Slot(Serves.ADMITTED, 0, 3, spread=True),
        Slot(Serves.DENIED, 0, 2, spread=True),
    ),
    _family(
        "brief",
        court_cues.BRIEF,
        "motion, opposition, reply, brief, status report",
        Slot(Serves.ASKED, 2, 3),
        Slot(Serves.ABOUT, 1, 1),
        Slot(Serves.GROUNDS, 1, 8, spread=True),
        Slot(Serves.AUTHORITIES, 0, 1),
        Slot(Serves.FACTS, 0, 1),
    ),
    _family(
        "ruling",
        court_cues.RULING,
        "order, opinion, judgment, minutes, report and recommendation, mandate, verdict, proposed order",
        Slot(Serves.ABOUT, 1, 2),
        Slot(Serves.OUTCOME, 3, 5, same=0.97),
        Slot(Serves.GROUNDS, 0, 6, spread=True),
        Slot(Serves.AUTHORITIES, 0, 1),
        Slot(Serves.FACTS, 0, 1),
        Slot(Serves.SEPARATE, 0, 1),
        Slot(Serves.NEXT, 0, 1),
    ),
    _family(
        "contract",
        paper_cues.CONTRACT,
        "contract",
        Slot(Serves.SUBJECT, 1, 2, spread=True),
        Slot(Serves.TERM, 1, 2, spread=True),
        Slot(Serves.PAYMENT, 1, 2, spread=True),
        Slot(Serves.TERMINATION, 1, 2),
        Slot(Serves.LIABILITY, 0, 2, spread=True),
        Slot(Serves.LAW, 0, 1),
        Slot(Serves.OTHER_TERMS, 0, 3, spread=True),
    ),
    _family(
        "letter",
        paper_cues.LETTER,
        "letter, notice, subpoena, summons",
        Slot(Serves.ABOUT, 1, 2),
        Slot(Serves.ASKED, 2, 4),
        Slot(Serves.GROUNDS, 1, 4, spread=True),
        Slot(Serves.NEXT, 0, 2),
    ),
    _family(
        "docket",
        court_cues.DOCKET,
        "docket sheet",
        Slot(Serves.FILINGS, 2, 5),
        Slot(Serves.OUTCOME, 2, 6, same=0.97),
        Slot(Serves.NEXT, 0, 1),
    ),
    _family(
        "testimony",
        court_cues.TESTIMONY,
        "deposition transcript, hearing transcript",
        Slot(Serves.TESTIMONY, 4, 11, spread=True),
    ),
)
OTHER = _family(
    "other",
    paper_cues.OTHER,
    "",
    Slot(Serves.ABOUT, 1, 2),
    Slot(Serves.ASKED, 1, 2),
    Slot(Serves.OUTCOME, 1, 2),
    Slot(Serves.GROUNDS, 1, 4, spread=True),
    Slot(Serves.NEXT, 0, 1),
)
"""What is told of a paper of any other kind, or of a kind that is not known."""


def family_of(kind: str | None) -> Family:
    """Return how papers of a kind are summed up.

    :param kind: as captions say it, or None.
    """
    return next((family for family in _FAMILIES if kind in family.kinds), OTHER)
