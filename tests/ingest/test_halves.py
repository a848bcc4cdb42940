"""A caption's halves are told from tables, letterheads, lists and staggered names."""

import pytest

from ingest.halves import LEFT, RIGHT, find_halves
from ingest.runs import Run, Word, rows_of, runs_of

SIGN = 6.0
MARGIN = "The matter is before the court on a motion that was argued in the spring of that year."


def halves(text: str) -> list[tuple[list[str], list[str], str]]:
    """The halves of what is found in text of letters of one width, where two spaces or more part runs."""
    words = []
    for row, line in enumerate([*text.strip("\n").split("\n"), "", MARGIN]):
        column = 0
        for piece in line.split(" "):
            if piece:
                left = 60 + SIGN * column
                words.append(Word(piece, left, 100 + 14 * row, left + SIGN * len(piece), 112 + 14 * row))
            column += len(piece) + 1
    found = find_halves(rows_of(runs_of(words)))
    assert all(run.half == LEFT for one in found for row in one.left for run in row)
    assert all(run.half == RIGHT for one in found for row in one.right for run in row)
    return [(lines(one.left), lines(one.right), "".join(w.text for w in one.separators)) for one in found]


def lines(rows: list[list[Run]]) -> list[str]:
    return [" ".join(word.text for run in row for word in run.words) for row in rows]


def test_halves_parted_by_a_gap() -> None:
    caption = """
DANA M. WHITLOCK, an individual,          Case No. STK-0004871
          Plaintiff,                      COMPLAINT FOR RETALIATION,
   v.                                     AND UNPAID WAGES
BRIGHTWATER WAREHOUSING, INC.,
          Defendant.
"""
    assert halves(caption) == [
        (
            [
                "DANA M. WHITLOCK, an individual,",
                "Plaintiff,",
                "v.",
                "BRIGHTWATER WAREHOUSING, INC.,",
                "Defendant.",
            ],
            ["Case No. STK-0004871", "COMPLAINT FOR RETALIATION,", "AND UNPAID WAGES"],
            "",
        )
    ]


@pytest.mark.parametrize("sign", [")", "]", ":", "*", "§", "}", "\uf8fc"])
def test_halves_parted_by_a_column_of_one_sign(sign: str) -> None:
    caption = """
NICHOLE JAGER,        )  No. ED108783
                      )
     Appellant,       )  Appeal from the
     vs.              )  Circuit Court
STATE OF MERIDIA,     )
     Respondent.      )
""".replace(")", sign)
    assert halves(caption) == [
        (
            ["NICHOLE JAGER,", "Appellant,", "vs.", "STATE OF MERIDIA,", "Respondent."],
            ["No. ED108783", "Appeal from the", "Circuit Court"],
            6 * sign,
        )
    ]


def test_two_captions_on_one_page() -> None:
    caption = """
In re:                :
HALVERN, INC.,        :   OPINION
        Debtor.       :
x-----------------------------------------------x
MILLERS UNION,        :   12 Civ. 5701
     -against-        :
HALVERN, INC.,        :
"""
    assert [(left[0], right) for left, right, _ in halves(caption)] == [
        ("In re:", ["OPINION"]),
        ("MILLERS UNION,", ["12 Civ. 5701"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Date      :    May 3\nTime      :    2:00 p.m.\nPlace     :    Courtroom 9",
            id="a form's labels",
        ),
        pytest.param(
            "iv.   Records     :    Schedule B\n"
            "v.    Losses      :    Schedule C\n"
            "vi.   Pricing     :    Schedule D",
            id="a list with colons",
        ),
        pytest.param("DOE,\nv.                  No. 12-3456\nROE,\n" * 13, id="a page of nothing else"),
        pytest.param(
            "(iv)  Records                    Schedule B, 3\n"
            "(v)   Material loss              Schedule C, 3\n"
            "(vi)  Pricing and terms          Schedule D, 1",
            id="a list with letters",
        ),
        pytest.param(
            "iv.   Records                    Schedule B, 3\n"
            "v.    Material loss              Schedule C, 3\n"
            "vi.   Pricing and terms          Schedule D, 1",
            id="a list with numerals",
        ),
        pytest.param(
            "SMITH                                        \n"
            "v.                               ......... 12\n"
            "JONES                            ......... 14",
            id="a table of authorities",
        ),
        pytest.param(
            "BRENDA ROBIN,\n                         Plaintiff-Appellant,\n"
            "versus\n"
            "TYLER FOODS, INC.,\n                         Defendant-Appellee.",
            id="roles to the right of the names",
        ),
        pytest.param(
            "For                              12,000 votes\n"
            "Against                           3,000 votes\n"
            "Abstained                           200 votes",
            id="a vote",
        ),
    ],
)
def test_what_is_no_caption_stays_on_its_rows(text: str) -> None:
    assert halves(text) == []


def test_the_courts_heading_and_a_stamp_beside_it_stay_above() -> None:
    caption = """
                    TENTH CIRCUIT           FILED
                                 Clerk of Court
STEVEN TRIPLETT,
        Petitioner,
v.                               No. 06-6201
ERIC FRANK, Warden,              (W.D. Meridia)
        Respondent.
"""
    ((left, right, _),) = halves(caption)
    assert left[0] == "STEVEN TRIPLETT," and right == ["No. 06-6201", "(W.D. Meridia)"]


def test_running_text_below_is_no_part_of_it_wherever_its_words_part() -> None:
    caption = """
DENNIS REGAL,                    Case No. 2:18-cv-10166
v.                               JUDGMENT
W.J. SULLIVAN, Warden,
         Respondent.
This   matter   comes   before   the   Court   on   the
"""
    ((left, right, _),) = halves(caption)
    assert left[-1] == "Respondent." and right[-1] == "JUDGMENT"
