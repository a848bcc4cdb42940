"""Who is mentioned."""

from __future__ import annotations

import pytest

from ingest.caption.records import TEXT, Caption, Found, Party, Source
from pipelines.timeline.people import People, is_meant, parties_of, tidy

HERE = Source(1, TEXT, "")
CAPTION = Caption(
    parties=(
        Party("ALDER MILLS, INC.", "plaintiff", HERE),
        Party("DANA R. WHITLOCK", "plaintiff", HERE),
        Party("Customer", None, HERE),
    ),
    judge=Found("Marguerite L. Okafor", HERE),
)
TEXTS = [
    "Hollis Creek Ranch, L.P. (“Hollis Creek”) sued. Curtis Delavan is the manager. Mr. Delavan wrote it. "
    "Title: Chief Executive Officer Date signed: May 3, 2021"
]
PEOPLE = People(CAPTION, TEXTS)


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("Alder sued.", ("Alder Mills, Inc.",)),
        ("Ms. Whitlock’s letter", ("Dana R. Whitlock",)),
        ("Dana R.\nWhitlock signed", ("Dana R. Whitlock",)),
        ("before Judge Okafor", ("Marguerite L. Okafor",)),
        ("Mr. Delavan told Hollis Creek", ("Curtis Delavan", "Hollis Creek Ranch, L.P.")),
        ("Dr. Rao came", ("Dr. Rao",)),
        ("the Effective Date", ()),
        ("an alder tree", ()),
    ],
)
def test_people_go_by_their_fullest_name(quote: str, names: tuple[str, ...]) -> None:
    assert PEOPLE.mentioned(quote) == names


def test_a_caption_names_its_parties_and_not_their_roles() -> None:
    assert parties_of(CAPTION) == ("Alder Mills, Inc.", "Dana R. Whitlock")


@pytest.mark.parametrize(
    ("printed", "tidied"),
    [
        ("BIRCH FREIGHT LLC", "Birch Freight LLC"),
        ("THE ESTATE OF ANN LEE-DAHL", "The Estate of Ann Lee-Dahl"),
        ("Birch Freight LLC", "Birch Freight LLC"),
    ],
)
def test_a_name_in_capitals_is_told_in_small_letters(printed: str, tidied: str) -> None:
    assert tidy(printed) == tidied


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("whitlock", True), ("Ms. Whitlock", True), ("Dana Whitlock", True), ("Dan", False), ("", True)],
)
def test_a_part_of_a_name_is_enough_where_it_is_whole_words(asked: str, meant: bool) -> None:
    assert is_meant(asked, ["Dana R. Whitlock", "Alder Mills, Inc."]) is meant
