"""Under which headings each place of a document stands, page by page. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ingest.records import Page
from ingest.sections import Outline, breaks_off, is_heading
from ingest.sentences import Span, full_line, trim
from pipelines.text import single_spaced

_SEPARATOR = " > "
_LABEL = re.compile(r"[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*")
_ORDINALS = (
    r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|TWELFTH|[A-Z]+TEENTH)"
)
_DIVISION = (
    rf"{_ORDINALS} (?:[A-Z]+ )*(?:CLAIM|CAUSE OF ACTION|DEFENSE)\b|COUNT [IVX\d]+\b|"
    r"(?:[A-Z’']+ )*(?:COUNTER-?|CROSS-?)CLAIMS?\b"
)
"""Begins a claim's heading, or a defense's: nothing that stood open before goes on under it."""
_LINE = re.compile(
    rf"^[ ]*(?:(?P<division>(?:{_DIVISION})"
    r"(?:[ ]?[:.(—–-][^\n]*)?$)|"
    r"(?P<part>(?:\([a-z\d]{1,3}\)|[a-h]\)|[ivx]{1,4}\.) [A-Z][^.;:,?\n]{2,50}$)|"
    rf"(?P<label>{_LABEL.pattern})\.?[ ]+\S[^\n]*)",
    re.MULTILINE,
)
"""A line that opens a claim or a defense, the next section, or, as it may be, a part of one."""
_NUMBERED = re.compile(
    r"(?:[IVX]{1,5}|[IVX][ivx]{1,4}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\.\s|\d{1,2}(?:\.\d{1,2})+\s|"
    r"(?:ARTICLE|SECTION|COUNT|Count|PART|EXHIBIT|Exhibit|ISSUE)\s+[\dA-Z]+\b|"
    rf"{_ORDINALS}(?::\s| (?:[A-Z]+ )*(?:CLAIM|CAUSE OF ACTION|DEFENSE)\b)"
)
"""Begins a heading by its place among the others: "IV. Conclusion", "COUNT I: …", "FIRST CAUSE OF ACTION"."""
_DIVIDES = re.compile(_DIVISION)
_OF_SECTIONS = frozenset(
    """a action affirmative agreement allegations analysis and applicable appeal argument authorities
    background below case claims common conclusion conclusions counterclaim counterclaims counts crossclaim
    crossclaims decision defenses definitions demand discussion disposition divisional fact facts factual
    findings for general history holding in introduction issue issues judgement judgment jurisdiction
    jurisdictional jury law legal memorandum motion nature notice of opinion order overview parties points
    prayer preliminary presented procedural proceedings provisions question questions recitals record
    relevant relief request review ruling standard standards statement
    summary the this to trial undisputed venue witnesses""".split()
)
"""Words of the headings that papers of courts and contracts have without a number: "PRAYER FOR RELIEF"."""
_OF_COUNSEL = re.compile(
    r",\s(?:JR|SR|ESQ)\b|\b(?:UNITED STATES|DISTRICT|STATE) ATTORNEY\b|\b(?:ATTORNEYS?|COUNSEL) FOR\b",
    re.IGNORECASE,
)
"""Stands in a list of counsel: "F. JAMES LOPREST, JR., United States Attorney’s"."""
_FULL = 0.7
"""The share of a full line from which on a heading's line is full, too."""
_TITLE_LINE = re.compile(
    r"\n[ ]*[A-Z\d“‘(][\w’'.-]*"
    r"(?: (?:\([^()\n]*\)|[A-Z\d“‘’'§][^\s,;:?]*|of|the|and|or|in|to|for|a|an|as|on|by|from|with|at|v\.|not|"
    r"its|their|under|against|between))*"
    r"(?=\n)"
)
"""A line of capitalised words."""
_CLOSES = re.compile(r"\n[^()\n]*\)[^\w\n]*(?=\n)")
"""A line that ends a parenthesis."""
_ARTICLE = re.compile(r"(?:ARTICLE|SECTION|Article|Section)\s+")
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()
_ASIDE = re.compile(r"\s*(?:\([^()]*\)\s*)?")
"""Stands between a count's heading and its text: "(By All Plaintiffs)"."""


