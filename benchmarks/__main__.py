"""``python -m benchmarks``: measure the product beside the bare engines it stands on, and its memory."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import decode, evidence, followup, ingestion, memory, quantization
from benchmarks.report import Report, lines, this_machine
from pipelines import command, settings

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "pdfs"
QUESTIONS = CORPUS.parent.parent / "evals" / "questions.jsonl"
SUBJECTS = ("ingestion", "evidence", "decode", "followup", "memory", "quantization")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help=f"{', '.join(SUBJECTS)} (default: all of them)"
    )
    parser.add_argument(
        "--sizes",
        nargs="+",
        type=int,
        metavar="N",
        default=list(evidence.SIZES),
        help="evidence: how many passages the matters have (default: 1000 10000 100000)",
    )
    parser.add_argument(
        "--cache", type=Path, metavar="FOLDER", help="evidence: keep the matters here for the next run"
    )
    parser.add_argument(
        "--repeats", type=int, default=5, metavar="N", help="rounds that medians are taken of (default: 5)"
    )
    parser.add_argument(
        "--pdfs",
        type=Path,
        default=CORPUS,
        metavar="FOLDER",
        help="PDF files to ingest and to vary (default: the sample corpus)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the report here, as JSON")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    :param arguments: as on the command line.
    :returns: 0; a ratio that misses its target is told, not failed: other work on the machine may be why.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if unknown := set(given.subjects) - set(SUBJECTS):
        parser.error(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    files = sorted(given.pdfs.glob("*.pdf"))
    if not files:
        parser.error(f"{given.pdfs} holds no PDF files")
    if given.repeats < 1 or min(given.sizes) < 1:
        parser.error("--repeats and --sizes take numbers from 1")
    report = _measure(given, given.subjects or SUBJECTS, files)
    print("\n".join(lines(report)))
    if given.json:
        given.json.write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return 0


def _measure(given: argparse.Namespace, subjects: Sequence[str], files: Sequence[Path]) -> Report:
    chosen = settings.load()
    folder, repeats = chosen.models_folder, given.repeats
    report = Report(machine=this_machine())
    # The app is measured before this process has anything loaded; each subject is told of as it begins.
    if "memory" in subjects:
        if memory.is_told():
            _tell("memory: starting the app")
            report = report.model_copy(update={"memory": memory.measure(folder)})
        else:
            _tell("memory: left out, only Linux tells it")
    if "ingestion" in subjects:
        _tell(f"ingestion: {len(files)} files")
        report = report.model_copy(update={"ingestion": ingestion.measure(folder, files, repeats)})
    if "decode" in subjects:
        _tell(f"decode: {chosen.model}")
        report = report.model_copy(update={"decode": decode.measure(folder, chosen.model, repeats)})
    if "followup" in subjects:
        model = followup.model_to_measure(folder)
        _tell(f"followup: {model}")
        report = report.model_copy(update={"followup": followup.measure(folder, model, repeats)})
    if "evidence" in subjects:
        found = []
        for size in given.sizes:
            _tell(f"evidence: {size:,} passages")
            found.append(evidence.measure(folder, files, size, repeats, given.cache))
        report = report.model_copy(update={"evidence": tuple(found)})
    if "quantization" in subjects:
        _tell("quantization: converting the embedder")
        measured = quantization.measure(folder, files, QUESTIONS, repeats)
        report = report.model_copy(update={"quantization": measured})
    return report


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    command.run(main)
