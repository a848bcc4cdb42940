"""The catalogue as a pipeline's component."""

from __future__ import annotations

from pathlib import Path

from haystack import component

from pipelines.models.catalogue import ModelEntry, default_models_folder, lookup, verify


@component
class ModelCatalogue:
    """Finds a model by name, checks its files, and says where they are.

    ::

        found = ModelCatalogue().run(name="smollm2-135m")
        found["entry"].licence   # Apache-2.0
        found["paths"]           # the verified files

    :param models_folder: where checksums are remembered; None for the user's data folder.
    """

    def __init__(self, models_folder: str | None = None) -> None:
        self.models_folder = models_folder

    @component.output_types(entry=ModelEntry, paths=list[Path])
    def run(self, name: str) -> dict[str, ModelEntry | list[Path]]:
        """Find a model.

        :param name: a name of the catalogue, or the path of the user's own GGUF file.
        :returns: ``entry``, what the catalogue says of it, and ``paths``, its files in the entry's order.
        :raises ModelNotFound: when there is none, or its files are not installed.
        :raises ModelDamaged: when a file's bytes are not those of the catalogue.
        :raises ModelUnsupported: when the user's own file is one that no engine can run.
        """
        folder = Path(self.models_folder) if self.models_folder else default_models_folder()
        entry = lookup(name, folder)
        return {"entry": entry, "paths": list(verify(entry, folder))}
