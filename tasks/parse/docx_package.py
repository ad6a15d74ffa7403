"""A DOCX file as its XML parts, opened so that a hostile file can neither fill the memory nor reach outside.

Refuses: document type declarations (so no entities), parts and archives beyond the limits, encrypted content.
"""

from __future__ import annotations

import zipfile

from lxml import etree
from lxml.etree import _Element as Element

from models.errors import Code, DocumentError
from tasks.parse.office_package import ZIP_FAULTS, Relation, open_archive, relation_of, relations_path

MAX_ENTRIES = 20_000
MAX_PART_BYTES = 96 * 1024 * 1024

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# ISO 29500 Strict files differ in their names only; read as Transitional they need no second reader.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
)


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def value(parent: Element | None, child: str, attribute: str = "val") -> str | None:
    """``w:attribute`` of the child ``w:child``, or None where either is missing."""
    found = None if parent is None else parent.find(w(child))
    return None if found is None else found.get(w(attribute))


def whole(text: str | None) -> int | None:
    """The whole number, or None where the file holds anything else."""
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if abs(number) < 1_000_000 else None


def is_on(parent: Element | None, child: str) -> bool | None:
    """The on/off property ``w:child``, or None where it is not said."""
    found = None if parent is None else parent.find(w(child))
    return None if found is None else found.get(w("val"), "true") not in {"0", "false", "off"}


class Package:
    """The parts of one file; ``unreadable`` names the secondary parts that turned out broken."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self.unreadable: list[str] = []
        self._archive = archive
        self._entries = {info.filename.lstrip("/").lower(): info for info in archive.infolist()}

    def document_path(self) -> str:
        """The main part's path.

        Raises:
            DocumentError: ``damaged`` when there is none.
        """
        found = [one.target for one in self.relations("").values() if one.kind == "officeDocument"]
        path = next((path for path in [*found, "word/document.xml"] if path.lower() in self._entries), None)
        if path is None:
            raise DocumentError(self.name, Code.DAMAGED)
        return path

    def required(self, path: str) -> Element:
        """The part's root element.

        Raises:
            DocumentError: ``damaged`` when it is missing or not XML; ``unsafe_archive`` when it is hostile.
        """
        root = self._parse(path)
        if root is None:
            raise DocumentError(self.name, Code.DAMAGED)
        return root

    def optional(self, path: str | None) -> Element | None:
        """The part's root element; None when it is missing, or broken (then it is in ``unreadable``).

        Raises:
            DocumentError: ``unsafe_archive`` when it is hostile.
        """
        if path is None or path.lower() not in self._entries:
            return None
        root = self._parse(path)
        if root is None:
            self.unreadable.append(path)
        return root

    def relations(self, path: str) -> dict[str, Relation]:
        """The part's relations inside the file, by id; ``""`` stands for the whole file."""
        root = self.optional(relations_path(path))
        found: dict[str, Relation] = {}
        for one in root if root is not None else ():
            relation = relation_of(path, one.get("Type"), one.get("Target"), one.get("TargetMode"))
            if relation is not None:
                found[one.get("Id", "")] = relation
        return found

    def _parse(self, path: str) -> Element | None:
        entry = self._entries.get(path.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise DocumentError(self.name, Code.ENCRYPTED)
        if entry.file_size > MAX_PART_BYTES:
            raise DocumentError(self.name, Code.UNSAFE_ARCHIVE)
        try:
            content = self._archive.read(entry)
        except ZIP_FAULTS:
            return None
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
                raise DocumentError(self.name, Code.UNSAFE_ARCHIVE) from error
            return None
        if root.getroottree().docinfo.internalDTD is not None:
            raise DocumentError(self.name, Code.UNSAFE_ARCHIVE)
        return root


def open_package(content: bytes, name: str) -> Package:
    """The file's parts, ready to be read one by one.

    Args:
        content: The whole file.
        name: Its name, for the error.

    Raises:
        DocumentError: ``encrypted``, ``damaged``, ``unsupported`` (old binary format) or ``unsafe_archive``; the
            tender goes on without this file.
    """
    if content.startswith(_OLE_MAGIC):
        raise DocumentError(name, Code.ENCRYPTED if _ENCRYPTED_STREAM in content else Code.UNSUPPORTED)
    return Package(open_archive(content, name, MAX_ENTRIES), name)
