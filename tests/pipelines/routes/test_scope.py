"""What is chosen of a matter is a wall: nothing outside of it is found, quoted or searched first."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.caption.records import Caption, Found, Source
from pipelines.answering import Answerer
from pipelines.errors import PinciteError
from pipelines.prompts import ABSTENTION_OF_CHOSEN
from pipelines.routes.scope import Scope, day_of, kinds_of, only_in, read_day, scope_of
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry

QUESTION = "What law governs the Master Subscription and Services Agreement?"


def entry(name: str, kind: str = "", filed: str = "", dated: str = "") -> DocumentEntry:
    source = Source(1, "text", name)
    caption = Caption(
        kind=Found(kind, source) if kind else None,
        filed=Found(filed, source) if filed else None,
        dated=Found(dated, source) if dated else None,
    )
    return DocumentEntry(name, f"{name}.pdf", 1, 1, 1, "2024-01-01", caption)


ORDER = entry("o", "order", filed="2021-05-03", dated="2021-05-01")
LETTER = entry("l", "letter", dated="2022-03-14")
SCAN = entry("s")
ALL = [ORDER, LETTER, SCAN]


@pytest.mark.parametrize(
    ("scope", "inside"),
    [
        (Scope(), "ols"),
        (Scope(documents=("o", "s")), "os"),
        (Scope(kinds=("order",)), "o"),
        (Scope(kinds=("order", "letter")), "ol"),
        (Scope(documents=("l",), kinds=("order",)), ""),  # all that is chosen must fit
        (Scope(filed_from="2021-05-03"), "ol"),  # the first day is inside; a letter goes by its date
        (Scope(filed_from="2021-05-04"), "l"),
        (Scope(filed_to="2021-05-03"), "o"),  # so is the last
        (Scope(filed_from="2022-01-01", filed_to="2021-01-01"), ""),
        (Scope(documents=("gone",)), ""),
    ],
)
def test_what_is_inside(scope: Scope, inside: str) -> None:
    assert [each.document_id for each in ALL if scope.has(each)] == list(inside)
    assert bool(scope) == (scope != Scope())


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        (Scope(documents=("o",)), "Only in: Order of 3 May 2021 (o.pdf)."),
        (Scope(documents=("o", "s")), "Only in: Order of 3 May 2021 (o.pdf); s.pdf."),
        (Scope(documents=("gone",)), "Only in: no document of the matter is like that."),
        (Scope(documents=("gone", "o")), "Only in: Order of 3 May 2021 (o.pdf)."),
        (Scope(documents=("o", "l"), kinds=("order",)), "Only in: kind order; Order of 3 May 2021 (o.pdf)."),
        (
            Scope(documents=("l",), kinds=("order",)),
            "Only in: kind order; no document of the matter is like that.",
        ),
        (Scope(kinds=("letter", "order")), "Only in: kind letter or order; 2 documents."),
        (Scope(filed_from="2021-05-01"), "Only in: filed from 1 May 2021; 2 documents."),
        (
            Scope(filed_to="2021-05-01"),
            "Only in: filed to 1 May 2021; no document of the matter is like that.",
        ),
        (
            Scope(kinds=("order",), filed_from="2021-01-01", filed_to="2021-12-31"),
            "Only in: kind order; filed from 1 January 2021 to 31 December 2021; 1 document.",
        ),
    ],
)
def test_it_is_told_in_words_and_kept(scope: Scope, text: str) -> None:
    told = only_in(scope, ALL)
    assert told is not None and told.text == text
    assert scope_of(told) == scope
    assert told.count == sum(map(scope.has, ALL))


@pytest.mark.parametrize("scope", [Scope(documents=("o",)), Scope(documents=("l",), kinds=("order",))])
def test_it_stays_a_wall_when_all_that_was_chosen_is_deleted(scope: Scope) -> None:
    again = scope_of(only_in(scope, [SCAN]))
    assert again and not any(map(again.has, ALL[1:]))
    assert scope_of(only_in(again, [])) == scope


def test_everything_is_not_told() -> None:
    assert only_in(None, ALL) is None and only_in(Scope(), ALL) is None and scope_of(None) is None


def test_kinds_and_days_are_those_of_the_captions() -> None:
    assert kinds_of(ALL) == ["letter", "order"]
    assert [day_of(each) for each in ALL] == ["2021-05-03", "2022-03-14", ""]


@pytest.mark.parametrize("text", ["2021-13-01", "May 3", "2021"])
def test_what_is_no_day_is_told_so(text: str) -> None:
    with pytest.raises(PinciteError, match="write it as 2021-05-03"):
        read_day(text)


def test_a_day_is_read() -> None:
    assert (read_day("2021-05-03"), read_day("")) == ("2021-05-03", "")


@pytest.fixture(scope="module")
def answerer(corpus_matter: Matter, models_folder: Path) -> Answerer:
    return Answerer(corpus_matter, models_folder, "no-such-model")


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("kind", ["order", "complaint", "contract", "letter"])
def test_nothing_outside_is_found(
    corpus_matter: Matter, answerer: Answerer, kind: str, everything: bool
) -> None:
    of_kind = {
        each.document_id
        for each in corpus_matter.register.documents()
        if each.caption.kind and each.caption.kind.value == kind
    }
    found = answerer.search(QUESTION, 24, everything=everything, scope=Scope(kinds=(kind,)))
    assert found and {passage.document_id for passage in found} <= of_kind


def test_without_a_wall_all_is_searched(corpus_matter: Matter, answerer: Answerer) -> None:
    assert answerer.search(QUESTION, 8) == answerer.search(QUESTION, 8, scope=Scope())


def test_where_nothing_is_inside_the_refusal_says_so(answerer: Answerer) -> None:
    answer = list(answerer.ask(QUESTION, scope=Scope(kinds=("subpoena",))))[-1].answer  # type: ignore[union-attr]
    assert answer.abstained and answer.answer == ABSTENTION_OF_CHOSEN
    assert not answer.evidence and answer.only_in and answer.only_in.count == 0


def test_what_is_named_outside_is_not_searched_first(corpus_matter: Matter, answerer: Answerer) -> None:
    answer = list(answerer.ask(QUESTION, scope=Scope(kinds=("order",))))[-1].answer  # type: ignore[union-attr]
    agreement = {each.document_id for each in corpus_matter.register.documents() if "Agreement" in each.name}
    assert (
        not answer.searched_first
        or not {document.document_id for document in answer.searched_first.documents} & agreement
    )
    assert answer.only_in is not None
