"""The page "People and places" in all its states, without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from pipelines.entities.entity import Entity, EntityMention, EntityName
from pipelines.entities.records import Kind, Mention
from pipelines.records import Citation
from pipelines.storage.register import DocumentEntry
from tests.ui.conftest import HOSTILE, Open, text_of
from ui import entities_markup

PAGE = "ui/entities.py"


@pytest.fixture
def store(ingested: tuple[Path, list[DocumentEntry]], tmp_path: Path) -> Iterator[Path]:
    """A copy of the sample's store, for what is changed in it."""
    home = tmp_path / "copy"
    shutil.copytree(ingested[0], home)
    yield home
    st.cache_resource.clear()


def labels(app: object) -> list[str]:
    return [button.label for button in app.button]  # type: ignore[attr-defined]


def press(app: object, label: str) -> None:
    next(button for button in app.button if button.label.startswith(label)).click().run()  # type: ignore[attr-defined]


def test_without_documents_it_leads_to_the_library(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "empty", PAGE)
    assert not app.exception
    assert "There are no documents in this matter yet." in text_of(app)
    assert not app.text_input


def test_what_is_chosen_lasts_while_another_page_is_looked_at(open_app: Open, store: Path) -> None:
    app = open_app(store, PAGE)
    app.selectbox(key="entity-role").set_value("judge").run()
    app.switch_page("ui/library.py").run().run()
    app.switch_page(PAGE).run()
    assert not app.exception
    assert app.selectbox(key="entity-role").value == "judge"
    assert text_of(app).count('data-testid="entity"') == 2


def test_the_list_is_searched_filtered_and_turned(open_app: Open, store: Path) -> None:
    app = open_app(store, PAGE)
    assert not app.exception
    assert app.number_input(key="entity-page").max > 1, "a page of the list at a time"
    app.text_input(key="entity-search").set_value("Ms. Ferreira-Quist").run()
    assert [each.value for each in app.header] == ["1 name"]
    assert any("Rosalind Ferreira" in label for label in labels(app))
    app.text_input(key="entity-search").set_value("zzz").run()
    assert "Nobody and nothing fits" in text_of(app)
    app.text_input(key="entity-search").set_value("").run()
    app.selectbox(key="entity-role").set_value("judge").run()
    judges = text_of(app)
    assert judges.count('data-testid="entity"') == 2 and "judge" in judges
    app.selectbox(key="entity-role").set_value("Any").run()
    letter = next(
        option for option in app.selectbox(key="entity-document").options if "Demand-Letter" in option
    )
    app.selectbox(key="entity-document").select(letter).run()
    assert not any("Okafor" in label for label in labels(app))


def test_opened_it_shows_every_mention_by_document_and_its_page(open_app: Open, store: Path) -> None:
    app = open_app(store, PAGE)
    app.text_input(key="entity-search").set_value("Okafor").run()
    press(app, "Marguerite")
    shown = text_of(app)
    assert not app.exception
    assert shown.count('data-testid="mention"') == 3 and shown.count('data-testid="mentions-of"') == 2
    assert "same full name, middle initial included" in shown
    press(app, r"\[2\]")
    assert 'data-testid="highlight"' in text_of(app)
    press(app, "All names")
    assert app.text_input(key="entity-search")


def test_names_are_put_together_and_apart_and_it_is_undone(open_app: Open, store: Path) -> None:
    app = open_app(store, PAGE)
    app.text_input(key="entity-search").set_value("Augustin Pell").run()
    press(app, "Augustin Pell")
    same = app.selectbox(key="entity-same")
    same.select(next(option for option in same.options if option.startswith("Mr. Pell"))).run()
    press(app, "Put them together")
    assert not app.exception
    assert "put together by hand" in text_of(app) and "Mr. Pell" in text_of(app)
    press(app, "Undo")
    assert "It is as it was before." in text_of(app) and "put together by hand" not in text_of(app)
    press(app, "All names")
    app.text_input(key="entity-search").set_value("Dana R. Whitlock").run()
    press(app, "Dana R")
    press(app, "Take apart 2")
    assert "is a name of its own now" in text_of(app)
    assert any(label == "Undo" for label in labels(app))


def test_a_name_that_is_gone_is_told_and_the_list_is_shown(open_app: Open, store: Path) -> None:
    app = open_app(store, PAGE)
    app.query_params["entity"] = "0" * 16
    app.run()
    assert "is not there any more" in text_of(app) and not app.exception
    assert app.text_input(key="entity-search")


def test_hostile_names_are_shown_as_they_stand() -> None:
    mention = EntityMention("0" * 64, Mention(1, 2, 2 + len(HOSTILE), 0, 4 + len(HOSTILE)))
    entity = Entity("x", HOSTILE, Kind.PERSON, (EntityName(HOSTILE, HOSTILE, ()),), (), (mention,))
    quote = f"x {HOSTILE} y"
    citation = Citation(
        key="1",
        document=HOSTILE,
        document_id="0" * 64,
        page=1,
        pinpoint="p. 1",
        start=0,
        end=len(quote),
        quote=quote,
    )
    for html in (
        entities_markup.details(entity),
        entities_markup.heading(entity),
        entities_markup.name(entity.names[0]),
        entities_markup.document(HOSTILE),
        entities_markup.mention(mention, citation),
    ):
        assert "<script" not in html and "<img" not in html
    assert "<mark>&lt;script&gt;" in entities_markup.mention(mention, citation)
