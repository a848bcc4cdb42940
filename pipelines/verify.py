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
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.split import Span, sentence_spans
from pipelines import facts
from pipelines.facts import Fact
from pipelines.text import STOPWORDS, Word, docket_numbers, single_spaced, stem, words


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
    disallowed admitted admits excluded excludes convicted acquitted guilty innocent liable valid invalid void
    enforceable unenforceable constitutional unconstitutional timely untimely moot won lost prevailed
    terminated renewed survives survive stricken struck transferred stayed lifted enjoined settled
    breached violated entitled withdrew withdrawn rescinded retracted superseded overturned quashed""".split()
_NEGATIONS = """not no never neither nor none nothing nobody without cannot can't don't doesn't didn't isn't
    aren't wasn't weren't won't wouldn't shouldn't hasn't haven't hadn't fails failed fail failing refuses
    refused declines declined lack lacks lacked lacking absent insufficient""".split()
_LIMITS = """only except unless if provided subject partial partially part prejudice leave least most
    maximum minimum exceed exceeds exceeding until within before after other
    however notwithstanding conditioned conditional conditionally contingent more less fewer""".split()
_MODALS = "may might could would should shall must will can".split()
_ATTRIBUTIONS = """alleges alleged allege allegedly alleging allegation allegations contends contended
    contend contending contention contentions argues argued argue arguing claims claimed claiming asserts
    asserted assert asserting
    maintains believes believed purports purported purportedly testified seeks sought seeking requests
    requested requesting moves moved asks asked proposes proposed proposing denial opposes opposed
    recommends recommended dissent dissenting whether disputes disputed suggests suggested assuming
    assume assumed hypothetical belief says said say saying states stated told tells wrote writes represented
    represents warranted promised explained explains responded responds replied insists insisted opined view
    opinion according reportedly supposedly ostensibly apparently perhaps possibly probably likely appears
    appeared seems seemed thought thinks false falsely untrue""".split()
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

_PASSABLE = frozenset(_OUTCOMES + _EXTENTS)
"""The guarded words that another clause, with a subject of its own, may have without bearing on this one."""

_ROLES = frozenset(
    """plaintiff defendant petitioner respondent appellant appellee claimant movant court jury judge
    government state buyer seller lessor lessee landlord tenant employer employee licensor licensee owner
    contractor insurer insured borrower lender trustee debtor creditor party parties""".split()
)
_NEAR = 0.5
"""A source with less of the sentence than this is not what the sentence was taken from."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ENUMERATOR = (
    r"(?:(?:¶+\s?)?\d{1,3}(?:\.\d+)*\.|\([a-z0-9]{1,4}\)|[ivx]{1,5}\.|[a-h]\.|[•–—-]|\d{1,2}(?=\s+The\b))\s+"
)
_DATE_IN_FRONT = (
    rf"(?:(?:on|in|at|about|effective|as of|early|late|{_MONTH}|\d[\d:,]*(?:st|nd|rd|th)?,?|[ap]\.m\.,?)\s+)+"
)
_CONNECTIVE = (
    r"(?:accordingly|therefore|thus|moreover|furthermore|finally|additionally|in addition|here),?\s+"
)
_MAY_PRECEDE = re.compile(
    rf"[\W_]*(?:{_ENUMERATOR})?[\"“'(\[]*(?:(?:and|but)\s+)?(?:{_CONNECTIVE}|(?:first|second|third),\s+"
    r"|for (?:these|the|those|the following) reasons(?: (?:stated )?(?:below|above))?,\s+|at the hearing,\s+"
    rf"|{_DATE_IN_FRONT}(?<=,\s))?(?:(?:a|an|the)\s+)?[\"“'(\[$]*",
    re.IGNORECASE,
)
_ASIDE = (  # a number, a reference or a short name: (30), (Compl. ¶ 3), (the “Agreement”)
    r"\s+\((?:(?:the|together|collectively),?\s+)?[“\"\d$§¶A-Z][^()]*\)|\s+\((?:citations?|emphasis|internal)\s[^()]*\)"
)
_MAY_STAND_BETWEEN = re.compile(
    rf"(?:{_ASIDE})[”\"]?,?\s*|,\s+(?:who|whom|whose|which)\b[^,;:.?!]*,\s+"
    rf"|,?\s+(?:Inc|LLC|L\.L\.C|Corp|Ltd|LLP|Co|N\.A|et al)\b\.?(?:{_ASIDE})?,?\s*",
)
_ENDS = re.compile(r"[\s.,;:!”’\"')\]]*")
_MAY_FOLLOW = re.compile(
    rf"[”\"]?(?:{_ASIDE})[\s.;]*"
    r"|[”\"]?,\s+(?:which|who|whom|whose|so that|because|since)\b.*",
    re.DOTALL,
)
_NEW_CLAUSE = re.compile(r";\s+(?:and\s+)?|,\s+(?:but|whereas)\s+")
_OWN_SUBJECT = re.compile(r"(?:the|a|an|this|each)\b|[A-Z]")
_IS_WHOLE = re.compile(r"[.?!][”’\"')\]]*\s*$")
_FOOTNOTE = re.compile(
    r"(?:(?<=[A-Za-z]{2})|(?<=[”)])|(?<=,\d{3})|(?<=\s20\d\d)|(?<=\s19\d\d))(\.[”’\"')]*)(\d{1,2})(?=\s|$)"
)
"""A footnote's number behind a full stop, as in "WITH LEAVE TO AMEND.3"."""
_ON = ("on", "in")
_INITIAL = re.compile(r"(?<!Count)(?<!Counts)(?<!Exhibit)(?<!Part)(?<!Schedule)\s[A-HJ-UWYZ]\.$")
"""A sentence that ends so was cut inside a name: "filed by Dana R."."""
_BE = {"is": "be", "are": "be", "was": "be", "were": "be"}


