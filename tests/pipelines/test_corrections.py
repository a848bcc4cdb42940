"""A caption's field is typed, checked and kept as one text; what is no such field is refused in words."""

from __future__ import annotations

import pytest

from ingest.caption.records import CORRECTED, TEXT, Caption, Found, Party, Source
from pipelines.corrections import FIELDS, LONGEST_LINE, MOST_LINES, Field, checked, corrected, text_of
from pipelines.errors import CorrectionRefused

PRINTED = Source(1, TEXT, "as printed", 3, 13)
READ = Caption(
    kind=Found("order", PRINTED),
    docket_numbers=(Found("3:21-cv-1", PRINTED), Found("3:21-cv-2", PRINTED)),
    judge=Found("Maria Okafor", PRINTED),
    parties=(Party("Ann Lee", "plaintiff", PRINTED), Party("Trust (Jersey)", None, PRINTED)),
    filed=Found("2021-05-03", PRINTED),
)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("kind", "order"),
        ("docket_numbers", "3:21-cv-1\n3:21-cv-2"),
        ("court", ""),
        ("judge", "Maria Okafor"),
        pytest.param("parties", "Ann Lee (plaintiff)\nTrust (Jersey) ()", id="brackets at a name's end"),
        ("filed", "2021-05-03"),
        ("attorneys", ""),
    ],
)
def test_a_field_is_written_as_a_text_and_read_back_as_it_was(field: Field, text: str) -> None:
    assert text_of(READ, field) == text
    again = corrected(READ, {field: checked(field, text)})
    if field == "parties":
        assert again.parties == READ.parties
    assert text_of(again, field) == text


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("kind", " Proposed  Order ", "proposed order"),
        ("court", "United States\tTax Court", "United States Tax Court"),
        ("judge", "  ", ""),
        ("docket_numbers", "No. 5\n\nNo. 5\n 6-cv-1 ", "No. 5\n6-cv-1"),
        ("parties", "Ann Lee, (Plaintiffs)\nBob", "Ann Lee (plaintiff)\nBob"),
        ("attorneys", "J. Roe (defendant-appellee)", "J. Roe (defendant-appellee)"),
        ("filed", "2021-05-03", "2021-05-03"),
        ("filed", "May 3, 2021", "2021-05-03"),
        ("filed", "3 May 2021", "2021-05-03"),
        ("filed", "5/3/2021", "2021-05-03"),
        ("dated", "", ""),
        ("court", "a\x00\x07b", "a b"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(field: Field, typed: str, kept: str) -> None:
    assert checked(field, typed) == kept
    assert checked(field, kept) == kept


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("filed", "February 30, 2021", "no day of the calendar"),
        ("filed", "yesterday", "no day of the calendar"),
        ("filed", "2021-05-03 or so", "no day of the calendar"),
        ("filed", "May 3, 2021 and May 4, 2021", "no day of the calendar"),
        ("dated", "0021-05-03", "no day of the calendar"),
        ("docket_numbers", "3:21-cv-1\nnone", "'none' is no docket number"),
        ("parties", "(plaintiff)", "has no name in it"),
        ("judge", "???", "has no letter in it"),
        ("judge", "x" * (LONGEST_LINE + 1), "too long"),
        ("parties", "Ann\n" * (MOST_LINES + 1), "too long"),
    ],
)
def test_what_cannot_be_a_field_is_refused(field: Field, typed: str, told: str) -> None:
    with pytest.raises(CorrectionRefused, match=told):
        checked(field, typed)


def test_a_correction_says_that_it_is_the_users_and_leaves_the_rest_as_it_was_read() -> None:
    texts: dict[Field, str] = {
        "judge": "Ana Ruiz",
        "filed": "",
        "parties": "ANN LEE (appellee)\nBob (appellant)",
        "docket_numbers": "3:21-cv-2\n9-1",
    }
    found = corrected(READ, texts)
    assert found.corrected == ("docket_numbers", "judge", "parties", "filed")
    assert found.judge == Found("Ana Ruiz", Source(None, CORRECTED, "Ana Ruiz"))
    assert found.filed is None
    assert [(each.name, each.role, each.source.origin) for each in found.parties] == [
        ("ANN LEE", "appellee", TEXT),
        ("Bob", "appellant", CORRECTED),
    ]
    assert [each.source.origin for each in found.docket_numbers] == [TEXT, CORRECTED]
    assert found.kind == READ.kind and found.court is None


def test_every_field_of_a_caption_can_be_corrected() -> None:
    assert {*FIELDS, "corrected"} == set(Caption.__dataclass_fields__)
