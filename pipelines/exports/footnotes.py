"""Footnotes for python-docx, which has none of its own (1.2.0): the part of the package that holds them.

Source of the markup: ECMA-376 part 1, section 17.11. Each footnote has the answer's key for its mark
("custom mark", 17.11.14), so that it reads [1] as on the screen, whatever notes are added later.
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

    def add(self, paragraph: Paragraph, mark: str, write: Callable[[Paragraph], None]) -> None:
        """Add a footnote at a paragraph's end.

        :param paragraph: where its mark is put.
        :param mark: its mark.
        :param write: writes the note behind its mark.
        """
        self._count += 1
        run = paragraph.add_run()
        run._r.style = self._mark_style
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:customMarkFollows"), "1")
        reference.set(qn("w:id"), str(self._count))
        run._r.append(reference)
        run.add_text(mark)

        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self._count))
        self._root.append(note)
        element = OxmlElement("w:p")
        assert isinstance(element, CT_P)
        note.append(element)
        element.style = self._text_style
        # The note's paragraph takes the paragraph's place as its parent: both have the document's styles.
        text = Paragraph(element, paragraph._parent)
        text.add_run(mark)._r.style = self._mark_style
        text.add_run(" ")
        write(text)
