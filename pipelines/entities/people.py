"""People: where a page's words say that a name is a person's. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pipelines.entities.known import cities, given_names, surnames
from pipelines.entities.runs import INITIAL, WORD, Token, runs
from pipelines.entities.vocabulary import ADDRESSED, NO_NAME, OCCUPATIONS, ROLE_WORD, TITLE, TITLES

MOST = 4
"""Words of a name."""

_OFFICES = frozenset("fire police special chief general vice".split())

_DETERMINED = re.compile(
    r"(?i:\b(?:the|a|an|this|that|such|any|each|every|no|said|its|their|our|your|his|her|my)|"
    r"(?<![\w:-])\d{1,5})[ ](?:[“\"])?$|[“\"]$"
)

_WITH_ON_BRIEF = re.compile(r"\(([^()]{5,200}?)[,]? with (?:him|her|them) on (?:the )?briefs?\b")

_LABEL = re.compile(
    r"(?:(?:^|\s)/?s/|\b(?:(?:By|Name|Attest|Witness|Attention|Attn|cc|Reporter|Reported by|Mediator|"
    r"Signed by|"
    r"Respectfully submitted)[:.,]|attention|Dear|signed by)|(?:DEPOSITION|EXAMINATION|DECLARATION|"
    r"AFFIDAVIT|TESTIMONY|Deposition|Declaration|Affidavit|"
    r"Examination|deposition|declaration|affidavit|testimony) (?:OF|of)|represented by|(?:For|"
    r"for) (?:the )?(?:Plaintiffs?|Defendants?|"
    r"Petitioners?|Respondents?|Appellants?|Appellees?)(?: and the witness)?:)[\s_*]*(?:/s/\s*)?$"
)

_BEHIND = re.compile(
    r",?\s\(?(?:Esq\b|M\.?D\.|Ph\.?D|CSR\b|RPR\b|CPA\b|State Bar|SBN\b|Bar No|LEAD ATTORNEY|"
    r"ATTORNEY TO BE NOTICED|TERMINATED)"
)

_WORK_BEFORE = re.compile(rf"(?i:\b{OCCUPATIONS}),?[ ]$")

_WORK_BEHIND = re.compile(
    rf",[ ](?:(?:its|the|a|an|his|her|their|then|and|who|whose|our|my|"
    rf"[\w.’']+[’'](?:s)?)[ ])?(?:[\w&’'-]+[ ]){{0,4}}?{OCCUPATIONS}\b"
)

_DOES = re.compile(
    r"(?:,[ ][^,.;]{1,60},)?[ ](?:testif(?:ied|ies)|swears?|swore|deposed|said|says|told|wrote|writes|"
    r"stated|states|declared|declares|"
    r"averred|avers|explained|recalled|recalls|signed|admitted|conceded|argued|appeared|investigated|"
    r"replied|answered|asked|met|"
    r"called|telephoned|e-?mailed|drove|walked|worked|works|lives|resides|was born|retired|quit|resigned|"
    r"died|with (?:him|her|them) on|"
    r"is (?:a|an|the|his|her)[ ](?:[\w-]+[ ]){0,3}"
    rf"{OCCUPATIONS})\b"
)

_BENCH_BEHIND = re.compile(
    r",[ ](?:(?:Chief|Senior|Circuit|District|Magistrate|Bankruptcy|Presiding|Associate|"
    r"Acting)[ ])*(?:Judges?|Justices?|J\.|JJ\.|C\.J\.|P\.J\.)"
)

_PLURAL = re.compile(r"[A-Z]{2,}s")
"""Of an abbreviation: "CBAs"."""
_GOES_BEFORE = re.compile(rf"(?P<word>{INITIAL}|{WORD})[ ]$")
_ONE_JUDGE = re.compile(rf"(?<![\w.])(?P<name>{WORD})(?={_BENCH_BEHIND.pattern})")
_JUDGES = re.compile(r"(?:(?:Circuit|District|Senior)[ ])?(?:Judges|JJ\.|Justices)(?!\w)")
_LISTED = re.compile(
    rf"(?:{WORD}(?:,\s(?:Chief|Senior|Circuit)\s(?:Circuit\s)?Judge)?(?:,\s(?:and\s)?|\sand\s)){{1,14}}"
    rf"{WORD},\s$|(?:{WORD}(?:,\s(?:Chief|Senior|Circuit)\s(?:Circuit\s)?Judge)?,\s(?:and\s)?){{2,14}}$"
)
_PANEL_REACH = 300

_THE_NAMED = re.compile(rf"\b(?i:the|a|an|this|that|each)[ ](?P<name>{WORD}[ ]{WORD})(?![ ]*{WORD})")


class Seen(NamedTuple):
    """A person's name on a page: where, with its title, and the title's key or an empty text."""

    start: int
    end: int
    name: str
    title: str = ""


def titled(text: str) -> Iterator[Seen]:
    """Yield the names that a title stands before: "Ms. Smith", "Judge Jane Q. Doe".

    :param text: a page's text, joined and without organizations.
    """
    for match in TITLE.finditer(text):
        run = next(iter(runs(text[match.end() : match.end() + 80])), ())
        if not run or run[0].start:
            continue
        words = _of_title(run)[:MOST]
        while words and words[-1].is_initial:
            words = words[:-1]
        if words and len(words[-1].text) > 1:
            start, end = match.end(), match.end() + words[-1].end
            title = match["title"].casefold()
            yield Seen(
                match.start() if title in ADDRESSED else match.start("title"), end, text[start:end], title
            )


def named(text: str, common: Collection[str]) -> Iterator[Seen]:
    """Yield the full names that something says are persons'.

    It is a middle initial, a given name of the census, a signature, an appearance, or what stands beside the
    name: an occupation, a verb of what only people do, a bar number.

    :param text: a page's text, joined and without organizations.
    :param common: words that the document also writes in lower case.
    """
    for run in runs(text):
        opens_line = run[0].is_initial and text[run[0].start - 1 : run[0].start] in ("", "\n")
        for words in pieces(run[1:] if opens_line else run):  # "A. Jane Doe did", "B. Argument"
            if piece := _full_name(text, words, common):
                yield Seen(piece[0].start, piece[-1].end, text[piece[0].start : piece[-1].end])


def things(text: str) -> Iterator[str]:
    """Yield what "the" stands before, in lower case: so written it is no person's name.

    :param text: a page's text, joined.
    """
    for match in _THE_NAMED.finditer(text):
        yield match["name"].casefold()


def judges(text: str) -> Iterator[Seen]:
    """Yield the judges of a panel, who go by surnames: "Before ROE, Chief Judge, and DOE, Circuit Judges".

    :param text: a page's text, joined.
    """
    for match in _ONE_JUDGE.finditer(text):
        before = _GOES_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        of_longer = before is not None and before["word"].casefold() not in NO_NAME
        if match["name"].casefold() not in NO_NAME and not of_longer:
            yield Seen(match.start("name"), match.end("name"), match["name"], "judge")
    for match in _JUDGES.finditer(text):
        start = max(0, match.start() - _PANEL_REACH)
        listed = _LISTED.search(text, start, match.start())
        for word in re.finditer(WORD, listed[0]) if listed else ():
            if word[0].casefold() not in NO_NAME and word[0].isupper():
                at = listed.start() if listed else 0
                yield Seen(at + word.start(), at + word.end(), word[0], "judge")


def on_briefs(text: str) -> Iterator[Seen]:
    """Yield the lawyers of an opinion who were "with him on the briefs".

    :param text: a page's text, joined.
    """
    for match in _WITH_ON_BRIEF.finditer(text):
        for run in runs(match[1]):
            for words in pieces(run):
                if 2 <= len(words) <= MOST:
                    start, end = match.start(1) + words[0].start, match.start(1) + words[-1].end
                    yield Seen(start, end, text[start:end])


def pieces(run: Sequence[Token]) -> Iterator[list[Token]]:
    """Part a run at the words that are in no name."""
    piece: list[Token] = []
    for token in run:
        versus = token.text in ("V.", "VS.") and not piece
        if piece and not token.is_initial and _is_next(piece, token):
            yield piece
            piece = []
        if token.lower in NO_NAME or token.lower in TITLES or versus or _PLURAL.fullmatch(token.text):
            if piece:
                yield piece
            piece = []
        else:
            piece.append(token)
    if piece:
        yield piece


def _is_next(piece: Sequence[Token], token: Token) -> bool:
    """Say whether a word begins another name: names stand side by side in lists, and beside headings."""
    before = [word for word in piece if not word.is_initial]
    if not before or len(piece) < 2:
        return False
    shouts, shouted = token.text.isupper() and len(token.text) > 2, before[-1].text.isupper()
    if len(before) > 1 and shouts and not shouted and not before[0].text.isupper():
        return True
    whole = len(before) > 1 and before[0].lower in given_names() and before[-1].lower not in given_names()
    return whole and token.lower in given_names()


def _of_title(run: Sequence[Token]) -> list[Token]:
    """Return the words behind a title that are its bearer's name: in a heading others may follow."""
    kept: list[Token] = []
    for token in run:
        if token.lower in NO_NAME or token.lower in TITLES or token.lower in _OFFICES:
            break
        kept.append(token)
    initials = any(token.is_initial for token in kept)
    if len(kept) > 1 and not initials and kept[0].lower not in given_names():
        return kept if len(kept) == 2 and kept[1].lower in surnames() else kept[:1]
    return kept


