"""An answer as text for a brief: each sentence with its citations behind it. Pure functions."""

from __future__ import annotations

from pipelines.cite import cited_citations
from pipelines.records import Answer, Citation
from pipelines.text import single_spaced


def court_text(answer: Answer) -> str:
    """Return an answer's sentences, each followed by where it stands, and then which file each place is of.

    A citation sentence follows what it supports (Bluebook B1.1): "The motion is denied. Order at 8."

    :param answer: an answer with sentences.
    """
    lines = []
    for sentence in answer.sentences:
        places = dict.fromkeys(place(each) for each in cited_citations(sentence, answer.citations))
        lines.append(f"{single_spaced(sentence.text)} {'; '.join(places)}.")
    files = dict.fromkeys((place(each), each.document) for each in answer.citations)
    cited = [f"{where}: {document}" for where, document in files]
    return "\n\n".join([" ".join(lines), "\n".join(["Cited:", *cited])])


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
