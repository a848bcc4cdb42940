"""Three short files whose every word is known, for what is quoted and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.evidence.quotes import Quote, rank_quotes
from pipelines.ingestion.indexing import Ingestion
from pipelines.records import Evidence
from pipelines.search import embedder, retrieval
from pipelines.storage.matter import Matter
from tests.conftest import write_pdf

Rank = Callable[[str], list[Quote]]

LEASE = (
    """COMMERCIAL LEASE
This Lease is made on August 1, 2017 between Tamarind Properties LP and Halvorsen Orchard Supply Co.
ARTICLE 4 RENT
4.1 Base Rent. Tenant shall pay to Landlord each month, in advance, the sum of $14,500 without setoff.
4.2 Late Charge. An installment that is overdue by ten days bears a charge of five percent of itself.
ARTICLE 5 ROOF AND STRUCTURE
All of the repairs that are required under this Article shall be made by and at the cost of Landlord.
ARTICLE 6 PLUMBING
All of the repairs that are required under this Article shall be made by and at the cost of Tenant.""",
    """ARTICLE 7 LAW
This Lease is governed by the laws of the State of Washington, whatever its rules on conflicts of laws.
7.2 Notices. See id.
Signed for Tamarind Properties LP by Augustus Pell, its manager, and for Halvorsen by Ingrid Sorensen.""",
)
DEPOSITION = (
    """DEPOSITION OF CURTIS DELAVAN
Q. Did you inspect the freezer before the shipment of peaches was loaded on the truck that morning?
A. I did, and it was warm.
Q. Whom did you tell about it?
A. I told Ramona Esquivel, the dispatcher, and nobody else at the company.""",
)
ORDER = (
    """SUPERIOR COURT OF WASHINGTON
HALVORSEN ORCHARD SUPPLY CO.,
Plaintiff,
v.
TAMARIND PROPERTIES LP,
Defendant.
Case No. 3:22-cv-04471
ORDER ON THE MOTION FOR A PRELIMINARY INJUNCTION
Halvorsen moves to keep Tamarind from ending the Lease while the case is pending before this Court.
The motion is GRANTED because Halvorsen would otherwise lose its orchard business before any trial.
Halvorsen shall post a bond in the amount of $87,000 with the clerk on or before September 30, 2022.""",
)


@pytest.fixture(scope="module")
def model(models_folder: Path) -> embedder.MiniLM:
    return embedder.load(models_folder)


@pytest.fixture(scope="module")
def three_files(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    """A matter with three short files; only to be read and asked."""
    folder = tmp_path_factory.mktemp("quotes")
    with Matter(folder / "store") as matter:
        add(matter, models_folder, folder, "Lease", LEASE)
        add(matter, models_folder, folder, "Delavan-Deposition", DEPOSITION)
        add(matter, models_folder, folder, "Order", ORDER)
        yield matter


def add(matter: Matter, models_folder: Path, folder: Path, name: str, pages: tuple[str, ...]) -> str:
    file = write_pdf(folder / f"{name}.pdf", *pages)
    (outcome,) = Ingestion(matter, models_folder).run([(file, None)])
    assert outcome.status == "ingested" and outcome.document_id
    return outcome.document_id


def found(question: str, matter: Matter, models_folder: Path) -> list[Evidence]:
    return list(retrieval.retrieve(retrieval.build_pipeline(matter, models_folder), question, 24))


@pytest.fixture
def rank(three_files: Matter, model: embedder.MiniLM, models_folder: Path) -> Rank:
    def rank(question: str) -> list[Quote]:
        return rank_quotes(question, found(question, three_files, models_folder), model, three_files)

    return rank
