"""What the reader must know of an answer: what was counted, and what could not be. Pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipelines.docket.known import Known
from pipelines.docket.telling import counted
from pipelines.docket.wanted import Form, LeftOut, Wanted, left_out
from pipelines.errors import DocketError

_UNTOLD = {
    "party": ("who filed it", "who filed them"),
    "role": ("who filed it", "who filed them"),
    "kind": ("what it is", "what they are"),
    "disposition": ("how it came out", "how they came out"),
    "day": ("a day", "a day"),
    "judge": ("a judge", "a judge"),
    "court": ("a court", "a court"),
    "title": ("a title", "a title"),
    "case_number": ("a docket number", "a docket number"),
    "number": ("a number", "a number"),
}
"""What a row without a column does not tell: one row, and several."""
_MOST_NAMED = 3
"""Of so many cases each is named; of more, how many there are."""


def notices(wanted: Wanted, found: int, rows: Sequence[Mapping[str, object]], known: Known) -> Iterator[str]:
    """Yield what the reader must know.

    :param wanted: what is asked for.
    :param found: how many rows were found.
    :param rows: all rows of the table, with what a filing has several of.
    :param known: the documents and docket sheets that there are.
    :raises DocketError: when what was found does not answer the question: nothing was, and that does not mean
        that there is nothing; or parties are to be counted of whom the captions name some.
    """
    yield from wanted.notes
    missing = left_out(wanted, rows)
    cases = wanted.cases or tuple(dict.fromkeys(paper.case for paper in known.papers if paper.case))
    unlisted = [case for case in cases if case not in known.sheets]
    gaps = any(sheet.absent or sheet.unread for case in cases for sheet in known.sheets.get(case, ()))
    if not found and (wanted.table != "filings" or missing or unlisted or gaps or _by_title(wanted)):
        said = f" {wanted.said}" if wanted.said else ""
        raise DocketError(
            f"The database has no {wanted.what[0]}{said}; that does not mean that the files tell of none."
        )
    if wanted.table == "filings":
        yield from _sheets(cases, unlisted, known)
    if "authorities" in (wanted.table, wanted.beside.table if wanted.beside else ""):
        yield (
            "Cases are found by their reporters: what is cited by “Id.” or by a name alone is not counted "
            "apart, and a case that is cited by two reporters stands once for each."
        )
    if wanted.table == "parties" and _some_unnamed(wanted, rows):
        if wanted.form is Form.COUNT:
            raise DocketError(
                "The captions say “et al.”: they do not name all, so that they cannot be counted."
            )
        yield "A caption says “et al.”: it does not name all."
    of_people = wanted.table in ("parties", "counsel")  # a contract's are of no case
    if not of_people and not wanted.group and (wanted.form in (Form.COUNT, Form.LIST) or wanted.at_end):
        for each in missing:
            yield _left_out(each, wanted)


def of_one_paper(wanted: Wanted, documents: Sequence[Mapping[str, object]]) -> None:
    """Refuse a question of what a paper cites where it cannot be told which paper is meant.

    :param wanted: what is asked for.
    :param documents: all rows of the documents.
    :raises DocketError: when there is no such paper, or the question means one and there are several.
    """
    beside = wanted.beside
    if beside is None or beside.table != "documents":
        return
    files = [str(row["file"]) for row in documents if all(each.holds(row) for each in beside.conditions)]
    if not files:
        raise DocketError(f"The database has no {beside.what[0]} that is meant.")
    if beside.is_one and len(files) > 1:
        raise DocketError(f"“The {beside.what[0]}” may be {' or '.join(files)}. Name the case or the day.")


def _left_out(left: LeftOut, wanted: Wanted) -> str:
    one = left.rows == 1
    rows = counted(left.rows, wanted)
    if left.column == "kind":  # whether it is what is counted is just what is not told
        rows = f"{left.rows:,} {'row' if one else 'rows'} of {wanted.table}"
    untold = _UNTOLD[left.column][0 if one else 1]
    return f"{rows} {'does' if one else 'do'} not tell {untold} and {'is' if one else 'are'} not counted."


def _by_title(wanted: Wanted) -> bool:
    return any(condition.column == "title" for condition in wanted.conditions)


def _sheets(cases: Sequence[str], unlisted: Sequence[str], known: Known) -> Iterator[str]:
    """Tell which docket sheets were counted, and of which cases there is none."""
    for case in cases:
        for sheet in known.sheets.get(case, ()):
            listed = f"Entries {sheet.first} to {sheet.last} of {sheet.file}"
            yield f"{listed} are counted, and papers among the files."
            if sheet.absent:
                yield f"{sheet.absent:,} of the numbers between are not listed on it."
            if sheet.unread:
                pages = ", ".join(map(str, sheet.unread))
                yield f"Of it could not be read: page {pages}. What stands there is not counted."
    if len(unlisted) == len(cases):
        yield "No docket sheet with entries is among the files: only papers that are among them are counted."
    elif unlisted:
        named = ", ".join(unlisted) if len(unlisted) <= _MOST_NAMED else f"{len(unlisted)} other cases"
        yield f"Of {named} there is no docket sheet with entries: only papers among the files are counted."


def _some_unnamed(wanted: Wanted, rows: Sequence[Mapping[str, object]]) -> bool:
    """Say whether there is a case of which no document names all parties that are asked for."""
    documents: defaultdict[object, dict[object, bool]] = defaultdict(dict)
    for row in rows:
        if all(condition.holds(row) for condition in wanted.conditions):
            whole = documents[row["case_number"]].get(row["file"], True)
            documents[row["case_number"]][row["file"]] = whole and not row["others"]
    return any(not any(whole.values()) for whole in documents.values())
