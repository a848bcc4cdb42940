"""Where a text cites cases and statutes: found by Free Law's eyecite, which is quieted here."""

from __future__ import annotations

import logging

from eyecite import get_citations
from eyecite.models import CitationBase

# It warns with the words of the text that puzzle it; a client's words are for no log.
logging.getLogger("eyecite").setLevel(logging.ERROR)


def cited_authorities(text: str) -> list[CitationBase]:
    """Find the citations of authorities in a text.

    :param text: on one line; none is found in an empty one.
    :returns: them, in order: https://freelawproject.github.io/eyecite.
    """
    return get_citations(text) if text else []
