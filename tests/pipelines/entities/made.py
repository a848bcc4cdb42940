"""Documents whose every word is known, and what is found in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.caption.reading import read_caption
from ingest.records import Document, Page, Read, SourceFile
from pipelines.entities.reading import read_names
from pipelines.entities.records import FoundName, Kind
from pipelines.storage.register import Register

COMPLAINT = """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON

JANE Q. ROWE, an individual,
Plaintiff,
v.
ACME BRIDGE WORKS, INC., an Oregon corporation,
Defendant.
Case No. 3:21-cv-00123-ABC
COMPLAINT
Judge: Hon. Ruth P. Tallow

Plaintiff Jane Q. Rowe lives in Salem, Oregon. Defendant Acme Bridge Works, Inc. (“Acme”) builds bridges.
Acme hired Ms. Rowe in 2015. Its manager, Torquil Vennerby, met her in Salem and told her that Acme was sound.
Dr. Anil Rao, plaintiff’s expert, will testify. Dr. Rao has examined the bridge for Rowe.
See Smith v. Jones Mfg. Co., 12 F.3d 45 (9th Cir. 1993)."""

DEPOSITION = """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON
JANE Q. ROWE,
Plaintiff,
v.
ACME BRIDGE WORKS, INC.,
Defendant.
Case No. 3:21-cv-00123-ABC
DEPOSITION OF TORQUIL VENNERBY
For Plaintiff: IDA N. MOSS,
MS. MOSS: Did Mr. Vennerby know Dr. Rao?
THE WITNESS: I told Ms. Rowe about Acme Bridge Works, Inc. in Salem, Oregon."""

OTHER_CASE = """UNITED STATES DISTRICT COURT
DISTRICT OF MAINE

PETER ROWE,
Plaintiff,
v.
BORDER TIMBER LLC,
Defendant.
Case No. 1:09-cv-00777-XYZ
COMPLAINT

Plaintiff Peter Rowe sues Border Timber LLC. Mr. Rowe lives in Portland, Maine, and Jane Rowe does not."""


def pages_of(*texts: str) -> list[Page]:
    return [Page(number, None, text, Read.TEXT) for number, text in enumerate(texts, start=1)]


def names_in(*texts: str) -> tuple[FoundName, ...]:
    pages = pages_of(*texts)
    return read_names(pages, read_caption(pages)).names


def texts_in(kind: Kind, *texts: str) -> set[str]:
    return {name.text for name in names_in(*texts) if name.kind is kind}


def add(register: Register, name: str, *texts: str) -> str:
    """Put a document into a register, without a PDF or vectors; return its id."""
    document_id = hashlib.sha256(name.encode()).hexdigest()
    pages = pages_of(*texts)
    source = SourceFile(Path("x.pdf"), name, document_id, 100)
    register.begin(Document(source, tuple(pages), (), read_caption(pages)))
    register.finish(document_id)
    return document_id


def roles_of(names: Sequence[FoundName], text: str) -> set[str]:
    return {role.role for name in names if name.text == text for role in name.roles}
