"""A person's name in its parts, and when two can be one person's."""

from __future__ import annotations

import pytest

from pipelines.entities.person_names import agree_on_middle, can_be_one, parse, same_given


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jane Q. Smith", ("", "jane", "q", "smith", "")),
        ("Dr. Jane Smith", ("dr", "jane", "", "smith", "")),
        ("MS. SMITH", ("ms", "", "", "smith", "")),
        ("Smith", ("", "", "", "smith", "")),
        ("Smith, Jane", ("", "jane", "", "smith", "")),  # a docket sheet's
        ("John Smith, Jr.", ("", "john", "", "smith", "jr")),
        ("Smith, Jr.", ("", "", "", "smith", "jr")),
        ("Ana Marsh-\nAbbate", ("", "ana", "", "marsh-abbate", "")),  # over a line's end
        ("J. R. O’Neil", ("", "j", "r", "o'neil", "")),
    ],
)
def test_parts(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(parse(text)) == parts


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("Jane Smith", "Jane Q. Smith", True),
        ("J. Smith", "Jane Smith", True),
        ("Ted Rowe", "Theodore N. Rowe", True),
        ("Ted Rowe", "Edward Rowe", True),  # Ted stands for either
        ("Jane R. Smith", "Jane M. Smith", False),
        ("Jane Smith", "June Smith", False),
        ("John Smith, Jr.", "John Smith, Sr.", False),
        ("Jane Smith", "Jane Smyth", False),
    ],
)
def test_what_tells_two_people_apart(one: str, other: str, can: bool) -> None:
    assert can_be_one(parse(one), parse(other)) is can
    assert can_be_one(parse(other), parse(one)) is can


def test_two_short_forms_of_different_names_are_two() -> None:
    assert not same_given("bob", "bill")


def test_a_middle_initial_agrees_only_when_both_have_it() -> None:
    assert agree_on_middle(parse("Jane Q. Smith"), parse("JANE Q. SMITH"))
    assert not agree_on_middle(parse("Jane Smith"), parse("Jane Q. Smith"))
    assert not agree_on_middle(parse("J. Q. Smith"), parse("J. Q. Smith")), "two initials tell too little"
