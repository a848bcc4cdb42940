"""What comes in: a file is admitted with a safe name, or refused in words a lawyer can act on."""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest import errors, intake
from ingest.errors import FileEmpty, FileMissing, FileTooLarge, IngestError, NotAPdf
from ingest.intake import admit, find_pdfs, safe_name
from tests.ingest import pdfs

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")


def every_error() -> list[type[IngestError]]:
    return IngestError.__subclasses__()


# --- admission ---------------------------------------------------------------------------------------


def test_a_pdf_is_admitted_with_its_name_size_and_hash(tmp_path: Path) -> None:
    file = pdfs.text_pages(tmp_path / "Dkt 31 Order.pdf", [pdfs.STATEMENT])
    content = file.read_bytes()
    source = admit(file)
    assert source.path == file
    assert source.name == "Dkt 31 Order.pdf"
    assert source.size == len(content)
    assert source.document_id == hashlib.sha256(content).hexdigest()


def test_a_file_is_known_by_the_name_the_user_gave_it(tmp_path: Path) -> None:
    file = pdfs.text_pages(tmp_path / "tmp8f3k", [pdfs.STATEMENT])
    assert admit(file, r"C:\Cases\Complaint.pdf").name == "Complaint.pdf"


@pytest.mark.parametrize("before", [0, 2, 1019], ids=["none", "a line end", "the most that readers accept"])
def test_bytes_before_the_header_are_accepted(tmp_path: Path, before: int) -> None:
    file = tmp_path / "order.pdf"
    file.write_bytes(b"\n" * before + b"%PDF-1.7 and so on")
    assert admit(file).size == before + 18


def test_a_header_that_comes_too_late_is_none(tmp_path: Path) -> None:
    file = tmp_path / "order.pdf"
    file.write_bytes(b"\n" * 1020 + b"%PDF-1.7 and so on")
    with pytest.raises(NotAPdf):
        admit(file)


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


def a_missing_file(path: Path) -> Path:
    return path


def a_broken_link(path: Path) -> Path:
    path.symlink_to(path.with_name("gone"))
    return path


def a_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def too_long_a_path(path: Path) -> Path:
    return path / ("x" * 5000) / path.name


def with_a_null_character(path: Path) -> Path:
    return path.with_name("\x00") / path.name


@pytest.mark.parametrize(
    ("make", "error", "reason"),
    [
        pytest.param(a_missing_file, FileMissing, "no readable file", id="missing"),
        pytest.param(a_folder, FileMissing, "no readable file", id="a folder"),
        pytest.param(a_broken_link, FileMissing, "no readable file", id="a broken link", marks=on_posix),
        pytest.param(a_pipe, FileMissing, "no readable file", id="a pipe, which never ends", marks=on_posix),
        pytest.param(too_long_a_path, FileMissing, "no readable file", id="a path too long", marks=on_posix),
        pytest.param(with_a_null_character, FileMissing, "no readable file", id="a null character"),
        pytest.param(pdfs.empty, FileEmpty, "0 bytes", id="empty"),
        pytest.param(pdfs.not_a_pdf, NotAPdf, "not a PDF", id="a web page"),
    ],
)
def test_a_file_is_refused_with_its_name_the_reason_and_advice(
    tmp_path: Path, make: Callable[[Path], Path], error: type[IngestError], reason: str
) -> None:
    with pytest.raises(error) as refusal:
        admit(make(tmp_path / "Dkt 31.pdf"))
    told = str(refusal.value)
    assert told.startswith("Dkt 31.pdf: ")
    assert reason in told
    assert told.endswith(error.advice)
    assert str(tmp_path) not in told  # the server's folders are no business of the reader


def test_a_file_that_is_too_large_is_refused_with_both_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MAX_BYTES", 1 << 20)
    file = pdfs.not_a_pdf(tmp_path / "exhibits.pdf")
    os.truncate(file, 3 << 20)
    with pytest.raises(FileTooLarge, match=r"exhibits\.pdf: .*\(3 MB; the limit is 1 MB\)"):
        admit(file)


def test_a_file_just_within_the_limit_is_admitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pdfs.text_pages(tmp_path / "exhibits.pdf", [pdfs.STATEMENT])
    monkeypatch.setattr(intake, "MAX_BYTES", file.stat().st_size)
    assert admit(file).size == intake.MAX_BYTES


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_read_permission_is_refused_with_the_reason(tmp_path: Path) -> None:
    file = pdfs.text_pages(tmp_path / "sealed.pdf", [pdfs.STATEMENT])
    file.chmod(0)
    with pytest.raises(FileMissing, match=r"sealed\.pdf: .*Permission denied"):
        admit(file)


# --- errors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", every_error())
def test_every_error_names_the_file_says_what_is_wrong_and_what_to_do(error: type[IngestError]) -> None:
    told = str(error("Dkt 31.pdf", "page 7"))
    assert told == f"Dkt 31.pdf: {error.reason} (page 7). {error.advice}"
    assert str(error("Dkt 31.pdf")) == f"Dkt 31.pdf: {error.reason}. {error.advice}"


@pytest.mark.parametrize("error", every_error())
def test_every_error_has_words_of_its_own_in_whole_sentences(error: type[IngestError]) -> None:
    assert {"reason", "advice"} <= vars(error).keys()
    assert error.reason[0].islower() and not error.reason.endswith(".")
    assert error.advice[0].isupper() and error.advice.endswith(".")


