"""A text layer is believed when it is text, and compared with the page's picture when it may not be."""

from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.legibility import frequency, is_better, is_doubtful, is_nearly_empty, says_more

STAMP = "Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8"
ENGLISH = (
    "The Court has received the plaintiff's motion for relief from the judgment that was entered on July 2, "
    "and finds that it is untimely. The motion is denied, and the clerk shall close the case."
)
NAMES = (
    "Gerald Krovatin\nKrovatin Nau\n60 Park Place\nSuite 1100\nNewark, NJ 07102\nJohn D. Lombardo\n"
    "Arnold Porter Kaye Scholer\n777 South Figueroa Street\nLos Angeles, CA 90017\nKevin Marino"
)
SPANISH = (
    "El arrendatario pagará la renta el primer día de cada mes y no podrá subarrendar la vivienda sin el "
    "consentimiento previo y escrito del arrendador conforme a las cláusulas de este contrato."
)
FIGURES = "2019 1,204.50 3,300.00\n2020 1,310.75 3,412.25\n2021 1,402.00 3,598.10\nTotal $ 14,227.60"


def shifted(text: str, by: int = -29) -> str:
    """Text as a font without a map to Unicode gives it: every sign another's."""
    return "".join(chr(max(3, ord(c) + by)) if c not in "\n" else c for c in text)


POOR_SCAN = (
    "Tlie Conrt lias rcceived tbe plaintitf's niotion foi' relief froin tlie jndgment tliat wns entcrcd on "
    "Jnly 2, aud finds tliat it is nntimely. Tbe inotion is deuied, aud tbe clcrk sliall closc tlie casc."
)


@pytest.mark.parametrize(
    ("text", "hidden", "doubtful"),
    [
        pytest.param(ENGLISH, False, False, id="English"),
        pytest.param(ENGLISH, True, False, id="a scan's good layer"),
        pytest.param(NAMES, False, False, id="names and addresses"),
        pytest.param(SPANISH, False, False, id="another language"),
        pytest.param(FIGURES, False, False, id="a table of figures"),
        pytest.param("", False, False, id="nothing"),
        pytest.param("EXHIBIT A", False, False, id="a cover"),
        pytest.param(shifted(ENGLISH), False, True, id="shifted letters"),
        pytest.param(shifted(ENGLISH, 1).replace("!", " "), False, True, id="each letter the next"),
        pytest.param(ENGLISH.replace("e", "\ue065"), False, True, id="letters of private use"),
        pytest.param("(cid:3)(cid:28)(cid:75)(cid:12)" * 20, False, True, id="glyph numbers"),
        pytest.param(POOR_SCAN, True, True, id="a scan's poor layer"),
    ],
)
def test_a_layer_is_doubted_when_it_may_be_gibberish(text: str, hidden: bool, doubtful: bool) -> None:
    assert is_doubtful(text, hidden=hidden) is doubtful


@pytest.mark.parametrize(
    ("recognised", "layer", "better"),
    [
        pytest.param(ENGLISH, shifted(ENGLISH), True, id="text for gibberish"),
        pytest.param(ENGLISH, POOR_SCAN, True, id="a better reading"),
        pytest.param(POOR_SCAN, ENGLISH, False, id="a worse reading"),
        pytest.param(NAMES, NAMES, False, id="the same"),
        pytest.param("", shifted(ENGLISH), False, id="nothing"),
        pytest.param(SPANISH.replace("ñ", "n"), SPANISH, False, id="another language without its marks"),
    ],
)
def test_what_is_recognised_replaces_a_layer_that_it_betters(
    recognised: str, layer: str, better: bool
) -> None:
    assert is_better(recognised, layer) is better


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), (STAMP, True), (f"{STAMP}\n\n7", True), (f"{STAMP}\n{ENGLISH}", False), ("\x01 \x02", True)],
)
def test_a_stamp_alone_is_next_to_nothing(text: str, empty: bool) -> None:
    assert is_nearly_empty(text) is empty


def test_a_picture_says_more_than_its_stamp_when_it_has_words_of_its_own() -> None:
    assert says_more(f"{STAMP}\nUNITED", STAMP)
    assert not says_more(STAMP.replace("Filed 1", "Filed  i1"), STAMP)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_be_judged(text: str) -> None:
    assert 0 <= frequency(text) <= 1
    assert not is_better(text, text) or is_doubtful(text)
    assert is_doubtful(text, hidden=True) >= is_doubtful(text)


@pytest.mark.parametrize("file", sorted(Path("corpus/pdfs").glob("*.pdf")), ids=lambda file: file.stem)
def test_no_page_of_the_sample_corpus_is_doubted(file: Path) -> None:
    for page in pypdf.PdfReader(file).pages:
        text = page.extract_text()
        assert not is_doubtful(text)
        assert not is_nearly_empty(text)
