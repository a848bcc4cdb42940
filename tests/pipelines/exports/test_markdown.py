"""The Markdown, as CommonMark renders it: text of files and models is shown as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipelines.exports.export import to_markdown
from pipelines.exports.legible import legible
from pipelines.records import Sentence, Withheld
from tests.pipelines.exports.made import ANSWER

_COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(text: str) -> list[Token]:
    """Return what is rendered of an answer that has a text for question, sentence, quote and draft."""
    answer = ANSWER.model_copy(
        update={
            "question": text,
            "sentences": (Sentence(text=text, citations=("1",)),),
            "citations": (ANSWER.citations[0].model_copy(update={"quote": text}),),
            "withheld": (Withheld(text=text, reason=text),),
        }
    )
    return _COMMONMARK.parse(to_markdown(answer))


def shape(tokens: list[Token]) -> list[tuple[str, list[str]]]:
    return [(token.type, [part.type for part in token.children or ()]) for token in tokens]


def words(tokens: list[Token]) -> list[str]:
    return ["".join(part.content for part in token.children or ()) for token in tokens if token.children]


def assert_shown_as_it_stands(text: str) -> None:
    tokens, told = rendered(text), legible(text)
    assert shape(tokens) == shape(rendered("x")), "nothing in it is markup"
    for line in (told, f"{told} [1]", f"{told} — {told}"):
        assert line in words(tokens), "every letter is shown, and no backslash"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12. Plaintiff shall pay.", id="numbered paragraph"),
        pytest.param("3) The lease ends.", id="numbered with a parenthesis"),
        pytest.param("12.", id="a number alone"),
        pytest.param("12.5 percent is due.", id="a fraction"),
        pytest.param("---", id="rule"),
        pytest.param("- - -", id="rule with spaces"),
        pytest.param("===", id="underline of a heading"),
        pytest.param("-", id="dash"),
        pytest.param("- item", id="list"),
        pytest.param("+ item", id="list with a plus"),
        pytest.param("-5 degrees", id="negative number"),
        pytest.param("**b** _i_ `c` ~~d~~ <b> &lt; # $x$ | a\\b!", id="signs"),
    ],
)
def test_text_is_shown_as_it_stands(text: str) -> None:
    assert_shown_as_it_stands(text)


@given(st.text(alphabet="a 12.)-+=*_`~|&#<>!\\\n", min_size=1, max_size=20).filter(legible))
def test_no_text_becomes_markup(text: str) -> None:
    assert_shown_as_it_stands(text)
