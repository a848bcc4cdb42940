"""What parsers raise is told in words that a lawyer can use, without the file's own bytes."""

import zlib

import pytest
from pypdf.errors import LimitReachedError, PdfReadError

from ingest.reasons import DAMAGED, in_words


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "more memory"),
        (LimitReachedError("75000000"), "packed or nested"),
        (RecursionError("maximum recursion depth exceeded"), "refer to each other without end"),
        (zlib.error("Error -3"), "compressed contents are damaged"),
        (PdfReadError("Invalid Elementary Object starting with b'\\x16'"), DAMAGED),
        (AttributeError("'NoneType' object has no attribute 'get_object'"), DAMAGED),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_told_in_words(error: Exception, said: str) -> None:
    words = in_words(error)
    assert said in words
    assert not str(error) or str(error) not in words
    assert words[0].islower() and not words.endswith(".")
