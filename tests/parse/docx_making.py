"""DOCX files made by the tests: python-docx where it can, raw WordprocessingML where it cannot."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_body(xml: str) -> bytes:
    """A document with this body."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for child in parse_xml(f"<w:body {W} {MORE}>{xml}</w:body>"):
        body.append(child)
    return saved(document)


def raw_package(document_xml: str, **parts: str) -> bytes:
    """A bare archive with this main part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document_xml)
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def related(**parts: str) -> dict[str, str]:
    """The relations part of a main part that is related to these parts, by kind."""
    base = "http://schemas.openxmlformats.org/"
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{base}officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(parts.items(), 1)
    )
    relations = f'<Relationships xmlns="{base}package/2006/relationships">{rows}</Relationships>'
    return {"word/_rels/document.xml.rels": relations}


def p(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def level(at: int, number_format: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


class ListMaker:
    """Adds list definitions and numbered paragraphs to one document."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._part = self.document.part.numbering_part.element
        for child in list(self._part):
            self._part.remove(child)
        self._nums: list[str] = []
        self._count = 0

    def define(self, *levels: str, more: str = "") -> int:
        """A new definition; its first list's id is returned."""
        self._count += 1
        body = f'<w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}'
        at = len(self._part.findall(f"{{{W.split(chr(34))[1]}}}abstractNum"))
        self._part.insert(at, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{self._count}">{body}</w:abstractNum>'))
        return self.use(self._count)

    def use(self, definition: int, overrides: str = "") -> int:
        """Another list of that definition."""
        self._nums.append(overrides)
        number = len(self._nums)
        self._part.append(
            parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>')
        )
        return number

    def item(self, text: str, list_id: int, at: int = 0) -> None:
        paragraph = self.document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')
        )


MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
