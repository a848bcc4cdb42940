"""What a caption, a bench or a decretal part tells comes first, whatever words the question has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from ingest.sentences import Span
from pipelines.evidence import answerable
from pipelines.evidence.quotes import Quote, best, left_of_list, rank_quotes
from pipelines.lookup.told import Told
from pipelines.search import embedder, retrieval
from pipelines.storage.matter import Matter
from pipelines.text import single_spaced
from tests.ingest.caption.papers import PAPERS
from tests.pipelines.conftest import add, found

OPINION = (
    """IN THE UNITED STATES COURT OF APPEALS
FOR THE SEVENTH CIRCUIT
No. 18-2110
JONAS KESWICK,
Petitioner-Appellant,
v.
MARTHA HOBART, Warden,
Respondent-Appellee.
Appeal from the United States District Court
for the Eastern District of Wisconsin.
No. 16-cv-00219
Rudolph T. Ivers, Judge.
ARGUED MARCH 31, 2019 - DECIDED FEBRUARY 5, 2020
Before TANNER, OKORO, and LINDQVIST, Circuit Judges.
TANNER, Circuit Judge. Jonas Keswick was convicted of arson in a Wisconsin court.
He argues that his lawyer should have called two more witnesses at the trial of the case.
The question is whether the failure to call a cumulative witness is ineffective assistance.
We review the denial of a petition for a writ of habeas corpus de novo.
The district court denied the petition. We affirm.""",
    """The jury heard that the barn burned on a dry night in August and that Keswick had bought fuel.
He asked the district court to reverse the conviction, and the district court denied the petition.
A lawyer need not call each witness whom a client names, and a court asks whether it mattered.
We hold that the failure to call a cumulative witness is no prejudice.
The motion to supplement the record is DENIED.
The judgment of the district court is
AFFIRMED.
OKORO, Circuit Judge, dissenting. I would reverse. The judgment is VACATED in my view.""",
)
ORDER = (
    """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON
PEMBERTON MILLS, INC.,
Plaintiff,
v.
ASHDOWN FREIGHT LLC,
Defendant.
Case No. 3:20-cv-00871-KL
ORDER ON PENDING MOTIONS
Pemberton moves to compel the production of its delivery records, and Ashdown moves to seal two exhibits.
The motion to compel the production of delivery records is GRANTED in part.
The motion to seal the exhibits is DENIED without prejudice.
IT IS SO ORDERED.
Dated: June 7, 2021
KATHERINE LOWELL
United States District Judge""",
)

COMPLAINT = (
    """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON
