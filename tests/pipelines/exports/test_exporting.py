"""The export command, where the answer's file was made by someone else: its matter is hostile text."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import pytest

from pipelines.errors import BadMatterName
from pipelines.exports import exporting
from pipelines.exports.export import to_json
from tests.pipelines.exports.made import ANSWER

NAMES = [
    pytest.param("M" * 5000, id="longer than a folder's name"),
    pytest.param("..", id="the store itself"),
    pytest.param("../../elsewhere", id="outside of the store"),
    pytest.param("a\x00b", id="a NUL"),
]


def given(folder: Path, name: str, form: str, *, page_images: bool = False) -> argparse.Namespace:
    (folder / "elsewhere").mkdir()
    (folder / "store" / "matters").mkdir(parents=True)
    answer = folder / "ANSWER.json"
    answer.write_text(to_json(ANSWER.model_copy(update={"matter": name})))
    return argparse.Namespace(
        answer=answer,
        conversation=None,
        format=form,
        output=folder / f"made.{form}",
        authorities=False,
        page_images=page_images,
        store=folder / "store",
        matter=None,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_matter_that_cannot_be_one_is_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadMatterName, match="cannot be a matter's name") as refused:
        exporting.run(given(tmp_path, name, "pdf", page_images=True))
    assert len(str(refused.value)) < 300
    assert not (tmp_path / "made.pdf").exists()


@pytest.mark.parametrize("name", NAMES)
def test_where_the_matter_is_not_needed_the_citations_are_written_and_it_is_told(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        exporting.run(given(tmp_path, name, "csv"))
    assert "cannot be a matter's name" in caplog.text
    assert "order.pdf" in (tmp_path / "made.csv").read_text(encoding="utf-8-sig")
