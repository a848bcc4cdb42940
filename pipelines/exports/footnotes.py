"""Footnotes for python-docx, which has none of its own (1.2.0): the part of the package that holds them.

Source of the markup: ECMA-376 part 1, section 17.11. Word numbers the notes, in brackets, from 1 in each
section: then a note that a lawyer adds moves the others on, in a brief that they are pasted into as well.
"""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph

TEXT_STYLE, MARK_STYLE = "footnote text", "footnote reference"
_SEPARATORS = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>
</w:footnote></w:footnotes>"""
"""The lines between text and notes, which Word asks for."""


class Footnotes:
    """The footnotes of a document.

    :param document: the document, which has none yet; its styles :data:`TEXT_STYLE` and :data:`MARK_STYLE`
        are there.
    """

    def __init__(self, document: Document) -> None:
        self._text_style = document.styles[TEXT_STYLE].style_id
        self._mark_style = document.styles[MARK_STYLE].style_id
        self._root = parse_xml(_SEPARATORS)
        package = document.part.package
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._count = 0
        settings = parse_xml(
            f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        )
        # In its place: the schema of settings is a sequence.
        before = document.settings.element.find(qn("w:compat"))
        assert before is not None, "python-docx's own template has it"
        before.addprevious(settings)
        restart = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:numRestart w:val="eachSect"/></w:footnotePr>')
        document.sections[0]._sectPr.insert(0, restart)

    def add(
        self, paragraph: Paragraph, key: str, name: str, write: Callable[[Paragraph], None], *, counted: bool
    ) -> None:
        """Add a footnote at a paragraph's end.

        :param paragraph: where its mark is put.
        :param key: the number that it is to have.
        :param name: the bookmark around its number, for :meth:`refer`.
        :param write: writes the note behind its mark.
        :param counted: whether the key is the number that comes of counting the section's notes; one that is
            not is a mark of its own, which nothing moves on.
        """
        self._count += 1
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self._count))
        self._root.append(note)
        element = OxmlElement("w:p")
        assert isinstance(element, CT_P)
        note.append(element)
        element.style = self._text_style
        # The note's paragraph takes the paragraph's place as its parent: both have the document's styles.
        text = Paragraph(element, paragraph._parent)

        run = self._run(text, "" if counted else key)
        if counted:
            run.append(OxmlElement("w:footnoteRef"))
        text.add_run(" ")
        write(text)

        self._open(paragraph)
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            bookmark = OxmlElement(tag)
            bookmark.set(qn("w:id"), str(self._count))
            if tag == "w:bookmarkStart":
                bookmark.set(qn("w:name"), name)
            paragraph._p.append(bookmark)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        run = self._run(paragraph, "" if counted else key)
        bookmark.addprevious(run)
        if counted:
            run.append(reference)
        else:
            reference.set(qn("w:customMarkFollows"), "1")
            run.insert_element_before(reference, "w:t")
        self._close(paragraph)

    def refer(self, paragraph: Paragraph, key: str, name: str) -> None:
        """Refer once more to a footnote, at a paragraph's end; Word keeps the number that of the footnote.

        :param paragraph: where.
        :param key: the footnote's key.
        :param name: its bookmark.
        """
        self._open(paragraph)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f"NOTEREF {name} \\h")
        paragraph._p.append(field)
        field.append(self._run(paragraph, key))
        self._close(paragraph)

    def _open(self, paragraph: Paragraph) -> None:
        self._run(paragraph, "[")

    def _close(self, paragraph: Paragraph) -> None:
        self._run(paragraph, "]")

    def _run(self, paragraph: Paragraph, text: str) -> CT_R:
        run = paragraph.add_run(text)._r
        run.style = self._mark_style
        return run
