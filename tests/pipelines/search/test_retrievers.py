"""What a question names is told apart from what else it asks, and each list holds what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipelines.routes.routing import DocumentNames, Route
from pipelines.search.fusion import Ranking
from pipelines.search.keywords import KeywordIndex
from pipelines.search.retrievers import Fusion, NamedDocumentRetriever, QuestionRouter, Sought
from pipelines.storage.register import Register
from pipelines.text import search_terms
from tests.pipelines.storage.test_register import a_document, add

HOBART, IVERS, KESWICK = ("a" * 64, "b" * 64, "c" * 64)
PAGES = ("Notice of default.", "The default was cured.", "Nothing else.", "It is so ordered.")
PREFERRED = Route(documents=(HOBART,), case=(HOBART, IVERS))


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    register = Register(tmp_path_factory.mktemp("retrievers") / "register.sqlite")
    for document_id, name in ((HOBART, "Hobart.pdf"), (IVERS, "Ivers.pdf"), (KESWICK, "Keswick.pdf")):
        add(register, a_document(document_id, *PAGES, name=name))
    yield register
    register.close()


def places(found: Ranking) -> list[tuple[str, int]]:
    return [(key[0], int(key.split(":")[1])) for key in found.keys]


def sought(route: Route, *, formal: bool = True) -> Sought:
    return Sought(route, frozenset({"default"}), formal)


def test_where_no_document_is_named_none_is_searched_first(register: Register) -> None:
    read = QuestionRouter(DocumentNames(register)).run("Was the notice of default cured?")
    assert (read["sought"].route.documents, read["sought"].formal) == ((), False)
    assert read["sought"].terms == {*search_terms("notice default cured")}


def test_what_names_a_document_is_not_looked_for_inside_it(register: Register) -> None:
    read = QuestionRouter(DocumentNames(register)).run("When did Hobart cure the default?")
    assert read["sought"].route.documents == (HOBART,)
    assert "hobart" not in read["sought"].terms and read["sought"].formal
    assert {*search_terms("cure default dated")} <= read["sought"].terms


def test_everything_can_be_searched_alike(register: Register) -> None:
    router = QuestionRouter(DocumentNames(register))
    question = "What does page 2 of the Hobart file say?"
    usual = router.run(question)["sought"]
    assert usual.route.pages == ("2",)
    read = router.run(question, everything=True)["sought"]
    assert (read.route.documents, read.route.case, read.route.pages) == ((), (), ())
    assert read.terms == usual.terms


def test_each_list_holds_what_it_says(register: Register) -> None:
    named = NamedDocumentRetriever(KeywordIndex(register))
    found = named.run(sought(replace(PREFERRED, pages=("3",))))
    assert places(found["first"]) == [("a", 1), ("a", 2)]
    assert places(found["case"]) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]
    assert places(found["edges"]) == [("a", 1), ("a", 4), ("a", 2), ("a", 3)]
    assert places(found["pages"]) == [("a", 3)]


def test_lists_that_nothing_calls_for_are_empty(register: Register) -> None:
    named = NamedDocumentRetriever(KeywordIndex(register))
    assert not any(found.keys for found in named.run(sought(Route())).values())
    lists = named.run(sought(Route(documents=(HOBART,), case=(HOBART,)), formal=False))
    assert [name for name, found in lists.items() if found.keys] == ["first"]


@pytest.mark.parametrize(
    ("route", "lists", "first"),
    [
        pytest.param(
            Route(), {"dense": ["b:1"], "keywords": ["b:1", "a:1"]}, "b:1", id="what two lists have"
        ),
        pytest.param(
            Route(documents=("a",)), {"dense": ["b:1", "a:1"]}, "a:1", id="a document that is searched first"
        ),
        pytest.param(
            Route(documents=("a",)),
            {"dense": ["b:1"], "keywords": ["b:1"], "first": [f"a:{n}" for n in range(9, 20)]},
            "a:9",
            id="its best passage",
        ),
        pytest.param(
            Route(documents=("a",)),
            {"dense": ["a:7", "a:8"], "first": ["a:8"], "pages": ["a:1", "a:2"], "keywords": ["a:2"]},
            "a:2",
            id="the best passage of a page that is asked for",
        ),
        pytest.param(Route(documents=("c",)), {"dense": ["b:1"]}, "b:1", id="another one all the same"),
    ],
)
def test_lists_are_fused(route: Route, lists: dict[str, list[str]], first: str) -> None:
    names = ("dense", "keywords", "first", "case", "edges", "pages", "told")
    given = {name: Ranking(tuple(lists.get(name, ()))) for name in names}
    ranked = Fusion().run(sought(route), **given)["ranked"]
    assert ranked.keys[0] == first
    assert list(ranked.scores) == sorted(ranked.scores, reverse=True)
