"""What a page cites: the names in it are those of authorities, not of people in the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eyecite.models import CaseCitation

from pipelines.citations.cited_authorities import cited_authorities
from pipelines.entities.runs import UPPER

_PART = rf"(?!Nos?\.)(?:[{UPPER}][\w.’'&-]*|\d+[{UPPER}]\w*|&|\([{UPPER}][\w.]*\))"
_SIDE = rf"{_PART}(?:[ ](?:of|the|and|for|de|ex|rel\.|on|behalf|in)(?=[ ])|,?[ ]{_PART}){{0,11}}"
_CASE = re.compile(rf"(?<![\w.])(?:In[ ]re[ ])?(?P<first>{_SIDE})[ ]vs?\.[ ]{_SIDE}")
_IN_RE = re.compile(rf"\b(?:In|Ex)[ ](?:re|parte)[ ](?P<first>{_SIDE})")
_LEADING = re.compile(
    r"(?:(?:See|Cf|Compare|But|Accord|In|And|Also|Under|Citing|E\.g|Nor|As|To|From)\b\.?,?[ ])+"
)
_NEW_SENTENCE = re.compile(r"[.”][ ](?=(?:See|Cf|But|Accord|Compare|Contra|And|In|Under|As|The)\b)")
_CITED = re.compile(r",?\s\d{1,4}\s[A-Z]|,?\s\(|,?\s(?:No\.|Nos\.|slip\b|supra\b|WL\b|\d{4}\s(?:WL|U\.S\.))")
_OTHER = re.compile(
    r"\b(?:[A-Z][a-z]{1,6}\.[ ])+(?:Code|Stat|Regs?|Const|R|Rev|Ann|Civ|Crim|Evid|Proc|App|Supp|Bankr|"
    r"Lab)\b\.?(?:[ ](?:[A-Z][a-z]{1,5}\.|&)){0,4}"
    r"|\b\d+(?:st|d|nd|rd|th)?[ ]Cir\.|\((?:[A-Z][\w.]*[ ]){1,4}\d{4}\)"
)


def authorities(text: str) -> tuple[list[tuple[int, int]], frozenset[str]]:
    """Find the authorities that a page cites.

    :param text: the page's text, joined.
    :returns: where they stand, with the case's names; and the short names of the cases, in lower case.
    """
    spans = [match.span() for match in _OTHER.finditer(text)]
    names: set[str] = set()
    cited = (
        [citation.span() for citation in cited_authorities(text) if isinstance(citation, CaseCitation)]
        if any(character.isdigit() for character in text)
        else []
    )
    spans += cited
    for match in (*_CASE.finditer(text), *_IN_RE.finditer(text)):
        if not _is_cited(text, match.end(), cited):
            continue
        start = match.start("first")
        start = max([start, *(new.end() for new in _NEW_SENTENCE.finditer(text, start, match.end("first")))])
        leading = _LEADING.match(text, start)
        start = leading.end() if leading else start
        spans.append((start, match.end()))
        names.update(_short_names(text[start : match.end()]))
    return spans, frozenset(names)


def _is_cited(text: str, end: int, cited: Sequence[tuple[int, int]]) -> bool:
    """Say whether a reporter stands behind a case's name, and not merely the case at hand."""
    return bool(_CITED.match(text, end)) or any(0 <= start - end <= 4 for start, _ in cited)


def _short_names(name: str) -> Iterator[str]:
    for side in re.split(r"[ ]vs?\.[ ]", name):
        words = side.replace("In re ", "").split()
        if words:
            yield words[0].strip(",.").casefold()
