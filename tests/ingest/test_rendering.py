"""A page is shown as it is printed, and a quote is marked where it stands, nowhere else."""

import io
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import ReadingStopped
from ingest.intake import admit
from ingest.marking import locate, mark, mark_each
from ingest.pages import PageReader
from ingest.records import Box, Page
from ingest.rendering import PageRenderer, PageView, PlacedWord
from ingest.sentences import sentence_spans
from tests.ingest import pdfs

CORPUS = Path("corpus/pdfs")
COMPLAINT = CORPUS / "Whitlock-v-Corvane_Dkt-001_Complaint.pdf"
REAL_CASES = Path("../shared/realcases/pdfs")

real_cases = pytest.mark.skipif(not REAL_CASES.is_dir(), reason="the real case files are not here")

_TOKEN = re.compile(r"[^\W_]+")
DARK = 128


@pytest.fixture(scope="module")
def renderer() -> Iterator[PageRenderer]:
    made = PageRenderer()
    yield made
    made.close()


def tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


def centre(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def holds(outer: Box, inner: Box) -> bool:
    x, y = centre(inner)
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def marked(view: PageView, boxes: Sequence[Box]) -> list[str]:
    """The words that a reader sees marked."""
    return [word.text for word in view.words if any(holds(box, word.box) for box in boxes)]


def picture_of(view: PageView) -> Image.Image:
    return Image.open(io.BytesIO(view.png)).convert("L")


# --- the picture -------------------------------------------------------------------------------------


def test_a_page_is_a_png_of_the_width_asked_for(renderer: PageRenderer, tmp_path: Path) -> None:
    view = renderer.render(pdfs.text_pages(tmp_path / "a.pdf", [pdfs.STATEMENT]), 1, 800)
    picture = picture_of(view)
    assert picture.size == (view.width, view.height)
    assert abs(view.width - 800) <= 1
    assert view.height / view.width == pytest.approx(11 / 8.5, abs=0.01)
    assert [word.text for word in view.words] == pdfs.STATEMENT.split()


def test_each_page_is_its_own(renderer: PageRenderer, tmp_path: Path) -> None:
    file = pdfs.text_pages(tmp_path / "a.pdf", ["first"], ["second"], [])
    shown = [[word.text for word in renderer.render(file, number, 200).words] for number in (1, 2, 3)]
    assert shown == [["first"], ["second"], []]


def test_a_file_that_only_its_owner_may_change_is_shown(renderer: PageRenderer, tmp_path: Path) -> None:
    assert renderer.render(pdfs.encrypted(tmp_path / "a.pdf"), 1, 200).words


@pytest.mark.parametrize("appearances", [True, False], ids=["drawn in the file", "left to the reader"])
def test_what_was_filled_in_is_shown_and_marked(
    renderer: PageRenderer, reader: PageReader, tmp_path: Path, appearances: bool
) -> None:
    file = pdfs.form(tmp_path / "a.pdf", appearances=appearances)
    (page,) = reader.run(source=admit(file, file.name))["pages"]
    view = renderer.render(file, 1, 1000)
    start = page.text.index("Ines")
    (box,) = boxes = mark(view, page, start, start + len("Ines Delacroix"))
    assert marked(view, boxes) == ["Ines", "Delacroix"]
    edges = (box.left * view.width, box.top * view.height, box.right * view.width, box.bottom * view.height)
    assert picture_of(view).crop(tuple(map(round, edges))).getextrema()[0] < DARK


LINES = ["Notice of breach", "", "was sent on June 1,", "", "", "and received on June 3."]

SHOWN = [
    pytest.param({}, id="upright"),
    pytest.param({"rotation": 90}, id="turned by 90 degrees"),
    pytest.param({"rotation": 180}, id="turned by 180 degrees"),
    pytest.param({"rotation": 270}, id="turned by 270 degrees"),
    pytest.param({"media": (50, 300, 500, 780)}, id="a page that does not begin at 0, 0"),
    pytest.param({"crop": (80, 500, 400, 760)}, id="cropped"),
    pytest.param({"crop": (80, 500, 400, 760), "rotation": 90}, id="cropped and turned"),
    pytest.param({"crop": (-200, -300, 900, 1200)}, id="a crop box beyond the page"),
    pytest.param({"crop": (400, 760, 80, 500)}, id="a crop box given from its other corner"),
]


@pytest.mark.parametrize("shown", SHOWN)
def test_the_words_boxes_lie_on_their_ink(
    renderer: PageRenderer, tmp_path: Path, shown: dict[str, Any]
) -> None:
    view = renderer.render(pdfs.turned(tmp_path / "a.pdf", LINES, **shown), 1, 900)
    assert sorted(word.text for word in view.words) == sorted(" ".join(LINES).split())
    picture = picture_of(view)
    for word in view.words:
        assert all(0 <= edge <= 1 for edge in word.box)
        assert word.box.left < word.box.right and word.box.top < word.box.bottom
        assert min(picture.crop(in_pixels(word.box, picture)).getdata()) < DARK, f"no ink under {word.text}"
        picture.paste(255, in_pixels(word.box, picture, margin=2))
    assert min(picture.getdata()) >= DARK, "ink outside of the words' boxes"


def in_pixels(box: Box, picture: Image.Image, margin: int = 0) -> tuple[int, int, int, int]:
    return (
        max(0, int(box.left * picture.width) - margin),
        max(0, int(box.top * picture.height) - margin),
        min(picture.width, int(box.right * picture.width) + 1 + margin),
        min(picture.height, int(box.bottom * picture.height) + 1 + margin),
    )


@pytest.mark.parametrize(
    "media",
    [
        pytest.param((0, 0, 14_400, 14_400), id="200 inches square"),
        pytest.param((0, 0, 1_000_000, 1_000_000), id="a million points square"),
        pytest.param((0, 0, 10, 14_400), id="a strip upright"),
        pytest.param((0, 0, 14_400, 10), id="a strip lying"),
        pytest.param((0, 0, 0.5, 0.5), id="smaller than a point"),
    ],
)
def test_a_page_of_any_size_gives_a_picture_of_bounded_size(
    renderer: PageRenderer, tmp_path: Path, media: tuple[float, float, float, float]
) -> None:
    view = renderer.render(pdfs.turned(tmp_path / "a.pdf", [pdfs.STATEMENT], media=media), 1, 400)
    assert 1 <= view.width <= 401
    assert 1 <= view.height <= 3 * 400 + 1
    assert picture_of(view).size == (view.width, view.height)


def locked(path: Path) -> Path:
    return pdfs.encrypted(path, user="sealed by order")


def absent(path: Path) -> Path:
    return path


def cropped_to_nothing(path: Path) -> Path:
    return pdfs.turned(path, [pdfs.STATEMENT], crop=(1000, 1000, 1200, 1300))


@pytest.mark.parametrize(
    "make", [absent, locked, cropped_to_nothing, pdfs.truncated, pdfs.not_a_pdf, pdfs.without_pages]
)
def test_a_page_that_cannot_be_shown_is_told_and_the_next_one_is_shown(
    renderer: PageRenderer, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    with pytest.raises(ReadingStopped, match=r"^Dkt 31\.pdf: .*page 1 cannot be shown"):
        renderer.render(make(tmp_path / "Dkt 31.pdf"), 1, 200)
    assert renderer.render(pdfs.text_pages(tmp_path / "next.pdf", ["shown"]), 1, 200).words


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_the_file_does_not_have_cannot_be_shown(
    renderer: PageRenderer, tmp_path: Path, number: int
) -> None:
    file = pdfs.text_pages(tmp_path / "a.pdf", ["first"], ["second"])
    with pytest.raises(ReadingStopped, match=f"page {number} cannot be shown"):
        renderer.render(file, number, 200)


def test_the_words_come_in_the_order_in_which_the_page_is_read(
    renderer: PageRenderer, tmp_path: Path
) -> None:
    """Two columns that the file draws row by row; the numbers in the margin are no words of the text."""
    left, right = ["one two three four five"] * 9, ["six seven eight nine ten"] * 9
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), pagesize=(612, 792))
    for row, sides in enumerate(zip(left, right, strict=True)):
        canvas.drawString(40, 700 - 20 * row, str(row + 1))
        for side, line in enumerate(sides):
            canvas.drawString(72 + 260 * side, 700 - 20 * row, line)
    canvas.save()
    assert [word.text for word in renderer.render(file, 1, 400).words] == " ".join(left + right).split()


