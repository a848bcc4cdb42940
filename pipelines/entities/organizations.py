"""Organizations: companies by what stands behind their names, bodies by what they are, courts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.caption.courts import court_name
from pipelines.entities.known import STATES, given_names
from pipelines.entities.runs import INITIAL, UPPER, WORD, Free
from pipelines.entities.vocabulary import LEADING, NO_NAME

_SUFFIX = (
    r"(?:Inc|INC|Corp|CORP|Co|CO|Ltd|LTD|LLC|L\.L\.C|LLP|L\.L\.P|PLLC|P\.L\.L\.C|PLLP|LP|L\.P|P\.C|PC|"
    r"P\.A|N\.A|S\.A|S\.p\.A|"
    r"GmbH|AG|PLC|plc|B\.V|N\.V|Pty|APC|LPA|L\.P\.A|Incorporated|INCORPORATED|Corporation|CORPORATION|"
    r"Company|COMPANY|"
    r"Limited|LIMITED)(?![\w’'])\.?"
)
_SHORTENED = (
    r"(?:Am|Ass[’']n|Assocs?|Auto|Bancorp|Bldg|Bros|Cas|Chem|Comm[’']n|Constr|Cty|Dep[’']t|Dev|Distrib|Elec|Fin|Fire|Gen|"
    r"Grp|Hosp|Indem|Indus|Ins|Int[’']l|Invs?|Lab|Mach|Mfg|Mgmt|Mktg|Mut|Nat[’']l|Pharm|Prods?|Publ[’']g|Sav|Servs?|Sys|"
    r"Tech|Tel|Transp|Tr|Univ)\."
)
"""Words of names as citations shorten them (The Bluebook, table T6)."""
_T = (
    rf"(?:{INITIAL}(?![^\W\d_])|{WORD}(?:[’'](?:s)?(?=[ ,]))?|"
    rf"{_SHORTENED}|[{UPPER}](?:&[{UPPER}])+|[0-9][\w-]*[{UPPER}]\w*)"
)
_LINK = r"(?:[ ]|[ ]?&[ ]|[ ](?:of|for|and)[ ](?:the[ ])?|/)"
_COMPANY = re.compile(rf"(?<![\w&@/.-]){_T}(?:{_LINK}{_T}){{0,8}}?(?:,?[ ]{_SUFFIX})+")
_FIRM = re.compile(rf"(?<![\w&@/.-]){WORD}(?:,[ ]{WORD}){{1,5}},?[ ](?:&|and)[ ]{WORD},?[ ]{_SUFFIX}")
_STRONG = (
    "University|College|Bank|Board|Service|Association|Department|Commission|Agency|Bureau|Authority|Council|Union|"
    "League|Society|Institute|"
    "Foundation|Hospital|Church|Ministry|Administration|Federation|Coalition|Alliance|Academy|Museum|"
    "Insurance|"
    "Indemnity|Assurance|Casualty|Airlines|Railroad|Railway|Holdings|Enterprises|Industries|Technologies|"
    "Logistics|Pharmaceuticals|"
    "Laboratories|Foods|Farms|Motors|Realty|Roofing|Plumbing|Biologics|Biosciences|Networks|"
    "Communications|Broadcasting|Hotels|"
    "Brewing|Dairy|Bakery|Reporters|Engineering|Consulting|Associates|Partners|Bancorp|Credit Union|"
    "Chamber of Commerce|School District|Brothers|"
    "Water District|Prison|Penitentiary|Correctional Facility|Correctional Institution|"
    "Jail|Fund|Police Department|Medical Center|Health System|Clinic|Orchards|Nursery|Ranch|"
    "Winery|"
    "Software|Analytics|Therapeutics"
)
_BODY = re.compile(
    rf"(?<![\w&@/.-])(?:{_T}(?:[ ]|[ ]&[ ]|[ ]and[ ]|[ ]of[ ]))(?:{_T}(?:[ ]|[ ]&[ ]|[ ]and[ ]|"
    rf"[ ]of[ ])){{0,6}}?"
    rf"(?:{_STRONG}|{_STRONG.upper()})(?:[ ](?:of|for|on)[ ](?:the[ ])?{_T}(?:(?:[ ]|"
    rf",?[ ]and[ ]){_T}){{0,5}})?(?![\w])"
)
_OF = re.compile(
    rf"(?<![\w&@/.-])(?:{WORD}[ ]){{0,3}}(?:Department|Division|Bureau|Board|Office|Association|"
    rf"Commission|Institute|University|Bank|"
    r"Ministry|Society|Academy|Council|Federation|Regents|College|Secretary)[ ](?:of|for|on)[ ](?:the[ ])?"
    rf"{WORD}(?:(?:[ ]|[ ](?:of|and|for)[ ](?:the[ ])?|,[ ](?=(?:{WORD},?[ ])*and[ ])){WORD}){{0,6}}"
)
_STATE = "|".join(re.escape(name) for name in sorted(STATES.values(), key=len, reverse=True))
_PLACE = rf"(?:{_STATE}|{_STATE.upper()})"
_S = r",?\s+"
_COURT = re.compile(
    rf"(?<!\w)(?i:(?:United\s+States|U\.\s?S\.)\s+(?:District|"
    rf"Bankruptcy)\s+Court(?:{_S}(?:for\s+)?(?:the\s+)?"
    rf"(?:(?:Northern|Southern|Eastern|Western|Middle|Central)\s+)?District\s+of\s+(?:{_STATE}))?)"
    rf"|(?<!\w)(?i:(?:(?:United\s+States|U\.\s?S\.)\s+)?Court\s+of\s+Appeals{_S}(?:for\s+)?(?:the\s+)?"
    rf"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|D\.C\.|Federal|"
    rf"District\s+of\s+Columbia)\s+Circuit)"
    rf"|(?<!\w){_PLACE}[ ](?:Supreme|Superior|SUPREME|SUPERIOR)[ ](?:Court|COURT)|"
    rf"(?<!\w){_PLACE}[ ]Court[ ]of[ ]Appeals?"
    rf"|(?<!\w)(?i:(?:Supreme|Superior|Circuit|District|Chancery)\s+Court\s+(?:of|"
    rf"for)\s+(?:the\s+)?(?:State\s+of\s+)?"
    rf"(?:(?:{_STATE})(?:{_S}(?:for\s+)?(?:the\s+)?County\s+of\s+(?-i:{WORD}(?:[ ]{WORD})?))?|"
    rf"(?:County\s+of\s+)(?-i:{WORD}(?:[ ]{WORD})?)|(?-i:{WORD}(?:[ ]{WORD})?)\s+County))"
    rf"|(?<!\w)(?:{WORD}[ ]){{1,2}}County[ ](?:District|Superior|Circuit|Probate|Family)[ ]Court"
    r"|(?<!\w)(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|D\.C\.|Federal)"
    r"[ ]Circuit(?:[ ]Court[ ]of[ ]Appeals)?(?![ ](?:Judge|Justice|Rule|Bar|law|precedent))"
    r"|(?<!\w)(?:Supreme|SUPREME)[ ](?:Court|COURT)[ ](?:of|OF)[ ](?:the|THE)[ ](?:United|"
    r"UNITED)[ ](?:States|STATES)"
)
_PAIR = re.compile(rf"(?<![\w&@/.-]){WORD}(?:,[ ]{WORD}){{0,3}}[ ]&[ ]{WORD}(?![\w&]|[ ][{UPPER}])")
"""Two surnames or more: a firm that goes without "LLP"."""
_AGENCY = re.compile(
    r"(?<![\w/&.-])(?:ATF|BIA|BLM|CBP|CDC|CFPB|CIA|CMS|DEA|DHS|DOD|DOE|DOJ|DOL|EEOC|EPA|FAA|FBI|FCC|FDA|FDIC|FEMA|FERC|"
    r"FTC|GAO|GSA|HHS|HUD|ICE|INS|IRS|NASA|NHTSA|NIH|NLRB|NTSB|OSHA|PTO|SBA|SEC|SSA|TSA|USCIS|USDA|USPS|USPTO)(?![\w/&-])"
)
"""Agencies of the United States that go by their initials."""
_LOCAL = re.compile(rf"(?<!\w)(?:{WORD}[ ]){{1,5}}Local(?:[ ]Union)?(?:[ ]No\.)?[ ]\d+\w?(?!\w)")
"""A union's branch."""
_DEFINED = re.compile(
    r"\s{0,2}\((?:(?:the|collectively|together|hereinafter|herein|hereafter|"
    r"or)[, ]*)*[“\"](?P<short>[^”\"\n]{2,40}?)[,.]?[”\"]\)?"
)
_FUNCTION = re.compile(r"\b(?:ON|MY|TO|IS|ARE|BY|WITH|FROM|AS|AT|IF|OR|YOUR|OUR|THEIR|HIS|HER|THIS|THAT)\b")
"""Words of a text that is set in capitals, and of no name."""
_HEADS = frozenset(word.casefold() for word in re.findall(r"\w+", _STRONG)) | {"and", "of", "for", "the"}
_THE = re.compile(r"(?:The|THE)[ ]")
_LINKS = re.compile(r"[ ](and|AND|of|for)[ ](?:the[ ])?")
_IS_INITIAL = re.compile(rf"{INITIAL}")
_HEAD = re.compile(
    r"\b(?:of|for|on|Department|Division|Bureau|Board|Office|Association|Commission|Institute|Ministry|"
    r"Society|College)\b"
)


