"""A question is taken the way it is meant, and its answer proves itself whichever way it was."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.answering import Answerer
from pipelines.errors import ActionError, PinciteError
from pipelines.events import Answered, EvidenceFound, Reading, SentencePassed, WayChosen, answer_of
from pipelines.exports.export import from_json, to_json, to_markdown
from pipelines.records import Answer
from pipelines.routes.scope import Scope
from pipelines.settings import Settings
from pipelines.storage.matter import Matter
from pipelines.ways.asked import Stopped, progressing
from pipelines.ways.asker import Asker
from pipelines.ways.deciding import CHOSEN, OF_THE_FILES
from pipelines.ways.telling import taken_as
from pipelines.ways.way import Way

MODEL = Settings(home=Path(), models_folder=Path()).model


@pytest.fixture(scope="module")
def asker(corpus_matter: Matter, models_folder: Path) -> Asker:
    return Asker(Answerer(corpus_matter, models_folder, MODEL), corpus_matter, models_folder)


def unquoted(answer: Answer, matter: Matter) -> list[str]:
    """The quotes that do not stand on their pages."""
    return [
        part.quote
        for citation in answer.citations
        for part in citation.parts
        if matter.register.page_text(citation.document_id, part.page)[part.start : part.end] != part.quote
    ]


class TestMentions:
    def test_every_mention_is_quoted_and_not_the_first_eight(
        self, asker: Asker, corpus_matter: Matter
    ) -> None:
        answer = answer_of(asker.ask("Where does Dana M. Whitlock appear?"))
        assert answer.route and answer.route.way is Way.INDEX and Way.ANSWER in answer.route.others
        assert len(answer.sentences) == len(answer.citations) > 8
        assert all("Whitlock" in each.quote for each in answer.citations)
        assert unquoted(answer, corpus_matter) == []
        assert answer.lead and answer.lead.startswith("Dana M. Whitlock is named")
        assert answer.model is None and answer.quoted and not answer.abstained

    def test_everyone_in_a_document(self, asker: Asker, corpus_matter: Matter) -> None:
        answer = answer_of(asker.ask("Who is named in the demand letter?"))
        assert {each.document for each in answer.citations} == {
            "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
        }
        assert any(each.text.startswith("Ines Calloway") for each in answer.sentences)
        assert unquoted(answer, corpus_matter) == []

    def test_who_is_not_in_the_index_is_looked_for_in_the_files(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("Where does Zebulon Pike appear?"))
        assert answer.abstained and answer.route and answer.route.way is Way.ANSWER
        assert "“Zebulon Pike” is not in the index" in (taken_as(answer.route) or "")
        assert Way.INDEX not in answer.route.others

    def test_nothing_outside_of_what_is_chosen_is_found(self, asker: Asker, corpus_matter: Matter) -> None:
        chosen = next(e for e in corpus_matter.register.documents() if "Demand-Letter" in e.name)
        answer = answer_of(asker.ask("Where does Curtis Delavan appear?", scope=Scope((chosen.document_id,))))
        assert {each.document_id for each in answer.citations} == {chosen.document_id}
        assert answer.only_in and answer.route and answer.route.way is Way.INDEX


class TestEvents:
    def test_what_happened_in_a_stretch_of_time(self, asker: Asker, corpus_matter: Matter) -> None:
        answer = answer_of(asker.ask("What happened in September 2021?"))
        assert answer.route and answer.route.way is Way.TIMELINE
        assert answer.sentences and all(each.citations for each in answer.sentences)
        assert any(each.text.startswith("September 13, 2021: “") for each in answer.sentences)
        assert unquoted(answer, corpus_matter) == []

    def test_days_of_which_nothing_is_told_are_asked_of_the_files(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("What happened in March 1931?"))
        assert answer.route and answer.route.way is Way.ANSWER and answer.abstained
        assert "The timeline has nothing" in answer.route.why


class TestActions:
    def test_a_deadline_is_reckoned_with_a_rule_for_each_step(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("When is a response due 14 days after June 17, 2024, served by mail?"))
        assert answer.route and answer.route.way is Way.ACTION and answer.act
        assert answer.act.result == {"deadline": "2024-07-05", "weekday": "Friday"}
        assert answer.sentences[0].text == "The deadline is Friday, July 5, 2024."
        assert all(each.rule for each in answer.sentences) and not answer.citations
        assert not answer.quoted

    def test_what_is_missing_is_asked_for_and_then_counted_with(self, asker: Asker) -> None:
        waiting = answer_of(asker.ask("Compute the deadline."))
        assert waiting.act and [each.input for each in waiting.act.missing] == ["count", "event_day"]
        assert not waiting.sentences and waiting.answer.startswith("Not enough is given.")
        typed = {"count": "14 days", "event_day": "June 3, 2024"}
        done = answer_of(asker.ask("Compute the deadline.", way=Way.ACTION, given=typed))
        assert done.act and done.act.result == {"deadline": "2024-06-17", "weekday": "Monday"}
        assert done.act.sources["event_day"].written == "June 3, 2024"

    def test_what_is_typed_wrong_is_told_so(self, asker: Asker) -> None:
        with pytest.raises(ActionError, match="“soon” is not one day"):
            answer_of(asker.ask("Compute the deadline.", way=Way.ACTION, given={"event_day": "soon"}))

    def test_a_day_out_of_the_files_is_cited(self, asker: Asker, corpus_matter: Matter) -> None:
        answer = answer_of(asker.ask("14 days after the order on the motion to dismiss"))
        assert answer.act and answer.act.result and answer.sentences[0].citations == ("1",)
        assert unquoted(answer, corpus_matter) == []

    def test_a_file_is_made_only_when_it_is_confirmed(
        self, asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        request = "Draft a chronology of the demand letter."
        waiting = answer_of(asker.ask(request))
        assert waiting.act and waiting.act.needs_confirmation and waiting.act.file is None
        made = answer_of(asker.ask(request, way=Way.ACTION, confirmed=True))
        assert made.act and made.act.file == "chronology.docx" and made.sentences
        assert asker.draft(request, {}).startswith(b"PK")
        assert not list(tmp_path.iterdir()), "nothing is written outside the store"

    def test_days_that_the_files_do_not_give_are_asked_of_them_all_the_same(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("How many days are there between the eclipse and the coronation?"))
        assert answer.act is None and answer.route and answer.route.way is Way.ANSWER
        assert "do not give both days" in answer.route.why

    def test_what_cannot_be_done_is_asked_of_the_files(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("Draft a chronology of the Zanzibar treaty."))
        assert answer.route and answer.route.way is Way.ANSWER
        assert "names no document of this matter" in answer.route.why

    def test_a_chosen_part_of_the_files_is_not_looked_past(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("Draft a chronology.", scope=Scope(kinds=("order",))))
        assert answer.act is None and answer.route and "only some are chosen" in answer.route.why


class TestSummaries:
    def test_the_document_that_is_named_is_summed_up_in_its_own_words(
        self, asker: Asker, corpus_matter: Matter
    ) -> None:
        answer = answer_of(asker.ask("Give me a short summary of Judge Okafor's order."))
        assert answer.route and answer.route.way is Way.SUMMARY
        assert {each.document for each in answer.citations} == {
            "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
        }
        assert answer.sentences[0].heading == "what it is" and answer.lead and "in brief" in answer.lead
        assert unquoted(answer, corpus_matter) == []
        assert answer_of(asker.ask("Give me a short summary of Judge Okafor's order.")).sentences == (
            answer.sentences
        ), "one that is kept reads alike"

    def test_of_several_that_may_be_meant_none_is_chosen(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("Summarize the order."))
        assert answer.route and answer.route.way is Way.ANSWER
        assert "name one to have it summed up" in answer.route.why or "names no document" in answer.route.why

    def test_the_one_document_that_is_chosen_needs_no_name(self, asker: Asker, corpus_matter: Matter) -> None:
        (letter,) = [each for each in corpus_matter.register.documents() if "Letter" in each.name]
        scope = Scope(documents=(letter.document_id,))
        answer = answer_of(asker.ask("Summarize it.", scope=scope, way=Way.SUMMARY))
        assert answer.route and answer.route.way is Way.SUMMARY
        assert {citation.document_id for citation in answer.citations} == {letter.document_id}

    def test_what_something_else_is_about_is_simply_asked_of_the_files(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("What is the Feldspar-9 matter about?"))
        assert answer.route and (answer.route.way, answer.route.why) == (Way.ANSWER, OF_THE_FILES)

    def test_a_document_outside_of_what_is_chosen_is_not_summed_up(self, asker: Asker) -> None:
        scope = Scope(kinds=("letter",))
        answer = answer_of(asker.ask("Summarize Judge Okafor's order.", scope=scope))
        assert answer.route and answer.route.way is Way.ANSWER


class TestPapers:
    def test_papers_are_counted_by_a_query_that_is_shown(self, asker: Asker, corpus_matter: Matter) -> None:
        answer = answer_of(asker.ask("How many orders are there in the files?"))
        assert answer.route and answer.route.way is Way.DOCKET and answer.query
        assert answer.query.sql.startswith("SELECT") and answer.query.count == 2
        assert answer.sentences[0].text.startswith("There are 2 orders")
        assert answer.citations and unquoted(answer, corpus_matter) == []
        assert "SELECT" in to_markdown(answer)

    def test_what_looks_like_a_count_of_papers_is_asked_of_the_files(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("How many motions must a tenant make for each plum?"))
        assert answer.route and (answer.route.way, answer.route.why) == (Way.ANSWER, OF_THE_FILES)

    def test_some_documents_are_not_counted_as_if_they_were_all(self, asker: Asker) -> None:
        answer = answer_of(asker.ask("How many orders are there?", scope=Scope(kinds=("order",))))
        assert answer.query is None and answer.route and "only some are chosen" in answer.route.why


class TestTheFiles:
    def test_an_ordinary_question_is_answered_as_ever(self, asker: Asker) -> None:
        question = "What law governs the Master Subscription and Services Agreement?"
        events = list(asker.ask(question))
        assert isinstance(events[0], WayChosen) and isinstance(events[1], EvidenceFound)
        told = events[-1]
        assert isinstance(told, Answered) and told.answer.route
        assert (told.answer.route.way, told.answer.route.why) == (Way.ANSWER, OF_THE_FILES)
        assert taken_as(told.answer.route) is None
        plain = answer_of(asker.answerer.ask(question))
        kept = {"route", "seconds", "asked"}
        assert told.answer.model_dump(exclude=kept) == plain.model_dump(exclude=kept)

    def test_the_way_can_be_chosen(self, asker: Asker) -> None:
        question = "Where does Curtis Delavan appear?"
        answer = answer_of(asker.ask(question, way=Way.ANSWER))
        assert answer.route and (answer.route.way, answer.route.why) == (Way.ANSWER, CHOSEN)
        assert answer.evidence and Way.INDEX in answer.route.others
        other = answer_of(asker.ask("Did Curtis Delavan lie?", way=Way.INDEX))
        assert other.route and other.route.way is Way.INDEX and other.sentences

    def test_a_question_that_leans_on_another_is_first_understood(self, asker: Asker) -> None:
        first = answer_of(asker.ask("Who is Curtis Delavan?"))
        second = answer_of(asker.ask("Where does he appear?", after=[first]))
        assert second.understood_as and "Delavan" in second.understood_as.question
        assert second.route and second.route.way is Way.INDEX

    def test_an_empty_question_is_refused(self, asker: Asker) -> None:
        with pytest.raises(PinciteError, match="Type a question"):
            list(asker.ask(" "))


@pytest.mark.parametrize(
    "question",
    [
        "Summarize the demand letter.",
        "Where does Curtis Delavan appear?",
        "What happened in September 2021?",
        "Add $5 and $6.",
        "Compute the deadline.",
    ],
)
def test_an_answer_of_every_way_is_kept_and_exported(asker: Asker, question: str) -> None:
    answer = answer_of(asker.ask(question))
    assert from_json(to_json(answer)) == answer
    told = to_markdown(answer)
    assert "Taken as:" in told and (not answer.sentences or str(len(answer.sentences)) in told)
    if answer.act and answer.sentences:
        assert "as asked" in told or "addition" in told.lower() or "sum" in told.lower()
        assert "Reckoned step by step" in told and "Reckoned from" in told


class TestProgress:
    def test_it_is_told_while_the_work_goes_on(self) -> None:
        def work(report: object) -> str:
            for done in range(3):
                report(done, 3)  # type: ignore[operator]
            return "done"

        steps = progressing("Reading", work, lambda: False)
        told = []
        while True:
            try:
                told.append(next(steps))
            except StopIteration as end:
                assert end.value == "done"
                break
        assert all(isinstance(each, Reading) and each.text == "Reading" for each in told)

    def test_it_is_let_go_when_it_is_stopped(self) -> None:
        stopped, begun = threading.Event(), threading.Event()

        def work(report: object) -> None:
            while True:
                report(0, 2)  # type: ignore[operator]
                begun.set()

        steps = progressing("Reading", work, stopped.is_set)
        next(steps)
        assert begun.wait(10)
        stopped.set()
        with pytest.raises(Stopped):
            list(steps)

    def test_a_stopped_question_ends_without_an_answer(self, asker: Asker) -> None:
        events = list(asker.ask("What happened in 2021?", stopped=lambda: True))
        assert not any(isinstance(event, Answered) for event in events)


def test_sentences_come_one_by_one(asker: Asker) -> None:
    events = list(asker.ask("Where does Curtis Delavan appear?"))
    passed = [event.sentence for event in events if isinstance(event, SentencePassed)]
    last = events[-1]
    assert isinstance(last, Answered) and tuple(passed) == last.answer.sentences
    assert replace(last, answer=last.answer) == last
