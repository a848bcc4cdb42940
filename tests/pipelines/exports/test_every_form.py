"""What holds of every form: the sentences and keys of the screen, whole and in order, whatever is in them."""

from __future__ import annotations

import csv
import io
import json
import re

import docx
import pypdf
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.exports import export
from pipelines.exports.legible import legible
from pipelines.exports.records import (
    NOTHING_MORE,
    Exported,
    ExportedConversation,
    ExportedTurn,
    Extras,
    turns_of,
)
from pipelines.records import (
    Answer,
    Citation,
    IncompleteDocument,
    SearchedFirst,
    Sentence,
    ShortAnswer,
    Withheld,
)
from pipelines.spreadsheets import plain
from pipelines.version import VERSION
from tests.pipelines.exports.made import ABSTAINED, ANSWER, CONVERSATION, SECOND, UNCLEAR

FORMS = list(export.FORMATS)


def made(form: str, exported: Exported, extras: Extras = NOTHING_MORE) -> bytes:
    return export.FORMATS[form].make(exported, extras)


def notes_of(document: Document) -> dict[str, str]:
    """Return each footnote by its number in the file, as Word shows it: with the number it counts."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    told = {
        note.get(qn("w:id")): (
            note.find(f".//{qn('w:footnoteRef')}") is not None,
            "".join(text.text or "" for text in note.iter(qn("w:t"))),
        )
        for note in parse_xml(part.blob).iter(qn("w:footnote"))
        if note.get(qn("w:type")) is None
    }
    counted, numbers = 0, {}
    for paragraph in document.element.body.iter(qn("w:p")):
        for reference in paragraph.iter(qn("w:footnoteReference")):
            counted += 1
            numbers[reference.get(qn("w:id"))] = counted
        counted = 0 if ends_section(paragraph) else counted
    return {key: f"{numbers[key] if is_counted else ''}{text}" for key, (is_counted, text) in told.items()}


def ends_section(paragraph: BaseOxmlElement) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def words_in(document: Document) -> str:
    """Return a document's text in order, each footnote where its mark stands, and tables in their place."""
    notes, told = notes_of(document), []
    for element in document.element.body.iter(qn("w:t"), qn("w:footnoteReference"), qn("w:p")):
        if element.tag == qn("w:p"):
            told.append("\n")
        elif element.tag == qn("w:footnoteReference"):
            told.append(f" {notes[element.get(qn('w:id'))]} ")
        else:
            told.append(element.text or "")
    return "".join(told)


def text_of(form: str, content: bytes) -> str:
    """Read a file back as one text."""
    match form:
        case "docx":
            return words_in(docx.Document(io.BytesIO(content)))
        case "pdf":
            return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        case "md":
            return re.sub(r"\\(.)", r"\1", content.decode())
        case "csv":
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
            return "\n".join(plain(cell) for row in rows for cell in row)
        case _:
            return "\n".join(strings(json.loads(content)))


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [str(value)]


def bare(text: str) -> str:
    """Return a text without spaces: a PDF breaks lines where it must."""
    return "".join(text.split())


def assert_in_order(parts: list[str], text: str) -> None:
    place, text = 0, bare(text)
    for part in map(bare, parts):
        found = text.find(part, place)
        assert found >= 0, f"{part!r} is not behind {text[max(0, place - 80) : place]!r}"
        place = found + len(part)