def organizations(text: str) -> list[tuple[int, int]]:
    """Find the organizations that a page names by what stands in their names.

    :param text: the page's text, joined, without what it cites.
    :returns: where they stand, in order, never overlapping.
    """
    found: list[tuple[int, int]] = []
    free = Free()
    for pattern in (_FIRM, _COURT, _LOCAL, _COMPANY, _OF, _BODY, _PAIR, _AGENCY):
        for match in pattern.finditer(text):
            for start, end in _trimmed(text, *match.span(), kept=pattern in (_FIRM, _COURT, _AGENCY)):
                if free.take(start, end):
                    found.append((start, end))
    return sorted(found)


def _trimmed(text: str, start: int, end: int, *, kept: bool) -> Iterator[tuple[int, int]]:
    """Take off what stands before a name with a capital of its own: "Defendant", "In", "Jane Q. Doe of"."""
    if not kept:
        for link in list(_LINKS.finditer(text, start, end)):
            both, behind = text[start:end], text[link.end() : end]
            apart = (
                link[1].casefold() == "and" and text.count(behind) > text.count(both) and _words(behind) > 1
            )
            if apart or _is_anothers(text[start : link.start()], link[1]):
                start = link.end()
        words = list(re.finditer(r"\S+", text[start:end]))
        first = next(
            (i for i, word in enumerate(words) if not (_plain(word[0]) in LEADING or word[0][0].islower())),
            len(words),
        )
        if first == len(words):
            return
        start += words[first].start()
    if leading := _THE.match(text, start, end):
        start = leading.end()
    telling = [word for word in re.findall(r"[^\W_]{2,}", text[start:end]) if word.casefold() not in _HEADS]
    shouted = text[start:end].isupper() and _FUNCTION.search(text[start:end])
    if kept or (
        (telling or not _LINKS.search(text, start, end)) and _words(text[start:end]) > 1 and not shouted
    ):
        yield start, end