# --- where a quote stands ----------------------------------------------------------------------------

COLUMNS, WORD_WIDTH, LINE_HEIGHT = 6, 0.1, 0.03


def laid_out(words: Sequence[str]) -> list[PlacedWord]:
    """Words in lines of six, evenly spaced."""
    return [
        PlacedWord(
            word,
            Box(
                0.1 + n % COLUMNS * WORD_WIDTH,
                0.1 + n // COLUMNS * 1.5 * LINE_HEIGHT,
                0.1 + (n % COLUMNS + 0.9) * WORD_WIDTH,
                0.1 + n // COLUMNS * 1.5 * LINE_HEIGHT + LINE_HEIGHT,
            ),
        )
        for n, word in enumerate(words)
    ]


def quote(text: str, phrase: str, occurrence: int = 1) -> tuple[int, int]:
    """The offsets of a phrase in a text."""
    found = list(re.finditer(re.escape(phrase), text))[occurrence - 1]
    return found.start(), found.end()


def found(words: Sequence[str], boxes: Sequence[Box]) -> list[int]:
    """The places of the words, laid out, that are marked."""
    return [n for n, word in enumerate(laid_out(words)) if any(holds(box, word.box) for box in boxes)]


words_of_a_page = st.lists(
    st.sampled_from(["notice", "of", "breach", "§", "2(b)", "U.S.C.", "“Agreement,”", "o’clock"]),
    min_size=1,
    max_size=60,
)


