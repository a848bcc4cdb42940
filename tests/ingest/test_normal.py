"""Text has one form, whatever a reader gives."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.normal import normalise

any_text = st.text(st.characters(exclude_categories=[]))  # lone surrogates too


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        pytest.param("ﬁnding, ﬂaw, oﬀer, oﬃce, baﬄe", "finding, flaw, offer, office, baffle", id="ligatures"),
        pytest.param("ﬆatute, ﬅill", "statute, still", id="old ligatures"),
        pytest.param("agree\u00adment", "agreement", id="soft hyphen"),
        pytest.param("§\u00a01331", "§ 1331", id="no-break space"),
        pytest.param(
            "28\u2009U.S.C.\u202f§\u30001331", "28 U.S.C. § 1331", id="thin, narrow and wide spaces"
        ),
        pytest.param("two  \t  spaces", "two spaces", id="runs of spaces"),
        pytest.param("  indented  \n  lines  ", "indented\nlines", id="spaces around lines"),
        pytest.param("one\r\ntwo\rthree\x0bfour\x0cfive", "one\ntwo\nthree\nfour\nfive", id="line ends"),
        pytest.param("one\n\n\n\n\ntwo", "one\n\ntwo", id="many blank lines are one"),
        pytest.param("one\n \n\t\ntwo", "one\n\ntwo", id="lines of spaces are blank"),
        pytest.param("\n\none\n\n", "one", id="blank lines around the page"),
        pytest.param("no\x00tice\x07", "notice", id="control characters"),
        pytest.param("A\ud835 lone half", "A lone half", id="lone surrogate"),
        pytest.param("notice \ud835 of", "notice of", id="lone surrogate between spaces"),
        pytest.param("pay\u202e001$\u202c", "pay001$", id="direction overrides"),
        pytest.param("\ufeffIn\u200bvisible\u2060", "Invisible", id="invisible characters"),
        pytest.param(
            "“Mr. O’Brien” – § 5 ¶ 12", "“Mr. O’Brien” – § 5 ¶ 12", id="quotes, dashes and signs stay"
        ),
        pytest.param("𝐀 naïve café 判決", "𝐀 naïve café 判決", id="other scripts and planes stay"),
        pytest.param("", "", id="empty"),
        pytest.param(" \n\x0c\n ", "", id="nothing but space"),
    ],
)
def test_text_has_one_form(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@given(any_text)
@example("\n\u200b\n\n\x00\n")
@example("\r\x00\n")
@example("a \u200b\u00a0\u200b b")
def test_the_one_form_is_reached_at_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(any_text)
def test_the_one_form_can_be_stored_and_shown(text: str) -> None:
    normal = normalise(text)
    normal.encode()
    assert not [c for c in normal if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert normal.splitlines() == normal.split("\n") or not normal
    assert all(line == line.strip() and "  " not in line for line in normal.split("\n"))
