"""A matter with many documents, all of them fiction, put on record without any PDF being read."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

from ingest.caption.records import STAMP, TEXT, Caption, Found, Party, Source
from ingest.records import Document, Page, Read, SourceFile
from pipelines.storage.matter import Matter

_KINDS = "complaint answer motion opposition reply order declaration contract letter".split()
_SURNAMES = ("Abernathy", "Bellweather", "Castellane", "Dunmore", "Eastlake", "Fairbourne", "Greywater")
_COURTS = (
    "United States District Court for the District of Oregon",
    "United States Court of Appeals for the Ninth Circuit",
    "Superior Court of King County",
)
_JUDGES = ("Helena Marsh", "Tobias Renn", "Ines Calloway")
_FIRST = date(2019, 1, 7)


def fill(home: Path, count: int) -> None:
    """Put documents on record in the matter ``default``; every ninth has a page that could not be read."""
    with Matter(home) as matter:
        for number in range(1, count + 1):
            document = a_document(number)
            matter.register.begin(document)
            matter.register.finish(document.source.document_id)
            matter.file_path(document.source.document_id).touch()


def a_document(number: int) -> Document:
    kind = _KINDS[number % len(_KINDS)]
    plaintiff, defendant = (_SURNAMES[(number * step) % len(_SURNAMES)] for step in (1, 3))
    day = (_FIRST + timedelta(days=number * 5)).isoformat()
    text = f"{plaintiff} v. {defendant}\n{kind.upper()}"
    printed = Source(1, TEXT, kind.upper(), len(text) - len(kind), len(text))
    stamp = Source(1, STAMP, f"Case 3:19-cv-{number % 40:05} Document {number} Filed {day}")
    in_court = kind not in ("contract", "letter")
    caption = Caption(
        kind=Found(kind, printed),
        docket_numbers=(Found(f"3:19-cv-{number % 40:05}", stamp),) if in_court else (),
        court=Found(_COURTS[number % 3], printed) if in_court else None,
        judge=Found(_JUDGES[number % 3], printed) if in_court and number % 2 else None,
        parties=(
            Party(f"{plaintiff} Holdings LLC", "plaintiff", printed),
            Party(f"{defendant} Orchards, Inc.", "defendant", printed),
        ),
        filed=Found(day, stamp) if in_court else None,
        dated=None if in_court else Found(day, printed),
    )
    pages = tuple(
        Page(n, None, text if n == 1 else f"Page {n}.", Read.TEXT) for n in range(1, 2 + number % 30)
    )
    if number % 9 == 0:
        pages += (Page(len(pages) + 1, None, "", Read.FAILED, "The page is damaged."),)
    name = f"{plaintiff}-v-{defendant}_Dkt-{number:03}_{kind.title()}.pdf"
    key = hashlib.sha256(name.encode()).hexdigest()
    return Document(SourceFile(Path(name), name, key, 1000), pages, (), caption)
