"""Hostile files among good ones: each is accounted for in a lawyer's words, and none keeps another out.

They go in the way a user's do, by the command line; what kills or swells is a child of that process.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ingest import errors
from ingest.rendering import PageRenderer
from pipelines.storage.matter import Matter
from tests.conftest import write_pdf
from tests.hostile import contents, mutations, structures
from tests.hostile.raw import Built
from tests.pipelines.storage.test_matter import assert_consistent

ROOT = Path(__file__).resolve().parents[2]
BUILT = [*structures.build(), *contents.build(), *mutations.build()]
QUICK = BUILT[3::11]
GOOD = 4
MEMORY = 2 << 30
"""Bytes that no process of the ingestion may come to hold: the limit of the one that reads."""

ADVICE = {
    kind.advice
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.IngestError)
}
NO_WORDS_OF_A_LAWYERS = re.compile(
    r"\bb['\"]|\\x|0x|NoneType|Object\b|\bobj\b|attribute|Traceback|Error|[Ss]tream|xref|/[A-Z]|\bint\b|_"
)
"""What parsers say of themselves."""

ODD_NAMES = (
    "a name with spaces  and 'quotes' \".pdf",
    "-rf --store.pdf",
    "new\nline and\ttab.pdf",
    "\u202efdp.exe.pdf",
    "עברית — العربية.pdf",
    "🏛 ⚖.pdf",
    "e\u0301tude.pdf",
    "<img src=x onerror=alert(1)>.pdf",
    "%s %n {0} ${HOME} `id`.pdf",
    "x" * 240 + ".pdf",
    "UPPER.PDF",
    "two.pdf.pdf",
    ".pdf",
    "....pdf",
    " .pdf",
    "CON.pdf",
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory and names as Linux has them")


def lay_out(folder: Path, built: Sequence[Built]) -> list[tuple[str, Path]]:
    """Write hostile files with good ones among them; return what each is called, and where it lies."""
    files: list[tuple[str, Path]] = []
    between = max(1, len(built) // (GOOD - 1))
    for number, (name, make) in enumerate(built):
        if number % between == 0:
            good = write_pdf(folder / f"{number:03} good.pdf", f"Exhibit {number} is the notice of breach.")
            files.append((f"good {number}", good))
        path = folder / f"{number:03}.pdf"
        path.write_bytes(make())
        files.append((name, path))
    good = write_pdf(folder / "last good.pdf", "The last exhibit is the notice of breach.")
    return [*files, ("good, last", good)]


def ingest(home: Path, paths: Sequence[Path], *, within: float) -> tuple[list[dict[str, Any]], int]:
    """Ingest files; return the outcomes, and the most memory that a process of the ingestion has held."""
    command = [sys.executable, "-m", "ingest", "--json", "--store", str(home), "--", *map(str, paths)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        try:
            said, complaints = process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            process.kill()
            pytest.fail(f"it hangs; so far it said {process.communicate()[0].decode()[-500:]}")
    import resource

    assert process.returncode in (0, 1), complaints.decode()
    assert b"Traceback" not in complaints, complaints.decode()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return [json.loads(line) for line in said.splitlines()], peak


def assert_told_in_words(outcome: dict[str, Any], path: Path) -> None:
    error = outcome["error"]
    if outcome["status"] == "failed":
        assert error.startswith(f"{path.name}: "), error
        assert any(error.endswith(advice) for advice in ADVICE), error
        assert not NO_WORDS_OF_A_LAWYERS.search(error.removeprefix(path.name)), error
    else:
        assert error is None
        assert [entry["page"] for entry in outcome["ledger"]] == list(range(1, outcome["pages"] + 1))
        assert outcome["passages"] > 0
    for entry in outcome["ledger"]:
        reason = entry["reason"] or ""
        assert reason if entry["read"] == "failed" else not reason or reason.endswith("left out")
        assert not NO_WORDS_OF_A_LAWYERS.search(reason), entry


def check(home: Path, files: list[tuple[str, Path]], *, within: float) -> Counter[str]:
    outcomes, peak = ingest(home, [path for _, path in files], within=within)
    assert len(outcomes) == len(files)
    for (name, path), outcome in zip(files, outcomes, strict=True):
        assert outcome["file"] == path.name
        assert_told_in_words(outcome, path)
        if name.startswith("good"):
            assert outcome["status"] == "ingested", name
    assert peak < MEMORY
    with Matter(home) as matter:
        assert_consistent(matter)
    print(f"\n{len(files)} files: {Counter(outcome['status'] for outcome in outcomes)}; ", end="")
    print(f"peak memory of a process {peak / 2**20:,.0f} MiB")
    return Counter(outcome["status"] for outcome in outcomes)


def test_there_are_more_than_300_each_with_a_name_of_its_own() -> None:
    names = [name for name, _ in BUILT]
    assert len(names) == len(set(names)) > 300


def test_the_same_seed_makes_the_same_files() -> None:
    def digests() -> Iterator[str]:
        for _, make in mutations.build():
            yield hashlib.sha256(make()).hexdigest()

    assert list(digests()) == list(digests())


@linux
def test_some_of_the_hostile_files(tmp_path: Path) -> None:
    assert set(check(tmp_path / "store", lay_out(tmp_path, QUICK), within=600)) >= {"ingested", "failed"}


@linux
@pytest.mark.slow
def test_all_hostile_files_and_their_pages_shown(tmp_path: Path) -> None:
    files = lay_out(tmp_path, BUILT)
    check(tmp_path / "store", files, within=3000)
    shown: Counter[str] = Counter()
    with Matter(tmp_path / "store") as matter, closing(PageRenderer()) as renderer:
        for entry in matter.register.documents():
            try:
                view = renderer.render(matter.file_path(entry.document_id), 1, 800)
            except errors.ReadingStopped:
                shown["refused"] += 1
            else:
                assert 0 < view.width <= 800 and 0 < view.height <= 2400
                shown["shown"] += 1
    assert shown["shown"] > shown["refused"]
    print(f"\nfirst pages: {shown}")


@linux
def test_odd_file_names_are_made_safe_and_keep_nothing_out(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    names = [*ODD_NAMES, os.fsdecode(b"not \xff\xfe text.pdf")]
    for number, name in enumerate(names):
        write_pdf(folder / name, f"Exhibit {number} is the notice of breach.")
    outcomes, _ = ingest(tmp_path / "store", [folder / name for name in names], within=300)
    assert [outcome["status"] for outcome in outcomes] == ["ingested"] * len(names)
    for outcome in outcomes:
        assert outcome["file"].isprintable() and 0 < len(outcome["file"]) <= 180, outcome["file"]
    with Matter(tmp_path / "store") as matter:
        assert_consistent(matter)
