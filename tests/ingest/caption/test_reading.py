"""Captions of many courts, read whole; every part with the place it stands at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.caption.reading import CaptionReader, read_caption
from ingest.caption.records import STAMP, Caption, Found, Source
from ingest.normal import normalise
from ingest.records import Page, Read
from tests.ingest.caption.papers import PAPERS, Paper


def pages(*texts: str, stamp: str = "") -> list[Page]:
    return [
        Page(number, None, normalise(text), Read.TEXT, furniture=(stamp,) if stamp else ())
        for number, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_a_caption_is_read_as_a_person_reads_it(paper: Paper) -> None:
    found = read_caption(pages(paper.text, stamp=paper.stamp)).to_json()
    assert found["court"] == paper.court
    assert tuple(found["docket_numbers"]) == paper.numbers
    assert tuple((party["name"], party["role"]) for party in found["parties"] or ()) == paper.parties
    assert (found["kind"], found["filed"], found["judge"]) == (paper.kind, paper.filed, paper.judge)


def test_a_papers_first_page_may_be_a_picture() -> None:
    stamp = "Case 1:12-cv-05708-ER Document 11 Filed 09/27/13 Page 1 of 15"
    picture = Page(1, None, "", Read.FAILED, "a picture without text (scanned)", (stamp,))
    text = "UNITED STATES DISTRICT COURT\nDISTRICT OF MAINE\nThe court there held otherwise."
    found = read_caption([picture, Page(2, None, text, Read.TEXT)])
    assert [number.value for number in found.docket_numbers] == ["1:12-cv-05708-ER"]
    assert found.filed == Found("2013-09-27", Source(1, STAMP, stamp))
    assert found.court is None, "a court that a later page speaks of is not the paper's own"


def test_nothing_is_read_from_nothing() -> None:
    assert read_caption([Page(1, None, "", Read.BLANK)]) == Caption()


def sources(caption: Caption) -> list[Source]:
    found = [
        caption.kind,
        caption.court,
        caption.judge,
        caption.filed,
        caption.dated,
        *caption.docket_numbers,
    ]
    named = [*caption.parties, *caption.attorneys]
    return [part.source for part in found if part] + [party.source for party in named]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_every_part_has_its_place(paper: Paper) -> None:
    document = pages(paper.text, stamp=paper.stamp)
    for source in sources(CaptionReader().run(pages=document)["caption"]):
        page = document[source.page - 1]
        if source.origin == STAMP:
            assert source.quote in page.furniture and source.start is None
        else:
            assert page.text[source.start : source.end] == source.quote != ""


WORDS = """
UNITED STATES DISTRICT COURT OF APPEALS FOR THE v. vs. Plaintiff, Defendant. In re: and et al., Inc.
LLC ; ) § : No. Case 3:21-cv-00417 20-1234 (ABC) FILED Dated: May 5, 2021 ORDER MOTION “Licensor” (
) between this Agreement Judge Hon. Circuit Before JOHN DOE Acme Corp. is the a of x ___ Re: Dear
Sir: Sincerely, üýþ \ue001
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=120), st.text(max_size=60))
def test_whatever_a_page_says_the_reading_ends_and_its_quotes_are_verbatim(
    words: list[str], stamp: str
) -> None:
    document = pages(" ".join(words), stamp=stamp)
    for source in sources(read_caption(document)):
        if source.origin != STAMP:
            assert document[0].text[source.start : source.end] == source.quote