@given(words_of_a_page, st.data())
def test_every_stretch_of_a_page_is_marked_from_its_first_word_to_its_last(
    words: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join([*words[:first], ""]))
    end = len(" ".join(words[: last + 1]))
    boxes = locate(laid_out(words), " ".join(words), start, end)
    marked_words = [n for n in range(first, last + 1) if tokens(words[n])]  # a sign at an end is no word
    assert found(words, boxes) == (list(range(marked_words[0], marked_words[-1] + 1)) if marked_words else [])


def test_a_quote_has_one_box_a_line() -> None:
    words = "the notice of breach was sent on the first of June in the year 2020".split()
    text = " ".join(words)
    boxes = locate(laid_out(words), text, *quote(text, "breach was sent on the first of June in the"))
    assert [round(box.left, 3) for box in boxes] == [0.4, 0.1, 0.1]
    assert [round(box.right, 3) for box in boxes] == [0.69, 0.69, 0.19]
    assert [box.top for box in boxes] == sorted({box.top for box in boxes})


def test_a_repeated_phrase_is_told_apart_by_its_offsets() -> None:
    words = ("Whitlock gave notice of breach to Corvane and then Corvane gave notice of breach to Whitlock "
             "who had notice of breach before").split()  # fmt: skip
    text = " ".join(words)
    for occurrence, place in enumerate([2, 11, 18], start=1):
        boxes = locate(laid_out(words), text, *quote(text, "notice of breach", occurrence))
        assert found(words, boxes) == [place, place + 1, place + 2]


def test_furniture_that_is_shown_but_not_stored_is_not_marked() -> None:
    shown = "Case 3:21 1 the notice 2 of breach 3 was sent 4 on June".split()
    text = "the notice\nof breach\nwas sent\non June"
    boxes = locate(laid_out(shown), text, *quote(text, "the notice\nof breach\nwas sent"))
    assert [shown[n] for n in found(shown, boxes)] == ["the", "notice", "of", "breach", "was", "sent"]