def _full_name(text: str, words: list[Token], common: Collection[str]) -> list[Token] | None:
    while words and words[-1].is_initial:
        words = words[:-1]
    if not 2 <= len(words) <= MOST + 1:
        return None
    first, last = words[0], words[-1]
    if len(last.lower) < 2 or (last.lower in common and last.lower not in surnames()):
        return None
    before, behind = text[max(0, first.start - 90) : first.start], text[last.end : last.end + 120]
    if _LABEL.search(before) or _BEHIND.match(behind) or _BENCH_BEHIND.match(behind):
        return words if len(words) <= MOST else None
    starts_plain = first.lower in common and first.lower not in given_names()
    if any(token.is_initial for token in words[1:-1]) and not first.is_initial and not starts_plain:
        return words
    if (
        first.is_initial
        and len(first.text) == 2
        and len(words) > 2
        and words[1].lower in given_names()
        and last.lower in surnames()
    ):
        return words
    if any(token.is_initial for token in words) or _DETERMINED.search(before):
        return None
    given = first.lower in given_names() and first.lower not in common
    rare = len(words) > 2 and last.lower not in surnames()
    if given and last.lower not in common and len(words) <= 3 and not rare and not is_place(words):
        return words
    plain = any(token.lower in common for token in words) or all(token.text.isupper() for token in words)
    if plain or len(words) > 3 or is_place(words):
        return None
    if _WORK_BEFORE.search(before) or _WORK_BEHIND.match(behind):
        return words
    if re.search(rf"(?:{ROLE_WORD}|Mediator|Witness)s?[ ]$", before) and last.lower in surnames():
        return words
    return words if _DOES.match(behind) and last.lower in surnames() else None


def is_place(words: Sequence[Token]) -> bool:
    """Say whether the words are a city's name: "San Jose", "Virginia Beach"."""
    return " ".join(token.lower for token in words) in cities()
