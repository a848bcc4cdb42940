"""Where a page's footnotes begin, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.footnotes import NOTES_BELOW, RAISED, footnotes, footnotes_start, marks, openings

BODY = "Whitlock seeks $2,368,400.1 It terminated the Agreement in time.2 The rest\nis not disputed."


@pytest.mark.parametrize(
    ("notes", "count"),
    [
        pytest.param("1 The complaint states another sum.\n2 See ECF No. 14.", 2, id="two"),
        pytest.param("1 The complaint states another sum.\nIt was corrected.", 1, id="over two lines"),
        pytest.param("1The sum is another.\n2Id. at 7.", 2, id="set without a space"),
        pytest.param("2 “Notice” is defined in Section 13.", 1, id="the second of two, the first elsewhere"),
    ],
)
def test_footnotes_begin_with_a_number_that_the_text_refers_to(notes: str, count: int) -> None:
    text = f"{BODY}\n{notes}"
    assert footnotes_start(text) == len(BODY) + 1
    assert len(footnotes(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He relied on the case at\n550 U.S. 544, 570 (2007).", id="a citation broken before it"),
        pytest.param("See Compl. at 13.\n13 Tex. App. 5 is not to the point.", id="a reporter's volume"),
        pytest.param("In accordance with law.14\n14 CFR 39.19 applies.", id="a code's title"),
        pytest.param("Plaintiffs allege this. ECF No.\n1 (“Compl.”) ¶ 3.", id="a docket entry's number"),
        pytest.param("Saturday, 14\n11\n11\nSunday, 15\n8", id="a table's figures"),
        pytest.param("It was filed in 2021.\n1. Corvane admits the paragraph.", id="a numbered paragraph"),
        pytest.param("The fee is 31.\n3 Nobody refers to this.", id="a number inside another"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_footnote_is_none(text: str) -> None:
    assert footnotes(text) == []
    assert footnotes_start(text) == len(text)


@pytest.mark.parametrize(
    ("body", "opens"),
    [
        pytest.param(
            "The plan was excused from it. 6 The Court held, among other things, that the",
            True,
            id="after it",
        ),
        pytest.param("As to Brightwater, Issue 2 is DENIED. 6", True, id="at a line's end"),
        pytest.param(
            "“That passes muster.” Id. 6 With respect to the other point, it argues that",
            True,
            id="after Id.",
        ),
        pytest.param(
            "It relies on Dkt. 6 The rest of it is of no moment here, and the papers that",
            False,
            id="an entry",
        ),
        pytest.param("The claim arises under Art. 6 The parties agree.", False, id="an article"),
        pytest.param("Dana R. 6 Whitlock signed it.", False, id="an initial"),
    ],
)
def test_a_number_set_apart_behind_a_stop_refers_to_a_footnote(body: str, opens: bool) -> None:
    text = f"{body}\n6 The opinion took stock of it.\nIt did not overrule."
    assert footnotes(text) == ([len(body) + 1] if opens else [])
    assert [text[mark.start : mark.end] for mark in marks(text)] == (["6"] if opens else [])


def test_an_asterisk_opens_a_footnote_too() -> None:
    body = "ORDER AND JUDGMENT*\nThe judgment is affirmed."
    assert footnotes_start(f"{body}\n* This order is not binding precedent.") == len(body) + 1


def test_an_asterisk_set_apart_behind_a_stop_refers_to_it_as_well() -> None:
    body = "Before JOLLY, Circuit Judge, and JORDAN, District Judge. *\nThe sentence was at the bottom of the"
    assert footnotes_start(f"{body}\n* District Judge, sitting by designation.") == len(body) + 1


def test_a_numbered_footnote_may_follow_one_with_an_asterisk() -> None:
    body = "ORDER AND JUDGMENT*\nThe range was reduced by the Commission.1 It is so ordered."
    assert len(footnotes(f"{body}\n* This order is not precedent.\n1 See the Guidelines.")) == 2


@given(st.text())
def test_any_text_has_its_footnotes_inside_and_in_order(text: str) -> None:
    found = footnotes(text)
    assert found == sorted(set(found))
    assert all(0 <= start < len(text) for start in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"{BODY}\n1 The complaint states another sum.", ["1", "2"], id="an amount, a word"),
        pytest.param("It was filed on January\n8, 2018.2 It alleged more.\n2 A note.", ["2"], id="a date"),
        pytest.param("Augustin Pell,3 swears to it.\n3 He is the nephew.", ["3"], id="behind a comma"),
        pytest.param("The cap is in Section 11.3 Corvane says.\n3 A note.", [], id="a section's number"),
        pytest.param("5.1 Availability. Corvane shall serve.\n1 A note.", [], id="a clause's number"),
        pytest.param("The No.2 Compressor failed.", [], id="an abbreviation"),
        pytest.param("It rose to 31.5 In May it fell.", [], id="no such note"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_the_numbers_of_notes_are_found_where_they_are_referred_to(text: str, found: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in marks(text)] == found


def test_a_footnotes_own_number_is_found() -> None:
    text = f"{BODY}\n1 The complaint states another sum."
    assert [text[mark.start : mark.end] for mark in openings(text)] == ["1"]


# --- what the page's look told -----------------------------------------------------------------------


def test_notes_begin_where_the_page_parts_them_from_its_text() -> None:
    text = f"{BODY}{NOTES_BELOW}of the sum that it seeks.\n3{RAISED}id. at 7.\n4 See ECF No. 14."
    starts = [text.index(words) for words in ("of the sum", "3", "4 See")]
    assert footnotes(text) == [starts[0], text.index(f"3{RAISED}"), starts[2]]
    assert [text[slice(*mark)] for mark in openings(text)] == ["3", "4"]


def test_the_rest_of_a_note_may_begin_with_a_volume() -> None:
    text = f"{BODY}{NOTES_BELOW}550 U.S. 544, 570 (2007).\n2{RAISED}See ECF No. 14."
    assert [text[slice(*mark)] for mark in openings(text)] == ["2"]


def test_nothing_above_them_is_a_note() -> None:
    text = f"The prices, net of tax.1\n1 Rent.\nThe rest.{NOTES_BELOW}2{RAISED}See Exhibit B."
    assert footnotes(text) == [text.index(f"2{RAISED}")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"flight control system{RAISED}2 generated", [f"{RAISED}2"], id="behind a word"),
        pytest.param(f"Civ. Code § 1668.{RAISED}3 The cap", [f"{RAISED}3"], id="behind a section"),
        pytest.param(f"ORDER AND JUDGMENT{RAISED}*\nBefore", [f"{RAISED}*"], id="a sign"),
        pytest.param(f"some{RAISED}text", [], id="no number"),
    ],
)
def test_raised_numbers_are_notes_numbers(text: str, found: list[str]) -> None:
    assert [text[slice(*mark)] for mark in marks(text)] == found
