"""Titles that a quote needs, and titles and letterheads that say nothing by themselves. Pure functions."""

from __future__ import annotations

import re

_ORDINAL = (
    r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|TWELFTH|[A-Z]+TEENTH|"
    r"(?:TWENT|THIRT|FORT)[A-Z]+(?:-[A-Z]+)?|\d{1,2}(?:ST|ND|RD|TH))"
)
_DEFENSE = re.compile(
    rf"(?:AS AND FOR (?:ITS|HIS|HER|THEIR|AN?) )?{_ORDINAL}"
    r"(?::\s\S|\s(?:(?:SEPARATE|ADDITIONAL|DISTINCT|AND|AFFIRMATIVE)\s)*DEFEN[SC]E\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:Exclusion|Endorsement|Section|Article|Clause|Paragraph|Exhibit|Schedule|Appendix|Rule|Part|Count|Item|"
    r"Issue|Condition|Definition)\s[\w.-]*\d[\w.()-]*|(?:Count|Exhibit|Schedule|Appendix|Part)\s[A-Z]+\b"
)
_HEADING = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*\.?\s[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|and|of|the|to|for|or|in|on|by)){0,7}\.?"
)
_NAMED = re.compile(r"[.:,]?(?:\s\([^()]*\)|\s(?:[A-Z][\w’'-]*|and|of|the|to|for|or|in|on|by)\b,?)*\.?")


_CONTACT = re.compile(
    r"\b(?:Tel(?:ephone)?|Phone|Fax|Facsimile)\b|\bwww\.|\w@\w|\(\d{3}\) \d{3}-\d{4}|\bSuite \d|^Via\b",
    re.MULTILINE,
)
_FEWEST_CONTACTS = 3
_STAMP = re.compile(r"\bF\s?I\s?L\s?E\s?D\s*\n(?:.*\n){1,4}?.*\b(?:Clerk|CLERK)\b.*\n")
_SENT = re.compile(
    r"^(?:Sent )?(?:Via|By) .*\b(?:mail|e-mail|courier|hand|delivery|facsimile|fax)\b.*\n",
    re.IGNORECASE | re.MULTILINE,
)
"""How a letter is sent: its addressee stands below."""


_COUNSEL_FOR = re.compile(r"^(?:Counsel|Attorneys?) for .*(?:\n(?!\s*\n).*)*?(?=\n\s*\n)", re.MULTILINE)
_COLUMNS = re.compile(r"(?:\b[A-Z][a-z]+(?: [A-Z]\.)?\s){8,}")
_BYLINE = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w.’'-]*,\s(?:(?:Chief|Senior|Presiding|Associate|Circuit|District|United|States)\s)*"
    r"(?:Judge|Justice|C\.?\s?J\.|P\.?\s?J\.|D\.J\.|J\.)\s?[.:—–-]+"
)


def is_byline(text: str) -> bool:
    """Say whether a text is no more than the name of the judge who wrote a paper: "Ramos, D.J.:".

    :param text: a unit of a page.
    """
    return _BYLINE.fullmatch(text) is not None


def is_of_columns(text: str) -> bool:
    """Say whether the names of two columns are run together, so that none says whose counsel is whose.

    :param text: a unit of a page, its lines as they are.
    """
    return _COLUMNS.match(text) is not None and not any(word.islower() for word in text.split())


def told_counsel(text: str) -> int:
    """Return where in a list of counsel the last one ends of whom it is told for whom; 0 where all are told.

    :param text: a unit of a page, its lines as they are; more of the list may stand behind it.
    """
    told = [match.end() for match in _COUNSEL_FOR.finditer(text)]
    return told[-1] if told and ":" not in text[told[-1] :] else 0


def is_letterhead(text: str) -> bool:
    """Say whether lines are a letterhead or an address: how somebody is reached, and nothing of the matter.

    :param text: a unit of a page, its lines as they are.
    """
    lines = text.splitlines()
    return len(lines) > 1 and len(_CONTACT.findall(text)) >= _FEWEST_CONTACTS


def addressee(text: str) -> int:
    """Return where in a letterhead those begin to whom the letter is; 0 where that is not told.

    :param text: a unit of a page, its lines as they are.
    """
    sent = _SENT.search(text)
    return sent.end() if sent and is_letterhead(text) else 0


def is_defense_title(text: str) -> bool:
    """Say whether a text is the title of a defense: "FOURTH: Cure", "Second Affirmative Defense (Waiver)".

    What is pleaded under it reads as told for a fact without it.

    :param text: a unit of a page.
    """
    return not text.endswith(".") and _DEFENSE.match(text) is not None


def is_bare_title(text: str) -> bool:
    """Say whether a text names a numbered part, and says nothing of it: "Exclusion 4.b (Boats)", "5. Cure".

    :param text: a unit of a page.
    """
    part = _PART.match(text)
    named = part is not None and _NAMED.fullmatch(text, part.end()) is not None
    return named or _HEADING.fullmatch(text) is not None


def is_stamped(text: str) -> bool:
    """Say whether the clerk's stamp of filing stands inside lines of a caption.

    :param text: a unit of a page, its lines as they are.
    """
    return _STAMP.search(text) is not None
