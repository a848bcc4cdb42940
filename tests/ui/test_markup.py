"""Text from outside never becomes markup."""

from __future__ import annotations

import pytest

from ingest.rendering import Box, PageView
from pipelines.records import Continuation, ShortAnswer, Withheld
from pipelines.text import counted
from tests.ui.conftest import HOSTILE, an_answer
from ui import markup

CITATION = an_answer().citations[0]
VIEW = PageView(b"png", 10, 20, ())


@pytest.mark.parametrize(
    "html",
    [
        markup.notice("error", HOSTILE),
        markup.question(HOSTILE),
        markup.sentence(HOSTILE),
        markup.quiet(HOSTILE),
        markup.evidence_card(1, an_answer().evidence[0]),
        markup.withheld([Withheld(text=HOSTILE, reason=HOSTILE)]),
        markup.page_heading(CITATION),
        markup.quote(
            CITATION.model_copy(update={"continues": Continuation(page=3, start=0, end=1, quote=HOSTILE)})
        ),
        markup.lead(an_answer(abstained=True, answer=HOSTILE)),
        markup.lead(an_answer(abstained=True, answer=HOSTILE, nearest=an_answer().sentences)),
    ],
)
def test_it_is_escaped(html: str) -> None:
    assert "&lt;script&gt;" in html
    assert "<script" not in html and "<img" not in html


def test_the_picture_has_a_text_and_its_boxes() -> None:
    html = markup.page_picture(VIEW, [Box(0.1, 0.2, 0.5, 0.25)], '"><script>.pdf', 2)
    assert "left:10.0000%;top:20.0000%;width:40.0000%;height:5.0000%" in html
    assert 'alt="Page 2 of &quot;&gt;&lt;script&gt;.pdf, with the quoted words highlighted"' in html
    assert "could not be marked" in markup.page_picture(VIEW, [], "order.pdf", 2)


def test_counts_and_dates() -> None:
    assert counted(1, "page") == "1 page"
    assert counted(1200, "page") == "1,200 pages"
    assert markup.when("2026-11-03T10:00:00+00:00") == "3 November 2026"


def test_a_quote_over_a_page_break_names_both_pages_and_shows_both_parts() -> None:
    rest = Continuation(page=CITATION.page + 1, start=0, end=9, quote="the rest.")
    running_over = CITATION.model_copy(update={"continues": rest})
    assert f"PDF pages {CITATION.page} and {CITATION.page + 1}" in markup.page_heading(running_over)
    assert "and" not in markup.page_heading(CITATION).partition("PDF page")[2].partition("<")[0]
    shown = markup.quote(running_over)
    assert f"continues on PDF page {rest.page}" in shown and "the rest." in shown


def test_words_that_matter_are_marked_and_all_is_escaped() -> None:
    text = "The <b>motion</b> is DENIED."
    shown = markup.sentence(text, [(7, 13)])
    assert shown == (
        '<p class="pc-sentence">The &lt;b&gt;<mark class="pc-word">motion</mark>&lt;/b&gt; is DENIED.</p>'
    )


def test_a_short_answer_is_escaped_and_says_who_says_so() -> None:
    short = ShortAnswer(text="<$5>", kind="amount", citation="2", start=0, end=4, said_in="complaint")
    assert "&lt;$5&gt;, according to the complaint [2]" in markup.short(short)
