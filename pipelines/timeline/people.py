"""Who is mentioned in a quote: whom captions name, firms by their short names, and who has a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.caption.records import Caption
from pipelines.text import single_spaced

_TITLED = re.compile(
    r"(?<!Executive )(?<!Operating )(?<!Financial )\b(?P<title>M[rs]s?|Dr|Judge|Justice|Professor|"
    r"Officer|Detective|Sergeant|Hon)\.?\s"
    r"(?P<name>[A-Z][a-z’'][\w’'-]*(?:\s[A-Z]\.(?=\s[A-Z])|\s[A-Z][a-z’'][\w’'-]*){0,2})"
)
_FULL = re.compile(r"\b[A-Z][a-z’'-]+\s(?:[A-Z]\.\s|[A-Z][a-z]+\s)?(?P<last>[A-Z][\w’'-]+)")
_FIRM = re.compile(
    r"\b(?:Inc|LLC|L\.?P|LLP|Corp|Co|Company|Ltd|N\.?A|Bank|Association|Trust|Department|County|City|"
    r"State|United|"
    r"Corporation|University|District|Board)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"(?P<name>\b[A-Z][\w&’'.-]*(?:,?\s(?:[A-Z&][\w&’'.-]*|of|and|the)){1,7}?,?\s"
    r"(?:Inc|LLC|L\.P|LP|LLP|Corp|Co|Company|Ltd|N\.A|Corporation|Association|University|Bank)\b\.?)"
    r"[^()“”.;]{0,60}?\((?:the\s|collectively,\s)?“(?P<short>[A-Z][\w&’' .-]{1,30})”\)"
)
"""A firm, and what it is called from there on: "Alder Mills, Inc. (“Alder”)"."""
_ROLES = re.compile(
    r"(?:plaintiff|defendant|landlord|tenant|customer|company|licens|lend|borrow|buyer|seller|guarantor|"
    r"agreement|"
    r"lease|effective|appell|petitioner|respondent|insur|employ)",
    re.IGNORECASE,
)
"""Opens what a paper calls its parties, and is no name."""
_POSSESSIVE = re.compile(r"[’']s?$")
_SHOUTED = re.compile(r"^[^a-z]+$")
_COMMON = frozenset(
    """the united state states city county people general american national first new bank commissioner
    department secretary board estate doe does john jane north south west east international global
    public""".split()
)
"""Words that open names and are no name by themselves."""


class People:
    """Who may be mentioned in a document.

    :param caption: the document's.
    :param texts: its pages' texts.
    """

    def __init__(self, caption: Caption, texts: Sequence[str]) -> None:
        named = [party.name for party in (*caption.parties, *caption.attorneys)]
        if caption.judge:
            named.append(caption.judge.value)
        self._forms: dict[str, str] = {}
        shared: dict[str, set[str]] = {}
        for name in dict.fromkeys(tidy(name) for name in named if not _ROLES.match(name)):
            if len(name.split()) > 1:
                self._forms[name.casefold()] = name
            for form in _short_forms(name):
                shared.setdefault(form, set()).add(name)
        firms = {form: next(iter(names)) for form, names in shared.items() if len(names) == 1}
        self._forms |= {form: name for form, name in firms.items() if _FIRM.search(name)}
        for text in texts:
            for match in _DEFINED.finditer(single_spaced(text)):
                if name := self._defined(match["name"], match["short"]):
                    self._forms |= {name.casefold(): name, match["short"].casefold(): name}
        self._lasts: dict[str, set[str]] = {}
        for name in self._forms.values():
            if not _FIRM.search(name):
                self._lasts.setdefault(name.split()[-1].casefold(), set()).add(name)
        titled = {_last(match["name"]) for text in texts for match in _TITLED.finditer(single_spaced(text))}
        self._titled = titled
        for text in texts:
            for match in _FULL.finditer(single_spaced(text)):
                last = _last(match["last"])
                if last in titled and not _TITLED.match(match[0]) and last not in self._lasts:
                    self._lasts.setdefault(last, set()).add(_POSSESSIVE.sub("", match[0]))
        forms = sorted((form for form in self._forms if len(form) > 2), key=len, reverse=True)
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
            if forms
            else None
        )

    def _defined(self, words: str, short: str) -> str:
        """Return the firm's name at the end of some words, by which another name is defined; or nothing."""
        known = [name for form, name in self._forms.items() if words.casefold().endswith(form)]
        begins = words.rfind(short.split()[0])
        if _ROLES.match(short) or not (known or begins >= 0):
            return ""
        return max(known, key=len) if known else words[begins:]

    def mentioned(self, quote: str) -> tuple[str, ...]:
        """Return who is mentioned, by the fullest name that is known, in the order of the quote.

        :param quote: the words.
        """
        text = single_spaced(quote)
        found: list[tuple[int, str]] = []
        for match in _TITLED.finditer(text):
            full = self._lasts.get(_last(match["name"]), set())
            found.append(
                (
                    match.start(),
                    next(iter(full)) if len(full) == 1 else _POSSESSIVE.sub("", match[0]).rstrip(".,"),
                )
            )
        taken = [match.span() for match in _TITLED.finditer(text)]
        if self._pattern:
            for match in self._pattern.finditer(text):
                if match[0][0].isupper() and not any(a < match.end() and match.start() < b for a, b in taken):
                    found.append((match.start(), self._forms[match[0].casefold()]))
        for match in _FULL.finditer(text):
            full = self._lasts.get(_last(match["last"]), set())
            if _last(match["last"]) in self._titled and len(full) == 1 and not _TITLED.match(match[0]):
                found.append((match.start(), next(iter(full))))
        return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _last(name: str) -> str:
    return _POSSESSIVE.sub("", name.split()[-1]).casefold()


def tidy(name: str) -> str:
    """Return a name on one line, and in small letters where a caption has it in capitals.

    :param name: as it is printed.
    """
    plain = single_spaced(name)
    if not _SHOUTED.match(plain):
        return plain
    kept = {"LLC", "LLP", "LP", "L.P.", "N.A.", "II", "III", "IV", "USA", "U.S."}
    words = [
        word if word.strip(",") in kept else "-".join(p.capitalize() for p in word.split("-"))
        for word in plain.split()
    ]
    small = {"Of", "The", "And", "For", "In"}
    return " ".join(word.lower() if place and word in small else word for place, word in enumerate(words))


def parties_of(caption: Caption) -> tuple[str, ...]:
    """Return the parties that a caption names.

    :param caption: the document's.
    """
    return tuple(dict.fromkeys(tidy(party.name) for party in caption.parties if not _ROLES.match(party.name)))


def is_meant(asked: str, people: Iterable[str]) -> bool:
    """Say whether one of some people goes by a name.

    :param asked: the name, or a part of it: each of its words must be one of theirs.
    :param people: their names.
    """
    wanted = set(_words(asked))
    return any(wanted <= set(_words(name)) for name in people) if wanted else True


def _words(name: str) -> list[str]:
    titles = {"mr", "ms", "mrs", "dr", "hon"}
    return [word for word in re.findall(r"[\w’'-]+", name.casefold()) if word not in titles]


def _short_forms(name: str) -> list[str]:
    words = [word.strip(",.") for word in name.split()]
    forms = [words[0]] if words else []
    if len(words) > 2 and not _FIRM.search(words[1]):
        forms.append(f"{words[0]} {words[1]}")
    return [form.casefold() for form in forms if form.casefold() not in _COMMON and len(form) > 2]
