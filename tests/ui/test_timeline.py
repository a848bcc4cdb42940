"""The page Timeline in each of its states."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines import settings
from pipelines.ingestion.indexing import Ingestion
from pipelines.storage.matter import Matter
from pipelines.timeline.records import Event, EventSource, Precision, Voice
from tests.conftest import write_pdf
from tests.ui.conftest import HOSTILE, Open, text_of
from ui import timeline_markup, wiring

PAGE = "ui/timeline.py"


def events_of(app: AppTest) -> list[str]:
    return [
        str(element.proto.body) for element in app.get("html") if "timeline-event" in str(element.proto.body)
    ]


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if label in button.label).click().run()
    assert not app.exception


def test_without_documents_it_leads_to_the_library(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "empty", PAGE)
    assert not app.exception
    assert "There are no documents in this matter yet" in text_of(app)


def test_with_documents_that_tell_no_day_it_says_so(open_app: Open, tmp_path: Path) -> None:
    file = write_pdf(tmp_path / "memo.pdf", "MEMORANDUM\nThe felt is kept in a dry room behind the mill.")
    with Matter(tmp_path / "store") as matter:
        list(Ingestion(matter, settings.load({}).models_folder).run([(file, None)]))
    app = open_app(tmp_path / "store", PAGE)
    assert "tells what happened on a day" in text_of(app)
    assert "There are no documents" not in text_of(app)


class TestFull:
    @pytest.fixture
    def app(self, open_app: Open, full_store: Path) -> AppTest:
        return open_app(full_store, PAGE)

    def test_it_shows_a_chart_and_a_list_that_tell_the_same(self, app: AppTest) -> None:
        assert not app.exception
        found = wiring.timeline().events()
        (chart,) = app.get("vega_lite_chart")
        spec = json.loads(chart.proto.spec)
        assert f"Timeline of {len(found)} events" in spec["description"]
        assert f"{len(found)} events, out of 5 documents." in text_of(app)
        shown = events_of(app)
        assert len(shown) == 25, "a page of the list"
        assert "<strong>June 3, 2013</strong>" in shown[0]
        assert "Said in the letter." in shown[0], "whose word it is"

    def test_every_event_opens_its_page_below_it(self, app: AppTest) -> None:
        press(app, "Demand-Letter.pdf, Ltr. at 1".replace("-", "\\-").replace(".", "\\.").replace(",", "\\,"))
        told = text_of(app)
        assert 'data-testid="cited-page"' in told
        assert 'data-testid="highlight"' in told
        press(app, "Close the page")
        assert 'data-testid="cited-page"' not in text_of(app)

    def test_it_is_chosen_by_document_person_and_days(self, app: AppTest) -> None:
        found = wiring.timeline().events()
        entry = next(e for e in wiring.matter().register.documents() if "Dkt-047" in e.name)
        app.multiselect(key="timeline-documents").set_value([entry.document_id]).run()
        app.date_input(key="timeline-from").set_value(date(2022, 6, 1)).run()
        app.date_input(key="timeline-to").set_value(date(2022, 6, 30)).run()
        june = events_of(app)
        assert june and all("June 2022" in told or "June " in told for told in june)
        app.selectbox(key="timeline-person").set_value("Halvorsen Orchard Supply Co.").run()
        assert not app.exception
        assert 0 < len(events_of(app)) < len(june)
        press(app, "Show everything")
        assert f"{len(found)} events" in text_of(app)

    def test_what_is_chosen_lasts_while_another_page_is_looked_at(self, app: AppTest) -> None:
        app.date_input(key="timeline-from").set_value(date(2022, 6, 1)).run()
        app.toggle(key="timeline-conflicts").set_value(True).run()
        shown = events_of(app)
        app.switch_page("ui/library.py").run().run()
        app.switch_page(PAGE).run()
        assert app.date_input(key="timeline-from").value == date(2022, 6, 1)
        assert events_of(app) == shown
        press(app, "Show everything")
        assert app.date_input(key="timeline-from").value is None

    def test_what_fits_nothing_is_told_with_what_to_do(self, app: AppTest) -> None:
        app.date_input(key="timeline-from").set_value(date(2100, 1, 1)).run()
        assert "No event fits all of that." in text_of(app)
        assert events_of(app) == []
        press(app, "Show everything")
        assert len(events_of(app)) == 25

    def test_conflicting_dates_are_shown_alone_with_both_quotes(self, app: AppTest) -> None:
        app.toggle(key="timeline-conflicts").set_value(True).run()
        shown = events_of(app)
        assert shown and all("Another date is told:" in told for told in shown)
        assert any("May 31, 2022" in told and "June 2, 2022" in told for told in shown)

    def test_it_is_exported_in_each_form(self, app: AppTest) -> None:
        labels = [button.proto.label for button in app.get("download_button")]
        assert [label for label in labels if label.startswith("Download")] == [
            "Download Word",
            "Download CSV",
            "Download Markdown",
        ]


class TestMarkup:
    source = EventSource(
        document=HOSTILE,
        document_id="0" * 64,
        page=1,
        pinpoint=HOSTILE,
        start=0,
        end=1,
        quote=HOSTILE,
        date="2021-05",
        precision=Precision.MONTH,
        written="May 2021",
        voice=Voice.ALLEGED,
        said_by=HOSTILE,
        inferred="year",
    )
    event = Event(
        id="1",
        date="2021-05",
        until="2021-06",
        precision=Precision.MONTH,
        text=f"{HOSTILE} in May 2021 {HOSTILE}",
        citations=(source,),
        said_by=HOSTILE,
        voice=Voice.ALLEGED,
        disputed=True,
    )

    def test_what_files_say_is_escaped(self) -> None:
        html = timeline_markup.event(self.event)
        assert "<script>" not in html and "<img" not in html
        assert "<strong>May 2021</strong>" in html

    def test_it_says_how_exact_a_date_is_and_where_its_year_comes_from(self) -> None:
        html = timeline_markup.event(self.event)
        assert "May 2021 to June 2021" in html
        assert "Told to the month; its year is that of a date close by." in html
        assert "One paper tells of this and another denies it." in html

    def test_the_chart_places_a_month_on_its_first_day_and_tells_its_voice_by_row_and_shape(self) -> None:
        spec = timeline_markup.chart([self.event])
        (point,) = spec["data"]["values"]
        assert (point["from"], point["to"]) == ("2021-05-01T00:00:00", "2021-06-01T00:00:00")
        assert point["voice"] == "Alleged"
        assert spec["layer"][1]["encoding"]["shape"]["field"] == "voice"
