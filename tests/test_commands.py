"""The command-line contract: other programs call these commands and read these fields."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import pypdf
import pytest

from pipelines.storage import matters
from pipelines.storage.matter import Matter
from tests.ingest import pdfs

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "pdfs"
ORDER = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
CAPTION = {"docket_number", "court", "judge", "parties", "filed", "kind"}
ENTITY = {"name", "type", "roles", "names", "mentions", "citations", "together_with"}
MORE_CAPTION = {"dated", "docket_numbers", "attorneys", "sources", "corrected"}


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, env=dict(os.environ)
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the order and the letter in it."""
    home = tmp_path_factory.mktemp("store")
    done = call("ingest", "--store", home, "--json", ORDER, LETTER)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture(scope="module")
def order_id(store: Path) -> str:
    listed = lines(call("ingest", "--store", store, "--list", "--json"))
    return str(next(entry["document_id"] for entry in listed if entry["file"] == ORDER.name))


class TestEntities:
    def test_an_entity_a_line_with_every_mention_verbatim(self, store: Path) -> None:
        done = call("pipelines", "entities", "--store", store, "--json", "--type", "person")
        told = lines(done)
        assert done.returncode == 0, done.stderr
        assert {entity["type"] for entity in told} == {"person"}
        assert all(entity.keys() == ENTITY for entity in told)
        okafor = next(entity for entity in told if entity["name"] == "Marguerite L. Okafor")
        assert okafor["mentions"] == len(okafor["citations"]) == 2
        assert [role["role"] for role in okafor["roles"]] == ["judge"]
        citation = okafor["citations"][0]
        page = call(
            "pipelines", "page", "--store", store, "--json", citation["document_id"], citation["page"]
        )
        (shown,) = lines(page)
        assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]
        mention = citation["mention"]
        assert shown["text"][mention["start"] : mention["end"]] == "Marguerite L. Okafor"

    def test_one_by_name_in_words_and_a_name_that_nobody_has(self, store: Path) -> None:
        done = call("pipelines", "entities", "--store", store, "--name", "Ms. Ferreira-Quist")
        assert done.returncode == 0, done.stderr
        assert "Rosalind Ferreira-Quist" in done.stdout
        assert "same surname, only one such person in this document" in done.stdout
        nobody = call("pipelines", "entities", "--store", store, "--name", "Dr. Rao")
        assert nobody.returncode == 2 and "Dr. Rao" in nobody.stderr and not nobody.stdout


