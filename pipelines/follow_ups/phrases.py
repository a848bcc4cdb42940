"""The noun phrases of a question: cases, papers, numbered parts, people, roles and things. Pure functions.

No parser is at hand: a phrase opens with an article, a possessive or a capital letter and ends at a verb, a
pronoun, a question word or a comma (a chunker by closed word classes: Abney 1991, *Parsing by Chunks*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.follow_ups.word_classes import (
    DETERMINERS,
    LEADING_ON,
    MONTHS,
    NO_NOUNS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    VERBS,
)
from pipelines.routes.filings import KINDS, STOPS, filings
from pipelines.text import Word, words

CASE, PAPER, PART, PERSON, NAME, ROLE, THING = "case", "paper", "part", "person", "name", "role", "thing"


_CAPITALISED = r"[A-Z][\w’'&/-]*\.?"
_NAMES = re.compile(rf"\b{_CAPITALISED}(?:\s{_CAPITALISED})*")
_CASE = re.compile(rf"(?:{_CAPITALISED}\s)+v[s]?\.?\s{_CAPITALISED}(?:\s{_CAPITALISED})*")
_PART = re.compile(
    r"\b(?P<label>Count|Claim|Section|Article|Exhibit|Issue|Exclusion|Endorsement|Rule|Paragraph|Schedule|Lot|Bay|"
    r"Building|Interrogatory|Request)s?\s(?:No\.\s)?(?:\d+(?:\.\w+)*(?:\(\w+\))*|[IVX]+|[A-Z])\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:Mr|Ms|Mrs|Dr|Hon|Judge|Justice|Magistrate|Professor)\b")
_INITIAL = re.compile(r"[A-Z]\.?")
_FORM = re.compile(r"(?:Inc|LLC|LLP|Corp|Co|Ltd|LP|Company|Bank|Insurance|Timber|Ranch)\b")
_OWNER = re.compile(r"(?:['’]s|s['’])$")
_MOST = 7
"""Words of a phrase before the next preposition."""


class Phrase(NamedTuple):
    """A noun phrase of a question.

    ``kind`` is one of this module's; ``text`` is what stands at ``start:end`` in the question, ``core`` the
    end of what stands before its first preposition; ``head`` is its last word before that, in lower case.
    """

    kind: str
    text: str
    start: int
    end: int
    core: int
    head: str

    @property
    def core_text(self) -> str:
        """What stands before its first preposition."""
        return self.text[: self.core - self.start]

    @property
    def plural(self) -> bool:
        """Whether it speaks of several."""
        return self.kind in (ROLE, THING) and self.head.endswith("s") and not self.head.endswith("ss")


def phrases(question: str) -> list[Phrase]:
    """Find the noun phrases of a question; none lies inside another, but people whose something is.

    :param question: any text.
    :returns: phrases, in order.
    """
    found = [*_cases(question), *papers(question), *_parts(question), *_chunks(question)]
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def owners(question: str) -> list[Phrase]:
    """Find those whose something a question speaks of: "Corvane" in "Corvane's counsel".

    :param question: any text.
    :returns: names, without the possessive, in order.
    """
    found = []
    tokens = words(question)
    for place, token in enumerate(tokens):
        behind = question[token.end : token.end + 1]
        written = token.written
        if not written[0].isupper() or not (_OWNER.search(written) or behind in ("'", "’")):
            continue
        first = place
        while first > 0 and _is_name(tokens[first - 1], first - 1) and _touch(question, tokens, first):
            first -= 1
        start, end = tokens[first].start, token.end
        text = re.sub(r"['’]s?$", "", question[start:end])
        found.append(Phrase(_kind_of_name(text), text, start, start + len(text), end, written.lower()))
    return found


def names_inside(question: str, phrase: Phrase) -> Iterator[Phrase]:
    """Yield the people and companies that a phrase names behind its first word.

    :param question: the question that it was found in.
    :param phrase: a phrase.
    """
    cases = [(case.start, case.end) for case in _cases(question)]
    first = phrase.core if phrase.kind == PART else phrase.start  # "Section" names nobody
    for match in _NAMES.finditer(question, first, phrase.end):
        if any(start <= match.start() < end for start, end in cases):
            continue
        text = re.sub(r"['’]s?$", "", match[0])
        if match.start() > phrase.start or text != phrase.text:
            end = match.start() + len(text)
            yield Phrase(_kind_of_name(text), text, match.start(), end, end, text.split()[-1].lower())


def papers(question: str) -> Iterator[Phrase]:
    """Find the papers that a question speaks of, inside other phrases, too.

    :param question: any text.
    """
    for filing in filings(question):
        before = re.search(
            r"\b(?:the|a|an|its|his|her|their|this|that)\s$", question[: filing.start], re.IGNORECASE
        )
        start = before.start() if before else filing.start
        text = question[start : filing.end]
        core = re.search(r"\s(?:to|of|on|for|in)\s", text)
        yield Phrase(
            PAPER, text, start, filing.end, start + (core.start() if core else len(text)), filing.noun
        )


def _cases(question: str) -> Iterator[Phrase]:
    for match in _CASE.finditer(question):
        start = match.start()
        first = match[0].split()[0]
        if first.lower() in OPENERS:
            start += len(first) + 1
        text = question[start : match.end()].rstrip(".,")
        text = re.sub(r"['’]s$", "", text)
        yield Phrase(CASE, text, start, start + len(text), start + len(text), text.split()[-1].lower())


def _parts(question: str) -> Iterator[Phrase]:
    tokens = words(question)
    for match in _PART.finditer(question):
        if not match[0][0].isupper():
            continue
        place = next((at for at, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
        end = _led_on(question, tokens, place, match.end(), frozenset(("of",)))
        yield Phrase(
            PART, question[match.start() : end], match.start(), end, match.end(), match["label"].lower()
        )


def _chunks(question: str) -> Iterator[Phrase]:
    """Yield names, and what opens with an article or a possessive."""
    tokens = words(question)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.written.lower() in DETERMINERS and place + 1 < len(tokens):
            last = _last_of_noun(question, tokens, place + 1)
            if last > place:
                yield _phrase(question, tokens, place, last)
                place = last + 1
                continue
        if _is_name(token, place):
            last = place
            while last + 1 < len(tokens) and _touch(question, tokens, last + 1):
                if not _is_name(tokens[last + 1], last + 1) or _is_owner(question, tokens[last]):
                    break
                last += 1
            if _is_owner(question, tokens[last]):
                noun = _last_of_noun(question, tokens, last + 1)
                if noun > last:
                    yield _phrase(question, tokens, place, noun)
                    place = noun + 1
                    continue
            start, end = token.start, tokens[last].end
            text = re.sub(r"['’]s?$", "", question[start:end])
            if question[end : end + 1] == "." and _FORM.fullmatch(tokens[last].written):
                text += "."
            end = start + len(text)
            yield Phrase(_kind_of_name(text), text, start, end, end, tokens[last].written.lower())
            place = last + 1
            continue
        place += 1


def _phrase(question: str, tokens: Sequence[Word], first: int, last: int) -> Phrase:
    head = tokens[last].written.lower()
    start, core = tokens[first].start, tokens[last].end
    end = _led_on(question, tokens, last + 1, core, LEADING_ON)
    last_word = re.split(r"[\s-]", question[start:end].lower())[-1]
    kind = ROLE if head in ROLES else PAPER if head in KINDS or last_word in KINDS else THING
    return Phrase(kind, question[start:end], start, end, core, head)


def _last_of_noun(question: str, tokens: Sequence[Word], first: int) -> int:
    """Return the last word of a noun with what stands before it; ``first - 1`` where there is none."""
    last = first - 1
    for place in range(first, min(len(tokens), first + _MOST)):
        word = tokens[place].written
        if not _touch(question, tokens, place) and place > first:
            break
        if word.lower() in NO_NOUNS | PREPOSITIONS:
            break
        if place > first and (word.lower() in STOPS | VERBS or _is_done(question, tokens, place)):
            break
        last = place
    return last


def _is_done(question: str, tokens: Sequence[Word], place: int) -> bool:
    """Say whether a word is what was done, and no property: "delivered to", not "the amended lease"."""
    word = tokens[place].written
    if not word.islower() or not word.endswith("ed"):
        return False
    behind = tokens[place + 1].written.lower() if place + 1 < len(tokens) else ""
    return behind in PREPOSITIONS | NO_NOUNS | DETERMINERS | {""} or not _touch(question, tokens, place + 1)


def _led_on(question: str, tokens: Sequence[Word], place: int, end: int, leading: frozenset[str]) -> int:
    """Return where a phrase ends with the prepositional phrases that belong to it."""
    while place + 1 < len(tokens) and tokens[place].written.lower() in leading:
        if question[end : tokens[place].start].strip():
            break
        first = place + 1
        if tokens[first].written.lower() in DETERMINERS:
            if tokens[first].written.lower() in POSSESSIVES:  # it may be what the question leaves open
                break
            first += 1
        last = _last_of_noun(question, tokens, first)
        if last < first:
            break
        end, place = tokens[last].end, last + 1
    return end


def _is_name(token: Word, place: int) -> bool:
    written = token.written
    if written[0] == "I" and re.fullmatch(r"I(?:['’]\w+)?", written):
        return False
    opens = place == 0 and written.lower() in OPENERS
    return written[0].isupper() and not opens and written.lower() not in MONTHS


def _is_owner(question: str, token: Word) -> bool:
    return bool(_OWNER.search(token.written)) or (
        token.written.endswith("s") and question[token.end : token.end + 1] in ("'", "’")
    )


def _touch(question: str, tokens: Sequence[Word], place: int) -> bool:
    """Say whether a word follows the one before it behind a space or an abbreviation's full stop."""
    if place == 0:
        return False
    before = tokens[place - 1]
    between = question[before.end : tokens[place].start]
    short = (
        len(before.written) == 1 or _TITLE.fullmatch(before.written) or before.written in ("No", "Co", "Inc")
    )
    year = between == ", " and re.fullmatch(r"(?:19|20)\d\d", tokens[place].written)
    return between.strip() == "" or (between == ". " and bool(short)) or between in ("' ", "’ ") or bool(year)


def _kind_of_name(text: str) -> str:
    parts = text.split()
    if _TITLE.match(text) or (len(parts) > 2 and any(_INITIAL.fullmatch(part) for part in parts[1:-1])):
        return PERSON
    return NAME
