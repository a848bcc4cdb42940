"""Words, as search and verification see them. Pure functions."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

STOPWORDS = frozenset(
    """a about again all also am an and any are as at be been being both but by can did do does doing done
    during each for from further had has have having he her here hers him his how i in into is it its itself
    me my of on onto or other our out over own same she so some such than that the their them then there
    these they this those through to too us very was we were what when where which while who whom whose why
    with you your""".split()
)
"""Words that carry no content of their own. None of them can turn a sentence into its opposite; those
that can ("not", "only", "may") are the guarded words of :mod:`pipelines.verification.verify`."""

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)
"""A month as it is written out or shortened, with its stop; a pattern's part."""

# Docket numbers and statute sections stay whole; "don't" and "O'Brien" too.
_WORD = re.compile(r"\d+:\d{2}-[a-z]{2,4}-\d+|[^\W_]+(?:[.,'’\-/]?[^\W_]+)*|§+", re.IGNORECASE)
_DOCKET = re.compile(r"\d+:\d{2}-[a-z]{2,4}-\d+|\d{2,4}-[a-z]{0,4}-?\d{3,6}", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(
    r"\b(counts?|claims?|causes?|issues?|sections?|articles?|exhibits?|rules?|exclusions?|endorsements?|amendments?|"
    r"paragraphs?|counterclaims?|defenses?)\s(?:no\.\s)?(\d+(?:\.\w+)*|[ivx]+)\b",
    re.IGNORECASE,
)
"""A part of a document or a case that goes by its number: "Count IV" is not "Count V"."""

_SUM = re.compile(r"(?:\$\d[\d,]*|\d,\d{3})\.\d{2}\s*$")
"""A sum's cents, which are no footnote's number behind a stop."""
_ABBREVIATED = re.compile(
    r"(?:(?<!A\. )(?<!A\.\n)\bNos?|\b(?:Mr|Ms|Mrs|Dr|vs?|Hon|Cf|Sec|Art|Exs?|pp?))\.\s*$"
)
_SENTENCE_END = re.compile(r"[.;:?!][”’\"')\]]*\s*\d{0,2}\s*$")

_IRREGULAR = """
begin:began,begun break:broke,broken bring:brought build:built buy:bought catch:caught
choose:chose,chosen deal:dealt draw:drew,drawn drive:drove,driven fall:fell,fallen feel:felt
fight:fought find:found flee:fled forget:forgot,forgotten give:gave,given grow:grew,grown hear:heard
hide:hid,hidden hold:held keep:kept know:knew,known lead:led leave:left lend:lent lose:lost make:made
meet:met pay:paid,payment plead:pled ride:rode,ridden rise:rose,risen run:ran seek:sought sell:sold
send:sent shake:shook,shaken shoot:shot sit:sat sleep:slept speak:spoke,spoken spend:spent stand:stood
steal:stole,stolen strike:struck swear:swore,sworn take:took,taken teach:taught tell:told think:thought
understand:understood win:won withdraw:withdrew,withdrawn write:wrote,written """
"""Verbs whose other forms no stemmer brings together with their present, and "payment"."""

_stemmers = threading.local()


class Word(NamedTuple):
    """A word of a text: as written, its span, and its stem."""

    written: str
    start: int
    end: int
    stem: str


def words(text: str) -> list[Word]:
    """Find a text's words.

    :param text: any text.
    :returns: the words in order; numbers with their commas and docket numbers are one word each.
    """
    return list(_words(text))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(m[0], m.start(), m.end(), stem(m[0])) for m in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word's stem: lower case, without a possessive, by Snowball's English stemmer (Porter 2).

    :param word: one word.
    """
    # A stemmer object is not safe to share between threads.
    if not hasattr(_stemmers, "english"):
        _stemmers.english = Stemmer.Stemmer("english")
    plain = re.sub(r"['’]s?$", "", word.lower()).replace("’", "'")
    return str(_stemmers.english.stemWord(plain))


def root(term: str) -> str:
    """Return what a search term has in common with its relatives: "fraud" and "fraudulent", "pay" and "paid".

    :param term: as :func:`search_terms` gives it.
    :returns: the first five letters of a word; a number or a compound whole.
    """
    return _present().get(term, term)[:5] if term.isalpha() else term


@cache
def _present() -> dict[str, str]:
    """Return the stems of irregular verbs' other forms with those of their present."""
    pairs = (entry.split(":") for entry in _IRREGULAR.split())
    return {stem(form): stem(present) for present, forms in pairs for form in forms.split(",")}


def search_terms(text: str) -> list[str]:
    """Return the terms under which a text is found by keyword.

    A compound such as a docket number or "cross-motion" counts whole and by its parts, and so does a
    numbered part such as "Count IV" or "Section 12.2".

    :param text: a passage or a question.
    :returns: stems in order, without stop words, repeated as often as they occur.
    """
    terms = []
    for word in words(text):
        lower = word.written.lower()
        if lower in STOPWORDS:
            continue
        terms.append(word.stem)
        parts = _PARTS.findall(lower)
        if len(parts) > 1:
            terms += [stem(part) for part in parts if part not in STOPWORDS and len(part) > 1]
    terms += [f"{stem(match[1])} {match[2].lower()}" for match in _NUMBERED.finditer(text)]
    return terms


def roots_of(text: str) -> set[str]:
    """Return the roots of a text's search terms.

    :param text: a passage or a question.
    """
    return {root(term) for term in search_terms(text)}


def docket_numbers(text: str) -> set[str]:
    """Return the docket numbers that a text names, in lower case, without the judges' initials.

    :param text: any text.
    """
    return {match[0].lower() for match in _DOCKET.finditer(text)}


def single_spaced(text: str) -> str:
    """Return a text on one line, as it is shown when it is quoted.

    :param text: a stretch of a page's stored text.
    """
    return " ".join(text.split())


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does; a footnote's number may stand behind its full stop.

    :param text: any text.
    """
    ends = _SENTENCE_END.search(text) and not _SUM.search(text)
    return bool(ends) and not _ABBREVIATED.search(text)


def quoted(plain: str, *, goes_on: bool = False) -> str:
    """Return a quote in quotation marks; what is cut off of its sentence is marked.

    :param plain: the quote on one line.
    :param goes_on: whether it is the rest of a sentence, even if it does not look like one.
    """
    before = "… " if plain[0].islower() or goes_on else ""
    behind = "" if ends_sentence(plain) else " …"
    return f"“{before}{plain}{behind}”"


def listed(parts: Sequence[str]) -> str:
    """Return parts as English lists them: "a, b and c".

    :param parts: the parts; nothing comes of none.
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number and what is counted: "1 page", "1,200 pages".

    :param count: the number.
    :param one: what is counted, in the singular.
    :param many: the plural, where it is not the singular and "s".
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def names(text: str) -> set[str]:
    """Return the search terms of the names and numbers in a text: what begins with a capital or a digit.

    :param text: a question; its first word's capital says nothing.
    """
    return {
        term
        for place, word in enumerate(words(text))
        if word.written[0].isdigit() or (place > 0 and word.written[0].isupper())
        for term in search_terms(word.written)
    }
