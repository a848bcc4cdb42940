"""How well each sentence of a document tells what its summary must tell. Pure functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.records import Passage
from pipelines.lookup import ruled
from pipelines.lookup.decretal import decrees
from pipelines.summaries.cue import Cue
from pipelines.summaries.families import Family
from pipelines.summaries.reading import Stretch
from pipelines.summaries.records import Serves

_DECREE = 0.6
"""What a sentence weighs in which a court disposes somewhere inside its paper."""
_TITLE = 0.7
"""What a heading of a brief weighs that says something by itself: it is the argument in a line."""
_SAID, _LATE, _NOTE, _EMPTY, _PAPERS = 0.4, 0.35, 0.5, 0.15, 0.5
"""What is left of the weight of what a side says in a court's paper, of what a paper is about where it says
so late, of a footnote, of a form, and of what a witness says of exhibits."""
_IN_FRONT = frozenset({Serves.ABOUT, Serves.ASKED, Serves.SUBJECT})
"""What is told where a paper begins."""
_BY_ITSELF = frozenset({Serves.OUTCOME, Serves.SEPARATE})
"""What a sentence tells without what stands before it in its paragraph: a court grants what it names."""
_FRONT = 0.25
_OPENING = 12
"""Sentences at a paper's beginning among which it says what it is about."""
_SIDE_SAYS = re.compile(
    r"^(?:\W*\d+\.\s)?(?:(?:In (?:response|reply)|First|Second|Third|Next|Finally|Last|Instead|Here),? )?"
    r"(?:(?:The )?[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,4}|The (?:plaintiff|defendant|petitioner|respondent|"
    r"appell\w+|movant|government|state)s?|He|She|It|They)(?:,[^,]{0,30},)?(?: \w+)? "
    r"(?:contends?|argues?|asserts?|claims?|maintains?|submits?|responds?|answers?|replies|says|urges|"
    r"points out|"
    r"relies|offers?|observes?|quotes|complains|protests|suggests|inquires|objects|recalls|attributes|"
    r"alleges?)\b"
)
"""Opens what a side says in a court's paper, or the other one in a brief."""
_BEFORE_IT = re.compile(
    r"\b(?:motions?|petitions?|applications?|appeals?|objections?|requests?|judgment|claims?|counts?|"
    r"issues?|orders?|"
    r"complaint|stipulation|case|action|decision|conviction|sentence|writ|certificate)\b",
    re.IGNORECASE,
)
"""What a court disposes of."""
_DECIDED_BEFORE = re.compile(
    r"\b(?:magistrate judge|(?:district|trial|circuit|bankruptcy|superior|lower) court|court below|"
    r"court of appeals)"
    r"(?! (?:is|erred|did not|properly))\b[^.;]{0,40}\b(?:recommended|granted|denied|dismissed|"
    r"affirmed|reversed|held)\b|"
    r"\b(?:will|may|should|must) be (?:granted|denied|dismissed)\b[^.]{0,20}\b(?:where|if|when|only|"
    r"unless)\b",
    re.IGNORECASE,
)
"""What another court did before, and when courts do it in general."""
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do(?:es)?|did|can(?:not)?|could|may|must|should|would|will|not|no|"
    r"(?:fail|state|plead|lack|bar|preclude|require|show|reject|owe|breach|violate|exist|appl[yi]e?|control|govern|"
    r"warrant|entitle|waive|duplicate|exceed|support|prove|establish|demonstrate|contradict|satisf[yi]e?)(?:s|d|ed)?)\b",
    re.IGNORECASE,
)
"""Verbs of a heading that says something, and does not only name what is below it."""
_EMPTY_WORDS = re.compile(
    r"\b(?:incorporates?|repeats?|realleges?)\b.{0,60}\bparagraphs?\b|true and correct copy|"
    r"is attached (?:as|hereto)|\bdemands? a (?:trial|jury)|\btrial by jury\b|\bso ordered\b|"
    r"^\W*[A-H]\. (?:costs of suit|such other)|\bother relief as\b|\btime (?:to answer|in court)\b|"
    r"proposed order|granting \d+ (?:stipulation|request)|pro hac vice|^\W*(?:we|"
    r"the court) (?:dis)?agrees?(?: and (?:affirm|reverse))?(?: with [\w’']+)?\.$|"
    r"\bas follows\b|amend the (?:official )?caption|\bclerk (?:of (?:the )?court )?(?:is|shall)\b|"
    r"please direct\b|glad to discuss|\bhave (?:signed|executed)\b|"
    r"^In this (?:Order|Opinion)\b|\bthe briefs?\b|\bcertif(?:y|ied) (?:that|shorthand)|"
    r"\b(?:following|facts below) (?:is|are) (?:taken|those)|\bis a different person\b|"
    r"\bread the transcript\b|\b(?:brief|following) (?:background|facts)\b|\bthe law is settled\.$|"
    r"^\W*[A-Z][\w.’' ,-]{3,40}, of counsel\)|"
    r"disposition is nonprecedential|\bsyllabus\b|^(?:Holdings?|Synopsis|Headnotes?):|\bon the brief\b|"
    r"^(?:.{3,40}, Esq\b|[^.]{3,40}, [^.]*,).{0,160}\b(?:for|on behalf of) (?:the )?(?:plaintiff|defendant|"
    r"petitioner|respondent|"
    r"appell|amic|interven)[\w-]*\.$",
    re.IGNORECASE,
)
"""What says nothing of the matter: incorporations, exhibits, forms, who was counsel."""
_IN_GENERAL = re.compile(r"\b(?:allows?|permits?|authorizes?) an? \w+ to\b|\b[Aa] party (?:may|must|can)\b")
"""What a rule of law lets anybody do, and nobody did here."""
_OF_PRECEDENT = re.compile(
    r"(?:(?:For example|Similarly|Likewise|There|Indeed|Thus),? )?[Ii]n (?:[A-Z][\w’'.&,-]*\s){1,8}v\.\s|"
    r"(?:The )?(?:[A-Z]\w+ )?[Cc]ourt in (?:[A-Z][\w’'.&,-]*\s){1,8}|In [A-Z][a-z]+, (?:[\d “]|we|the)"
)
"""Opens what was held in another case."""
_ENDS = re.compile(
    r"\bjudgment (?:is )?(?:in favor|entered)\b|\bnotice of appeal\b|\bcase closed\b|"
    r"\b(?:case|action)\b[^.;]{0,30}\bdismissed\b|\b(?:stipulation|order) (?:of|for) dismissal\b",
    re.IGNORECASE,
)
"""Of an entry of a docket sheet: the case ends with it."""
_TO_YOU = re.compile(r"\b[Yy]ou(?:rs?)?\b")
"""A form or a letter that a court quotes: it does not speak so itself."""
_OF_PAPERS = re.compile(
    r"\b(?:Exhibit \d+|marked|do you recognize|read (?:us|it|that|the)|take your time|under oath|"
    r"are you sure|"
    r"what is the date|turn to|second page|in the author field)\b",
    re.IGNORECASE,
)
"""What is asked of a witness about papers, and not about what happened."""


