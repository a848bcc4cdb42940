"""Models are found by name, located, verified and remembered."""

import dataclasses
import os
from pathlib import Path

import pytest
from haystack import Pipeline

from pipelines.errors import ModelDamaged, ModelNotFound, ModelUnsupported
from pipelines.models import catalogue
from pipelines.models.__main__ import main
from pipelines.models.catalogue import ModelFile, entries, find, locate, lookup, sha256_of, verify
from pipelines.models.catalogue_component import ModelCatalogue
from tests.pipelines.models.tiny_gguf import make_gguf

GENERATORS = ["smollm2-135m", "smollm2-135m-llama.cpp", "qwen2.5-coder-1.5b"]


def test_the_catalogue_lists_by_role() -> None:
    assert [entry.name for entry in entries("generator")] == GENERATORS
    assert [entry.name for entry in entries("embedder")] == [catalogue.DEFAULT_EMBEDDER]
    assert len(entries()) == len(GENERATORS) + 1


@pytest.mark.parametrize("name", [entry.name for entry in entries() if not entry.requirements])
def test_every_model_is_installed_and_is_what_it_should_be(name: str, models_folder: Path) -> None:
    entry = find(name)
    paths = verify(entry, models_folder)
    assert paths == locate(entry)
    assert sum(path.stat().st_size for path in paths) == entry.size_bytes


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ModelNotFound, match=r"'gpt-9'.*smollm2-135m, .*, minilm-l6-v2"):
        find("gpt-9")


def test_a_missing_wheel_says_what_to_do(tmp_path: Path) -> None:
    entry = dataclasses.replace(find("smollm2-135m"), files=(ModelFile("no-such-wheel", "x.gguf", "0"),))
    assert locate(entry) is None
    with pytest.raises(ModelNotFound, match="make setup"):
        verify(entry, tmp_path)


def test_a_model_to_be_fetched_says_where_to_get_it(tmp_path: Path) -> None:
    assert locate(find(catalogue.RECOMMENDED_GENERATOR), tmp_path) is None
    with pytest.raises(ModelNotFound, match="on the Models page, or run `make model`"):
        verify(find(catalogue.RECOMMENDED_GENERATOR), tmp_path)


def test_another_files_bytes_are_refused(tmp_path: Path) -> None:
    impostor = make_gguf(tmp_path / "own.gguf")
    entry = dataclasses.replace(find("smollm2-135m"), files=(ModelFile(None, str(impostor), "0" * 64),))
    with pytest.raises(ModelDamaged, match="not the file it should be"):
        verify(entry, tmp_path)


def test_a_checksum_is_remembered_while_the_file_is_unchanged(tmp_path: Path) -> None:
    file, models = tmp_path / "file", tmp_path / "models"
    file.write_bytes(b"one")
    first, stat = sha256_of(file, models), file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert sha256_of(file, models) == first  # not read again
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert sha256_of(file, models) != first
    (models / "checksums.json").write_text("{cut sho")
    assert sha256_of(file, models) != first


def test_a_users_own_file_is_an_entry_like_any(tmp_path: Path) -> None:
    path = make_gguf(tmp_path / "own.gguf")
    entry = lookup(str(path), tmp_path)
    assert (entry.name, entry.title, entry.role, entry.engine) == (
        "own",
        "Tiny",
        "generator",
        "llama.cpp",
    )
    assert verify(entry, tmp_path) == (path,)
    with pytest.raises(ModelNotFound, match=r"none\.gguf"):
        lookup(str(tmp_path / "none.gguf"), tmp_path)
    with pytest.raises(ModelUnsupported, match="'betamax'"):
        lookup(str(make_gguf(tmp_path / "m.gguf", architecture="betamax")), tmp_path)


def test_the_component_finds_and_verifies(models_folder: Path) -> None:
    found = ModelCatalogue(str(models_folder)).run(name="minilm-l6-v2")
    assert found["entry"] == find("minilm-l6-v2")
    assert [path.name for path in found["paths"]] == ["model.onnx", "tokenizer.json"]


def test_the_component_is_saved_and_loaded() -> None:
    pipeline = Pipeline()
    pipeline.add_component("catalogue", ModelCatalogue("models"))
    loaded = Pipeline.loads(pipeline.dumps(), allowed_modules=["pipelines.models.catalogue_component"])
    assert loaded.dumps() == pipeline.dumps()


def test_setup_prints_a_line_a_model(models_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["--models-folder", str(models_folder)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split(":")[0] for line in lines] == [*GENERATORS, "minilm-l6-v2"]
        assert lines[2].endswith("1117 MB; optional")
        assert "Apache-2.0, 98 MB; ready in" in lines[0]


def test_setup_fails_when_a_model_is_missing(
    models_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_locate", lambda file, folder: None)
    assert main(["--models-folder", str(models_folder)]) == 1
    assert "run `make setup`" in capsys.readouterr().err
