"""Whose word is it? An allegation is no fact, and what a court recites it has not found. Pure."""

from __future__ import annotations

import re

from pipelines.evidence.speakers import COURTS
from pipelines.timeline.records import Voice

_RECORDS = {"docket sheet": "entry of the docket sheet", "contract": "stated in the contract"}
_COURTS = COURTS | {"minutes", "report and recommendation", "mandate"}
_PLEADINGS = frozenset("complaint answer petition indictment".split())
_TRANSCRIPTS = frozenset(["deposition transcript", "hearing transcript"])

_ALLEGES = re.compile(
    r"\b(?:alleg(?:es?|ed|ing)|contends?|contended|argues?|argued that|asserts?|asserted that|"
    r"claims? that|claimed|"
    r"maintains?|believes?|[Aa]ccording to|purport\w+|accuses?|submits? that|says?\b(?! nothing)|avers?|"
    r"informed and believes|represented that|suggests? that|pleads?|pleaded|puts? (?:it|the)|"
    r"(?:complaint|petition) has(?! been))\b"
)
_TESTIFIES = re.compile(
    r"\b(?:testif(?:y|ies|ied)|swears?|swore|deposed|declare[sd] (?:that|under)|"
    r"(?:affidavit|declaration) (?:states|says)|attests?|attested)\b"
)
_FINDS = re.compile(
    r"\b(?:the [Cc]ourt (?:finds|found|takes|concludes|holds)|[Ww]e (?:also )?(?:hold|find|conclude))\b"
)
_UNDISPUTED = re.compile(
    r"\b(?:undisputed|nobody disputes|no one disputes|parties agree|not disputed|conceded?s?|admits?|"
    r"admitted)\b"
)
_ORDERS = re.compile(
    r"\b(?:ORDERED|shall|is (?:set|continued|vacated|moved|extended)|remains set|may file)\b|^Dated\b|/s/"
)
_QUOTED = re.compile(r"“[^”]*”")
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied) (?:that|having|any)|disputes? that)\b")
_ADMITS = re.compile(r"\b(?:admits?|avers?|admitted|averred)\b")


def voice_of(kind: str | None, quote: str, before: str, dissent: str | None) -> tuple[Voice, str]:
    """Say whose word an event is.

    :param kind: the kind of the paper, or None.
    :param quote: the words that tell it.
    :param before: those of them that stand before the date.
    :param dissent: the judge whose separate opinion they stand in, or None.
    :returns: the voice, and the same in words.
    """
    paper = kind or "document"
    if kind in _COURTS:
        return _of_court(quote, before, dissent, paper)
    if kind in _RECORDS:
        return Voice.RECORD, _RECORDS[kind]
    if kind in _TRANSCRIPTS and re.search(r"/s/|\bcertify\b", quote):
        return Voice.RECORD, f"stated in the {paper}"
    if kind in _TRANSCRIPTS:
        return (
            Voice.TESTIFIED,
            "said in a hearing" if kind == "hearing transcript" else "testified in a deposition",
        )
    if _is_denied(before):
        return Voice.DENIED, f"denied in the {paper}"
    if kind == "answer" and _ADMITS.search(before) and re.search(r"\badmit", before):
        return Voice.ALLEGED, "admitted in the answer"
    if kind in _PLEADINGS:
        return Voice.ALLEGED, f"alleged in the {paper}"
    if kind == "declaration":
        return Voice.TESTIFIED, "declared by a witness"
    if kind in ("notice", "summons", "verdict"):
        return Voice.RECORD, f"stated in the {paper}"
    return Voice.ALLEGED, f"said in the {paper}" if kind else "said in a document of unknown kind"


def _of_court(quote: str, before: str, dissent: str | None, paper: str) -> tuple[Voice, str]:
    """Say whose word an event is that a court tells of: by what is last said of that before its date."""
    if dissent:
        return Voice.COURT, f"told in a separate opinion ({dissent})"
    said = {
        _FINDS: (Voice.COURT, f"found by the court in the {paper}"),
        _UNDISPUTED: (Voice.COURT, f"told as undisputed in the {paper}"),
        _TESTIFIES: (Voice.TESTIFIED, f"testimony, as told in the {paper}"),
        _ALLEGES: (Voice.ALLEGED, f"alleged, as told in the {paper}"),
    }
    last = [(match.end(), place) for place, pattern in enumerate(said) for match in pattern.finditer(before)]
    if last:
        return list(said.values())[max(last)[1]]
    if _UNDISPUTED.search(quote):
        return said[_UNDISPUTED]
    if _ORDERS.search(_QUOTED.sub("", quote)):
        return Voice.COURT, f"ordered by the court in the {paper}"
    return Voice.COURT, f"told by the court in the {paper}"


def _is_denied(before: str) -> bool:
    clause = re.split(r"[:;]", before)[-1]
    denied = [match.end() for match in _DENIES.finditer(clause)]
    admitted = [match.end() for match in _ADMITS.finditer(clause)]
    return bool(denied) and max(denied) > max(admitted, default=0)