class TestIngest:
    def test_one_line_a_file_and_the_bad_file_does_not_keep_the_good_one(self, tmp_path: Path) -> None:
        bad = tmp_path / "notes.pdf"
        bad.write_text("these are not the bytes of a PDF")
        done = call("ingest", "--store", tmp_path / "store", "--json", bad, LETTER, tmp_path / "absent.pdf")
        failed, ingested, absent = lines(done)
        assert done.returncode == 1
        assert (failed["status"], failed["pages"], failed["passages"]) == ("failed", 0, 0)
        assert "notes.pdf" in failed["error"]
        assert "not a PDF" in failed["error"]
        assert ingested["status"] == "ingested"
        assert ingested["error"] is None
        assert ingested["pages"] == 3
        assert ingested["passages"] > 3
        assert [(entry["page"], entry["read"]) for entry in ingested["ledger"]] == [
            (n, "text") for n in (1, 2, 3)
        ]
        assert ingested["caption"].keys() == CAPTION | MORE_CAPTION
        assert "absent.pdf" in absent["error"]

    def test_the_same_bytes_twice_are_a_duplicate(self, store: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy under another name.pdf"
        copy.write_bytes(ORDER.read_bytes())
        done = call("ingest", "--store", store, "--json", copy)
        assert done.returncode == 0
        assert [entry["status"] for entry in lines(done)] == ["duplicate"]
        assert len(lines(call("ingest", "--store", store, "--list", "--json"))) == 2

    def test_resume_finishes_what_an_interrupted_ingestion_left(self, tmp_path: Path) -> None:
        with Matter(tmp_path) as matter:
            matter.register.enqueue([(ORDER, ORDER.name, False), (LETTER, LETTER.name, False)])
            assert matter.register.take_next()
        done = call("ingest", "--store", tmp_path, "--json", "--resume")
        assert done.returncode == 0, done.stderr
        assert [(line["file"], line["status"]) for line in lines(done)] == [
            (ORDER.name, "ingested"),
            (LETTER.name, "ingested"),
        ]
        again = call("ingest", "--store", tmp_path, "--json", "--resume")
        assert (again.returncode, again.stdout) == (0, "")

    def test_what_was_left_is_finished_too_and_only_the_given_files_are_told(self, tmp_path: Path) -> None:
        with Matter(tmp_path) as matter:
            matter.register.enqueue([(ORDER, ORDER.name, False)])
        done = call("ingest", "--store", tmp_path, "--json", LETTER)
        assert [line["file"] for line in lines(done)] == [LETTER.name]
        assert len(lines(call("ingest", "--store", tmp_path, "--list", "--json"))) == 2

    def test_list_has_the_fields_of_an_outcome_but_status_and_error(self, store: Path) -> None:
        for entry in lines(call("ingest", "--store", store, "--list", "--json")):
            assert entry.keys() == {"file", "document_id", "pages", "passages", "ledger", "caption"}

    def test_a_caption_is_told_with_its_places_when_the_file_is_added_and_when_it_is_listed(
        self, tmp_path: Path
    ) -> None:
        (ingested,) = lines(call("ingest", "--store", tmp_path, "--json", ORDER))
        (listed,) = lines(call("ingest", "--store", tmp_path, "--list", "--json"))
        caption = ingested["caption"]
        assert caption == listed["caption"]
        assert {name: caption[name] for name in CAPTION} == {
            "docket_number": "3:21-cv-00417-MLO",
            "court": "United States District Court for the Northern District of California",
            "judge": "MARGUERITE L. OKAFOR",
            "parties": [
                {"name": "WHITLOCK COLD CHAIN, INC.", "role": "plaintiff"},
                {"name": "CORVANE SYSTEMS, INC.", "role": "defendant"},
            ],
            "filed": "2021-11-08",
            "kind": "order",
        }
        court, filed = caption["sources"]["court"], caption["sources"]["filed"]
        page = lines(call("pipelines", "page", "--store", tmp_path, "--json", ingested["document_id"], "1"))[
            0
        ]
        assert page["text"][court["start"] : court["end"]] == court["quote"]
        assert (filed["origin"], filed["start"]) == ("stamp", None)
        assert "Filed 11/08/21" in filed["quote"]
        assert caption["corrected"] == []

    def test_a_corrected_caption_is_listed_as_the_user_corrected_it(self, tmp_path: Path) -> None:
        (ingested,) = lines(call("ingest", "--store", tmp_path, "--json", LETTER))
        with Matter(tmp_path) as matter:
            matter.register.correct(ingested["document_id"], "judge", "Zenobia Hartwell")
            matter.register.correct(ingested["document_id"], "kind", "")
        (listed,) = lines(call("ingest", "--store", tmp_path, "--list", "--json"))
        caption = listed["caption"]
        assert (caption["judge"], caption["kind"]) == ("Zenobia Hartwell", None)
        assert caption["corrected"] == ["kind", "judge"]
        said = {"page": None, "origin": "corrected", "quote": "Zenobia Hartwell", "start": None, "end": None}
        assert caption["sources"]["judge"] == said
        assert caption.keys() == CAPTION | MORE_CAPTION

    def test_a_check_tells_what_is_missing_and_fails(self, tmp_path: Path) -> None:
        call("ingest", "--store", tmp_path, LETTER)
        whole = call("ingest", "--store", tmp_path, "--check", "--json")
        assert (whole.returncode, lines(whole)) == (0, [{"documents": 1, "wrong": []}])
        (stored,) = (tmp_path / "matters" / "default" / "files").iterdir()
        stored.unlink()
        harmed = call("ingest", "--store", tmp_path, "--check")
        assert harmed.returncode == 1
        assert harmed.stdout.startswith(LETTER.name) and "add the file again" in harmed.stdout

    def test_delete_gives_a_receipt_and_leaves_no_trace(self, tmp_path: Path) -> None:
        (ingested,) = lines(call("ingest", "--store", tmp_path, "--json", LETTER))
        done = call("ingest", "--store", tmp_path, "--json", "--delete", ingested["document_id"])
        (receipt,) = lines(done)
        assert receipt == {
            "document_id": ingested["document_id"],
            "file": LETTER.name,
            "removed": {"passages": ingested["passages"], "pages": 3, "files": 1},
            "traces_left": 0,
        }
        assert lines(call("ingest", "--store", tmp_path, "--list", "--json")) == []

    def test_an_unknown_document_is_named_and_the_status_is_2(self, store: Path) -> None:
        done = call("ingest", "--store", store, "--delete", "0" * 64)
        assert done.returncode == 2
        assert "0" * 64 in done.stderr
        assert "Traceback" not in done.stderr

    def test_matters_are_walled_off_from_each_other(self, store: Path) -> None:
        assert lines(call("ingest", "--store", store, "--matter", "Other", "--list", "--json")) == []

    def test_if_empty_adds_nothing_to_a_store_where_a_matter_was_begun(self, tmp_path: Path) -> None:
        matters.create(tmp_path, "Doe v. Roe")
        done = call("ingest", "--store", tmp_path, "--json", "--if-empty", ROOT / "corpus" / "pdfs")
        assert (done.returncode, done.stdout) == (0, "")

    def test_if_empty_adds_nothing_to_a_matter_that_has_documents(self, store: Path) -> None:
        done = call("ingest", "--store", store, "--json", "--if-empty", ROOT / "corpus" / "pdfs")
        assert (done.returncode, done.stdout) == (0, "")


class TestAsk:
    def test_an_answer_has_every_field_and_its_quotes_are_verbatim(self, store: Path) -> None:
        done = call("pipelines", "ask", "--store", store, "--json", "When was Dana M. Whitlock discharged?")
        (answer,) = lines(done)
        assert done.returncode == 0
        assert {
            "question", "answer", "abstained", "sentences", "withheld", "citations", "evidence", "model",
            "seconds",
        } <= answer.keys()  # fmt: skip
        assert answer["abstained"] is False
        assert "October 8, 2021" in answer["answer"]
        assert answer["model"] == "smollm2-135m"
        assert {"evidence", "first_token", "total"} <= answer["seconds"].keys()
        assert {"document", "page", "text", "score"} <= answer["evidence"][0].keys()
        keys = {citation["key"] for citation in answer["citations"]}
        for sentence in answer["sentences"]:
            assert sentence["verified"] is True
            assert sentence["citations"]
            assert set(sentence["citations"]) <= keys
            assert all(f"[{key}]" in answer["answer"] for key in sentence["citations"])
        for citation in answer["citations"]:
            assert {
                "key", "document", "document_id", "page", "page_label", "lines", "paragraph", "bates",
                "pinpoint", "start", "end", "quote", "continues",
            } <= citation.keys()  # fmt: skip
            (page,) = lines(
                call(
                    "pipelines", "page", "--store", store, "--json", citation["document_id"], citation["page"]
                )
            )
            assert page["text"][citation["start"] : citation["end"]] == citation["quote"]

    def test_a_file_of_questions_gives_an_answer_a_line_in_order(self, store: Path, tmp_path: Path) -> None:
        questions = tmp_path / "questions.jsonl"
        questions.write_text(
            '{"id": "b", "question": "Who is Zebulon Quartermain?"}\n\n'
            '{"id": "a", "question": "What is the date of the order?"}\n'
        )
        answers = lines(call("pipelines", "ask", "--store", store, "--json", "--questions", questions))
        assert [answer["id"] for answer in answers] == ["b", "a"]
        assert answers[0]["abstained"] is True
        assert answers[0]["answer"] == "The files do not say."
        assert answers[0]["sentences"] == []

    def test_a_question_is_understood_by_the_answers_before_it(self, store: Path, tmp_path: Path) -> None:
        questions = tmp_path / "questions.jsonl"
        questions.write_text(
            '{"id": 1, "conversation": "x", "question": "What did the court decide about Count III?"}\n'
            '{"id": 2, "conversation": "y", "question": "When was Dana M. Whitlock discharged?"}\n'
            '{"id": 3, "conversation": "x", "question": "And Count IV?"}\n'
            '{"id": 4, "question": "And Count IV?"}\n'
        )
        ask = ("pipelines", "ask", "--store", store, "--json", "--model", "no-such-model")
        first, other, second, alone = lines(call(*ask, "--questions", questions))
        assert second["question"] == "And Count IV?"
        assert second["understood_as"]["question"] == "What did the court decide about Count IV?"
        assert first["understood_as"] is other["understood_as"] is alone["understood_as"] is None
        earlier = tmp_path / "answer.json"
        earlier.write_text(json.dumps(first))
        (again,) = lines(call(*ask, "And Count IV?", "--after", earlier))
        assert again["understood_as"] == second["understood_as"]

    def test_an_earlier_answer_from_another_matter_is_refused(self, store: Path, tmp_path: Path) -> None:
        earlier = tmp_path / "answer.json"
        said = {"question": "What did the court decide about Count III?", "answer": "…", "abstained": False}
        ask = ("pipelines", "ask", "--store", store, "--json", "--model", "no-such-model", "And Count IV?")
        earlier.write_text(json.dumps(said | {"matter": "Other"}))
        refused = call(*ask, "--after", earlier)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert f"{earlier}: this answer is from the matter 'Other'" in refused.stderr
        earlier.write_text(json.dumps(said))
        (answer,) = lines(call(*ask, "--after", earlier))
        assert answer["understood_as"]["question"] == "What did the court decide about Count IV?"

    @pytest.mark.parametrize(
        "chosen",
        [
            ("--only", "ORDER"),
            ("--kind", "order"),
            ("--kind", "Order"),
            ("--filed-from", "2021-11-08", "--filed-to", "2021-12-31"),
        ],
    )
    def test_only_what_is_chosen_is_asked(self, store: Path, order_id: str, chosen: tuple[str, ...]) -> None:
        chosen = tuple(order_id if part == "ORDER" else part for part in chosen)
        ask = ("ask", "--store", store, "--json", "--model", "no-such-model", "Who was discharged?")
        (answer,) = lines(call("pipelines", *ask, *chosen))
        assert {passage["document"] for passage in answer["evidence"]} == {ORDER.name}
        assert answer["only_in"]["count"] == 1
        found = lines(call("pipelines", "search", "--store", store, "--json", "discharged", *chosen))
        assert {passage["document_id"] for passage in found} == {order_id}

    def test_it_says_which_way_it_took_and_takes_the_one_that_is_given(self, store: Path) -> None:
        ask = ("ask", "--store", store, "--json", "--model", "no-such-model")
        (index,) = lines(call("pipelines", *ask, "Where does Marguerite Okafor appear?"))
        assert index["route"]["way"] == "index" and "answer" in index["route"]["others"]
        assert index["sentences"] and len(index["citations"]) == 1 and index["model"] is None
        (files,) = lines(call("pipelines", *ask, "--way", "answer", "Where does Marguerite Okafor appear?"))
        assert files["route"]["way"] == "answer" and files["route"]["why"] == "You chose it."
        assert "index" in files["route"]["others"]
        assert files["evidence"]
        (act,) = lines(call("pipelines", *ask, "14 days after June 3, 2024"))
        assert act["route"]["way"] == "action" and act["act"]["result"]["deadline"] == "2024-06-17"
        told = call("pipelines", "ask", "--store", store, "14 days after June 3, 2024").stdout
        assert told.startswith("Taken as: an action, worked step by step.\n\nThe deadline is Monday")
        assert "Rule 6(a)(1)(A)" in told

    @pytest.mark.parametrize("verb", ["ask", "search"])
    def test_a_kind_that_the_matter_does_not_hold_is_told_with_those_it_does(
        self, store: Path, verb: str
    ) -> None:
        done = call("pipelines", verb, "--store", store, "Who was discharged?", "--kind", "ordre")
        assert done.returncode == 2
        assert "'ordre' is the kind of no paper in the matter. Its kinds are: letter, order." in done.stderr

    @pytest.mark.parametrize("wrong", [("--only", "0" * 64), ("--filed-from", "May 2021")])
    def test_what_cannot_be_chosen_is_told(self, store: Path, wrong: tuple[str, ...]) -> None:
        done = call("pipelines", "ask", "--store", store, "Who was discharged?", *wrong)
        assert done.returncode == 2
        assert done.stderr.startswith("pincite: ")

    def test_a_model_that_is_not_there_still_leaves_the_evidence_quoted(self, store: Path) -> None:
        done = call(
            "pipelines", "ask", "--store", store, "--json", "--model", "no-such-model",
            "When was Dana M. Whitlock discharged?",
        )  # fmt: skip
        (answer,) = lines(done)
        assert answer["quoted"] is True
        assert "October 8, 2021" in answer["answer"]
        assert "no-such-model" in answer["notice"]

    def test_an_answer_says_which_pages_of_its_documents_could_not_be_read(self, tmp_path: Path) -> None:
        scanned = pdfs.picture(tmp_path / "notice.pdf", behind=2)
        assert call("ingest", "--store", tmp_path / "store", scanned).returncode == 0
        asked = ("ask", "--store", tmp_path / "store", "What did Corvane suspend without written notice?")
        (answer,) = lines(call("pipelines", *asked, "--json"))
        (incomplete,) = answer["incomplete"]
        (listed,) = lines(call("ingest", "--store", tmp_path / "store", "--list", "--json"))
        failed = [entry["page"] for entry in listed["ledger"] if entry["read"] == "failed"]
        assert failed and incomplete["unread"] == failed
        assert incomplete["text"] == f"1 of 3 pages of notice.pdf could not be read (PDF p. {failed[0]})."
        assert incomplete["text"] in call("pipelines", *asked).stdout


class TestSearchPageExport:
    def test_search_ranks_passages_whose_scores_fall(self, store: Path, order_id: str) -> None:
        found = lines(
            call("pipelines", "search", "--store", store, "--json", "-k", "5", "fraudulent inducement")
        )
        assert [passage["rank"] for passage in found] == [1, 2, 3, 4, 5]
        assert found[0].keys() == {
            *("rank", "document", "document_id", "page", "start", "end", "text", "score", "continues")
        }
        scores = [passage["score"] for passage in found]
        assert scores == sorted(scores, reverse=True)
        assert found[0]["document_id"] == order_id

    def test_search_takes_a_file_of_questions(self, store: Path, tmp_path: Path) -> None:
        questions = tmp_path / "questions.jsonl"
        questions.write_text('{"id": 7, "question": "guaranty"}\n')
        (found,) = lines(
            call("pipelines", "search", "--store", store, "-k", "2", "--json", "--questions", questions)
        )
        assert found["id"] == 7
        assert len(found["passages"]) == 2

    def test_page_gives_the_stored_text(self, store: Path, order_id: str) -> None:
        (page,) = lines(call("pipelines", "page", "--store", store, "--json", order_id, 1))
        assert page.keys() == {"document_id", "page", "page_label", "read", "text"}
        assert "UNITED STATES DISTRICT COURT" in page["text"]
        missing = call("pipelines", "page", "--store", store, "--json", order_id, 99)
        assert missing.returncode == 2
        assert "there is no page 99" in missing.stderr

    def test_export_writes_an_answer_in_every_form(self, store: Path, tmp_path: Path) -> None:
        asked = call("pipelines", "ask", "--store", store, "--json", "When was Dana M. Whitlock discharged?")
        answer = tmp_path / "answer.json"
        answer.write_text(asked.stdout)
        written = {}
        for form in ("md", "json", "csv", "docx", "pdf"):
            target = tmp_path / f"out.{form}"
            done = call("pipelines", "export", answer, "--store", store, "--format", form, "-o", target)
            assert done.returncode == 0, done.stderr
            written[form] = target.read_bytes()
        for form in ("md", "json", "csv"):
            assert "October 8, 2021" in written[form].decode()
        assert ",letter," in written["csv"].decode(), "what it is stands beside its name"
        assert written["docx"].startswith(b"PK") and written["pdf"].startswith(b"%PDF")

        options = ["--page-images", "--authorities", "--store", store]
        done = call("pipelines", "export", answer, "--format", "pdf", "-o", tmp_path / "with.pdf", *options)
        assert done.returncode == 0, done.stderr
        with_pages = pypdf.PdfReader(tmp_path / "with.pdf")
        assert [image for page in with_pages.pages for image in page.images]

        elsewhere = ["--store", tmp_path / "elsewhere"]
        missing = call("pipelines", "export", answer, "--format", "csv", "-o", tmp_path / "x.csv", *elsewhere)
        assert missing.returncode == 0 and "Kinds and docket numbers are left out" in missing.stderr
        for wrong, said in (
            (["--format", "csv", "--page-images"], "holds no page images; use docx or pdf"),
            (["--format", "json", "--authorities"], "holds no table of authorities"),
        ):
            done = call("pipelines", "export", answer, "-o", tmp_path / "wrong", *wrong)
            assert done.returncode == 2 and said in done.stderr
        assert not (tmp_path / "wrong").exists()

    def test_export_writes_a_conversation_that_the_matter_keeps(self, store: Path, tmp_path: Path) -> None:
        with Matter(store) as matter:
            number = matter.register.begin_conversation("Before the hearing")
            place = matter.register.add_turn(number, "Why?")
            matter.register.end_turn(number, place, None, "The model stopped.")
        target = tmp_path / "out.json"
        options = ["--store", store, "--format", "json", "-o", target]
        assert call("pipelines", "export", "--conversation", number, *options).returncode == 0
        kept = json.loads(target.read_text())
        assert kept["conversation"] == "Before the hearing"
        assert kept["turns"] == [{"question": "Why?", "answer": None, "error": "The model stopped."}]
        again = call("pipelines", "export", target, "--format", "md", "-o", tmp_path / "out.md")
        assert again.returncode == 0, again.stderr
        assert "The model stopped." in (tmp_path / "out.md").read_text()
        gone = call("pipelines", "export", "--conversation", number + 1, *options)
        assert gone.returncode == 2 and "has no conversation" in gone.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["ingest"], "give files or folders", id="nothing to do"),
        pytest.param(
            ["ingest", "--matter", "../other", "--list"], "cannot be a matter's name", id="path as matter"
        ),
        pytest.param(["pipelines", "ask"], "one question", id="no question"),
        pytest.param(["pipelines", "ask", "--questions", "absent.jsonl"], "absent.jsonl", id="no such file"),
        pytest.param(
            ["pipelines", "export", "absent.json", "--format", "md", "-o", "x"], "absent.json", id="no answer"
        ),
        pytest.param(
            ["pipelines", "export", "--format", "md", "-o", "x"],
            "--conversation NUMBER",
            id="nothing given",
        ),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_clear_line(arguments: list[str], said: str, tmp_path: Path) -> None:
    module, *rest = arguments
    options = [] if "export" in arguments else ["--store", tmp_path]
    verb = rest[:1] if module == "pipelines" else []
    done = call(module, *verb, *options, *rest[len(verb) :])
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_process_is_told_that_the_store_is_in_use(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from pipelines.storage.matter import Matter;"
            f"m = Matter(Path({str(tmp_path)!r})); print('open', flush=True); sys.stdin.read()",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        done = call("ingest", "--store", tmp_path, "--list")
        assert done.returncode == 2
        assert "Another Pincite process" in done.stderr
    finally:
        holder.kill()
        holder.wait()


class TestTimeline:
    FIELDS: ClassVar = {"date", "precision", "text", "citations", "said_by", "people", "conflicts_with"}

    def test_one_event_a_line_each_with_its_verbatim_citations(self, store: Path, order_id: str) -> None:
        done = call("pipelines", "timeline", "--store", store, "--json", "--document", order_id)
        assert done.returncode == 0, done.stderr
        events = lines(done)
        assert [event["date"] for event in events] == sorted(event["date"] for event in events)
        for event in events:
            assert event.keys() >= self.FIELDS
            assert order_id in {citation["document_id"] for citation in event["citations"]}
        heard = next(event for event in events if event["text"].startswith("The Court heard argument"))
        (citation,) = heard["citations"]
        assert (heard["date"], heard["precision"]) == ("2021-10-21", "day")
        page = lines(call("pipelines", "page", "--store", store, "--json", order_id, citation["page"]))[0][
            "text"
        ]
        assert page[citation["start"] : citation["end"]] == citation["quote"]

    def test_by_person_and_days(self, store: Path) -> None:
        done = call(
            *("pipelines", "timeline", "--store", store, "--json", "--person", "delavan"),
            *("--from", "2021-10-01", "--to", "2021-10-31"),
        )
        events = lines(done)
        assert [event["date"] for event in events] == ["2021-10-08"]
        assert "Curtis Delavan" in events[0]["people"] or "Mr. Delavan" in events[0]["people"]

    def test_for_people_and_as_a_file(self, store: Path, tmp_path: Path) -> None:
        done = call("pipelines", "timeline", "--store", store, "--to", "2013-12-31")
        assert done.stdout.startswith("June 3, 2013: ")
        assert LETTER.name in done.stdout
        out = tmp_path / "timeline.docx"
        done = call("pipelines", "timeline", "--store", store, "--format", "docx", "-o", out)
        assert done.returncode == 0, done.stderr
        assert out.read_bytes().startswith(b"PK")

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            (["--from", "yesterday"], "write it as 2021-05-03"),
            (["--format", "docx"], "Give both --format and -o FILE"),
            (["--document", "0" * 64], "no document"),
        ],
    )
    def test_what_cannot_be_understood_is_told(self, store: Path, given: list[str], told: str) -> None:
        done = call("pipelines", "timeline", "--store", store, *given)
        assert done.returncode == 2
        assert told in done.stderr


