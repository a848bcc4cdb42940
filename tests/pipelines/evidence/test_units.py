"""What a unit of a page is: the lines of a caption together, a sentence with its citations."""

from __future__ import annotations

import pytest

from pipelines.evidence.units import is_statement
from tests.pipelines.evidence.quoted import quotes


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The motion is denied.", True),
        ("He said “no.”", True),
        ("The notice was late.12", True),
        ("IV. CONCLUSION", False),
        ("Plaintiff,", False),
        ("INC.", False),
        ("", False),
    ],
    ids=["sentence", "quotation", "footnote's number", "heading", "party", "capitals", "empty"],
)
def test_a_statement_is_a_sentence_and_no_caption(text: str, statement: bool) -> None:
    assert is_statement(text) is statement


CAPTION = """WHITLOCK LOGISTICS, INC.,
Plaintiff,
v.
CORVANE SYSTEMS, LLC,
Defendant."""


def test_a_captions_parties_are_quoted_together() -> None:
    assert CAPTION in quotes(CAPTION)


def test_a_captions_number_is_quoted_with_the_parties() -> None:
    caption = f"{CAPTION}\nCase No. 3:21-cv-00417-MLO"
    assert caption in quotes(caption)


def test_a_signature_block_is_quoted_together() -> None:
    block = "By: /s/ Augustus Pell\nName: Augustus Pell\nTitle: Manager\nDate signed: July 31, 2017"
    text = (
        f"The parties have signed this Lease on the dates that are set out below, each for itself.\n\n{block}"
    )
    assert any(block in quote for quote in quotes(text))


TABLE = """Item Amount
Base Rent, January through March 2022 $12,690.00
Late charges at five percent of the unpaid Base Rent $2,702.50
Towing and storage, two trucks that were removed from Lot N on May 12 $1,860.00
Attorneys’ fees through May 26, 2022 $4,200.00
Total due $74,684.50"""


def test_a_table_is_quoted_whole_with_what_heads_its_columns() -> None:
    text = f"The account stands as it is set out here, item by item, for the tenant:\n{TABLE}\nPay it."
    assert [quote for quote in quotes(text) if "Towing" in quote] == [TABLE]


def test_no_row_of_a_table_is_quoted_alone() -> None:
    start = TABLE.index("Towing")
    assert quotes(TABLE, start) == []


DOCKET = """06/14/2021
31
ORDER by Judge Marisol L. Ochoa granting in part and denying in part the Motion to Dismiss filed by
Defendant Corvane Systems, LLC.
07/02/2021
32
ANSWER to the Complaint, with a jury demand, filed by Defendant Corvane Systems, LLC, on its own behalf."""


def test_a_docket_entry_is_quoted_with_its_date_and_number() -> None:
    first, second = "ORDER by Judge", "ANSWER to the Complaint"
    found = quotes(DOCKET)
    for words, opening in ((first, "06/14/2021\n31\n"), (second, "07/02/2021\n32\n")):
        entries = [quote for quote in found if words in quote]
        assert any(quote.startswith(opening + words) for quote in entries)
        assert all(quote[:10] in ("06/14/2021", "07/02/2021") for quote in entries)


def test_entries_of_a_docket_sheet_are_quoted_apart() -> None:
    rows = ["03/22/2021\n19\nMOTION to Dismiss by Corvane.", "04/19/2021\n24\nOPPOSITION by Plaintiffs."]
    assert quotes("\n".join(rows)) == rows


def test_entries_of_a_docket_sheet_on_lines_of_their_own_are_quoted_apart_and_with_their_dates() -> None:
    rows = [
        "03/22/2021 19 MOTION to Dismiss by Corvane Systems, Inc. Hearing set for 5/13/2021.",
        "04/19/2021 24 OPPOSITION re 19 MOTION to Dismiss filed by Plaintiffs. (Pryce, Leonora)",
    ]
    found = quotes("\n".join(rows))
    assert rows[0] in found
    assert all(quote[:10] in ("03/22/2021", "04/19/2021") for quote in found)
    assert not any("03/22" in quote and "04/19" in quote for quote in found)


CITED = """Corvane knows what it is accused of. Compl. ¶¶ 16–17. The claim fails under the rule. See Fed. R.
Civ. P. 8(d)(2). The motion is DENIED as to Count II."""


def test_a_citation_is_quoted_with_the_sentence_it_is_for() -> None:
    found = quotes(CITED)
    assert "Corvane knows what it is accused of. Compl. ¶¶ 16–17." in found
    assert not any(q.startswith(("Compl.", "See Fed.", "Fed.", "Civ.")) for q in found)


def test_no_quote_begins_with_a_citation_for_what_stands_before_it() -> None:
    text = (
        "IN THE COURT\n\nJones v. Brown, 461 F.3d 353 (3d Cir. 2006)\n(alteration in original). Mail is\n"
        "free from being opened."
    )
    assert not any(quote.startswith("Jones") for quote in quotes(text))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("They argue that the goods were “other property.” ECF No. 24 at", "14. But the goods were not."),
        (
            "In No. 20-1418, and so in No. 20-1431, the judgment for Meridian on",
            "Count I is REVERSED, and the rest is VACATED.",
        ),
    ],
)
def test_a_line_that_opens_inside_a_citation_or_a_sentence_begins_no_quote(before: str, behind: str) -> None:
    assert not any(quote.startswith(behind[:8]) for quote in quotes(f"{before}\n{behind}"))


def test_a_sentence_that_is_broken_in_its_middle_is_quoted_whole() -> None:
    text = (
        "The Court has considered the papers that both of the parties filed, and it holds now that the\n"
        "\nstate official from whom\n\nprospective relief is sought does not partake of immunity."
    )
    assert quotes(text) == [text]
