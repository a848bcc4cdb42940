"""The PDF: title, language, bookmarks, keys that lead to their citations and back, every letter printed."""

from __future__ import annotations

import io
import json
from typing import Any

import pypdf
import pytest

from pipelines.exports.export import to_pdf
from pipelines.exports.fonts import MISSING, printable
from pipelines.exports.records import Extras, PagePicture
from pipelines.records import Answer, Sentence
from tests.pipelines.exports.made import ANSWER, CONVERSATION, SECOND
from tests.pipelines.exports.test_sources import a_picture


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def pdf() -> pypdf.PdfReader:
    return read(to_pdf(CONVERSATION))


def bookmarks(outline: list[Any]) -> list[Any]:
    return [bookmarks(item) if isinstance(item, list) else item.title for item in outline]


def test_it_tells_its_title_language_and_maker(pdf: pypdf.PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Doe, before the hearing"
    assert (pdf.metadata.author or "").startswith("Pincite ")
    assert pdf.metadata.creation_date is not None and pdf.metadata.creation_date.year == 2026
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "en-US"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"], "the title, not the file's name"


def test_it_is_said_to_be_accessible_and_fit_for_the_archive(pdf: pypdf.PdfReader) -> None:
    about = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about, "ISO 14289-1"
    assert "<pdfaid:part>2</pdfaid:part>" in about and "<pdfaid:conformance>A<" in about, "ISO 19005-2"


def tags(item: Any) -> list[Any]:
    """Return a structure element as its tag and those under it; what is no element is left out."""
    item = item.get_object()
    under = item.get("/K", [])
    inner = [
        tags(child)
        for child in (under if isinstance(under, list) else [under])
        if isinstance(child.get_object(), dict) and "/S" in child.get_object()
    ]
    return [item.get("/S", "/Root"), *inner]


def test_a_screen_reader_finds_title_headings_quotes_lists_tables_and_links(pdf: pypdf.PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    told = json.dumps(tags(root["/StructTreeRoot"]))
    for tag in ("H1", "H2", "BlockQuote", "L", "LBody", "Table", "TH", "TD", "Link"):
        assert f'"/{tag}"' in told, tag


def test_its_bookmarks_are_its_headings(pdf: pypdf.PdfReader) -> None:
    assert bookmarks(pdf.outline) == [
        "1. How did the court rule?",
        ["Citations", "Withheld"],
        "2. Who signed?",
        ["Citations", "Withheld"],
        "3. Why?",
        ["Nearest passages"],
        "4. And then?",
        "Verification",
        ["Question 1", "Question 2", "Question 3", "Files relied on"],
    ]


def links(pdf: pypdf.PdfReader) -> list[tuple[float, float]]:
    """Return each link's own height on its page and the height that it leads to; larger is higher up."""
    found = []
    for page in pdf.pages:
        for annotation in page.get("/Annots") or []:
            item = annotation.get_object()
            assert item["/Subtype"] == "/Link"
            found.append((float(item["/Rect"][1]), float(item["/Dest"][3])))
    return found


def test_keys_lead_down_to_their_citations_and_those_back_up() -> None:
    pdf = read(to_pdf(SECOND))
    down = [(own, to) for own, to in links(pdf) if to < own]
    back = [(own, to) for own, to in links(pdf) if to > own]
    assert len(down) == 3 and len(back) == 2, "[2][1] and [2]; [1] and [2]"
    second, first, again = (to for _, to in down)
    assert second == again < first, "the second citation stands below the first"


def test_letters_of_many_scripts_print_and_others_are_told_of() -> None:
    known = "§ ¶ “quoted” – — … ’ é ñ Ł č Ωμέγα Жуков עברית العربية नमस्ते ไทย ქართული ½ ✓"
    assert printable(known) == known
    assert printable("中文 🙂") == f"{MISSING * 2} {MISSING}"

    def told(name: str) -> str:
        sentence = Sentence(text=f"{name} signed.", citations=("1",))
        answer = Answer.model_validate(ANSWER.model_dump() | {"sentences": [sentence.model_dump()]})
        return " ".join(page.extract_text() for page in read(to_pdf(answer)).pages)

    assert "Łukasz Жуков signed." in told("Łukasz Жуков") and "no font" not in told("Łukasz Жуков")
    assert f"{MISSING * 2} signed." in told("中文") and "no font" in told("中文")


def test_fonts_are_in_the_file(pdf: pypdf.PdfReader) -> None:
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_a_quoted_page_is_a_picture_that_is_told_to_those_who_do_not_see_it() -> None:
    pictures = tuple(
        PagePicture(f"lease.pdf, p. {page}", "Highlighted: [2]", a_picture(*size), *size)
        for page, size in ((9, (85, 110)), (10, (300, 40)))
    )
    gone = PagePicture("old.pdf, p. 1", "Highlighted: [3]", b"", 0, 0, "It is gone.")
    pdf = read(to_pdf(SECOND, Extras(pictures=(*pictures, gone))))
    with_pictures = [page for page in pdf.pages if list(page.images)]
    assert len(with_pictures) == 2
    assert "Appendix: pages quoted" in with_pictures[0].extract_text()
    assert b"lease.pdf, p. 10. Highlighted: [2]" in to_pdf(SECOND, Extras(pictures=pictures))
    assert "It is gone." in pdf.pages[-1].extract_text()


def test_a_question_of_any_length_is_a_heading_over_pages() -> None:
    long = ANSWER.model_copy(update={"question": "Whether " * 1000})
    text = " ".join(page.extract_text() for page in read(to_pdf(long)).pages)
    assert text.count("Whether") >= 1000 and "The motion is DENIED." in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The form says #pagebreak() *pages* = $x$ @a <b> _c_ // d.", id="its markup"),
        pytest.param('#include "/etc/hostname" and #read("content.json")', id="its commands"),
        pytest.param("He said -- \"no\" --- 'twice' ... 1/2 ~ \\ `x`", id="its short forms"),
    ],
)
def test_what_the_typesetter_would_read_as_its_own_is_printed_verbatim(text: str) -> None:
    answer = ANSWER.model_copy(
        update={
            "question": text,
            "sentences": (Sentence(text=text, citations=("1",)),),
            "citations": (ANSWER.citations[0].model_copy(update={"quote": text, "document": "#x.pdf"}),),
            "incomplete": (),
        }
    )
    pdf = read(to_pdf(answer))
    told = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert told.count(text) == 3, "the question, the sentence and the quote"
    assert told.count("#x.pdf") == 2, "the citation, and the table of the files relied on"


def test_a_soft_hyphen_is_seen_at_a_line_end_alone() -> None:
    answer = ANSWER.model_copy(update={"question": "Is the inter\u00adest due?"})
    told = " ".join(page.extract_text() for page in read(to_pdf(answer)).pages)
    assert "Is the interest due?" in told.replace("\u00ad", "") and "inter-est" not in told


def test_a_hash_is_broken_into_lines_and_copied_whole() -> None:
    digest = "0123456789abcdef" * 4
    citation = ANSWER.citations[0].model_copy(update={"document_id": digest})
    page = read(to_pdf(ANSWER.model_copy(update={"citations": (citation,)}))).pages[-1]
    assert digest in "".join(page.extract_text().split())
    assert digest not in page.extract_text(), "it would run over the page's edge"
