"""What stands under a part's own title is not told as standing under the section's."""

from __future__ import annotations

from ingest.records import Page, Read
from pipelines.summaries.headings import Headings

FIRST = """2. Terms of the Agreement
The parties agreed on the terms in May of that year, and wrote them down in June.
(b) Fiduciary Duty
The claim for breach of fiduciary duty fails, for no such duty was owed to the writer."""
SECOND = """It was never pleaded, either, and the writer does not say so in his brief.
3. The Counterclaim
The motion on the counterclaim is denied, for a jury might find for the writer."""


def headings() -> Headings:
    return Headings([Page(1, None, FIRST, Read.TEXT), Page(2, None, SECOND, Read.TEXT)])


def test_a_place_stands_under_the_heading_before_it() -> None:
    assert headings().path(1, FIRST.index("The parties")) == ("2. Terms of the Agreement",)
    assert headings().path(2, SECOND.index("The motion")) == ("3. The Counterclaim",)


def test_below_the_title_of_a_part_it_stands_under_none_until_the_next_heading() -> None:
    assert headings().path(1, FIRST.index("The claim")) == ()
    assert headings().path(2, SECOND.index("It was never")) == ()
