"""The table of authorities: what the quoted passages cite, and where. Found by Free Law's eyecite.

What eyecite does not look for, rules of procedure and constitutions, is found by :data:`_OTHERS`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from eyecite.models import (
    CitationBase,
    FullCaseCitation,
    FullCitation,
    FullJournalCitation,
    FullLawCitation,
    ShortCaseCitation,
)

from pipelines.citations.cited_authorities import cited_authorities
from pipelines.exports.legible import legible
from pipelines.exports.records import Authority, ExportedTurn
from pipelines.records import Answer

CASES, STATUTES, RULES, CONSTITUTIONS, OTHERS = (
    "Cases",
    "Statutes and regulations",
    "Rules",
    "Constitutions",
    "Other authorities",
)
KINDS = (CASES, CONSTITUTIONS, STATUTES, RULES, OTHERS)
"""In the order of the table: The Bluebook leaves it to the court; this is the usual one."""

_NUMBER = r"\d+(?:[.\-]\d+)*[a-z]?(?:\(\w{1,4}\))*"
_OTHERS = (
    (
        RULES,
        re.compile(
            r"(?:\bFed\. ?R\. ?(?:Civ\. ?P|Crim\. ?P|App\. ?P|Bankr\. ?P|Evid)\.?"
            r"|\bFederal Rules? of (?:(?:Civil|Criminal|Appellate|Bankruptcy) Procedure|Evidence)"
            r"|\bF\.?R\.?(?:C\.?P|E|A\.?P)\.?|(?<![\w.])(?:Local |Civil )*(?:Civ\. )?(?:L\.? ?R\.?|Rules?))"
            rf" {_NUMBER}(?![\w-])"
        ),
    ),
    (
        CONSTITUTIONS,
        re.compile(
            r"\b(?:U\.S\.|[A-Z][a-z]+\.) Const\.,? (?:amend|art)\. [IVXLC]+\b(?:, § ?\d+(?:, cl\. ?\d+)?)?"
        ),
    ),
)
_SIDE = r"[A-Z][\w.’'&-]*(?:,? (?:(?:of|and|the|for|ex|rel\.|&) ){0,3}[A-Z][\w.’'&-]*){0,8}"
_UNKNOWN_REPORTER = re.compile(
    rf"(?P<name>{_SIDE} v\. {_SIDE}, (?P<identity>\d{{1,4}} [A-Z][A-Za-z.’ ]{{1,30}} \d{{1,5}}))(?!\w)"
)
"""A case in a reporter that eyecite does not know: one of a State's own, or a new one."""
_MORE_SECTIONS = re.compile(rf"(?:(?:, and|,| and| &|[–-]) ?{_NUMBER}(?! ?[A-Z]))+")
_YEAR = re.compile(r"\([^()]*\d{4}\)")
_SPACES = re.compile(r"\s+")


def table_of_authorities(turns: Sequence[ExportedTurn]) -> tuple[Authority, ...]:
    """Find the authorities that answers and their quotes cite.

    :param turns: the questions, with their answers.
    :returns: by kind, then by name; a case by its reporter, so that its ways of being named are one.
    """
    names: dict[tuple[str, str], str] = {}
    places: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for number, turn in enumerate(turns, start=1):
        prefix = "" if len(turns) == 1 else f"Question {number} "
        for text, place in _texts(turn.answer) if turn.answer else ():
            for kind, identity, name in authorities_in(text):
                known = names.get((kind, identity), "")
                names[kind, identity] = max(known, name, key=len)
                places[kind, identity][prefix + place] = None
    found = [Authority(kind, name, tuple(places[kind, identity])) for (kind, identity), name in names.items()]
    return tuple(sorted(found, key=lambda item: (KINDS.index(item.kind), item.name.casefold())))


def authorities_in(text: str) -> list[tuple[str, str, str]]:
    """Find the authorities that a text cites.

    :param text: on one line.
    :returns: of each its kind, what tells it from others, and its name as it is cited.
    """
    text = _SPACES.sub(" ", text)
    citations = cited_authorities(text)
    ends = [0, *(citation.full_span()[1] for citation in citations)]
    pairs = zip(citations, ends, strict=False)
    found = [told for citation, end in pairs if (told := _told(text, citation, end))]
    for match in _UNKNOWN_REPORTER.finditer(text):
        if not any(
            match.start("identity") < each.span()[1] and each.span()[0] < match.end() for each in citations
        ):
            found.append((CASES, legible(match["identity"]), legible(match["name"])))
    for citation in citations:
        if isinstance(citation, ShortCaseCitation) and not _is_told(citation, found):
            guess = citation.metadata.antecedent_guess
            name = legible(f"{guess + ', ' if guess else ''}{citation.matched_text()}")
            found.append((CASES, name, name))
    for kind, pattern in _OTHERS:
        found += [(kind, legible(match[0]), legible(match[0])) for match in pattern.finditer(text)]
    return found


def _told(text: str, citation: CitationBase, before: int) -> tuple[str, str, str] | None:
    """Tell an authority, whose name does not reach back into the citation that ends at ``before``."""
    if not isinstance(citation, FullCitation):
        return None
    (start, end), (full_start, full_end) = citation.span(), citation.full_span()
    if isinstance(citation, FullCaseCitation):
        identity = citation.corrected_citation()
        year = _YEAR.search(text, end, full_end)
        parties = text[max(full_start, min(before, start)) : start].lstrip(" .;,)")
        name = f"{parties}{identity} {year[0] if year else ''}"
        return CASES, legible(identity), legible(name)
    if isinstance(citation, FullLawCitation):
        name = text[full_start:full_end]
        if "§§" in name and (more := _MORE_SECTIONS.match(text, full_end)):
            name += more[0]
        return STATUTES, legible(name), legible(name)
    kind = OTHERS if isinstance(citation, FullJournalCitation) else None
    return (kind, legible(text[start:end]), legible(text[full_start:full_end])) if kind else None


def _is_told(citation: ShortCaseCitation, found: Sequence[tuple[str, str, str]]) -> bool:
    """Say whether a short form's case is told in full: the same volume, and the name where it has one."""
    volume = f"{citation.groups.get('volume')} {citation.corrected_reporter()} "
    guess = citation.metadata.antecedent_guess or ""
    return any(identity.startswith(volume) and guess in name for _, identity, name in found)


def _texts(answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield what may cite authorities, with where it stands: the quotes, and sentences that say more."""
    quotes = {citation.key: legible(citation.whole_quote) for citation in answer.citations}
    where = {
        citation.key: f"[{legible(citation.key)}] {legible(citation.document)}, {legible(citation.pinpoint)}"
        for citation in answer.citations
    }
    for key, quote in quotes.items():
        yield quote, where[key]
    for sentence in answer.sentences:
        keys = [key for key in sentence.citations if key in quotes]
        text = legible(sentence.text)
        if keys and not any(text in quotes[key] for key in keys):
            yield text, where[keys[0]]
