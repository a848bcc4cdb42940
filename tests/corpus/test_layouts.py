"""Transcript, docket sheet and reported opinion: small sources, rendered and read back."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from corpus.render import render
from corpus.source import parse

FRONT = """+++
layout = "{layout}"
title = "A sample"
author = "A clerk"
short_title = "Whitlock v. Corvane"
{more}
+++
"""
LONG = "There was a call on the seventh, and the gateway was item nine of eleven on its list. " * 3


def rendered(path: Path, layout: str, body: str, more: str = "") -> PdfReader:
    file = path / f"{layout}.pdf"
    render(parse(FRONT.format(layout=layout, more=more) + body), file)
    return PdfReader(file)


def lines(reader: PdfReader, page: int) -> list[str]:
    return [line.strip() for line in reader.pages[page].extract_text().splitlines()]


def joined(reader: PdfReader, page: int) -> str:
    return " ".join(reader.pages[page].extract_text().split())


def in_order(text: str, *parts: str) -> bool:
    return re.search(".*".join(map(re.escape, parts)), text) is not None


# Transcript


CAPTION = """reporter = "Bay Reporting, (415) 555-0142"
[caption]
parties = ["WHITLOCK COLD CHAIN, INC.,", ">>Plaintiff,", ">v.", "CORVANE SYSTEMS, INC.,", ">>Defendant."]
right = ["Case No. 3:21-cv-00417-MLO"]
"""
TITLE_PAGE = """@center
DEPOSITION OF ROLF ANDERS

@caption

@pages arabic 7

MR. O'HARE: Good morning.

(Exhibit 12 was marked.)

BY MR. O'HARE:
"""


@pytest.fixture(scope="module")
def transcript(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    testimony = "".join(f"\nQ. Question {n}? {LONG}\n\nA. Answer {n}. {LONG}\n" for n in range(1, 6))
    return rendered(tmp_path_factory.mktemp("transcript"), "transcript", TITLE_PAGE + testimony, CAPTION)


def baselines(reader: PdfReader, page: int) -> list[tuple[float, float, str]]:
    """Give the left edge and the height of every Courier 12 string on the page, with its text."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip() and size == 12:
            found.append((tm[4] + cm[4], round(tm[5] + cm[5], 1), text.strip()))

    reader.pages[page].extract_text(visitor_text=visit)
    return found


def test_every_transcript_page_has_25_numbered_lines(transcript: PdfReader) -> None:
    for page in range(len(transcript.pages)):
        label, *numbers = lines(transcript, page)[:26]
        assert label == transcript.page_labels[page]
        assert numbers == [str(number) for number in range(1, 26)]


def test_transcript_labels_and_foot(transcript: PdfReader) -> None:
    assert transcript.page_labels == ["1", "7", "8", "9"]
    for page in range(4):
        assert lines(transcript, page)[-2:] == ["Bay Reporting, (415) 555-0142", "Whitlock v. Corvane"]


def test_transcript_lines_stand_on_the_grid(transcript: PdfReader) -> None:
    for page in range(4):
        _label, *texts = baselines(transcript, page)
        numbered = {height for _, height, text in texts[:25]}
        assert len(numbered) == 25
        assert len(texts) > 30
        assert {height for _, height, _ in texts[25:]} <= numbered


def test_testimony_runs_in_order_over_the_page_end(transcript: PdfReader) -> None:
    pages = [lines(transcript, page)[26:-2] for page in range(1, 4)]
    assert [len(page) for page in pages[:2]] == [25, 25]
    text = " ".join(" ".join(" ".join(page) for page in pages).split())
    spoken = " ".join(f"Q. Question {n}? {LONG}A. Answer {n}. {LONG}" for n in range(1, 6))
    assert " ".join(spoken.split()) in text
    assert in_order(text, "MR. O’HARE: Good morning.", "(Exhibit 12 was marked.)", "BY MR. O’HARE:", "Q. ")


def test_testimony_is_parsed_in_transcripts_only() -> None:
    body = "Q. Why?\n\nTHE WITNESS: Yes.\n\nMS. DE LA CRUZ: No.\n\nBY MS. DE LA CRUZ:\n\n(Recess.)\n\n(a) No."
    kinds = {
        layout: [block.kind for block in parse(FRONT.format(layout=layout, more="") + body).blocks]
        for layout in ("transcript", "order")
    }
    assert kinds["transcript"] == ["testimony", "speaker", "speaker", "examiner", "body", "item"]
    assert kinds["order"] == ["body"] * 5 + ["item"]


# Docket


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    rows = "".join(f"| 01/19/2021 | {n} | Begin {n}. {LONG * (n % 3)} End {n}. |\n" for n in range(1, 41))
    body = f"@center\nCIVIL DOCKET\n\n| Date Filed | # | Docket Text |\n{rows}"
    more = 'printed = "10/03/2022"\ncolumns = [2, 1, 9]'
    return rendered(tmp_path_factory.mktemp("docket"), "docket", body, more)


