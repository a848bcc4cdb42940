"""When a thing was done: a time may stand in front or behind, and may be left out of a plain fact. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text import MONTH
from pipelines.verification.guarded import GUARDED, guarded
from pipelines.verification.verbs import PAST, verbs_in

_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{MONTH} \d{{1,2}}(?:, {_YEAR})?|{MONTH},? {_YEAR}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|{_YEAR})"
_TIME = rf"(?:on|in|at) (?:about |or about )?(?:{_DATE}|\d{{1,2}}:\d\d [ap]\.m\.)"
_FRONT = re.compile(rf"({_TIME}),? (?=[A-Za-z])", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"((?:On|In|At|Under|Throughout|During|Since|Between|After|Before) [^,;:]{2,60}), (?=[a-zA-Z])"
)
_BEHIND = re.compile(rf",? ({_TIME})\.$")
_INSIDE = re.compile(rf",? (?:{_TIME})(?:,(?= )|(?=[ .]))")
_LATER = re.compile(
    r",? (?:[\w-]+) (?:days?|weeks?|months?|years?|hours?) (?:later|afterwards?|earlier)(?:,(?= )|(?=[ .]))"
)
_MEANS = re.compile(
    r",? by (?:(?:overnight |certified |registered |first-class )?(?:courier|mail|hand)"
    r"|stipulation)\b[^,;]*\.$"
)
_PRICE = re.compile(r" for \$[\d,.]*\d(?: million)?(?=[ .])")
_PLACE = re.compile(
    r",? (?:at|in) (?:the )?(?:Department \w+|[A-Z][\w.]+(?: [A-Z][\w.]+)*"
    r"(?: (?:for|of) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?)\.$"
)
_WHY = re.compile(r",? because of [^,;:]+\.$")
EVENT = re.compile(
    r"\b(?:hearing|meeting|argument|conference|deposition|trial|closing|call|letter|order|notice|ruling|deed|report|invoice"
    r"|agreement|statement|(?!motion)\w+(?:tion|sion|ment|ing|al|ance|ence|ure))$"
)
_COMPLEX = re.compile(
    r"\b(?:that|which|who|whom|whose|when|where|because|after|before|until|while|if|to [a-z]+)\b"
)


def moved(text: str) -> Iterator[str]:
    """Move a time from the front of a clause with one verb behind it, and from behind to the front.

    :param text: a sentence in plain wording.
    """
    for pattern in (_FRONT, _ADJUNCT):
        if match := pattern.match(text):
            rest = text[match.end() :].rstrip(".")
            if _is_simple(rest):
                yield f"{rest} {_lowered(match[1])}."
                if by := re.search(r" by [^,;]+$", rest):
                    yield f"{rest[: by.start()]} {_lowered(match[1])}{by[0]}."
    for match in _INSIDE.finditer(text):
        start, end = match.span()
        rest = (text[:start] + text[end:]).rstrip(".")
        before = text[:start]
        if (
            match.start()
            and _is_simple(rest)
            and not (EVENT.search(before) and not re.search(rf"(?:{'|'.join(PAST)}) \w+ing$", before))
            and not before.endswith("$")
        ):
            time = match[0].strip(" ,")
            yield f"{time[0].upper()}{time[1:]}, {rest}."
            yield f"{rest} {time}."


def without_times(text: str) -> Iterator[str]:
    """Leave out when, where, how and for how much a plain fact came about.

    :param text: a sentence in plain wording.
    """
    if any(GUARDED[word] not in ("the outcome",) for word in guarded(text) if word != "shall"):
        if match := _FRONT.match(text):
            yield text[match.end() :]
        return
    if match := _FRONT.match(text):
        yield text[match.end() :]
    for match in _INSIDE.finditer(text):
        if not re.search(r"\b(?:from|to|between|and|of|dated|until|through)$", text[: match.start()]):
            yield text[: match.start()] + text[match.end() :]
    for pattern in (_LATER, _PRICE):
        for match in pattern.finditer(text):
            yield text[: match.start()] + text[match.end() :]
    lasting = re.search(r"\b(?:is|shall|will|may|do)\b", text)
    for pattern in (_MEANS, _PLACE, _WHY):
        if (match := pattern.search(text)) and not (lasting and pattern is _PLACE and "Dep" not in match[0]):
            yield text[: match.start()] + "."


def _is_simple(text: str) -> bool:
    """Say whether a clause has one verb, so that a time can only be that verb's."""
    if _COMPLEX.search(text) or any(GUARDED[word] == "who says so" for word in guarded(text)):
        return False
    verbs = [v for v in verbs_in(text) if v not in ("not", "be", "been")]
    doing = [
        v for v in verbs if v not in ("is", "was", "has", "have", "had", "shall", "may", "did", "do", "will")
    ]
    return len(doing) == 1 or (not doing and len(verbs) == 1)


def _lowered(time: str) -> str:
    return time[0].lower() + time[1:]
