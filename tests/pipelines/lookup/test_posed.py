"""Courts say what they have to decide, and how they review, in set words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import Span
from pipelines.lookup.posed import bases, issues, standards

Find = Callable[[str], Iterator[Span]]


@pytest.mark.parametrize(
    "text",
    [
        "The question presented is whether the lease ended.",
        "The only issue on appeal is whether\nthe court abused its discretion.",
        "The sole issue raised on appeal by the union is whether the debtor owes dues.",
        "The issues for\ndecision are: (1) whether the loan was at risk.",
        "This case presents a question of whether a court may modify a sentence.",
        "We are faced with the question of whether the statute precludes it.",
        "We granted certiorari to resolve a conflict among the circuits.",
        "The question, then, is not whether the game is new.",
    ],
)
def test_a_court_says_what_it_has_to_decide(text: str) -> None:
    assert list(issues(text))


@pytest.mark.parametrize(
    "text",
    [
        "Counsel failed to raise the issue at trial.",
        "The parties raised several issues in their briefs.",
        "He asked counsel which issues he had left out, and was told.",
        "Whether the lease ended was disputed at trial.",
        "",
    ],
)
def test_other_talk_of_issues_is_none(text: str) -> None:
    assert not list(issues(text))


@pytest.mark.parametrize(
    "text",
    [
        "We review de novo a district court’s grant of summary judgment.",
        "We review the district\ncourt’s application of judicial estoppel for abuse of discretion.",
        "Findings of fact are reviewed for clear error.",
        "He did not object, so we review for plain error.",
        "Appellate review is limited to whether the findings are clearly erroneous.",
    ],
)
def test_a_court_says_how_it_reviews(text: str) -> None:
    assert list(standards(text))


def test_a_review_of_papers_is_no_standard() -> None:
    assert not list(standards("After review of the papers, the motion is denied."))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Moss filed this timely petition under 28 U.S.C. § 2254.", True),
        ("He filed a 28 U.S.C. § 2254 petition, which was denied.", True),
        ("The amended complaint was filed pursuant to 42 U.S.C. § 1983.", True),
        ("Moss brought her claim under Title VII of the Civil Rights Act of 1964.", True),
        ("A claim under § 2254(d) is reviewed with deference.", False),
        ("The clerk filed the notice on May 4.", False),
    ],
)
def test_a_court_says_under_which_law_a_case_was_brought(text: str, is_told: bool) -> None:
    assert bool(list(bases(text))) is is_told


@pytest.mark.parametrize("find", [bases, issues, standards])
@given(text=st.text(alphabet="The question isw hr.:\nreview de novo", max_size=200))
def test_what_is_found_stands_in_the_text(find: Find, text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in find(text))
