"""The Word document: real footnotes with the keys for marks, named styles alone, properties."""

from __future__ import annotations

import datetime
import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from pipelines.exports.export import to_word
from pipelines.exports.records import Authority, Extras, PagePicture
from tests.pipelines.exports.made import ANSWER, CONVERSATION, SECOND
from tests.pipelines.exports.test_every_form import marks, notes_of
from tests.pipelines.exports.test_sources import a_picture


@pytest.fixture(scope="module")
def document() -> Document:
    return docx.Document(io.BytesIO(to_word(CONVERSATION)))


ORDER = "headerReference footerReference footnotePr type pgSz pgMar cols docGrid".split()


def notes_referred(document: Document) -> list[BaseOxmlElement]:
    return list(document.element.body.iter(qn("w:footnoteReference")))


def references(document: Document) -> list[str]:
    return [item.get(qn("w:id")) for item in notes_referred(document)]


def test_each_key_is_a_footnote_with_document_pinpoint_and_quote(document: Document) -> None:
    notes = notes_of(document)
    assert [notes[number] for number in references(document)] == [
        "1 order.pdf, p. iv (PDF p. 2): “The motion is DENIED.” (on PDF page 3:) “Then”",
        "2 lease.pdf, Lease § 12.2 (p. 9): “Signed by Ramón Esquivel under § 12.2.”",
        "1 order.pdf, p. iv (PDF p. 2): “The motion is DENIED.” (on PDF page 3:) “Then”",
    ]
    assert len(notes) == 3, "each is referred to once, as Word asks"


def test_keys_are_those_of_the_screen_and_a_second_mention_refers_to_the_first(document: Document) -> None:
    assert marks(document) == ["[1]", "[2]", "[1]", "[2]"]
    (field,) = [f for f in document.element.body.iter(qn("w:fldSimple")) if f.get(qn("w:instr")) != "PAGE"]
    names = [item.get(qn("w:name")) for item in document.element.body.iter(qn("w:bookmarkStart"))]
    assert field.get(qn("w:instr")) == "NOTEREF note_2_2 \\h"
    assert names == ["note_1_1", "note_2_2", "note_2_1"]


def test_word_counts_the_notes_of_each_question_from_1(document: Document) -> None:
    sections = [section._sectPr for section in document.sections]
    assert len(sections) == 4, "a question each"
    for section in sections:
        restart = section.find(qn("w:footnotePr")).find(qn("w:numRestart"))
        assert restart.get(qn("w:val")) == "eachSect"
        tags = [child.tag for child in section]
        assert tags == sorted(tags, key=[qn(f"w:{name}") for name in ORDER].index), "as the schema has it"
    custom = [item.get(qn("w:customMarkFollows")) for item in notes_referred(document)]
    assert custom == [None, "1", "1"], "the second question's keys do not come in the order of counting"


def test_the_package_says_what_word_needs_to_open_it() -> None:
    package = zipfile.ZipFile(io.BytesIO(to_word(ANSWER)))
    assert "footnotes+xml" in package.read("[Content_Types].xml").decode()
    assert "/relationships/footnotes" in package.read("word/_rels/document.xml.rels").decode()
    settings = package.read("word/settings.xml").decode()
    assert settings.index("<w:footnotePr>") < settings.index("<w:compat>")
    assert 'w:type="separator"' in package.read("word/footnotes.xml").decode()


def test_nothing_has_a_formatting_of_its_own(document: Document) -> None:
    for run in document.element.body.iter(qn("w:rPr")):
        assert [child.tag for child in run] == [qn("w:rStyle")]
    for paragraph in document.element.body.iter(qn("w:pPr")):
        assert [child.tag for child in paragraph if child.tag != qn("w:sectPr")] == [qn("w:pStyle")]
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert used >= {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Body Text",
        "Quote",
        "List Bullet",
        "Notice",
    }


def test_headings_and_title_make_its_outline(document: Document) -> None:
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "1. How did the court rule?",
        "2. Who signed?",
        "3. Why?",
        "4. And then?",
        "Verification",
    ]
    assert document.paragraphs[0].text == "Doe, before the hearing"


def test_its_properties_tell_title_maker_language_and_day(document: Document) -> None:
    properties = document.core_properties
    assert properties.title == "Doe, before the hearing"
    assert properties.author.startswith("Pincite ")
    assert properties.language == "en-US"
    assert properties.created == datetime.datetime(2026, 1, 3, tzinfo=datetime.UTC)


def test_the_files_relied_on_stand_with_their_hashes(document: Document) -> None:
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows == [
        ["File", "SHA-256 of its bytes"],
        ["order.pdf", "a" * 64],
        ["lease.pdf", "b" * 64],
    ]
    assert document.tables[-1].rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_authorities_and_pages_stand_where_they_are_wanted() -> None:
    citing = SECOND.citations[1].model_copy(update={"quote": "See Foman v. Davis, 371 U.S. 178, 182 (1962)."})
    answer = SECOND.model_copy(update={"citations": (SECOND.citations[0], citing)})
    picture = PagePicture("lease.pdf, p. 9", "Highlighted: [2]", a_picture(85, 110), 85, 110, "Compare it.")
    document = docx.Document(io.BytesIO(to_word(answer, Extras(authorities=True, pictures=(picture,)))))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    found = Authority("Cases", "Foman v. Davis, 371 U.S. 178 (1962)", ("[2] lease.pdf, Lease § 12.2 (p. 9)",))
    assert rows == [["Authority", "Cited in"], [found.name, found.places[0]]]
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "lease.pdf, p. 9. Highlighted: [2]"
    assert shape.width.inches <= 6.5 and shape.height.inches <= 7.7
    assert "Compare it." in [paragraph.text for paragraph in document.paragraphs]
