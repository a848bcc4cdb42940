"""A court decides in the present, in capitals or in the first person; what was asked for is no decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lookup.decretal import decrees


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AFFIRMED.", id="alone"),
        pytest.param("MODIFIED AND AFFIRMED.", id="modified"),
        pytest.param("The judgment of the district court is hereby AFFIRMED.", id="hereby"),
        pytest.param("For these reasons, we reverse and remand.", id="in the first person"),
        pytest.param(
            "We granted a certificate of appealability and now affirm; we therefore affirm.", id="now"
        ),
        pytest.param("IT IS HEREBY ORDERED that the motion is DENIED.", id="ordered"),
        pytest.param("The Court GRANTS plaintiff’s motion to preclude evidence.", id="the court grants"),
        pytest.param("The Court takes the motions in limine under submission.", id="under submission"),
        pytest.param("the Motions are TAKEN UNDER SUBMISSION", id="taken under submission"),
        pytest.param("The Petition is dismissed without prejudice.", id="dismissed"),
        pytest.param("This matter is remanded to the sentencing court.", id="remanded"),
        pytest.param("IT IS ORDERED that if no bond is posted the injunction is VACATED.", id="ordered, if"),
    ],
)
def test_the_decretal_part_is_found(text: str) -> None:
    assert any(decree.disposes for decree in decrees(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The district court granted the motion.", id="done below"),
        pytest.param("Appellant asks that the judgment is reversed.", id="asked for"),
        pytest.param("If the motion is granted, the trial is off.", id="a condition"),
        pytest.param("The question is whether the claim is dismissed.", id="a question"),
        pytest.param("Corvane argues that Count I is dismissed.", id="argued"),
        pytest.param("The panel wrote: “we affirm the judgment” and stopped.", id="another court's words"),
        pytest.param("IT IS SO ORDERED.", id="says nothing of what is ordered"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_decision_is_not(text: str) -> None:
    assert not list(decrees(text))


@pytest.mark.parametrize(
    "text",
    [
        "We hold that judicial estoppel was appropriate.",
        "The court therefore concludes that the waiver is void.",
        "We disagree.",
    ],
)
def test_a_holding_disposes_of_nothing(text: str) -> None:
    (holding,) = decrees(text)
    assert not holding.disposes


def test_what_becomes_of_the_judgment_is_told_from_what_becomes_of_a_motion() -> None:
    first, second = decrees("We GRANT his application. The judgment is AFFIRMED.")
    assert (first.judges, second.judges) == (False, True)


def test_a_decree_has_its_sentence() -> None:
    text = "Halvorsen moved first. The motion is GRANTED as to Count II. No bond is posted."
    (decree,) = decrees(text)
    assert decree.sentence.strip() == "The motion is GRANTED as to Count II."
    assert text[decree.start : decree.end] == "is GRANTED"


@given(st.text())
def test_places_lie_in_any_text(text: str) -> None:
    assert all(0 <= decree.start < decree.end <= len(text) for decree in decrees(text))