def test_a_caption_that_is_shown_column_by_column_is_marked_across() -> None:
    left = "DANA M. WHITLOCK, an individual, || Plaintiff, || v. || CORVANE SYSTEMS, INC., Defendant."
    right = "Case No. 3:21 || COMPLAINT FOR DAMAGES || AND RELIEF || Corvane Systems, Inc. is sued here"
    rows = list(zip(left.split(" || "), right.split(" || "), strict=True))
    shown = [
        PlacedWord(word, Box(side / 2 + n / 20, row / 10, side / 2 + (n + 0.9) / 20, row / 10 + 0.05))
        for side in (0, 1)
        for row, sides in enumerate(rows)
        for n, word in enumerate(sides[side].split())
    ]
    text = "\n".join(" ".join(sides) for sides in rows)
    for phrase in ("Plaintiff, COMPLAINT FOR DAMAGES", "individual, Case No. 3:21\nPlaintiff, COMPLAINT FOR"):
        boxes = locate(shown, text, *quote(text, phrase))
        seen = [word.text for word in shown if any(holds(box, word.box) for box in boxes)]
        assert sorted(seen) == sorted(phrase.split())


@real_cases
def test_a_word_broken_at_a_lines_end_is_two_words_of_the_picture(renderer: PageRenderer) -> None:
    opinion = REAL_CASES / "ca10_06-6247_triplet.pdf"
    view = renderer.render(opinion, 7, 800)
    texts = [word.text for word in view.words]
    place = next(n for n, text in enumerate(texts) if text == "post-" and texts[n + 1] == "conviction")
    first, second = view.words[place].box, view.words[place + 1].box
    assert first.bottom <= second.top + 0.25 * (second.bottom - second.top)
    assert first.left > second.right


def test_a_quote_is_found_where_the_readers_disagree_on_the_order() -> None:
    left, right = "alpha beta gamma delta epsilon zeta".split(), "one two three four five six".split()
    text = " ".join(left + right)
    shown = right + left
    for column in (left, right):
        boxes = locate(laid_out(shown), text, *quote(text, " ".join(column)))
        assert [shown[n] for n in found(shown, boxes)] == column


def test_a_word_broken_at_a_lines_end_does_not_hide_the_quote() -> None:
    shown = "of the agree- ment that the parties signed".split()
    text = "of the agreement that the parties signed"
    boxes = locate(laid_out(shown), text, 0, len(text))
    assert {0, 1, 4, 5, 6, 7} <= set(found(shown, boxes))


@pytest.mark.parametrize(
    ("shown", "text", "span"),
    [
        pytest.param(["some", "other", "page"], "the notice of breach", (0, 20), id="another page's quote"),
        pytest.param([], "the notice of breach", (0, 20), id="a page without words"),
        pytest.param(["the", "notice"], "the notice", (3, 4), id="a span of space alone"),
        pytest.param(["the", "notice"], "the notice", (4, 4), id="an empty span"),
        pytest.param(["the", "notice"], "the notice", (50, 60), id="a span beyond the text"),
        pytest.param(["the", "notice"], "", (0, 5), id="a page without stored text"),
        pytest.param(["—", "§", "*"], "— § *", (0, 5), id="signs alone"),
    ],
)
def test_a_quote_that_is_not_there_has_no_box(shown: list[str], text: str, span: tuple[int, int]) -> None:
    assert locate(laid_out(shown), text, *span) == []


def darkest(view: PageView, box: Box) -> int:
    picture = picture_of(view)
    return int(min(picture.crop(in_pixels(box, picture)).getdata()))