def weigh(family: Family, stretches: Sequence[Stretch]) -> list[dict[Serves, float]]:
    """Weigh each sentence of a document by its words, its headings and its place.

    :param family: how such papers are summed up.
    :param stretches: the document's sentences, in order.
    :returns: for each how well it tells what, 0 to about 1; what it does not tell is left out.
    """
    weights = [_weights(family, stretch) for stretch in stretches]
    ended = [
        place for place, stretch in enumerate(stretches) if stretch.is_entry and _ENDS.search(stretch.plain)
    ]
    for told in weights[: ended[-1] if ended else 0]:
        told.pop(Serves.NEXT, None)  # what was to come before the end came to pass, or did not
    return weights


def _weights(family: Family, stretch: Stretch) -> dict[Serves, float]:
    if stretch.is_title:
        says = _SAYS.search(stretch.plain) is not None
        thesis = family.name == "brief" and says and _tells_of_argument(stretch, family.cues)
        return {Serves.GROUNDS: _TITLE} if thesis else {}
    if family.name == "testimony" and not stretch.is_exchange:
        return {}
    found: dict[Serves, float] = defaultdict(float)
    for cue in family.cues:
        if cue.is_found(stretch.plain, stretch.path):
            found[cue.serves] = max(found[cue.serves], cue.weight)
    if family.name == "ruling":
        if _disposes(stretch.plain):
            found[Serves.OUTCOME] = max(found[Serves.OUTCOME], _DECREE)
        if _DECIDED_BEFORE.search(stretch.plain):
            found[Serves.OUTCOME] = 0.0
        if stretch.is_note:
            found[Serves.OUTCOME] = 0.0
        found = {Serves.SEPARATE: found[Serves.SEPARATE]} if stretch.judge else found | {Serves.SEPARATE: 0.0}
    if _IN_GENERAL.search(stretch.plain):
        found[Serves.ABOUT] = 0.0
    if family.name == "ruling" and _TO_YOU.search(stretch.plain):
        found[Serves.NEXT] = 0.0
    if family.name == "ruling" and _OF_PRECEDENT.match(stretch.plain):
        found[Serves.GROUNDS] = found[Serves.OUTCOME] = 0.0
    if not stretch.judge and family.name in ("ruling", "brief") and _SIDE_SAYS.match(stretch.plain):
        found[Serves.ASKED] *= _SAID
        found[Serves.GROUNDS] *= 0.0 if family.name == "ruling" else _SAID
    if stretch.place >= _OPENING and Serves.ABOUT in found:
        found[Serves.ABOUT] *= _LATE
    for serves in _IN_FRONT & found.keys():
        found[serves] += _FRONT * max(0.0, 1 - stretch.place / _OPENING)
    if not stretch.has_context:
        found = {serves: found[serves] for serves in _BY_ITSELF & found.keys()}
    left = _NOTE if stretch.is_note else 1.0
    left *= _EMPTY if is_empty(stretch) else 1.0
    left *= _PAPERS if stretch.is_exchange and _OF_PAPERS.search(stretch.plain) else 1.0
    return {serves: weight * left for serves, weight in found.items() if weight}


