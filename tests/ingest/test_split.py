"""Sentences and passages: what is cut, where, and that nothing is lost or cut in two."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.clean import clean_pages
from ingest.footnotes import NOTES_BELOW, RAISED
from ingest.keys import PassageSpan, Stretch, parse_passage_key
from ingest.records import Page, Passage, Read, SourceFile
from ingest.sentences import sentence_spans
from ingest.split import (
    MAX_TOKENS,
    SMALLEST_TOKENS,
    TARGET_TOKENS,
    CountTokens,
    PassageSplitter,
    split_pages,
)
from pipelines.search import embedder

DOCUMENT = hashlib.sha256(b"the complaint").hexdigest()

# Text of the kind that pages have.
fragments = st.sampled_from(
    [
        "The court granted the motion. ",
        "See ",
        "Doe v. Roe, ",
        "12 F.3d 345 ",
        "(9th Cir. 1994). ",
        "Id. at 3. ",
        "28 U.S.C. § 1331 ",
        "No. ",
        "Mr. Chen ",
        "said “Stop.” ",
        "12. ",
        "(a) ",
        "Q. ",
        "IV. ",
        "06/14/2021",
        "31",
        "WHITLOCK, INC.,",
        "Plaintiff,",
        "v.",
        "\n",
        "\n",
        "\n\n",
        "…",
        "!",
        "?",
        " ",
        ";",
        ": ",
        "法院",
        "𝐀",
        "-",
        "breach " * 40,
    ]
)
page_texts = st.one_of(st.text(), st.lists(fragments, max_size=50).map("".join))


@pytest.fixture(scope="session")
def count_tokens(models_folder: Path) -> CountTokens:
    """The embedder's own counter."""
    return embedder.load(models_folder).count_tokens


def page_of(text: str, number: int = 1, label: str | None = None) -> Page:
    return Page(number=number, label=label, text=text, read=Read.TEXT if text else Read.BLANK)


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end].replace("\n", " ") for span in sentence_spans(text)]


def lines(*given_lines: str) -> str:
    return "\n".join(given_lines)


def test_a_raised_number_inside_of_a_sentence_does_not_end_it() -> None:
    text = (
        f"The flight control system{RAISED}2 generated repeated commands.{RAISED}3 Another system, which the"
        f"\nFAA found at fault,{RAISED}4 did not. See Cal. Civ. Code § 1668.{RAISED}5 The cap is void."
    )
    assert [sentence.split()[0] for sentence in sentences(text)] == ["The", "Another", "See", "The"]


@pytest.mark.parametrize(
    "name", ["Rosa Quist, Esq.", "Harbor Cold Storage, Inc.", "Alan Webb, Jr.", "QUIST & WEBB, P.C."]
)
def test_a_short_form_at_the_end_of_a_line_does_not_cut_an_address(name: str) -> None:
    body = "This firm represents the tenant, and writes to you about the notice of May 3, 2022."
    address = f"{name}\nGeneral Counsel\n88 Ferry Slip Road\nStockton, California 95203"
    assert sentences(f"Via Courier\n\n{address}\n\n{body}\n{body}")[1] == address.replace("\n", " ")


# --- sentences ---------------------------------------------------------------------------------------


