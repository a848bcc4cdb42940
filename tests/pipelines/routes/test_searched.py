"""What was searched first is told in a lawyer's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.caption.records import TEXT, Caption, Found, Source
from pipelines.routes.routing import Route
from pipelines.routes.searched import searched_first
from pipelines.storage.register import Register
from tests.pipelines.storage.test_register import a_document, add

ORDER, LETTER, SCAN, MOTION = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)
CASE = "3:21-cv-00417-MLO"


def said(value: str) -> Found:
    return Found(value, Source(1, TEXT, value, 0, len(value)))


CAPTIONS = {
    ORDER: ("Order.pdf", Caption(kind=said("order"), filed=said("2021-05-03"), docket_numbers=(said(CASE),))),
    MOTION: ("Motion.pdf", Caption(kind=said("motion"), docket_numbers=(said(CASE),))),
    LETTER: ("Letter.pdf", Caption(kind=said("letter"), dated=said("May 2021"))),
    SCAN: ("scan0001.pdf", Caption()),
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    register = Register(tmp_path / "register.sqlite")
    for document_id, (name, caption) in CAPTIONS.items():
        add(register, replace(a_document(document_id, name=name), caption=caption))
    yield register
    register.close()


@pytest.mark.parametrize(
    ("route", "text"),
    [
        pytest.param(Route((ORDER,)), "Searched first: Order of 3 May 2021 (Order.pdf).", id="kind and day"),
        pytest.param(Route((MOTION,)), "Searched first: Motion (Motion.pdf).", id="no day"),
        pytest.param(Route((LETTER,)), "Searched first: Letter of May 2021 (Letter.pdf).", id="a month"),
        pytest.param(Route((SCAN,)), "Searched first: scan0001.pdf.", id="of unknown kind"),
        pytest.param(
            Route((SCAN, MOTION)), "Searched first: scan0001.pdf; Motion (Motion.pdf).", id="two of them"
        ),
        pytest.param(
            Route((ORDER,), pages=("12",)),
            "Searched first: page 12 of Order of 3 May 2021 (Order.pdf).",
            id="a page",
        ),
        pytest.param(
            Route((SCAN,), pages=("3", "4")), "Searched first: pages 3, 4 of scan0001.pdf.", id="two"
        ),
        pytest.param(
            Route((ORDER, MOTION, LETTER, SCAN)), f"Searched first: 4 documents of case {CASE}.", id="a case"
        ),
    ],
)
def test_it_is_told(register: Register, route: Route, text: str) -> None:
    told = searched_first([route], register)
    assert told is not None
    assert told.text == text
    assert [item.document_id for item in told.documents] == list(route.documents)
    assert told.pages == route.pages


@pytest.mark.parametrize(
    "route", [Route(), Route(("e" * 64,)), Route(pages=("3",))], ids=["none", "gone", "page"]
)
def test_where_nothing_is_searched_first_nothing_is_told(register: Register, route: Route) -> None:
    assert searched_first([route], register) is None


def test_of_a_question_in_parts_each_is_told(register: Register) -> None:
    told = searched_first([Route((ORDER,)), Route(), Route((SCAN, ORDER), pages=("3",))], register)
    assert told is not None
    assert told.text == "Searched first: page 3 of Order of 3 May 2021 (Order.pdf); scan0001.pdf."
