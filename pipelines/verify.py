"""Does a passage support a sentence? Pure, fail-closed: what cannot be shown to be supported is not.

Small models are wrong in few ways: they turn an outcome round, drop a "not" or an "in part", swap the
parties, change a number, or state what a party only alleges. Each has its rule here:

- every number, amount and date of the sentence stands in the source (:mod:`pipelines.facts`);
- every name stands in the source;
- the guarded words, which can turn a statement round (:data:`GUARDED`), are the same in both;
- the content words stand in the source in the same order, nearly all of them.

The source is one sentence of the passage, or two that follow each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.split import Span, sentence_spans
from pipelines import facts
from pipelines.text import STOPWORDS, Word, docket_numbers, single_spaced, words


class Verdict(NamedTuple):
    """Whether a passage supports a sentence.

    :param supported: True only when it was shown to.
    :param reason: why not, for a person; empty when supported.
    :param span: where in the passage the supporting words stand; the nearest miss when not supported.
    :param share: how much of the sentence stands there in the same order, 0 to 1.
    """

    supported: bool
    reason: str
    span: Span
    share: float


_OUTCOMES = """granted grants grant denied denies deny denying granting affirmed affirms affirm reversed
    reverses reverse vacated vacates remanded remands dismissed dismisses dismiss dismissal sustained
    sustains overruled overrules upheld rejected rejects accepted accepts approved disapproved allowed
    disallowed admitted excluded excludes convicted acquitted guilty innocent liable valid invalid void
    enforceable unenforceable constitutional unconstitutional timely untimely moot won lost prevailed
    terminated renewed survives survive stricken struck transferred stayed lifted enjoined settled
    breached violated entitled""".split()
_NEGATIONS = """not no never neither nor none nothing nobody without cannot can't don't doesn't didn't isn't
    aren't wasn't weren't won't wouldn't shouldn't hasn't haven't hadn't fails failed fail failing refuses
    refused declines declined lack lacks lacked lacking absent insufficient""".split()
_LIMITS = """only except unless if provided subject partial partially part prejudice leave least most
    maximum minimum exceed exceeds exceeding until within before after other""".split()
_MODALS = "may might could would should shall must will can".split()
_ATTRIBUTIONS = """alleges alleged allege allegedly alleging allegation allegations contends contended
    contend contending argues argued argue arguing claims claimed claiming asserts asserted assert asserting
    maintains believes believed purports purported purportedly testified seeks sought seeking requests
    requested requesting moves moved asks asked proposes proposed proposing denial opposes opposed
    recommends recommended dissent dissenting whether disputes disputed suggests suggested assuming
    assume assumed hypothetical belief""".split()
_EXTENTS = "all every each any some many few several both either always sometimes solely exclusively".split()

GUARDED: dict[str, str] = {
    word: kind
    for kind, group in (
        ("the outcome", _OUTCOMES),
        ("a negation", _NEGATIONS),
        ("a limit", _LIMITS),
        ("an obligation or possibility", _MODALS),
        ("who says so", _ATTRIBUTIONS),
        ("an extent", _EXTENTS),
    )
    for word in group
}
"""Words that can turn a statement round, with what each is. They count in the form they are written in:
"moved to dismiss" does not support "dismissed"."""

_ROLES = frozenset(
    """plaintiff defendant petitioner respondent appellant appellee claimant movant court jury judge
    government state buyer seller lessor lessee landlord tenant employer employee licensor licensee owner
    contractor insurer insured borrower lender trustee debtor creditor party parties""".split()
)
_OPENERS = STOPWORDS | frozenset(
    """according accordingly additionally therefore thus however moreover furthermore finally first here
    specifically under pursuant following based given since because although yes answer""".split()
)
_CLAUSE_END = re.compile(r";|,\s+(?:but|while|whereas)\b")
_MAY_MISS_ONE_IN = 7
_NEAR = 0.5
"""A source with less of the sentence than this is not what the sentence was taken from."""


def verify(sentence: str, passage: str) -> Verdict:
    """Say whether a passage supports a sentence.

    :param sentence: one sentence, its citation keys taken off.
    :param passage: the passage's text.
    :returns: the verdict of the source that comes nearest.
    """
    stated = _content(words(sentence))
    if not stated:
        return Verdict(False, "It says nothing that could be checked.", Span(0, 0), 0.0)
    nearest = Verdict(False, "The cited passage does not say this.", Span(0, 0), 0.0)
    for span in _sources(passage):
        source = words(passage[span.start : span.end])
        matched = _in_order([w.stem for w in stated], [w.stem for w in source])
        reason = _objection(sentence, stated, passage[span.start : span.end], source, matched)
        share = len(matched) / len(stated)
        if not reason:
            return Verdict(True, "", span, share)
        if share > nearest.share and share >= _NEAR:
            nearest = Verdict(False, reason, span, share)
    return nearest


def _sources(passage: str) -> Iterator[Span]:
    """Yield the passage's sentences, then each two that follow each other."""
    spans = sentence_spans(passage)
    yield from spans
    for first, second in itertools.pairwise(spans):
        yield Span(first.start, second.end)


