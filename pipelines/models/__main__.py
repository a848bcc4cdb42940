"""``python -m pipelines.models``: check the models and make them ready; ``make setup`` calls it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipelines import settings
from pipelines.errors import ModelError
from pipelines.models.catalogue import entries, locate, prepare_generator, verify


def main(arguments: list[str] | None = None) -> int:
    """Check every model of the catalogue and prepare the generators, one line a model.

    :param arguments: the command line, without the program's name.
    :returns: the exit status: 1 when a model is missing or damaged, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m pipelines.models", description=main.__doc__)
    parser.add_argument("--models-folder", type=Path, default=settings.load().models_folder)
    folder: Path = parser.parse_args(arguments).models_folder
    failed = False
    for entry in entries():
        if entry.optional and locate(entry, folder) is None:
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


if __name__ == "__main__":
    sys.exit(main())
