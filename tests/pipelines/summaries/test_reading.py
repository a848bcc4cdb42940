"""What of a document may stand in its summary, and with what of its paragraph."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import paragraph_starts, sentence_spans
from pipelines.records import Evidence
from pipelines.storage.matter import Matter
from pipelines.summaries import weighing
from pipelines.summaries.families import family_of
from pipelines.summaries.paragraphs import begins_paragraph, from_paragraph
from pipelines.summaries.reading import Reader, Stretch
from pipelines.summaries.records import Serves
from tests.pipelines.conftest import add

INSPECTED = "The inspector came to the warehouse on March 3 and asked to speak with the foreman alone."
TOLD = "The foreman told the owner of the visit on the evening of the same day. Nobody else knew."
PAID = "The tenant paid the rent of the warehouse to the agent of the owner on the first day of each month."
LONG = " ".join([PAID] * 5)
LATE = "The lender accepted each of the payments without protest."
DENIED = "The motion to dismiss the complaint is DENIED because the notice was late by nine days."
LEANS = "They say that the warehouse burned down at night."
AFTER = "The fire marshal found no cause for the fire."
PARAGRAPHS = (
    f"{INSPECTED} {TOLD}",
    f"{LONG} {LATE} {DENIED}",
    f"Second, {LEANS[0].lower()}{LEANS[1:]} {AFTER}",
)


DOCKET = """U.S. District Court
District of Maryland (Baltimore)
CIVIL DOCKET FOR CASE #: 1:23-cv-01746-WDH
Talbot Marine, Inc. v. Pennock

Date Filed # Docket Text
02/13/2024 22 MOTION to Withdraw as Attorney by Bradley T. Haines
02/20/2024 24 PAPERLESS ORDER granting 22. Signed by Judge Hargreave on 2/20/2024.
04/22/2024 42 JUDGMENT in favor of Plaintiff in the amount of $798,000, with costs. (JWD)
05/24/2024 45 ORDER: Judgment 42 is VACATED by consent; case DISMISSED with prejudice. (JWD)

PACER Service Center
Transaction Receipt"""
FEES = """SUPPLY AGREEMENT
This Agreement is made May 4, 2019, between Alder Mills LLC and Birch Paper, Inc.

The charges of the mill for the work that it does at both of its sites are set out in this table:

{head}
Installation, Hayward $52,000
Installation, San Leandro $32,000
Total $84,000

