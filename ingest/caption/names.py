"""The names of parties in a caption, out of what describes them, and the roles they have. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.caption.rows import Row, is_capitals

_ROLE_WORD = (
    r"(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|debtor|movant|claimant|counter-?claimant"
    r"|counter-?plaintiff|counter-?defendant|cross-?claimant|cross-?defendant|cross-?complainant|relator|"
    r"complainant|intervenor|trustee|creditor|garnishee|objector|applicant|realtor|interested\spart(?:y|ies)"
    r"|real\spart(?:y|ies)\sin\sinterest|amic(?:us|i)\scuriae|nominal\sdefendant|obligor|obligee|employer|"
    r"employee|insurer|caveator|caveatee|contestant|contestee|protestant)s?(?:\(s\))?"
)
_ROLE_PREFIX = (
    r"(?:(?:third-?\s?party|fourth-?\s?party|counter-?\s?claim|counter|cross|intervenor|putative|consolidated|lead|"
    r"involuntary|nominal|proposed|alleged|claimant)[-\s]?)*"
)
_JOINER = r"(?:\s?[-–—/,]\s?|\s?,?\s(?:and|&)\s|\s)"
_ROLE = rf"(?:{_ROLE_PREFIX}{_ROLE_WORD})(?:{_JOINER}(?:{_ROLE_PREFIX}{_ROLE_WORD}))*"
_ROLE_ROW = re.compile(
    rf"\W*(?:|(?P<before>.*?[\w.)’']),?\d?\s+)(?P<role>{_ROLE})(?P<rest>\W.*)?$", re.IGNORECASE
)

NAME_SUFFIX = (
    r"(?:Inc(?:orporated)?|Corp(?:oration)?|L\.?L\.?C|L\.?L\.?P|P\.?L\.?L\.?C|PLLP|L\.?P|Ltd|Limited|Co|Company|N\.?A|S\.?A"
    r"(?:\.S)?|P\.?C|P\.?A|AG|GmbH|B\.?V|N\.?V|Pty|PLC|plc|S\.p\.A|S\.?A\.?R\.?L|Jr|Sr|II|III|IV|M\.?D|Ph\.?D|D\.?O|Esq|"
    r"Trust|Bank|USA|U\.S\.A|L\.?P\.?A|A\.?G)\.?"
)
"""What stands behind a company's name or a person's: "Inc.", "L.P.", "Jr."."""
_ENDS_IN_SUFFIX = re.compile(rf"(?:^|[\s,]){NAME_SUFFIX}$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:of|the|for|agency|association|authority|board|bureau|center|city|college|commission|company|county|"
    r"department|district|division|fund|group|health|hospital|insurance|office|partners|school|services?|society|"
    r"state|systems?|union|united|university)\b",
    re.IGNORECASE,
)
_IS_SUFFIX = re.compile(rf"(?:{NAME_SUFFIX}[\s,]*)+", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"(?:an?\s|as\s|in\s(?:his|her|their|its|both)\b|in\sthe\s|individually|solely|also\sknown|a/?k/?a|"
    r"doing\sbusiness|d/?b/?a|f/?k/?a|formerly|by\s(?:and\s)?(?:through|his|her|their|its|next)|on\sbehalf|"
    r"acting|through\s|successor|survivor|personal\srep|its\s|the\s(?:duly|personal|estate)|under\s|who\s|warden|"
    r"governor|secretary|director|commissioner|superintendent|administrator|administratrix|attorney\sgeneral|"
    r"sheriff|mayor|chief|chair|president|deputy|acting|executor|executrix|guardian|trustee|officer|sergeant|"
    r"captain|district\sdirector|district\sattorney|branch\shead|clerk|judge|general\scounsel|et\s?\.?\sal|etc|"
    r"husband|wife|deceased|minor|inclusive|and\s(?:his|her)\s|respectively|collectively|together|jointly|"
    r"no\.|of\sthe\s|of\s|all\s)",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r"[,;\s]*\b(?:et\.?\s?al\.?|etc\.?|et\s(?:ux|vir)\.?)(?=[\s,;.]|$)[\s,.;]*", re.IGNORECASE
)
_TAIL = re.compile(r"[\s,;:.*†‡\d–—-]+$")
_UNNAMED = re.compile(
    r"(?:and\s)?(?:john|jane|DOES?\b|ROES?\b).*?(?:\d|inclusive|through)|DOES?\s\d", re.IGNORECASE
)


class Name(NamedTuple):
    """A party's name as printed and the rows that it was read from."""

    name: str
    rows: tuple[Row, ...]


