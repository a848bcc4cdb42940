"""Pieces of HTML of the page "People and places", as pure functions; every text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipelines.entities.entity import Entity, EntityMention, EntityName
from pipelines.entities.index import Companion
from pipelines.entities.records import Kind
from pipelines.records import Citation
from pipelines.text import counted, single_spaced
from ui.markup import bar

KINDS = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.PLACE: "Place"}


def details(entity: Entity) -> str:
    """Return what a row of the list says behind an entity's name.

    :param entity: the entity.
    """
    return (
        f'<p class="pc-entity" data-testid="entity"><span>{KINDS[entity.kind]}</span>'
        f"<span>{escape(roles(entity))}</span><span>{_counts(entity)}</span></p>"
    )


def heading(entity: Entity) -> str:
    """Return the heading of an entity that is opened.

    :param entity: the entity.
    """
    told = " · ".join(part for part in (KINDS[entity.kind], escape(roles(entity)), _counts(entity)) if part)
    return f'<h2 class="pc-question">{escape(entity.name)}</h2><p class="pc-quiet">{told}</p>'


def roles(entity: Entity) -> str:
    """Return an entity's roles in one line.

    :param entity: the entity.
    """
    return ", ".join(dict.fromkeys(role.role for role in entity.roles))


def name(each: EntityName) -> str:
    """Return a spelling of a name with the reason why it is this one's.

    :param each: the spelling.
    """
    return f'<p class="pc-name"><strong>{escape(each.text)}</strong><small>{escape(each.reason)}</small></p>'


def mention(each: EntityMention, citation: Citation) -> str:
    """Return the sentence that a mention stands in, the name in it marked.

    :param each: the mention.
    :param citation: its citation.
    """
    start, end = each.mention.start - citation.start, each.mention.end - citation.start
    before, named, behind = citation.quote[:start], citation.quote[start:end], citation.quote[end:]
    return (
        f'<p class="pc-mention" data-testid="mention">{_spaced(before)}'
        f"<mark>{escape(single_spaced(named))}</mark>{_spaced(behind)}</p>"
    )


def document(file: str) -> str:
    """Return the heading of the mentions in one document.

    :param file: its file name.
    """
    return f'<h4 class="pc-mentions-of" data-testid="mentions-of">{escape(file)}</h4>'


def companions(found: Sequence[Companion]) -> str:
    """Return how often others are named on the same pages, as a table.

    :param found: the others.
    """
    rows = "".join(
        f'<tr><th scope="row">{escape(each.entity.name)}</th><td>{each.sentences:,}</td>'
        f"<td>{each.pages:,}</td></tr>"
        for each in found
    )
    return (
        '<table class="pc-ledger" data-testid="companions"><thead><tr><th scope="col">Named with</th>'
        '<th scope="col">Sentences</th><th scope="col">Pages</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def progress(done: int, total: int) -> str:
    """Return how many documents have been looked through.

    :param done: so many.
    :param total: of so many.
    """
    return (
        f'<p class="pc-progress" role="status">Looking through document {min(done + 1, total):,} of '
        f"{total:,}. Each is looked through once.</p>"
        f"{bar(done / max(total, 1), 'Documents looked through')}"
    )


def _counts(entity: Entity) -> str:
    documents = len({each.document_id for each in entity.mentions})
    return f"{counted(len(entity.mentions), 'mention')} in {counted(documents, 'document')}"


def _spaced(text: str) -> str:
    """Return a part of a quote on one line; the spaces at its ends stay."""
    inner = single_spaced(text)
    if not inner:
        return " " if text else ""
    return escape(f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}")
