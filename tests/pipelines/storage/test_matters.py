"""A store's matters: begun, renamed, archived and destroyed, each change whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import BadMatterName, MatterExists, MatterNotFound, PinciteError, StoreDamaged
from pipelines.storage import matters
from pipelines.storage.matter import Matter


def names(home: Path) -> list[str]:
    return [entry.name for entry in matters.listed(home)]


def test_a_store_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert matters.listed(tmp_path / "nowhere") == []
    assert matters.open_names(tmp_path / "nowhere") == []
    matters.sweep(tmp_path / "nowhere")


def test_they_are_listed_by_name_whatever_its_capitals(tmp_path: Path) -> None:
    for name in ("beta", "Alpha", "gamma v. Delta"):
        matters.create(tmp_path, name)
    assert names(tmp_path) == ["Alpha", "beta", "gamma v. Delta"]


def test_what_a_matter_holds_is_told_without_opening_it(tmp_path: Path) -> None:
    with Matter(tmp_path, "Doe") as matter:
        matter.file_path("0" * 64).write_bytes(b"x" * 5000)
        (entry,) = matters.listed(tmp_path)
    assert (entry.name, entry.archived, entry.documents) == ("Doe", False, 1)
    assert entry.size > 5000


def test_a_matter_that_was_begun_can_be_opened(tmp_path: Path) -> None:
    name = matters.create(tmp_path, "  Whitlock   v. Brightwater ")
    assert name == "Whitlock v. Brightwater"
    with Matter(tmp_path, name) as matter:
        assert matter.register.documents() == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "..",
        "a/b",
        "a\\b",
        "../x",
        ".hidden",
        "a" * 81,
        "a\0b",
        "x.",
        "C:",
        "a\nb/c",
        "CON",
        "nul.txt",
        "日" * 80,
    ],
)
def test_names_that_cannot_be_folders_are_refused(tmp_path: Path, name: str) -> None:
    matters.create(tmp_path, "kept")
    with pytest.raises(BadMatterName):
        matters.create(tmp_path, name)
    with pytest.raises(BadMatterName):
        matters.rename(tmp_path, "kept", name)
    assert names(tmp_path) == ["kept"]


@given(st.text(max_size=90))
def test_no_name_makes_a_folder_outside_of_the_matters(tmp_path_factory: pytest.TempPathFactory, name: str):
    home = tmp_path_factory.mktemp("home")
    try:
        kept = matters.create(home, name)
    except BadMatterName:
        assert not any(home.iterdir())
    else:
        assert [path.name for path in (home / "matters").iterdir()] == [kept]


def test_two_matters_cannot_differ_by_capitals_alone(tmp_path: Path) -> None:
    matters.create(tmp_path, "Doe")
    matters.create(tmp_path, "Roe")
    with pytest.raises(MatterExists, match="'Doe'"):
        matters.create(tmp_path, "DOE")
    with pytest.raises(MatterExists, match="'Doe'"):
        matters.rename(tmp_path, "Roe", "doe")
    assert matters.rename(tmp_path, "Doe", "DOE") == "DOE"
    assert names(tmp_path) == ["DOE", "Roe"]


def test_a_renamed_matter_keeps_everything(tmp_path: Path) -> None:
    with Matter(tmp_path, "Doe") as matter:
        number = matter.register.begin_conversation("Why?")
    matters.rename(tmp_path, "Doe", "Doe v. Roe")
    with Matter(tmp_path, "Doe v. Roe") as matter:
        assert matter.register.conversation(number) is not None
    assert names(tmp_path) == ["Doe v. Roe"]


def test_an_archived_matter_is_kept_and_not_offered(tmp_path: Path) -> None:
    matters.create(tmp_path, "Doe")
    matters.create(tmp_path, "Roe")
    matters.archive(tmp_path, "Doe")
    assert matters.open_names(tmp_path) == ["Roe"]
    assert [entry.archived for entry in matters.listed(tmp_path)] == [True, False]
    with pytest.raises(MatterExists):
        matters.create(tmp_path, "Doe")
    matters.restore(tmp_path, "Doe")
    assert matters.open_names(tmp_path) == ["Doe", "Roe"]


def test_a_destroyed_matter_leaves_nothing_and_the_others_are_untouched(tmp_path: Path) -> None:
    for name in ("Doe", "Roe"):
        with Matter(tmp_path, name) as matter:
            matter.file_path("0" * 64).write_bytes(b"confidential " + name.encode())
    gone = matters.destroy(tmp_path, "Doe")
    assert (gone.name, gone.documents) == ("Doe", 1)
    assert names(tmp_path) == ["Roe"]
    found = [path for path in tmp_path.rglob("*") if path.is_file() and b"ential Doe" in path.read_bytes()]
    assert found == []
    assert any(b"ential Roe" in path.read_bytes() for path in tmp_path.rglob("*.pdf"))


@pytest.mark.parametrize(
    "change",
    [
        lambda home: matters.rename(home, "Doe", "Roe"),
        lambda home: matters.archive(home, "Doe"),
        lambda home: matters.restore(home, "Doe"),
        lambda home: matters.destroy(home, "Doe"),
        lambda home: matters.destroy(home, "../Doe"),
        lambda home: matters.destroy(home, "."),
        lambda home: matters.archive(home, ""),
    ],
)
def test_what_is_not_there_is_told_of(tmp_path: Path, change) -> None:
    (tmp_path / "Doe").mkdir()
    with pytest.raises(MatterNotFound, match="renamed or destroyed"):
        change(tmp_path)
    assert (tmp_path / "Doe").exists()


def test_a_folder_that_cannot_be_moved_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matters.create(tmp_path, "Doe")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StoreDamaged, match=r"cannot be moved: Permission denied.*try again"):
        matters.rename(tmp_path, "Doe", "Roe")
    with pytest.raises(PinciteError, match="cannot be moved"):
        matters.destroy(tmp_path, "Doe")
    assert names(tmp_path) == ["Doe"]


def test_a_link_that_was_destroyed_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (tmp_path / "matters").mkdir()
    (tmp_path / "matters" / "Doe").symlink_to(elsewhere)
    matters.destroy(tmp_path, "Doe")
    assert list((tmp_path / "matters").iterdir()) == []
    assert (elsewhere / "kept").exists()


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "matters").write_text("a file")
    with pytest.raises(StoreDamaged, match="cannot be begun"):
        matters.create(tmp_path, "Doe")


KILLED = """
import os, shutil, sys
from pathlib import Path
from pipelines.storage import matters

def kill(path):
    next(Path(path).rglob("*.pdf")).unlink()
    os._exit(9)

shutil.rmtree = kill
matters.destroy(Path(sys.argv[1]), "Doe")
"""


def test_killed_while_it_is_destroyed_it_is_gone_and_the_rest_is_swept(tmp_path: Path) -> None:
    with Matter(tmp_path, "Doe") as matter:
        matter.file_path("0" * 64).write_bytes(b"confidential")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert killed.returncode == 9
    assert names(tmp_path) == []
    assert len(list((tmp_path / "matters").iterdir())) == 1
    matters.sweep(tmp_path)
    assert list((tmp_path / "matters").iterdir()) == []
