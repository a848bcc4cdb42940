"""The phrases of docket questions, but for names, days and what is counted."""

from __future__ import annotations

import re

from pipelines.docket.wanted import Form

NOT_ONE = (
    "The database of filings does not tell this: it counts and lists filings, documents, parties, counsel "
    "and citations by kind, party, judge, court, case, day and outcome."
)
_FLAGS = re.IGNORECASE
FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, _FLAGS))
    for form, pattern in (
        (Form.PAGES, r"\bhow (?:many pages|long)\b"),
        (
            Form.COUNT,
            r"\b(?:how many|(?:(?:what is |what's )?the )?(?:total )?number of|count(?: of)?)\b",
        ),
        (
            Form.WHO,
            r"\b(?:who|(?:which|what) (?:party|side|parties))\b"
            r"(?= (?:has |have |had )?(?:filed|submitted|made|brought))|\bby whom\b",
        ),
        (Form.JUDGE, r"\b(?:which|what) judges?\b|\bwho\b(?= (?:entered|issued|signed))"),
        (Form.WHEN, r"\b(?:when|on (?:what|which) (?:day|date)|(?:what|which) (?:day|date))\b"),
        (
            Form.LIST,
            r"\b(?:which|what|who|whose(?= deposition)|list|show(?: me)?|give me|name|tell me|identify)\b",
        ),
    )
)
"""How a question wants its answer, by its question word; the first that fits."""
PATTERNS = {
    name: re.compile(pattern, _FLAGS)
    for name, pattern in {
        "first": r"\b(?:first|earliest|oldest)\b(?! (?:amended|supplemental))",
        "last": r"\b(?:last|latest|newest|(?:most )?recent(?:ly)?)\b",
        "longest": r"\blongest|(?:has|have|with)(?: the)? most pages\b",
        "shortest": r"\bshortest|(?:has|have|with)(?: the)? fewest pages\b",
        "deposed": r"\b(?:was|were|been) deposed\b",
        "sworn": r"\btaken\b",
        "group": r"\b(?:by|per|(?:for |in )?each|(?:for |in )?every|broken down by)\s"
        r"(?P<by>kind|type|party|judge|court|year|month|case)\b",
        "in_files": r"\b(?:(?:in|among|of) (?:the|these|those|this|our|my) (?:\w+ )?"
        r"(?:files?|matter|documents?|pdfs|library)"
        r"|(?:do|have) (?:we|i) (?:have|got)|(?:we|i) have|on file|uploaded)\b",
        "on_docket": r"\b(?:on|in|of) the (?:court's )?docket(?: sheet)?\b|\bdocketed\b"
        r"|\b(?:does |are |on )?the docket(?: sheet)? (?:lists?|shows?|contains?)\b",
        "filed": r"\b(?:filed?|submit(?:ted)?|lodged?)\b",
        "made": r"\b(?:made?|makes?|brought|bring)\b",
        "entered": r"\b(?:enter(?:ed)?|issued?|signed?|sign|handed down|rendered?)\b",
        "entry": r"\b(?:(?:docket )?entry|dkts?\.?|ecf|doc(?:ket|ument)?\.?)\s(?:(?:no\.?|number|#)\s?)?"
        r"(?P<number>\d{1,4})\b",
        "appears": r"\b(?:represents?|represented|appears? for|appeared for|counsel for)\b",
    }.items()
}
"""What a question may say besides, by what it is."""
BEFORE = re.compile(
    r"\b(?P<words>(?:(?:first|second|third|amended|supplemental|joint|administrative|protective|"
    r"scheduling|corporate|"
    r"emergency|renewed|unopposed|clerk's|summary judgment|discovery|sealing|transcript)\s){1,3})$",
    _FLAGS,
)
"""Words in front of a paper's name that say which it is."""
_STOPS = (
    r"did|does|do|was|were|is|are|has|have|had|that|which|who|filed|by|in|on|before|after|since|between|from|"
    r"entered|granted|denied|and|there|with|during|until|signed|issued|made|of|to|for"
)
BEHIND = re.compile(
    r"\s(?:to|for|of|on|re|regarding)\s(?:the\s|an?\s)?"
    rf"(?P<words>(?!(?:the|a|all|each|every|docket|court|case|matter|files?|"
    rf"documents?)\b)(?!(?:{_STOPS})\b)[\w'.-]+"
    rf"(?:\s(?!(?:{_STOPS})\b)[\w'.-]+){{0,4}})",
    _FLAGS,
)
"""Words behind it that do: "to compel", "of appearance"."""
ANSWERED = re.compile(
    r"\s(?:to|re|on|regarding)\s(?:the\s|an?\s|its\s|their\s|his\s|her\s)?"
    r"(?P<words>(?:(?:first|second|amended)\s){0,2}(?:motion|complaint|opposition|petition|"
    r"stipulation|order)\b)",
    _FLAGS,
)
"""Names the paper that another one answers: behind an opposition, a reply, an answer, an order."""
FILLERS = frozenset(
    """a an the of to in on by for from with at and or did does do was were is are has have had be been there
    any all that which who whom what it its their them they this those these court case action matter docket
    appear appears please me total each one ones how came come out entered filed file made signed issued also
    whole entire then ever altogether exist far so everything date""".split()
)
"""Words that ask for nothing more."""
MADE = frozenset({"motion", "filing", "entry", "document"})
"""What is filed where somebody made it."""
