"""Files are read by one reader, in a process of its own, as they are when they are added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.intake import admit
from ingest.pages import PageReader
from ingest.records import Page
from tests.conftest import CORPUS

REAL_CASES = Path("../shared/realcases/pdfs")
real_cases = pytest.mark.skipif(not REAL_CASES.is_dir(), reason="the real case files are not here")

ORDER = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
AGREEMENT = CORPUS / "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    made = PageReader()
    yield made
    made.close()


def read(reader: PageReader, path: Path) -> list[Page]:
    result: list[Page] = reader.run(admit(path))["pages"]
    return result


def ledger(read_pages: list[Page]) -> list[tuple[int, str, str | None]]:
    return [(page.number, page.read.value, page.reason) for page in read_pages]
