"""What cannot be read: a file is refused with its name and advice, a page is entered as failed."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import errors, pages
from ingest.errors import (
    FileDamaged,
    FileEncrypted,
    FileIsPortfolio,
    FileTooLarge,
    IngestError,
    NoTextFound,
    PagesUnreadable,
    ReadingStopped,
)
from ingest.intake import admit
from ingest.pages import PageReader
from ingest.records import Page
from tests.ingest import pdfs
from tests.ingest.conftest import REAL_CASES, ledger, read, real_cases

OTHER = "The notice of breach came late."
kills = pytest.mark.skipif(sys.platform == "win32", reason="kills the reader as POSIX does")


def locked(path: Path) -> Path:
    return pdfs.encrypted(path, user="sealed by order")


def all_blank(path: Path) -> Path:
    return pdfs.text_pages(path, [], [], [])


def two_files_in_one(path: Path) -> Path:
    inside = (pdfs.text_pages(path.with_stem(f"{n}"), [OTHER]) for n in (1, 2))
    return pdfs.portfolio(path, *inside)


def nothing_but_stamps(path: Path) -> Path:
    return pdfs.text_pages(path, ["Case 3:21-cv-00417-MHP Document 1 Filed 01/19/21 Page 1 of 1"])


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(locked, FileEncrypted, id="a password is needed"),
        pytest.param(pdfs.truncated, FileDamaged, id="truncated"),
        pytest.param(pdfs.header_only, FileDamaged, id="noise behind a header"),
        pytest.param(pdfs.without_pages, FileDamaged, id="no pages"),
        pytest.param(pdfs.picture, NoTextFound, id="a picture"),
        pytest.param(all_blank, NoTextFound, id="blank pages"),
        pytest.param(nothing_but_stamps, NoTextFound, id="a scan with a filing stamp"),
        pytest.param(two_files_in_one, FileIsPortfolio, id="a portfolio"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name_and_advice(
    reader: PageReader, tmp_path: Path, make: Callable[[Path], Path], error: type[IngestError]
) -> None:
    with pytest.raises(error) as refusal:
        read(reader, make(tmp_path / "Dkt 31.pdf"))
    assert str(refusal.value).startswith("Dkt 31.pdf: ")
    assert str(refusal.value).endswith(error.advice)
    assert str(tmp_path) not in str(refusal.value)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_file_cut_anywhere_is_read_or_refused_as_damaged(
    reader: PageReader, tmp_path: Path, share: float
) -> None:
    file = pdfs.truncated(tmp_path / "a.pdf", share)
    try:
        read_pages = read(reader, file)
    except FileDamaged as refusal:
        assert "damaged or incomplete" in str(refusal)
    else:
        assert all(set(page.text.splitlines()) <= {pdfs.STATEMENT} for page in read_pages)


def test_a_file_of_too_many_pages_is_refused_with_both_counts(
    reader: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MAX_PAGES", 2)
    file = pdfs.text_pages(tmp_path / "docket.pdf", [OTHER], [OTHER], [OTHER])
    with pytest.raises(FileTooLarge, match=r"docket\.pdf: .*\(3 pages; the limit is 2\)"):
        read(reader, file)


def test_a_file_of_too_much_text_is_refused(
    reader: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MAX_CHARACTERS", 70)
    file = pdfs.text_pages(tmp_path / "docket.pdf", [OTHER], [OTHER], [OTHER])
    with pytest.raises(FileTooLarge, match=r"docket\.pdf: .*\(more than 70 characters of text\)"):
        read(reader, file)


def test_a_file_that_takes_too_long_altogether_is_refused(
    reader: PageReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_SECONDS_PER_FILE", 0.0)
    monkeypatch.setattr(pages, "_SECONDS_MORE_A_PAGE", 0.0)
    with pytest.raises(ReadingStopped, match=r"docket\.pdf: .*\(after 0 minutes, at page 1\)"):
        read(reader, pdfs.text_pages(tmp_path / "docket.pdf", [OTHER]))
    monkeypatch.undo()
    assert read(reader, pdfs.text_pages(tmp_path / "next.pdf", [OTHER]))[0].text == OTHER


def test_a_file_whose_every_page_is_damaged_is_refused_and_not_sent_to_text_recognition(
    reader: PageReader, tmp_path: Path
) -> None:
    file = pdfs.with_contents(tmp_path / "Dkt 31.pdf", pdfs.BOMB)
    with pytest.raises(PagesUnreadable, match=r"Dkt 31\.pdf: .*\(page 1: it is packed or nested far beyond"):
        read(reader, file)


def test_a_file_that_vanished_after_intake_is_refused(reader: PageReader, tmp_path: Path) -> None:
    source = admit(pdfs.text_pages(tmp_path / "a.pdf", [OTHER]))
    source.path.unlink()
    with pytest.raises(errors.IngestError, match=r"^a\.pdf: "):
        reader.run(source)


def test_after_a_refusal_the_reader_reads_the_next_file(reader: PageReader, tmp_path: Path) -> None:
    with pytest.raises(FileEncrypted):
        read(reader, locked(tmp_path / "locked.pdf"))
    assert read(reader, pdfs.text_pages(tmp_path / "open.pdf", [OTHER]))[0].text == OTHER


@real_cases
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("derived_encrypted_userpw_jagels.pdf", FileEncrypted),
        ("derived_truncated_wilson.pdf", FileDamaged),
    ],
)
def test_real_files_that_cannot_be_read_are_refused(
    reader: PageReader, name: str, error: type[IngestError]
) -> None:
    with pytest.raises(error):
        read(reader, REAL_CASES / name)


# --- pages that kill their reader --------------------------------------------------------------------


def killer_of(reader: PageReader) -> Callable[[int, int], None]:
    """Kills the reading process whenever a page was read, in the middle of the next."""

    def kill(done: int, total: int) -> None:
        pid = reader._child.pid
        if pid is not None:
            os.kill(pid, signal.SIGKILL)

    return kill


STOPPED = "reading it was stopped"


@kills
def test_a_page_that_kills_its_reader_is_entered_as_failed_and_the_rest_is_read(tmp_path: Path) -> None:
    reader = PageReader()
    kill = killer_of(reader)
    file = pdfs.with_contents(tmp_path / "a.pdf", pdfs.QUICK[0], pdfs.SLOW, *pdfs.QUICK[1:3])
    told: list[tuple[int, int]] = []

    def kill_once(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            kill(done, total)

    try:
        read_pages: list[Page] = reader.run(admit(file), kill_once)["pages"]
    finally:
        reader.close()
    assert ledger(read_pages) == [
        (1, "text", None),
        (2, "failed", STOPPED),
        (3, "text", None),
        (4, "text", None),
    ]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@kills
def test_the_last_page_may_kill_its_reader(tmp_path: Path) -> None:
    reader = PageReader()
    file = pdfs.with_contents(tmp_path / "a.pdf", pdfs.QUICK[0], pdfs.SLOW)
    try:
        read_pages: list[Page] = reader.run(admit(file), killer_of(reader))["pages"]
    finally:
        reader.close()
    assert ledger(read_pages) == [(1, "text", None), (2, "failed", STOPPED)]


@kills
def test_a_file_whose_pages_keep_killing_their_reader_is_refused(tmp_path: Path) -> None:
    reader = PageReader()
    contents = [content for quick in pdfs.QUICK for content in (quick, pdfs.SLOW)]
    file = pdfs.with_contents(tmp_path / "Dkt 31.pdf", *contents)
    try:
        with pytest.raises(ReadingStopped, match=r"Dkt 31\.pdf: .*\(at page 8\)"):
            reader.run(admit(file), killer_of(reader))
        assert read(reader, pdfs.text_pages(tmp_path / "next.pdf", [OTHER]))[0].text == OTHER
    finally:
        reader.close()