def is_person(text: str) -> bool:
    """Say whether a text is set like a person's name: two to four capitalised words and nothing else.

    :param text: any text.
    """
    persons_words = re.fullmatch(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}", text)
    return persons_words is not None and not _ORGANISATION.search(text)


def split_role(text: str) -> tuple[str, str, str] | None:
    """Part a row of a caption at the role that it ends in or consists of.

    :param text: the row's text: "STATE OF MISSOURI, Respondent.", "Plaintiffs-Appellants,".
    :returns: what stands before the role, the role as printed and what stands behind it; None without one.
    """
    match = _ROLE_ROW.match(text)
    if not match:
        return None
    before, role = (match["before"] or "").strip(), match["role"]
    # A role is set off from the name by a comma, or by its own row; "Employee Benefit Trustee Co." has none.
    if before and not re.search(rf"[,;)*†]\d?\W*{re.escape(role)}|\d\s{re.escape(role)}", text):
        return None
    if not before and not re.match(r"\d?\s?(?:[.,;:)*]|$)", (match["rest"] or "").strip()):
        return None  # "DEFENDANT'S MOTION", "Appellant Nichole Jagels appeals"
    return before, role, (match["rest"] or "").strip(r" ,.;:*\d")


def singular_role(role: str) -> str:
    """Return a role in lower case and in the singular.

    :param role: as printed: "Plaintiffs–Appellants/Cross-Appellees".
    :returns: "plaintiff-appellant/cross-appellee".
    """
    text = re.sub(r"\s?[-–—]\s?", "-", re.sub(r"\s+", " ", role.lower()).replace("(s)", "")).strip(" ,.")
    text = re.sub(r"\s?/\s?", "/", text).replace("parties", "party").replace("amici", "amicus")
    text = re.sub(r",\s?(?=\w)", "-", text)
    return re.sub(r"(?<!amicu)(?<=[a-rt-z])s\b", "", text)


def is_plural(role: str) -> bool:
    """Say whether a role belongs to several parties.

    :param role: as printed.
    """
    return bool(re.search(r"(?<=[a-rt-z])s\b|amici|parties", role.lower()))


def split_names(rows: Sequence[Row], *, several: bool) -> list[Name]:
    """Part rows that list one party or several into their names.

    :param rows: the rows of a side of a caption, roles taken out.
    :param several: whether the role is plural, so that "and" and commas part names.
    :returns: the names, without descriptions, "et al." and unnamed persons (Does 1 through 10).
    """
    names = []
    for group in _groups(rows):
        text, spans = _join(group)
        for start, end in _pieces(text, several):
            name = _clean(text[start:end])
            if name and not _UNNAMED.match(name):
                at = text.find(name[:12], start)
                names.append(Name(name, _rows_at(spans, at, at + len(name))))
    return names


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Part rows where a name ends with its row: behind a company's suffix, without a comma or "and"."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        if not row.text:
            continue
        done = groups[-1] and re.search(rf"[\s,]{NAME_SUFFIX}$", groups[-1][-1].text, re.IGNORECASE)
        if done and not _IS_SUFFIX.match(row.text):
            groups.append([])
        groups[-1].append(row)
    return [group for group in groups if group]


def _join(rows: Sequence[Row]) -> tuple[str, list[tuple[int, Row]]]:
    text, spans = "", []
    for row in rows:
        text += " " if text and not text.endswith("-") else ""
        spans.append((len(text), row))
        text += row.text
    return text, spans


