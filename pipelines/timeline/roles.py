"""Is a date in a text the day of an event, or does it name a paper, an authority, a form? Pure functions.

What is not told as a time ("on", "by", "since", a label, an answer to "when") is taken for no event.
"""

from __future__ import annotations

import re

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_HOUR = r"(?:(?:about|approximately|around|or about|or around|early|late|mid-?)\s)*"
_ADVERBIAL = re.compile(
    rf"(?:^|(?<=[\s(“\"—–]))(?:on or about|on or before|no later than|not later than|as of|"
    rf"effective(?: as of| on)?|"
    r"beginning|starting|commencing|ending|on|in|by|since|until|till|through|from|during|throughout|at|"
    r"between|"
    rf"(?:set|reset|scheduled|noticed|calendared|continued) for)\s(?:the\s)?{_HOUR}{_WEEKDAY}$",
    re.IGNORECASE,
)
"""Ends what stands before a date that is a time."""
_PART_OF = re.compile(
    r"\b(?:morning|night|afternoon|evening|day|week|weekend|month|months|end|beginning|middle|half|rest|"
    r"spring|summer|fall|autumn|winter|quarter|year|effective date|hours|early part|latter part)\sof\s"
    rf"(?:the\s)?(?:[A-Z][a-z]+\s(?:and|or)\s)?{_WEEKDAY}$",
    re.IGNORECASE,
)
"""Ends what stands before a date that is a part of one: "on the night of May 3, 2021"."""
_APPOSITION = re.compile(r"(?:^|[.;:]\s)On\s[^,;.]{3,60},\s$")
"""Ends what stands before a date that says which day is meant: "On the first day of trial, May 3, 2021"."""
_CHANGED_TO = re.compile(
    rf"\b(?:chang|continu|mov|extend|postpon|reset|reschedul|adjourn|advanc|put over|"
    rf"defer)\w*\b[^.;]{{0,80}}\bto\s"
    rf"{_WEEKDAY}$",
    re.IGNORECASE,
)
_MONTHS_OF = re.compile(r"\b[A-Z][a-z]+\sof\s$")
_DATED = re.compile(
    rf"\b(?:is|are|was|were|be)\sdated(?:\sas\sof)?\s{_WEEKDAY}$|\bbears?\s(?:the|a)\sdate\s(?:of\s)?$|"
    r"\b(?:signed|executed|filed|served|issued|entered|mailed|decided|delivered|received|argued|heard|"
    r"effective|made|"
    r"approved|scheduled|set|due|reset|continued|moved|held|hired|adopted|recorded|renewed|terminated|"
    r"expire[sd]?|"
    rf"cut-?off|deadline|(?:expert|status|rebuttal) reports?|submitted|closed|opened|occurred|convicted|"
    rf"sentenced|arrested|withdrawn|denied|"
    rf"granted|vacated)\s{_WEEKDAY}$",
    re.IGNORECASE,
)
_BY_PAPER = re.compile(
    r"(?:^|(?<=[\s(]))(?:by|in|with|under)\s(?:an?\s|its\s|his\s|her\s|their\s|the\s)?(?:[\w’'-]+\s){1,4}?"
    rf"(?:of|dated|signed|entered|issued|sent|filed)\s(?:on\s)?{_WEEKDAY}$",
    re.IGNORECASE,
)
"""What is done by a paper is done on its day: "By letter of May 3, 2021, it withdrew"."""
_LABEL = re.compile(
    r"(?:^|[—–|;:(]\s?|\d{4}\s|\b(?=Date\s+signed))(?P<label>(?:Date\s+signed|Dated|Signed|Executed|"
    r"(?:Re)?[Aa]rgued(?:\s+En\s+Banc)?|Decided|Submitted(?:\s+En\s+Banc)?|Heard|Hearing(?:\s+Date)?|"
    r"Effective(?:\s+Date)?(?:\s+as\s+of)?|(?:Commencement|Expiration|Termination|Closing|Trial|"
    r"Issue)\s+Date|"
    rf"Entered(?:\s+on\s+Docket)?))\s*[:.—–-]?\s*(?:this\s+|on\s+)?{_WEEKDAY}$",
    re.IGNORECASE,
)
"""Stands before a date as its label."""

