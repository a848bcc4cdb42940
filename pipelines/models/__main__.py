"""``python -m pipelines.models``: check the models and make them ready; ``make setup`` calls it.

``--get NAME`` gets one more, as ``make model`` does; what came is kept when it ends early.
"""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from pipelines import settings
from pipelines.errors import ModelError
from pipelines.models.catalogue import entries, locate, prepare_generator, verify
from pipelines.models.installing import install


def main(arguments: list[str] | None = None) -> int:
    """Check every model of the catalogue and prepare the generators, one line a model.

    :param arguments: the command line, without the program's name.
    :returns: the exit status: 1 when a model is missing, damaged or not to be had, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m pipelines.models", description=__doc__)
    parser.add_argument(
        "--get",
        metavar="NAME",
        help="first get this model: a name of the catalogue, or hf:owner/repository/file.gguf of a hub",
    )
    parser.add_argument("--models-folder", type=Path, default=settings.load().models_folder)
    given = parser.parse_args(arguments)
    folder: Path = given.models_folder
    if given.get:
        try:
            _get(given.get, folder)
        except ModelError as error:
            print(f"{given.get}: {error}", file=sys.stderr)
            return 1
    failed = False
    for entry in entries():
        if entry.requirements and locate(entry, folder) is None:
            print(f"{entry.name}: {entry.title}, {entry.licence}, {entry.size_bytes / 1e6:.0f} MB; optional")
            continue
        try:
            if entry.engine == "ctransformers":
                done = f"ready in {prepare_generator(entry.name, folder).model_path.parent}"
            else:
                done = f"checked in {verify(entry, folder)[0].parent}"
        except ModelError as error:
            failed = True
            print(f"{entry.name}: {error}", file=sys.stderr)
        else:
            print(f"{entry.name}: {entry.title}, {entry.licence}, {entry.size_bytes / 1e6:.0f} MB; {done}")
    return int(failed)


def _get(name: str, folder: Path) -> None:
    told = -1
    for progress in install(name, folder, threading.Event()):
        percent = 100 * progress.done // progress.total
        if percent != told:
            told = percent
            doing = "checking" if progress.checking else "fetching"
            print(f"{doing} {name}: {percent} %", end="\r", file=sys.stderr, flush=True)
    print(file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
