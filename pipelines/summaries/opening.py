"""What a document is, who stands against whom, where and when: its caption as a sentence, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.caption.records import TEXT, Caption, Found, Party, Source
from ingest.keys import Stretch
from ingest.records import Page
from ingest.sections import breaks_off
from pipelines.lookup import corrected
from pipelines.routes.filings import KINDS
from pipelines.routes.searched import written
from pipelines.storage.register import DocumentEntry
from pipelines.text import listed, single_spaced

_EDGE_PAGES, _LAST_PAGES = 3, 2
_NEAR = 150
"""Characters between parts of a caption that are cited as one stretch."""
_LETTERHEAD = 300
"""Characters at a letter's beginning in which its writer's office stands."""
_NAMED = 3
"""Parties of a side that are named; of more, how many there are."""
_FIRST = (
    "plaintiff",
    "petitioner",
    "claimant",
    "appellant",
    "relator",
    "movant",
    "debtor",
    "cross-complainant",
)
_SECOND = ("defendant", "respondent", "appellee", "cross-defendant")
_AND_OTHERS = " and others"
_OTHERS = re.compile(r",?\s+et\s+al\b", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:[^\n]*(?:\bDOC ?(?:#|NO)|\bFILED\b|\bUSDC\b)|(?:MAGISTRATE )?JUDGE\b|HON\.|"
    r"JURY TRIAL\b|DEMAND FOR JURY|ORAL ARGUMENT)[^\n]*\n+",
    re.IGNORECASE,
)
"""A line above a title: of a clerk's stamp, "DATE FILED: 5/22/73", or the judge's name."""
_BYLINE = re.compile(
    r"\n\W*(?:ORAL ARGUMENT|JURY|DEMAND FOR JURY|FILED UNDER SEAL|PUBLIC VERSION|"
    r"(?:I\. )?INTRODUCTION|PRELIMINARY STATEMENT|TABLE OF)\b[^\n]*|"
    r"\n[^\n]*, (?:[A-Z][\w.]* )*(?:JUDGE|Judge|JUSTICE|Justice|[DCM]\.?J\.|J\.)\W*(?:\n|$)"
)
_DAYS = {
    "dated": re.compile(r"(?:^|\n)\W*dated?:\W*[^\n]{0,30}$", re.IGNORECASE),
    "decided": re.compile(r"\bdecided:?\W*[^\n]{0,30}$", re.IGNORECASE),
    "effective": re.compile(r"\beffective(?: as of)?:?\W*[^\n]{0,30}$", re.IGNORECASE),
}
"""What a paper says of its day, before it on its line."""
_OF_THE_COURT_BELOW = re.compile(
    r"\b(?:trial|lower|district|superior|originating|agency|below|d\.\s?c\.)\b[^\n]{0,30}$", re.IGNORECASE
)
_INITIAL = re.compile(r"\b[A-Z]\.\W*$")
_CAPITALS = re.compile(r"\n(?:[^\na-z\[]|\[[^\]\n]*\])*(?=\n)")
_CITED = re.compile(r"\[[^\]\n]*\](?: AND\b)?")
"""The paper that a title names, by its number: "[ECF No. 71]"."""
_SIDES = re.compile(r"amicus|intervenor|interested|third-party")


class Opening(NamedTuple):
    """What a document is, in one sentence, and where it says so."""

    text: str
    places: tuple[Stretch, ...]

    def has(self, page: int, start: int, end: int) -> bool:
        """Say whether it tells what stands at a stretch of a page, or a part of that.

        :param page: the page, from 1.
        :param start: offset of the stretch.
        :param end: offset behind it.
        """
        return any(place.page == page and place.start < end and start < place.end for place in self.places)


class _Part(NamedTuple):
    text: str
    places: tuple[Stretch, ...]


def opening(entry: DocumentEntry, pages: Sequence[Page]) -> Opening | None:
    """Say what a document is; None where its caption says nothing that the document's text shows.

    :param entry: the document.
    :param pages: all its pages, in order.
    """
    caption = entry.caption
    texts = {page.number: page.text for page in pages}
    kind = _kind(caption, texts)
    if kind is None:
        return None
    told = [part for part in (_between(caption, texts), *_rest(caption, texts)) if part]
    pieces = [kind, *told]
    places = sorted({place for piece in pieces for place in piece.places})
    body = "; ".join(part.text for part in told)
    return Opening(f"{kind.text}{': ' if body else ''}{body}.", tuple(_joined(places)))


def _kind(caption: Caption, texts: dict[int, str]) -> _Part | None:
    """Return what a document calls itself, in quotation marks, or its kind where it has no title."""
    if caption.kind is None:
        return None
    source = caption.kind.source
    places = _places(source, texts)
    is_contract = caption.kind.value == "contract"
    title = _title(texts, places[0], is_contract=is_contract) if places and source.origin == TEXT else None
    if title:
        text = single_spaced(texts[title.page][title.start : title.end])
        return _Part(f"“{text}”", (title,))
    name = caption.kind.value
    return _Part(f"{name[0].upper()}{name[1:]}", places) if places else None


def _title(texts: dict[int, str], place: Stretch, *, is_contract: bool) -> Stretch | None:
    """Return where a title in capitals stands, without what is cut off behind it; None for none.

    That of a contract may say anything; of any other, what kind of paper it is.
    """
    page = texts[place.page]
    start = place.start
    while (stamp := _STAMP.match(page, start)) and stamp.end() < place.end:
        start = stamp.end()
    text = _without_byline(page[start : place.end])
    end = 0
    for word in re.finditer(r"\S+", text):
        if word[0] != word[0].upper():
            break
        end = word.end()
    title = text[:end]
    if "[" in title and (cited := _CITED.match(page, start + title.rindex("["))):
        title = page[start : cited.end()]
    if breaks_off(title.strip()) and (more := _CAPITALS.match(page, start + len(title))):
        title = page[start : more.end()]
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")]
    title = title.rstrip(" \n;:,—-(#*") if _INITIAL.search(title) else title.rstrip(" \n;:,—-(#*.")
    if len(title.split()) < 2 or not (is_contract or _names_a_paper(title)):
        return None
    return Stretch(place.page, start, start + len(title))


def _without_byline(title: str) -> str:
    """Return a title without the line of it that names the paper's author, or asks for a hearing."""
    byline = _BYLINE.search(title)
    return title[: byline.start()] if byline else title


