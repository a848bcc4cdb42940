"""Which dates are days on which something happened."""

from __future__ import annotations

import re

import pytest

from pipelines.timeline.roles import is_of_event, label_before


def is_told(text: str) -> bool:
    """Whether the date set in brackets is an event's."""
    match = re.search(r"\[(.*?)\]", text)
    assert match
    plain = text.replace("[", "").replace("]", "")
    return is_of_event(plain, match.start(), match.end() - 2, is_year=len(match[1]) == 4)


@pytest.mark.parametrize(
    "text",
    [
        "On [May 3, 2021], the clerk entered judgment.",
        "The gateway was down until about 4:52 a.m. on Sunday, [July 19, 2020].",
        "The parties shall file a report no later than [October 21, 2020].",
        "By letter of [March 30, 2017], the insurer declined to defend.",
        "In a written report dated [July 31, 2020], the vendor acknowledged the fault.",
        "The notice is dated [September 24, 2020].",
        "On the night of [July 17, 2020], the vendor installed it.",
        "On the second day of jury selection, [May 3, 2019], it settled.",
        "The hearing is continued from July 15 to [October 21, 2021].",
        "A. [October 30, 2020].",
        "Its Second Amended Complaint, served [January 8, 2018], says otherwise.",
        "For each of the months of April and [May 2020] it paid half.",
        "In [2017], the City began negotiations.",
    ],
)
def test_what_is_told_as_a_time_is(text: str) -> None:
    assert is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your letter of [January 20, 2022] appears to have confused the two.",
        "The Agreement of [March 4, 2019] is attached.",
        "Corvane admits that its report of [July 31, 2020], contains the words quoted.",
        "The policy is on a form (form MCF 00 12, edition of [March 2014]).",
        "The rule is settled. Smith v. Jones, 12 F.3d 4 (9th Cir. [2001]).",
        "See Smith v. Jones, No. 20-1 (D. Or. [May 3, 2021]).",
        "Congress enacted it on [March 3, 1875].",
        "The rule was amended on [December 1, 2015].",
        "Did it buy a second gateway at any time before [July 17, 2020]?",
        "Thirty days from [September 14, 2020] is October 14.",
        "The complaint does not allege that anyone telephoned on [July 18, 2020].",
        "The trial, set for [November 30, 2020], is vacated.",
        "Plaintiffs propose trial in [February 2023].",
        "It was paid with the [April 15, 2019] payroll.",
        "Re: Lease of Building C, effective [August 1, 2017] Dear Mr. Pell:",
        "The court disagrees that he was at risk in [2011].",
    ],
)
def test_what_names_a_paper_an_authority_or_nothing_that_happened_is_not(text: str) -> None:
    assert not is_told(text)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Commencement Date September 1, 2017", "Commencement Date"),
        ("By: /s/ A. Pell Title: Manager Date signed: September 1, 2017", "Date signed"),
        ("Argued En Banc September 1, 2017", "Argued En Banc"),
        ("Printed September 1, 2017 Page 1", ""),
        ("Dated September 1, 2017 Page 3", ""),
        ("DOC #: DATE FILED: September 1, 2017", ""),
        ("Monthly Base Rent September 1, 2017", ""),
    ],
)
def test_a_line_that_is_no_sentence_tells_by_its_label(line: str, label: str) -> None:
    assert label_before(line, line.index("September")) == label
