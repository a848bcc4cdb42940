"""Of pages cut out of the Federal Register the longest notice is summed up."""

from __future__ import annotations

import pytest

from ingest.records import Page, Passage, Read
from pipelines.summaries.notices import of_the_longest

END = "[FR Doc. 2020–17221 Filed 8–5–20; 8:45 am]"


def passages(pages: list[Page]) -> list[Passage]:
    found = []
    for page in pages:
        position = 0
        for text in page.text.split("\n"):
            span = position, position + len(text)
            found.append(Passage(f"{page.number}:{position}", "d" * 64, page.number, None, *span, text, 1))
            position = span[1] + 1
    return found


def read(*texts: str) -> list[Page]:
    return [Page(number, None, text, Read.TEXT) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("The valve is new.", "The rule ends."), ["The valve is new.", "The rule ends."]),
        (
            (f"One word.\n{END}\nThe agency proposes a rule on valves.", f"It is long.\n{END}\nAnother one."),
            ["The agency proposes a rule on valves.", "It is long.", END],
        ),
        ((), []),
    ],
    ids=["no notice ends", "parts of three notices", "nothing"],
)
def test_the_longest_notice_is_kept(texts: tuple[str, ...], kept: list[str]) -> None:
    pages = read(*texts)
    assert [passage.text for passage in of_the_longest(passages(pages), pages)] == kept
