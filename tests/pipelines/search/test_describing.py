"""What a passage is filed under: found by it, never quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.caption.records import TEXT, Caption, Found, Party, Source
from pipelines.answering import Answerer
from pipelines.ingestion.indexing import Ingestion
from pipelines.search.describing import description, filed_under, keywords
from pipelines.storage.matter import Matter
from tests.conftest import write_pdf


def said(value: str) -> Found:
    return Found(value, Source(1, TEXT, value))


def party(name: str) -> Party:
    return Party(name, None, Source(1, TEXT, name))


OPINION = Caption(
    kind=said("opinion"),
    docket_numbers=(said("07-30815"),),
    parties=(party("UNITED STATES OF AMERICA"), party("JERROLD MARTIN"), party("ANOTHER ONE")),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf",
            "Whitlock v Corvane Dkt 031 Order on Motion to Dismiss",
        ),
        ("scan0001.PDF", "scan0001"),
        ("Notice of Default (signed).pdf", "Notice of Default (signed)"),
        (".pdf", "pdf"),
    ],
)
def test_a_document_is_described_by_its_name(name: str, expected: str) -> None:
    assert description(name, Caption()).strip(". ") == expected


@pytest.mark.parametrize(
    ("name", "caption", "expected"),
    [
        pytest.param(
            "scan0001.pdf",
            OPINION,
            "scan0001 opinion UNITED STATES OF AMERICA v. JERROLD MARTIN",
            id="a name that says nothing",
        ),
        pytest.param("us-v-martin.pdf", OPINION, "us v martin opinion", id="a name that has a party"),
        pytest.param("Opinion-in-Martin.pdf", OPINION, "Opinion in Martin", id="a name that has both"),
        pytest.param("Lease.pdf", Caption(kind=said("contract")), "Lease", id="a lease is a contract"),
        pytest.param(
            "Motion.pdf",
            Caption(kind=said("deposition transcript")),
            "Motion deposition transcript",
            id="another kind",
        ),
    ],
)
def test_its_caption_adds_what_its_name_does_not_say(name: str, caption: Caption, expected: str) -> None:
    assert description(name, caption) == expected


def test_of_a_long_party_and_a_long_name_the_first_words_count() -> None:
    caption = Caption(parties=(party(" ".join("ABCDEFGH")),))
    assert description("scan.pdf", caption) == "scan A B C D E"
    assert description(f"{' '.join(['word'] * 40)}.pdf", Caption()) == " ".join(["word"] * 16)


def test_by_words_it_is_found_under_all_that_both_say() -> None:
    found = keywords("us-v-martin.pdf", OPINION)
    assert found == "us v martin opinion UNITED STATES OF AMERICA JERROLD MARTIN 07-30815"


def test_of_long_headings_the_innermost_words_count() -> None:
    heading = " > ".join(["ARTICLE 12 TERMINATION", "12.2 For Cause", " ".join(["word"] * 14), "the last"])
    filed = filed_under("Agreement", heading)
    assert filed.startswith("Agreement ") and filed.endswith("the last")
    assert len(filed.split()) == 17


def test_a_passage_is_found_by_its_document_and_heading_and_quotes_neither(
    tmp_path: Path, models_folder: Path
) -> None:
    text = "XII. SEVERANCE\nThe sum is payable within thirty days of the last day of work, in one payment."
    names = ["Zebulon_Employment-Agreement.pdf", "Quimby_Employment-Agreement.pdf"]
    with Matter(tmp_path / "store") as matter:
        files = [
            (write_pdf(tmp_path / name, text.replace("thirty", days)), None)
            for name, days in zip(names, ["thirty", "sixty"], strict=True)
        ]
        list(Ingestion(matter, models_folder).run(files))
        keys = [key for key, _ in matter.keywords.best(["quimbi", "sever"], 5)]
        (found, *_) = matter.register.passages(keys)
        document = matter.register.document(found.document_id)
        assert document is not None and document.name.startswith("Quimby")
        assert "Quimby" not in found.text and found.heading == "XII. SEVERANCE"
        (evidence, *_) = Answerer(matter, models_folder, "no-such-model").search("Quimby severance", 1)
        page = matter.register.page(evidence.document_id, evidence.page)
        assert page is not None and page.text[evidence.start : evidence.end] == evidence.text