class _Token(NamedTuple):
    form: str
    start: int
    end: int
    written: str
    fact: Fact | None = None


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
    for span, whole in _sources(passage):
        text = passage[span.start : span.end]
        reason = _objection(sentence, text, whole)
        if not reason:
            return Verdict(True, "", span, 1.0)
        share = _share([w.stem for w in stated], [w.stem for w in words(text)])
        if share > nearest.share and share >= _NEAR:
            nearest = Verdict(False, reason, span, share)
    return nearest


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
        return bool(_guarded(text))
    return not (_IS_WHOLE.search(text) or _is_heading(text))


def _is_heading(text: str) -> bool:
    return not any(word.written[0].islower() for word in _content(words(text)))


def _content(found: list[Word]) -> list[Word]:
    return [word for word in found if word.written.lower() not in STOPWORDS]


def _guarded(text: str) -> list[str]:
    found = words(re.sub(r"\bMay(?=\s+\d)", "", text))  # the month
    return [word for word in (w.written.lower().replace("’", "'") for w in found) if word in GUARDED]


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
    sentence = re.sub(rf"^{_CONNECTIVE}", "", sentence, flags=re.IGNORECASE)
    for check in (_wrong_docket_number, _wrong_fact, _wrong_name):
        if reason := check(sentence, text):
            return reason
    if _is_quoted(text) and sentence[:1] not in '“"':
        return "The cited passage quotes this; it does not say it."
    if _is_taken_from(sentence, text):
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
    known = {token.form for token in _tokens(text)} | {word.stem for word in words(text)}
    for token in _tokens(sentence):
        name = token.written[0].isupper() and not token.fact and token.written.lower() not in GUARDED
        opens = token.start == 0 and token.form in STOPWORDS
        if name and not opens and token.form not in known and not known & {_singular(token.written)}:
            return f"The name “{token.written}” is not in the cited passage."
    return ""


def _turned_round(sentence: str, text: str) -> str:
    """Name the guarded word that only one of the two has."""
    stated, source = _guarded(sentence), _guarded(text)
    for word in stated:
        if stated.count(word) > source.count(word):
            return f"It says “{word}”, and the cited passage does not ({GUARDED[word]})."
    for word in source:
        if source.count(word) > stated.count(word):
            return f"It leaves out “{word}” ({GUARDED[word]}), which the cited passage says."
    return ""


def _missing(sentence: str, text: str) -> str:
    known = {word.stem for word in words(text)}
    missing = [f"“{t.written}”" for t in _tokens(sentence) if not t.fact and stem(t.written) not in known]
    if missing:
        return f"The cited passage does not say this: {', '.join(missing[:4])} is not there."
    return "The cited passage has these words, but not in this order or not without others between them."


