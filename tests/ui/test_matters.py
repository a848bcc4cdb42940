"""The page Matters, and which matter a window is in."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines import settings
from pipelines.storage import matters
from pipelines.storage.matter import Matter
from tests.ui.conftest import Open, finished, text_of
from ui import wiring

NAME = "Whitlock v. Brightwater"


def address(app: AppTest) -> str:
    """The matter that the address names: AppTest gives it as it was set, or as a list."""
    named = app.query_params["matter"]
    return named if isinstance(named, str) else named[0]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "store"
    for name in ("Alpha", "Beta"):
        with Matter(home, name) as matter:
            matter.register.begin_conversation(f"What of {name}?")
    settings.choose(home, "matter", "Alpha")
    return home


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def submit(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def where(app: AppTest) -> str:
    return str(app.selectbox(key="matter-choice").value)


def test_at_the_first_start_there_is_one_matter_and_a_way_to_begin_another(
    open_app: Open, tmp_path: Path
) -> None:
    app = open_app(tmp_path / "store", "ui/matters.py")
    assert text_of(app).count('data-testid="matter"') == 1
    assert "You are here" in text_of(app)
    assert where(app) == "default"
    app.text_input(key="matter-new").set_value(NAME)
    submit(app, "Begin a matter")
    assert where(app) == NAME
    assert f"{NAME!r}".replace("'", "&#x27;") in text_of(app)
    assert matters.open_names(tmp_path / "store") == ["default", NAME]


def test_what_was_chosen_last_is_begun_with_and_the_address_says_it(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    assert where(app) == "Alpha" and address(app) == "Alpha"
    press(app, "matter-open-Beta")
    assert where(app) == "Beta" and address(app) == "Beta"
    assert where(open_app(home)) == "Beta"


def test_going_to_another_matter_takes_nothing_along(open_app: Open, home: Path) -> None:
    app = open_app(home)
    app.query_params["conversation"] = "1"
    app.run()
    assert "What of Alpha?" in text_of(app)
    app.selectbox(key="matter-choice").set_value("Beta").run()
    assert where(app) == "Beta"
    assert "What of Alpha?" not in text_of(app)
    assert "conversation" not in app.query_params
    assert app.session_state["turns"] == []


def test_an_address_leads_to_a_conversation_of_another_matter(open_app: Open, home: Path) -> None:
    app = open_app(home)
    app.query_params["matter"], app.query_params["conversation"] = "Beta", "1"
    app.run()
    assert where(app) == "Beta"
    assert "What of Beta?" in text_of(app)


def test_an_address_of_a_matter_that_is_gone_is_told_of(open_app: Open, home: Path) -> None:
    app = open_app(home)
    app.query_params["matter"] = "../../etc"
    app.run()
    assert "is not there" in text_of(app)
    assert where(app) == "Alpha"
    assert "is not there" not in text_of(app.run())
    assert sorted(path.name for path in (home / "matters").iterdir()) == ["Alpha", "Beta"]


@pytest.mark.parametrize("name", ["../x", "alpha", ""])
def test_a_name_that_cannot_be_is_told_of(open_app: Open, home: Path, name: str) -> None:
    app = open_app(home, "ui/matters.py")
    app.text_input(key="matter-new").set_value(name)
    submit(app, "Begin a matter")
    assert "pc-error" in text_of(app)
    assert where(app) == "Alpha"
    assert matters.open_names(home) == ["Alpha", "Beta"]


def test_the_matter_that_is_open_is_renamed(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    press(app, "matter-rename-Alpha")
    app.text_input(key="matter-name-Alpha").set_value(NAME)
    submit(app, "Rename")
    assert where(app) == NAME
    assert matters.open_names(home) == ["Beta", NAME]
    app.switch_page("ui/ask.py")
    app.query_params["conversation"] = "1"
    assert "What of Alpha?" in text_of(app.run())


def test_a_matter_is_archived_and_taken_back(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    press(app, "matter-archive-Alpha")
    assert where(app) == "Beta"
    assert app.header[0].value == "Archived"
    press(app, "matter-archive-Beta")
    assert "the only matter that is open" in text_of(app)
    press(app, "matter-restore-Alpha")
    assert matters.open_names(home) == ["Alpha", "Beta"]
    assert not app.header


def test_a_matter_is_destroyed_once_its_name_is_typed(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    press(app, "matter-destroy-Alpha")
    assert "for good" in text_of(app)
    app.text_input(key="matter-sure-Alpha").set_value("alpha")
    submit(app, "Destroy for good")
    assert "nothing was destroyed" in text_of(app)
    assert matters.open_names(home) == ["Alpha", "Beta"]
    app.text_input(key="matter-sure-Alpha").set_value("Alpha")
    submit(app, "Destroy for good")
    assert "Alpha is destroyed" in text_of(app)
    assert where(app) == "Beta"
    assert matters.open_names(home) == ["Beta"]
    press(app, "matter-destroy-Beta")
    app.text_input(key="matter-sure-Beta").set_value("Beta")
    submit(app, "Destroy for good")
    assert "the only matter that is open" in text_of(app)
    assert matters.open_names(home) == ["Beta"]


def test_a_matter_in_which_a_question_is_asked_is_left_alone(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    asked = threading.Event()

    def answer(question: str):
        asked.wait(30)
        yield from ()

    asking = finished(error="?")
    asking._ask = answer
    with wiring.closed("Beta"):
        pass  # what is not open is closed already
    wiring.conversing().ask(None, asking)
    try:
        press(app, "matter-destroy-Alpha")
        app.text_input(key="matter-sure-Alpha").set_value("Alpha")
        submit(app, "Destroy for good")
        assert "A question is being asked" in text_of(app)
        assert "Alpha" in matters.open_names(home)
    finally:
        asked.set()


def test_a_matter_destroyed_from_another_one_is_not_begun_with_again(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    press(app, "matter-open-Beta")
    settings.choose(home, "matter", "Alpha")  # as a second window does that goes there
    press(app, "matter-destroy-Alpha")
    app.text_input(key="matter-sure-Alpha").set_value("Alpha")
    submit(app, "Destroy for good")
    assert where(app) == "Beta"
    assert settings.load().matter == "Beta"


def test_a_matter_that_another_window_has_renamed_is_told_of(open_app: Open, home: Path) -> None:
    app = open_app(home, "ui/matters.py")
    matters.rename(home, "Beta", "Gamma")
    press(app, "matter-archive-Beta")
    assert "renamed or destroyed" in text_of(app)
    assert matters.open_names(home) == ["Alpha", "Gamma"]