def is_empty(stretch: Stretch) -> bool:
    """Say whether a sentence tells nothing of the matter.

    :param stretch: the sentence.
    """
    return _EMPTY_WORDS.search(stretch.plain) is not None


def _disposes(said: str) -> bool:
    """Say whether a court disposes in a sentence of something that is before it."""
    return any(decree.disposes for decree in decrees(said)) and _BEFORE_IT.search(said) is not None


def _tells_of_argument(stretch: Stretch, cues: Sequence[Cue]) -> bool:
    """Say whether a heading stands over an argument, and not over the facts or the law."""
    return any(
        cue.serves is Serves.GROUNDS and cue.under and cue.under.search(path)
        for cue in cues
        for path in stretch.path[:-1]
    )


def of_rulings(
    passages: Sequence[Passage], stretches: Sequence[Stretch], *, appellate: bool
) -> dict[int, float]:
    """Weigh the sentences in which a court's paper says what it decides in all.

    :param passages: the paper's, in order.
    :param stretches: its sentences, in order.
    :param appellate: whether the court hears appeals.
    :returns: by the places of the sentences, how surely each does, 0 to 1.
    """
    found: dict[int, float] = {}
    for ruling in ruled.of_the_whole(passages, holding=False, appellate=appellate):
        start = ruling.passage.start + ruling.decree.start
        for stretch in stretches:
            if stretch.is_note:
                continue  # a note grants leave on the way, and decides nothing in all
            if stretch.page == ruling.passage.page and stretch.start <= start < stretch.end:
                found[stretch.place] = max(found.get(stretch.place, 0.0), ruling.grade)
    return found
