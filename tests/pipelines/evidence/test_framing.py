"""What a quote is shown with: its title, and not the next one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.footnotes import Mark
from ingest.sentences import Span
from pipelines.evidence.framing import framed, in_quotes
from pipelines.evidence.quotable import quotable

DEFENSES = """FOURTH: Cure
The pump was mended within the ten days of Section 9. It has run without a fault ever since that day.
FIFTH: Waiver
Plaintiff took the goods."""


def shown(text: str, since: int = 0) -> list[str]:
    spans = [framed(text, span, since) for span in quotable(text, 0, len(text))]
    return [text[span.start : span.end] for span in spans]


def test_a_defense_is_quoted_from_its_title_on() -> None:
    found = shown(DEFENSES)
    assert "FIFTH: Waiver\nPlaintiff took the goods." in found
    assert all(quote.startswith(("FOURTH: Cure\n", "FIFTH: Waiver\n")) for quote in found)
    assert not any(quote.startswith("FOURTH: Cure\n") for quote in shown(DEFENSES, since=5))


def test_a_defense_too_long_for_its_title_is_still_quoted() -> None:
    words = " ".join(["The pump ran on and on."] * 40)
    assert "The pump ran on and on." in shown(f"FOURTH: Cure\n{words} The pump ran on and on.")


def test_a_signature_block_is_quoted_without_the_title_below_it() -> None:
    block = "Dated: May 2, 2022\nBRANDT LLP\nBy: /s/ Ines Brandt\nAttorneys for Plaintiff Jo Moss"
    found = shown(f"{block}\nDEMAND FOR JURY TRIAL\nPlaintiff demands a trial by jury of every issue.")
    assert block in found
    assert not any("DEMAND FOR JURY TRIAL" in quote for quote in found)


def test_a_signatures_office_is_quoted_with_it() -> None:
    block = "IT IS SO ORDERED.\nDated: May 2, 2022\n/s/ Ada Moss\nADA MOSS\nUNITED STATES DISTRICT JUDGE"
    assert any(quote.endswith("UNITED STATES DISTRICT JUDGE") for quote in shown(block))


EXCLUSION = """The letter names one exclusion and no other one.

Exclusion 4.b (Watercraft). The Policy does not apply to:

“Property damage” arising out of the use of a boat, unless it was ashore at the time of the damage."""


def test_what_stands_behind_the_title_of_a_numbered_part_begins_with_it() -> None:
    (found,) = [quote for quote in shown(EXCLUSION) if "boat" in quote]
    assert found.startswith("Exclusion 4.b (Watercraft). The Policy does not apply to:")


HEADED = """A. The Duty to Defend under Texas Law and the Deceptive Trade Practices Act
Meridian refused to defend the suit on January 5, 2019. The insured chose a lawyer on the same day.
B. The Duty to Pay
This claim fails, too. The insured has paid the fees of the lawyer whom the insured chose in 2019."""


def test_running_text_is_quoted_without_the_heading_above_it() -> None:
    found = shown(HEADED)
    assert any(quote.startswith("Meridian refused to defend the suit") for quote in found)
    assert not any("Practices Act" in quote for quote in found)


def test_text_that_says_nothing_without_its_heading_is_never_quoted_without() -> None:
    assert not any(quote.startswith("This claim fails") for quote in shown(HEADED))


def test_a_heading_is_kept_where_a_list_goes_by_its_titles() -> None:
    (first, *_) = quotable(HEADED, 0, len(HEADED))
    whole = Span(0, first.end)
    assert framed(HEADED, whole, 0, headed=True) == whole
    assert HEADED[slice(*framed(HEADED, whole, 0))].startswith("Meridian refused")


@pytest.mark.parametrize(
    "text",
    [
        "They asked for it. A contractor, Three Forks Slash &\nThinning, Inc., lit piles on May 14, 2017.",
        "IN THE COURT OF APPEALS\nUnited States of America is the appellee here, and Jo Moss the appellant.",
        "12. Ridley Holdings bought the mill, and\nMoss sold it on May 2, 2019, to somebody else there.",
    ],
    ids=["a line begun in its middle", "a caption", "a numbered paragraph"],
)
def test_what_only_looks_like_a_heading_is_quoted_whole(text: str) -> None:
    start = text.index("A contractor") if "A contractor" in text else 0
    assert framed(text, Span(start, len(text)), 0) == Span(start, len(text))


@given(st.text(alphabet="A. B\nIt is.", max_size=60))
def test_what_is_shown_lies_on_the_page(text: str) -> None:
    for span in quotable(text, 0, len(text)):
        inner = framed(text, span, 0)
        assert 0 <= inner.start < inner.end <= len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "FOURTH: Cure\nAny breach was cured within thirty days.",
            "“FOURTH: Cure” “Any breach was cured within thirty days.”",
            id="a defense",
        ),
        pytest.param(
            "III. Whether Mr. Moss was at risk\nAs for Mr. Moss, he was at risk.",
            "“III. Whether Mr. Moss was at risk” “As for Mr. Moss, he was at risk.”",
            id="a heading",
        ),
        pytest.param("Count IV\nis dismissed.", "“Count IV is dismissed.”", id="the beginning of a sentence"),
        pytest.param("The motion is\nDENIED.", "“The motion is DENIED.”", id="no title"),
        pytest.param(
            "COURT OF APPEALS\nBefore MOSS, Circuit Judge, and two others.",
            "“COURT OF APPEALS Before MOSS, Circuit Judge, and two others.”",
            id="a caption",
        ),
        pytest.param("rests on it.", "“… rests on it.”", id="the rest of a sentence"),
    ],
)
def test_a_title_is_quoted_by_itself(text: str, shown: str) -> None:
    assert in_quotes(text, ()) == shown


def test_numbers_of_notes_are_shown_neither_in_a_title_nor_below_it() -> None:
    text = "FIFTH: Waiver7\nPlaintiff took the goods.8 It kept them."
    notes = [Mark(text.index("7"), text.index("7") + 1), Mark(text.index("8"), text.index("8") + 1)]
    assert in_quotes(text, notes) == "“FIFTH: Waiver” “Plaintiff took the goods. It kept them.”"


def test_a_line_that_breaks_off_is_no_title() -> None:
    said = "10. Alder Mills and Birch Entered Into a Master Supply and\nServices Agreement on May 4, 2019."
    assert in_quotes(said, ()) == f"“{said.replace(chr(10), ' ')}”"