def _words(text: str) -> int:
    return len(re.findall(r"[^\W_]{2,}", text)) + len(re.findall(r"\w&\w", text))


def _plain(word: str) -> str:
    return re.sub(r"[’']s?$", "", word.strip(".,").casefold())


def _is_anothers(before: str, link: str) -> bool:
    """Say whether what stands before "of", "for" or "and" is another's name, and no part of this one."""
    words = before.split()
    person = len(words) > 1 and (
        any(_IS_INITIAL.fullmatch(word) for word in words[1:]) or words[0].casefold() in given_names()
    )
    led = any(_plain(word) in LEADING for word in words)
    paper = (
        link.casefold() == "of"
        and all(_plain(word) in NO_NAME for word in words)
        and not _HEAD.search(before)
    )
    return bool(person or paper or (led and link.casefold() == "for"))


def definitions(text: str) -> list[tuple[int, int, str]]:
    """Find the short forms that a page defines: (“Acme”), (the “Bank”).

    :param text: the page's text, joined.
    :returns: of each where its bracket begins, where its name begins, and the name.
    """
    return [
        (match.start(), match.start("short"), match["short"].strip()) for match in _DEFINED.finditer(text)
    ]


@cache
def normal(name: str) -> str:
    """Return a name as two spellings of it are compared: case, stops, "The" and "Incorporated" aside.

    :param name: an organization's name.
    """
    if is_court(name):
        name = court(name)
    plain = re.sub(r"[’'](?:s\b)?", "", " ".join(name.casefold().split()))
    plain = re.sub(r"\b(\w)\.(?=\w\b|\s|$|,)", r"\1", plain)  # "L.L.C." is "LLC"
    words = re.sub(r"[.,/]", " ", plain).replace("&", " and ").split()
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    same = {"incorporated": "inc", "corporation": "corp", "company": "co", "limited": "ltd"}
    return " ".join([*words[:1], *(same.get(word, word) for word in words[1:])])


def is_court(name: str) -> bool:
    """Say whether a name is a court's.

    :param name: an organization's name.
    """
    return re.search(r"\bcourt\b|\bcircuit$", name, re.IGNORECASE) is not None


@cache
def court(name: str) -> str:
    """Return a court's full name, as it is spelled where it is not known.

    :param name: as a paper has it.
    """
    plain = " ".join(name.split())
    if circuit := re.fullmatch(r"(\w+|D\.C\.) circuit(?: court of appeals)?", plain, re.IGNORECASE):
        plain = f"United States Court of Appeals for the {circuit[1]} Circuit"
    return court_name(plain) or name


_FORMS = frozenset(
    "inc corp co ltd llc llp pllc pllp lp pc pa na sa spa gmbh ag plc bv nv pty apc lpa l p c a n".split()
)


def bare(name: str) -> tuple[str, ...]:
    """Return a name's words as :func:`normal` gives them, without "Inc." and its like at the end.

    :param name: an organization's name.
    """
    words = normal(name).split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return tuple(words)


def is_short_for(short: str, name: str) -> str | None:
    """Say whether a name can be the short form of another one.

    :param short: "Acme", "WCC".
    :param name: "Acme Corp.", "Whole Crate Company".
    :returns: why, in words; None where it cannot.
    """
    few, many = bare(short), bare(name)
    if few == many[: len(few)] and (len(few) < len(many) or normal(short) != normal(name)):
        return "the beginning of the full name"
    letters = re.sub(r"\W", "", short)
    initials = "".join(word[0] for word in many if word not in ("and", "of", "the", "for"))
    with_small = "".join(word[0] for word in many)
    if len(letters) > 1 and letters.isupper() and letters.casefold() in (initials, with_small):
        return "the initials of the full name"
    return None
