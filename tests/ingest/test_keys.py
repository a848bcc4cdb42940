"""A key is the same for the same bytes everywhere, and leads back to the characters it stands for."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.keys import PassageSpan, Stretch, document_id, parse_passage_key, passage_key

DOCUMENT = hashlib.sha256(b"the complaint").hexdigest()

documents = st.text("0123456789abcdef", min_size=64, max_size=64)
spans = st.builds(lambda start, length: (start, start + length), st.integers(0, 10**6), st.integers(1, 10**4))


@given(documents, st.integers(1, 20_000), spans)
def test_a_key_leads_to_its_document_page_and_characters(
    document: str, page: int, span: tuple[int, int]
) -> None:
    key = passage_key(document, page, *span)
    assert parse_passage_key(key) == PassageSpan(document, page, *span)


@given(*[st.tuples(st.sampled_from([DOCUMENT, "0" * 64]), st.integers(1, 12), spans)] * 2)
@example((DOCUMENT, 1, (11, 12)), (DOCUMENT, 11, (1, 12)))
def test_two_passages_never_share_a_key(
    one: tuple[str, int, tuple[int, int]], other: tuple[str, int, tuple[int, int]]
) -> None:
    keys = [passage_key(document, page, *span) for document, page, span in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)


def test_a_key_can_be_read_by_a_person() -> None:
    assert passage_key(DOCUMENT, 3, 120, 480) == f"{DOCUMENT}:3:120-480"
    assert passage_key(DOCUMENT, 3, 120, 480, Stretch(4, 0, 31)) == f"{DOCUMENT}:3:120-480+4:0-31"


def test_a_key_leads_to_what_runs_over_the_pages_end() -> None:
    key = passage_key(DOCUMENT, 3, 120, 480, Stretch(4, 0, 31))
    assert parse_passage_key(key) == PassageSpan(DOCUMENT, 3, 120, 480, Stretch(4, 0, 31))


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="empty"),
        pytest.param(DOCUMENT, id="the document alone"),
        pytest.param(f"{DOCUMENT}:3", id="no span"),
        pytest.param(f"{DOCUMENT}:3:120", id="no end"),
        pytest.param(f"{DOCUMENT}:0:0-5", id="page 0"),
        pytest.param(f"{DOCUMENT}:03:0-5", id="leading zero: two keys for one passage"),
        pytest.param(f"{DOCUMENT}:3:00-5", id="leading zero in the span"),
        pytest.param(f"{DOCUMENT}:3:-1-5", id="negative start"),
        pytest.param(f"{DOCUMENT}:3:5-5", id="empty span"),
        pytest.param(f"{DOCUMENT}:3:9-5", id="end before start"),
        pytest.param(f"{DOCUMENT[:-1]}:3:0-5", id="63 digits"),
        pytest.param(f"{DOCUMENT}0:3:0-5", id="65 digits"),
        pytest.param(f"{DOCUMENT.upper()}:3:0-5", id="capitals"),
        pytest.param(f"{'g' * 64}:3:0-5", id="no hexadecimal digits"),
        pytest.param(f" {DOCUMENT}:3:0-5", id="space before"),
        pytest.param(f"{DOCUMENT}:3:0-5\n", id="line end behind"),
        pytest.param(f"{DOCUMENT}:٣:0-5", id="other scripts' digits"),
        pytest.param(f"{DOCUMENT}:3:0-{'9' * 5000}", id="a number too long to be read"),
        pytest.param("[1]", id="a citation"),
        pytest.param(f"{DOCUMENT}:3:0-5+", id="a rest that says nothing"),
        pytest.param(f"{DOCUMENT}:3:0-5+4:9-9", id="an empty rest"),
        pytest.param(f"{DOCUMENT}:3:0-5+3:6-9", id="a rest on the same page"),
        pytest.param(f"{DOCUMENT}:3:0-5+4:0-5+5:0-5", id="two rests"),
    ],
)
def test_what_is_not_a_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError):
        parse_passage_key(key)


def test_the_refusal_names_the_bad_key() -> None:
    with pytest.raises(ValueError, match=r"not a passage key: 'exhibit A'"):
        parse_passage_key("exhibit A")


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"\x00" * (1 << 20), b"x" * ((1 << 20) + 1)],
    ids=["empty", "small", "one block of reading", "one byte more than a block"],
)
def test_a_document_is_the_hash_of_its_bytes(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(content)
    assert document_id(file) == hashlib.sha256(content).hexdigest()


def test_the_same_bytes_under_another_name_are_the_same_document(tmp_path: Path) -> None:
    for name in ("Complaint.pdf", "Complaint (1).pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 the complaint")
    first, second = (document_id(file) for file in sorted(tmp_path.iterdir()))
    assert first == second


def test_a_file_that_cannot_be_read_has_no_key(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        document_id(tmp_path / "absent.pdf")