@pytest.mark.parametrize("turned", [0, 90])
def test_a_quote_of_a_scan_is_marked_where_its_words_stand(
    reader: PageReader, renderer: PageRenderer, tmp_path: Path, turned: int
) -> None:
    order = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
    printed, _ = page_and_view(reader, renderer, order, 2)
    scan = pdfs.scan(tmp_path / "a.pdf", order, 2, turned=turned)
    page: Page = reader.run(admit(scan))["pages"][0]
    view = renderer.render(scan, 1, 1000)
    recognised = [page.text[start:end] for start, end in sentence_spans(page.text)]
    sentence = next(text for text in recognised if len(text) > 150 and text in printed.text)
    start, end = quote(page.text, sentence)
    boxes = mark(view, page, start, end)
    truth = renderer.render(order, 2, 400)
    expected = locate(truth.words, printed.text, *quote(printed.text, sentence))
    if turned:  # anticlockwise: what was right is up
        expected = [Box(box.top, 1 - box.right, box.bottom, 1 - box.left) for box in expected]
    assert all(darkest(view, box) < DARK for box in boxes)
    for box in boxes:
        assert any(holds(whole, box) for whole in expected)
    for whole in expected:
        assert any(holds(whole, box) for box in boxes)


# --- on real pages -----------------------------------------------------------------------------------


def page_and_view(
    reader: PageReader, renderer: PageRenderer, file: Path, number: int
) -> tuple[Page, PageView]:
    page: Page = reader.run(admit(file))["pages"][number - 1]
    return page, renderer.render(file, number, 400)


def test_a_known_phrase_of_a_pleading_is_marked_on_its_lines_alone(
    reader: PageReader, renderer: PageRenderer
) -> None:
    page, view = page_and_view(reader, renderer, COMPLAINT, 2)
    phrase = "Hayward, California. It operates\nrefrigerated warehouses in Hayward and San Leandro"
    boxes = locate(view.words, page.text, *quote(page.text, phrase))
    assert tokens(" ".join(marked(view, boxes))) == tokens(phrase)
    assert len(boxes) == 2
    upper, lower = boxes
    assert upper.bottom <= lower.top + 0.25 * (lower.bottom - lower.top)


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.pdf")), ids=lambda file: file.stem)
def test_every_sentence_of_the_sample_corpus_is_marked_word_for_word(
    reader: PageReader, renderer: PageRenderer, file: Path
) -> None:
    page, view = page_and_view(reader, renderer, file, 2)
    spans = [span for span in sentence_spans(page.text) if tokens(page.text[span.start : span.end])]
    assert spans
    for start, end in spans:
        boxes = locate(view.words, page.text, start, end)
        seen = [token for word in marked(view, boxes) for token in tokens(word)]
        assert sorted(seen) == sorted(tokens(page.text[start:end]))


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.pdf")), ids=lambda file: file.stem)
def test_many_places_of_a_page_are_marked_as_each_alone_and_at_once(
    reader: PageReader, renderer: PageRenderer, file: Path
) -> None:
    page, view = page_and_view(reader, renderer, file, 2)
    spans = [match.span() for match in re.finditer(r"\b(?:the|of|and|in)\b", page.text)]
    began = time.monotonic()
    found = mark_each(view, page, spans)
    assert time.monotonic() - began < 2
    assert len(found) == len(spans)
    for (start, end), boxes in zip(spans, found, strict=True):
        shown = [re.sub(r"[\d\W]", "", word.lower()) for word in marked(view, boxes)]
        assert page.text[start:end] in shown and len(boxes) == 1
    assert len({tuple(boxes) for boxes in found}) == len(spans), "each in its own place"
    assert mark_each(view, page, spans[:1]) == [mark(view, page, *span) for span in spans[:1]]