class _Under(NamedTuple):
    """From a place of a page on: under which headings it stands, and where the innermost one's text begins.

    :param start: the place's offset.
    :param path: the headings, the outermost first.
    :param body: offset at which the innermost heading's text begins; None where it has begun before, or is
        not its own.
    """

    start: int
    path: tuple[str, ...]
    body: int | None = None


class Headings:
    """Tells under which headings a place of a document stands; under none where that is in doubt.

    A line in capitals without a number is in doubt, unless papers have such a heading ("PRAYER FOR RELIEF"):
    it may be a caption's, an address, part of a sentence. So is what stands behind the next number where that
    is not seen to open a section ("6." behind "5. Cure."), and behind a part's title ("(b) Fiduciary Duty").

    :param pages: all its pages, in order.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        outline = Outline()
        self._under: dict[int, list[_Under]] = {}
        self._spans: dict[int, list[Span]] = {}
        self._closed: set[tuple[str, ...]] = set()
        self._whole: dict[str, str] = {}
        path: tuple[str, ...] = ()
        last = _Under(0, ())
        for page in pages:
            _, *titles = outline.read(page.text)
            found = dict(titles)
            lines = {match.start(): match for match in _LINE.finditer(page.text)}
            under = [last if last.body is None else last._replace(body=_text_from(page.text, 0))]
            for start in sorted(found.keys() | lines.keys()):
                line = lines.get(start)
                if opened := self._opened(path, found.get(start), line):
                    path = opened
                    self._whole[path[-1]], end = _whole(page.text, start, path[-1])
                    if end is not None:
                        self._spans.setdefault(page.number, []).append(trim(page.text, start, end))
                    body = None if end is None or not _certain(path) else _text_from(page.text, end)
                    under.append(_Under(start, self._told(path), body))
                elif line and line["part"]:
                    under.append(_Under(start, ()))
                elif line and (closed := _closed_by(path, line["label"], line[0])) is not None:
                    self._closed.add(path[: closed + 1])
                    path = path[:closed]
                    under.append(_Under(start, self._told(path)))
            self._under[page.number] = under
            is_last = under[-1].body is not None and not page.text[under[-1].body :].strip()
            last = _Under(0, under[-1].path, 0 if is_last else None)

    def path(self, page: int, offset: int) -> tuple[str, ...]:
        """Return the headings over a place, the outermost first.

        :param page: PDF page, from 1.
        :param offset: of the place, in the page's text.
        """
        return self._at(page, offset).path

    def begin(self, page: int, offset: int) -> bool:
        """Say whether what stands under the innermost heading of a place begins there.

        :param page: PDF page, from 1.
        :param offset: of the place, in the page's text.
        """
        body = self._at(page, offset).body
        return body is not None and offset <= body

    def on(self, page: int) -> Sequence[Span]:
        """Return where a page's headings stand, with the lines that they go on in, in order.

        :param page: PDF page, from 1.
        """
        return self._spans.get(page, ())

    def _at(self, page: int, offset: int) -> _Under:
        under = self._under[page]
        return under[bisect_right(under, offset, key=lambda each: each.start) - 1]

    def _told(self, path: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._whole.get(title, title) for title in _certain(path))

    def _opened(
        self, path: tuple[str, ...], found: str | None, line: re.Match[str] | None
    ) -> tuple[str, ...] | None:
        """Return the headings from a place on where one stands there, or None.

        :param path: the headings before it.
        :param found: the heading with those over it, as the outline tells them, or None.
        :param line: the line, where that may be one.
        """
        if found is not None:
            return self._open(path, found)
        if line is not None and line["division"]:
            return self._open(path, line["division"])
        if line is None or not line["label"] or not _reads_as_sentence(line[0].strip()):
            return None
        rank = _rank(line["label"])
        depth = next((d for d in range(len(path)) if _rank(_numbered(path[d])) >= rank), len(path))
        self._closed.add(path[: depth + 1])
        return (*path[:depth], line[0].strip())

    def _open(self, path: tuple[str, ...], found: str) -> tuple[str, ...]:
        """Return a new heading with those that it stands under, without one that was closed before it.

        :param path: the headings before it.
        :param found: it with those over it, as the outline tells them; a claim's that is in no outline alone.
        """
        titles = tuple(found.split(_SEPARATOR))
        if len(titles) == 1 and _DIVIDES.match(found):
            self._closed.add(path[:1])
        for depth in range(1, len(titles)):
            if titles[:depth] in self._closed:
                return titles[: depth - 1] + titles[depth:]
        return titles


def _text_from(page: str, end: int) -> int:
    """Return where the text begins behind a heading, and behind what stands in brackets below it."""
    match = _ASIDE.match(page, end)
    return match.end() if match else end


def _certain(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return those headings that surely are ones; none where the innermost is in doubt."""
    certain = tuple(filter(_is_certain, path))
    return certain if certain[-1:] == path[-1:] else ()


