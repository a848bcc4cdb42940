"""The log of errors in the store's folder. It is scrubbed as it is written: no names, no text, no paths.

Of an error it keeps when and where in the code it came about, and of what class it is. Its message is left
out, for that may hold anything: a file's name, words of a page, a question. What our own code says of it is a
constant (ruff's rule G004 sees to it), and what is put in there is told by its class alone. Of packages that
are not ours only the classes and places are kept.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError

from pipelines.record import Record

FILE = "errors.log"
MOST_BYTES = 128 << 10
"""The size at which a new file is begun; the one before is kept, older ones are not."""

_OURS = ("app", "ui", "pipelines", "ingest")
_ROOT = Path(__file__).resolve().parents[2]
_LIBRARY = Path(os.__file__).resolve().parent
_PACKAGES = "site-packages"
_FRAMES = 12


class LoggedError(Record):
    """An error as the log keeps it.

    :param at: when, ISO 8601, UTC.
    :param level: how grave: ``INFO`` for what the user was told in words.
    :param logger: the module that told of it.
    :param said: what it said, without what it was said of; empty for a package that is not ours.
    :param errors: the classes of the errors, the last one first, then what led to it.
    :param places: where in the code, outermost first: file, line and function.
    """

    at: str
    level: str
    logger: str
    said: str = ""
    errors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class _Scrubbing(logging.Formatter):
    """Writes a record as a line of JSON that holds nothing of a client's."""

    def format(self, record: logging.LogRecord) -> str:
        return _scrubbed(record).model_dump_json()


class _Handler(RotatingFileHandler):
    """Writes the log; takes of other packages' records the grave ones alone."""

    def __init__(self, home: Path) -> None:
        super().__init__(home / FILE, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(_Scrubbing())

    def filter(self, record: logging.LogRecord) -> bool:
        least = logging.INFO if _is_ours(record.name) else logging.ERROR
        return record.levelno >= least and super().filter(record) is not False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Do nothing: a full or missing disk keeps nobody from working."""


def keep_in(home: Path) -> None:
    """Keep what goes wrong from now on in the store's folder; done before for this folder, nothing happens.

    Errors still go to standard error as well.

    :param home: the store's folder.
    """
    root = logging.getLogger()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)  # ours must not silence what Python does
    for handler in root.handlers:
        if isinstance(handler, _Handler):
            if Path(handler.baseFilename) == (home / FILE).resolve():
                return
            root.removeHandler(handler)
            handler.close()
        elif handler.level == logging.NOTSET:
            handler.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    root.addHandler(_Handler(home.resolve()))


def last_errors(home: Path, count: int = 50) -> tuple[LoggedError, ...]:
    """Return the last errors that the log keeps, the newest first.

    :param home: the store's folder.
    :param count: how many at most.
    """
    found: list[LoggedError] = []
    for path in (home / f"{FILE}.1", home / FILE):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        for line in lines:
            try:
                found.append(LoggedError.model_validate_json(line))
            except ValidationError:  # a line that a killed process left
                continue
    return tuple(reversed(found[-count:]))


def _scrubbed(record: logging.LogRecord) -> LoggedError:
    error = record.exc_info[1] if record.exc_info else None
    chain = list(_chain(error))
    return LoggedError(
        at=datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
        level=record.levelname,
        logger=record.name,
        said=_said(record) if _is_ours(record.name) else "",
        errors=tuple(_class_of(each) for each in chain),
        places=tuple(place for each in reversed(chain) for place in _places(each.__traceback__)),
    )


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in _OURS


def _said(record: logging.LogRecord) -> str:
    """Return what was said, each argument by its class."""
    said = str(record.msg)
    arguments = record.args if isinstance(record.args, tuple) else ()
    for argument in arguments:
        said = said.replace("%s", f"<{_class_of(argument)}>", 1)
    return said


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _class_of(value: object) -> str:
    return type(value).__qualname__


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{_file(Path(frame.filename))}:{frame.lineno} {frame.name}" for frame in frames]


def _file(path: Path) -> str:
    """Return a file of code by its place in its package, so that no folder of the user's is told."""
    if _PACKAGES in path.parts:
        return "/".join(path.parts[path.parts.index(_PACKAGES) + 1 :])
    for folder in (_ROOT, _LIBRARY):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return "elsewhere"
