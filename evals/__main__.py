"""``python -m evals``: ask every gold question, and print what the answers are worth."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from corpus.build import PDFS
from evals.asking import ask_all, asked_matter, rounds
from evals.gold import QUESTIONS, read_questions
from evals.labels import read_labels
from evals.report import failures, lines, summary, support, tables
from pipelines import settings


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument(
        "--files",
        type=Path,
        default=PDFS,
        help="folder of PDFs, asked as one matter, or each alone where the gold says so",
    )
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="JSON lines with gold")
    parser.add_argument("--model", help="a model of the catalogue, or the path of a GGUF file")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the figures go as JSON")
    parser.add_argument("--cache", type=Path, default=Path(".evals"), help="where generations are kept")
    chosen = parser.parse_args(arguments)
    if not chosen.files.is_dir():
        parser.error(f"{chosen.files} is no folder")
    app = settings.load()
    app = dataclasses.replace(app, model=chosen.model or app.model)
    questions = read_questions(chosen.questions)
    results = []
    for files, asked in rounds(chosen.files, questions):
        with asked_matter(files, app) as (matter, refused):
            for reason in refused:
                print(f"refused: {reason}", file=sys.stderr)
            for result in ask_all(matter, asked, app, chosen.cache):
                results.append(result)
                if sys.stderr.isatty():
                    print(f"\r{len(results)} questions ", end="", file=sys.stderr, flush=True)
    print(tables(results))
    print(support(results, read_labels()))
    for failure, count in failures(results).items():
        print(f"{count:4d}  {failure}")
    if chosen.json:
        figures = {
            "model": app.model,
            "summary": summary(results),
            "failures": failures(results),
            "questions": list(lines(results)),
        }
        chosen.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
