"""What a passage is filed under: found by it, never quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.answering import Answerer
from pipelines.describing import description, filed_under
from pipelines.indexing import Ingestion
from pipelines.matter import Matter
from tests.conftest import write_pdf


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
    assert description(name).strip(". ") == expected


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
