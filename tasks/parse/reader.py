"""One entry for every document: bytes in, ``ParsedDocument`` out, the parser chosen by media type."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from models.document import Block, Page, ParsedDocument, ParseNote
from models.errors import Code, DocumentError
from tasks.parse.language import language_of
from tasks.parse.outline import finish

PARSER_VERSION = "parse/2"

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MARKDOWN = "text/markdown"
_PLAIN = "text/plain"
_WESTERN_SHARE = 0.1  # accents and typographic quotes stay below, Chinese text lies far above

_Reading = tuple[Sequence[Page], Sequence[Block], Sequence[ParseNote]]


def parse_document(content: bytes, name: str, media_type: str) -> ParsedDocument:
    """Everything that could be read from the file; a pure function of its arguments.

    Args:
        content: The file's bytes.
        name: File name (with path) inside the tender.
        media_type: By content; decides which parser reads it.

    Raises:
        DocumentError: empty_file, unsupported, or the parser's own code. Not retried.
    """
    if not content:
        raise DocumentError(name, Code.EMPTY_FILE)
    pages, blocks, notes = _read(content, name, media_type)
    if not any(block.text.strip() for block in blocks):
        raise DocumentError(name, Code.NO_TEXT)
    return ParsedDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        media_type=media_type,
        parser_version=PARSER_VERSION,
        language=language_of(block.text for block in blocks),
        pages=tuple(pages),
        blocks=finish(blocks),
        notes=tuple(notes),
    )


def _read(content: bytes, name: str, media_type: str) -> _Reading:
    # each parser's libraries load only for its own kind of file: the child process starts fast
    if media_type == _PDF:
        from tasks.parse.pdf_reader import read_pdf  # noqa: PLC0415

        return read_pdf(content, name)
    if media_type == _DOCX:
        from tasks.parse.docx_reader import read_docx  # noqa: PLC0415

        return (), *read_docx(content, name)
    if media_type == _MARKDOWN:
        from tasks.parse.markdown_reader import read_markdown  # noqa: PLC0415

        return (), *read_markdown(_decoded(content))
    if media_type == _PLAIN:
        from tasks.parse.plain_reader import read_plain  # noqa: PLC0415

        return (), *read_plain(_decoded(content))
    raise DocumentError(name, Code.UNSUPPORTED)


def _decoded(content: bytes) -> str:
    """The text: UTF-16 by its mark, UTF-8, else Western where few bytes are not ASCII, else the Chinese encoding."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        high = sum(byte >= 0x80 for byte in content)
        return content.decode("cp1252" if high < _WESTERN_SHARE * len(content) else "gb18030", "replace")
