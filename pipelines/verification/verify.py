"""Does a passage support a sentence? Pure, fail-closed: what cannot be shown to be supported is not.

Small models are wrong in few ways: they turn an outcome round, drop a "not" or an "in part", swap the
parties, change a number, or state what a party only alleges. And a sentence of the passage with words cut
out of it can say what the passage does not: "Ms. Whitlock, on leave, says that Corvane signed" holds "Ms.
Whitlock signed". So a sentence is supported when it is one of the passage, or two that follow each other:

- word for word, but for articles, plurals, "is" for "was" before what was decided, and the way in which
  numbers, amounts and dates are written (:mod:`pipelines.facts`); a date may be less precise;
- nothing left out but what cannot govern the rest: a number or date in front, a parenthesis, a relative
  clause, a reason behind, a clause after a semicolon, and none of these with a guarded word
  (:data:`GUARDED`) in it;
- and the source is whole: it neither breaks off nor continues something that governs it.

Or it says in other words what one of the passage's sentences entails (:mod:`pipelines.verification`): in
the other voice, in part, in another order, with the sum of what it adds up to. Each such reading is made by
a rule that makes no false one out of a true one, and the sentence is then held against it word for word.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.sentences import Span, sentence_spans
from pipelines import facts
from pipelines.text import STOPWORDS, Word, docket_numbers, single_spaced, stem, words
from pipelines.verification.entailment import entails
from pipelines.verification.guarded import GUARDED, guarded
from pipelines.verification.wording import CONNECTIVE, is_taken_from, singular, tokens


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


_NEAR = 0.5
"""A source with less of the sentence than this is not what the sentence was taken from."""

_IS_WHOLE = re.compile(r"[.?!][”’\"')\]]*\s*$")
_FOOTNOTE = re.compile(
    r"(?:(?<=[A-Za-z]{2})|(?<=[”)])|(?<=,\d{3})|(?<=\s20\d\d)|(?<=\s19\d\d))(\.[”’\"')]*)(\d{1,2})(?=\s|$)"
)
"""A footnote's number behind a full stop, as in "WITH LEAVE TO AMEND.3"."""
_INITIAL = re.compile(r"(?<!Count)(?<!Counts)(?<!Exhibit)(?<!Part)(?<!Schedule)\s[A-HJ-UWYZ]\.$")
"""A sentence that ends so was cut inside a name: "filed by Dana R."."""


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
    passage = _FOOTNOTE.sub(lambda match: match[1] + " " * len(match[2]), passage)
    sources = list(_sources(passage))
    for span, whole in sources:
        text = passage[span.start : span.end]
        reason = _objection(sentence, text, whole)
        if not reason:
            return Verdict(True, "", span, 1.0)
        share = _share([w.stem for w in stated], [w.stem for w in words(text)])
        if share > nearest.share and share >= _NEAR:
            nearest = Verdict(False, reason, span, share)
    implied = _implied(sentence, passage, sources)
    return Verdict(True, "", implied, 1.0) if implied else nearest


def _implied(sentence: str, passage: str, sources: Iterable[tuple[Span, bool]]) -> Span | None:
    """Return where the passage says in other words, or in more of them, what the sentence says."""
    before = Span(0, 0)
    for span, whole in sources:
        text = passage[span.start : span.end]
        follows = before.end <= span.start
        if not follows:  # two that follow each other were read one by one
            break
        if whole and not _is_quoted(text):
            if entails(text, sentence):
                return span
            if before.end and entails(text, sentence, passage[before.start : before.end]):
                return Span(before.start, span.end)
        before = span
    return None


def _sources(passage: str) -> Iterator[tuple[Span, bool]]:
    """Yield the passage's sentences, then each two that follow each other, and whether each is whole."""
    spans = sentence_spans(passage)
    texts = [passage[span.start : span.end] for span in spans]
    begins = [not _is_governed(texts, place) for place in range(len(texts))]
    ends = [bool(_IS_WHOLE.search(text) and not _INITIAL.search(text)) for text in texts]
    for span, begun, ended in zip(spans, begins, ends, strict=True):
        yield span, begun and ended
    for place, (first, second) in enumerate(itertools.pairwise(spans)):
        yield Span(first.start, second.end), begins[place] and ends[place + 1]


