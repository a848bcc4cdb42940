"""Docket questions as the user meets them: rows, sentences, citations, notices, and what deletion leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from haystack.dataclasses import ChatMessage

from pipelines.__main__ import main
from pipelines.docket.docket import DocketQuestions
from pipelines.docket.records import DocketAnswer, Proposer
from pipelines.errors import DocketError, NotADocketQuestion, PinciteError, QueryRefused
from pipelines.records import Answer
from pipelines.storage.matter import Matter
from tests.pipelines.conftest import add
from tests.pipelines.docket.conftest import ANSWER, SHEET


def assert_verbatim(answer: DocketAnswer, matter: Matter) -> None:
    assert answer.citations
    for citation in answer.citations:
        for part in citation.parts:
            text = matter.register.page_text(citation.document_id, part.page)
            assert text[part.start : part.end] == part.quote


class TestAnAnswer:
    def test_it_counts_tells_each_row_and_cites_its_place(
        self, asking: DocketQuestions, case: Matter
    ) -> None:
        answer = asking.ask("How many motions did Rowan Freight file, and which were granted?")
        assert answer.count == 2
        assert [sentence.text for sentence in answer.sentences] == [
            "There are 2 motions by Rowan Freight LLC.",
            "Of these 1 was granted; 1 was denied.",
            "Entry 3, 2 March 2020: MOTION to Dismiss for Failure to State a Claim; "
            "denied in entry 5, 15 April 2020.",
            "Entry 6, 1 May 2020: MOTION for Extension of Time; granted in entry 7, 4 May 2020.",
        ]
        assert {key for row in answer.rows for key in row.citations} == set(answer.sentences[0].citations)
        quotes = {citation.key: citation.quote for citation in answer.citations}
        first = [quotes[key] for key in answer.rows[0].citations]
        assert first[0].startswith("03/02/2020 3 MOTION") and first[1].startswith(
            "04/15/2020 5 ORDER denying 3"
        )
        assert_verbatim(answer, case)

    def test_the_query_is_shown_and_gives_the_same_rows_when_run_again(self, asking: DocketQuestions) -> None:
        answer = asking.ask("Which motions were filed by Rowan Freight?")
        assert answer.sql and "'Rowan Freight LLC'" in answer.sql
        again = asking.query(answer.sql)
        assert [row.values for row in again.rows] == [row.values for row in answer.rows]
        assert (answer.proposed_by, again.proposed_by) == (Proposer.RULES, Proposer.USER)

    def test_it_can_be_shown_as_any_answer(self, asking: DocketQuestions) -> None:
        answer = asking.ask("Which motions were denied?")
        shown = Answer.model_validate(answer.model_dump())
        assert (shown.answer, shown.citations) == (answer.answer, answer.citations)

    def test_an_entry_and_its_paper_are_one_filing(self, asking: DocketQuestions) -> None:
        answer = asking.ask("How many answers were filed?")
        assert [row.values["paper"] for row in answer.rows] == ["Answer.pdf"]

    def test_what_is_counted_is_told_and_what_is_not(self, asking: DocketQuestions) -> None:
        notice = asking.ask("How many orders did Judge Mercer enter?").notice
        assert notice and "Entries 1 to 8 of Docket-Sheet.pdf are counted" in notice
        assert "1 order does not tell a judge and is not counted." in notice

    def test_pages_are_added_and_level_documents_all_shown(self, asking: DocketQuestions) -> None:
        assert "have 3 pages" in asking.ask("How many pages do the files have?").answer
        assert asking.ask("Which document is the longest?").rows[0].values["file"] == "Docket-Sheet.pdf"

    def test_counsel_are_those_of_the_partys_side(self, asking: DocketQuestions) -> None:
        rows = asking.ask("Who represents Alder Mills?").rows
        assert {row.values["attorney"] for row in rows} == {"Nora Quist"}

    def test_rows_are_counted_by_a_column(self, asking: DocketQuestions) -> None:
        rows = asking.ask("How many filings were made by year?").rows
        assert [(row.values["year"], row.values["count"]) for row in rows] == [("2020", 9), ("2021", 1)]


class TestAQueryOfOnesOwn:
    def test_rows_that_stand_for_several_cite_them_all(self, asking: DocketQuestions, case: Matter) -> None:
        answer = asking.query(
            "SELECT kind, count(*) AS n FROM filings WHERE listed = 1 GROUP BY kind ORDER BY n DESC"
        )
        assert answer.rows[0].values == {"kind": "motion", "n": 3}
        assert len(answer.rows[0].citations) == 3
        assert_verbatim(answer, case)

    def test_authorities_and_events_are_tables_too(self, asking: DocketQuestions) -> None:
        answer = asking.query("SELECT day, event FROM events WHERE file = 'Answer.pdf'")
        assert {row.values["day"] for row in answer.rows} == {"2020-05-18"}
        assert asking.query("SELECT authority FROM authorities").count == 0

    def test_another_is_refused_with_why(self, asking: DocketQuestions) -> None:
        with pytest.raises(QueryRefused, match="Only a SELECT"):
            asking.query("DROP TABLE filings")


class Model:
    """A model that writes what it is told to."""

    def __init__(self, reply: str) -> None:
        self.reply = reply
        self.told = ""

    def run(self, messages: list[ChatMessage]) -> dict[str, list[ChatMessage]]:
        self.told = "\n".join(message.text or "" for message in messages)
        return {"replies": [ChatMessage.from_assistant(self.reply)]}


class TestAModel:
    QUESTION = "Who lost a motion about the state of the claim?"

    def test_its_query_passes_the_same_gate_and_is_marked(
        self, asking: DocketQuestions, case: Matter
    ) -> None:
        model = Model(
            "```sql\nSELECT title, disposition FROM filings WHERE text LIKE '%State a Claim%';\n```"
        )
        answer = asking.ask(self.QUESTION, model)  # type: ignore[arg-type]
        assert answer.proposed_by is Proposer.MODEL and answer.notice
        assert "A model wrote this query" in answer.notice
        assert answer.rows[0].values["disposition"] == "denied"
        assert_verbatim(answer, case)

    def test_it_is_given_the_tables_and_the_question_and_no_document(self, asking: DocketQuestions) -> None:
        model = Model("NONE")
        with pytest.raises(NotADocketQuestion):
            asking.ask(self.QUESTION, model)  # type: ignore[arg-type]
        assert self.QUESTION in model.told and "filings:" in model.told
        assert not any(word in model.told for word in ("Alder", "Rowan", "Mercer", "Docket-Sheet"))

    @pytest.mark.parametrize("reply", ["DELETE FROM filings", "SELECT text FROM pages", "", "I cannot help"])
    def test_what_it_writes_otherwise_is_refused(self, asking: DocketQuestions, reply: str) -> None:
        with pytest.raises(DocketError):
            asking.ask(self.QUESTION, Model(reply))  # type: ignore[arg-type]

    def test_it_is_not_asked_what_the_grammar_knows(self, asking: DocketQuestions) -> None:
        model = Model("SELECT kind FROM documents")
        assert asking.ask("Which motions were denied?", model).proposed_by is Proposer.RULES  # type: ignore[arg-type]
        assert model.told == ""


@pytest.fixture
def changing(tmp_path: Path, models_folder: Path) -> tuple[Matter, dict[str, str]]:
    matter = Matter(tmp_path / "store")
    ids = {
        name: add(matter, models_folder, tmp_path, name, pages)
        for name, pages in (("Docket-Sheet", SHEET), ("Answer", ANSWER))
    }
    return matter, ids


class TestAChangingMatter:
    def test_a_deletion_leaves_nothing_of_the_document(self, changing: tuple[Matter, dict[str, str]]) -> None:
        matter, ids = changing
        with matter:
            asking = DocketQuestions(matter)
            assert asking.query("SELECT number FROM filings WHERE listed = 1").count == 9
            matter.delete(ids["Docket-Sheet"])
            assert asking.query("SELECT number FROM filings WHERE listed = 1").count == 0
            assert asking.query("SELECT file FROM documents").count == 1
            with pytest.raises(DocketError):
                asking.ask("How many motions were denied?")

    def test_a_correction_counts_at_once(self, changing: tuple[Matter, dict[str, str]]) -> None:
        matter, ids = changing
        with matter:
            asking = DocketQuestions(matter)
            assert asking.ask("How many answers are in the files?").count == 1
            matter.register.correct(ids["Answer"], "kind", "reply")
            assert asking.ask("How many replies are in the files?").count == 1

    def test_a_hostile_name_is_a_value_and_nothing_else(
        self, changing: tuple[Matter, dict[str, str]]
    ) -> None:
        matter, ids = changing
        hostile = "Robert'); DROP TABLE filings;-- Works Inc."
        with matter:
            matter.register.correct(
                ids["Docket-Sheet"], "parties", f"{hostile} (plaintiff)\nRowan Freight LLC (defendant)"
            )
            asking = DocketQuestions(matter)
            answer = asking.query(
                "SELECT party FROM parties WHERE role = 'plaintiff' AND party LIKE '%DROP%'"
            )
            assert [row.values["party"] for row in answer.rows] == [hostile]
            assert asking.ask("How many motions did Rowan Freight file?").count == 2
            for question in (f"How many motions did {hostile} file?", "How many motions did Robert file?"):
                with pytest.raises(DocketError):
                    asking.ask(question)
            assert asking.query("SELECT number FROM filings WHERE listed = 1").count == 9


def test_a_docket_sheet_that_lists_only_some_numbers_is_told_of_and_nothing_is_denied_by_it(
    tmp_path: Path, models_folder: Path
) -> None:
    head = SHEET[0][: SHEET[0].index("02/20/2020 2")]
    first = f"{head}03/02/2020 300 MOTION to Stay filed by Rowan Freight LLC."
    with Matter(tmp_path / "store") as matter:
        add(matter, models_folder, tmp_path, "Docket-Sheet", (first,))
        asking = DocketQuestions(matter)
        notice = asking.ask("How many motions did Rowan Freight file?").notice
        assert notice and "298 of the numbers between are not listed on it." in notice
        with pytest.raises(DocketError, match="does not mean"):
            asking.ask("How many motions did Juniper file in 2019?")


class TestTheCommand:
    def test_it_prints_sql_rows_and_the_shapes_of_an_answer(
        self, changing: tuple[Matter, dict[str, str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        changing[0].close()
        home = str(changing[0].folder.parent.parent)
        main(["docket", "Which motions were denied?", "--json", "--store", home])
        printed = json.loads(capsys.readouterr().out)
        assert printed["sql"].startswith("SELECT") and printed["rows"][0]["values"]["number"] == 3
        assert printed["sentences"] and printed["citations"][0]["quote"].startswith("03/02/2020 3 MOTION")
        main(["docket", "--sql", "SELECT count(*) AS n FROM filings", "--store", home])
        assert "n: 10." in capsys.readouterr().out
        main(["docket", "--schema", "--store", home])
        assert "filings: what was filed" in capsys.readouterr().out

    def test_a_question_of_another_kind_is_answered_from_the_text_and_that_is_told(
        self,
        changing: tuple[Matter, dict[str, str]],
        models_folder: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("PINCITE_MODELS", str(models_folder))
        changing[0].close()
        home = str(changing[0].folder.parent.parent)
        main(["docket", "What do the defendants deny about the flour?", "--json", "--store", home])
        printed = json.loads(capsys.readouterr().out)
        assert printed["sql"] is None and printed["rows"] == []
        assert "Answered from the files’ text instead." in printed["notice"]
        assert "flour" in printed["answer"]

    def test_nothing_asked_is_told(self, changing: tuple[Matter, dict[str, str]]) -> None:
        changing[0].close()
        with pytest.raises(PinciteError, match="Give one question"):
            main(["docket", "--store", str(changing[0].folder.parent.parent)])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many filings did Alder Mills make in 2020?", None),
        ("How many orders did Judge Mercer enter?", "1 order does not tell a judge and is not counted."),
        ("Which documents are from the Western District of Washington?", None),
        ("How many motions are on the docket?", None),
    ],
)
def test_what_is_left_out_is_told_in_a_sentence(
    asking: DocketQuestions, question: str, told: str | None
) -> None:
    notice = asking.ask(question).notice or ""
    assert (told in notice) if told else ("not counted" not in notice)