_FORM = re.compile(
    r"\b(?:form|edition|ed\.|rev(?:\.|ised)?|version|printed|copyright|©|print(?:ed)?)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_RUNS_ON_PAGE = re.compile(r"\bPage\s+\d+", re.IGNORECASE)
_LAW = re.compile(
    r"\bCongress\b|\bGeneral\sAssembly\b|\b(?:promulgat|enact)(?:ed|ing)\b|\badopt(?:ed|"
    r"ing)\b[^.;]{0,60}\bAct\b|"
    r"\b[Ll]egislature\b|\bcodified\b|\bPub\.\s?L\.|\bStat\.|\bAct\sof\b|"
    r"\b(?:[Rr]ule|[Ss]tatute|[Aa]ct|[Cc]ode|[Gg]uidelines?|[Ss]ection\s[\d.()a-z]+)\s(?:was|were|is)?\s?"
    r"(?:amended|adopted|revised|promulgated|repealed)\b|\bamend(?:ed|ment)[^.]{0,30}(?:[Rr]ule|"
    r"[Ss]tatute|Guidelines)"
)
"""Tells of the law, whose dates are no events of a case."""
_CASE = re.compile(
    r"\bv\.\s[A-Z]|\b[Ii]n\sre\s[A-Z]|\bId\.|\d\s(?:F\.|U\.\s?S\.|S\.\s?Ct\.|[A-Z][\w.]+\s(?:App|Supp|Rep)\b)"
)
_COURT_AND_YEAR = re.compile(
    r"\((?:[^()]*\b(?:Cir|Ct|App|Cal|N\.Y|D|[A-Z]{1,2}\.D|Dist|Bankr|Sup|Mem|eff|WL|LEXIS|slip|quoting|"
    r"citing|rev|amended)\b[.\s]?)[^()]*$",
    re.IGNORECASE,
)
"""Opens a bracket that says which court decided an authority, and when, or when a rule came into force."""
_RECORD = re.compile(
    r"\s*(?:\(?\s*)?(?:Hr[’']?g|Dep\.|Tr\.|Decl|Aff\.|Ltr|at\s\d|¶|\(?ECF|\(?Dkt|\(?Doc\.)|^\s?\d+\s?WL"
)
_NOT_THEN = re.compile(
    rf"\b(?:before|after|prior to|preceding|following|later than|earlier than|than|but for|"
    rf"until after)\s(?:the\s)?"
    rf"{_HOUR}{_WEEKDAY}$",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:not|never|nor|nobody|no one|nothing|none)\s(?:\w+\s)?(?:alleges?|mentions?|says?|said|claims?|"
    r"pleads?|"
    r"shows?|states?|suggests?|proves?|helps?)\b|\bpropos(?:es?|ing|ed order)\b[^.;]*$|\b(?:days|weeks|"
    r"months|years)\sfrom\s$|"
    r"\bQ\.\s(?:Between|Before|After|At any time)\b",
    re.IGNORECASE,
)
"""What is said not to be told, is only proposed, or is counted from."""
_VACATED = re.compile(
    r",?\s(?:(?:is|was|are|were|be)\s)?(?:hereby\s)?(?:vacated|cancel\w*|taken off)\b", re.IGNORECASE
)
_IN_THEORY = re.compile(
    r"\b(?:could|would|might|should)\s(?:have|be)\b|\bif\b|\bwhether\b|\bargu\w+|\bcontend\w*|"
    r"\bpersuaded\b|\bdisagrees?\b|"
    r"\bfail(?:s|ed) to show\b|\b(?:at|as of) the end of \d"
)
"""Argues about a year rather than tells of it."""
_LETTER_HEAD = re.compile(r"\bRe:|\bDear\s|\bAttention:")
_DEADLINE = re.compile(r"\b(?:no|not) later than\s\S*$|\bon or (?:before|after)\s\S*$", re.IGNORECASE)
_PAPER_BEHIND = re.compile(
    r"\s(?:order|letter|report|opinion|motion|memorandum|agreement|amendment|contract|e-?mail|email|"
    r"notice|decision|"
    r"complaint|petition|response|brief|article|ruling|judgment|invoice|statement|transcript|draft|"
    r"declaration|"
    r"affidavit|edition|version|term|payroll|figures?|prices?|rates?|edition|tax|fiscal|budget|dollars)\b"
)
_DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|this|that|your|our|my|[A-Z]\w+[’']s)\s$")
_ANSWER = re.compile(
    r"(?:^|\n)A\.\s+(?:Yes[.,]\s|No[.,]\s|It was\s|That was\s|On\s|In\s|I think\s|About\s)?$"
)


def is_of_event(text: str, start: int, end: int, *, is_year: bool) -> bool:
    """Say whether a date in a statement is a day on which something happened, or is to.

    :param text: the sentence, or question and answer.
    :param start: offset of the date in it.
    :param end: offset behind it.
    :param is_year: whether it is a year only.
    """
    if _LETTER_HEAD.search(text):
        return False
    before, behind = " ".join(text[:start].split()) + " ", " ".join(text[end:].split())
    before = "" if before == " " else before
    behind = f" {behind}" if text[end : end + 1].isspace() else behind
    if names_authority(before, text, is_year=is_year) or _FORM.search(before) or _RECORD.match(behind):
        return False
    if _NOT_THEN.search(before) and not _DEADLINE.search(before):
        return False
    if _NOT_TOLD.search(before) or _VACATED.match(behind) or (is_year and _IN_THEORY.search(text)):
        return False
    if _PAPER_BEHIND.match(behind) or (_DETERMINER.search(before) and re.match(r"\s[a-z]+", behind)):
        return False
    return bool(
        _ADVERBIAL.search(before)
        or _PART_OF.search(before)
        or _DATED.search(before)
        or _CHANGED_TO.search(before)
        or _APPOSITION.search(before)
        or _BY_PAPER.search(before)
        or _ANSWER.search(text[:start])
        or (is_year and _MONTHS_OF.search(before))
        or _DEADLINE.search(before)
    )


def label_before(line: str, start: int) -> str:
    """Return the label of a date in a line that is no sentence, which says what day it is; or nothing.

    :param line: the line, or what belongs together with it.
    :param start: offset of the date.
    """
    before = " ".join(line[:start].split())
    labelled = _LABEL.search(f"{before} " if before else "")
    if labelled is None or _RUNS_ON_PAGE.search(line) or _FORM.search(before):
        return ""
    return labelled["label"]


def names_authority(before: str, text: str, *, is_year: bool) -> bool:
    """Say whether a date belongs to an authority, a rule or a statute.

    :param before: what stands before it, on one line.
    :param text: the whole sentence.
    :param is_year: whether it is a year only.
    """
    if _COURT_AND_YEAR.search(before) or _LAW.search(text):
        return True
    return is_year and bool(_CASE.search(text))
