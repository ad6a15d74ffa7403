"""Small parsed documents for tests: blocks from short notes, with boxes where a page is given."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Block, Cell, Language, Line, ParsedDocument, Table
from models.provenance import Box


def paragraph(text: str, **fields: object) -> Block:
    return Block(index=0, kind="paragraph", text=text, **fields)


def item(text: str, marker: str = "•", **fields: object) -> Block:
    return Block(index=0, kind="list_item", text=text, marker=marker, **fields)


def heading(text: str, **fields: object) -> Block:
    return Block(index=0, kind="heading", text=text, level=1, **fields)


def table(rows: Sequence[Sequence[str]], header_rows: int = 1, **fields: object) -> Block:
    cells = tuple(Cell(row=r, col=c, text=text) for r, row in enumerate(rows) for c, text in enumerate(row) if text)
    grid = Table(rows=len(rows), cols=len(rows[0]), header_rows=header_rows, cells=cells)
    text = "\n".join(" | ".join(row) for row in rows)
    return Block(index=0, kind="table", text=text, table=grid, **fields)


def printed(text: str, page: int, top: float = 100.0) -> Block:
    """A paragraph of one printed line, 10 points a character."""
    box = Box(page=page, x0=50, top=top, x1=50 + 10 * len(text), bottom=top + 12)
    line = Line(start=0, end=len(text), box=box)
    return Block(index=0, kind="paragraph", text=text, page=page, page_end=page, boxes=(box,), lines=(line,))


def document(*blocks: Block, language: Language = "en", under: tuple[str, ...] = ()) -> ParsedDocument:
    """Blocks in order; those without a section of their own stand under ``under``."""
    numbered = tuple(
        block.model_copy(update={"index": index, "section": block.section or under})
        for index, block in enumerate(blocks)
    )
    return ParsedDocument(
        sha256="0" * 64,
        name="tender.pdf",
        media_type="application/pdf",
        parser_version="test/1",
        language=language,
        blocks=numbered,
    )
