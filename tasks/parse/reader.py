"""One entry for every document: bytes in, ``ParsedDocument`` out, the parser chosen by media type."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from models.recognition import RecognisedPage
from tasks.parse.formats import parsers
from tasks.parse.language import language_of
from tasks.parse.outline import finish

PARSER_VERSION = "parse/4"


def parse_document(
    content: bytes, name: str, media_type: str, recognised: Sequence[RecognisedPage] = ()
) -> ParsedDocument:
    """Everything that could be read from the file; a pure function of its arguments.

    Args:
        content: The file's bytes.
        name: File name (with path) inside the tender.
        media_type: By content; decides which parser reads it.
        recognised: Pages whose text was recognised from their picture.

    Returns:
        The document; without any block when its pages show pictures only (``no_text`` in the notes names them).

    Raises:
        DocumentError: empty_file, unsupported, no_text, or the parser's own code. Not retried.
    """
    if not content:
        raise DocumentError(name, Code.EMPTY_FILE)
    parser = parsers().get(media_type)
    if parser is None:
        raise DocumentError(name, Code.UNSUPPORTED)
    pages, blocks, notes = parser.read(content, name, recognised)
    if not any(block.text.strip() for block in blocks) and not any(page.has_ink for page in pages):
        raise DocumentError(name, Code.NO_TEXT)
    language = language_of(block.text for block in blocks)
    return ParsedDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        media_type=media_type,
        parser_version=PARSER_VERSION,
        language=language,
        pages=tuple(pages),
        blocks=finish(blocks, language),
        notes=tuple(notes),
    )
