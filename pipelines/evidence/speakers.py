"""Who speaks in a passage: the court, one side of a case, a witness, or a judge who does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.breaks import goes_on
from pipelines.lookup.opinions import separate_opinion
from pipelines.records import Evidence
from pipelines.storage.register import Register

SAID_BY_ONE = frozenset(
    """complaint answer motion opposition reply petition brief declaration letter notice indictment
    discovery""".split()
) | {"deposition transcript", "hearing transcript", "docket sheet", "proposed order", "status report"}
"""Kinds of papers in which one side or a witness speaks: what they say is quoted, and never told as fact."""

COURTS = frozenset({"opinion", "order", "judgment"})
"""Kinds of papers in which a court speaks, and a judge who does not agree."""


def said_by_one(evidence: Sequence[Evidence], register: Register) -> dict[str, str]:
    """Return the papers in which one side or a witness speaks.

    :param evidence: passages.
    :param register: of the matter that they are from.
    :returns: kinds of papers by document id.
    """
    entries = map(register.document, {item.document_id for item in evidence})
    kinds = {entry.document_id: entry.caption.kind for entry in entries if entry}
    return {key: kind.value for key, kind in kinds.items() if kind and kind.value in SAID_BY_ONE}


def of_separate_opinion(passage: Evidence, start: int, register: Register) -> str | None:
    """Return the judge whose separate opinion a place stands in, if it is one's.

    :param passage: a passage.
    :param start: offset of the place in its page's text.
    :param register: of the matter that it is from.
    """
    entry = register.document(passage.document_id)
    kind = entry.caption.kind if entry else None
    if kind is None or kind.value not in COURTS:
        return None

    def text(back: int) -> str:
        return register.page_text(passage.document_id, passage.page - back)

    return separate_opinion(passage.on(text(0))[:start], text)


def continued_pages(evidence: Sequence[Evidence], register: Register) -> Iterator[tuple[str, int]]:
    """Yield pages whose first passage continues something of the page before that it was not joined to.

    Who says it stands there: in columns, under a running head, or on a page that was not read.

    :param evidence: passages.
    :param register: of the matter that they are from.
    :returns: pages as (document id, number).
    """
    opening = {(item.document_id, item.page): item.text for item in evidence if item.start == 0}
    for (document_id, number), text in opening.items():
        if goes_on(register.page_text(document_id, number - 1), text):
            yield document_id, number