VIOLA STANNARD,
Plaintiff,
v.
TREMONT MILLS, INC.,
Defendant.
Case No. 3:21-cv-00112-KL
COMPLAINT
1. Viola Stannard worked for Tremont Mills, Inc. as a dyer from May 2017 until March 2021.
2. Tremont Mills, Inc. is a corporation of the State of Oregon and runs a mill in the city of Salem.
COUNT I: UNPAID WAGES
3. Tremont Mills did not pay Stannard for the last six weeks of her work at its mill.
COUNT II: RETALIATION
4. Tremont Mills dismissed Stannard two days after she had complained about the fumes in the dye house.
COUNT III: WRONGFUL DISCHARGE
5. The dismissal was contrary to the public policy of the State of Oregon.
COUNT IV: BREACH OF CONTRACT
6. Tremont Mills had promised in writing to give three months of notice to each of its dyers.
PRAYER FOR RELIEF
Stannard prays for judgment against Tremont Mills as follows:
A. Unpaid wages of $9,120 with interest;
B. Reinstatement in her post at the mill;
C. Damages according to proof;
D. Costs of suit; and
E. Such other relief as is just.
Dated: April 9, 2021""",
)


TRANSCRIPT = (dedent(PAPERS["a hearing's transcript without a title"].text).strip(),)


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    folder = tmp_path_factory.mktemp("told")
    with Matter(folder / "store") as matter:
        add(matter, models_folder, folder, "Keswick-v-Hobart", OPINION)
        add(matter, models_folder, folder, "Pemberton-v-Ashdown-Order", ORDER)
        add(matter, models_folder, folder, "Stannard-v-Tremont-Complaint", COMPLAINT)
        yield matter


Ask = Callable[[str], list[Quote]]


@pytest.fixture
def ask(matter: Matter, model: embedder.MiniLM, models_folder: Path) -> Ask:
    def ask(question: str) -> list[Quote]:
        return rank_quotes(question, found(question, matter, models_folder), model, matter)

    return ask


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How did the Seventh Circuit dispose of Keswick's appeal?", "AFFIRMED."),
        ("how'd Keswick v. Hobart come out", "AFFIRMED."),
        ("What did the Seventh Circuit hold in Keswick v. Hobart?", "We hold that"),
        ("Who wrote the opinion in Keswick v. Hobart?", "TANNER, Circuit Judge"),
        ("panel in Keswick v. Hobart?", "Before TANNER, OKORO, and LINDQVIST"),
        ("Who was the trial judge below in Keswick v. Hobart?", "Rudolph T. Ivers, Judge"),
        ("Who is the respondent in Keswick's appeal?", "MARTHA HOBART"),
        ("What is the Seventh Circuit docket number of Keswick v. Hobart?", "18-2110"),
        ("What was the district court number of the Keswick appeal?", "No. 16-cv-00219"),
        ("When was Keswick v. Hobart decided?", "FEBRUARY 5, 2020"),
        ("When was Keswick v. Hobart argued?", "ARGUED MARCH 31, 2019"),
        ("When did the Seventh Circuit decide Keswick v. Hobart?", "FEBRUARY 5, 2020"),
        ("What happened to the motion to seal in Pemberton v. Ashdown?", "to seal the exhibits is DENIED"),
        ("Was Pemberton's motion to compel delivery records granted?", "is GRANTED in part"),
        ("Which judge signed the Ashdown order?", "KATHERINE LOWELL"),
        ("Who dissented in Keswick v. Hobart?", "OKORO, Circuit Judge, dissenting"),
        ("What issue did the Seventh Circuit decide in Keswick v. Hobart?", "The question is whether"),
        ("What standard of review did the Seventh Circuit apply in Keswick v. Hobart?", "We review"),
    ],
)
def test_what_tells_it_comes_first_and_is_never_refused(ask: Ask, question: str, words: str) -> None:
    ranked = ask(question)
    assert words in single_spaced(ranked[0].text)
    assert ranked[0].told > 0 and answerable.bears_on(ranked)
    assert ranked[0] in best(ranked)


@pytest.mark.parametrize(
    ("question", "all_of_it"),
    [
        ("What claims does Stannard bring?", ["COUNT I:", "COUNT II:", "COUNT III:", "COUNT IV:"]),
        (
            "What relief does Stannard's complaint seek?",
            ["A. Unpaid", "B. Rein", "C. Dam", "D. Costs", "E. Such"],
        ),
    ],
)
def test_of_a_list_all_is_quoted_in_its_order(ask: Ask, question: str, all_of_it: list[str]) -> None:
    chosen = best(ask(question))
    assert [quote.text.startswith(item) for quote, item in zip(chosen, all_of_it, strict=True)] == [
        True
    ] * len(chosen)
    assert left_of_list(chosen) == 0
    assert left_of_list(chosen[1:]) == 1, "what is left out is counted"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What happened to the motion to strike in Pemberton v. Ashdown?", id="another motion"),
        pytest.param("Who represents Ashdown Freight?", id="counsel that the paper does not name"),
        pytest.param("When was the motion to seal in Pemberton v. Ashdown filed?", id="another paper's day"),
        pytest.param("What is the case number of Delavan v. Ashdown?", id="another case's number"),
        pytest.param("Why did Keswick buy fuel?", id="no field"),
        pytest.param("How was the motion decided?", id="no document that is named"),
    ],
)
def test_nothing_is_told_of_what_is_not_held(ask: Ask, question: str) -> None:
    assert all(quote.told < 0.5 for quote in ask(question))


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        pytest.param("Who represents Ashdown Freight?", True, id="counsel that the paper does not name"),
        pytest.param("panel in Pemberton v. Ashdown?", True, id="a panel where one judge signs"),
        pytest.param("panel in Keswick v. Hobart?", False, id="a panel that is named"),
        pytest.param("Why did Keswick buy fuel?", False, id="no field"),
        pytest.param("What happened to the motion to strike in Pemberton v. Ashdown?", False, id="a ruling"),
    ],
)
def test_it_is_known_that_a_caption_lacks_what_is_asked_for(ask: Ask, question: str, lacking: bool) -> None:
    assert {quote.lacking for quote in ask(question)} == {lacking}


def test_a_dissent_decides_nothing(ask: Ask) -> None:
    ranked = ask("What was the outcome of Keswick's appeal?")
    assert not any("VACATED" in quote.text for quote in ranked if quote.told)


PAGE = "Heading\nHUDSON, Justice.\nThe facts are few.\nEnd"


@pytest.mark.parametrize(
    ("place", "quotable", "lines"),
    [
        pytest.param((8, 14), [], ["HUDSON, Justice."], id="a line that is no sentence"),
        pytest.param((8, 14), [Span(8, 24)], [], id="it can be quoted"),
        pytest.param((8, 14), [Span(25, 43)], ["HUDSON, Justice."], id="something else can be quoted"),
        pytest.param((44, 47), [], ["End"], id="the last line"),
        pytest.param((0, 14), [], ["Heading\nHUDSON, Justice."], id="two lines"),
    ],
)
def test_the_lines_that_tell_it_are_quoted_where_nothing_else_does(
    place: tuple[int, int], quotable: list[Span], lines: list[str]
) -> None:
    passage = ("a" * 64, 1, 0)
    told = Told(("key",), places={passage: ((*place, 1.0),)})
    found = told.lines(passage, PAGE, len(PAGE), quotable)
    assert [PAGE[span.start : span.end] for span in found] == lines


def test_who_a_party_is_is_shown_without_the_clerks_stamp(
    tmp_path: Path, model: embedder.MiniLM, models_folder: Path
) -> None:
    stamp = "FILED\nFebruary 5, 2020\nElisa Moss\nClerk of Court"
    opinion = (OPINION[0].replace("No. 18-2110", f"No. 18-2110\n{stamp}", 1), OPINION[1])
    with Matter(tmp_path / "store") as matter:
        add(matter, models_folder, tmp_path, "Keswick-v-Hobart", opinion)
        question = "Who is the respondent in Keswick's appeal?"
        first = rank_quotes(question, found(question, matter, models_folder), model, matter)[0]
    assert "MARTHA HOBART" in first.text and "Clerk" not in first.text


STAMPED = (
    "COURT OF APPEALS\nFILED\nMay 3, 2019\nAda Moss\nClerk of Court\nJONAS REED,\nAppellant.\nNo. 18-2110"
)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        pytest.param("JONAS REED", "JONAS REED,\nAppellant.\nNo. 18-2110", id="told behind the stamp"),
        pytest.param("May 3, 2019", STAMPED, id="told in the stamp"),
        pytest.param("nothing", STAMPED, id="not told"),
    ],
)
def test_a_caption_is_quoted_without_the_clerks_stamp_before_what_is_told(words: str, quoted: str) -> None:
    passage = ("a" * 64, 1, 0)
    start = STAMPED.find(words)
    places = {passage: ((start, start + len(words), 1.0),)} if start >= 0 else {}
    span = Told(("key",), places=places).without_stamp(passage, STAMPED, Span(0, len(STAMPED)))
    assert STAMPED[span.start : span.end] == quoted


def test_what_is_told_outside_of_the_chosen_documents_is_not_found(
    tmp_path: Path, matter: Matter, models_folder: Path
) -> None:
    with Matter(tmp_path / "alone") as alone:
        only_one = add(alone, models_folder, tmp_path, "Keswick-v-Hobart", OPINION)
        for asked, chosen in ((matter, [matter.register.documents()[1].document_id]), (alone, [])):
            pipeline = retrieval.build_pipeline(asked, models_folder)
            question = "How did the Seventh Circuit dispose of Keswick's appeal?"
            evidence = retrieval.retrieve(pipeline, question, 24, only=chosen)
            assert {item.document_id for item in evidence} <= set(chosen)
            assert only_one not in {item.document_id for item in evidence}


def test_the_day_of_a_hearing_is_that_of_its_transcript(
    tmp_path: Path, model: embedder.MiniLM, models_folder: Path
) -> None:
    question = "What day was Granger v. Acer Bank argued?"
    with Matter(tmp_path / "store") as matter:
        add(matter, models_folder, tmp_path, "Granger-v-Acer-Transcript", TRANSCRIPT)
        first, *_ = rank_quotes(question, found(question, matter, models_folder), model, matter)
    assert "June 4, 2019" in first.text and first.told == 1
