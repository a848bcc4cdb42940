"""What a document calls itself on its first page, abbreviated as lawyers cite it.

The abbreviations are those of the Bluebook's table BT1 (court documents), as far as it has them.
"""

from __future__ import annotations

import re

_FIRST_LINES = 80
_TITLE_CASE_WORDS = 9
_WHOSE = r"(?:[\[(]?PROPOSED[\])]? |REDACTED |JOINT |(?:[A-Z.,&-]+ ){0,4}?[A-Z]+(?:’S?|S’) )?"
"""Who files it: "DEFENDANT CORVANE SYSTEMS, INC.’S"."""
_NTH = r"(?P<nth>FIRST |SECOND |THIRD |FOURTH )?(?P<amended>(?:SUPPLEMENTAL )?AMENDED )?"

_OPENINGS: tuple[tuple[str, str], ...] = (
    (rf"(?:VERIFIED )?{_NTH}(?:VERIFIED )?(?:CLASS ACTION )?COMPLAINT\b", "Compl."),
    (r"(?:AMENDED )?ANSWERS?\b(?! TO INTERROG| BRIEF)", "Answer"),
    (
        r"(?:BRIEF|MEMORANDUM|RESPONSE)\b.* (?:IN )?OPPOSITION\b|OPPOSITION\b|RESPONSE TO\b.* MOTION\b",
        "Opp’n",
    ),
    (r"REPLY\b", "Reply"),
    (r"(?:NOTICE OF (?:.* )?)?(?:(?:EMERGENCY|UNOPPOSED|RENEWED|EX PARTE) )?MOTIONS?\b(?! PICTURE)", "Mot."),
    (r"MEMORANDUM OPINION\b|OPINION\b|DECISION AND ORDER\b|MEMORANDUM FINDINGS OF FACT AND OPINION\b", "Op."),
    (r"MEMORANDUM AND ORDER\b|(?:AMENDED )?ORDER\b|O R D E R\b", "Order"),
    (r"MEMORANDUM\b(?! OF UNDERSTANDING)", "Mem."),
    (r"(?:[A-Z]+ )?BRIEF\b", "Br."),
    (r"(?:FINAL |AMENDED )?JUDGE?MENT\b", "J."),
    (r"REPORT AND RECOMMENDATION\b", "R. & R."),
    (r"STIPULATION\b", "Stip."),
    (r"(?:REPORTER’S )?TRANSCRIPT OF\b|(?:HEARING|TRIAL) TRANSCRIPT\b", "Tr."),
    (r"PETITION\b", "Pet."),
)
_LETTERS = re.compile(r"Dear\s+\S")
_EXHIBIT = re.compile(r"(?:EXHIBIT|Exhibit) ([A-Z]{1,2}|\d{1,3}(?:\.\d{1,3})?)\*{0,3}$")
_OF_A_PERSON = re.compile(
    r"(?:(?:REMOTE|ORAL|VIDEOTAPED|VIDEO|VIDEOCONFERENCE|ZOOM|30\(B\)\(6\)) )*(?:AND )?"
    r"(DEPOSITION|DECLARATION|AFFIDAVIT) OF:? (.{3,60}?)(?: (?:IN|ISO|FOR|VOLUME|VOL\.|TAKEN|ON|AS)\b.*|,.*)?"
)
_KINDS = {"DEPOSITION": "Dep.", "DECLARATION": "Decl.", "AFFIDAVIT": "Aff."}
_AGREEMENT = re.compile(r"(?:[A-Z&,/()-]+ ){0,8}?(AGREEMENT|LEASE|CONTRACT|AMENDMENT|GUARANTY|INDENTURE)\b")
_AGREEMENTS = {"LEASE": "Lease", "AMENDMENT": "Am.", "GUARANTY": "Guaranty", "INDENTURE": "Indenture"}
_ORDINAL = re.compile(r"(FIRST|SECOND|THIRD|FOURTH|FIFTH) AMENDMENT\b")
_UNTITLED = re.compile(r"CIVIL (?:MINUTES|DOCKET)")
"""Forms that list the motions of others."""
_PANEL = re.compile(
    r"(?:Before|BEFORE):? .*(?:Judges?|JUDGES?|Justices?|JJ\.)|[A-Z .’'-]+, (?:Circuit|Chief) Judges?:"
)
"""What opens a court of appeals' opinion that has no title."""
_CAME_ON = re.compile(r"\babove-(?:entitled|captioned) matter came on\b", re.IGNORECASE)
"""What opens the transcript of an argument that has no title."""
_NOT_A_NAME = re.compile(r"\b(?:JR|SR|II|III|IV|M\.?D|PH\.?D|ESQ|CPA)\b\.?|[,.]")
_PARTS = re.compile(r"\s[:)\]*|]\s|^[:)\]*|]\s")
"""The rule between the two columns of a caption."""