def _is_taken_from(sentence: str, text: str) -> bool:
    """Say whether the sentence is the text, word for word, less what may be left out."""
    stated, source = _tokens(sentence), _tokens(text)

    @cache
    def follows(i: int, j: int) -> bool:
        """Say whether the sentence from its token i on is taken from the text's token j on."""
        if not _same(stated, i, source, j):
            return False
        if i == len(stated) - 1:
            return _may_follow(text[source[j].end :])
        return any(
            (k == j + 1 or _may_be_dropped(text[source[j].end : source[k].start])) and follows(i + 1, k)
            for k in range(j + 1, len(source))
        )

    return bool(stated) and any(
        _may_precede(text[: source[j].start], text[source[j].start :]) and follows(0, j)
        for j in range(len(source))
    )


def _tokens(text: str) -> list[_Token]:
    """Cut a text into what is compared: facts, and words other than articles."""
    found = [
        _Token(fact.kind + _sign(text[: fact.start]), fact.start, fact.end, fact.written, fact)
        for fact in facts.facts(text)
        if fact.kind != "number" or fact.written[0].isalpha() or fact.written[-1].isalpha()
    ]
    rest = text
    for token in found:
        rest = rest[: token.start] + " " * (token.end - token.start) + rest[token.end :]
    for word in words(rest):
        form = word.written.lower().replace("’", "'")
        lettered = rest[word.start - 1 : word.start] == "(" or (word.start and word.written == "A")
        if form not in ("a", "an", "the") or lettered:
            found.append(_Token(form, word.start, word.end, word.written))
    return sorted(found, key=lambda token: token.start)


def _sign(before: str) -> str:
    return "-" if re.search(r"(?:^|\s)[-−]$", before) else ""


def _same(stated: list[_Token], i: int, source: list[_Token], j: int) -> bool:
    one, other = stated[i], source[j]
    if one.fact and other.fact:
        return one.form == other.form and facts.supports(one.fact, [other.fact])
    if one.fact or other.fact:
        return bool(facts.facts(one.written)) and facts.supports(
            one.fact or facts.facts(one.written)[0], facts.facts(other.written)
        )
    if one.form == other.form or (
        one.form in _ON and other.form in _ON and _both_dates(stated, i + 1, source, j + 1)
    ):
        return True
    if one.form in _BE and other.form in _BE and i + 1 < len(stated):
        decided = stated[i + 1].form
        return _BE[one.form] == _BE[other.form] and decided in _OUTCOMES and decided.endswith("ed")
    # One of several may be spoken of; but a name's last letter is part of it, and one does not make several.
    common = one.written[0].islower() or _singular(one.written) in _ROLES | {"count"}
    return common and not _guarded(one.written) and one.form == _singular(other.written)


def _both_dates(stated: list[_Token], i: int, source: list[_Token], j: int) -> bool:
    return i < len(stated) and j < len(source) and stated[i].form == source[j].form == "date"


def _singular(word: str) -> str:
    plain = re.sub(r"ies$", "y", re.sub(r"['’]s?$", "", word.lower()))
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def _may_be_dropped(gap: str) -> bool:
    return bool(_MAY_STAND_BETWEEN.fullmatch(gap)) and not _guarded(gap)


def _may_precede(front: str, rest: str) -> bool:
    if _MAY_PRECEDE.fullmatch(front):
        return True
    clause = max(_NEW_CLAUSE.finditer(front), key=lambda match: match.end(), default=None)
    if not clause or not re.fullmatch(r"(?:(?:an?|the)\s+)?", front[clause.end() :], re.IGNORECASE):
        return False
    governs = ":" in front or "that" in front.lower().split() or set(_guarded(front)) - _PASSABLE
    return not governs and bool(_OWN_SUBJECT.match(front[clause.end() :] + rest))


def _may_follow(rest: str) -> bool:
    if _ENDS.fullmatch(rest):
        return True
    if clause := _NEW_CLAUSE.match(rest.lstrip("”’\"')")):
        other = rest.lstrip("”’\"')")[clause.end() :]
        return bool(_OWN_SUBJECT.match(other)) and set(_guarded(other)) <= _PASSABLE
    return bool(_MAY_FOLLOW.fullmatch(rest)) and not _guarded(rest)
