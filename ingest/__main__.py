"""``python -m ingest``: add case files to a matter, list them, check them, delete them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.intake import find_pdfs
from pipelines import command
from pipelines.ingestion.jobs import IngestionJobs
from pipelines.ingestion.records import FileOutcome, JobState, document_json
from pipelines.storage.consistency import disagreements
from pipelines.storage.matter import Matter
from pipelines.storage.matters import names


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    command.add_store_options(parser)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="PDF files, or folders of them")
    parser.add_argument("--if-empty", action="store_true", help="add them only to a store never used")
    parser.add_argument("--resume", action="store_true", help="finish what an interrupted ingestion left")
    parser.add_argument("--list", action="store_true", help="list the matter's documents")
    parser.add_argument("--check", action="store_true", help="check that nothing of the matter is missing")
    parser.add_argument("--delete", metavar="DOCUMENT_ID", help="delete a document and everything made of it")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    :param arguments: as on the command line.
    :returns: 0 when no file failed and a check found nothing, else 1.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if sum([bool(given.paths), given.resume, given.list, given.check, given.delete is not None]) != 1:
        parser.error("give files or folders, or --resume, --list, --check or --delete DOCUMENT_ID")
    settings = command.settings_of(given)
    with Matter(settings.home, settings.matter) as matter:
        if given.list:
            return _list(matter, given.json)
        if given.check:
            return _check(matter, given.json)
        if given.delete is not None:
            return _delete(matter, given.delete, given.json)
        if given.if_empty and _has_been_used(settings.home, matter):
            return 0
        return _ingest(matter, settings.models_folder, given.paths, given.json)


def _has_been_used(home: Path, matter: Matter) -> bool:
    """Say whether a store holds documents, or a matter that somebody has begun."""
    return bool(matter.register.documents()) or names(home) != [matter.name]


def _ingest(matter: Matter, models_folder: Path, paths: list[Path], as_json: bool) -> int:
    """Put files into the matter's queue and work it off; what was left in it before comes first."""
    files = list(find_pdfs(paths))
    if paths and not files:
        print("pincite: there are no PDF files in these folders", file=sys.stderr)
    failed = False
    watch = _show_progress if sys.stderr.isatty() else None
    left = [item.number for item in matter.register.queued() if not item.state.ended]
    jobs = IngestionJobs(matter, models_folder)
    try:
        numbers = jobs.add_files(files) if paths else left
        jobs.resume()
        for number in numbers:
            if outcome := jobs.outcome(number, watch):
                failed |= outcome.status == "failed"
                _print_outcome(outcome, as_json)
        jobs.wait()
        matter.register.forget(numbers)
    except KeyboardInterrupt:
        jobs.close()
        waiting = len(jobs.state.waiting)
        print(f"\npincite: {waiting} files wait. They go on with --resume, or in the app.", file=sys.stderr)
        raise
    finally:
        jobs.close()
    return int(failed)


def _print_outcome(outcome: FileOutcome, as_json: bool) -> None:
    if as_json:
        command.print_json(outcome.to_json())
    elif outcome.error:
        print(f"failed     {outcome.error}")
    else:
        print(f"{outcome.status:<10} {outcome.file}: {outcome.pages} pages, {outcome.passages} passages")


def _show_progress(state: JobState) -> None:
    for progress in state.at_work[:1]:
        left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
        print(
            f"\r\x1b[K{progress.file_number}/{progress.files} {progress.file}: {progress.stage} "
            f"{progress.done}/{progress.total}{left}",
            end="\r",
            file=sys.stderr,
            flush=True,
        )


def _list(matter: Matter, as_json: bool) -> int:
    for entry in matter.register.documents():
        if as_json:
            command.print_json(document_json(entry, matter.register.ledger(entry.document_id)))
        else:
            print(
                f"{entry.document_id[:12]}  {entry.pages:>5} pages  "
                f"{entry.passages:>6} passages  {entry.name}"
            )
    return 0


def _check(matter: Matter, as_json: bool) -> int:
    documents, wrong = len(matter.register.documents()), disagreements(matter)
    if as_json:
        command.print_json({"documents": documents, "wrong": wrong})
    else:
        print("\n".join(wrong) or f"whole      {documents} documents: text, vectors and stored files agree")
    return int(bool(wrong))


def _delete(matter: Matter, document_id: str, as_json: bool) -> int:
    receipt = asdict(matter.delete(document_id))
    removed = {name: receipt[name] for name in ("passages", "pages", "files")}
    if as_json:
        command.print_json(
            {
                "document_id": receipt["document_id"],
                "file": receipt["file"],
                "removed": removed,
                "traces_left": receipt["traces_left"],
            }
        )
    else:
        listed = ", ".join(f"{count} {name}" for name, count in removed.items())
        left = f"traces left: {receipt['traces_left']} of {receipt['searched']} pieces looked for"
        print(f"deleted    {receipt['file']}: {listed}; {left}")
    return 0


if __name__ == "__main__":
    command.run(main)