_BESIDE = re.compile(r"(?:,|\bvs?\.|[:)\]])\s+((?:[\[(]?[A-Z][A-Z’'&.;,-]*[\])]?\s?)+)$")
"""What stands in capitals at a line's end, beside a party's name in a caption without a rule."""


def short_title(text: str) -> str | None:
    """Return the abbreviation by which a document is cited.

    :param text: the text of its first page.
    :returns: such as "Compl.", "Aldana Dep." or "Order"; None where the page does not say what it is.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    for place, line in enumerate(lines):
        if place < 3 and (exhibit := _EXHIBIT.match(line)):
            return f"Ex. {exhibit[1]}"
        if _LETTERS.match(line):
            return "Ltr."
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if _UNTITLED.search(line):
            return None
        beside = _BESIDE.search(line)
        for part in [*_PARTS.split(line), *([beside[1]] if beside else [])]:
            if _is_title(part) and (title := _title(_upper(f"{part} {following}"), _upper(part))):
                return title
        if _CAME_ON.search(line):
            return "Tr."
        if _PANEL.match(line):
            return "Op."
    return None


def _is_title(line: str) -> bool:
    """Say whether a line may be a title's: capitals, or few capitalised words that end no sentence."""
    words = line.split()
    if line.upper() == line:
        return True
    return (
        len(words) <= _TITLE_CASE_WORDS
        and not line.endswith((".", ",", ";", ":"))
        and line[0].isupper()
        and all(word[0].isupper() or len(word) <= 4 for word in words if word[0].isalpha())
    )


def _title(whole: str, line: str) -> str | None:
    """Return the abbreviation of a title that begins with a line.

    :param whole: the line and the next one, into which a long title goes on.
    :param line: the line.
    """
    if (person := _OF_A_PERSON.fullmatch(line)) and (name := _surname(person[2])):
        return f"{name} {_KINDS[person[1]]}"
    for whose in ("", _WHOSE):  # "ORDER ON PLAINTIFF’S MOTION" is an order
        for opening, abbreviation in _OPENINGS:
            match = re.match(f"{whose}(?:{opening})", whole)
            if match and (match.end() <= len(line) or " " in match[0][: len(line)]):
                return _amended(match, abbreviation)
    agreement = _AGREEMENT.match(line)
    if agreement and not re.search(r"\b(?:NO|NOS|UNDER|TO THE)\b", line[: agreement.end()]):
        kind = _AGREEMENTS.get(agreement[1], "Agmt.")
        ordinal = _ORDINAL.match(line)
        return f"{ordinal[1].title()} {kind}" if ordinal else kind
    return None


def _amended(match: re.Match[str], abbreviation: str) -> str:
    if abbreviation != "Compl." or not match["amended"]:
        return abbreviation
    return f"{(match['nth'] or '').title()}Am. {abbreviation}"


def _surname(name: str) -> str | None:
    words = _NOT_A_NAME.sub(" ", name).split()
    if not words or any(character.isdigit() for character in name):
        return None
    last = words[-1]
    return last[0] + last[1:].lower() if last.isupper() and "’" not in last else last.title()


def _upper(text: str) -> str:
    return text.upper().replace("'", "’")
