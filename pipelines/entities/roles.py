"""What a page says that someone is: party, judge, counsel, witness, expert. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.caption.names import singular_role
from pipelines.entities.records import Kind
from pipelines.entities.vocabulary import BENCH, ROLE_WORD

JUDGE, COUNSEL, WITNESS, EXPERT = "judge", "counsel", "witness", "expert"
_REACH = 110
_SIDE = rf"(?P<side>{ROLE_WORD})(?:s|\(s\))?"
_PARTY_BEFORE = re.compile(rf"(?<![\w’'])(?i:{_SIDE})(?:[-–/]\w+)*,?\s$")
_BENCH_BEHIND = re.compile(
    r",?\s{1,2}(?i:(?:United\sStates|U\.S\.|Chief|Senior|Circuit|District|Magistrate|Bankruptcy|"
    r"Presiding|Associate|Acting|Administrative|Law)\s)*"
    r"(?:Judge|JUDGE|Justice|JUSTICE|J\.|JJ\.)(?!\w)"
)
_COUNSEL_BEHIND = re.compile(
    rf"\s{{0,2}}(?:,?\s?(?:Esq\b\.?|\(State\sBar|\(SBN|\(Bar\b|\(LEAD\sATTORNEY|\(ATTORNEY\sTO|"
    rf"\(TERMINATED:)|,?\s(?:of\s)?[^.;()]{{0,60}}?(?:LLP|P\.C\.|PLLC|LLC|P\.A\.)"
    rf",?\s(?:appeared|argued|appears|for)\b|(?:\s\([^)]*\))?\s(?:argued|appeared)\b[^.]{{0,40}}?\bfor\b|"
    rf",\sfor\s(?=(?:the\s)?(?i:{ROLE_WORD})))"
)
_SIGNED_FOR = re.compile(
    rf"(?:[^\n]{{0,80}}\n){{0,4}}?\s*(?i:attorneys?|counsel)\s(?i:for)\s(?:the\s)?(?:(?i:{_SIDE})(?:s|\b))?"
)
_COUNSEL_BEFORE = re.compile(
    rf"(?:(?i:represented\sby)\s+|(?i:^|\n|\b)For\s(?:the\s)?(?:{_SIDE}|"
    rf"the\switness)s?(?:\sand\sthe\switness)?:\s+|\b(?i:counsel|attorneys?|lawyer),\s)"
    r"(?:[^.;\n]{0,80}(?:,|\sand)\s)?$"
)
_FOR_SIDE = re.compile(rf"\bfor\s(?:the\s)?(?i:{_SIDE})s?(?![\w’'])")
_WITNESS_BEFORE = re.compile(
    r"(?i:\b(?:deposition|testimony|declaration|affidavit|cross-?examination|direct\sexamination|"
    r"examination)\sof\s(?:the\switness,?\s)?|\bwitness,?\s)$"
)
_WITNESS_BEHIND = re.compile(
    r",?\s(?:(?:was|is|being|having\sbeen|been)\s(?:first\s)?(?:duly\s)?sworn|(?:first\s|later\s|also\s|"
    r"himself\s|herself\s)?(?:testifi|swears|swore|deposed|declares\sunder))"
)
_EXPERT_BEHIND = re.compile(
    r",\s(?:[\w.&’' -]{1,50}[’']s?|an?|the|its|their|his|her|our)\s(?:[\w-]+\s){0,4}?expert\b", re.IGNORECASE
)
_EXPERT_BEFORE = re.compile(
    r"\b(?:expert(?:\switness)?(?:es)?,?|expert\s(?:report|opinion|testimony|declaration)s?\s(?:of|by))\s$",
    re.IGNORECASE,
)
_EXPERT_SIDE = re.compile(rf"(?i:(?P<side>{ROLE_WORD})s?[’']s?)", re.IGNORECASE)


def roles(text: str, start: int, end: int, kind: Kind, title: str) -> Iterator[tuple[str, int, int]]:
    """Yield what a page says that someone is where it names them.

    :param text: the page's text.
    :param start: offset of the name in it, with its title.
    :param end: offset behind it.
    :param kind: what the name is the name of.
    :param title: the title that stands before it, as a key, or an empty text.
    :returns: of each role its name and the offsets of the words that say it.
    """
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if match := _PARTY_BEFORE.search(before):
        yield singular_role(match["side"]), start - len(before) + match.start(), end
    if kind is Kind.PLACE:
        return
    signed = _SIGNED_FOR.match(behind)
    if (signed and behind.startswith("\n")) or (kind is Kind.ORGANIZATION and signed and "\n" in signed[0]):
        firm_or_person = kind is Kind.PERSON or re.search(
            r"(?:LLP|P\.?C|PLLC|P\.?A|LLC|PLLP)\.?$", text[start:end]
        )
        if firm_or_person:
            yield _counsel(signed["side"]), start, end + signed.end()
    if kind is not Kind.PERSON:
        return
    if title in BENCH and not re.match(r"\s\(Ret", behind):
        yield JUDGE, start, end
    elif match := _BENCH_BEHIND.match(behind):
        yield JUDGE, start, end + match.end()
    if match := _COUNSEL_BEHIND.match(behind):
        side = _FOR_SIDE.search(behind)
        yield _counsel(side["side"] if side else None), start, end + (side or match).end()
    elif match := _COUNSEL_BEFORE.search(before):
        yield _counsel(match["side"]), start - len(before) + match.start(), end
    if match := _EXPERT_BEHIND.match(behind):
        yield _expert(match[0]), start, end + match.end()
    elif match := _EXPERT_BEFORE.search(before):
        begin = max(0, match.start() - 40)
        yield _expert(before[begin:]), start - len(before) + match.start(), end
    elif match := _WITNESS_BEFORE.search(before):
        yield WITNESS, start - len(before) + match.start(), end
    elif match := _WITNESS_BEHIND.match(behind):
        yield WITNESS, start, end + match.end()


def _counsel(side: str | None) -> str:
    return f"{COUNSEL} for {singular_role(side)}" if side else COUNSEL


def _expert(said: str) -> str:
    side = _EXPERT_SIDE.search(said)
    return f"{EXPERT} for {singular_role(side['side'])}" if side else EXPERT


def category(role: str) -> str:
    """Return what a role is one of: party, judge, counsel, witness or expert.

    :param role: as :func:`roles` gives it.
    """
    first = role.partition(" ")[0]
    return first if first in (JUDGE, COUNSEL, WITNESS, EXPERT) else "party"
