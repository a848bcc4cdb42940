"""The captions of the sample matters' files, as their sources under corpus/matters have them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ingest import intake
from ingest.caption.reading import read_caption
from ingest.pages import PageReader

PDFS = Path(__file__).resolve().parents[3] / "corpus" / "pdfs"

CAND = "United States District Court for the Northern District of California"
MINN = "United States District Court for the District of Minnesota"
COLO = "United States District Court for the District of Colorado"
CA10 = "United States Court of Appeals for the Tenth Circuit"
JOAQUIN = "Superior Court of California, County of San Joaquin"
STATE_JOAQUIN = "Superior Court of the State of California, County of San Joaquin"
CORVANE, BRIGHTWATER = "3:21-cv-00417-MLO", "STK-CV-UWT-2022-0004871"

Parties = tuple[tuple[str, str | None], ...]
COLD_CHAIN: Parties = (
    ("WHITLOCK COLD CHAIN, INC.", "plaintiff"),
    ("DANA R. WHITLOCK", "plaintiff"),
    ("CORVANE SYSTEMS, INC.", "defendant"),
)
WAREHOUSE: Parties = (
    ("DANA M. WHITLOCK", "plaintiff"),
    ("BRIGHTWATER REFRIGERATED WAREHOUSING, INC.", "defendant"),
)
ORCHARD: Parties = (
    ("HALVORSEN ORCHARD SUPPLY CO.", "plaintiff"),
    ("TAMARIND SQUARE PROPERTIES LLC", "defendant"),
)
PRYCE, HARLAN = ("Leonora J. Pryce", "plaintiff"), ("Tobias W. Harlan", "plaintiff")
SILLITOE, OYELARAN = ("Judith A. Sillitoe", "defendant"), ("Marcus D. Oyelaran", "defendant")


class Truth(NamedTuple):
    """What a person reads in a file."""

    kind: str
    numbers: tuple[str, ...] = ()
    court: str | None = None
    judge: str | None = None
    filed: str | None = None
    dated: str | None = None
    parties: Parties = ()
    attorneys: Parties = ()


SAMPLE = {
    "Halvorsen-Tamarind_2017-08-01_Commercial-Lease": Truth(
        "contract",
        dated="2017-08-01",
        parties=(("TAMARIND SQUARE PROPERTIES LLC", "landlord"), ("HALVORSEN ORCHARD SUPPLY CO.", "tenant")),
    ),
    "Halvorsen-Tamarind_2020-06-15_First-Amendment-to-Lease": Truth(
        "contract",
        dated="2020-06-15",
        parties=(("Tamarind Square Properties LLC", "landlord"), ("Halvorsen Orchard Supply Co.", "tenant")),
    ),
    "Halvorsen-v-Tamarind_2022-05-27_Notice-of-Default": Truth("letter", dated="2022-05-27"),
    "Halvorsen-v-Tamarind_Dkt-047_Order-on-Preliminary-Injunction": Truth(
        "order", ("0:22-cv-01953-ERB",), MINN, "ELSPETH R. BJORNSTAD", "2023-02-14", "2023-02-13", ORCHARD
    ),
    "Ostrander-v-Meridian_2018-02-09_Reservation-of-Rights-Letter": Truth(
        "letter",
        ("2016CV30118",),
        dated="2018-02-09",
        parties=(("Hollis Creek Ranch, L.P.", None), ("Ostrander Timber Holdings LLC", None)),
    ),
    "Ostrander-v-Meridian_2022-08-23_Tenth-Circuit-Opinion-En-Banc": Truth(
        "opinion",
        ("20-1418", "20-1431"),
        CA10,
        "RENNER",
        "2022-08-23",
        parties=(
            ("OSTRANDER TIMBER HOLDINGS LLC", "plaintiff-appellant/cross-appellee"),
            ("Lowell P. Ostrander", "plaintiff-appellant/cross-appellee"),
            ("MERIDIAN CASUALTY COMPANY", "defendant-appellee/cross-appellant"),
            ("Rocky Mountain Policyholders’ League", "amicus curiae"),
            ("Association of Western Casualty Carriers", "amicus curiae"),
        ),
        attorneys=(
            ("Imogen Castellane", "plaintiff-appellant/cross-appellee"),
            ("Roderick Thane", "defendant-appellee/cross-appellant"),
            ("Judith Fennimore", "amicus curiae"),
            ("Clement Varga", "amicus curiae"),
        ),
    ),
    "Ostrander-v-Meridian_Dkt-112_Order-on-Summary-Judgment": Truth(
        "order",
        ("1:17-cv-02266-PJT",),
        COLO,
        "PHILIPPA J. TENNANT",
        "2020-09-30",
        "2020-09-30",
        (
            ("OSTRANDER TIMBER HOLDINGS LLC", "plaintiff and counterclaim defendant"),
            ("LOWELL P. OSTRANDER", "plaintiff and counterclaim defendant"),
            ("MERIDIAN CASUALTY COMPANY", "defendant and counterclaimant"),
        ),
    ),
    "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement": Truth(
        "contract",
        dated="2019-03-04",
        parties=(("Corvane Systems, Inc.", None), ("Whitlock Cold Chain, Inc.", "customer")),
    ),
    "Whitlock-v-Brightwater_2022-03-14_Demand-Letter": Truth("letter", dated="2022-03-14"),
    "Whitlock-v-Brightwater_2022-05-02_Complaint": Truth(
        "complaint",
        (BRIGHTWATER,),
        STATE_JOAQUIN,
        "Barnaby S. Ruelas",
        "2022-05-02",
        "2022-05-02",
        (*WAREHOUSE, ("CURTIS DELAVAN", "defendant")),
        (("Ines Calloway", "plaintiff"),),
    ),
    "Whitlock-v-Brightwater_2022-11-09_Deposition-of-Curtis-Delavan": Truth(
        "deposition transcript",
        (BRIGHTWATER,),
        JOAQUIN,
        dated="2022-11-09",
        parties=WAREHOUSE,
        attorneys=(("Ines Calloway", "plaintiff"), ("Harold Venn-Aquino", "defendant")),
    ),
    "Whitlock-v-Brightwater_2023-06-16_Order-on-Summary-Adjudication": Truth(
        "order", (BRIGHTWATER,), JOAQUIN, "Barnaby S. Ruelas", "2023-06-16", "2023-06-16", WAREHOUSE
    ),
    "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana": Truth(
        "deposition transcript",
        (CORVANE,),
        CAND,
        dated="2022-05-18",
        parties=COLD_CHAIN,
        attorneys=(("LEONORA J. PRYCE", "plaintiff"), ("MARCUS D. OYELARAN", "defendant")),
    ),
    "Whitlock-v-Corvane_Dkt-001_Complaint": Truth(
        "complaint",
        (CORVANE,),
        CAND,
        "Marguerite L. Okafor",
        "2021-01-19",
        "2021-01-19",
        COLD_CHAIN,
        (PRYCE, HARLAN),
    ),
    "Whitlock-v-Corvane_Dkt-019_Motion-to-Dismiss": Truth(
        "motion",
        (CORVANE,),
        CAND,
        "Marguerite L. Okafor",
        "2021-03-22",
        "2021-03-22",
        COLD_CHAIN,
        (SILLITOE, OYELARAN),
    ),
    "Whitlock-v-Corvane_Dkt-024_Opposition-to-Motion-to-Dismiss": Truth(
        "opposition",
        (CORVANE,),
        CAND,
        "Marguerite L. Okafor",
        "2021-04-19",
        "2021-04-19",
        COLD_CHAIN,
        (PRYCE, HARLAN),
    ),
    "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss": Truth(
        "order",
        (CORVANE,),
        CAND,
        "MARGUERITE L. OKAFOR",
        "2021-11-08",
        "2021-11-05",
        (COLD_CHAIN[0], COLD_CHAIN[2]),
    ),
    "Whitlock-v-Corvane_Dkt-038_Answer-to-First-Amended-Complaint": Truth(
        "answer",
        (CORVANE,),
        CAND,
        "Marguerite L. Okafor",
        "2021-12-20",
        "2021-12-20",
        COLD_CHAIN,
        (SILLITOE, OYELARAN),
    ),
    "Whitlock-v-Corvane_Docket-Sheet": Truth(
        "docket sheet",
        (CORVANE,),
        CAND,
        "Marguerite L. Okafor",
        "2021-01-19",
        parties=(
            ("Whitlock Cold Chain, Inc.", "plaintiff"),
            ("Dana R. Whitlock", "plaintiff"),
            ("Corvane Systems, Inc.", "defendant"),
        ),
        attorneys=(PRYCE, HARLAN, SILLITOE, OYELARAN, ("Anneliese K. Tolland", "defendant")),
    ),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    reader = PageReader()
    yield reader
    reader.close()


def test_every_file_has_its_truth() -> None:
    assert {path.stem for path in PDFS.glob("*.pdf")} == SAMPLE.keys()


@pytest.mark.parametrize("name", SAMPLE)
def test_a_files_caption_is_what_a_person_reads(reader: PageReader, name: str) -> None:
    path = PDFS / f"{name}.pdf"
    pages = reader.run(source=intake.admit(path, path.name))["pages"]
    found: dict[str, Any] = read_caption(pages).to_json()
    assert (
        Truth(
            found["kind"],
            tuple(found["docket_numbers"]),
            found["court"],
            found["judge"],
            found["filed"],
            found["dated"],
            tuple((party["name"], party["role"]) for party in found["parties"] or ()),
            tuple((lawyer["name"], lawyer["for"]) for lawyer in found["attorneys"]),
        )
        == SAMPLE[name]
    )
