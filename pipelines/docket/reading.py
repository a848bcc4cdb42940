"""What a docket question asks for, read by a grammar that must account for every word of it.

A question of which a word is left over asks for more than the tables tell ("How many motions did Acme file
about the lease?"), and is none of these: better no answer than a count of something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pipelines.docket.cases import Cases, cases_named
from pipelines.docket.cited import Cited, cited_in
from pipelines.docket.days import days_in
from pipelines.docket.left import Left
from pipelines.docket.meant import People, people_named
from pipelines.docket.named import Named, deposition_in, named_in, outcomes_in
from pipelines.docket.nouns import DEPOSITION, GROUPS, Noun
from pipelines.docket.ordering import newest_first
from pipelines.docket.papers import Paper
from pipelines.docket.phrases import FILLERS, FORMS, MADE, NOT_ONE, PATTERNS
from pipelines.docket.telling import days_said
from pipelines.docket.wanted import Beside, Condition, Form, Wanted
from pipelines.errors import DocketError, NotADocketQuestion
from pipelines.polite import POLITE
from pipelines.text import root

_LONGEST = 300
_POLITELY = re.compile(rf"^(?:{POLITE}\s+)+(?:a\s)?", re.IGNORECASE)

_ENDS = ("first", "last", "longest", "shortest")
"""What asks for the end of a list; nobody is the first of the parties."""


def read(
    question: str,
    papers: Sequence[Paper],
    judges: Sequence[str],
    cases_cited: Callable[[], Mapping[str, str]] = dict,
) -> Wanted:
    """Read a question.

    :param question: the question.
    :param papers: the matter's documents, of whose names it may speak.
    :param judges: the judges that they and the docket sheets name.
    :param cases_cited: tells the cases that they cite, their names by their reporters.
    :raises NotADocketQuestion: when it asks for something else, or for more.
    :raises DocketError: when a name in it may be several people's, or a case is none of the matter's.
    """
    if len(question) > _LONGEST:
        raise NotADocketQuestion(NOT_ONE)
    left = Left(question)
    left.take(_POLITELY)
    newest = newest_first(left)
    form = next((form for form, pattern in FORMS if left.take(pattern)), None)
    while form and any(left.take(pattern) for each, pattern in FORMS if each in (form, Form.LIST)):
        pass  # "how many …, and which were granted?"
    cited = cited_in(left, cases_cited)
    deposition = deposition_in(left)
    days = days_in(left)
    cases = cases_named(left, papers)
    people = people_named(left, papers, cases, judges)
    taken = {name: left.take(pattern) for name, pattern in PATTERNS.items()}
    outcomes = outcomes_in(left)
    named = named_in(left, deposition)
    if form is None and not any(taken[end] for end in _ENDS):
        raise NotADocketQuestion(NOT_ONE)
    reading = _Reading(left, form or Form.LIST, days, cases, people, taken, outcomes, named, cited, newest)
    return reading.wanted()


class _Reading(NamedTuple):
    """The parts of a question, to be put together."""

    left: Left
    form: Form
    days: tuple[Condition, ...]
    cases: Cases
    people: People
    taken: dict[str, re.Match[str] | None]
    outcomes: tuple[tuple[str, ...], ...]
    named: Named | None
    cited: Cited | None
    newest: bool

    def wanted(self) -> Wanted:
        """Put it together."""
        if self.cited and self.cited.asked:
            return self._cited_by(self.cited.asked)
        noun, like = self._noun()
        if self.left.words() - FILLERS:
            raise NotADocketQuestion(NOT_ONE)
        if problem := self.cases.problem or self.people.problem:
            raise DocketError(problem)
        taken, people = self.taken, self.people
        sized = taken["longest"] or taken["shortest"]
        table = noun.table
        of_files = self.form is Form.PAGES or taken["in_files"] or sized or self.cited
        if table == "filings" and of_files:
            table = "documents"
        elif not of_files and not noun.kinds and (taken["filed"] or taken["made"]):
            table = "filings"
        conditions = self._conditions(table, noun, like)
        split = tuple(dict.fromkeys(each for some in self.outcomes for each in some))
        counts_all = self.form is Form.COUNT and split and self._asks_twice()
        if split and not counts_all:
            conditions.append(Condition("disposition", "in", split))
        self._check(table, noun, conditions)
        group = GROUPS[taken["group"]["by"].lower()] if taken["group"] else noun.group
        at_end = bool(taken["first"] or taken["last"] or sized)
        if self.cited and (group or at_end or self.form not in (Form.COUNT, Form.LIST)):
            raise NotADocketQuestion(NOT_ONE)
        return Wanted(
            table=table,
            form=self.form,
            what=noun.what,
            conditions=tuple(conditions),
            split=split if counts_all else (),
            group=group,
            order=("pages", bool(taken["longest"])) if sized else ("day", bool(taken["last"]) or self.newest),
            at_end=at_end,
            said=self._said(like, () if counts_all else split),
            notes=people.notes,
            cases=self.cases.numbers or people.cases,
            beside=self._cites(),
        )

    def _cites(self) -> Beside | None:
        """Return what a paper must cite, where the question names a case that it does."""
        if self.cited is None or self.cited.authorities is None:
            return None
        return Beside("authorities", (Condition("authority", "in", self.cited.authorities),))

    def _cited_by(self, asked: Noun) -> Wanted:
        """Put a question together that asks for what papers cite."""
        verbs = (*_ENDS, "filed", "made", "entered", "entry", "appears", "group")
        told = self.named or self.cases.numbers or self.taken["in_files"] or self.people.courts
        if self.left.words() - FILLERS or not told or any(self.taken[verb] for verb in verbs):
            raise NotADocketQuestion(NOT_ONE)
        if problem := self.cases.problem or self.people.problem:
            raise DocketError(problem)
        if self.form not in (Form.COUNT, Form.LIST) or self.outcomes:
            raise NotADocketQuestion(NOT_ONE)
        noun, like, is_one = self.named or Named(Noun(("document", "documents"), "documents"))
        conditions = self._conditions("documents", noun, like)
        self._check("documents", noun, conditions)
        said = f"cited in the {noun.what[0 if is_one else 1]} {self._said(like, ())}".rstrip()
        return Wanted(
            table="authorities",
            form=self.form,
            what=asked.what,
            conditions=(Condition("kind", "in", asked.kinds),) if asked.kinds else (),
            said=said,
            notes=self.people.notes,
            cases=self.cases.numbers,
            beside=Beside("documents", tuple(conditions), noun.what, is_one),
        )

    def _noun(self) -> tuple[Noun, tuple[str, ...]]:
        if self.taken["appears"]:
            return Noun(("attorney", "attorneys"), "counsel"), ()
        if self.taken["entry"]:
            if self.named and self.outcomes:  # "which order granted entry 17?"
                raise NotADocketQuestion(NOT_ONE)
            return Noun(("entry", "entries"), "filings"), ()
        if self.named:
            return self.named[:2]
        if self.taken["deposed"]:
            return DEPOSITION, ()
        if self.form is Form.PAGES and self.taken["in_files"]:
            return Noun(("document", "documents"), "documents"), ()
        if self.people.roles and not self.taken["filed"]:
            role = self.people.roles[0]
            return Noun((role, f"{role}s"), "parties"), ()
        if (self.taken["filed"] or self.taken["made"]) and self.form in (
            Form.LIST,
            Form.WHO,
        ):  # "what did Acme file in May?"
            return Noun(("filing", "filings"), "filings"), ()
        raise NotADocketQuestion(NOT_ONE)

    def _conditions(self, table: str, noun: Noun, like: tuple[str, ...]) -> list[Condition]:
        people, found = self.people, []
        if entry := self.taken["entry"]:
            found.append(Condition("number", "in", (int(entry["number"]),)))
        if noun.kinds:
            found.append(Condition("kind", "in", noun.kinds))
        if like:
            found.append(Condition("title", "like", tuple(map(root, like))))
        if self.cases.numbers:
            found.append(Condition("case_number", "in", self.cases.numbers))
        for column, test, values in (("party", "in", people.parties), ("role", "part", people.roles)):
            if values and table in ("filings", "parties"):
                found.append(Condition(column, test, values))
        if table == "counsel":
            if people.parties and not people.sides:  # no caption says on which side they are
                raise NotADocketQuestion(NOT_ONE)
            if people.cases and not self.cases.numbers:
                found.append(Condition("case_number", "in", people.cases))
            found += [Condition("role", "in", people.sides)] if people.sides else []
            found += [Condition("role", "part", people.roles)] if people.roles else []
        for column, values in (("judge", people.judges), ("court", people.courts)):
            if values:
                found.append(Condition(column, "in", values))
        if noun.group:
            found.append(Condition(noun.group, "told", ()))
        if table == "filings" and (self.taken["on_docket"] or (noun.what[0] == "entry" and not entry)):
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
        endless = table in ("parties", "counsel") and any(self.taken[end] for end in _ENDS)
        if columns - telling or endless or (table == "documents" and of_people):
            raise NotADocketQuestion(NOT_ONE)
        verbs = ("filed", "made", "entered", "in_files", "on_docket")
        does = {"did", "does"} & self.left.words() and "have" not in self.left.words() and not self.cited
        if does and not self.outcomes and not any(self.taken[verb] for verb in verbs):
            raise NotADocketQuestion(NOT_ONE)  # "what did Acme answer?"
        if self.taken["made"] and noun.what[0] not in MADE:  # complaints are also made of noise
            raise NotADocketQuestion(NOT_ONE)
        if self.outcomes and self.people.judges:  # a motion's judge need not be who ruled on it
            raise NotADocketQuestion(NOT_ONE)
        if self.taken["sworn"] and noun is not DEPOSITION:  # photographs and oaths are taken, too
            raise NotADocketQuestion(NOT_ONE)
        if self.form is Form.WHEN and table in ("parties", "counsel"):
            raise NotADocketQuestion(NOT_ONE)

    def _said(self, like: tuple[str, ...], outcomes: tuple[str, ...]) -> str:
        came_out = f"that came out as {' or '.join(outcomes)}" if outcomes else ""
        titled = f"whose title has “{'”, “'.join(like)}”" if like else ""
        cites = f"citing {self.cited.said}" if self.cited and self.cited.said else ""
        said = (titled, self.people.said, self.cases.said, days_said(self.days), came_out, cites)
        return " ".join(filter(None, said))