@real_cases
@pytest.mark.parametrize(
    ("name", "number", "phrase"),
    [
        ("nc_363A14-4_gift_surplus_v_cooper.pdf", 23, "MODIFIED AND AFFIRMED"),
        ("cand_17cv0072_finjan_v_cisco_mil_order.pdf", 1, "infringement of five of Finjan’s"),
        ("derived_encrypted_owneronly_fedex.pdf", 1, "July 21, 2017"),
    ],
)
def test_a_known_phrase_of_a_real_file_is_marked(
    reader: PageReader, renderer: PageRenderer, name: str, number: int, phrase: str
) -> None:
    page, view = page_and_view(reader, renderer, REAL_CASES / name, number)
    boxes = locate(view.words, page.text, *quote(page.text, phrase))
    assert tokens(" ".join(marked(view, boxes))) == tokens(phrase)


@real_cases
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_sentence_of_a_page_that_lies_on_its_side_is_marked_letter_for_letter(
    reader: PageReader, renderer: PageRenderer, number: int
) -> None:
    page, view = page_and_view(reader, renderer, REAL_CASES / "derived_rot90_weintraub.pdf", number)
    spans = [span for span in sentence_spans(page.text) if tokens(page.text[span.start : span.end])]
    assert spans
    for start, end in spans:
        seen = marked(view, mark(view, page, start, end))  # of a word broken at a line's end, both parts
        assert "".join(tokens("".join(seen))) == "".join(tokens(page.text[start:end]))


@real_cases
def test_quotes_on_a_real_page_that_is_turned_lie_on_it(reader: PageReader, renderer: PageRenderer) -> None:
    page, view = page_and_view(reader, renderer, REAL_CASES / "derived_rot90_weintraub.pdf", 2)
    boxes = locate(view.words, page.text, *quote(page.text, "on a loan to refinance their principal"))
    assert tokens(" ".join(marked(view, boxes))) == "on a loan to refinance their principal".split()
    assert all(0 <= edge <= 1 for box in boxes for edge in box)
    assert len({box.left for box in boxes}) == 1  # the lines run down the picture; this is one of them


def line_of_words(*texts: str) -> list[PlacedWord]:
    """Return words that stand side by side on one line."""
    step = 1 / len(texts)
    return [PlacedWord(text, Box(n * step, 0.5, (n + 0.9) * step, 0.52)) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("shown", "stored", "quote", "places"),
    [
        pytest.param(
            ["A", "Wisconsin", "jury", "found"], "A W isconsin j ury found", "W isconsin j ury", [1, 2],
            id="the reader split words that the renderer did not",
        ),
        pytest.param(
            ["natu-", "ralization", "of", "Gildernew"], "naturalization of Gildernew", "naturalization",
            [0, 1],
            id="a word broken at a line's end is joined in the stored text",
        ),
        pytest.param(
            ["he", "paid.", "She", "left.", "He", "paid."], "he paid. She left. He paid.", "He paid.", [4, 5],
            id="the second of two like phrases",
        ),
        pytest.param(
            ["The", "motion", "7", "is", "denied", "today"], "The motion is denied today",
            "motion is denied today", [1, 3, 4, 5], id="a line number stands in between",
        ),
        pytest.param(
            ["Corvane", "v.", "Whitlock"], "Corvane\nv. Whitlock", "v.", [1],
            id="a short word is not looked for inside of others",
        ),
        pytest.param(
            ["DEFENDANT’S", "ANSWER", "Defendant."], "DEFENDANT’S ANSWER\nDefendant.", "Defendant.", [2],
            id="nor before an apostrophe",
        ),
        pytest.param(
            ["the", "Judges1", "Then"], "the Judges Then", "the Judges", [0, 1],
            id="a note's number was put on to the last word",
        ),
    ],
)  # fmt: skip
def test_the_words_of_a_quote_are_found_though_the_readers_differ(
    shown: list[str], stored: str, quote: str, places: list[int]
) -> None:
    words = line_of_words(*shown)
    start = stored.index(quote)
    boxes = locate(words, stored, start, start + len(quote))
    covered = [
        place
        for place, word in enumerate(words)
        if any(box.left <= word.box.left and word.box.right <= box.right for box in boxes)
    ]
    assert covered == places
