"""Settings: where things lie and which model answers. Read once at the rim, passed in as plain values."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

import platformdirs

from pipelines.errors import PinciteError
from pipelines.whole_file import write_whole

DEFAULT_MODEL = "smollm2-135m"
DEFAULT_MATTER = "default"
SETTINGS_FILE = "pincite.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person may set.

    :param home: the store's folder: matters, each a folder of its own.
    :param models_folder: where prepared models lie, outside the store.
    :param matter: the matter to work in.
    :param model: a name of the catalogue, ``hf:`` and a name on a hub, the path of a GGUF file, or a server's
        address with a model's name after a ``#``.
    :param evidence: how many passages are shown as evidence.
    :param database: the URL of a PostgreSQL database that docket questions are run in; SQLite where empty.
    """

    home: Path
    models_folder: Path
    matter: str = DEFAULT_MATTER
    model: str = DEFAULT_MODEL
    evidence: int = 8
    database: str = ""


def data_folder() -> Path:
    """Return the folder for a user's data on this system; store and models lie in it by default."""
    return Path(platformdirs.user_data_dir("pincite", appauthor=False))


def load(environment: Mapping[str, str] = os.environ, **given: str | None) -> Settings:
    """Put the settings together: what was given, else the environment, else the file, else the default.

    The environment's names are ``PINCITE_HOME``, ``PINCITE_MODELS``, ``PINCITE_MATTER``, ``PINCITE_MODEL``
    and ``PINCITE_DATABASE``; the file is ``pincite.toml`` in the store's folder, with the fields' own names.

    :param environment: environment variables.
    :param given: fields set by the caller, such as a command line; None counts as not given.
    :returns: the settings.
    :raises PinciteError: when the file is not valid TOML, names an unknown field, or holds a wrong type.
    """
    data = data_folder()
    home = Path(given.get("home") or environment.get("PINCITE_HOME") or data / "store").expanduser()
    filed = _read_file(home / SETTINGS_FILE)

    def choose(name: str, variable: str, default: str) -> str:
        return given.get(name) or environment.get(variable) or str(filed.get(name, default))

    return Settings(
        home=home,
        models_folder=Path(choose("models_folder", "PINCITE_MODELS", str(data / "models"))).expanduser(),
        matter=choose("matter", "PINCITE_MATTER", DEFAULT_MATTER),
        model=choose("model", "PINCITE_MODEL", DEFAULT_MODEL),
        evidence=int(filed.get("evidence", 8)),
        database=choose("database", "PINCITE_DATABASE", ""),
    )


def choose(home: Path, setting: Literal["model", "matter"], value: str) -> None:
    """Write a choice into the settings' file; what else stands there stays as it is.

    :param home: the store's folder, created when missing.
    :param setting: the field of :class:`Settings` that is chosen.
    :param value: its new value.
    :raises PinciteError: when the file there is not valid.
    """
    path = home / SETTINGS_FILE
    _read_file(path)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    chosen = f"{setting} = {json.dumps(value, ensure_ascii=False)}"  # a JSON string is a TOML string
    earlier = re.compile(rf"""\s*["']?{setting}["']?\s*=""")
    kept = [line for line in lines if not earlier.match(line)]
    write_whole(path, "\n".join([chosen, *kept]) + "\n")


def _read_file(path: Path) -> dict[str, str | int]:
    if not path.is_file():
        return {}
    try:
        values: dict[str, str | int] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PinciteError(f"{path}: the settings cannot be read: {error}") from error
    unknown = values.keys() - {field.name for field in fields(Settings)} - {"home"}
    if unknown or "home" in values:
        raise PinciteError(
            f"{path}: no such setting: {', '.join(sorted(unknown | (values.keys() & {'home'})))}"
        )
    if not isinstance(values.get("evidence", 8), int) or not 1 <= int(values.get("evidence", 8)) <= 50:
        raise PinciteError(f"{path}: evidence must be a whole number from 1 to 50")
    return values
