"""What kind of paper a title names."""

from __future__ import annotations

import pytest

from ingest.caption.kinds import find_kind
from ingest.caption.rows import rows_of
from ingest.records import Page, Read


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("COMPLAINT FOR DAMAGES AND\nDECLARATORY RELIEF", "complaint"),
        ("FIRST AMENDED COMPLAINT", "complaint"),
        ("DEFENDANT’S ANSWER TO FIRST\nAMENDED COMPLAINT", "answer"),
        ("DEFENDANT'S NOTICE OF\nMOTION AND MOTION TO\nDISMISS", "motion"),
        ("PLAINTIFFS’ OPPOSITION TO\nDEFENDANT’S MOTION TO\nDISMISS", "opposition"),
        ("MEMORANDUM OF LAW IN OPPOSITION TO MOTION", "opposition"),
        ("REPLY IN SUPPORT OF MOTION", "reply"),
        ("ORDER GRANTING MOTION FOR\nSUMMARY JUDGMENT", "order"),
        ("O R D E R", "order"),
        ("SUGGESTION OF REMAND AND\nTRANSFER ORDER", "order"),
        ("STIPULATED PROTECTIVE ORDER", "order"),
        ("DECISION & ORDER", "order"),
        ("[PROPOSED] ORDER", "proposed order"),
        ("MOTION FOR SUMMARY JUDGMENT", "motion"),
        ("FINAL JUDGMENT", "judgment"),
        ("MEMORANDUM OPINION AND ORDER", "opinion"),
        ("OPINION & ORDER", "opinion"),
        ("MEMORANDUM*", None),
        ("CIVIL MINUTES – GENERAL", "minutes"),
        ("VIDEOTAPED DEPOSITION OF PETER ALDER", "deposition transcript"),
        ("NOTICE OF DEPOSITION OF PETER ALDER", "notice"),
        ("TRANSCRIPT OF PROCEEDINGS", "hearing transcript"),
        ("NOTICE OF APPEAL", "notice"),
        ("DECLARATION OF ANN SHORT IN SUPPORT OF MOTION", "declaration"),
        ("FINDINGS AND RECOMMENDATIONS", "report and recommendation"),
        ("BRIEF OF APPELLANT", "brief"),
        ("CIVIL DOCKET FOR CASE #: 3:21-cv-00417", "docket sheet"),
        ("The order was entered on the motion of the defendant, as the parties know.", None),
        ("IT IS SO ORDERED", None),
        ("JANE DOE, Plaintiff", None),
    ],
)
def test_kinds(title: str, kind: str | None) -> None:
    found = find_kind(rows_of(Page(1, None, title, Read.TEXT)))
    assert (found.name if found else None) == kind


def test_the_first_title_counts_and_has_its_rows() -> None:
    text = "JANE DOE\n\nORDER ON MOTION\nTO COMPEL\n\nNOTICE"
    found = find_kind(rows_of(Page(1, None, text, Read.TEXT)))
    assert found == ("order", 2, 3)
