"""Which tellings are of one event, and which of them conflict."""

from __future__ import annotations

from pipelines.timeline.conflicts import conflicting
from pipelines.timeline.records import EventSource, Precision, Voice
from pipelines.timeline.sameness import Told, Weights, grouped

NOISE = [
    ("The clerk mailed the summons to counsel.", "2001-01-01"),
    ("Rain stopped the harvest for a week.", "2002-02-02"),
    ("The bank approved the mortgage in writing.", "2003-03-03"),
    ("An auditor counted the pallets in the yard.", "2004-04-04"),
]
"""Other events of the matter, against which a word's weight is measured."""


def told(text: str, date: str, document: str = "a", at: int = 0, **changes: object) -> Told:
    values: dict[str, object] = {
        "document": f"{document}.pdf",
        "document_id": document,
        "page": 1,
        "pinpoint": "p. 1",
        "start": at,
        "end": at + len(text),
        "quote": text,
        "date": date,
        "precision": {4: Precision.YEAR, 7: Precision.MONTH}.get(len(date), Precision.DAY),
        "voice": Voice.ALLEGED,
        "said_by": "alleged",
        "people": ("Acme Corp.",),
    }
    return Told(EventSource.model_validate(values | changes), text, text, at)


def groups(*tellings: Told) -> list[list[Told]]:
    every = [*tellings, *(told(text, date, f"noise{n}") for n, (text, date) in enumerate(NOISE))]
    found = grouped(every, Weights(every))
    return [group for group in found if not group[0].source.document_id.startswith("noise")]


def conflicts(*tellings: Told) -> list[set[str]]:
    every = [*tellings, *(told(text, date, f"noise{n}") for n, (text, date) in enumerate(NOISE))]
    weights = Weights(every)
    found = grouped(every, weights)
    return [{found[a][0].source.date, found[b][0].source.date} for a, b in conflicting(found, weights)]


INSTALLED = "On July 17, 2020, Acme installed the new firmware on the alert gateway."


class TestOneEvent:
    def test_the_same_day_in_the_same_words(self) -> None:
        other = told("Acme began to install firmware on its gateway on July 17, 2020.", "2020-07-17", "b")
        assert len(groups(told(INSTALLED, "2020-07-17"), other)) == 1

    def test_a_month_that_the_day_is_in_and_the_day_stands_first(self) -> None:
        month = told("In July 2020 Acme installed the new firmware on the alert gateway.", "2020-07", "b")
        (group,) = groups(month, told(INSTALLED, "2020-07-17"))
        assert [each.source.date for each in group] == ["2020-07-17", "2020-07"]

    def test_not_other_words_of_the_same_day(self) -> None:
        other = told("On July 17, 2020, Acme paid the rent of the warehouse in full.", "2020-07-17", "b")
        assert len(groups(told(INSTALLED, "2020-07-17"), other)) == 2

    def test_not_the_same_words_of_another_day(self) -> None:
        assert len(groups(told(INSTALLED, "2020-07-17"), told(INSTALLED, "2020-07-18", "b"))) == 2

    def test_not_what_other_people_did(self) -> None:
        other = told(INSTALLED, "2020-07-17", "b", people=("Roe LLC",), quote="Roe installed it.")
        assert len(groups(told(INSTALLED, "2020-07-17"), other)) == 2

    def test_not_two_entries_of_a_docket_sheet(self) -> None:
        first = told("02/04/2021 7 NOTICE of Appearance by Judith Sillitoe for Acme.", "2021-02-04")
        second = told("02/04/2021 8 NOTICE of Appearance by Marcus Oyelaran for Acme.", "2021-02-04")
        assert len(groups(first, second)) == 2


class TestConflict:
    signed = "Acme signed the settlement of the roof claim for the warehouse on March 4, 2019."

    def test_another_paper_gives_the_same_event_another_day(self) -> None:
        other = self.signed.replace("March 4", "March 6")
        assert conflicts(told(self.signed, "2019-03-04"), told(other, "2019-03-06", "b")) == [
            {"2019-03-04", "2019-03-06"}
        ]

    def test_not_where_the_sums_differ(self) -> None:
        one, other = (
            f"{self.signed[:-1]} for $5.",
            f"{self.signed.replace('March 4', 'March 6')[:-1]} for $6.",
        )
        assert conflicts(told(one, "2019-03-04"), told(other, "2019-03-06", "b")) == []

    def test_not_where_other_people_are_told_of(self) -> None:
        other = told(self.signed, "2019-03-06", "b", people=("Roe LLC",))
        assert conflicts(told(self.signed, "2019-03-04"), other) == []

    def test_not_where_one_paper_tells_of_both_days(self) -> None:
        assert conflicts(told(self.signed, "2019-03-04"), told(self.signed, "2019-03-06", at=900)) == []

    def test_not_what_happens_more_than_once(self) -> None:
        text = "Acme moved for a hearing of the roof claim for the warehouse on March 4, 2019."
        assert conflicts(told(text, "2019-03-04"), told(text, "2019-03-06", "b")) == []

    def test_not_where_one_is_only_less_exact(self) -> None:
        assert conflicts(told(self.signed, "2019-03-04"), told(self.signed, "2019-05", "b")) == []

    def test_what_is_alleged_and_directly_behind_it_what_a_record_shows(self) -> None:
        said = told("The complaint alleges that Acme had the notice on June 2, 2022.", "2022-06-02")
        shown = told("The courier’s record shows that the notice came on May 31, 2022.", "2022-05-31", at=90)
        assert conflicts(said, shown) == [{"2022-06-02", "2022-05-31"}]

    def test_not_what_stands_far_from_it_or_tells_of_something_else(self) -> None:
        said = told("The complaint alleges that Acme had the notice on June 2, 2022.", "2022-06-02")
        far = told("The courier’s record shows that the notice came on May 31, 2022.", "2022-05-31", at=900)
        else_ = told("The bank’s record shows a balance as of May 30, 2022.", "2022-05-30", at=90)
        assert conflicts(said, far, else_) == []
