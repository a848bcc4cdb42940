"""Pieces of HTML of the page Models, as pure functions; every text is escaped, as in :mod:`ui.markup`."""

from __future__ import annotations

from html import escape

from pipelines.models import catalogue
from pipelines.models.catalogue import ModelEntry
from pipelines.models.installing import InstallState
from pipelines.models.server_address import Address, is_address
from ui.markup import bar

_ENGINES = {"ctransformers": "built-in engine", "llama.cpp": "llama.cpp engine"}
_WORDS = {
    catalogue.DEFAULT_GENERATOR: (
        "Comes with Pincite. Small and quick on any computer; much of what it drafts does not pass "
        "verification, and the passages themselves are shown instead."
    ),
    f"{catalogue.DEFAULT_GENERATOR}-llama.cpp": "The same small model on the newer engine.",
    catalogue.RECOMMENDED_GENERATOR: (
        "The larger one that we recommend to try, ten times the size: it wants 1.4 GB of memory and begins "
        "some four times later. On our own questions what was shown was as right as with the small one."
    ),
}
_OWN = "A model of your own choice. How well it keeps to the passages is for you to try."

INTRODUCTION = (
    "The model only drafts. Whichever you choose, a drafted sentence is shown only when it has been checked "
    "against the page that it cites, and the evidence is found without it."
)
SERVER_HERE = (
    "For an office that runs vLLM, llama-server or another server that speaks OpenAI’s protocol. Questions "
    "and passages from the files are sent to it. Unless you say otherwise only an address of this computer "
    "is taken."
)


def entry(model: ModelEntry, *, in_use: bool) -> str:
    """Return a model as a row.

    :param model: what the catalogue says of it.
    :param in_use: whether it drafts the answers now.
    """
    facts = [size(model.size_bytes), f"licence {model.licence}", _ENGINES[model.engine]]
    return _row(model.title, _WORDS.get(model.name, _OWN), facts, model.name, in_use=in_use)


def chosen(name: str) -> str:
    """Return the model in use as a row where it is in no list: a file of the user's, or a server.

    :param name: as the settings name it.
    """
    if not is_address(name):
        return _row(name, _OWN, ["a file on this computer"], name, in_use=True)
    address = Address.parse(name)
    words = "A server on this computer." if address.is_this_computer else _elsewhere(address)
    return _row(address.model or "The server’s first model", words, [address.base], name, in_use=True)


def consent(address: Address) -> str:
    """Return what is at stake before a server on another computer is used.

    :param address: the server's.
    """
    secret = "" if address.base.startswith("https://") else " The connection is not encrypted."
    return f"{_elsewhere(address)}{secret} Allow it only if your duties to the client permit that."


def _elsewhere(address: Address) -> str:
    return f"{address.host} is another computer: questions and passages from the files leave this one."


def _row(title: str, words: str, facts: list[str], name: str, *, in_use: bool) -> str:
    mark = ' <strong class="pc-in-use">In use</strong>' if in_use else ""
    told = escape(" · ".join(facts))
    return (
        f'<div class="pc-model" data-testid="model" data-model="{escape(name)}">'
        f'<span class="pc-document">{escape(title)}{mark}<small>{escape(words)}</small>'
        f"<small>{told}</small></span></div>"
    )


def installing(state: InstallState, title: str) -> str:
    """Return how far a model is that is being fetched.

    :param state: how it fares.
    :param title: the model's name for people.
    """
    progress = state.progress
    share = progress.done / progress.total if progress else 0.0
    if state.cancelling:
        told = "Stopping. What has come is kept."
    elif progress is None:
        told = "Asking for it…"
    elif progress.checking:
        told = "All has come; it is being checked."
    else:
        told = f"{size(progress.done)} of {size(progress.total)}"
    return (
        f'<p class="pc-progress" role="status">Getting <strong>{escape(title)}</strong></p>'
        f"{bar(share, f'Progress of {title}')}"
        f'<p class="pc-quiet">{told}</p>'
    )


def size(count: int) -> str:
    """Return a number of bytes in words.

    :param count: bytes.
    """
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