def _names_a_paper(title: str) -> bool:
    words = re.findall(r"[a-z]+", title.lower())
    return any(word in KINDS or word.removesuffix("s") in KINDS for word in words)


def _between(caption: Caption, texts: dict[int, str]) -> _Part | None:
    """Return who stands against whom, or between whom a contract is."""
    found = [(party, places) for party in caption.parties if (places := _places(party.source, texts))]
    found = [each for each in found if not _SIDES.search(each[0].role or "")]
    found = [(_with_others(party, places[-1], texts), places) for party, places in found]
    if not found:
        return None
    places = tuple(place for _, some in found for place in some)
    parties = [party for party, _ in found]
    if caption.kind and caption.kind.value == "contract":
        return _Part(f"between {_listed(parties)}", places)
    first = [party for party in parties if (party.role or "").startswith(_FIRST)]
    second = [party for party in parties if (party.role or "").startswith(_SECOND)]
    if first and second and len(first) + len(second) == len(parties):
        sides = (first, second) if parties.index(first[0]) < parties.index(second[0]) else (second, first)
        return _Part(" v. ".join(map(_side, sides)), places)
    if caption.kind and caption.kind.value == "letter":
        return None  # whom a letter speaks of need not be who it is from or to
    return _Part(f"{'party' if len(parties) == 1 else 'parties'}: {_listed(parties)}", places)


