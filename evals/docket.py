"""``python -m evals.docket``: are docket questions answered by the right rows, and others left alone?

``docket.jsonl`` was written by reading the files: of each question how many rows answer it, what some of them
hold, pages that must be cited and words that must be said; or that it must be declined, because it asks for
something else or cannot be told for sure. ``docket_hostile.jsonl`` holds questions and queries that mean
harm: none may write, read anything but the published tables, or run beyond its time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.build import PDFS
from evals.asking import asked_matter, case_files
from pipelines import settings
from pipelines.docket.docket import DocketQuestions
from pipelines.docket.records import DocketAnswer
from pipelines.docket.running import SECONDS
from pipelines.docket.schema import TABLES, columns_of
from pipelines.errors import DocketError
from pipelines.storage.matter import Matter

GOLD = Path(__file__).with_name("docket.jsonl")
HOSTILE = Path(__file__).with_name("docket_hostile.jsonl")
REAL = Path(__file__).resolve().parents[2] / "shared" / "realcases" / "pdfs"
_SLACK = 2.0
"""Seconds beyond its limit that a query may take: the tables are filled before the clock runs."""


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and what answers it.

    :param of: ``sample`` or ``real``: which files it is asked of.
    :param question: the question.
    :param held_out: whether it was written after the grammar, and has not been looked at in mending it but
        for what its first run showed.
    :param declined: whether the database must not answer it.
    :param count: how many rows answer it.
    :param rows: values that some row must have, case aside.
    :param pages: pages that must be cited.
    :param says: what the answer or its notice must say.
    """

    of: str
    question: str
    held_out: bool = False
    declined: bool = False
    count: int = 0
    rows: tuple[dict[str, Any], ...] = ()
    pages: tuple[tuple[str, int], ...] = ()
    says: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What became of the questions asked of some files.

    :param asked: questions that the database answers, and ``right`` those that it did.
    :param misled: questions, of both kinds, that it answered wrongly.
    :param others: questions that it must leave alone, and ``declined`` those that it did.
    :param quotes: quotes that it showed, and ``verbatim`` those that stand at their offsets.
    :param wrong: of each question that was not answered right, why not.
    """

    asked: int = 0
    right: int = 0
    misled: int = 0
    others: int = 0
    declined: int = 0
    quotes: int = 0
    verbatim: int = 0
    wrong: list[str] = field(default_factory=list)


def read_gold(path: Path = GOLD) -> list[GoldQuestion]:
    """Read the questions.

    :param path: JSON lines.
    """
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        for name in ("rows", "says"):
            told[name] = tuple(told.get(name, ()))
        told["pages"] = tuple((file, page) for file, page in told.get("pages", ()))
        found.append(GoldQuestion(**told))
    return found


def what_is_wrong(gold: GoldQuestion, answer: DocketAnswer) -> str | None:
    """Say what is wrong with an answer, or None where nothing is.

    :param gold: the question.
    :param answer: its answer.
    """
    if gold.declined:
        return f"answered: {answer.answer[:100]}"
    if answer.count != gold.count:
        return f"{answer.count} rows, not {gold.count}"
    for wanted in gold.rows:
        if not any(_has(row.values, wanted) for row in answer.rows):
            return f"no row has {wanted}"
    cited = {(citation.document, citation.page) for citation in answer.citations}
    if missing := set(gold.pages) - cited:
        return f"not cited: {sorted(missing)}"
    said = f"{answer.answer} {answer.notice or ''}"
    if unsaid := [words for words in gold.says if words not in said]:
        return f"not said: {unsaid}"
    if uncited := [row for row in answer.rows if not row.citations]:
        return f"{len(uncited)} rows without a citation"
    return None


def _has(values: dict[str, str | int | float | None], wanted: dict[str, Any]) -> bool:
    return all(str(values.get(name)).casefold() == str(value).casefold() for name, value in wanted.items())


def ask(matter: Matter, questions: Sequence[GoldQuestion], database: str) -> Tally:
    """Ask questions of a matter.

    :param matter: holds the files.
    :param questions: with what answers them.
    :param database: where queries are run; SQLite where empty.
    """
    tally, asking = Tally(), DocketQuestions(matter, database)
    for gold in questions:
        try:
            answer = asking.ask(gold.question)
        except DocketError as error:
            wrong = None if gold.declined else f"declined: {error}"
        else:
            wrong = what_is_wrong(gold, answer)
            tally.misled += wrong is not None
            tally.quotes += len(answer.citations)
            tally.verbatim += sum(_is_verbatim(matter, answer))
        tally.asked += not gold.declined
        tally.others += gold.declined
        if wrong:
            tally.wrong.append(f"{gold.question} – {wrong}")
        elif gold.declined:
            tally.declined += 1
        else:
            tally.right += 1
    return tally


def _is_verbatim(matter: Matter, answer: DocketAnswer) -> Iterator[bool]:
    for citation in answer.citations:
        yield all(
            matter.register.page_text(citation.document_id, part.page)[part.start : part.end] == part.quote
            for part in citation.parts
        )


def attack(matter: Matter, database: str) -> list[str]:
    """Ask the hostile questions and run the hostile queries.

    :param matter: holds the files.
    :param database: where queries are run; SQLite where empty.
    :returns: of each that did harm, what it did.
    """
    asking, harm = DocketQuestions(matter, database), []
    before = _digest(matter)
    columns = {"count", *(name for table in TABLES for name in columns_of(table))}
    for line in HOSTILE.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        begun = time.perf_counter()
        try:
            answer = asking.query(told["sql"]) if "sql" in told else asking.ask(told["question"])
        except DocketError:
            answer = None
        seconds = time.perf_counter() - begun
        what = told.get("sql") or told["question"]
        if seconds > SECONDS + _SLACK:
            harm.append(f"ran {seconds:.1f} s: {what}")
        if answer and any(name not in columns and not name.startswith("_col_") for name in answer.columns):
            harm.append(f"read {answer.columns}: {what}")
        if answer and told.get("must_refuse"):
            harm.append(f"was run: {what}")
        if _digest(matter) != before:
            harm.append(f"wrote: {what}")
            before = _digest(matter)
    return harm


def _digest(matter: Matter) -> str:
    return hashlib.sha256(matter.register.path.read_bytes()).hexdigest()


def _rounds(name: str, gold: Sequence[GoldQuestion]) -> Iterator[tuple[str, list[GoldQuestion]]]:
    for title, held_out in ((name, False), (f"{name}, held out", True)):
        if some := [each for each in gold if each.of == name and each.held_out is held_out]:
            yield title, some


def _row(name: str, right: int, of: int) -> str:
    return f"| {name} | {right} | {of} | {f'{right / of:.0%}' if of else '–'} |"


def report(name: str, tally: Tally) -> str:
    """Return the figures as Markdown, and what was wrong.

    :param name: of the files.
    :param tally: what became of the questions.
    """
    rows = [
        _row(f"{name}: questions answered right", tally.right, tally.asked),
        _row(f"{name}: others declined", tally.declined, tally.others),
        _row(f"{name}: answered wrongly", tally.misled, tally.asked + tally.others),
        _row(f"{name}: quotes verbatim at their offsets", tally.verbatim, tally.quotes),
    ]
    return "\n".join([*rows, *(f"- {wrong}" for wrong in tally.wrong)])


def main() -> None:
    """Ask the questions of the sample and of the real files, attack, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.docket", description=__doc__)
    parser.add_argument(
        "--pdfs", type=Path, default=REAL, metavar="DIR", help="the real files; left out if absent"
    )
    parser.add_argument("--database", default="", metavar="URL", help="run in PostgreSQL (default: SQLite)")
    given = parser.parse_args()
    gold = read_gold()
    print("| | right | of | |\n| --- | ---: | ---: | ---: |")
    for name, folder in (("sample", PDFS), ("real", given.pdfs)):
        if not folder.is_dir():
            continue
        with asked_matter(case_files(folder), settings.load()) as (matter, _):
            for title, some in _rounds(name, gold):
                print(report(title, ask(matter, some, given.database)))
            if name == "sample":
                harm = attack(matter, given.database)
                count = len(HOSTILE.read_text(encoding="utf-8").splitlines())
                print(
                    "\n".join(
                        [_row("hostile, without harm", count - len(harm), count), *(f"- {h}" for h in harm)]
                    )
                )


if __name__ == "__main__":
    main()