class TestAct:
    FIELDS = frozenset(
        """request action inputs sources missing steps result answer citations notes needs_confirmation
        file""".split()
    )

    def test_a_deadline_has_every_field_and_needs_no_store(self, tmp_path: Path) -> None:
        home = tmp_path / "none"
        done = call(
            "pipelines", "act", "--store", home, "--json", "14 days after being served June 17, 2024 by mail"
        )
        assert done.returncode == 0, done.stderr
        (told,) = lines(done)
        assert told.keys() >= self.FIELDS
        assert (told["action"], told["result"]["deadline"]) == ("deadline", "2024-07-05")
        assert told["inputs"]["event_day"] == "2024-06-17"
        assert told["sources"]["event_day"] == {"written": "June 17, 2024", "citation": None}
        assert all(step["rule"] for step in told["steps"])
        assert not home.exists()

    def test_in_words_each_step_stands_with_its_rule(self) -> None:
        done = call("pipelines", "act", "simple interest on $100 at 5% for 2 years")
        assert done.stdout.startswith("The interest is $10.00")
        assert "principal: 100 (“$100”)" in done.stdout
        assert "principal × rate × time" in done.stdout

    def test_what_is_missing_is_asked_for(self) -> None:
        (told,) = lines(call("pipelines", "act", "--json", "14 days after May 3"))
        assert told["result"] is None
        assert [each["input"] for each in told["missing"]] == ["event_day"]

    @pytest.mark.parametrize("request_", ["delete all documents", "14 days after February 30, 2021", ""])
    def test_what_cannot_be_done_is_told_in_one_line_and_the_status_is_2(self, request_: str) -> None:
        done = call("pipelines", "act", "--json", request_)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("pincite: ") and "Traceback" not in done.stderr

    def test_a_date_comes_from_the_files_with_its_citation(self, store: Path) -> None:
        request = "14 days after entry of the order on the motion to dismiss"
        (told,) = lines(call("pipelines", "act", "--store", store, "--json", request))
        assert told["result"]["deadline"] == "2021-11-19"
        (citation,) = told["citations"]
        page = call(
            "pipelines", "page", "--store", store, "--json", citation["document_id"], citation["page"]
        )
        assert lines(page)[0]["text"][citation["start"] : citation["end"]] == citation["quote"]

    def test_a_file_is_written_only_when_it_is_confirmed(self, store: Path, tmp_path: Path) -> None:
        path = tmp_path / "exhibits.docx"
        asked = ("pipelines", "act", "--store", store, "--json", "prepare an exhibit list", "-o", path)
        (told,) = lines(call(*asked))
        assert told["needs_confirmation"] is True and not path.exists()
        (told,) = lines(call(*asked, "--confirm"))
        assert told["file"] == str(path) and path.read_bytes()[:2] == b"PK"
        assert told["result"]["count"] == 2
