"""Every name of a document, with every mention verbatim at its offsets, and its roles."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.caption.reading import read_caption
from pipelines.entities.reading import read_names
from pipelines.entities.records import Kind
from tests.pipelines.entities.made import COMPLAINT, DEPOSITION, names_in, pages_of, roles_of

_WORDS = st.sampled_from(
    """Jane Q. Rowe Acme Inc. LLP Ms. Dr. Judge v. (“Acme”) Salem, Oregon the of and said that County &
    Bank 12 F.3d 45 [1] 5 U.S.C. § 1 <b>x</b> ’s -
    \u2028 \x1f \ud83d\ude00 É’ ROWE, Plaintiff /s/ By:""".split()
)


@given(st.lists(st.lists(_WORDS | st.text(max_size=12), max_size=60), min_size=1, max_size=3))
def test_whatever_a_page_holds_each_mention_is_in_it_and_its_sentence_is_around_it(
    words: list[list[str]],
) -> None:
    texts = [" ".join(line) for line in words]
    pages = pages_of(*texts)
    for name in read_names(pages, read_caption(pages)).names:
        assert name.mentions
        for page, start, end, first, last in name.mentions:
            text = texts[page - 1]
            assert 0 <= first <= start < end <= last <= len(text)
            assert text[start:end].strip() == text[start:end] != ""
        for role in name.roles:
            assert 0 <= role.spot.start < role.spot.end <= len(texts[role.spot.page - 1])


def test_no_two_mentions_overlap() -> None:
    names = names_in(COMPLAINT, DEPOSITION)
    spans = sorted(mention[:3] for name in names for mention in name.mentions)
    for (page, _, end), (next_page, start, _) in pairwise(spans):
        assert page != next_page or end <= start


def test_everyone_and_everything_that_a_complaint_names() -> None:
    names = names_in(COMPLAINT)
    by_kind = {kind: {name.text for name in names if name.kind is kind} for kind in Kind}
    assert by_kind[Kind.PERSON] == {
        "Jane Q. Rowe",
        "Ms. Rowe",
        "Rowe",
        "Ruth P. Tallow",
        "Torquil Vennerby",
        "Anil Rao",
        "Dr. Rao",
    }
    assert {"Acme Bridge Works, Inc.", "Acme"} <= by_kind[Kind.ORGANIZATION]
    assert by_kind[Kind.PLACE] == {"Salem", "Oregon"}


def test_roles_each_with_the_sentence_that_says_so() -> None:
    names = names_in(COMPLAINT, DEPOSITION)
    assert roles_of(names, "Jane Q. Rowe") >= {"plaintiff"}
    assert roles_of(names, "Acme Bridge Works, Inc.") >= {"defendant"}
    assert roles_of(names, "Ruth P. Tallow") == {"judge"}
    assert roles_of(names, "Anil Rao") == {"expert for plaintiff"}
    assert "witness" in roles_of(names, "Torquil Vennerby")
    said = next(role for name in names if name.text == "Anil Rao" for role in name.roles)
    assert "plaintiff’s expert" in COMPLAINT[said.spot.start : said.spot.end]


def test_counsel_by_appearance_by_signature_and_by_what_is_said_of_them() -> None:
    text = """Ada B. Roe of Harlow Finch LLP appeared for Plaintiff Jane Q. Doe.
Dated: May 2, 2022
By: /s/ Ida N. Moss
Ida N. Moss
Attorneys for Defendant Acme Bridge Works, Inc."""
    names = names_in(text)
    assert roles_of(names, "Ada B. Roe") == {"counsel for plaintiff"}
    assert "counsel for defendant" in roles_of(names, "Ida N. Moss")
    assert roles_of(names, "Jane Q. Doe") == {"plaintiff"}
    assert roles_of(names, "Acme Bridge Works, Inc.") == {"defendant"}


def test_a_name_over_a_lines_end_is_one_name() -> None:
    (name,) = names_in(
        "For the defendant and for the witness there appeared on that day MARCUS D.\nOYELARAN, of counsel."
    )
    assert name.text == "MARCUS D. OYELARAN"


def test_lines_of_a_signature_block_do_not_run_into_one_name() -> None:
    names = names_in("By: /s/ Augustus Pell\nName: Augustus Pell\nTitle: Manager")
    assert [(name.text, len(name.mentions)) for name in names] == [("Augustus Pell", 2)]


def test_a_page_of_names_without_end_is_read_in_time() -> None:
    names_in(
        "Jane Q. Rowe and Acme Inc. of Salem, Oregon, v. " * 1_000,
        "A" * 100_000,
        "A. " * 20_000,
        "A@" * 30_000,
    )
