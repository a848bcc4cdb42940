"""``python -m ingest``: other programs call it and read its fields."""

from __future__ import annotations

from pathlib import Path

from pipelines.storage import matters
from pipelines.storage.matter import Matter
from tests.commands.conftest import LETTER, ORDER, ROOT, call, lines

CAPTION = {"docket_number", "court", "judge", "parties", "filed", "kind"}
MORE_CAPTION = {"dated", "docket_numbers", "attorneys", "sources", "corrected"}


def test_one_line_a_file_and_the_bad_file_does_not_keep_the_good_one(tmp_path: Path) -> None:
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


def test_the_same_bytes_twice_are_a_duplicate(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy under another name.pdf"
    copy.write_bytes(ORDER.read_bytes())
    done = call("ingest", "--store", store, "--json", copy)
    assert done.returncode == 0
    assert [entry["status"] for entry in lines(done)] == ["duplicate"]
    assert len(lines(call("ingest", "--store", store, "--list", "--json"))) == 2


def test_resume_finishes_what_an_interrupted_ingestion_left(tmp_path: Path) -> None:
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


def test_what_was_left_is_finished_too_and_only_the_given_files_are_told(tmp_path: Path) -> None:
    with Matter(tmp_path) as matter:
        matter.register.enqueue([(ORDER, ORDER.name, False)])
    done = call("ingest", "--store", tmp_path, "--json", LETTER)
    assert [line["file"] for line in lines(done)] == [LETTER.name]
    assert len(lines(call("ingest", "--store", tmp_path, "--list", "--json"))) == 2


def test_list_has_the_fields_of_an_outcome_but_status_and_error(store: Path) -> None:
    for entry in lines(call("ingest", "--store", store, "--list", "--json")):
        assert entry.keys() == {"file", "document_id", "pages", "passages", "ledger", "caption"}


def test_a_caption_is_told_with_its_places_when_the_file_is_added_and_when_it_is_listed(
    tmp_path: Path,
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
    page = lines(call("pipelines", "page", "--store", tmp_path, "--json", ingested["document_id"], "1"))[0]
    assert page["text"][court["start"] : court["end"]] == court["quote"]
    assert (filed["origin"], filed["start"]) == ("stamp", None)
    assert "Filed 11/08/21" in filed["quote"]
    assert caption["corrected"] == []


def test_a_corrected_caption_is_listed_as_the_user_corrected_it(tmp_path: Path) -> None:
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


def test_a_check_tells_what_is_missing_and_fails(tmp_path: Path) -> None:
    call("ingest", "--store", tmp_path, LETTER)
    whole = call("ingest", "--store", tmp_path, "--check", "--json")
    assert (whole.returncode, lines(whole)) == (0, [{"documents": 1, "wrong": []}])
    (stored,) = (tmp_path / "matters" / "default" / "files").iterdir()
    stored.unlink()
    harmed = call("ingest", "--store", tmp_path, "--check")
    assert harmed.returncode == 1
    assert harmed.stdout.startswith(LETTER.name) and "add the file again" in harmed.stdout


def test_delete_gives_a_receipt_and_leaves_no_trace(tmp_path: Path) -> None:
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


def test_an_unknown_document_is_named_and_the_status_is_2(store: Path) -> None:
    done = call("ingest", "--store", store, "--delete", "0" * 64)
    assert done.returncode == 2
    assert "0" * 64 in done.stderr
    assert "Traceback" not in done.stderr


def test_matters_are_walled_off_from_each_other(store: Path) -> None:
    assert lines(call("ingest", "--store", store, "--matter", "Other", "--list", "--json")) == []


def test_if_empty_adds_nothing_to_a_store_where_a_matter_was_begun(tmp_path: Path) -> None:
    matters.create(tmp_path, "Doe v. Roe")
    done = call("ingest", "--store", tmp_path, "--json", "--if-empty", ROOT / "corpus" / "pdfs")
    assert (done.returncode, done.stdout) == (0, "")


def test_if_empty_adds_nothing_to_a_matter_that_has_documents(store: Path) -> None:
    done = call("ingest", "--store", store, "--json", "--if-empty", ROOT / "corpus" / "pdfs")
    assert (done.returncode, done.stdout) == (0, "")
