"""What the Library's list shows, in which order, and what the address tells of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.caption.records import STAMP, Caption, Found, Party, Source
from pipelines.storage.register import DocumentEntry
from tests.many import fill
from tests.ui.conftest import Open, text_of
from ui import wiring
from ui.library_view import ONLY, SORTS, View, from_params, on_its_page, shown, to_params

SOURCE = Source(1, STAMP, "x")


def entry(name: str, pages: int = 1, added: str = "2026-01-01", **parts: Any) -> DocumentEntry:
    people = {key: parts.pop(key) for key in ("parties", "corrected") if key in parts}
    found = {key: Found(value, SOURCE) for key, value in parts.items()}
    return DocumentEntry(name, name, 1, pages, 1, added, Caption(**found, **people))


A = entry("a.pdf", 3, "2026-01-03", kind="order", judge="Maria Okafor", filed="2021-05-03")
B = entry(
    "b.pdf", 9, "2026-01-01", kind="motion", court="Tax Court", filed="2022-01-01", corrected=("court",)
)
C = entry(
    "c.pdf", 1, "2026-01-02", kind="contract", dated="2020-02-02", parties=(Party("Lee", None, SOURCE),)
)
D = entry("d.pdf", 3, "2026-01-04")
ALL = [A, B, C, D]


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (View(), "abcd"),
        pytest.param(View(find="okafor ORDER"), "a", id="each word, in any part, in any case"),
        (View(find="tax"), "b"),
        (View(find="lee"), "c"),
        (View(find="d.pdf"), "d"),
        (View(find="okafor motion"), ""),
        (View(kinds=("motion", "contract")), "bc"),
        pytest.param(View(filed_from="2020-01-01", filed_to="2021-12-31"), "ac", id="or the day it is dated"),
        (View(filed_from="2021-05-03"), "ab"),
        (View(only=("incomplete",)), "c"),
        (View(only=("corrected",)), "b"),
        (View(only=("corrected", "incomplete")), ""),
        pytest.param(View(sort="newest"), "bacd", id="what bears no day comes last"),
        (View(sort="oldest"), "cabd"),
        (View(sort="added"), "dacb"),
        pytest.param(View(sort="pages"), "badc", id="of as many pages, by name"),
        (View(find="pdf", kinds=("order", "motion"), sort="newest"), "ba"),
    ],
)
def test_what_is_listed_in_which_order(view: View, names: str) -> None:
    assert "".join(each.name[0] for each in shown(ALL, {"c.pdf"}, view)) == names


def test_the_open_document_says_which_page_of_the_list_is_shown() -> None:
    assert on_its_page(View(document="c.pdf"), ALL, 2).page == 2
    assert on_its_page(View(document="a.pdf", page=2), ALL, 2).page == 1
    assert on_its_page(View(page=7), ALL, 2).page == 2
    assert on_its_page(View(page=7, document="gone"), [], 2).page == 1


words = st.text(max_size=12).map(str.strip)
views = st.builds(
    View,
    find=words,
    kinds=st.lists(words.filter(bool), max_size=3).map(tuple),
    filed_from=st.sampled_from(["", "1999-12-31", "2024-02-29"]),
    filed_to=st.sampled_from(["", "1999-12-31", "2024-02-29"]),
    only=st.sampled_from([(), ("corrected",), tuple(ONLY)]),
    sort=st.sampled_from(list(SORTS)),
    page=st.integers(1, 999),
    document=words,
)


@given(views)
def test_an_address_tells_the_whole_view(view: View) -> None:
    assert (from_params(to_params(view)) or View()) == view


@pytest.mark.parametrize(
    ("params", "view"),
    [
        ({}, None),
        ({"matter": ["x"]}, None),
        ({"from": ["soon"], "to": ["0001-01-01"]}, View()),
        ({"sort": ["up"], "page": ["-1"]}, View()),
        ({"page": ["9" * 40]}, View()),
        ({"page": ["²"], "only": ["nothing", "corrected"]}, View(only=("corrected",))),
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_out(
    params: dict[str, list[str]], view: View | None
) -> None:
    assert from_params(params) == view


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("many")
    fill(home, 60)
    return home


def listed(app: Any) -> int:
    return text_of(app).count('data-testid="document"')


def test_a_long_list_is_found_in_sorted_and_turned_over_and_the_address_tells_it(
    open_app: Open, many: Path
) -> None:
    app = open_app(many, "ui/library.py")
    assert app.header[0].value == "60 documents" and listed(app) == 25
    app.text_input(key="library-find").set_value("calloway").run()
    assert "7 of 60 documents: “calloway”." in text_of(app) and listed(app) == 7
    app.selectbox(key="library-sort").set_value("newest").run()
    app.multiselect(key="library-kinds").set_value(["opposition"]).run()
    assert app.query_params == {"find": "calloway", "kind": "opposition", "sort": "newest"}
    assert "“calloway”; opposition." in text_of(app)
    app.switch_page("ui/models.py").run()
    app.switch_page("ui/library.py").run()
    assert app.text_input(key="library-find").value == "calloway", "kept while another page is looked at"
    next(button for button in app.button if button.label == "Show all documents").click().run()
    assert listed(app) == 25 and app.query_params == {"sort": "newest"}
    assert app.text_input(key="library-find").value == ""


def test_an_address_is_opened_as_it_was_left(open_app: Open, many: Path) -> None:
    app = open_app(many)
    app.query_params["only"] = "incomplete"
    app.query_params["from"] = "2019-03-01"
    app.switch_page("ui/library.py").run()
    told = text_of(app)
    assert "filed from 1 March 2019; pages that could not be read." in told
    assert listed(app) == told.count("<strong>Incomplete:</strong>") > 2


def test_a_document_is_opened_by_its_address_wherever_it_is_in_the_list(open_app: Open, many: Path) -> None:
    app = open_app(many, "ui/library.py")
    entry = wiring.matter().register.documents()[-1]
    app.query_params["document"] = entry.document_id
    app.run()
    assert [button.label for button in app.button].count("Close") == 1
    assert f'<span class="pc-document">{entry.name}' in text_of(app)


def test_nothing_found_is_said(open_app: Open, many: Path) -> None:
    app = open_app(many, "ui/library.py")
    app.text_input(key="library-find").set_value("<b>").run()
    assert "No document is like that: “&lt;b&gt;”." in text_of(app)