def test_the_tree_of_errors_is_drawn_whole() -> None:
    assert errors.__doc__ is not None
    drawn = [line.split("── ")[1].split()[0] for line in errors.__doc__.splitlines() if "── " in line]
    assert sorted(drawn) == sorted(error.__name__ for error in every_error())


# --- names -------------------------------------------------------------------------------------------

NAMES = [
    pytest.param("Dkt 31 – Order.pdf", "Dkt 31 – Order.pdf", id="a good name stays"),
    pytest.param("/srv/uploads/Order.pdf", "Order.pdf", id="POSIX folders"),
    pytest.param(r"C:\Users\Lee\Order.pdf", "Order.pdf", id="Windows folders"),
    pytest.param(r"\\server\share\Order.pdf", "Order.pdf", id="Windows share"),
    pytest.param(r"..\..\etc/passwd", "passwd", id="climbing out, mixed separators"),
    pytest.param("Exhibits/", "Exhibits", id="separator at the end"),
    pytest.param("Ord\x00er\n\t.pdf", "Order.pdf", id="control characters"),
    pytest.param("Order\x1b[31m.pdf", "Order[31m.pdf", id="terminal colours"),
    pytest.param("Order\u202efdp.exe", "Orderfdp.exe", id="right-to-left override, hiding .exe"),
    pytest.param("\u2066Order\u2069.pdf", "Order.pdf", id="bidirectional isolates"),
    pytest.param("Or\u200bder\ufeff.pdf", "Order.pdf", id="invisible characters"),
    pytest.param("Order\u2028Paid.pdf", "OrderPaid.pdf", id="line separator"),
    pytest.param("Order\ud800.pdf", "Order.pdf", id="lone surrogate, from an undecodable name"),
    pytest.param("Re\u0301sume\u0301.pdf", "Résumé.pdf", id="accents as macOS writes them"),
    pytest.param("判決.pdf", "判決.pdf", id="other scripts stay"),
    pytest.param("  Order.pdf  ", "Order.pdf", id="spaces around"),
    pytest.param(".hidden.pdf", ".hidden.pdf", id="hidden file"),
    pytest.param("", "unnamed.pdf", id="empty"),
    pytest.param("   ", "unnamed.pdf", id="only spaces"),
    pytest.param(".", "unnamed.pdf", id="this folder"),
    pytest.param("..", "unnamed.pdf", id="the folder above"),
    pytest.param("Cases/..", "unnamed.pdf", id="the folder above, behind another"),
    pytest.param("....", "unnamed.pdf", id="only dots"),
    pytest.param(". .", "unnamed.pdf", id="only dots and spaces"),
    pytest.param("/", "unnamed.pdf", id="only a separator"),
    pytest.param("\u202e\u200b", "unnamed.pdf", id="only invisible characters"),
]


@pytest.mark.parametrize(("given_name", "shown"), NAMES)
def test_a_name_is_made_safe(given_name: str, shown: str) -> None:
    assert safe_name(given_name) == shown


def test_a_name_too_long_is_cut_in_the_middle_and_keeps_its_ending() -> None:
    shown = safe_name("Order " + "x" * 300 + ".pdf")
    assert len(shown) == 180
    assert shown.startswith("Order xxx")
    assert shown.endswith("x….pdf")


def test_a_name_as_long_as_allowed_stays() -> None:
    longest = "x" * 176 + ".pdf"
    assert safe_name(longest) == longest


@given(st.text(st.characters(exclude_categories=[]), max_size=400))
@example("e\u0301" * 180)
@example("Order\u2029Paid.pdf")
@example("a/" * 200 + "..")
@example("x" * 175 + "\u0301" * 40)
def test_no_name_can_do_harm(name: str) -> None:
    shown = safe_name(name)
    assert 1 <= len(shown) <= 180
    assert not set(shown) & set("/\\")
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert len(shown.splitlines()) == 1
    assert shown.strip(". ")
    assert shown == safe_name(shown)
    assert shown.encode()  # can be stored


# --- files and folders -------------------------------------------------------------------------------


def touch(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def test_a_folder_stands_for_the_pdfs_in_it_in_order_however_deep(tmp_path: Path) -> None:
    touch(tmp_path, "b.pdf", "a.PDF", "exhibits/2/c.Pdf", "notes.txt", "pdf", "a.pdf.zip")
    (tmp_path / "a folder.pdf").mkdir()
    found = [file.relative_to(tmp_path).as_posix() for file in find_pdfs([tmp_path])]
    assert found == ["a.PDF", "b.pdf", "exhibits/2/c.Pdf"]


def test_a_file_is_taken_as_it_is_so_that_its_error_can_be_told(tmp_path: Path) -> None:
    touch(tmp_path, "scan.tiff")
    given_paths = [tmp_path / "scan.tiff", tmp_path / "absent.pdf"]
    assert list(find_pdfs(given_paths)) == given_paths


def test_arguments_keep_their_order(tmp_path: Path) -> None:
    touch(tmp_path, "z/1.pdf", "a/2.pdf", "m.pdf")
    paths = [tmp_path / "z", tmp_path / "m.pdf", tmp_path / "a"]
    assert [file.name for file in find_pdfs(paths)] == ["1.pdf", "m.pdf", "2.pdf"]


def test_an_empty_folder_stands_for_nothing(tmp_path: Path) -> None:
    assert list(find_pdfs([tmp_path])) == []


@on_posix
def test_a_link_that_leads_nowhere_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    a_broken_link(tmp_path / "gone.pdf")
    (tmp_path / "loop").symlink_to(tmp_path)
    touch(tmp_path, "order.pdf")
    assert list(find_pdfs([tmp_path])) == [tmp_path / "order.pdf"]
