"""Words that a line's end has broken are joined as the document writes them elsewhere."""

import pytest

from ingest.clean import clean_pages
from tests.ingest.texts import clean_one


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("the agree-\nment; an agreement", "the agreement; an agreement", id="a known word"),
        pytest.param(
            "The Agree-\nment; an agreement", "The Agreement; an agreement", id="a known word, capital"
        ),
        pytest.param("agree\u2010\nment, agreement", "agreement, agreement", id="typographic hyphen"),
        pytest.param("the cross-\nmotion", "the cross-motion", id="a compound"),
        pytest.param("of re-\nsale and resale", "of resale and resale", id="a known word wins"),
        pytest.param("pages 12-\n14 and on", "pages 12-\n14 and on", id="a range of numbers"),
        pytest.param("Smith-\nJones", "Smith-\nJones", id="a double name"),
        pytest.param("the notice -\nwhich came", "the notice -\nwhich came", id="a dash"),
        pytest.param("agree-\n\nment agreement", "agree-\n\nment agreement", id="a blank line between"),
        pytest.param(
            "self-help in the mid-\ndle of", "self-help in the mid-dle of", id="an unknown word stays"
        ),
    ],
)
def test_words_broken_at_a_lines_end_are_joined(raw: str, clean: str) -> None:
    assert clean_one(raw) == clean


def test_a_word_is_known_from_any_page_of_the_document() -> None:
    first, _ = clean_pages(["of the indem-\nnity clause", "The indemnity is void."])
    assert first.text == "of the indemnity clause"