def _is_governed(texts: list[str], place: int) -> bool:
    """Say whether a stretch continues another, such as an item of a list after "Plaintiffs allege that:"."""
    if re.match(r"[\W_]*[a-z]", texts[place]):
        return True
    before = place - 1
    while before >= 0 and re.search(r";(?:\s+(?:and|or))?$", texts[before]):
        before -= 1
    if before < 0:
        return place > 0
    text = texts[before]
    if text.endswith(":"):
        return bool(guarded(text))
    return not (_IS_WHOLE.search(text) or _is_heading(text))


def _is_heading(text: str) -> bool:
    return not any(word.written[0].islower() for word in _content(words(text)))


def _content(found: list[Word]) -> list[Word]:
    return [word for word in found if word.written.lower() not in STOPWORDS]


def _share(stated: list[str], source: list[str]) -> float:
    """Return how much of a sentence stands in a source in the same order.

    That is their longest common subsequence (Wagner and Fischer 1974); both are a sentence long.
    """
    length = [0] * (len(source) + 1)
    for word in reversed(stated):
        row = length[:]
        for j in range(len(source) - 1, -1, -1):
            row[j] = length[j + 1] + 1 if word == source[j] else max(length[j], row[j + 1])
        length = row
    return length[0] / len(stated)


def _objection(sentence: str, text: str, whole: bool) -> str:
    """Return the first reason why the source does not support the sentence, or an empty string."""
    if "?" in text and "?" not in sentence:
        return "The cited passage asks this; it does not say it."
    sentence = re.sub(rf"^{CONNECTIVE}", "", sentence, flags=re.IGNORECASE)
    for check in (_wrong_docket_number, _wrong_fact, _wrong_name):
        if reason := check(sentence, text):
            return reason
    if _is_quoted(text) and sentence[:1] not in '“"':
        return "The cited passage quotes this; it does not say it."
    if is_taken_from(sentence, text):
        return "" if whole else "The cited passage breaks off here, or continues what governs it."
    return _turned_round(sentence, text) or _missing(sentence, text)


def _is_quoted(text: str) -> bool:
    """Say whether a text is all a quotation: then somebody says it, and who may stand elsewhere."""
    return bool(re.match(r"“[^”]*$|[“\"][^“”\"]*[”\"]\W*$", text))


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


def _wrong_name(sentence: str, text: str) -> str:
    known = {token.form for token in tokens(text)} | {word.stem for word in words(text)}
    for token in tokens(sentence):
        name = token.written[0].isupper() and not token.fact and token.written.lower() not in GUARDED
        opens = token.start == 0 and token.form in STOPWORDS
        if name and not opens and token.form not in known and not known & {singular(token.written)}:
            return f"The name “{token.written}” is not in the cited passage."
    return ""


def _turned_round(sentence: str, text: str) -> str:
    """Name the guarded word that only one of the two has."""
    stated, source = guarded(sentence), guarded(text)
    for word in stated:
        if stated.count(word) > source.count(word):
            return f"It says “{word}”, and the cited passage does not ({GUARDED[word]})."
    for word in source:
        if source.count(word) > stated.count(word):
            return f"It leaves out “{word}” ({GUARDED[word]}), which the cited passage says."
    return ""


def _missing(sentence: str, text: str) -> str:
    known = {word.stem for word in words(text)}
    missing = [f"“{t.written}”" for t in tokens(sentence) if not t.fact and stem(t.written) not in known]
    if missing:
        return f"The cited passage does not say this: {', '.join(missing[:4])} is not there."
    return "The cited passage has these words, but not in this order or not without others between them."
