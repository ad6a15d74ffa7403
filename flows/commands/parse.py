"""`bidwright parse`: what was read from documents, as an outline, as JSON, or as a page to look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.commands.one_line import shown
from flows.commands.reading import ReadFile, name_gaps, readings_of, told
from flows.exit_codes import Exit
from flows.reading import document_reader
from flows.settings import Settings
from models.document import Block, ParsedDocument
from models.errors import DocumentError, TenderError
from tasks.parse.document_view import DocumentView, document_view

_OUTLINE_WIDTH = 110
_MAX_PICTURES = 400


def run_parse(paths: Sequence[Path], *, json_output: bool, html_output: bool) -> Exit:
    """Print each document's reading in the order of the paths; what could not be read is said on stderr."""
    failures: list[TenderError] = []
    views: list[DocumentView] = []
    with readings_of(paths) as readings:
        for read in readings:
            if isinstance(read, TenderError):
                failures.append(read)
                continue
            if html_output:
                views.append(_view(read, len(views) + 1))
            elif json_output:
                sys.stdout.write(read.document.model_dump_json() + "\n")
            else:
                sys.stdout.writelines(line + "\n" for line in _outline(read.document))
            name_gaps(read.document)
    if views:
        from tasks.adapters.render import render_documents

        sys.stdout.buffer.write(render_documents(views))
    return told(failures)


def _view(read: ReadFile, ordinal: int) -> DocumentView:
    document = read.document
    pictures: dict[int, bytes] = {}
    if document.pages:
        reader = document_reader(Settings.read())
        wanted = [page.number for page in document.pages[:_MAX_PICTURES]]
        try:
            content, media_type = reader.readable(read.content, document.name, document.media_type)
            pictures.update(reader.draw(content, document.name, media_type, wanted))
        except DocumentError as error:  # the reading stands without its pictures
            sys.stderr.write(shown(f"{document.name}: pages not drawn: {error.code.value}") + "\n")
    return document_view(document, pictures, ordinal)


def _outline(document: ParsedDocument) -> Iterator[str]:
    pages = f", {len(document.pages)} pages" if document.pages else ""
    yield shown(f"{document.name}: {document.media_type}{pages}, {len(document.blocks)} blocks, {document.language}")
    for block in document.blocks:
        yield _line(block)


def _line(block: Block) -> str:
    place = f"p. {block.page}" if block.page else block.sheet or ""
    kind = f"{block.kind} {block.level}" if block.kind == "heading" else block.kind
    if block.table is not None:
        kind = f"table {block.table.rows}x{block.table.cols}"
    text = shown(" ".join(part for part in (block.number or block.marker, block.text) if part))
    cut = text if len(text) <= _OUTLINE_WIDTH else text[: _OUTLINE_WIDTH - 1] + "…"
    return f"{shown(place):<10.10}  {kind:<12}  {cut}"
