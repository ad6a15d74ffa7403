"""What a file is by its content; the name only decides where the content cannot."""

from __future__ import annotations

from pathlib import PurePosixPath

from tasks.intake.ole_directory import root_names
from tasks.intake.text_type import CSV, EML, HTML, MARKDOWN, PLAIN, TSV, XML, text_type_of
from tasks.intake.zip_directory import entries, first_bytes

# the texts' types are named beside what tells them apart; everybody else finds all types here
__all__ = ["CSV", "EML", "HTML", "MARKDOWN", "PLAIN", "TSV", "XML", "breaks_promise", "media_type_of"]

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

PDF = "application/pdf"
DOCX = f"{_OOXML}wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroenabled.12"
DOTX = f"{_OOXML}wordprocessingml.template"
XLSX = f"{_OOXML}spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLTX = f"{_OOXML}spreadsheetml.template"
PPTX = f"{_OOXML}presentationml.presentation"
ODT = f"{_ODF}text"
ODS = f"{_ODF}spreadsheet"
ODP = f"{_ODF}presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
RTF = "application/rtf"
OFD = "application/ofd"
OLE = "application/x-ole-storage"
ENCRYPTED_OFFICE = "application/encrypted"
"""An Office file behind a password, whichever it is."""
ZIP = "application/zip"
SEVEN_ZIP = "application/x-7z-compressed"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZ2 = "application/x-bzip2"
XZ = "application/x-xz"
RAR = "application/vnd.rar"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
GIF = "image/gif"
BMP = "image/bmp"
WEBP = "image/webp"
EXECUTABLE = "application/vnd.microsoft.portable-executable"
UNKNOWN = "application/octet-stream"

OFFICE = (DOCX, XLSX, PPTX)
OLE_TYPES = (DOC, XLS, PPT, MSG)
"""Formats kept in such a container: one whose parts cannot be told was cut short."""

_SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b", GZIP),
    (b"BZh", BZ2),
    (b"\xfd7zXZ\x00", XZ),
    (b"{\\rtf", RTF),
)
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAR_MAGIC_AT = 257
_MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", DOCX),
    (b"word.document.macroEnabled.main+xml", DOCM),
    (b"wordprocessingml.template.main+xml", DOTX),
    (b"word.template.macroEnabledTemplate.main+xml", DOCM),
    (b"spreadsheetml.sheet.main+xml", XLSX),
    (b"ms-excel.sheet.macroEnabled.main+xml", XLSM),
    (b"ms-excel.sheet.binary.macroEnabled.main", XLSB),
    (b"spreadsheetml.template.main+xml", XLTX),
    (b"presentationml.presentation.main+xml", PPTX),
    (b"presentationml.slideshow.main+xml", PPTX),
    (b"ms-powerpoint.presentation.macroEnabled.main+xml", PPTX),
)
_PART_NAMES = (
    (b"word/document.xml", DOCX),
    (b"xl/workbook.xml", XLSX),
    (b"xl/workbook.bin", XLSB),
    (b"ppt/presentation.xml", PPTX),
    (b"OFD.xml", OFD),
)
_FIRST_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/")
_LOCAL_HEADER_BYTES = 30
_OPEN_DOCUMENTS = {
    f"{media_type}{template}".encode(): media_type for media_type in (ODT, ODS, ODP) for template in ("", "-template")
}
_OLE_NAMES = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("__properties_version1.0", MSG),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)
_CONTENT_TYPES_BYTES = 1024 * 1024