def _rows_at(spans: Sequence[tuple[int, Row]], start: int, end: int) -> tuple[Row, ...]:
    found = []
    for offset, row in spans:
        low, high = max(start - offset, 0), min(end - offset, len(row.text))
        if low < high:
            found.append(row.part(low, high))
    return tuple(found)


def _pieces(text: str, several: bool) -> list[tuple[int, int]]:
    """Return the spans of the names in a list of parties."""
    parts = _split(text, 0, len(text), r"\s?;\s?(?:and\s)?")
    if len(parts) == 1 and several:
        parts = _split_list(text)
    return [(start, _name_end(text, start, end)) for start, end in parts if end > start]


def _split(text: str, start: int, end: int, pattern: str) -> list[tuple[int, int]]:
    parts, begin = [], start
    for match in re.finditer(pattern, text[start:end], re.IGNORECASE):
        parts.append((begin, start + match.start()))
        begin = start + match.end()
    return [*parts, (begin, end)]


def _split_list(text: str) -> list[tuple[int, int]]:
    """Split at commas and at "and", and put back together what a comma parts inside of a name."""
    parts: list[tuple[int, int]] = []
    for start, end in _split(text, 0, len(text), rf",(?!\s*{NAME_SUFFIX}(?!\w))\s?(?:and\s)?"):
        piece = text[start:end]
        if parts and (_IS_SUFFIX.fullmatch(piece.strip()) or re.match(r"ex\srel", piece)):
            parts[-1] = (parts[-1][0], end)
        elif not piece.strip() or (parts and _DESCRIPTION.match(piece)):
            continue
        elif parts and is_capitals(text[slice(*parts[-1])]) and not is_capitals(piece):
            continue  # names are in capitals here, and this is not
        else:
            parts.append((start, end))
    return [span for start, end in parts for span in _split_pair(text, start, end)]


def _split_pair(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split "K2 INC. and K-2 CORPORATION", "ROCK BORDELON AND TORIE BORDELON"; not "CUSTOMS AND BORDER"."""
    piece = text[start:end]
    for match in re.finditer(r"\s(and|AND|&)\s", piece):
        left, right = piece[: match.start()], piece[match.end() :]
        lower = match[1] == "and" and is_capitals(left)
        persons = is_person(left) and is_person(right)
        if match[1] != "&" and (lower or persons or _ENDS_IN_SUFFIX.search(left)):
            return [(start, start + match.start()), *_split_pair(text, start + match.end(), end)]
    return [(start, end)]


def _name_end(text: str, start: int, end: int) -> int:
    """Return where a name ends and what describes its bearer begins."""
    capitals = None
    for match in re.finditer(r",\s?", text[start:end]):
        before, after = text[start : start + match.start()], text[start + match.end() : end]
        if _IS_SUFFIX.match(after) or re.match(r"ex\srel", after):
            continue
        capitals = is_capitals(before) if capitals is None else capitals
        if _DESCRIPTION.match(after) or (capitals and after and not is_capitals(after.split(",")[0])):
            return start + match.start()
        if not capitals and re.match(r"[a-z]", after):
            return start + match.start()
    return end


def _clean(text: str) -> str:
    text = _ET_AL.sub(" ", re.sub(r"[\s\u2500-\u257f]+", " ", text)).strip()
    text = re.sub(r"^(?:and|the\sabove[-\s]named)\s", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s\((?:collectively|the\s|[“\"]).*$", "", text)
    text = re.split(
        r"\s(?=a/?k/?a\b|d/?b/?a\b|f/?k/?a\b|individually\b|on\sbehalf\sof\b)", text, flags=re.IGNORECASE
    )[0]
    text = re.sub(r"(?<=[^\W\d])\d$|\*+$", "", text)
    stripped = text.strip(" ,;:*†‡–—").removeprefix(") ")
    return (
        stripped
        if re.search(rf"(?:{NAME_SUFFIX}|\b[A-Z])$", stripped, re.IGNORECASE) and stripped.endswith(".")
        else (stripped.rstrip("."))
    )