def test_docket_rows_stay_whole_and_in_order(docket: PdfReader) -> None:
    pages = [joined(docket, page) for page in range(len(docket.pages))]
    assert len(pages) >= 3
    begun = [re.findall(r"Begin (\d+)\.", page) for page in pages]
    assert begun == [re.findall(r"End (\d+)\.", page) for page in pages]
    assert [int(number) for page in begun for number in page] == list(range(1, 41))


def test_docket_head_and_foot_recur(docket: PdfReader) -> None:
    for page in range(len(docket.pages)):
        text = joined(docket, page)
        assert text.count("Date Filed # Docket Text") == 1
        assert text.endswith(f"Printed 10/03/2022 Page {page + 1}")
    assert joined(docket, 0).startswith("CIVIL DOCKET Date Filed")


def test_a_docket_without_a_printing_date(tmp_path: Path) -> None:
    assert "Printed" not in joined(rendered(tmp_path, "docket", "Nothing filed."), 0)


# Opinion


def opinion_source(head_lines: int = 2) -> str:
    paragraphs = [f"Start {n}. {LONG}{'Noted.[^2]' if n == 2 else ''} Stop {n}." for n in range(1, 71)]
    head = "\n".join(f"Full width {n}" for n in range(1, head_lines + 1))
    return "\n\n".join(
        [
            "@pages arabic 842",
            f"@center\n{head}",
            "Background: a licence.[^1]",
            "@columns",
            *paragraphs[:30],
            "> Quoted text.",
            "# II. DISCUSSION",
            *paragraphs[30:],
            "@signature\nMARGUERITE L. OKAFOR",
            "[^1]: The head's note.",
            f"[^2]: The note. {LONG}",
        ]
    )


@pytest.fixture(scope="module")
def opinion(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return rendered(tmp_path_factory.mktemp("opinion"), "opinion", opinion_source())


def columns(reader: PdfReader, page: int) -> list[str]:
    """Give L or R for every line of columns on the page, in the content stream's order."""
    sides: list[str] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if len(text.strip()) > 30 and 90 < tm[5] + cm[5] < 650:
            sides.append("L" if tm[4] + cm[4] < 300 else "R")

    reader.pages[page].extract_text(visitor_text=visit)
    return sides


def test_the_left_column_comes_wholly_before_the_right_one(opinion: PdfReader) -> None:
    for page in range(3):
        sides = columns(opinion, page)
        assert sides == sorted(sides)
        assert len(set(sides)) == 2


def test_the_opinion_runs_in_order_from_the_full_width_part(opinion: PdfReader) -> None:
    text = " ".join(joined(opinion, page) for page in range(len(opinion.pages)))
    parts = [f"{word} {n}." for n in range(1, 71) for word in ("Start", "Stop")]
    middle = ["Quoted text.", "II. DISCUSSION"]
    assert in_order(text, "Full width 1 Full width 2", "Background:", *parts[:60], *middle, *parts[60:])
    assert text.index("Stop 70.") < text.index("MARGUERITE")


def test_footnotes_end_the_column_that_refers_to_them(opinion: PdfReader) -> None:
    first = joined(opinion, 0)
    assert in_order(first, "Noted.", "1 The head’s note. 2 The note.")
    left, right = first.split("2 The note.")
    assert "Start 3." in left  # the column goes on beneath the reference
    assert re.match(r" (There was a call [^.]*\. ){3}", right)
    assert len(re.findall(r"Start \d+", right)) > 2  # the right column, which carries no note


def test_opinion_heads_and_labels(opinion: PdfReader) -> None:
    assert opinion.page_labels == ["842", "843", "844", "845"][: len(opinion.pages)]
    assert lines(opinion, 0)[:2] == ["Whitlock v. Corvane", "842"]
    edges = []
    for page in (0, 1, 2):
        places: dict[str, tuple[float, float]] = {}

        def visit(
            text: str,
            cm: list[float],
            tm: list[float],
            font: object,
            size: float,
            places: dict[str, tuple[float, float]] = places,
        ) -> None:
            places.setdefault(text.strip(), (tm[4], tm[5]))

        opinion.pages[page].extract_text(visitor_text=visit)
        edges.append(places[opinion.page_labels[page]])
    (foot_x, foot_y), (odd_x, odd_y), (even_x, even_y) = edges
    assert 290 < foot_x < 310
    assert foot_y < 90
    assert odd_x > 500
    assert even_x < 100
    assert odd_y == even_y > 730


def test_columns_begin_on_a_new_page_where_none_fits_beneath_the_head(tmp_path: Path) -> None:
    reader = rendered(tmp_path, "opinion", opinion_source(head_lines=50))
    assert "Start 1." not in joined(reader, 0)
    assert "1 The head’s note." in joined(reader, 0)
    assert in_order(joined(reader, 1), "Whitlock v. Corvane 843", "Start 1.")
    assert columns(reader, 1) == sorted(columns(reader, 1))


@pytest.mark.parametrize("layout", ["transcript", "docket", "opinion"])
def test_rendering_again_gives_the_same_bytes(tmp_path: Path, layout: str) -> None:
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        rendered(tmp_path / name, layout, "Some text.", 'reporter = "Bay Reporting"')
        files.append((tmp_path / name / f"{layout}.pdf").read_bytes())
    assert files[0] == files[1]
