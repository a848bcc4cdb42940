"""What the figures for people and places count, and that the rules keep them."""

from __future__ import annotations

import pytest

from evals.entities import (
    GOLD,
    GoldEntity,
    GoldPlace,
    Told,
    merges,
    plain,
    precision,
    read_gold,
    recall,
    report,
)
from evals.entities import told_by as told_by_index
from pipelines.entities.index import EntityIndex
from pipelines.entities.records import Kind
from pipelines.storage.matter import Matter
from tests.conftest import FILES

PERSON = Kind.PERSON
GOLD_TWO = [
    GoldEntity(
        PERSON, ("Jane Rowe", "Ms. Rowe"), (GoldPlace("a", 1, "Ms. Rowe"), GoldPlace("b", 2, "Jane Rowe"))
    ),
    GoldEntity(PERSON, ("Peter Rowe",), (GoldPlace("a", 3, "Peter Rowe"),)),
]


def told(document: str, page: int, name: str, entity: str) -> Told:
    return Told(document, page, PERSON, name, entity)


def test_names_right_are_counted_once_a_document() -> None:
    found = [told("a", 1, "Ms. Rowe", "x"), told("a", 9, "MS. ROWE", "x"), told("b", 2, "Spring Hill", "y")]
    share = precision(GOLD_TWO, found, PERSON)
    assert (share.count, share.of, str(share)) == (1, 2, "50% (1 of 2)")


def test_a_page_is_found_by_any_of_its_entitys_names() -> None:
    found = [told("a", 1, "Rowe, Jane", "x"), told("a", 3, "Peter Rowe", "y")]
    assert str(recall(GOLD_TWO, found, PERSON)) == "67% (2 of 3)"


def test_pairs_put_together_and_kept_apart() -> None:
    right = [told("a", 1, "Ms. Rowe", "x"), told("b", 2, "Jane Rowe", "x"), told("a", 3, "Peter Rowe", "y")]
    assert [str(share) for share in merges(GOLD_TWO, right, PERSON)] == ["100% (1 of 1)", "100% (1 of 1)"]
    one = [Told(each.document, each.page, each.kind, each.name, "x") for each in right]
    assert [str(share) for share in merges(GOLD_TWO, one, PERSON)] == ["100% (1 of 1)", "33% (1 of 3)"]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (PERSON, "Deputy Warden Annika Solheim", "Annika Solheim"),
        (PERSON, "Pryce, Leonora", "Leonora Pryce"),
        (Kind.ORGANIZATION, "the League", "League"),
        (Kind.PLACE, "State of Oregon", "Oregon"),
    ],
)
def test_spellings_that_are_one(kind: Kind, one: str, other: str) -> None:
    assert plain(kind, one) == plain(kind, other)


def test_the_gold_is_whole() -> None:
    gold = read_gold(GOLD)
    assert len(gold) >= 150
    assert {entity.kind for entity in gold} == set(Kind)
    assert all(entity.names and entity.places for entity in gold)


def test_the_rules_hold_on_the_sample(corpus_matter: Matter) -> None:
    """A floor, below the figures of evals/RESULTS.md, on some of the sample's files."""
    files = {path.name for path in FILES}
    gold = [
        GoldEntity(entity.kind, entity.names, places)
        for entity in read_gold(GOLD)
        if (places := tuple(place for place in entity.places if place.document in files))
    ]
    found = list(told_by_index(corpus_matter, EntityIndex(corpus_matter.register).entities()))
    for kind, names, pages in ((PERSON, 0.95, 0.95), (Kind.ORGANIZATION, 0.88, 0.9), (Kind.PLACE, 0.95, 0.8)):
        right, at = precision(gold, found, kind), recall(gold, found, kind)
        assert right.count / right.of >= names, (kind, str(right))
        assert at.count / at.of >= pages, (kind, str(at))
        assert all(share.count / share.of >= 0.9 for share in merges(gold, found, kind))
    assert report(gold, found).count("\n") == 4