def _content(found: list[Word]) -> list[Word]:
    return [word for word in found if word.written.lower() not in STOPWORDS]


def _in_order(stated: list[str], source: list[str]) -> list[tuple[int, int]]:
    """Return the longest common subsequence as pairs of indexes (stated, source).

    The classic dynamic programme (Wagner and Fischer 1974); both lists are a sentence long. Of several,
    the one that stands closest to the source's end is taken.
    """
    rows, columns = len(stated), len(source)
    length = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            if stated[i] == source[j]:
                length[i][j] = length[i + 1][j + 1] + 1
            else:
                length[i][j] = max(length[i + 1][j], length[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if stated[i] == source[j] and length[i][j] == length[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _objection(
    sentence: str, stated: list[Word], text: str, source: list[Word], matched: list[tuple[int, int]]
) -> str:
    """Return the first reason why the source does not support the sentence, or an empty string."""
    if "?" in text and "?" not in sentence:
        return "The cited passage asks this; it does not say it."
    for check in (_wrong_fact, _wrong_docket_number):
        if reason := check(sentence, text):
            return reason
    if reason := _wrong_name(stated, source):
        return reason
    if reason := _turned_round(stated, text, source, matched):
        return reason
    missing = [word for i, word in enumerate(stated) if i not in {pair[0] for pair in matched}]
    if len(missing) * _MAY_MISS_ONE_IN > len(stated):
        shown = ", ".join(f"“{word.written}”" for word in missing[:4])
        return f"The cited passage does not say this: {shown} is not there, or not in this order."
    if grave := [word.written for word in missing if _is_grave(word)]:
        return f"“{grave[0]}” is not said so in the cited passage."
    return ""


def _wrong_fact(sentence: str, text: str) -> str:
    source = facts.facts(text)
    for fact in facts.facts(sentence):
        if not facts.supports(fact, source):
            kind = {"date": "date", "money": "amount"}.get(fact.kind, "number")
            return f"The {kind} “{single_spaced(fact.written)}” is not in the cited passage."
    return ""


def _wrong_docket_number(sentence: str, text: str) -> str:
    missing = docket_numbers(sentence) - docket_numbers(text)
    return f"The docket number {min(missing)} is not in the cited passage." if missing else ""


def _wrong_name(stated: list[Word], source: list[Word]) -> str:
    known = {word.stem for word in source}
    for index, word in enumerate(stated):
        if not word.written[0].isupper() or word.stem in known:
            continue
        if index == 0 and word.start == 0 and word.written.lower() in _OPENERS:
            continue
        return f"The name “{word.written}” is not in the cited passage."
    return ""


def _turned_round(stated: list[Word], text: str, source: list[Word], matched: list[tuple[int, int]]) -> str:
    """Compare the guarded words of the sentence with those of the clauses it was taken from."""
    if not matched:
        return ""
    first, last = source[matched[0][1]], source[matched[-1][1]]
    start, end = _clauses(text, first.start, last.end)
    of_sentence = {word.written.lower() for word in stated} & GUARDED.keys()
    in_clauses = [w.written.lower() for w in source if start <= w.start and w.end <= end]
    of_source = set(in_clauses) & GUARDED.keys()
    if added := sorted(of_sentence - of_source):
        return f"It says “{added[0]}”, and the cited passage does not ({GUARDED[added[0]]})."
    if dropped := sorted(of_source - of_sentence):
        return f"It leaves out “{dropped[0]}” ({GUARDED[dropped[0]]}), which the cited passage says."
    return ""


def _clauses(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the ends of the clauses it touches.

    Only where one statement surely ends and another begins: what stands before "and", "which" or a colon
    may govern all that follows ("The Court did not find, and plaintiff did not show, that …").
    """
    ends = [] if ":" in text[:start] else [match.start() for match in _CLAUSE_END.finditer(text)]
    return (
        max((position for position in ends if position < start), default=0),
        min((position for position in ends if position >= end), default=len(text)),
    )


def _is_grave(word: Word) -> bool:
    """Say whether a word must not be missing even where one may be."""
    lower = word.written.lower()
    return word.written[0].isupper() or word.written[0].isdigit() or lower in GUARDED or lower in _ROLES
