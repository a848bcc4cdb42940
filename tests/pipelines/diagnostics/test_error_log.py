"""The log of errors tells where in the code an error came about, and nothing of what it came about with."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

from pipelines.diagnostics.error_log import FILE, MOST_BYTES, LoggedError, keep_in, last_errors
from pipelines.errors import StoreDamaged
from tests.pipelines.diagnostics.conftest import SECRET, failing


def kept(home: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in home.glob(f"{FILE}*"))


def test_an_error_is_kept_by_its_class_and_its_place(home: Path) -> None:
    try:
        failing(SECRET)
    except StoreDamaged:
        logging.getLogger("ui.frame").exception("a page failed")
    (error,) = last_errors(home)
    assert (error.level, error.logger, error.said) == ("ERROR", "ui.frame", "a page failed")
    assert error.errors == ("StoreDamaged", "JSONDecodeError"), "what it was told as, and what led to it"
    here = "tests/pipelines/diagnostics/conftest.py"
    assert any(place.startswith(here) and place.endswith(" failing") for place in error.places)
    assert any(place.startswith("json/decoder.py:") for place in error.places)
    assert error.at.startswith("20") and error.at.endswith("+00:00")


def test_nothing_of_a_clients_is_written(home: Path) -> None:
    log = logging.getLogger("pipelines.test")
    error = StoreDamaged(f"{SECRET} cannot be opened")
    log.warning("%s: %s", SECRET, error)
    log.warning("odd %(name)s", {"name": SECRET})
    logging.getLogger("chromadb.x").error("cannot find " + SECRET, extra={"file": SECRET})  # noqa: G003
    try:
        exec(compile("raise ValueError(name)", f"/home/{SECRET}/x.py", "exec"), {"name": SECRET})
    except ValueError:
        log.exception("failed")
    try:
        failing(SECRET)
    except StoreDamaged:
        log.info("told", exc_info=True)
        logging.getLogger("streamlit").exception(SECRET)
    assert len(last_errors(home)) == 6
    assert SECRET not in kept(home) and str(Path.home()) + "/" not in kept(home)
    said = [each.said for each in reversed(last_errors(home))]
    assert said == ["<str>: <StoreDamaged>", "odd %(name)s", "", "failed", "told", ""]
    assert "elsewhere:1 <module>" in kept(home)


def test_other_packages_are_kept_only_when_it_is_grave_and_ours_when_the_user_was_told(home: Path) -> None:
    logging.getLogger("haystack.x").warning("chatty")
    logging.getLogger("pipelines.x").debug("detail")
    assert last_errors(home) == ()
    logging.getLogger("pipelines.x").info("told")
    assert [each.said for each in last_errors(home)] == ["told"]


_TELLING = """
import logging, pathlib, sys
from pipelines.diagnostics.error_log import keep_in
keep_in(pathlib.Path(sys.argv[1]))
logging.getLogger("ui.frame").error("a page failed")
logging.getLogger("ui.frame").info("a page told of an error")
"""


def test_it_is_still_told_on_standard_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TELLING, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stderr.count("a page failed") == 1 and "told" not in done.stderr
    assert [each.said for each in last_errors(tmp_path)] == ["a page told of an error", "a page failed"]


def test_it_stays_small_and_the_newest_are_told_first(home: Path) -> None:
    log = logging.getLogger("pipelines.x")
    for number in range(4_000):
        log.warning(f"error {number}")  # noqa: G004
    assert sum(path.stat().st_size for path in home.glob(f"{FILE}*")) <= 2 * MOST_BYTES + 1_000
    assert len(list(home.glob(f"{FILE}*"))) == 2
    newest = last_errors(home, 3)
    assert [each.said for each in newest] == ["error 3999", "error 3998", "error 3997"]


def test_a_line_that_a_killed_process_left_is_passed_over(home: Path) -> None:
    logging.getLogger("pipelines.x").warning("first")
    with (home / FILE).open("a", encoding="utf-8") as file:
        file.write('{"at": "2026\n')
    logging.getLogger("pipelines.x").warning("second")
    assert [each.said for each in last_errors(home)] == ["second", "first"]


def test_each_error_is_kept_once_in_the_store_that_is_used_last(home: Path, tmp_path: Path) -> None:
    keep_in(home)
    logging.getLogger("pipelines.x").warning("once")
    assert len(last_errors(home)) == 1
    other = tmp_path / "other"
    keep_in(other)
    logging.getLogger("pipelines.x").warning("in no folder yet")
    other.mkdir()
    logging.getLogger("pipelines.x").warning("elsewhere")
    assert len(last_errors(home)) == 1 and [each.said for each in last_errors(other)] == ["elsewhere"]


def test_an_error_reads_as_it_was_written() -> None:
    error = LoggedError(at="2026-01-01T00:00:00+00:00", level="ERROR", logger="ui", errors=("ValueError",))
    assert LoggedError.model_validate_json(error.model_dump_json()) == error
