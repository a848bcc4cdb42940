"""Who may import whom, and what may be installed."""

from __future__ import annotations

import ast
import importlib.metadata
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"app", "ui", "pipelines", "ingest", "evals", "benchmarks", "corpus"}
MAY_IMPORT = {
    "app": {"ui", "pipelines", "ingest"},
    "ui": {"pipelines", "ingest"},
    "pipelines": {"ingest"},
    "ingest": set(),
    "corpus": set(),
    "evals": {"pipelines", "ingest", "corpus", "benchmarks"},
    "benchmarks": {"pipelines", "ingest"},
}
ENTRY_POINTS = {"ingest/__main__.py": {"pipelines"}}
ONLY_IN = {
    "streamlit": {"app", "ui", "benchmarks/visitor.py"},
    "chromadb": {"pipelines/storage/store.py", "benchmarks/evidence.py"},
    "haystack_integrations": {"pipelines/storage/store.py"},
    "ctransformers": {"pipelines/models", "benchmarks/bare_engine.py"},
    "xllamacpp": {"pipelines/models", "benchmarks/llama_embedder.py"},
    "gguf": {"pipelines/models", "benchmarks/bert_gguf.py"},
    "haystack": {
        "ingest",
        "pipelines",
        "evals/generations.py",
        "evals/models.py",
        "benchmarks/decode.py",
        "benchmarks/followup.py",
        "benchmarks/varied.py",
    },
    "pypdf": {"ingest"},
    "pypdfium2": {"ingest", "evals/changes.py"},
    "docx": {"pipelines/exports"},
    "typst": {"pipelines/exports"},
    "fontTools": {"pipelines/exports"},
    "holidays": {"pipelines/actions/legal_holidays.py"},
    "eyecite": {
        "pipelines/citations/cited_authorities.py",
        "pipelines/exports/authorities.py",
        "pipelines/entities/authorities.py",
    },
    "sqlalchemy": {
        "pipelines/docket/schema.py",
        "pipelines/docket/proposing.py",
        "pipelines/docket/running.py",
    },
    "sqlglot": {
        "pipelines/docket/columns.py",
        "pipelines/docket/gate.py",
        "pipelines/docket/running.py",
    },
    "psycopg": set(),  # SQLAlchemy loads it
    "zipcodes": {"pipelines/entities/known.py"},
    "sqlite3": {
        "pipelines/storage/database.py",
        "pipelines/storage/store.py",
        "pipelines/storage/quoting.py",
        "pipelines/docket/running.py",
    },
}


@cache
def modules() -> list[tuple[str, str]]:
    """Return every module of ours with every module that it imports, however deep inside it."""
    return list(_modules())


def _modules() -> Iterator[tuple[str, str]]:
    for path in [ROOT / "app.py", *(p for name in MAY_IMPORT for p in (ROOT / name).rglob("*.py"))]:
        relative = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((relative, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield relative, node.module


def test_every_package_has_its_rule() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages | {"app"} == OURS == MAY_IMPORT.keys()


def test_imports_go_one_way_app_ui_pipelines_ingest() -> None:
    wrong = [
        f"{module} imports {imported}"
        for module, imported in modules()
        if (target := imported.split(".")[0]) in OURS
        and target != (package := module.split("/")[0].removesuffix(".py"))
        and target not in MAY_IMPORT[package] | ENTRY_POINTS.get(module, set())
    ]
    assert wrong == []


def is_in(module: str, place: str) -> bool:
    return module == place or module.startswith((f"{place}/", f"{place}."))


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    places = ONLY_IN[library]
    users = {module for module, imported in modules() if imported.split(".")[0] == library}
    assert [user for user in users if not any(is_in(user, place) for place in places)] == []
    unused = [place for place in places if not any(is_in(user, place) for user in users)]
    assert unused == [], f"nobody imports {library} there: drop it"


def test_no_torch_is_installed() -> None:
    installed = {distribution.name.lower() for distribution in importlib.metadata.distributions()}
    assert not installed & {"torch", "tensorflow", "jax"}


def test_every_requirement_is_pinned_and_has_its_reason() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line and not line.startswith(("#", "-c ")):
                assert re.fullmatch(r"[\w.-]+==[\w.]+ +# .{4,}", line), line


def test_the_installed_versions_are_the_pinned_ones() -> None:
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([\w.-]+)==([\w.]+)", line):
            assert importlib.metadata.version(match[1]) == match[2]
