"""What a document is, in its caption's words: its title whole, and nothing that only stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.storage.matter import Matter
from pipelines.summaries.opening import opening
from tests.pipelines.conftest import add

CAPTION = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA
ALDER MILLS LLC,
Plaintiff,
v.
BIRCH PAPER, INC.,
Defendant.
Case No. 3:21-cv-00417-MLO
{title}
The defendant asks that the complaint be dismissed. The motion was heard on May 3, 2021, and is denied,
for the complaint tells who promised what, and when the paper was to be shipped to the mill."""


def told(tmp_path: Path, models_folder: Path, caption: str) -> str:
    with Matter(tmp_path / "store") as matter:
        document_id = add(matter, models_folder, tmp_path, "Paper", (caption,))
        found = opening(matter.require(document_id), matter.register.pages(document_id))
    assert found is not None
    return found.text


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param("ORDER DENYING MOTION TO DISMISS", "ORDER DENYING MOTION TO DISMISS", id="on one line"),
        pytest.param(
            "ORDER DIRECTING PARTIES TO FILE\nPROPOSED REDACTIONS ON OR BEFORE\nMARCH 22, 2021",
            "ORDER DIRECTING PARTIES TO FILE PROPOSED REDACTIONS ON OR BEFORE MARCH 22, 2021",
            id="with the line that it goes on in",
        ),
        pytest.param(
            "JUDGE MARIAN T. OSTROWE\nVERIFIED COMPLAINT",
            "VERIFIED COMPLAINT",
            id="without the judge's name above",
        ),
        pytest.param(
            "BRIEF IN OPPOSITION TO MOTION TO DISMISS\nORAL ARGUMENT REQUESTED",
            "BRIEF IN OPPOSITION TO MOTION TO DISMISS",
            id="without what is asked below",
        ),
        pytest.param(
            "-DOC#\nDATE FILED: 5/22/73\nOPINION AND ORDER", "OPINION AND ORDER", id="without a clerk's stamp"
        ),
    ],
)
def test_a_paper_is_called_by_its_title(tmp_path: Path, models_folder: Path, lines: str, title: str) -> None:
    assert told(tmp_path, models_folder, CAPTION.format(title=lines)).startswith(
        f"“{title}”: ALDER MILLS LLC"
    )


def test_the_author_below_a_title_is_no_part_of_it(tmp_path: Path, models_folder: Path) -> None:
    found = told(tmp_path, models_folder, CAPTION.format(title="OPINION\nMARTIN, DISTRICT JUDGE"))
    assert found.startswith("Opinion: ALDER MILLS LLC")


def test_every_docket_number_is_told(tmp_path: Path, models_folder: Path) -> None:
    numbers = "Case Nos. 3:21-cv-00417-MLO, 3:21-cv-00533-MLO"
    caption = CAPTION.format(title="ORDER").replace("Case No. 3:21-cv-00417-MLO", numbers)
    assert "; Nos. 3:21-cv-00417-MLO and 3:21-cv-00533-MLO; " in told(tmp_path, models_folder, caption)


def test_names_with_commas_are_parted_by_semicolons(tmp_path: Path, models_folder: Path) -> None:
    caption = CAPTION.format(title="ORDER").replace(
        "BIRCH PAPER, INC.,\nDefendant.",
        "ANN HILL; DIRECTOR, OFFICE OF\nWAGES; and CEDAR PULP, INC.,\nDefendants.",
    )
    found = told(tmp_path, models_folder, caption)
    assert "v. ANN HILL; DIRECTOR, OFFICE OF WAGES; and CEDAR PULP, INC. (defendants)" in found


def test_the_sides_stand_as_the_caption_has_them(tmp_path: Path, models_folder: Path) -> None:
    caption = (
        CAPTION.format(title="OPINION")
        .replace("UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA", "SUPREME COURT OF OHIO")
        .replace("Plaintiff,", "Appellee,")
        .replace("Defendant.", "Appellant.")
    )
    assert "ALDER MILLS LLC (appellee) v. BIRCH PAPER, INC. (appellant)" in told(
        tmp_path, models_folder, caption
    )