def _is_certain(title: str) -> bool:
    if _NUMBERED.match(title):
        return not _OF_COUNSEL.search(title)
    return all(word in _OF_SECTIONS for word in re.findall(r"[^\W_]+", title.lower()))


def _whole(page: str, start: int, title: str) -> tuple[str, int | None]:
    """Return a heading with the lines that it goes on in, and where it ends.

    :param page: the page's text.
    :param start: where the heading begins.
    :param title: its first line, or as many as are known.
    :returns: the heading on one line, and the offset behind it; None where its words do not stand there.
    """
    title = single_spaced(title)
    words = re.compile(r"\s*" + r"\s+".join(map(re.escape, title.split()))).match(page, start)
    if words is None:
        return title, None
    end, full = words.end(), _FULL * full_line(page)
    while line := (_CLOSES if title.count("(") > title.count(")") else _TITLE_LINE).match(page, end):
        if not (line.re is _CLOSES or breaks_off(title) or end - page.rfind("\n", 0, end) > full):
            break
        title = f"{title}{'' if title[-1] in '-–' else ' '}{single_spaced(line[0])}"
        end = line.end()
    return title, end


def _closed_by(path: Sequence[str], label: str, line: str) -> int | None:
    """Return which of some headings ends where a line has a label; None where none does.

    It is the one whose number comes before the label, or is of its kind, where the label stands as that of a
    heading does ("2. The reason …" under "1. Promotion"): then the line opens a section whose title reads as
    a sentence, or a list. A clause ends the article that is not its own ("8.3" under "ARTICLE 6").
    """
    for depth in reversed(range(len(path))):
        number = _numbered(path[depth])
        if number is None:
            continue
        article, dot, _ = label.partition(".")
        of_other = bool(dot) and number.isdigit() and article != number
        again = _rank(number) == _rank(label) and line.lstrip().startswith(f"{label}. ")
        if _following(number) == label or of_other or again:
            return depth
    return None


def _numbered(title: str) -> str | None:
    """Return a heading's number, or its article's: "6" of "ARTICLE 6. SUPPORT"."""
    number = _LABEL.fullmatch(_ARTICLE.sub("", title).partition(" ")[0].rstrip(".:"))
    return number[0] if number else None


def _rank(label: str | None) -> int:
    """Return how deep what a number opens stands: under "V" stands "B", under that "2", and "2.1"."""
    if label is None:
        return 0
    return 1 if label in _ROMAN else 2 if label.isalpha() else 3 + label.count(".")


def _reads_as_sentence(line: str) -> bool:
    """Say whether a line is a heading with a full stop: "B. There Is No Evidence of Pretext."."""
    return line.endswith(".") and is_heading(line[:-1])


def _following(label: str) -> str:
    """Return the number behind a number: "6" for "5", "12.4" for "12.3", "C" for "B"."""
    if label in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(label) + 1]
    if label.isalpha():
        return chr(ord(label[0]) + 1) if len(label) == 1 else ""
    before, dot, last = label.rpartition(".")
    return f"{before}{dot}{int(last) + 1}"
