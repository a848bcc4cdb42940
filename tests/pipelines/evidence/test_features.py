"""How a stretch of the evidence stands to a question, in numbers that rise with what a reader looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.features import Features, coverage
from pipelines.evidence.quotes import rank_quotes
from pipelines.ingestion.indexing import Ingestion
from pipelines.records import Evidence
from pipelines.search import embedder
from pipelines.storage.matter import Matter
from pipelines.text import root, search_terms
from tests.conftest import write_pdf

Measured = Callable[[str, str], Features]

PAGES = {
    "Fenwick-Lease": """COMMERCIAL LEASE
This Lease is made on August 1, 2017 between Fenwick Properties LP and Halvorsen Orchard Supply Co.
The rent of $14,500 is due on the first of each month, and a deposit of $87,000 was paid on May 3, 2017.
ARTICLE 6 PLUMBING
All of the repairs that are required under this Article shall be made by and at the cost of Tenant.""",
    "Order": """SUPERIOR COURT OF WASHINGTON
The motion for an injunction was heard on May 3, 2022, and it was argued for the whole of the afternoon.
Halvorsen shall post a bond in the amount of $87,000 with the clerk on or before September 30, 2022.""",
}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Measured]:
    """Measures the shortest quote of the files that opens with some words."""
    folder = tmp_path_factory.mktemp("features")
    files = [(write_pdf(folder / f"{name}.pdf", text), None) for name, text in PAGES.items()]
    with Matter(folder / "store") as matter:
        list(Ingestion(matter, models_folder).run(files))
        names = {entry.document_id: entry.name for entry in matter.register.documents()}
        evidence = [
            Evidence(
                document=names[passage.document_id],
                document_id=passage.document_id,
                page=passage.page,
                start=passage.start,
                end=passage.end,
                text=passage.text,
                score=1.0,
            )
            for passage in matter.register.passages()
        ]

        def measure(question: str, opening: str) -> Features:
            ranked = rank_quotes(question, evidence, embedder.load(models_folder), matter)
            quotes = [quote for quote in ranked if quote.text.startswith(opening)]
            return min(quotes, key=lambda quote: len(quote.text)).features

        yield measure


RENT, BOND, HEARING, REPAIRS = "The rent of", "Halvorsen shall post", "The motion for", "All of the repairs"


def test_the_words_asked_about_count_in_the_quote_and_around_it(measured: Measured) -> None:
    bond, hearing = (measured("How large is the bond?", opening) for opening in (BOND, HEARING))
    assert bond.words == 1 > hearing.words
    assert hearing.around == 1, "the bond stands in the next sentence"


def test_a_heading_lends_its_words_to_what_stands_under_it(measured: Measured) -> None:
    assert measured("Who makes repairs of the plumbing?", REPAIRS).words == 1


def test_words_that_stand_nowhere_are_counted(measured: Measured) -> None:
    asked = "Which zeppelin crashed into the {} at the gymkhana?"
    assert (
        measured(asked.format("injunction"), BOND).absent < measured(asked.format("meteorite"), BOND).absent
    )


def test_a_fact_near_to_the_words_asked_about_is_told_from_one_far_off(measured: Measured) -> None:
    question = "When was the deposit paid?"
    assert measured(question, RENT).near > 0.9 > measured(question, BOND).near


def test_facts_of_the_kind_asked_for_are_counted(measured: Measured) -> None:
    assert measured("How much is the rent?", RENT).candidates == pytest.approx(2 / 3)
    assert measured("When is the rent due?", RENT).candidates == pytest.approx(1 / 3)
    assert measured("How much is the rent?", HEARING).candidates == 0


def test_a_document_that_is_named_is_told(measured: Measured) -> None:
    question = "What does the Fenwick Lease say about rent?"
    assert (measured(question, RENT).named, measured(question, BOND).named) == (1, 0)


def test_other_words_for_the_same_are_near(measured: Measured) -> None:
    question = "Must any security be lodged?"
    assert measured(question, BOND).soft > measured(question, REPAIRS).soft


@pytest.mark.parametrize("question", ["", "of the", "qwx zzk", "Who is it?", "§ 4.1 – 12(b)(6)", "Halvorsen"])
def test_every_feature_is_a_number_of_about_0_to_1(measured: Measured, question: str) -> None:
    assert all(-0.5 <= value <= 1.2 for value in measured(question, RENT))


@pytest.mark.parametrize(
    ("asked", "present", "share"),
    [
        pytest.param({}, "whatever", 1, id="nothing asked"),
        pytest.param({"fraud": 1}, "", 0, id="nothing present"),
        pytest.param({"fraud": 1}, "a fraudulent claim", 1, id="a relative of the word"),
        pytest.param({"termin": 1}, "they terminate it", 1, id="another form of the word"),
        pytest.param({"rent": 1, "roof": 1}, "the rent", 1 / 2, id="half of it"),
        pytest.param({"rent": 3, "roof": 1}, "the rent", 3 / 4, id="the weightier one"),
        pytest.param({"rent": 0}, "the roof", 1, id="nothing of weight asked"),
        pytest.param({"count iv": 1}, "Count V", 0, id="a part of another number"),
        pytest.param({"count iv": 1}, "COUNT IV", 1, id="a part of that number"),
        pytest.param({"3:21-cv-00417": 1}, "3:21-cv-00418", 0, id="another docket number"),
    ],
)
def test_coverage(asked: dict[str, float], present: str, share: float) -> None:
    assert coverage(asked, {root(term) for term in search_terms(present)}) == pytest.approx(share)


TERMS = st.sampled_from(["fraud", "fraudul", "rent", "count iv", "417", "roof"])


@given(st.dictionaries(TERMS, st.floats(0, 10)), st.lists(TERMS))
def test_coverage_is_a_share_that_more_words_never_lessen(
    asked: dict[str, float], present: list[str]
) -> None:
    share = coverage(asked, {root(term) for term in present})
    assert 0 <= share <= 1.0001
    assert coverage(asked, {root(term) for term in [*present, *asked]}) >= share
    assert coverage(asked, {root(term) for term in [*present, *asked]}) == pytest.approx(1)


def test_a_sentence_is_stated_and_a_caption_only_where_it_is_asked_for(measured: Measured) -> None:
    assert measured("What did the plumber repair?", "SUPERIOR COURT").stated == 0
    assert measured("Who made the lease?", "SUPERIOR COURT").stated == 1
    assert measured("What did the plumber repair?", "All of the repairs").stated == 1


def test_what_says_the_contrary_of_what_is_taken_for_granted_is_marked(measured: Measured) -> None:
    assert measured("Why was the injunction denied?", "The motion for an injunction").contrary == 0
    assert measured("Why did Halvorsen refuse a bond?", "Halvorsen shall post").contrary == 0


def test_what_does_not_speak_of_the_step_of_the_case_is_marked(measured: Measured) -> None:
    assert measured("Who opposed the injunction?", "The motion for an injunction").eventless == 0
    assert measured("Who opposed the injunction?", "The rent of $14,500").eventless == 1
    assert measured("Who pays the rent?", "The rent of $14,500").eventless == 0


def test_a_quote_of_another_document_than_is_named_is_told_apart(measured: Measured) -> None:
    question = "What rent is due under the Fenwick lease?"
    assert measured(question, "The rent of $14,500").named == 1
    assert measured(question, "The motion for an injunction").named == 0
