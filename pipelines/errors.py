"""What can go wrong, for a person to read.

::

    PinciteError
    ├── StoreError
    │   ├── StoreInUse          another Pincite process owns the store
    │   ├── StoreDamaged        the register or Chroma cannot be opened
    │   ├── BadMatterName       a matter's name that cannot be a folder's
    │   ├── MatterExists        another matter has that name
    │   ├── MatterNotFound      no matter of that name in the store
    │   ├── MatterBusy          files are being added to the matter, or questions asked in it
    │   └── DocumentNotFound    no document with that id in the matter
    ├── ModelError
    │   ├── ModelNotFound       no such model, or its files are not installed
    │   ├── ModelUnsupported    a file the engine cannot read
    │   ├── ModelDamaged        its bytes are not those of the catalogue
    │   ├── FetchFailed         a model could not be fetched; what came stays, and the next try goes on
    │   ├── ServerNotAllowed    a model's server on another computer, which the user has not allowed
    │   ├── EngineStopped       the model's process died in the middle of an answer
    │   └── PromptTooLong       prompt and answer would pass the model's context
    ├── CorrectionRefused       what is no caption's: a day that the calendar has not, a number without digits
    ├── CheckError              a question of the user's own check that cannot be counted
    ├── ExportError             an export that is not built, or an answer file that is not one
    ├── ActionError             an input that cannot be right, or a draft that cannot be made
    │   └── UnknownRequest      a request that fits no action
    ├── DocketError             a docket question that the database cannot answer
    │   ├── NotADocketQuestion  a question for something else than what it holds
    │   └── QueryRefused        a query that is no SELECT over the published tables, or passes its bounds
    └── IngestionCancelled      the user asked to stop; what was whole stays

What can be wrong with a file is in :mod:`ingest.errors`.
"""

from __future__ import annotations


class PinciteError(Exception):
    """The root of Pincite's errors; its text is meant for the user."""


class StoreError(PinciteError):
    """Something is wrong with the store."""


class StoreInUse(StoreError):  # noqa: N818 - these are named for what happened
    """Another Pincite process owns the store."""


class StoreDamaged(StoreError):  # noqa: N818
    """The register or Chroma cannot be opened."""


class BadMatterName(StoreError):  # noqa: N818
    """The matter's name cannot be used as a folder's."""


class MatterExists(StoreError):  # noqa: N818
    """Another matter has that name."""


class MatterNotFound(StoreError):  # noqa: N818
    """The store has no matter of that name."""


class MatterBusy(StoreError):  # noqa: N818
    """Files are being added to the matter, or questions asked in it."""


class DocumentNotFound(StoreError):  # noqa: N818
    """The matter holds no document with that id."""


class ModelError(PinciteError):
    """Something is wrong with a model."""


class ModelNotFound(ModelError):  # noqa: N818
    """No such model, or its files are not installed."""


class ModelUnsupported(ModelError):  # noqa: N818
    """The engine cannot read this kind of file."""


class ModelDamaged(ModelError):  # noqa: N818
    """The file's bytes are not those of the catalogue."""


class FetchFailed(ModelError):  # noqa: N818
    """A model could not be fetched; what came is kept, and the next try goes on from there."""


class ServerNotAllowed(ModelError):  # noqa: N818
    """The files' text would go to another computer, and the user has not allowed that."""


class EngineStopped(ModelError):  # noqa: N818
    """The model's process died in the middle of an answer."""


class PromptTooLong(ModelError):  # noqa: N818
    """Prompt and answer together would pass the model's context."""


class CorrectionRefused(PinciteError):  # noqa: N818
    """A correction of a caption cannot be one; the text says how to write it."""


class CheckError(PinciteError):
    """A question of the user's own check cannot be asked or counted; the text says what to change."""


class ExportError(PinciteError):
    """The export cannot be made."""


class ActionError(PinciteError):
    """An input of an action cannot be right, or a draft cannot be made; the text says what to change."""


class UnknownRequest(ActionError):  # noqa: N818
    """The request fits no action."""


class IngestionCancelled(PinciteError):  # noqa: N818
    """The user asked the ingestion to stop."""


class DocketError(PinciteError):
    """A docket question cannot be answered from the database."""


class NotADocketQuestion(DocketError):  # noqa: N818
    """The question asks for something else than what the database holds."""


class QueryRefused(DocketError):  # noqa: N818
    """A query is no SELECT over the published tables, or passes its bounds of size or time."""
