"""What a file is by its content; the name only decides where the content cannot."""

from __future__ import annotations

import codecs
import io
import lzma
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
HTML = "text/html"
XML = "application/xml"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
UNKNOWN = "application/octet-stream"

OFFICE = (DOCX, XLSX, PPTX)
# what the library raises on broken archives, documented or not
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)
READABLE = (PDF, DOCX, MARKDOWN, PLAIN)

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
)
_OFFICE_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX))
# the type a name promises; a content of another type is refused rather than guessed at
PROMISES = {".pdf": PDF, ".docx": DOCX, ".xlsx": XLSX, ".pptx": PPTX, ".zip": ZIP}


def media_type_of(content: bytes, name: str) -> str:
    """The media type of these bytes; ``application/octet-stream`` when nothing is recognised."""
    head = content[:2048]
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(content)
    if b"%PDF-" in head[:1024]:  # readers accept leading junk
        return PDF
    return _text_type(content, PurePosixPath(name).suffix.lower())


def _zip_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except ZIP_FAULTS:
        return ZIP
    return next((media_type for part, media_type in _OFFICE_PARTS if part in names), ZIP)


def _text_type(content: bytes, suffix: str) -> str:
    sample = content[:65536]
    is_utf16 = sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not sample.strip() or (b"\x00" in sample and not is_utf16):
        return UNKNOWN
    for encoding in ("utf-16",) if is_utf16 else ("utf-8", "gb18030"):
        try:  # a sample may end inside a character, a whole file may not
            text = codecs.getincrementaldecoder(encoding)().decode(sample, final=len(sample) == len(content))
        except UnicodeDecodeError:
            continue
        break
    else:
        return UNKNOWN
    if sum(not character.isprintable() and character not in "\r\n\t\f\ufeff" for character in text) > len(text) / 100:
        return UNKNOWN
    start = text.lstrip("\ufeff \r\n\t").lower()
    if start.startswith(("<!doctype html", "<html")) or suffix in {".html", ".htm"}:
        return HTML
    if start.startswith("<?xml"):
        return XML
    return MARKDOWN if suffix in {".md", ".markdown"} else PLAIN