The customer pays the other charges of the mill on the first day of each month of the year."""


def read(tmp_path_factory: pytest.TempPathFactory, models_folder: Path, text: str) -> list[Stretch]:
    folder = tmp_path_factory.mktemp("reading")
    with Matter(folder / "store") as matter:
        document_id = add(matter, models_folder, folder, "Paper", (text,))
        reader = Reader(matter.require(document_id), matter.register.pages(document_id))
        passages = matter.register.passages_of(document_id)
        return [stretch for passage in passages for stretch in reader.passage(passage)]


@pytest.fixture(scope="module")
def stretches(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> list[Stretch]:
    lines = [line for each in PARAGRAPHS for line in textwrap.wrap(each, 88)]
    return read(tmp_path_factory, models_folder, "\n".join(["ORDER", *lines]))


def ending_with(stretches: list[Stretch], words: str) -> Stretch:
    return next(stretch for stretch in stretches if stretch.plain.endswith(words))


def weights(stretch: Stretch) -> dict[Serves, float]:
    return weighing.weigh(family_of("order"), [stretch])[0]


def test_a_sentence_stands_with_what_is_said_before_it_in_its_paragraph(stretches: list[Stretch]) -> None:
    told = ending_with(stretches, "Nobody else knew.")
    assert told.plain == f"{INSPECTED} {TOLD}"
    assert told.opens and told.has_context


def test_one_that_is_too_far_into_its_paragraph_stands_alone_and_lacks_its_context(
    stretches: list[Stretch],
) -> None:
    late = ending_with(stretches, LATE)
    assert not late.plain.startswith(PAID + " " + PAID + " " + PAID)
    assert not (late.opens or late.has_context)


def test_what_a_court_decides_is_told_without_its_context_and_nothing_else_is(
    stretches: list[Stretch],
) -> None:
    denied = ending_with(stretches, DENIED)
    assert not denied.has_context
    assert set(weights(denied)) == {Serves.OUTCOME}


def test_a_paragraph_that_leans_on_the_one_before_is_not_quoted_from_its_beginning(
    stretches: list[Stretch],
) -> None:
    after = ending_with(stretches, AFTER)
    assert after.plain == AFTER and not after.opens


@pytest.mark.parametrize(
    ("above", "page_before", "opens"),
    [
        pytest.param("The notice was late.\n", "", True, id="behind a sentence"),
        pytest.param("B. Late Notice\n", "", True, id="behind a heading"),
        pytest.param("Dear Ms. Quist:\n\n", "", True, id="behind a letter's greeting"),
        pytest.param("Pay on these terms:\n", "", True, id="the first item of a list"),
        pytest.param("I. CLAIMS\nHe fired in the direction of\n", "", False, id="the line above runs on"),
        pytest.param("I. CLAIMS\nECF No. 38-1 at 9-\n", "", False, id="a number is broken above"),
        pytest.param("I. CLAIMS\nThe ceiling is in Section\n", "", False, id="a section is broken above"),
        pytest.param("I. CLAIMS\nSee Levien v.\n", "", False, id="a case's name is broken above"),
        pytest.param("The rent abates if\n(a) the roof leaks; or\n", "", True, id="the next item of a list"),
        pytest.param("", "", True, id="where the document begins"),
        pytest.param("", "The motion was heard on May 3.", True, id="the page before ends a sentence"),
        pytest.param("", "Cisco names three references:", False, id="the page before ends in a list"),
    ],
)
def test_a_paragraph_begins_where_nothing_runs_on(above: str, page_before: str, opens: bool) -> None:
    text = f"{above}1. The tenant paid the rent to the agent."
    assert begins_paragraph(text, len(above), page_before) is opens


def test_what_is_quoted_below_who_said_it_is_not_quoted_without() -> None:
    above = "The magistrate stated:\n\n"
    assert not begins_paragraph(f"{above}The state court is the arbiter of state law.", len(above), "")


def test_a_footnote_has_its_context_elsewhere(stretches: list[Stretch]) -> None:
    told = ending_with(stretches, "Nobody else knew.")
    assert not replace(told, is_note=True).has_context


def test_an_entry_of_a_docket_sheet_is_told_whole_unless_it_is_undone_or_says_nothing(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path
) -> None:
    entries = [each.quoted for each in read(tmp_path_factory, models_folder, DOCKET) if each.is_entry]
    assert "“02/13/2024 22 MOTION to Withdraw as Attorney by Bradley T. Haines”" in entries
    assert (
        "“05/24/2024 45 ORDER: Judgment 42 is VACATED by consent; case DISMISSED with prejudice. (JWD)”"
        in entries
    )
    assert not any("granting 22" in entry for entry in entries), "what was granted is not told"
    assert not any("$798,000" in entry for entry in entries), "the judgment was vacated"


def test_what_was_to_come_before_a_case_ended_is_not_told_as_what_comes_next() -> None:
    evidence = Evidence(document="sheet.pdf", page=1, start=0, end=9_999, text="x" * 9_999, score=0.0)

    def entry(place: int, said: str) -> Stretch:
        return Stretch(
            evidence, 200 * place, 200 * place + 100, said, (), (), place, is_entry=True, opens=True
        )

    order = entry(0, "01/10/2022 41 SCHEDULING ORDER: Jury Trial set for 1/10/2023. Signed by Judge Okafor.")
    ended = entry(1, "05/03/2022 27 JUDGMENT in favor of Pinch River Company against Loretta M. Dockery.")
    family = family_of("docket sheet")
    assert Serves.NEXT in weighing.weigh(family, [order])[0]
    assert Serves.NEXT not in weighing.weigh(family, [order, ended])[0]


def test_rows_of_a_table_are_told_with_what_heads_them_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path
) -> None:
    torn = read(tmp_path_factory, models_folder, FEES.format(head="Delivery $1,000"))
    whole = read(tmp_path_factory, models_folder, FEES.format(head="Item Amount"))
    assert not any("$84,000" in each.plain for each in torn)
    (rows,) = [each.plain for each in whole if "$84,000" in each.plain]
    assert rows.startswith("Item Amount") and rows.endswith("$84,000")


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("A. The Discharge Was Not Retaliatory", True),
        ("COUNT II FAILS TO STATE A CLAIM", True),
        ("A. The Corrugator Operator Position", False),
        ("B. Plaintiff’s Injury and Restrictions", False),
    ],
)
def test_a_heading_of_an_argument_is_one_where_it_says_something(
    stretches: list[Stretch], title: str, says: bool
) -> None:
    heading = replace(stretches[0], text=title, is_title=True, path=("III. ARGUMENT", title))
    assert bool(weighing.weigh(family_of("brief"), [heading])[0]) is says


@given(
    st.lists(
        st.sampled_from([*"aZ.:;,-\n “”", "(a) ", "12. ", "of\n", "v.\n", "II. LAW\n", PAID]), max_size=40
    )
)
def test_any_page_is_parted_into_paragraphs(pieces: list[str]) -> None:
    text = "".join(pieces)
    starts = paragraph_starts(text)
    assert list(starts) == sorted(set(starts)) and all(0 <= start < len(text) for start in starts)
    for span in sentence_spans(text):
        longer = from_paragraph(text, span, 0, "")
        assert longer.end == span.end and longer.start <= span.start
        assert longer == span or begins_paragraph(text, longer.start, "")
