"""Text as any file can hold it, and times as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.exports.legible import day, legible, moment


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("The motion is\nDENIED.", "The motion is DENIED.", id="on one line"),
        pytest.param("a\x00b\x07", "a\ufffdb\ufffd", id="control characters"),
        pytest.param("a\ud800b", "a\ufffdb", id="half a character"),
        pytest.param("a\uffffb\U0001ffffc", "a\ufffdb\ufffdc", id="noncharacters"),
        pytest.param("\u202edenrut\u202c \u2067x\u2069", "denrut x", id="turned around"),
        pytest.param("a\u200fb § ¶ “é” 中 🙂", "a\u200fb § ¶ “é” 中 🙂", id="all else stays"),
    ],
)
def test_text_becomes_legible(text: str, told: str) -> None:
    assert legible(text) == told


@given(st.text(st.characters()))
def test_what_is_legible_can_stand_in_xml_and_stays_as_it_is(text: str) -> None:
    told = legible(text)
    etree.Element("t").text = told
    assert legible(told) == told


@pytest.mark.parametrize(
    ("text", "told", "date"),
    [
        ("2026-01-02T03:04:05+00:00", "January 2, 2026, 03:04 UTC", "January 2, 2026"),
        ("2026-01-02T01:04:05+02:00", "January 1, 2026, 23:04 UTC", "January 1, 2026"),
        ("2026-01-02T03:04:05", "January 2, 2026, 03:04 UTC", "January 2, 2026"),
        ("<b>\n", "<b>", "<b>"),
        ("0001-01-01T00:00:00+23:59", "0001-01-01T00:00:00+23:59", "0001-01-01T00:00:00+23:59"),
        ("", "", ""),
    ],
)
def test_times_are_told_as_people_write_them(text: str, told: str, date: str) -> None:
    assert (moment(text), day(text)) == (told, date)
