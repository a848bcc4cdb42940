"""Papers of one dispute, short enough that every day in them is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.ingestion.indexing import Ingestion
from pipelines.storage.matter import Matter
from pipelines.timeline.records import Event
from pipelines.timeline.timeline import Timeline
from tests.conftest import write_pdf

COMPLAINT = """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON
ALDER MILLS, INC.,
Plaintiff,
v.
BIRCH FREIGHT LLC,
Defendant.
Case No. 3:21-cv-00999
COMPLAINT
1. On May 3, 2020, Birch Freight delivered forty spoiled rolls of felt to the mill in Salem.
2. The driver, Mr. Coe, signed the bill of lading on May 4 and left the yard before noon.
3. The carrier settled a like claim in 2018. The rule is old. See Doe v. Roe, 12 F.3d 4 (9th Cir. 2001).
4. Alder Mills gave written notice of the loss to Birch Freight on June 1, 2020, by courier.
Dated: March 2, 2021 By: /s/ Ann Lee Ann Lee, Attorneys for Plaintiff"""
ANSWER = """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON
ALDER MILLS, INC.,
Plaintiff,
v.
BIRCH FREIGHT LLC,
Defendant.
Case No. 3:21-cv-00999
ANSWER TO COMPLAINT
1. Birch Freight admits that it delivered forty rolls of felt to the mill in Salem on May 3, 2020.
4. Birch Freight denies that any written notice was given on June 1, 2020.
5. It admits that on June 9, 2020, its office received a written notice of the loss from a courier.
Dated: April 6, 2021 By: /s/ Bo Dahl Bo Dahl, Attorneys for Defendant"""


@pytest.fixture(scope="module")
def two_papers(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    """A matter with a complaint and an answer; only to be read."""
    folder = tmp_path_factory.mktemp("timeline")
    with Matter(folder / "store") as matter:
        files = [
            (write_pdf(folder / f"{name}.pdf", text), None)
            for name, text in (("Complaint", COMPLAINT), ("Answer", ANSWER))
        ]
        outcomes = list(Ingestion(matter, models_folder).run(files))
        assert {outcome.status for outcome in outcomes} == {"ingested"}
        yield matter


@pytest.fixture(scope="module")
def events(two_papers: Matter) -> tuple[Event, ...]:
    return Timeline(two_papers.register).events()


Find = Callable[[str, str], Event]


@pytest.fixture
def find(events: tuple[Event, ...]) -> Find:
    """Find the one event on a date whose text holds some words."""

    def find(date: str, words: str) -> Event:
        found = [event for event in events if event.date == date and words in event.text]
        assert len(found) == 1, [(event.date, event.text) for event in events]
        return found[0]

    return find