@given(page_texts)
@example("v.\n\nv.\nv.")
@example("\x1c\x85a\u2028b")
@example(". . .")
def test_sentences_are_ordered_never_overlap_and_leave_only_space_between(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "The court relied on Ashcroft v. Iqbal, 556 U.S. 662, 678 (2009).",
            "It then ruled.",
            id="v. and U.S.",
        ),
        pytest.param(
            "See Doe v. Roe, 12 F.3d 345, 350 (9th Cir. 1994).", "The rule is settled.", id="F.3d, Cir."
        ),
        pytest.param("Jurisdiction rests on 28 U.S.C. § 1331.", "Venue is proper.", id="U.S.C. §"),
        pytest.param("He cites Dkt. No. 31 at 4.", "The citation is wrong.", id="Dkt. No."),
        pytest.param("Its response to Rog. 6 names no file.", "It is struck.", id="Rog."),
        pytest.param("Id. at 3.", "The court agrees.", id="Id. at"),
        pytest.param("See Fed. R. Civ. P. 12(b)(6).", "The motion is granted.", id="Fed. R. Civ. P."),
        pytest.param("Corvane, Ltd. sued Whitlock Inc. in March.", "Trial began.", id="Ltd., Inc."),
        pytest.param("Mr. Chen met Dr. Ortiz on Mar. 4, 2019.", "They signed.", id="Mr., Dr., Mar."),
        pytest.param("It was Dkt. 31, Ex. B, ¶¶ 4-6.", "Nothing else was filed.", id="Ex., ¶¶"),
        pytest.param(
            "Cf. Smith, supra, at 12; but see Jones, 3 Cal. App. 4th 12.", "So held.", id="Cf., Cal. App."
        ),
        pytest.param("The fee is $4.50 a unit.", "Payment is due at 5 p.m. on Friday.", id="amounts, p.m."),
        pytest.param("Did she sign the lease?", "She did!", id="question"),
        pytest.param("He said “I never signed it.”", "The jury believed him.", id="quotation"),
        pytest.param("The notice came late (by a week).", "It was void.", id="brackets"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"], ids=["on a line", "over two lines"])
def test_a_sentence_ends_where_a_lawyer_would_end_it(first: str, second: str, between: str) -> None:
    text = f"{first}{between}{second}"
    assert sentences(text) == [first, second]


def test_a_short_line_does_not_end_inside_a_reference() -> None:
    text = "ORDER DENYING PLAINTIFFS’ APPLICATION TO SEAL (Dkt.\nNo. 188)"
    assert sentences(text) == [text.replace("\n", " ")]


def test_a_sentence_runs_over_the_ends_of_lines() -> None:
    text = lines(
        "Corvane agreed to transmit a Critical Alert within five minutes after a Sensor first",
        "records an Excursion, at all hours and on every day of the year, and did not do so on",
        "June 1, 2020. Whitlock lost its vaccines.",
    )
    assert [s.split()[0] for s in sentences(text)] == ["Corvane", "Whitlock"]


CAPTION = lines(
    "UNITED STATES DISTRICT COURT",
    "NORTHERN DISTRICT OF CALIFORNIA",
    "WHITLOCK LOGISTICS, INC.,",
    "Plaintiff,",
    "v.",
    "CORVANE SYSTEMS, LLC,",
    "Defendant.",
)
OPENING = lines(
    "Plaintiff Whitlock Logistics, Inc. brings this action against Defendant Corvane Systems, LLC for",
    "breach of contract and alleges, upon knowledge as to itself and its own acts, as follows here today.",
)


@pytest.mark.parametrize("versus", ["v.", "vs.", "V.", "v", "-against-"])
def test_a_caption_holds_together(versus: str) -> None:
    caption = CAPTION.replace("v.", versus)
    assert sentences(lines(caption, OPENING))[0] == caption.replace("\n", " ")


def test_a_signature_block_holds_together() -> None:
    block = lines("Rosalind Ferreira-Quist", "FERREIRA-QUIST LLP", "Attorneys for Plaintiff")
    assert sentences(lines(OPENING, "", block))[-1] == block.replace("\n", " ")


def test_a_heading_is_no_part_of_the_sentence_below_it() -> None:
    assert sentences(lines("JURISDICTION AND VENUE", OPENING))[0] == "JURISDICTION AND VENUE"


@pytest.mark.parametrize(
    "opening",
    [
        "12. ",
        "12.1 ",
        "4.2.1. ",
        "¶ 12. ",
        "(a) ",
        "(iv) ",
        "IV. ",
        "B. ",
        "Section 4.2 ",
        "Section 4.2. ",
        "ARTICLE IX ",
        "COUNT II ",
        "COUNT II. ",
        "Q. ",
        "A: ",
        "• ",
        "– ",
    ],
)
def test_a_line_that_opens_a_numbered_unit_begins_a_sentence(opening: str) -> None:
    before = (
        "The parties signed the agreement that governs all of the services that are at issue here and then"
    )
    unit = f"{opening}The notice named the breach and the section of the agreement under which it was given,"
    assert [s.split("The")[0] for s in sentences(lines(before, unit))] == ["", opening]


def test_a_number_inside_a_sentence_begins_none() -> None:
    text = lines(
        "The agreement was signed by both of the parties in the presence of their counsel on the day, March",
        "12 and took effect at once, as did all the exhibits that are attached to it and made a part of it.",
    )
    assert len(sentences(text)) == 1


DOCKET_ROW = lines(
    "06/14/2021",
    "31",
    "ORDER by Judge Marisol L. Ochoa granting in part and denying in part the Motion to Dismiss that was",
    "filed by Defendant Corvane Systems, LLC, with leave to amend.",
)
NEXT_ROW = lines(
    "7/2/21",
    "32",
    "ANSWER to the Complaint, with a demand for a jury, by Defendant Corvane Systems, LLC, alone.",
)


def test_an_entry_of_a_docket_sheet_holds_together_with_its_date_and_number() -> None:
    assert sentences(lines(DOCKET_ROW, NEXT_ROW)) == [
        DOCKET_ROW.replace("\n", " "),
        NEXT_ROW.replace("\n", " "),
    ]


@pytest.mark.parametrize("date", ["06/14/2021", "6/4/2021", "6/4/21"])
def test_a_date_alone_on_its_line_begins_an_entry(date: str) -> None:
    text = lines(
        "ORDER by Judge Ochoa setting the conference for the fall and directing all of the parties to",
        date,
        "31",
        "ANSWER to the Complaint, with a demand for a jury, by Defendant Corvane Systems, LLC, alone.",
    )
    assert [s.split()[0] for s in sentences(text)] == ["ORDER", date]


def test_a_date_inside_a_line_begins_no_entry() -> None:
    text = lines(
        "The conference that the Court had set for the parties in this case is continued by stipulation to",
        "06/14/2021 at nine in the morning, and all of the other dates that the Court has set shall stand.",
    )
    assert len(sentences(text)) == 1


def test_an_entry_without_a_number_holds_together_with_its_date() -> None:
    row = DOCKET_ROW.replace("31\n", "")
    assert sentences(lines(row, NEXT_ROW))[0] == row.replace("\n", " ")


def test_a_blank_line_ends_a_sentence() -> None:
    assert sentences("the first part\n\nthe second part") == ["the first part", "the second part"]


def test_a_page_without_text_has_no_sentences() -> None:
    assert sentence_spans("") == sentence_spans(" \n\n ") == ()


# --- passages ----------------------------------------------------------------------------------------


def check(page: Page, passages: Sequence[Passage], count_tokens: CountTokens) -> None:
    """What is true of the passages of every page."""
    position = 0
    for passage in passages:
        assert passage.text == page.text[passage.start : passage.end]
        assert passage.text.strip()
        assert parse_passage_key(passage.key) == PassageSpan(
            DOCUMENT, page.number, passage.start, passage.end
        )
        assert (passage.document_id, passage.page, passage.page_label) == (DOCUMENT, page.number, page.label)
        assert passage.tokens == count_tokens([passage.text])[0] <= MAX_TOKENS
        assert position <= passage.start
        assert not page.text[position : passage.start].strip()
        position = passage.end
    assert not page.text[position:].strip()
    for start, end in sentence_spans(page.text):
        if count_tokens([page.text[start:end]])[0] <= MAX_TOKENS:
            assert any(p.start <= start and end <= p.end for p in passages), "a sentence that fits was cut"


@given(page_texts.map(lambda text: clean_pages([text])[0].text))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example("法" * 1000)
@example("a-" * 1000)
@example("word\n" * 600)
def test_passages_hold_every_sentence_whole_and_fit_the_embedder(
    count_tokens: CountTokens, text: str
) -> None:
    page = page_of(text, number=7, label="iv")
    check(page, split_pages([page], DOCUMENT, count_tokens), count_tokens)


@pytest.mark.parametrize("file", sorted(Path("corpus/pdfs").glob("*.pdf")), ids=lambda file: file.stem)
def test_passages_of_the_sample_corpus_hold_every_sentence_whole(
    count_tokens: CountTokens, file: Path
) -> None:
    raw = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    pages = [page_of(cleaned.text, number) for number, cleaned in enumerate(clean_pages(raw), start=1)]
    passages = split_pages(pages, DOCUMENT, count_tokens)
    for page in pages:
        # What runs over from the page before is held by that page's last passage.
        held = [(p.start, p.end) for p in passages if p.page == page.number]
        rests = [p.continues for p in passages if p.continues and p.continues.page == page.number]
        held = sorted([*held, *((rest.start, rest.end) for rest in rests)])
        assert len(rests) <= 1 and held
        position = 0
        for start, end in held:
            assert position <= start and not page.text[position:start].strip()
            position = end
        assert not page.text[position:].strip()
        for start, end in sentence_spans(page.text):
            assert any(first <= start and end <= last for first, last in held), "a sentence was cut"


@pytest.mark.parametrize("file", sorted(Path("corpus/pdfs").glob("*.pdf")), ids=lambda file: file.stem)
def test_a_key_alone_leads_to_a_passages_characters(count_tokens: CountTokens, file: Path) -> None:
    raw = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    pages = [page_of(cleaned.text, number) for number, cleaned in enumerate(clean_pages(raw), start=1)]
    for passage in split_pages(pages, DOCUMENT, count_tokens):
        document, number, start, end, rest = parse_passage_key(passage.key)
        text = pages[number - 1].text[start:end]
        if rest:
            text += "\n" + pages[rest.page - 1].text[rest.start : rest.end]
        assert (document, text) == (DOCUMENT, passage.text)
        assert passage.tokens == count_tokens([text])[0] <= MAX_TOKENS


def filler(words: int, first: int = 0) -> str:
    """A sentence of so many words, of one token each."""
    names = ["breach", "notice", "court", "motion", "claim", "order", "trial", "judge", "party", "law"]
    return " ".join(["The", *[names[(first + n) % 10] for n in range(words - 2)], "fell"]) + "."


def test_a_passage_is_filled_with_whole_sentences_to_its_target(count_tokens: CountTokens) -> None:
    page = page_of(" ".join(filler(40, n) for n in range(12)))
    passages = split_pages([page], DOCUMENT, count_tokens)
    each = count_tokens([filler(40)])[0]
    assert [passage.tokens for passage in passages] == [3 * each] * 4
    assert 3 * each <= TARGET_TOKENS < 4 * each


def test_a_sentence_beyond_the_target_stands_alone_whole(count_tokens: CountTokens) -> None:
    texts = [filler(40), filler(220), filler(40)]
    passages = split_pages([page_of(" ".join(texts))], DOCUMENT, count_tokens)
    assert [passage.text for passage in passages] == texts
    assert TARGET_TOKENS < passages[1].tokens <= MAX_TOKENS


def test_what_little_is_left_of_a_page_joins_the_passage_before_it(count_tokens: CountTokens) -> None:
    texts = [filler(150), "So ordered by the court."]
    (passage,) = split_pages([page_of(" ".join([*texts, "It is done now."]))], DOCUMENT, count_tokens)
    assert passage.tokens > TARGET_TOKENS - SMALLEST_TOKENS


def test_what_little_is_left_stands_alone_where_it_would_not_fit(count_tokens: CountTokens) -> None:
    texts = [filler(250), "So ordered by the court."]
    assert [p.text for p in split_pages([page_of(" ".join(texts))], DOCUMENT, count_tokens)] == texts


@pytest.mark.parametrize("between", [" ", "\n"], ids=["spaces", "line ends"])
def test_a_sentence_of_3000_words_is_cut_between_words(count_tokens: CountTokens, between: str) -> None:
    words = [f"{word}{n}" for n, word in enumerate(["indemnify", "warranty", "schedule"] * 1000)]
    page = page_of(between.join(words))
    passages = split_pages([page], DOCUMENT, count_tokens)
    check(page, passages, count_tokens)
    assert [word for passage in passages for word in passage.text.split()] == words


@pytest.mark.parametrize("unit", ["法", "a-", "1,", "é§"])
def test_a_text_of_5000_characters_without_spaces_is_cut(count_tokens: CountTokens, unit: str) -> None:
    page = page_of((unit * 5000)[:5000])
    passages = split_pages([page], DOCUMENT, count_tokens)
    check(page, passages, count_tokens)
    assert len(passages) > 1
    assert "".join(passage.text for passage in passages) == page.text


def test_5000_letters_without_spaces_which_the_embedder_reads_as_one_unknown_word_are_held_whole(
    count_tokens: CountTokens,
) -> None:
    page = page_of("x" * 5000)
    (passage,) = split_pages([page], DOCUMENT, count_tokens)
    check(page, [passage], count_tokens)


def test_the_same_page_gives_the_same_keys_and_another_document_gives_others(
    count_tokens: CountTokens,
) -> None:
    page = page_of(OPENING)
    keys = [
        [p.key for p in split_pages([page], document, count_tokens)]
        for document in (DOCUMENT, DOCUMENT, "0" * 64)
    ]
    assert keys[0] == keys[1]
    assert not set(keys[0]) & set(keys[2])


def test_a_documents_passages_come_in_its_order_and_cross_no_page_without_text(
    count_tokens: CountTokens,
) -> None:
    pages = [
        page_of("The notice was sent on the", 1, "i"),
        page_of("", 2, "ii"),
        page_of("next day. It was received.", 3, "1"),
        Page(4, "2", "", Read.FAILED, "a picture without text (scanned)"),
    ]
    source = SourceFile(Path("complaint.pdf"), "complaint.pdf", DOCUMENT, 1)
    passages = PassageSplitter().run(source=source, pages=pages, count_tokens=count_tokens)["passages"]
    assert [(p.page, p.page_label, p.text) for p in passages] == [
        (1, "i", pages[0].text),
        (3, "1", pages[2].text),
    ]


def paragraph(number: int, words: int) -> str:
    return f"{number}. {filler(words)}"


def test_a_sentence_over_a_page_break_is_one_passage_and_the_next_page_begins_behind_it(
    count_tokens: CountTokens,
) -> None:
    pages = [
        page_of("The notice was sent. Plaintiffs have not shown, on this record, that", 4, "iv"),
        page_of("the defendant ever received it. The motion is denied.", 5, "v"),
    ]
    first, second = split_pages(pages, DOCUMENT, count_tokens)
    assert first.text == f"{pages[0].text}\nthe defendant ever received it."
    assert first.continues == Stretch(5, 0, 31)
    assert first.key == f"{DOCUMENT}:4:0-{len(pages[0].text)}+5:0-31"
    assert (second.page, second.text) == (5, "The motion is denied.")


def test_the_footnotes_between_are_left_out_and_have_a_passage_of_their_own(
    count_tokens: CountTokens,
) -> None:
    note = f"1 The sum was corrected. {filler(40)}"
    above = f"{filler(40)} Corvane claims $2,368,400.1 It has not shown, on this record, that"
    pages = [page_of(f"{above}\n{note}", 1), page_of("the sum is due. It is denied.", 2)]
    passages = split_pages(pages, DOCUMENT, count_tokens)
    assert [p.text for p in passages] == [f"{above}\nthe sum is due.", note, "It is denied."]


def test_a_sentence_too_long_for_the_embedder_is_not_put_together_over_a_break(
    count_tokens: CountTokens,
) -> None:
    long = filler(150)[:-1]
    pages = [page_of(f"{long} that", 1), page_of(f"the {filler(140)}", 2)]
    assert all(passage.continues is None for passage in split_pages(pages, DOCUMENT, count_tokens))


@pytest.mark.parametrize(
    "heading",
    [
        "COUNT II: NEGLIGENCE (By Whitlock)",
        "12. TERM AND TERMINATION",
        "B. The Guaranty",
        "PRAYER FOR RELIEF",
    ],
)
def test_a_passage_does_not_run_into_another_section(count_tokens: CountTokens, heading: str) -> None:
    page = page_of("\n".join([paragraph(41, 40), heading, paragraph(42, 40)]))
    first, second = split_pages([page], DOCUMENT, count_tokens)
    assert first.text == paragraph(41, 40)
    assert second.text.startswith(heading)
    assert second.heading.endswith(heading)


def test_a_scrap_is_not_left_alone_before_a_heading(count_tokens: CountTokens) -> None:
    page = page_of("\n".join(["45. It was damaged.", "COUNT III: FRAUD", paragraph(46, 40)]))
    (passage,) = split_pages([page], DOCUMENT, count_tokens)
    assert passage.text == page.text


def test_a_numbered_paragraph_is_not_cut_where_it_fits_into_a_passage(count_tokens: CountTokens) -> None:
    whole = f"{paragraph(2, 50)} {filler(50)}"
    page = page_of(f"{paragraph(1, 80)}\n{whole}")
    assert [p.text for p in split_pages([page], DOCUMENT, count_tokens)] == [paragraph(1, 80), whole]


def test_passages_bear_the_path_of_their_headings_over_pages(count_tokens: CountTokens) -> None:
    pages = [
        page_of(f"III. DISCUSSION\nA. Count I: Breach of Contract\n{filler(50)}", 1),
        page_of(f"{filler(50)}\nIV. CONCLUSION\n{filler(50)}", 2),
    ]
    assert [p.heading for p in split_pages(pages, DOCUMENT, count_tokens)] == [
        "III. DISCUSSION > A. Count I: Breach of Contract",
        "III. DISCUSSION > A. Count I: Breach of Contract",
        "IV. CONCLUSION",
    ]


def test_what_runs_over_of_the_text_and_of_a_note_are_two_passages(count_tokens: CountTokens) -> None:
    line = "The Court has considered the papers that the parties filed, and it rules as follows.\n"
    text = f"{line}Corvane stopped paying on{NOTES_BELOW}2{RAISED}The cases treat employers as agents for"
    following = f"the day it was told to. The rest is new.{NOTES_BELOW}deducting premiums. None applies."
    found = split_pages([page_of(text), page_of(following, 2)], DOCUMENT, count_tokens)
    assert [passage.text for passage in found] == [
        f"{line}Corvane stopped paying on\nthe day it was told to.",
        f"2{RAISED}The cases treat employers as agents for\ndeducting premiums.",
        "The rest is new.",
        "None applies.",
    ]
    assert [passage.continues and passage.continues.page for passage in found] == [2, 2, None, None]


def test_a_hostile_line_of_small_words_is_read_as_soon_as_any_other() -> None:
    """Each small word once had two ways to be part of a name, and a line of them no end."""
    text = f"{'of the and for ' * 200}x.\nThe tenant paid the rent."
    assert text[slice(*sentence_spans(text)[-1])].endswith("The tenant paid the rent.")
