"""Do a matter's register, vectors and stored files speak of the same documents?"""

from __future__ import annotations

from collections import Counter

from pipelines.storage.distinct import distinct
from pipelines.storage.matter import Matter


def disagreements(matter: Matter) -> list[str]:
    """Compare what the parts of a matter hold; an undisturbed one, and one opened after a kill, agree.

    :param matter: a matter that nothing is being added to or deleted from.
    :returns: what is wrong, a sentence each; nothing where all agree.
    """
    register = matter.register
    documents = {entry.document_id: entry for entry in register.documents()}
    wrong = [f"The document {key} is on record as unfinished." for key in register.unfinished()]
    stored = {path.name for path in (matter.folder / "files").iterdir()}
    wanted = {f"{document_id}.pdf" for document_id in documents}
    wrong += [f"{name} is stored and belongs to no document." for name in sorted(stored - wanted)]
    wrong += [
        f"{documents[name.removesuffix('.pdf')].name} ({name}) is not stored: add the file again."
        for name in sorted(wanted - stored)
    ]
    recorded = register.passages()
    passages = {passage.key for passage in recorded}
    vectors = matter.vectors.keys()
    embedded = {passage.key for passage in distinct(recorded)}
    wrong += [f"The passage {key} has no vector." for key in sorted(embedded - set(vectors))]
    wrong += [f"The vector {key} has no passage." for key in sorted(set(vectors) - passages)]
    if vectors:
        near = {key for key, _ in matter.vectors.nearest([1.0] * 384, len(vectors))}
        wrong += [f"The passage {key} cannot be found by its vector." for key in sorted(set(vectors) - near)]
    counted = Counter(passage.document_id for passage in recorded)
    for document_id, entry in documents.items():
        if len(register.ledger(document_id)) != entry.pages or counted[document_id] != entry.passages:
            wrong.append(f"{entry.name} has not the pages and passages that are on record.")
    return wrong
