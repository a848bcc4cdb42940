"""An answer becomes a file: whole, escaped, with the keys of the screen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import ExportError
from pipelines.exports.export import FORMATS, from_json, read, to_json, to_markdown, write
from pipelines.exports.records import NOTHING_MORE
from pipelines.records import Answer, Sentence, ShortAnswer, Withheld
from tests.pipelines.exports.made import ABSTAINED, ANSWER, CITATION, CONVERSATION


@pytest.mark.parametrize("answer", [ANSWER, ABSTAINED], ids=["full", "abstained"])
def test_json_comes_back_as_it_went_in(answer: Answer):
    assert from_json(to_json(answer)) == answer


def test_json_has_the_fields_of_the_contract():
    read = json.loads(to_json(ANSWER))
    assert read.keys() >= set(
        "question answer abstained sentences withheld citations evidence model seconds".split()
    )
    (sentence,) = read["sentences"]
    told = {"text": "The motion is DENIED.", "citations": ["1"], "verified": True}
    assert sentence.items() >= told.items() and sentence["rule"] is None
    assert read["incomplete"][0]["unread"] == [3, 9]
    (citation,) = read["citations"]
    assert citation == {
        "key": "1",
        "document": "order.pdf",
        "document_id": "a" * 64,
        "page": 2,
        "page_label": "iv",
        "lines": [3, 5],
        "paragraph": "12",
        "bates": "CORV-0007",
        "pinpoint": "p. iv (PDF p. 2)",
        "start": 100,
        "end": 121,
        "quote": "The motion is\nDENIED.",
        "continues": {"page": 3, "start": 0, "end": 4, "quote": "Then"},
    }
    assert read["evidence"][0].keys() >= {"document", "page", "text", "score"}
    assert read["seconds"] == {"evidence": 0.1, "first_token": 0.2, "total": 0.3}


def test_fields_of_a_later_version_are_passed_over():
    later = json.loads(to_json(ANSWER)) | {"mood": "sunny"}
    assert from_json(json.dumps(later)) == ANSWER


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "not json", '{"question": 5}', '{"question": "x", "answer": "y"}'],
)
def test_what_is_no_answer_is_told_of(text: str):
    with pytest.raises(ExportError, match="not an answer that Pincite wrote"):
        from_json(text)


def test_markdown_says_what_where_and_how():
    text = to_markdown(ANSWER)
    assert text.startswith("# How did the court rule?\n\nThe motion is DENIED. \\[1\\]\n")
    for part in (
        "order.pdf, p. iv (PDF p. 2)",
        "> The motion is DENIED.",
        "> (on PDF page 3:) Then",
        "page text 100–121, and 0–4 of PDF page 3",
        f"`{'a' * 64}`",
        "The motion is granted. — It says “granted”.",
        "- The model stopped.",
        "- Searched first: page 12 of Order of 3 May 2021 (order.pdf).",
        "- Not read whole: 2 of 40 pages of order.pdf could not be read (PDF p. 3, 9).",
        "Model: smollm2-135m",
        "Matter: Doe",
        "Asked: January 2, 2026, 03:04 UTC",
        "Made by Pincite",
        "1 verified, 1 withheld",
        "Every sentence was checked against the passage it cites",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"quoted": True}, "Every sentence is quoted verbatim", id="quoted"),
        pytest.param({"model": None}, "Model: none", id="no model"),
        pytest.param({"notice": None, "withheld": ()}, "1 verified, 0 withheld", id="nothing withheld"),
    ],
)
def test_markdown_says_how_the_answer_was_made(changes: dict[str, object], said: str):
    assert said in to_markdown(ANSWER.model_copy(update=changes))


def test_an_abstention_shows_the_nearest_passages():
    text = to_markdown(ABSTAINED)
    assert "The files do not say." in text
    assert "## Nearest passages" in text and "> The motion is DENIED." in text
    assert "## Citations" not in text and "## Withheld" not in text


HOSTILE = [
    pytest.param("<script>alert(1)</script>", "<script>", id="HTML"),
    pytest.param("[click](http://evil.example)", "[click](", id="link"),
    pytest.param("![x](http://evil.example/pixel.png)", "![", id="image"),
    pytest.param("$x^2$", "$x", id="formula"),
    pytest.param("**bold** _it_ ~~gone~~", "**bold", id="emphasis"),
    pytest.param("`code`", "`code", id="code"),
    pytest.param("a | b", "a | b", id="table"),
    pytest.param("&lt;b&gt;", "&lt;", id="entity"),
    pytest.param("# heading", "# # heading", id="heading"),
    pytest.param("- item", "\n- item", id="list"),
    pytest.param("1. item", "\n1. item", id="numbered list"),
    pytest.param("Why?\n- item", "\n- item", id="list in a later line"),
    pytest.param("Why?\n===", "\n===", id="underlined heading"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "markup"), HOSTILE)
def test_text_of_files_and_models_is_never_markup(text: str, markup: str):
    answer = Answer(
        question=text,
        answer=text,
        abstained=False,
        sentences=(Sentence(text=text, citations=("1",)),),
        withheld=(Withheld(text=text, reason=text),),
        citations=(CITATION.model_copy(update={"document": text, "pinpoint": text, "quote": text}),),
        model=text,
        notice=text,
        matter=text,
        asked=text,
    )
    assert not re.search(rf"(?<!\\){re.escape(markup)}", to_markdown(answer))


@given(st.text(alphabet="ab <>[]()!$*_`~|&#\\-+.1\n", max_size=30))
def test_no_sign_of_markup_stands_unescaped(text: str):
    answer = ANSWER.model_copy(
        update={
            "sentences": (Sentence(text=text, citations=()),),
            "withheld": (),
            "citations": (),
            "notice": None,
        }
    )
    body = to_markdown(answer).split("\n\n", 1)[1].rsplit("## Verification", 1)[0]
    bare = body.replace("\\\\", "")
    assert all(bare[i - 1] == "\\" for i, sign in enumerate(bare) if sign in "<>[]$*_`~|&#!")


@pytest.mark.parametrize("form", FORMATS)
def test_writing_replaces_the_file(tmp_path: Path, form: str):
    path = tmp_path / f"answer.{form}"
    path.write_text("old")
    write(ANSWER, form, path)
    assert path.read_bytes() == FORMATS[form].make(ANSWER, NOTHING_MORE)


def test_a_form_that_there_is_not_is_told_of_and_writes_nothing(tmp_path: Path):
    path = tmp_path / "answer"
    with pytest.raises(ExportError, match="no export to html; use docx, pdf, md, json, csv"):
        write(ANSWER, "html", path)
    assert not path.exists()


def test_a_conversation_comes_back_as_it_went_in_and_holds_its_answers_as_the_contract_says():
    text = to_json(CONVERSATION)
    assert read(text) == CONVERSATION
    first = json.loads(text)["turns"][0]
    assert first.keys() == {"question", "answer", "error"}
    assert first["answer"] == json.loads(to_json(ANSWER))


def test_what_is_read_is_an_answer_or_a_conversation():
    assert read(to_json(ANSWER)) == ANSWER
    with pytest.raises(ExportError, match="not an answer that Pincite wrote: turns"):
        read('{"conversation": "x", "turns": 5}')


def test_a_place_that_cannot_be_written_is_told_of(tmp_path: Path):
    with pytest.raises(ExportError, match="cannot be written: No such file"):
        write(ANSWER, "md", tmp_path / "missing" / "answer.md")


def test_a_short_answer_is_the_first_line_with_who_says_so_and_its_key() -> None:
    short = ShortAnswer(text="$2,907", kind="amount", citation="1", start=100, end=106, said_in="complaint")
    told = to_markdown(ANSWER.model_copy(update={"short": short}))
    first, line, *_ = told.split("\n\n")
    assert first.startswith("# ")
    assert "2,907, according to the complaint" in line and line.startswith("**") and "1" in line
    assert from_json(to_json(ANSWER.model_copy(update={"short": short}))).short == short


def test_without_a_short_answer_the_sentences_come_first() -> None:
    assert to_markdown(ANSWER).split("\n\n")[1].startswith("The motion is DENIED.")