def shown(exported: Exported) -> list[str]:
    """Return what the screen shows of answers, in order: sentences, each with its keys."""
    return [
        piece
        for turn in turns_of(exported)
        if turn.answer
        for sentence in turn.answer.sentences
        for piece in (sentence.text, *sentence.citations)
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("exported", [ANSWER, SECOND, CONVERSATION], ids=["answer", "keys", "conversation"])
def test_sentences_and_keys_stand_in_order_and_quotes_verbatim(form: str, exported: Exported) -> None:
    text = text_of(form, made(form, exported))
    if form == "csv":  # a row for each key, which repeats its sentence
        assert_in_order([key for key in shown(exported) if key.isdigit()], text)
    assert_in_order([piece for piece in shown(exported) if not piece.isdigit()], text)
    for turn in turns_of(exported):
        for citation in turn.answer.citations if turn.answer else ():
            for part in (citation, citation.continues) if citation.continues else (citation,):
                assert bare(part.quote) in bare(text)
            assert citation.pinpoint in re.sub(r"\s+", " ", text)
            assert citation.document_id in bare(text)


@pytest.mark.parametrize("form", ["docx", "pdf", "md"])
def test_it_is_told_what_was_verified_by_what_when_and_what_was_not(form: str) -> None:
    text = re.sub(r"\s+", " ", text_of(form, made(form, CONVERSATION)))
    for told in (
        "Doe, before the hearing",
        "How did the court rule?",
        "Understood as: How did the court rule on Count IV?",
        "Only in: kind order; 2 documents.",
        "Searched first: page 12 of Order of 3 May 2021 (order.pdf).",
        "Not read whole: 2 of 40 pages of order.pdf could not be read (PDF p. 3, 9).",
        "Drafted by the model and not supported by the files; not part of the answer:",
        "The motion is granted. — It says “granted”.",
        "The files do not say.",
        "Nearest passages",
        "The model's process ended.",
        "Every sentence was checked against the passage it cites and found supported.",
        "Every sentence is quoted verbatim from the file it cites.",
        "2 verified, 1 withheld",
        "smollm2-135m",
        "January 2, 2026, 03:04 UTC",
        f"Made by Pincite {VERSION}.",
    ):
        assert told in text, told


@pytest.mark.parametrize("form", FORMS)
def test_the_files_do_not_say_is_said_in_every_form(form: str) -> None:
    text = text_of(form, made(form, ABSTAINED))
    assert "The files do not say." in text
    if form != "csv":
        assert "DENIED." in text, "what came nearest"


@pytest.mark.parametrize("form", FORMS)
def test_quotes_that_come_near_stand_with_their_keys_behind_what_is_said_of_them(form: str) -> None:
    text = text_of(form, made(form, UNCLEAR))
    told = ["No clear answer was found.", "“The motion is DENIED.”"]
    if form in ("docx", "pdf", "md"):
        told.insert(1, "These sentences come nearest.")
        assert "whether the quotes answer the question is not certain" in re.sub(r"\s+", " ", text)
        assert "Nearest passages" not in text, "the quotes are of these"
    assert_in_order(told, text)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_answer_is_the_same_bytes(form: str) -> None:
    assert made(form, CONVERSATION) == made(form, CONVERSATION)


@pytest.mark.parametrize("form", ["docx", "pdf", "md"])
def test_a_short_answer_stands_before_the_sentences(form: str) -> None:
    short = ShortAnswer(text="$2,907", kind="amount", citation="1", start=0, end=1, said_in="complaint")
    answer = ANSWER.model_copy(update={"short": short})
    assert_in_order(
        ["$2,907, according to the complaint [1]", "The motion is DENIED."],
        text_of(form, made(form, answer)),
    )


HOSTILE = {
    "control characters": "a\x00b\x07c\x1bd\x85e",
    "invalid in XML": "a\ufffeb\uffffc",
    "HTML": "<script>alert(1)</script><w:t>&amp;</w:t>",
    "a very long word": "x" * 3000,
    "turning signs": "\u202etxet \u2067detrevni\u200f",
    "right to left": "משה כהן אמר שלום ‏ علي محمد",
    "a formula": '=HYPERLINK("http://evil.example","x")',
    "a key": "He said [7] and [1, 2].",
    "Markdown": "# **b** [a](http://evil.example) ![p](x) `c`\n- d",
    "scripts": "Łukasz Čapek, Ωμέγα, Жуков, नमस्ते, 中文, 🙂 §¶“”’",
    "nothing": "",
    "spaces": " \t\n ",
    "braces": "{nb} %s {0} ${x} ||",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_breaks_no_form(form: str, text: str) -> None:
    answer = hostile(text)
    conversation = ExportedConversation(
        conversation=text,
        turns=(ExportedTurn(question=text, answer=answer), ExportedTurn(question=text, error=text)),
    )
    for exported in (answer, conversation):
        read = text_of(form, made(form, exported, Extras(authorities=form in ("docx", "pdf", "md"))))
        assert not re.search("[\x00\x07\x1b\ufffe\uffff]", read) or form == "json"
        if form != "json":
            assert "\u202e" not in read
        assert "It stands." in re.sub(r"\s+", " ", read)
    if form == "csv":
        rows = csv.reader(io.StringIO(made(form, answer).decode("utf-8-sig"), newline=""))
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def hostile(text: str) -> Answer:
    citation = Citation(
        key="1",
        document=text,
        document_id=text,
        page=1,
        page_label=text,
        pinpoint=text,
        start=0,
        end=len(text),
        quote=text,
    )
    return Answer(
        question=text,
        answer=text,
        abstained=False,
        sentences=(Sentence(text=text, citations=("1",)), Sentence(text="It stands.", citations=("1",))),
        withheld=(Withheld(text=text, reason=text),),
        citations=(citation,),
        incomplete=(IncompleteDocument(document=text, document_id=text, pages=1, unread=(1,), text=text),),
        searched_first=SearchedFirst(documents=(), text=text),
        model=text,
        notice=text,
        matter=text,
        asked=text,
    )


TEXTS = st.text(
    st.characters(codec="latin-1", categories=("L", "N", "P", "Sc", "Zs")), min_size=1, max_size=60
).filter(lambda text: legible(text) != "")


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Draw an answer whose sentences cite some of its citations, in any order."""
    quotes = draw(st.lists(TEXTS, min_size=1, max_size=4))
    keys = [str(number) for number in range(1, len(quotes) + 1)]
    cited = st.lists(st.sampled_from(keys), min_size=1, unique=True).map(tuple)
    sentences = draw(st.lists(st.tuples(TEXTS, cited), min_size=1, max_size=5))
    return Answer(
        question=draw(TEXTS),
        answer="",
        abstained=False,
        sentences=tuple(Sentence(text=text, citations=chosen) for text, chosen in sentences),
        citations=tuple(
            Citation(
                key=key,
                document="a.pdf",
                document_id="c" * 64,
                page=1,
                pinpoint="p. 1",
                start=0,
                end=1,
                quote=quote,
            )
            for key, quote in zip(keys, quotes, strict=True)
        ),
        asked="2026-01-02T03:04:05+00:00",
    )


@settings(max_examples=15)
@given(st.lists(answers(), min_size=1, max_size=3))
def test_whatever_is_answered_every_form_tells_all_of_it_in_order(drawn: list[Answer]) -> None:
    conversation = ExportedConversation(
        conversation="Any", turns=tuple(ExportedTurn(question=a.question, answer=a) for a in drawn)
    )
    sentences = [sentence for answer in drawn for sentence in answer.sentences]
    for form in ("docx", "md", "csv", "json"):
        text = text_of(form, made(form, conversation))
        wanted = [s.text if form == "json" else legible(s.text) for s in sentences]
        if form != "json":  # what looks like a key is none
            wanted = [re.sub(r"\[(\d+(?:\s*,\s*\d+)*)\]", r"［\1］", text) for text in wanted]
        assert_in_order(wanted, text)
    assert marks(docx.Document(io.BytesIO(made("docx", conversation)))) == [
        f"[{key}]" for sentence in sentences for key in sentence.citations
    ]


def marks(document: Document) -> list[str]:
    """Return the keys in a document's text as Word shows them, counting the notes of each section."""
    told, counted = "", 0
    for paragraph in document.element.body.iter(qn("w:p")):
        for run in paragraph.iter(qn("w:r")):
            if run.rPr is None or run.rPr.style != "footnotereference":
                continue
            reference = run.find(qn("w:footnoteReference"))
            if reference is not None and reference.get(qn("w:customMarkFollows")) is None:
                counted += 1
                told += str(counted)
            told += run.text
        counted = 0 if ends_section(paragraph) else counted
    return re.findall(r"\[\d+\]", told)
