"""Words are found inside a document as they are typed, however its lines and pages break them."""

from __future__ import annotations

import time

import pytest

from pipelines.search.inside import MOST_TYPED, PageTexts, Snippet, Stretch


def found(texts: list[str], wanted: str) -> list[list[str]]:
    """Return what of each hit stands on each page."""
    pages = PageTexts(texts)
    return [[texts[page - 1][start:end] for page, start, end in hit] for hit in pages.find(wanted).hits]


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [
        ("the notice of\ndefault was", "Notice of  Default", ["notice of\ndefault"]),  # over a line's end
        ("an arbi-\ntration clause", "arbitration", ["arbi-\ntration"]),  # a word that a line's end breaks
        ("non-\ncompete covenant", "non-compete", ["non-\ncompete"]),  # a hyphen at a line's end
        ("a non–compete", "non-compete", ["non–compete"]),  # dashes are alike
        ("Smith’s “best”", 'smith\'s "best"', ["Smith’s “best”"]),  # so are quotation marks
        ("terminates; termination", "terminat", ["terminat", "terminat"]),  # a word's beginning is enough
        ("a part of the art", "art", ["art"]),  # but not its end
        ("under § 12.2 and §\n12.3", "§12.", ["§ 12.", "§\n12."]),  # a section's sign and its number
        ("under §12.2", "§ 12.2", ["§12.2"]),  # with a space or without
        ("a.b (c)* [d] axb", "a.b (c)* [d]", ["a.b (c)* [d]"]),  # signs mean themselves
        ("nothing here", "zebra", []),
        ("nothing here", "  ", []),
    ],
)
def test_on_a_page(text: str, wanted: str, hits: list[str]) -> None:
    assert found([text], wanted) == [[hit] for hit in hits]


def test_over_a_pages_end() -> None:
    texts = ["He signed the", "", "agreement. The agreement"]
    assert found(texts, "the agreement") == [["the", "agreement"], ["The agreement"]]
    hits = PageTexts(texts).find("the agreement")
    assert hits.hits[0] == (Stretch(1, 10, 13), Stretch(3, 0, 9)) and hits.pages == 2
    assert hits.on(3) == [(0, Stretch(3, 0, 9)), (1, Stretch(3, 11, 24))]


def test_words_that_nowhere_stand_together_are_found_where_all_of_them_stand() -> None:
    texts = ["notice and default here", "notice alone", "default, then notice"]
    found = PageTexts(texts).find("default notice")
    assert found.apart
    assert [(hit[0].page, hit[0].start) for hit in found.hits] == [(1, 0), (1, 11), (3, 0), (3, 14)]
    assert not PageTexts(texts).find("default zebra").apart
    assert not PageTexts(["default notice"]).find("default notice").apart


def test_a_snippet_shows_what_stands_around_on_one_line() -> None:
    pages = PageTexts(["One two\nthree terminations", "of four"])
    (hit,) = pages.find("terminat").hits
    assert pages.snippet(hit) == Snippet("One two three ", "terminations", " of four")
    pages = PageTexts([f"{'before ' * 20}needle {'after ' * 40}"])
    (hit,) = pages.find("needle").hits
    before, needle, after = pages.snippet(hit)
    assert before.startswith("… before") and needle == "needle" and after.endswith("after …")
    assert len(before) < 60 and len(after) < 100


def test_a_long_document_is_searched_at_once() -> None:
    pages = PageTexts([f"{'The parties agree to arbi-' * 60}\ntration of page {n}." for n in range(1_000)])
    began = time.monotonic()
    assert len(pages.find("arbitration of page").hits) == 1_000
    assert pages.find("x" * 10_000).hits == () and MOST_TYPED < 10_000
    assert time.monotonic() - began < 3, "a tenth of it on an idle machine"
