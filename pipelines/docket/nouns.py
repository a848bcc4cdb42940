"""What questions call papers, entries and people, and what these are in the tables."""

from __future__ import annotations

import re
from typing import NamedTuple


class Noun(NamedTuple):
    """What a question counts or lists.

    :param what: in the singular and in the plural.
    :param table: where the rows are: of a paper ``filings``, unless the question is about the files.
    :param kinds: what its rows are; any where empty.
    :param group: the column of which each value is one of them, or None.
    """

    what: tuple[str, str]
    table: str
    kinds: tuple[str, ...] = ()
    group: str | None = None


def _paper(singular: str, *kinds: str, plural: str = "") -> Noun:
    return Noun((singular, plural or f"{singular}s"), "filings", kinds or (singular,))


DEPOSITION = Noun(
    ("deposition transcript", "deposition transcripts"), "documents", ("deposition transcript",)
)
_DOCKET = r"(?:docket|ECF|CM/ECF)"
_NOUNS: tuple[tuple[str, Noun], ...] = (
    (rf"{_DOCKET} entr(?:y|ies)|entr(?:y|ies)", Noun(("entry", "entries"), "filings")),
    (r"filings?|papers?", Noun(("filing", "filings"), "filings")),
    (r"(?:pdf )?(?:documents?|files?|pdfs)", Noun(("document", "documents"), "documents")),
    (r"notices? of appeal", _paper("notice of appeal", plural="notices of appeal")),
    (r"proposed orders?", _paper("proposed order")),
    (
        r"(?:stipulations? and orders?|stipulated orders?)",
        _paper("stipulation and order", plural="stipulations and orders"),
    ),
    (r"transcript orders?", _paper("transcript order")),
    (
        r"minute entr(?:y|ies)|minutes|minute orders?",
        _paper("minute entry", "minutes", plural="minute entries"),
    ),
    (r"docket sheets?", Noun(("docket sheet", "docket sheets"), "documents", ("docket sheet",))),
    (r"depositions?(?: transcripts?)?", DEPOSITION),
    (r"contracts?|agreements?", Noun(("contract", "contracts"), "documents", ("contract",))),
    (r"letters?", Noun(("letter", "letters"), "documents", ("letter",))),
    (r"case management statements?", _paper("case management statement")),
    (r"disclosure statements?", _paper("disclosure statement")),
    (r"motions?", _paper("motion")),
    (r"oppositions?", _paper("opposition")),
    (r"repl(?:y|ies)", _paper("reply", plural="replies")),
    (r"complaints?", _paper("complaint")),
    (r"answers?", _paper("answer")),
    (r"orders?", _paper("order", "order", "stipulation and order")),
    (r"opinions?", _paper("opinion")),
    (r"judge?ments?", _paper("judgment")),
    (r"stipulations?", _paper("stipulation", "stipulation", "stipulation and order")),
    (r"summons(?:es)?", _paper("summons", plural="summonses")),
    (r"notices?", _paper("notice")),
    (r"certificates?", _paper("certificate")),
    (r"certifications?", _paper("certification")),
    (r"declarations?|affidavits?", _paper("declaration")),
    (r"transcripts?", _paper("transcript", "transcript", "hearing transcript")),
    (r"petitions?", _paper("petition")),
    (r"briefs?", _paper("brief")),
    (r"attorneys?|lawyers?|counsel", Noun(("attorney", "attorneys"), "counsel")),
    (r"(?:cases|docket numbers)", Noun(("case", "cases"), "documents", group="case_number")),
    (r"courts", Noun(("court", "courts"), "documents", group="court")),
    (r"parties|party", Noun(("party", "parties"), "parties")),
)
NOUNS = [(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), noun) for pattern, noun in _NOUNS]

ROLES = re.compile(
    r"\b(?:the )?(?P<role>plaintiff|defendant|petitioner|respondent|appellant|appellee|claimant|intervenor|"
    r"debtor|landlord|tenant|licensor|licensee|amicus curiae)(?P<several>s)?\b(?:['’]s?)?",
    re.IGNORECASE,
)
"""Names a side."""

_BOTH = "granted in part and denied in part"
DISPOSITIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"(?:granted in part and denied in part|(?:partly|partially) granted|granted in part)",
        (_BOTH, "granted in part"),
    ),
    (r"(?:denied in part|(?:partly|partially) denied)", (_BOTH, "denied in part")),
    (r"grant(?:ed)?", ("granted", "granted as modified")),
    (r"denied|deny|rejected|reject", ("denied", "denied as moot")),
    (r"withdrawn", ("withdrawn",)),
    (r"moot", ("moot", "denied as moot")),
)
"""How motions came out, as questions say it and as the tables have it."""
GROUPS = {
    "kind": "kind",
    "type": "kind",
    "party": "party",
    "judge": "judge",
    "court": "court",
    "year": "year",
    "month": "month",
    "case": "case_number",
}
"""By what rows can be counted."""
