"""How a question was taken, on the page Ask: told, taken another way; actions with their form and file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.actions.taken import ActionName, InputSource, Missing, Step, TakenAction
from pipelines.docket.query import RunQuery
from pipelines.events import Event, Reading, WayChosen
from pipelines.records import Answer, Citation, MeantDocument, Sentence, TakenWay
from pipelines.storage.register import DocumentEntry
from pipelines.ways.way import Way
from tests.ui.conftest import HOSTILE, Open, an_answer, finished, text_of
from ui import markup
from ui.asking import Asking, Endings

DEADLINE = "When is a response due 14 days after June 17, 2024, served by mail?"


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def ask(app: AppTest, question: str) -> Answer:
    app.chat_input[0].set_value(question).run()
    return ended(app)


def ended(app: AppTest) -> Answer:
    asking: Asking = app.session_state.turns[-1]
    assert asking.wait(300)
    app.run()
    assert not app.exception
    answer = asking.state.answer
    assert answer is not None, asking.state.error
    return answer


def test_every_mention_is_shown_and_the_files_answer_instead_with_a_click(
    open_app: Open, full_store: Path
) -> None:
    app = open_app(full_store)
    answer = ask(app, "Where does Whitlock Cold Chain appear?")
    shown = text_of(app)
    assert "Taken as: every mention in the index of names." in shown
    assert len(answer.sentences) > 25 and app.number_input[0].label == "Page of the list"
    assert shown.count('class="pc-sentence"') == 25, "a long list is shown a page at a time"
    assert "No passage was found" not in shown and 'data-testid="evidence-card"' not in shown
    app.number_input[0].set_value(2).run()
    assert any(label.startswith("\\[26\\]") for label in labels(app))

    press(app, "Answer from the files instead")
    other = ended(app)
    assert other.route and other.route.way is Way.ANSWER and other.question == answer.question
    assert len(app.session_state.turns) == 2
    assert "Every mention in the index" in labels(app), "there is a way back"


def test_what_the_index_has_not_is_told_above_the_answer(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    ask(app, "Where does Zebulon Pike appear?")
    assert "“Zebulon Pike” is not in the index of names, so the files were searched." in text_of(app)


def test_a_deadline_shows_what_it_works_on_and_each_step_with_its_rule(
    open_app: Open, full_store: Path
) -> None:
    app = open_app(full_store)
    ask(app, DEADLINE)
    shown = text_of(app)
    assert 'data-testid="action-result">The deadline is Friday, July 5, 2024.' in shown
    told = "Computed by Rule 6(a) and Rule 6(d), step by step below, from what you gave. No page says it."
    assert told in shown
    assert '<th scope="row">day of the event</th><td>June 17, 2024</td><td>from you: “June 17, 2024”' in shown
    assert '<span class="pc-rule">Rule 6(a)(1)(A)</span>' in shown
    assert 'class="pc-sentence"' not in shown, "a step is no quote"


def test_what_is_missing_is_asked_for_in_a_form(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    ask(app, "Compute the deadline.")
    assert [box.label for box in app.text_input][-2:] == [
        markup.label("How long is the period, and of what: days, weeks, months, hours?"),
        markup.label("What is the date of this: the event that the period is counted from?"),
    ]
    press(app, "Work it out")
    assert "Fill in what is asked for first." in text_of(app)
    period, day = app.text_input[-2:]
    period.set_value("14 days")
    day.set_value("June 3, 2024")
    press(app, "Work it out")
    done = ended(app)
    assert done.act and done.act.result == {"deadline": "2024-06-17", "weekday": "Monday"}
    assert "The deadline is Monday, June 17, 2024." in text_of(app)


def test_what_is_typed_wrong_is_told_in_words(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    ask(app, "Compute the deadline.")
    app.text_input[-1].set_value("soon")
    press(app, "Work it out")
    assert app.session_state.turns[-1].wait(60)
    app.run()
    assert "“soon” is not one day. Give it as in June 1, 2021." in text_of(app)


def test_a_file_is_made_only_after_a_click_and_then_downloaded(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    answer = ask(app, "Draft a chronology of the demand letter.")
    assert answer.act and answer.act.needs_confirmation
    assert "Nothing is made yet." in text_of(app)
    assert not [each for each in app.download_button if "chronology" in each.label]
    press(app, "Make the Word file")
    made = ended(app)
    assert made.act and made.act.file == "chronology.docx"
    assert "Download chronology.docx" in [each.label for each in app.download_button]


def test_papers_are_counted_and_the_query_is_shown(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    answer = ask(app, "How many orders are there in the files?")
    assert answer.query and answer.sentences[0].text == "There are 2 orders."
    assert "Counted and listed by the query below." in text_of(app)
    assert "The query that was run" in [each.label for each in app.expander]
    assert any(each.value == answer.query.sql for each in app.code)


NINE = Sentence(text="Nine.", citations=tuple(str(key) for key in range(1, 10)))


def nine() -> tuple[Citation, ...]:
    (first,) = an_answer().citations
    return tuple(first.model_copy(update={"key": key}) for key in NINE.citations)


def a_way(way: Way, **changes: object) -> Answer:
    return an_answer(
        route=TakenWay(way=way, why=HOSTILE, others=(Way.ANSWER, Way.TIMELINE)), quoted=True, **changes
    )


def test_many_keys_of_one_sentence_are_folded(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.session_state["turns"] = [finished(a_way(Way.DOCKET, citations=nine(), sentences=(NINE,)))]
    app.run()
    assert not app.exception and "9 places" in [each.label for each in app.expander]


def test_hostile_text_of_every_way_is_shown_as_text(open_app: Open, full_store: Path) -> None:
    act = TakenAction(
        action=ActionName.SUM,
        inputs={"amounts": [HOSTILE], "of": HOSTILE},
        sources={"of": InputSource(written=HOSTILE, citation="1")},
        steps=(Step(text=HOSTILE, rule=HOSTILE),),
        missing=(Missing(input="amounts", question=HOSTILE, citations=("1",)),),
        notes=(HOSTILE,),
    )
    query = RunQuery(sql=HOSTILE, columns=("x",), rows=((HOSTILE,),), count=1)
    heading = (Sentence(text=HOSTILE, citations=("1",), heading=HOSTILE),)
    app = open_app(full_store)
    app.session_state["turns"] = [
        finished(a_way(Way.INDEX, lead=HOSTILE)),
        finished(a_way(Way.DOCKET, query=query)),
        finished(a_way(Way.SUMMARY, sentences=heading)),
        finished(a_way(Way.ANSWER)),
        finished(a_way(Way.ACTION, act=act)),
        finished(a_way(Way.ACTION, act=act, sentences=(), lead=HOSTILE)),
    ]
    app.run()
    shown = text_of(app)
    assert not app.exception and not app.markdown and not app.latex
    assert "<script>x" not in shown and "<img src=x" not in shown
    assert shown.count("&lt;script&gt;x&lt;/script&gt;") > 12
    question = next(box.label for box in app.text_input if "script" in box.label)
    assert "\\<script\\>" in question and ":red" not in question


def test_an_ordinary_answer_says_nothing_of_its_way_and_offers_others_quietly(
    open_app: Open, full_store: Path
) -> None:
    app = open_app(full_store)
    route = TakenWay(way=Way.ANSWER, why="It asks what the files say.", others=(Way.INDEX,))
    app.session_state["turns"] = [finished(an_answer(route=route))]
    app.run()
    assert "Taken as" not in text_of(app) and "It asks what the files say" not in text_of(app)
    assert "Every mention in the index" in labels(app)


def test_each_document_that_a_summary_may_mean_is_offered_by_name(
    open_app: Open, ingested: tuple[Path, list[DocumentEntry]]
) -> None:
    home, entries = ingested
    meant = [MeantDocument(document=HOSTILE, document_id="0" * 64)]
    meant += [MeantDocument(document=each.name, document_id=each.document_id) for each in entries]
    route = TakenWay(way=Way.ANSWER, why="It may mean several documents.", documents=tuple(meant))
    app = open_app(home)
    app.session_state["turns"] = [finished(an_answer(route=route))]
    app.run()
    assert "It may mean several documents." in text_of(app)
    assert f"Summarize {markup.label(HOSTILE)}" in labels(app)
    press(app, f"Summarize {markup.label(entries[0].name)}")
    answer = ended(app)
    assert answer.route and answer.route.way is Way.SUMMARY
    assert {citation.document_id for citation in answer.citations} == {entries[0].document_id}


@pytest.mark.parametrize("done", [0, 3])
def test_a_way_that_takes_its_time_shows_how_far_it_is_and_can_be_stopped(
    open_app: Open, full_store: Path, done: int
) -> None:
    seen, stopping = threading.Event(), threading.Event()

    def slowly(question: str) -> Iterator[Event]:
        yield WayChosen(TakenWay(way=Way.INDEX, why="…", others=(Way.ANSWER,)))
        yield Reading(done, 40 if done else 0, "Looking through the documents for names")
        seen.set()
        assert stopping.wait(60)

    app = open_app(full_store)
    asking = Asking("Slow?", slowly, stopping=stopping).start()
    assert seen.wait(10)
    app.session_state["turns"] = [asking]
    app.run()
    told = "Looking through the documents for names"
    assert (f"{told}: 4 of 40" if done else f"{told}…") in text_of(app)
    assert ("<progress" in text_of(app)) is bool(done)
    press(app, "Stop")
    assert asking.state.error == Endings().stopped_early and asking.wait(5)
