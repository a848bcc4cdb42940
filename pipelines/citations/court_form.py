"""An answer as text for a brief: each sentence with its citations behind it. Pure functions."""

from __future__ import annotations

import re
from collections import Counter

from pipelines.citations.cite import cited_citations
from pipelines.records import Answer, Citation
from pipelines.text import single_spaced

_UNTITLED = re.compile(r"pp?\.|¶|§")
"""How a place begins of a document that has no short title."""


def court_text(answer: Answer) -> str:
    """Return an answer's sentences, each followed by where it stands, and then which file each place is of.

    A citation sentence follows what it supports (Bluebook B1.1): "The motion is denied. Order at 8." A place
    that two of the documents share, or that has no short title, stands behind its file's name.

    :param answer: an answer with sentences.
    """
    places = {(each.document_id, place(each)) for each in answer.citations}
    documents = Counter(where for _, where in places)

    def is_telling(where: str) -> bool:
        return documents[where] == 1 and not _UNTITLED.match(where)

    def named(citation: Citation) -> str:
        where = place(citation)
        return where if is_telling(where) else f"{single_spaced(citation.document)}, {where}"

    lines = []
    for sentence in answer.sentences:
        cited = cited_citations(sentence, answer.citations)
        told = {(each.document_id, place(each)): named(each) for each in cited}
        where = "; ".join(filter(None, (sentence.rule, *told.values())))
        lines.append(f"{single_spaced(sentence.text)} {where}.")
    files = {place(each): each.document for each in answer.citations if is_telling(place(each))}
    listed = [f"{where}: {document}" for where, document in files.items()]
    return "\n\n".join([" ".join(lines), *(["\n".join(["Cited:", *listed])] if listed else [])])


def passage_text(text: str, citation: Citation) -> str:
    """Return a text with its citation behind it.

    :param text: of the cited page.
    :param citation: the citation.
    """
    return f"{text.rstrip()}\n\n({citation.document}, {place(citation)})"


def place(citation: Citation) -> str:
    """Return where a quote stands, as lawyers write it.

    :param citation: the citation.
    """
    return single_spaced(citation.pinpoint).rstrip(".")
