"""A question that names a case, a party, a docket number or a filing is looked for in those documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.routes.cards import TOP_CHARACTERS
from pipelines.routes.routing import DocumentNames, Route
from pipelines.storage.register import Register
from pipelines.text import search_terms
from tests.pipelines.storage.test_register import a_document, add

NOBODY = Route()

FILES = {
    "Whitlock-v-Corvane_Dkt-001_Complaint.pdf": (
        "WHITLOCK COLD CHAIN, INC., Plaintiff, v. CORVANE SYSTEMS, LLC, Defendant. Case No. 3:21-cv-00417-MLO"
    ),
    "Whitlock-v-Corvane_Dkt-031_Order.pdf": (
        "WHITLOCK COLD CHAIN, INC., Plaintiff, v. CORVANE SYSTEMS, LLC, Defendant. Case No. 3:21-cv-00417-MLO"
    ),
    "Halvorsen-v-Tamarind_Dkt-047_Order.pdf": (
        "HALVORSEN ORCHARD SUPPLY CO., Plaintiff, v. TAMARIND PROPERTIES, LP. Case No. 22-2-04471-SEA"
    ),
    "Halvorsen-Tamarind_Lease.pdf": "This Lease is made between Halvorsen Orchard Supply and Tamarind LP.",
    "Ostrander-v-Meridian_Opinion.pdf": (
        "OSTRANDER MILLING, Appellee, v. MERIDIAN CASUALTY, Appellant. No. 20-1182. Before Judge Baldacci."
    ),
    "Ostrander-v-Meridian_Letter.pdf": "Meridian Casualty reserves its rights under the Ostrander policy.",
    "scan0001.pdf": "Memorandum of the hearing of March 4.",
}
IDS = {name: f"{number:064x}" for number, name in enumerate(FILES)}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Seven files of three cases; only to be read."""
    register = Register(tmp_path_factory.mktemp("routing") / "register.sqlite")
    for name, caption in FILES.items():
        add(register, a_document(IDS[name], caption, "The second page names Zebulon.", name=name))
    yield register
    register.close()


@pytest.fixture(scope="module")
def names(register: Register) -> DocumentNames:
    return DocumentNames(register)


def named(names: DocumentNames, question: str) -> set[str]:
    by_id = {document_id: name for name, document_id in IDS.items()}
    return {by_id[document_id] for document_id in names.route(question).documents}


@pytest.mark.parametrize(
    ("question", "files"),
    [
        pytest.param(
            "When was the Whitlock v. Corvane case filed?",
            {"Whitlock-v-Corvane_Dkt-001_Complaint.pdf", "Whitlock-v-Corvane_Dkt-031_Order.pdf"},
            id="by its parties",
        ),
        pytest.param(
            "What did Tamarind refuse to repair?",
            {"Halvorsen-v-Tamarind_Dkt-047_Order.pdf", "Halvorsen-Tamarind_Lease.pdf"},
            id="by one party",
        ),
        pytest.param(
            "What is Tamarind’s share?",
            {"Halvorsen-v-Tamarind_Dkt-047_Order.pdf", "Halvorsen-Tamarind_Lease.pdf"},
            id="by a party's possessive",
        ),
        pytest.param(
            "What was decided in 3:21-cv-00417?",
            {"Whitlock-v-Corvane_Dkt-001_Complaint.pdf", "Whitlock-v-Corvane_Dkt-031_Order.pdf"},
            id="by docket number",
        ),
        pytest.param(
            "What was decided in 3:21-cv-00417-MLO?",
            {"Whitlock-v-Corvane_Dkt-001_Complaint.pdf", "Whitlock-v-Corvane_Dkt-031_Order.pdf"},
            id="by docket number with the judge's initials",
        ),
        pytest.param(
            "what was decided in 20-1182?",
            {"Ostrander-v-Meridian_Opinion.pdf"},
            id="by an appeal's number",
        ),
        pytest.param(
            "what does the lease say of the roof?", {"Halvorsen-Tamarind_Lease.pdf"}, id="by what it is"
        ),
        pytest.param(
            "What does the Whitlock complaint allege?",
            {"Whitlock-v-Corvane_Dkt-001_Complaint.pdf"},
            id="by party and filing",
        ),
        pytest.param(
            "What did Judge Baldacci write?",
            {"Ostrander-v-Meridian_Opinion.pdf"},
            id="by a name in a caption",
        ),
        pytest.param("what is in scan0001?", {"scan0001.pdf"}, id="by file name"),
    ],
)
def test_documents_are_named(names: DocumentNames, question: str, files: set[str]) -> None:
    assert named(names, question) == files


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("", id="nothing"),
        pytest.param("what is the roof made of?", id="no name at all"),
        pytest.param("How do I bake Sourdough bread?", id="a name in no caption"),
        pytest.param("What did Zebulon say?", id="a name on a second page"),
        pytest.param(
            "Did Whitlock, Corvane, Halvorsen, Tamarind, Ostrander and Meridian settle?", id="all of them"
        ),
        pytest.param("What is in the PDF?", id="what every file's name has"),
        pytest.param("What is the and of?", id="only stop words"),
    ],
)
def test_no_document_is_named(names: DocumentNames, question: str) -> None:
    assert names.route(question).documents == ()