# the type a name promises
PROMISES = {
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCM, ".dotx": DOTX, ".doc": DOC, ".rtf": RTF, ".odt": ODT,
    ".xlsx": XLSX, ".xlsm": XLSM, ".xlsb": XLSB, ".xls": XLS, ".ods": ODS,
    ".pptx": PPTX, ".ppt": PPT, ".odp": ODP, ".msg": MSG, ".eml": EML,
    ".zip": ZIP, ".7z": SEVEN_ZIP, ".tar": TAR, ".tgz": GZIP, ".gz": GZIP, ".bz2": BZ2, ".xz": XZ, ".rar": RAR,
    ".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".tif": TIFF, ".tiff": TIFF, ".gif": GIF, ".bmp": BMP, ".webp": WEBP,
}  # fmt: skip
_DOCUMENTS = frozenset(
    {PDF, DOCX, DOCM, DOTX, XLSX, XLSM, XLSB, XLTX, PPTX, ODT, ODS, ODP, DOC, XLS, PPT, MSG, RTF, ENCRYPTED_OFFICE}
)
_TEXTS = frozenset({HTML, XML, CSV, TSV, EML, PLAIN, MARKDOWN})
_TEXT_EXPORTS = frozenset({DOC, DOCX, RTF, XLS, XLSX, EML, MSG})
"""Names under which programs write HTML, mail-like pages or tables of values every day."""
_ARCHIVES = frozenset({ZIP, SEVEN_ZIP, TAR, GZIP, BZ2, XZ, RAR})
_PICTURES = frozenset({JPEG, PNG, TIFF, GIF, BMP, WEBP})


def media_type_of(content: bytes, name: str) -> str:
    """The media type of these bytes; ``application/octet-stream`` when nothing is recognised."""
    head = content[:2048]
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x01\x02")):
        return _zip_type(content)
    if head.startswith(_OLE_SIGNATURE):
        names = root_names(content)
        return next((media_type for part, media_type in _OLE_NAMES if part in names), OLE)
    found = _type_by_place(head)
    suffix = PurePosixPath(name).suffix.lower()
    return found or text_type_of(content, suffix) or UNKNOWN


def promised_type(name: str) -> str | None:
    """The media type that the name promises; None where it promises none."""
    return PROMISES.get(PurePosixPath(name).suffix.lower())


def breaks_promise(media_type: str, name: str) -> bool:
    """Whether a content is not what a person who sees the name expects, and no everyday mix-up either.

    A document of another kind is read as what it is (a DOCX named ``.doc`` or ``.pdf``), as are texts that programs
    save under Office names, archives under another archive's name and pictures under another picture's. A program, a
    picture, an archive or a web page in place of a PDF is not.
    """
    promised = promised_type(name)
    if promised is None:
        return media_type == EXECUTABLE
    is_everyday = (
        media_type in _DOCUMENTS
        or (media_type in _TEXTS and promised in _TEXT_EXPORTS)
        or (media_type in _ARCHIVES and promised in _ARCHIVES)
        or (media_type in _PICTURES and promised in _PICTURES)
    )
    return media_type != promised and not is_everyday


def _type_by_place(head: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:  # readers accept leading junk
        return PDF
    if head.startswith(b"ustar", _TAR_MAGIC_AT):
        return TAR
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"BM") and head[6:10] == bytes(4) and len(head) > 30:
        return BMP
    if head.startswith((b"\x7fELF", b"MZ")) and b"\x00" in head[:64]:
        return EXECUTABLE
    return None


def _zip_type(content: bytes) -> str:
    listed = {entry.name: entry for entry in entries(content)}
    if not listed:  # cut short: what its parts are called still says what it was
        is_office = content.startswith(_FIRST_PARTS, _LOCAL_HEADER_BYTES)
        return next((media_type for part, media_type in _PART_NAMES if is_office and part in content), ZIP)
    if b"mimetype" in listed:
        found = _OPEN_DOCUMENTS.get(first_bytes(content, listed[b"mimetype"], 100).strip())
        if found:
            return found
    if b"[Content_Types].xml" in listed:
        types = first_bytes(content, listed[b"[Content_Types].xml"], _CONTENT_TYPES_BYTES)
        found = next((media_type for part, media_type in _MAIN_PARTS if part in types), None)
        if found:
            return found
    return next((media_type for part, media_type in _PART_NAMES if part in listed), ZIP)