def _with_others(party: Party, place: Stretch, texts: dict[int, str]) -> Party:
    """Return a party with the others of its side, where the caption says "et al." behind it."""
    has = _OTHERS.match(texts[place.page], place.end)
    return replace(party, name=party.name + _AND_OTHERS) if has else party


def _side(parties: Sequence[Party]) -> str:
    """Return the parties of a side, with their role where all have the same."""
    roles = {party.role for party in parties}
    if len(roles) > 1:
        return _listed(parties)
    (role,) = roles
    several = len(parties) > 1 or parties[0].name.endswith(_AND_OTHERS)
    roles_of_all = re.sub(r"(?<!s)(?=/| and |$)", "s", role or "")
    return f"{_names([party.name for party in parties])} ({roles_of_all if several else role})"


def _listed(parties: Sequence[Party]) -> str:
    return _names([f"{party.name} ({party.role})" if party.role else party.name for party in parties])


def _names(names: Sequence[str]) -> str:
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], "others"]  # how many is not told: a list may name several at once
    if len(names) > 2 and any(", " in name for name in names):
        return f"{'; '.join(names[:-1])}; and {names[-1]}"  # commas inside names part no names
    return listed(names)


def _rest(caption: Caption, texts: dict[int, str]) -> Iterator[_Part]:
    """Yield the docket number, the court, the judge and the day."""
    if caption.court and (numbers := _numbers(caption, texts)):
        yield numbers
    several = caption.judge is not None and " and " in caption.judge.value.lower()
    for field, before in ((caption.court, ""), (caption.judge, "judges: " if several else "judge: ")):
        if field and (places := _places(field.source, texts)) and _is_of_paper(field, places, caption):
            yield _Part(f"{before}{field.value}", places)
    filed = None if caption.filed == caption.dated else caption.filed  # a court's paper that is dated alone
    for day, word in ((filed, "filed"), (caption.dated, "dated")):
        if day and (places := _places(day.source, texts)):
            before = texts[places[0].page][: places[0].end]
            said = next((each for each, stands in _DAYS.items() if stands.search(before)), word)
            yield _Part(f"{said} {written(day.value)}", places)
            return


def _places(source: Source, texts: dict[int, str]) -> tuple[Stretch, ...]:
    """Return where a part of a caption stands."""

    def edges() -> dict[int, str]:
        last = max(texts, default=0)
        return {n: text for n, text in texts.items() if n <= _EDGE_PAGES or n > last - _LAST_PAGES}

    found = corrected.stands(source, edges)
    return tuple(place for place in found if texts.get(place.page, "")[place.start : place.end].strip())


def _numbers(caption: Caption, texts: dict[int, str]) -> _Part | None:
    """Return the docket numbers that the paper's own court gives it."""
    found = {
        each.value: places
        for each in caption.docket_numbers
        if (places := _own(_places(each.source, texts), texts))
    }
    if not found:
        return None
    places = tuple(place for some in found.values() for place in some)
    return _Part(f"No{'s' if len(found) > 1 else ''}. {_names([*found])}", places)


def _is_of_paper(field: Found, places: Sequence[Stretch], caption: Caption) -> bool:
    """Say whether a paper comes from a court that it names: a letter does whose head names it."""
    is_letter = caption.kind is not None and caption.kind.value == "letter"
    return not is_letter or field is not caption.court or places[0].start < _LETTERHEAD


def _own(places: tuple[Stretch, ...], texts: dict[int, str]) -> tuple[Stretch, ...]:
    """Return the places of a docket number where the paper's own court gives it, and not the one below."""
    return tuple(
        place for place in places if not _OF_THE_COURT_BELOW.search(texts[place.page][: place.start])
    )


def _joined(places: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, those near to each other on a page as one."""
    open_: Stretch | None = None
    for place in places:
        if open_ and place.page == open_.page and place.start - open_.end <= _NEAR:
            open_ = Stretch(open_.page, open_.start, max(open_.end, place.end))
            continue
        if open_:
            yield open_
        open_ = place
    if open_:
        yield open_