def test_the_names_are_told(names: DocumentNames) -> None:
    route = names.route("What did Meridian deny?")
    assert route.by == {"meridian"}


def test_what_else_is_asked_is_no_name(names: DocumentNames) -> None:
    route = names.route("What did Meridian deny under the deductible clause?")
    assert not route.by & set(search_terms("deny deductible clause"))


def test_the_document_with_more_of_the_names_comes_first(register: Register) -> None:
    route = DocumentNames(register).route("What does the Lease between Halvorsen and Tamarind say?")
    assert route.documents[0] == IDS["Halvorsen-Tamarind_Lease.pdf"]


def test_a_caption_holds_the_files_name_and_the_top_of_its_first_page(names: DocumentNames) -> None:
    caption = names.caption(IDS["Halvorsen-v-Tamarind_Dkt-047_Order.pdf"])
    assert {*search_terms("Halvorsen Tamarind 047 Order Orchard Supply Plaintiff")} <= caption
    assert "zebulon" not in caption


def test_a_document_that_is_not_there_has_no_caption(names: DocumentNames) -> None:
    assert names.caption("f" * 64) == frozenset()


# --- as the matter changes -----------------------------------------------------------------------------


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Register]:
    register = Register(tmp_path / "register.sqlite")
    for name, caption in FILES.items():
        add(register, a_document(IDS[name], caption, name=name))
    yield register
    register.close()


def test_it_follows_deletions(changing: Register) -> None:
    names = DocumentNames(changing)
    lease = IDS["Halvorsen-Tamarind_Lease.pdf"]
    assert names.route("what does the lease say?").documents == (lease,)
    changing.hide(lease)
    assert names.route("what does the lease say?") == NOBODY
    assert names.caption(lease) == frozenset()
    assert named(names, "What did Tamarind refuse?") == {"Halvorsen-v-Tamarind_Dkt-047_Order.pdf"}


def test_it_follows_what_is_added(changing: Register) -> None:
    names = DocumentNames(changing)
    assert names.route("What did Pellworth sign?") == NOBODY
    new = a_document("e" * 64, "Declaration of Pellworth", name="declaration.pdf")
    changing.begin(new)
    assert names.route("What did Pellworth sign?") == NOBODY  # it is not whole
    changing.finish("e" * 64)
    assert names.route("What did Pellworth sign?").documents == ("e" * 64,)


def test_in_small_letters_one_word_of_a_files_name_is_no_name(changing: Register) -> None:
    add(changing, a_document("e" * 64, "It is so ordered.", name="scan_one_line.pdf"))
    names = DocumentNames(changing)
    assert names.route("which statute bars a claim without a physical one?") == NOBODY
    assert names.route("what is said in the one line?").documents == ("e" * 64,)


def test_an_empty_matter_names_nothing(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    names = DocumentNames(register)
    assert names.route("What did Corvane do?") == NOBODY
    add(register, a_document(IDS["scan0001.pdf"], "Corvane’s memorandum", name="scan0001.pdf"))
    names.route("What did Corvane do?")
    register.hide(IDS["scan0001.pdf"])
    assert names.route("What did Corvane do?") == NOBODY
    register.close()


@pytest.mark.parametrize("text", ["", "…"], ids=["no text on its first page", "no word on it"])
def test_a_document_without_a_caption_goes_by_its_files_name(changing: Register, text: str) -> None:
    add(changing, a_document("e" * 64, text, "Page two.", name="Exhibit-18_Pellworth.pdf"))
    assert DocumentNames(changing).route("what is in Pellworth’s exhibit?").documents == ("e" * 64,)


def test_a_name_far_down_a_first_page_is_no_caption(changing: Register) -> None:
    page = "The parties agree. " * (TOP_CHARACTERS // 10) + "Pellworth signed."
    add(changing, a_document("e" * 64, page, name="agreement.pdf"))
    assert DocumentNames(changing).route("What did Pellworth sign?") == NOBODY


@given(
    st.text()
    | st.lists(st.sampled_from(["Whitlock", "Order", "lease", "20-1182", "Zebulon", "what"])).map(" ".join)
)
def test_any_question_names_each_document_once_or_none_and_never_most(
    names: DocumentNames, question: str
) -> None:
    route = names.route(question)
    assert len(set(route.documents)) == len(route.documents) <= len(FILES) // 2
    assert set(route.documents) <= set(IDS.values())
    assert set(route.case) <= set(IDS.values()) and len(set(route.case)) == len(route.case)
    assert route.by <= set(search_terms(question))
