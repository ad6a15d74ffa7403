"""A zipped office file (OOXML, ODF) whose parts are handed out as XML events, so that no library sees it unchecked.

Refuses: document type declarations (so no entities), archives and parts beyond the limits, encrypted content. Nothing
is built in memory: a part streams from the archive through the XML parser into the reader's own functions.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import IO, NamedTuple, NoReturn
from xml.parsers import expat

from models.errors import Code, DocumentError

MAX_ENTRIES = 10_000
MAX_PART_BYTES = 128 * 1024 * 1024
MAX_READ_BYTES = 256 * 1024 * 1024
"""Of all parts that are read, again where one is read twice: half a minute of XML."""
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_RATIO = 120
"""Unpacked to packed size of a part; sheets of repeated empty cells stay below 60."""
_RATIO_FROM_BYTES = 1024 * 1024
_PIECE_BYTES = 64 * 1024

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
_XML_ENDINGS = (".xml", ".rels", ".vml", ".rdf")

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Relation(NamedTuple):
    """One relation of a part: its kind (the last word of its type) and the part it leads to."""

    kind: str
    target: str


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def relations_path(path: str) -> str:
    """Where the relations of a part stand; those of the whole file for ``""``."""
    folder, base = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relation_of(path: str, type_: str | None, target: str | None, mode: str | None) -> Relation | None:
    """The relation of the part at this path; None when it leads outside the file or nowhere.

    Args:
        path: Of the part it belongs to.
        type_: What the file states as ``Type``, None for nothing; so the others.
        target: As ``Target``.
        mode: As ``TargetMode``.
    """
    if not target or mode == "External":
        return None
    part = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), target)).lstrip("/")
    return Relation((type_ or "").rpartition("/")[2], part)


def open_archive(content: bytes, name: str, max_entries: int) -> zipfile.ZipFile:
    """The ZIP archive that a file is.

    Raises:
        DocumentError: ``damaged``, or ``unsafe_archive`` with more entries.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except ZIP_FAULTS as error:
        raise DocumentError(name, Code.DAMAGED) from error
    if len(archive.infolist()) > max_entries:
        raise DocumentError(name, Code.UNSAFE_ARCHIVE)
    return archive


class OfficePackage:
    """The parts of one file; ``names`` are their paths as stored."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._left = MAX_READ_BYTES
        self._entries = {info.filename.lstrip("/").lower(): info for info in archive.infolist()}
        self.names = tuple(info.filename for info in archive.infolist() if not info.is_dir())

    def __contains__(self, path: str) -> bool:
        """Whether there is such a part; letter case does not matter."""
        return path.lower() in self._entries

    def stream(self, path: str, start: Start | None = None, end: End | None = None, text: Text | None = None) -> bool:
        """The part's XML events went to the functions given; what they raise goes through.

        Args:
            path: Of the part.
            start: Gets an element's name (with its prefix) and attributes.
            end: Gets its name.
            text: Gets pieces of character data.

        Returns:
            Whether the part was there and well-formed up to its end.

        Raises:
            DocumentError: ``unsafe_archive`` when it is hostile, ``too_large``, ``encrypted``; the file is not read.
        """
        entry = self._allowed(path)
        if entry is None:
            return False
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        if start is not None:
            parser.StartElementHandler = start
        if end is not None:
            parser.EndElementHandler = end
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            pieces = self._archive.open(entry)
        except ZIP_FAULTS:
            return False
        with pieces:
            return _fed(parser, pieces)

    def content(self, path: str) -> bytes:
        """The bytes of a part that is no XML; empty when it is broken.

        Raises:
            DocumentError: As ``stream``.
        """
        entry = self._allowed(path)
        try:
            return b"" if entry is None else self._archive.read(entry)
        except ZIP_FAULTS:
            return b""

    def relations(self, path: str) -> dict[str, Relation]:
        """The part's relations inside the file, by id; ``""`` stands for the whole file."""
        found: dict[str, Relation] = {}

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if local(name) != "Relationship":
                return
            relation = relation_of(path, attributes.get("Type"), attributes.get("Target"), attributes.get("TargetMode"))
            if relation is not None:
                found[attributes.get("Id", "")] = relation

        self.stream(relations_path(path), start)
        return found

    def check_parts(self) -> None:
        """Every XML part is free of document type declarations, so that a library may read the file.

        Raises:
            DocumentError: As ``stream``.
        """
        for name in self.names:
            if name.lower().endswith(_XML_ENDINGS):
                self.stream(name)

    def _allowed(self, path: str) -> zipfile.ZipInfo | None:
        entry = self._entries.get(path.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise DocumentError(self.name, Code.ENCRYPTED)
        if is_swollen(entry):
            raise DocumentError(self.name, Code.UNSAFE_ARCHIVE)
        self._left -= entry.file_size
        if entry.file_size > MAX_PART_BYTES or self._left < 0:
            raise DocumentError(self.name, Code.TOO_LARGE)
        return entry

    def _refuse(self, *_: object) -> NoReturn:
        raise DocumentError(self.name, Code.UNSAFE_ARCHIVE)


def is_swollen(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry unpacks to far more than a text part would."""
    return entry.file_size > _RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(1, entry.compress_size)


def open_office(content: bytes, name: str) -> OfficePackage:
    """The file's parts, ready to be read one by one.

    Args:
        content: The whole file.
        name: Its name, for the error.

    Raises:
        DocumentError: ``encrypted``, ``damaged``, ``unsupported`` (old binary format) or ``unsafe_archive``; the
            tender goes on without this file.
    """
    if content.startswith(OLE_MAGIC):
        raise DocumentError(name, Code.ENCRYPTED if is_encrypted(content) else Code.UNSUPPORTED)
    archive = open_archive(content, name, MAX_ENTRIES)
    if sum(entry.file_size for entry in archive.infolist()) > MAX_TOTAL_BYTES:
        raise DocumentError(name, Code.UNSAFE_ARCHIVE)
    return OfficePackage(archive, name)


def is_encrypted(content: bytes) -> bool:
    """Whether a compound file only wraps an office file behind a password."""
    return content.startswith(OLE_MAGIC) and _ENCRYPTED_STREAM in content


def _fed(parser: expat.XMLParserType, pieces: IO[bytes]) -> bool:
    while True:
        try:
            piece = pieces.read(_PIECE_BYTES)
        except ZIP_FAULTS:
            return False
        try:
            parser.Parse(piece, not piece)
        except (expat.ExpatError, LookupError, ValueError):  # the latter two: an encoding that nobody knows
            return False
        if not piece:
            return True
