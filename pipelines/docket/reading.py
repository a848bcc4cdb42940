"""What a docket question asks for, read by a grammar that must account for every word of it.

A question of which a word is left over asks for more than the tables tell ("How many motions did Acme file
about the lease?"), and is none of these: better no answer than a count of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.docket.days import days_in
from pipelines.docket.left import Left
from pipelines.docket.meant import Cases, People, cases_named, people_named
from pipelines.docket.nouns import DISPOSITIONS, GROUPS, NOUNS, Noun
from pipelines.docket.papers import Paper
from pipelines.docket.telling import days_said
from pipelines.docket.wanted import Condition, Form, Wanted
from pipelines.errors import NotADocketQuestion
from pipelines.text import root

NOT_ONE = (
    "The database of filings does not tell this: it counts and lists filings, documents, parties and counsel "
    "by kind, party, judge, court, case, day and outcome."
)
_LONGEST = 300
_FLAGS = re.IGNORECASE
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, _FLAGS))
    for form, pattern in (
        (Form.PAGES, r"\bhow (?:many pages|long)\b"),
        (
            Form.COUNT,
            r"\b(?:how many|(?:(?:what is |what's )?the )?(?:total )?number of|count(?: of)?)\b",
        ),
        (
            Form.WHO,
            r"\b(?:who|(?:which|what) (?:party|side|parties))\b"
            r"(?= (?:has |have |had )?(?:filed|submitted|made|brought))|\bby whom\b",
        ),
        (Form.JUDGE, r"\b(?:which|what) judges?\b|\bwho\b(?= (?:entered|issued|signed))"),
        (Form.WHEN, r"\b(?:when|on (?:what|which) (?:day|date)|(?:what|which) (?:day|date))\b"),
        (
            Form.LIST,
            r"\b(?:which|what|who|list|show(?: me)?|give me|name|tell me|identify)\b",
        ),
    )
)
_PATTERNS = {
    name: re.compile(pattern, _FLAGS)
    for name, pattern in {
        "first": r"\b(?:first|earliest|oldest)\b(?! (?:amended|supplemental))",
        "last": r"\b(?:last|latest|newest|(?:most )?recent(?:ly)?)\b",
        "longest": r"\blongest|(?:has|have|with)(?: the)? most pages\b",
        "shortest": r"\bshortest|(?:has|have|with)(?: the)? fewest pages\b",
        "group": r"\b(?:by|per|(?:for |in )?each|(?:for |in )?every|broken down by)\s"
        r"(?P<by>kind|type|party|judge|court|year|month|case)\b",
        "in_files": r"\b(?:(?:in|among|of) (?:the|these|those|this|our|my) (?:\w+ )?"
        r"(?:files?|matter|documents?|pdfs|library)"
        r"|(?:do|have) (?:we|i) (?:have|got)|(?:we|i) have|on file|uploaded)\b",
        "on_docket": r"\b(?:on|in|of) the (?:court's )?docket(?: sheet)?\b|\bdocketed\b"
        r"|\b(?:does |are |on )?the docket(?: sheet)? (?:have|has|list|lists|show|shows|contain)\b",
        "filed": r"\b(?:filed?|files|submit(?:ted)?|made|make|brought|bring|lodged?)\b",
        "entered": r"\b(?:enter(?:ed)?|issued?|signed?|sign|handed down|rendered?)\b",
        "entry": r"\b(?:(?:docket )?entry|dkts?\.?|ecf|doc(?:ket|ument)?\.?)\s(?:(?:no\.?|number|#)\s?)?"
        r"(?P<number>\d{1,4})\b",
        "undecided": r"\bnot(?: yet)? (?:been )?(?:ruled on|decided)\b|\bundecided\b|\b(?:still )?pending\b",
        "appears": r"\b(?:represents?|represented|appears? for|appeared for|counsel for)\b",
        "party_to": r"\bpart(?:y|ies) (?:to|in)\b",
    }.items()
}
_BEFORE = re.compile(
    r"\b(?P<words>(?:(?:first|second|third|amended|supplemental|joint|administrative|protective|scheduling|corporate|"
    r"emergency|renewed|unopposed|clerk's|summary judgment|discovery|sealing|transcript)\s){1,3})$",
    _FLAGS,
)
_STOPS = (
    r"did|does|do|was|were|is|are|has|have|had|that|which|who|filed|by|in|on|before|after|since|between|from|"
    r"entered|granted|denied|and|there|with|during|until|signed|issued|made|of|to|for"
)
_BEHIND = re.compile(
    r"\s(?:to|for|of|re|regarding)\s(?:the\s|an?\s)?"
    rf"(?P<words>(?!(?:the|a|all|each|every|docket|court|case|matter|files?|documents?)\b)(?!(?:{_STOPS})\b)[\w'.-]+"
    rf"(?:\s(?!(?:{_STOPS})\b)[\w'.-]+){{0,4}})",
    _FLAGS,
)
_FILLERS = frozenset(
    """a an the of to in on by for from with at and or did does do was were is are has have had be been there
    any all that which who whom what it its their them they this those these court case action matter docket
    please me total each one ones how came come out entered filed file made signed issued also whole
    entire then ever altogether exist far so""".split()
)


class _Named(NamedTuple):
    """What the rows are, with the words that tell which of them are meant."""

    noun: Noun
    like: tuple[str, ...] = ()


def read(question: str, papers: Sequence[Paper], judges: Sequence[str]) -> Wanted:
    """Read a question.

    :param question: the question.
    :param papers: the matter's documents, of whose names it may speak.
    :param judges: the judges that they and the docket sheets name.
    :raises NotADocketQuestion: when it asks for something else, or for more.
    :raises DocketError: when a name in it may be several people's, or a case is none of the matter's.
    """
    if len(question) > _LONGEST:
        raise NotADocketQuestion(NOT_ONE)
    left = Left(question)
    form = next((form for form, pattern in _FORMS if left.take(pattern)), None)
    while form and any(left.take(pattern) for each, pattern in _FORMS if each in (form, Form.LIST)):
        pass  # "how many …, and which were granted?"
    days = days_in(left)
    cases = cases_named(left, papers)
    people = people_named(left, papers, cases, judges)
    taken = {name: left.take(pattern) for name, pattern in _PATTERNS.items()}
    outcomes = _outcomes(left)
    named = _named(left)
    if form is None and not any(taken[name] for name in ("first", "last", "longest", "shortest")):
        raise NotADocketQuestion(NOT_ONE)
    return _Reading(left, form or Form.LIST, days, cases, people, taken, outcomes, named).wanted()


def _outcomes(left: Left) -> tuple[tuple[str, ...], ...]:
    found = []
    for pattern, dispositions in DISPOSITIONS:
        if left.take(re.compile(rf"\b(?:{pattern})\b", _FLAGS)):
            found.append(dispositions)
    return tuple(found)


def _named(left: Left) -> _Named | None:
    """Take what is counted or listed, and what says which: "motions to compel", "amended complaint"."""
    found: list[_Named] = []
    while True:
        places = [
            (match.start(), -match.end(), noun)
            for pattern, noun in NOUNS
            if (match := pattern.search(left.text))
        ]
        if not places:
            break
        start, end, noun = min(places, key=lambda place: place[:2])
        before = _BEFORE.search(left.text[:start])
        behind = _BEHIND.match(left.text, -end)
        words = [*(before["words"].split() if before else []), *(behind["words"].split() if behind else [])]
        left.blank(before.start() if before else start, behind.end() if behind else -end)
        found.append(_Named(noun, tuple(root(word.lower().strip("'.")) for word in words)))
    if len(found) > 1:  # "which documents are contracts?"
        found = [each for each in found if each.noun.kinds] if len(found) == 2 else []
        found = found if len(found) == 1 else []
        if not found:
            raise NotADocketQuestion(NOT_ONE)
    return found[0] if found else None


class _Reading(NamedTuple):
    """The parts of a question, to be put together."""

    left: Left
    form: Form
    days: tuple[Condition, ...]
    cases: Cases
    people: People
    taken: dict[str, re.Match[str] | None]
    outcomes: tuple[tuple[str, ...], ...]
    named: _Named | None

    def wanted(self) -> Wanted:
        """Put it together."""
        noun, like = self._noun()
        if self.left.words() - _FILLERS:
            raise NotADocketQuestion(NOT_ONE)
        taken, people = self.taken, self.people
        sized = taken["longest"] or taken["shortest"]
        table = noun.table
        of_files = self.form is Form.PAGES or taken["in_files"] or sized
        if table == "filings" and of_files:
            table = "documents"
        elif table == "documents" and (people.parties or people.roles) and taken["filed"] and not noun.kinds:
            table = "filings"
        conditions = self._conditions(table, noun, like)
        split = tuple(dict.fromkeys(each for some in self.outcomes for each in some))
        counts_all = self.form is Form.COUNT and split and self._asks_twice()
        if split and not counts_all:
            conditions.append(Condition("disposition", "in", split))
        self._check(table, noun, conditions)
        only = 1 if taken["first"] or taken["last"] or sized else None
        group = GROUPS[taken["group"]["by"].lower()] if taken["group"] else None
        return Wanted(
            table=table,
            form=self.form,
            what=noun.what,
            conditions=tuple(conditions),
            split=split if counts_all else (),
            group=group,
            order=("pages", bool(taken["longest"])) if sized else ("day", bool(taken["last"])),
            only=only,
            said=self._said(like),
            notes=people.notes,
            cases=self.cases.numbers or people.cases,
        )

    def _noun(self) -> tuple[Noun, tuple[str, ...]]:
        if self.taken["appears"]:
            return Noun(("attorney", "attorneys"), "counsel"), ()
        if self.taken["entry"]:
            return Noun(("entry", "entries"), "filings"), ()
        if self.named:
            return self.named
        if self.form is Form.PAGES:
            return Noun(("document", "documents"), "documents"), ()
        if self.people.roles and not self.taken["filed"]:
            role = self.people.roles[0]
            return Noun((role, f"{role}s"), "parties"), ()
        if self.taken["filed"] and self.form in (Form.LIST, Form.WHO):  # "what did Acme file in May?"
            return Noun(("filing", "filings"), "filings"), ()
        raise NotADocketQuestion(NOT_ONE)

    def _conditions(self, table: str, noun: Noun, like: tuple[str, ...]) -> list[Condition]:
        people, found = self.people, []
        if entry := self.taken["entry"]:
            found.append(Condition("number", "in", (int(entry["number"]),)))
        if noun.kinds:
            found.append(Condition("kind", "in", noun.kinds))
        if like:
            found.append(Condition("title", "like", like))
        if self.cases.numbers:
            found.append(Condition("case_number", "in", self.cases.numbers))
        for column, values in (("party", people.parties), ("role", people.roles)):
            if values and table in ("filings", "parties"):
                found.append(Condition(column, "in", values))
        if table == "counsel":
            cases, sides = people.cases, people.sides or people.roles
            if cases and not self.cases.numbers:
                found.append(Condition("case_number", "in", cases))
            found += [Condition("role", "in", sides)] if sides else []
        for column, values in (("judge", people.judges), ("court", people.courts)):
            if values:
                found.append(Condition(column, "in", values))
        if self.taken["on_docket"] and table == "filings":
            found.append(Condition("listed", "in", (1,)))
        return [*found, *self.days]

    def _asks_twice(self) -> bool:
        """Say whether the outcome is asked of what is counted: "how many …, and which were granted?"."""
        return re.search(r"\band\b|,", self.left.text) is not None

    def _check(self, table: str, noun: Noun, conditions: Sequence[Condition]) -> None:
        """Refuse what the table cannot tell."""
        columns = {condition.column for condition in conditions}
        telling = {
            "filings": {
                "kind",
                "title",
                "case_number",
                "party",
                "role",
                "judge",
                "day",
                "number",
                "listed",
                "disposition",
            },
            "documents": {"kind", "title", "case_number", "judge", "court", "day"},
            "parties": {"case_number", "role"},
            "counsel": {"case_number", "role"},
        }[table]
        of_people = self.people.parties or self.people.roles
        if columns - telling or (table == "documents" and of_people):
            raise NotADocketQuestion(NOT_ONE)
        if self.taken["party_to"] or self.taken["undecided"]:
            raise NotADocketQuestion(NOT_ONE)
        if self.form is Form.WHEN and table in ("parties", "counsel"):
            raise NotADocketQuestion(NOT_ONE)

    def _said(self, like: tuple[str, ...]) -> str:
        titled = f"whose title has “{'”, “'.join(like)}”" if like else ""
        return " ".join(filter(None, (titled, self.people.said, self.cases.said, days_said(self.days))))
