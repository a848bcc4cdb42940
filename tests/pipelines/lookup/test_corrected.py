"""What the user wrote into a caption is quoted from where the document says it, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.caption.records import CORRECTED, STAMP, TEXT, Caption, Found, Source
from pipelines.lookup import told
from pipelines.lookup.corrected import places, stands
from pipelines.routes.routing import Route
from pipelines.search.keywords import KeywordIndex
from pipelines.storage.register import Register
from tests.pipelines.storage.test_register import ONE, a_document, add

PAGES = {1: "Before the Hon. Maria\nOkafor on May 3,\n2021. Okafor-Lee.", 9: "MARIA OKAFOR, Judge. 5/4/2021"}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param("Maria Okafor", [(1, "Maria\nOkafor")], id="over a line's end, the first"),
        pytest.param("maria okafor, judge", [(9, "MARIA OKAFOR, Judge")], id="in any case"),
        pytest.param("2021-05-03", [(1, "May 3,\n2021")], id="a day, however it is written"),
        ("2021-05-04", [(9, "5/4/2021")]),
        pytest.param("Maria Okaf", [], id="whole words only"),
        ("2021-05-05", []),
        ("", []),
    ],
)
def test_the_first_place_that_says_it(written: str, found: list[tuple[int, str]]) -> None:
    assert [(page, PAGES[page][start:end]) for page, start, end in places(written, PAGES)] == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param(Source(2, TEXT, "Okafor", 7, 13), [(2, 7, 13)], id="where it was read"),
        pytest.param(Source(2, STAMP, "Filed 5/4/2021"), [], id="a stamp is no part of the text"),
        pytest.param(Source(None, CORRECTED, "Maria Okafor"), [(1, 16, 28)], id="where the user's words are"),
        pytest.param(Source(None, CORRECTED, "Maria Okaf"), [], id="the user's words are nowhere"),
    ],
)
def test_a_part_of_a_caption_stands_somewhere_or_nowhere(
    source: Source, found: list[tuple[int, int, int]]
) -> None:
    assert list(stands(source, lambda: PAGES)) == found


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = Register(tmp_path / "register.sqlite")
    printed = Source(1, TEXT, "Ana Ruiz", 0, 8)
    read = Caption(kind=Found("order", printed), judge=Found("Ana Ruiz", printed))
    add(
        opened,
        replace(a_document(ONE, "Ana Ruiz, counsel. ORDER", "Maria Okafor\nDistrict Judge"), caption=read),
    )
    yield opened
    opened.close()


def test_a_corrected_judge_is_told_where_the_document_names_that_judge(register: Register) -> None:
    index, route = KeywordIndex(register), Route((ONE,))

    def pages() -> list[int]:
        found = told.find("Who is the judge?", route, index)
        return [page for _, page, _ in found.places]

    assert pages() == [1]
    register.correct(ONE, "judge", "Maria Okafor")
    assert pages() == [2]
    register.correct(ONE, "judge", "Somebody Else")
    assert told.find("Who is the judge?", route, index).lacking
